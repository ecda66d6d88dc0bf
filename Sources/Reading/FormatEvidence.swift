import Glibc

/// Signs of one format or another, counted over a text.
struct FormatEvidence {
  /// `<html`, `<body` or a document type.
  private(set) var isWholePage = false
  /// Tags that make paragraphs, tables and boxes, and those of scripts and styles.
  private(set) var structuralTags = 0
  private(set) var startsWithTag = false
  /// Lines that are a Markdown heading, image, link list, table row or hold emphasis or a link.
  private(set) var markdownLines = 0
  /// Whether most lines end in mid-sentence at about the same width.
  private(set) var isWrapped = false

  init(of utf8: UnsafeBufferPointer<UInt8>) {
    countTags(in: utf8)
    if !isWholePage { readLines(of: utf8) }
  }

  private static let structural = [
    "p", "div", "br", "td", "tr", "table", "section", "article", "li", "ul", "center", "h1", "h2",
    "h3", "script", "style",
  ].map { Array($0.utf8) }
  private static let whole = ["html", "body", "head", "!doctype"].map { Array($0.utf8) }

  private mutating func countTags(in utf8: UnsafeBufferPointer<UInt8>) {
    guard let base = utf8.baseAddress else { return }
    let firstVisible = utf8.firstIndex { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    var position = 0
    while position + 1 < utf8.count,
      let found = memchr(base + position, Int32(UInt8(ascii: "<")), utf8.count - position - 1)
    {
      let place = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
      let start = place + (utf8[place + 1] == UInt8(ascii: "/") ? 2 : 1)
      position = start
      guard start < utf8.count else { return }
      if Self.whole.contains(where: { Self.isName($0, at: start, in: utf8) }) {
        isWholePage = true
        return
      }
      if Self.structural.contains(where: { Self.isName($0, at: start, in: utf8) }) {
        structuralTags += 1
        if place == firstVisible { startsWithTag = true }
      }
    }
  }

  /// Whether a tag's name, in any case, stands at a place and ends there.
  private static func isName(
    _ name: [UInt8], at start: Int, in utf8: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let end = start + name.count
    guard end <= utf8.count, utf8[start] | 0x20 == name[0] | 0x20 else { return false }
    for index in 0..<name.count where utf8[start + index] | 0x20 != name[index] | 0x20 {
      return false
    }
    guard end < utf8.count else { return true }
    let next = utf8[end]
    return !((0x61...0x7A).contains(next | 0x20) || (0x30...0x39).contains(next))
  }

  private mutating func readLines(of utf8: UnsafeBufferPointer<UInt8>) {
    var lines = LineIterator(utf8)
    var lengths: [Int] = []
    var isOpen: [Bool] = []
    while let line = lines.next() {
      if isMarkdown(line, in: utf8) { markdownLines += 1 }
      // Three bytes a character is near enough for Chinese text.
      var start = line.lowerBound
      while start < line.upperBound, utf8[start] <= 0x20 { start += 1 }
      guard line.upperBound - start >= 15 else { continue }
      lengths.append((line.upperBound - start) / 3)
      isOpen.append(!endsSentence(start..<line.upperBound, in: utf8))
    }
    guard lengths.count >= 8 else { return }
    let width = lengths.sorted()[lengths.count * 9 / 10]
    guard width <= 60 else { return }
    let full = lengths.indices.filter { lengths[$0] * 10 >= width * 8 }
    let open = full.filter { isOpen[$0] }
    isWrapped = full.count * 2 >= lengths.count && open.count * 2 >= full.count
  }

  private func isMarkdown(_ line: Range<Int>, in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = line.first.map({ utf8[$0] }) else { return false }
    func starts(_ mark: StaticString) -> Bool {
      let count = mark.utf8CodeUnitCount
      guard line.count >= count else { return false }
      return (0..<count).allSatisfy { utf8[line.lowerBound + $0] == mark.utf8Start[$0] }
    }
    if first == UInt8(ascii: "#") {
      if starts("# ") || starts("## ") || starts("### ") || starts("#### ") { return true }
    } else if first == UInt8(ascii: "!") {
      if starts("![") { return true }
    } else if first == UInt8(ascii: "|") {
      var end = line.upperBound
      while end > line.lowerBound, utf8[end - 1] <= 0x20 { end -= 1 }
      if starts("| "), end > line.lowerBound + 2, utf8[end - 1] == first { return true }
    }
    var previous: UInt8 = 0
    for byte in utf8[line] {
      if byte == UInt8(ascii: "(") && previous == UInt8(ascii: "]") { return true }
      if byte == UInt8(ascii: "*") && previous == byte { return true }
      previous = byte
    }
    return false
  }

  /// Whether a line ends with 。！？：；”」）》… or their ASCII kin.
  private func endsSentence(_ line: Range<Int>, in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, utf8[end - 1] <= 0x20 { end -= 1 }
    guard end > line.lowerBound else { return true }
    let last = utf8[end - 1]
    if last < 0x80 { return ".!?:;)".utf8.contains(last) }
    guard end - 3 >= line.lowerBound else { return false }
    return Self.endings.contains {
      $0[0] == utf8[end - 3] && $0[1] == utf8[end - 2] && $0[2] == last
    }
  }

  private static let endings = ["。", "！", "？", "：", "；", "”", "」", "）", "》", "…"].map { Array($0.utf8) }
}
