import HTML
import Reading

/// The articles that a feed (RSS, Atom, RSS 1.0) gives in full or in part, one an entry.
final class Feed: ItemReader {
  private let entries: [XMLElement]
  private let isWhole: Bool
  private var index = 0
  private var isClosed = false

  /// - Parameter page: the feed as text.
  init?(_ page: Page) {
    guard let (root, isWhole) = XMLElement.parse(page.text.utf8) else { return nil }
    let channel = root.children.first { $0.name == "channel" } ?? root
    entries = (root.children + (channel == root ? [] : channel.children)).filter { $0.name == "item" || $0.name == "entry" }
    self.isWhole = isWhole
  }

  /// Whether bytes begin as a feed does.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    let start = head.prefix(2_048).drop { $0 <= 0x20 || $0 >= 0x80 }
    guard start.first == UInt8(ascii: "<") else { return false }
    let words = String(decoding: start, as: UTF8.self)
    let element = words.firstMatch(of: /<([A-Za-z][A-Za-z0-9:]*)/)?.1.lowercased()
    return element == "rss" || element == "feed" || element == "rdf:rdf"
  }

  var share: Double { entries.isEmpty ? 1 : Double(index) / Double(entries.count) }

  func next() -> RawItem? {
    guard index < entries.count else {
      if isClosed { return nil }
      isClosed = true
      if isWhole { return nil }
      return .fault(name: "", address: nil, .unreadable, "is no well-formed feed: what stands behind the mistake is not read")
    }
    let entry = entries[index]
    index += 1
    let origin = origin(of: entry)
    guard let content = Self.content(of: entry) else {
      return .fault(
        name: String(index), address: origin.address, .empty, "gives a headline and an address, not the article: give the page itself")
    }
    return .item(name: String(index), bytes: Array(content.utf8), origin: origin)
  }

  /// The longest of what an entry gives of its text.
  private static func content(of entry: XMLElement) -> String? {
    var best = ""
    for child in entry.children where ["encoded", "content", "description", "summary"].contains(child.name) {
      let type = child.attributes["type"] ?? ""
      let words = type == "xhtml" || type.hasSuffix("+xml") || !child.children.isEmpty ? child.markup : child.text
      if words.utf8.count > best.utf8.count { best = words }
    }
    return best.allSatisfy(\.isWhitespace) ? nil : best
  }

  private func origin(of entry: XMLElement) -> PageOrigin {
    let links = entry.children.filter { $0.name == "link" }
    let link = links.first { $0.attributes["rel"] ?? "alternate" == "alternate" }
    let guid = entry.children.first { $0.name == "guid" && $0.attributes["isPermaLink"] != "false" }
    let author = entry.children.first { $0.name == "creator" || $0.name == "author" }
    return PageOrigin(
      address: link?.attributes["href"] ?? entry.value("link") ?? guid?.text.trimmed, title: entry.value("title"),
      published: entry.value("pubDate") ?? entry.value("published") ?? entry.value("date") ?? entry.value("updated"),
      source: entry.children.first { $0.name == "source" }.flatMap { $0.value("title") ?? $0.ownText },
      author: author.flatMap { $0.value("name") ?? $0.ownText })
  }
}

extension XMLElement {
  /// The text of the first element of a name in it, unless it is empty.
  fileprivate func value(_ name: String) -> String? {
    children.lazy.filter { $0.name == name }.compactMap(\.ownText).first
  }

  fileprivate var ownText: String? {
    let words = text.trimmed
    return words.isEmpty ? nil : words
  }
}
