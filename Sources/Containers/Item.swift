public import Reading

/// A page as a container holds it.
public struct Item: Sendable {
  /// The container's identifier and the item's name, with a slash between.
  public let identifier: String
  /// What messages call it: the container's path, `#`, the item's name, and its address when that is known.
  public let path: String
  /// Its name in the container: a path, a line, or a number counted from 1; empty where a file holds only one page.
  public let name: String
  /// Its bytes, unpacked: what ranges of its article count.
  public let bytes: [UInt8]
  /// What the container says of it.
  public let origin: PageOrigin

  /// Reads it as a page.
  /// - Throws: `ReadingError` when it holds no text.
  public func page() throws(ReadingError) -> Page {
    try Page(identifier: identifier, path: path, bytes: bytes, origin: origin)
  }
}

/// What readers of containers give, one behind another: items, and what is wrong with others.
enum RawItem {
  case item(name: String, bytes: [UInt8], origin: PageOrigin)
  /// A fault of one item, or of the container itself where the name is empty.
  case fault(name: String, address: String?, ReadingError.Code, String)
  /// Something that is no page, of a kind.
  case skipped(String)
}

/// Reads the items of a container, in their order.
protocol ItemReader: AnyObject {
  /// The next item, or `nil` at the end.
  func next() -> RawItem?
  /// What share of the container has been read, from 0 to 1.
  var share: Double { get }
}
