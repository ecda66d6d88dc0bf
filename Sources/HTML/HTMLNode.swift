/// An element, a stretch of text or a character reference of a page.
///
/// Nodes lie in an array in the order of the page; the descendants of the node at `index` are the
/// nodes from `index + 1` up to its `end`.
public struct HTMLNode: Sendable {
  public let tag: HTMLTag
  /// Whether the element's own attributes hide it (`display:none`, `hidden`).
  public let isHidden: Bool
  /// Whether the end tag of an inline element cut the element off, as `</font>` does with a `p`
  /// that was opened inside of the `font`. What follows belongs to the same line.
  public internal(set) var isInterrupted = false
  /// The element that holds this node, or -1.
  public let parent: Int32
  /// The index after the last descendant.
  public internal(set) var end: Int32
  /// The bytes of the parsed text that the node was read from, half-open: the text or reference
  /// itself; for an element its start tag ends at `upper` and `lower` equals `upper`.
  public let lower: UInt32
  public internal(set) var upper: UInt32
  /// The value of a character reference; for an element the index of its first attribute.
  let value: UInt32

  /// The character that a reference stands for.
  public var scalar: Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }
}

/// The attributes that reading a page needs.
public enum HTMLAttributeName: UInt8, Sendable {
  case id, `class`, href, name, property, itemprop, content, datetime, type, rel, align
}

struct HTMLAttribute: Sendable {
  let node: Int32
  let name: HTMLAttributeName
  let lower: UInt32
  let upper: UInt32
}
