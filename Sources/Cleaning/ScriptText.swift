import HTML

/// An article that a page keeps in a string of a script, to be shown by it.
///
/// The string is read where it stands: the page is copied up to its end, and in the copy each escape is the
/// character that it stands for, filled up with U+007F, which is nothing to a reader. So every character keeps its
/// place.
enum ScriptText {
  /// Chinese characters that a string must have to be an article.
  private static let least = 60

  /// The copy, where the string starts in it, and whether it is markup.
  static func find(in document: HTMLDocument) -> (utf8: [UInt8], start: Int, isMarkup: Bool)? {
    var best: (range: Range<Int>, hans: Int)?
    for content in scripts(of: document) {
      eachString(in: document.utf8, content) { range, hans in
        if hans > best?.hans ?? least - 1 { best = (range, hans) }
      }
    }
    guard let best else { return nil }
    var utf8 = Array(document.utf8[..<best.range.upperBound])
    unescape(&utf8, best.range)
    let isMarkup = utf8[best.range].contains(UInt8(ascii: "<"))
    return (utf8, best.range.lowerBound, isMarkup)
  }

  /// Short strings by their names: `"source": "…"`, `var ct = "…"`.
  ///
  /// - Complexity: O(*n*) in the scripts.
  static func values(in document: HTMLDocument, named names: Set<String>) -> [(name: String, content: String)] {
    var values: [(String, String)] = []
    for content in scripts(of: document) {
      eachString(in: document.utf8, content) { range, _ in
        guard range.count <= 300, !range.isEmpty, values.count < 64,
          let name = name(before: range.lowerBound - 1, in: document.utf8, from: content.lowerBound), names.contains(name)
        else { return }
        var utf8 = Array(document.utf8[range])
        unescape(&utf8, 0..<utf8.count)
        values.append((name, String(decoding: utf8.filter { $0 != 0x7F }, as: UTF8.self)))
      }
    }
    return values
  }

  /// The bytes of a piece of such a string as what they stand for, if the piece lies in a script.
  static func unescaped(_ bytes: [UInt8], at place: Int, of file: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\\")), isInScript(place, of: file) else { return bytes }
    var utf8 = bytes
    unescape(&utf8, 0..<utf8.count)
    return utf8
  }

  private static func isInScript(_ place: Int, of file: [UInt8]) -> Bool {
    var position = place - 7
    while position >= 0 {
      if file[position] == UInt8(ascii: "<") {
        let word = file[position..<min(position + 8, file.count)].map { $0 | 0x20 }
        if word.dropFirst().starts(with: "script".utf8) { return true }
        if word.dropFirst(2).starts(with: "script".utf8) { return false }
      }
      position -= 1
    }
    return false
  }

  // MARK: Scripts

  private static func scripts(of document: HTMLDocument) -> [Range<Int>] {
    document.nodes.filter { $0.tag == .script }.map { node in
      let start = Int(node.upper)
      var end = start
      let utf8 = document.utf8
      while end + 8 <= utf8.count, !(utf8[end] == UInt8(ascii: "<") && utf8[end + 1] == UInt8(ascii: "/") && utf8[end + 2] | 0x20 == UInt8(ascii: "s")) {
        end += 1
      }
      return start..<min(end, utf8.count)
    }
  }

