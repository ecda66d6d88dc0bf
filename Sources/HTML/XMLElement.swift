/// An element of an XML document with all that is in it.
public struct XMLElement: Hashable, Sendable {
  /// What stands in an element.
  public enum Content: Hashable, Sendable {
    case element(XMLElement)
    case text(String)
  }

  /// The name without its prefix.
  public let name: String
  /// The prefix, as the document writes it; empty without one.
  public let prefix: String
  /// Attributes by their names without prefixes.
  public let attributes: [String: String]
  public internal(set) var contents: [Content] = []

  /// The elements in it, in their order.
  public var children: [XMLElement] {
    contents.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The texts in it and in its elements, one behind another.
  public var text: String {
    contents.map { content in
      switch content {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  /// What is in it as markup, its names without prefixes and its attributes left out but for addresses.
  public var markup: String {
    contents.map { content in
      switch content {
      case .element(let element):
        let link = element.attributes["href"].map { " href=\"\(Self.escaped($0))\"" } ?? ""
        return "<\(element.name)\(link)>\(element.markup)</\(element.name)>"
      case .text(let text): return Self.escaped(text)
      }
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
