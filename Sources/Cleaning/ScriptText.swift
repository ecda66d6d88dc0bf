import HTML

/// An article that a page keeps in a string of a script, to be shown by it.
///
/// The string is read where it stands: the page is copied up to its end, and in the copy each escape is the
/// character that it stands for, filled up with U+007F, which is nothing to a reader. So every character keeps its
/// place. A script that is data in percent escapes is read through them, and so is data in a string of data; a form's
/// text field may keep an article as well.
enum ScriptText {
  /// Chinese characters that a string must have to be an article.
  private static let least = 60

  /// The copy, where the string starts in it, and whether it is markup.
  static func find(in document: HTMLDocument) -> (utf8: [UInt8], start: Int, isMarkup: Bool)? {
    var utf8 = document.utf8
    let scripts = contents(of: .script, in: document)
    for content in scripts where isPercentEncoded(utf8, content) { unescape(&utf8, content, percent: true) }
    guard var found = longest(in: utf8, scripts) else { return field(in: document) }
    utf8.removeSubrange(found.upperBound...)
    unescape(&utf8, found)
    if isData(utf8, found), let inner = longest(in: utf8, [found]) {
      utf8.removeSubrange(inner.upperBound...)
      unescape(&utf8, inner)
      found = inner
    }
    return (utf8, found.lowerBound, utf8[found].contains(UInt8(ascii: "<")))
  }

  /// The string with most Chinese characters, if it has enough.
  private static func longest(in utf8: [UInt8], _ contents: [Range<Int>]) -> Range<Int>? {
    var best: (range: Range<Int>, hans: Int)?
    for content in contents {
      eachString(in: utf8, content) { range, hans in
        if hans > best?.hans ?? least - 1 { best = (range, hans) }
      }
    }
    return best?.range
  }

  /// An article that stands as markup in a form's text field.
  private static func field(in document: HTMLDocument) -> (utf8: [UInt8], start: Int, isMarkup: Bool)? {
    func hans(_ range: Range<Int>) -> Int { document.utf8[range].count { (0xE4...0xE9).contains($0) } }
    let fields = contents(of: .textarea, in: document).map { ($0, hans($0)) }
    guard let (range, count) = fields.max(by: { $0.1 < $1.1 }), count >= least else { return nil }
    var utf8 = Array(document.utf8[..<range.upperBound])
    // References within references could not be told from them when a quote is read again.
    guard utf8[range].firstRange(of: Array("&amp;".utf8)) == nil else { return nil }
    unescape(&utf8, range, references: true)
    return (utf8, range.lowerBound, utf8[range].contains(UInt8(ascii: "<")))
  }

  /// Whether a script is data whose marks are percent escapes: %7B%22.
  private static func isPercentEncoded(_ utf8: [UInt8], _ content: Range<Int>) -> Bool {
    let head = utf8[content].prefix(64).drop { $0 <= 0x20 }
    return head.starts(with: "%7B".utf8) || head.starts(with: "%7b".utf8) || head.starts(with: "%5B".utf8) || head.starts(with: "%5b".utf8)
  }

  /// Whether what a string stands for is data itself: {"title": "…"}.
  private static func isData(_ utf8: [UInt8], _ range: Range<Int>) -> Bool {
    var marks = utf8[range].lazy.filter { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }.prefix(2).makeIterator()
    guard let first = marks.next(), let second = marks.next() else { return false }
    return first == UInt8(ascii: "{") && second == UInt8(ascii: "\"")
      || first == UInt8(ascii: "[") && (second == UInt8(ascii: "\"") || second == UInt8(ascii: "{"))
  }

  /// Short strings by their names: `"source": "…"`, `var ct = "…"`.
  ///
  /// - Complexity: O(*n*) in the scripts.
  static func values(in document: HTMLDocument, named names: Set<String>) -> [(name: String, content: String)] {
    var values: [(String, String)] = []
    func read(_ utf8: [UInt8], _ content: Range<Int>, _ depth: Int) {
      eachString(in: utf8, content) { range, _ in
        guard values.count < 64 else { return }
        if range.count > 300, depth == 0, isData(utf8, range) {
          var inner = Array(utf8[range])
          unescape(&inner, 0..<inner.count)
          read(inner, 0..<inner.count, 1)
        }
        guard range.count <= 300, !range.isEmpty, let name = name(before: range.lowerBound - 1, in: utf8, from: content.lowerBound), names.contains(name)
        else { return }
        var value = Array(utf8[range])
        unescape(&value, 0..<value.count)
        values.append((name, String(decoding: value.filter { $0 != 0x7F }, as: UTF8.self)))
      }
    }
    var utf8 = document.utf8
    for content in contents(of: .script, in: document) {
      if isPercentEncoded(utf8, content) { unescape(&utf8, content, percent: true) }
      read(utf8, content, 0)
    }
    return values
  }

