/// A page as its elements and texts, in one flat array, each with the bytes it was read from.
///
/// The markup is read as browsers do it: missing end tags are supplied, stray ones ignored. The
/// texts are not copied: a text node is a range of the parsed bytes.
public struct HTMLDocument: Sendable {
  /// The parsed text, which nodes are ranges of. Where it would have been misread (a comment that
  /// never ends, `<![endif]>`) U+007F stands in the place of the markup; nothing has moved.
  public internal(set) var utf8: [UInt8] = []
  /// All nodes in the order of the page.
  public internal(set) var nodes: [HTMLNode] = []
  /// The contents of `<script type="application/ld+json">`, UTF-8.
  public internal(set) var linkedData: [[UInt8]] = []
  var attributes: [HTMLAttribute] = []
  var attributeBytes: [UInt8] = []

  init() {}

  /// Parses UTF-8 text from a byte offset on.
  ///
  /// - Parameters:
  ///   - utf8: Well-formed UTF-8 without control characters but tab and line ends.
  ///   - offset: Where the markup starts. Ranges of nodes count from the start of `utf8`.
  ///   - maximumNodes: How many nodes are read before parsing stops with an error; a node takes
  ///     24 bytes.
  /// - Throws: `HTMLError` when a limit is met.
  /// - Complexity: O(*n*) in the bytes; what would take longer is refused.
  public init(parsing utf8: consuming [UInt8], from offset: Int = 0, maximumNodes: Int = 20_000_000)
    throws(HTMLError)
  {
    self = try HTMLParser.parse(utf8, from: offset, maximumNodes: maximumNodes)
  }

  /// The value of an element's attribute, UTF-8 with references decoded.
  public func attribute(_ name: HTMLAttributeName, of index: Int) -> ArraySlice<UInt8>? {
    let node = nodes[index]
    guard node.tag.rawValue >= HTMLTag.other.rawValue else { return nil }
    var position = Int(node.value)
    while position < attributes.count, attributes[position].node == Int32(index) {
      let attribute = attributes[position]
      if attribute.name == name {
        return attributeBytes[Int(attribute.lower)..<Int(attribute.upper)]
      }
      position += 1
    }
    return nil
  }

  /// Whether an element has any of the attributes that are kept.
  public func hasAttributes(_ index: Int) -> Bool {
    let position = Int(nodes[index].value)
    return position < attributes.count && attributes[position].node == Int32(index)
  }
}