  /// Calls back with the inside of each string literal and how many Chinese characters it has.
  private static func eachString(in utf8: [UInt8], _ content: Range<Int>, _ body: (Range<Int>, Int) -> Void) {
    var position = content.lowerBound
    while position < content.upperBound {
      let quote = utf8[position]
      position += 1
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`") else { continue }
      let start = position
      var hans = 0
      while position < content.upperBound, utf8[position] != quote {
        let byte = utf8[position]
        // A quote in a comment opens nothing.
        if byte == 0x0A, quote != UInt8(ascii: "`") { break }
        if (0xE4...0xE9).contains(byte) { hans += 1 }
        if byte == UInt8(ascii: "\\"), position + 2 < content.upperBound {
          if utf8[position + 1] == UInt8(ascii: "u"), (0x34...0x39).contains(utf8[position + 2]) { hans += 1 }
          position += 1
        }
        position += 1
      }
      if position < content.upperBound, utf8[position] == quote {
        body(start..<position, hans)
        position += 1
      } else {
        position = start
      }
    }
  }

  /// The name that a value is given: `name = "`, `"name": "`, `name = htmlDecode("`.
  private static func name(before quote: Int, in utf8: [UInt8], from lowest: Int) -> String? {
    var end = quote
    func isName(_ byte: UInt8) -> Bool { byte == 0x5F || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
    func skip(_ bytes: String) { while end > lowest, bytes.utf8.contains(utf8[end - 1]) { end -= 1 } }
    skip(" \t\n\r")
    if end > lowest, utf8[end - 1] == UInt8(ascii: "(") {
      end -= 1
      while end > lowest, isName(utf8[end - 1]) { end -= 1 }
      skip(" \t\n\r")
    }
    guard end > lowest, utf8[end - 1] == UInt8(ascii: ":") || utf8[end - 1] == UInt8(ascii: "=") else { return nil }
    end -= 1
    skip(" \t\n\r\"'")
    var start = end
    while start > lowest, end - start < 32, isName(utf8[start - 1]) { start -= 1 }
    return start < end ? String(decoding: utf8[start..<end], as: UTF8.self) : nil
  }

  // MARK: Escapes

  /// Puts into the place of each escape what it stands for. Within a tag nothing may stand between the characters,
  /// so a tag is moved to the end of its place.
  private static func unescape(_ utf8: inout [UInt8], _ range: Range<Int>) {
    var position = range.lowerBound
    var tagStart: Int?
    while position < range.upperBound {
      let (scalar, end) = character(in: utf8, at: position, range.upperBound)
      if end - position > 1, utf8[position] == UInt8(ascii: "\\") {
        let encoded = Array(String(scalar).utf8)
        let fill = end - position - encoded.count
        guard fill >= 0 else { return }
        for place in position..<position + fill { utf8[place] = 0x7F }
        for (offset, byte) in encoded.enumerated() { utf8[position + fill + offset] = byte }
      }
      if scalar == "<" { tagStart = position }
      if scalar == ">", let start = tagStart, end - start <= 4_096 {
        let tag = utf8[start..<end].filter { $0 != 0x7F }
        for place in start..<end - tag.count { utf8[place] = 0x7F }
        utf8.replaceSubrange(end - tag.count..<end, with: tag)
        tagStart = nil
      }
      position = end
    }
  }

  /// The character at a place, an escape or its own, and where it ends.
  private static func character(in utf8: [UInt8], at position: Int, _ limit: Int) -> (Unicode.Scalar, end: Int) {
    guard utf8[position] == UInt8(ascii: "\\"), position + 1 < limit else {
      let byte = utf8[position]
      return (byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}", position + 1)
    }
    func unit(_ start: Int) -> UInt32? {
      guard start + 4 <= limit else { return nil }
      return UInt32(String(decoding: utf8[start..<start + 4], as: UTF8.self), radix: 16)
    }
    switch utf8[position + 1] {
    case UInt8(ascii: "n"): return ("\n", position + 2)
    case UInt8(ascii: "r"), UInt8(ascii: "t"): return (" ", position + 2)
    case UInt8(ascii: "u"):
      guard let first = unit(position + 2) else { return ("u", position + 2) }
      if first & 0xFC00 == 0xD800, position + 8 <= limit, utf8[position + 6] == UInt8(ascii: "\\"), let second = unit(position + 8),
        second & 0xFC00 == 0xDC00
      {
        return (Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}", position + 12)
      }
      return (Unicode.Scalar(first) ?? "\u{FFFD}", position + 6)
    default: return (Unicode.Scalar(utf8[position + 1]), position + 2)
    }
  }
}