  /// The bytes of a piece of such a string as what they stand for, if the piece lies in a script.
  static func unescaped(_ bytes: [UInt8], at place: Int, of file: [UInt8]) -> [UInt8] {
    let isEscaped = bytes.indices.contains { bytes[$0] == UInt8(ascii: "\\") || encoded(in: bytes, at: $0, bytes.count).end > $0 + 1 }
    guard isEscaped, let start = script(around: place, of: file) else { return bytes }
    var utf8 = bytes
    let whole = start..<min(start + 64, file.count)
    if isPercentEncoded(file, whole) { unescape(&utf8, 0..<utf8.count, percent: true) }
    unescape(&utf8, 0..<utf8.count)
    if isInData(place, of: file, from: start) { unescape(&utf8, 0..<utf8.count) }
    return utf8
  }

  /// Where the script starts that a place of the file lies in.
  private static func script(around place: Int, of file: [UInt8]) -> Int? {
    var position = place - 7
    while position >= 0 {
      if file[position] == UInt8(ascii: "<") {
        let word = file[position..<min(position + 8, file.count)].map { $0 | 0x20 }
        if word.dropFirst().starts(with: "script".utf8) {
          return file[position..<place].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
        }
        if word.dropFirst(2).starts(with: "script".utf8) { return nil }
      }
      position -= 1
    }
    return nil
  }

  /// Whether a place lies in a string that is data itself.
  private static func isInData(_ place: Int, of file: [UInt8], from start: Int) -> Bool {
    var end = place
    while end < file.count, file[end] != UInt8(ascii: "<") || end + 1 < file.count && file[end + 1] != UInt8(ascii: "/") || end + 2 < file.count && file[end + 2] | 0x20 != UInt8(ascii: "s") { end += 1 }
    var script = Array(file[..<end])
    if isPercentEncoded(file, start..<end) { unescape(&script, start..<end, percent: true) }
    var found = false
    eachString(in: script, start..<end) { range, _ in
      guard range.contains(place) else { return }
      var words = Array(script[range])
      unescape(&words, 0..<words.count)
      found = isData(words, 0..<words.count)
    }
    return found
  }

  // MARK: Scripts

