import Glibc

/// The comment in which the pages of electronic newspapers keep what they know of a story:
/// `<!--enpproperty <date>2021-06-09 00:00:00:000</date><author>…</author>… /enpproperty-->`.
///
/// Source: pages made with Founder's publishing system.
enum NewspaperComment {
  private static let opening = Array("<!--enpproperty".utf8)
  /// Its elements, and the names that `<meta>` has for them.
  private static let names = [
    ("date", "pubdate"), ("title", "articletitle"), ("sourcename", "contentsource"),
  ]

  /// The properties that have a value, in the form of `<meta>`.
  static func properties(in utf8: [UInt8]) -> [(name: String, content: String)] {
    let comment: [UInt8]? = utf8.withUnsafeBufferPointer { utf8 in
      guard let base = utf8.baseAddress else { return nil }
      var position = 1
      // Exclamation marks are rarer than angle brackets.
      while position < utf8.count,
        let found = memchr(base + position, Int32(UInt8(ascii: "!")), utf8.count - position)
      {
        let start = base.distance(to: found.assumingMemoryBound(to: UInt8.self)) - 1
        let end = min(utf8.count, start + 4_096)
        if start + 4 < end, utf8[start + 4] == opening[4], utf8[start..<end].starts(with: opening) { return Array(utf8[start..<end]) }
        position = start + 2
      }
      return nil
    }
    guard let comment else { return [] }
    let text = String(decoding: comment, as: UTF8.self)
    let whole = text[..<(text.firstRange(of: "-->")?.lowerBound ?? text.endIndex)]
    return names.compactMap { element, name in
      guard let start = whole.firstRange(of: "<\(element)>")?.upperBound,
        let end = whole[start...].firstRange(of: "</\(element)>")?.lowerBound, start < end
      else { return nil }
      let value = whole[start..<end]
      // The day alone is known.
      let content = value.firstRange(of: " 00:00:00").map { value[..<$0.lowerBound] } ?? value
      return content.allSatisfy(\.isWhitespace) ? nil : (name, String(content))
    }
  }
}