  /// What the elements of a tag hold, up to where they are closed.
  private static func contents(of tag: HTMLTag, in document: HTMLDocument) -> [Range<Int>] {
    let initial = UInt8(ascii: tag == .script ? "s" : "t")
    return document.nodes.filter { $0.tag == tag }.map { node in
      let start = Int(node.upper)
      var end = start
      let utf8 = document.utf8
      while end + 8 <= utf8.count,
        !(utf8[end] == UInt8(ascii: "<") && utf8[end + 1] == UInt8(ascii: "/") && utf8[end + 2] | 0x20 == initial && (tag == .script || utf8[end + 3] | 0x20 == UInt8(ascii: "e")))
      {
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
          while position < content.upperBound - 1, utf8[position] == 0x7F { position += 1 }
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
    skip(" \t\n\r\u{7F}")
    if end > lowest, utf8[end - 1] == UInt8(ascii: "(") {
      end -= 1
      while end > lowest, isName(utf8[end - 1]) { end -= 1 }
      skip(" \t\n\r\u{7F}")
    }
    guard end > lowest, utf8[end - 1] == UInt8(ascii: ":") || utf8[end - 1] == UInt8(ascii: "=") else { return nil }
    end -= 1
    skip(" \t\n\r\"'\u{7F}\\")
    var start = end
    while start > lowest, end - start < 32, isName(utf8[start - 1]) { start -= 1 }
    return start < end ? String(decoding: utf8[start..<end], as: UTF8.self) : nil
  }

  // MARK: Escapes

  /// Puts into the place of each escape what it stands for. Within a tag nothing may stand between the characters,
  /// so a tag is moved to the end of its place.
  private static func unescape(_ utf8: inout [UInt8], _ range: Range<Int>, percent: Bool = false, references: Bool = false) {
    var position = range.lowerBound
    var tagStart: Int?
    while position < range.upperBound {
      let (scalar, end) =
        percent
        ? encoded(in: utf8, at: position, range.upperBound)
        : references ? referred(in: utf8, at: position, range.upperBound) : character(in: utf8, at: position, range.upperBound)
      if end - position > 1 {
        let encoded = Array(String(scalar).utf8)
        let fill = end - position - encoded.count
        guard fill >= 0 else { return }
        for place in position..<position + fill { utf8[place] = 0x7F }
        for (offset, byte) in encoded.enumerated() { utf8[position + fill + offset] = byte }
      }
      if scalar == "<", !percent { tagStart = position }
      if scalar == ">", !percent, let start = tagStart, end - start <= 4_096 {
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
    // Behind the mark may stand what another escape has left.
    func next(_ place: Int) -> Int {
      var place = place
      while place < limit, utf8[place] == 0x7F { place += 1 }
      return place
    }
    let mark = next(position + 1)
    guard utf8[position] == UInt8(ascii: "\\"), mark < limit else { return own(utf8[position], position) }
    func unit(_ start: Int) -> (value: UInt32, end: Int)? {
      var (value, place) = (UInt32(0), start)
      for _ in 0..<4 {
        place = next(place)
        guard place < limit, let digit = figure(utf8[place]) else { return nil }
        value = value << 4 | digit
        place += 1
      }
      return (value, place)
    }
    switch utf8[mark] {
    case UInt8(ascii: "n"): return ("\n", mark + 1)
    case UInt8(ascii: "r"), UInt8(ascii: "t"): return (" ", mark + 1)
    case UInt8(ascii: "u"):
      guard let first = unit(mark + 1) else { return ("u", mark + 1) }
      let slash = next(first.end)
      if first.value & 0xFC00 == 0xD800, slash < limit, utf8[slash] == UInt8(ascii: "\\"), next(slash + 1) < limit,
        let second = unit(next(slash + 1) + 1), second.value & 0xFC00 == 0xDC00
      {
        return (Unicode.Scalar(0x10000 + (first.value & 0x3FF) << 10 + (second.value & 0x3FF)) ?? "\u{FFFD}", second.end)
      }
      return (Unicode.Scalar(first.value) ?? "\u{FFFD}", first.end)
    case let byte where byte < 0x80: return (Unicode.Scalar(byte), mark + 1)
    default: return own(utf8[position], position)
    }
  }

  private static func own(_ byte: UInt8, _ position: Int) -> (Unicode.Scalar, end: Int) {
    (byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}", position + 1)
  }

  private static func figure(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// The character at a place in percent escapes, one for each of its bytes: %E5%B1%B1.
  private static func encoded(in utf8: [UInt8], at position: Int, _ limit: Int) -> (Unicode.Scalar, end: Int) {
    func byte(_ place: Int) -> UInt8? {
      guard place + 3 <= limit, utf8[place] == UInt8(ascii: "%"), let high = figure(utf8[place + 1]), let low = figure(utf8[place + 2]) else { return nil }
      return UInt8(high << 4 | low)
    }
    guard let first = byte(position) else { return own(utf8[position], position) }
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let bytes = (0..<count).compactMap { byte(position + 3 * $0) }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard bytes.count == count, scalars.count == 1, let scalar = scalars.first, scalar.value >= 0x20 else { return ("\u{FFFD}", position + 3) }
    return (scalar, position + 3 * count)
  }

  private static let references: [(words: [UInt8], scalar: Unicode.Scalar)] = {
    let known: [(String, Unicode.Scalar)] = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " ")]
    return known.map { (Array($0.0.utf8), $0.1) }
  }()

  /// The character at a place, a reference or its own.
  private static func referred(in utf8: [UInt8], at position: Int, _ limit: Int) -> (Unicode.Scalar, end: Int) {
    guard utf8[position] == UInt8(ascii: "&") else { return own(utf8[position], position) }
    for (words, scalar) in references where position + words.count <= limit && utf8[position..<position + words.count].elementsEqual(words) {
      return (scalar, position + words.count)
    }
    return own(utf8[position], position)
  }
}
