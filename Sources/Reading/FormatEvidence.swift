/// Signs of one format or another, counted over a text.
struct FormatEvidence {
  /// `<html`, `<body` or a document type.
  private(set) var isWholePage = false
  /// Tags that make paragraphs, tables and boxes.
  private(set) var structuralTags = 0
  private(set) var startsWithTag = false
  /// Lines that are a Markdown heading, image, link list, table row or hold emphasis or a link.
  private(set) var markdownLines = 0
  /// Whether most lines end in mid-sentence at about the same width.
  private(set) var isWrapped = false

  init(of utf8: UnsafeBufferPointer<UInt8>) {
    countTags(in: utf8)
    readLines(of: utf8)
  }

  private static let structural: Set<String> = [
    "p", "div", "br", "td", "tr", "table", "section", "article", "li", "ul", "center", "h1", "h2",
    "h3",
  ]
  private static let whole: Set<String> = ["html", "body", "head"]

  private mutating func countTags(in utf8: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var isFirst = true
    while position + 1 < utf8.count {
      let byte = utf8[position]
      guard byte == UInt8(ascii: "<") else {
        if byte > 0x20, byte != 0xEF, byte != 0xBB, byte != 0xBF { isFirst = false }
        position += 1
        continue
      }
      var start = position + 1
      if utf8[start] == UInt8(ascii: "/") { start += 1 }
      var end = start
      var name = ""
      while end < utf8.count, end - start < 8, isNameByte(utf8[end]) {
        name.unicodeScalars.append(Unicode.Scalar(utf8[end] | 0x20))
        end += 1
      }
      if start < utf8.count, utf8[start] == UInt8(ascii: "!"),
        utf8[(start + 1)...].prefix(7).lazy.map({ $0 | 0x20 }).elementsEqual("doctype".utf8)
      {
        isWholePage = true
      }
      // Digits of h1–h3 have bit 5 set already.
      if Self.structural.contains(name) {
        structuralTags += 1
        if isFirst { startsWithTag = true }
      }
      if Self.whole.contains(name) { isWholePage = true }
      position = max(end, position + 1)
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x31...0x36).contains(byte)
  }

  private mutating func readLines(of utf8: UnsafeBufferPointer<UInt8>) {
    var lines = LineIterator(utf8)
    var lengths: [Int] = []
    var isOpen: [Bool] = []
    while let line = lines.next() {
      let bytes = utf8[line]
      if isMarkdown(bytes) { markdownLines += 1 }
      // Three bytes a character is near enough for Chinese text.
      let words = bytes.drop { $0 <= 0x20 }
      guard words.count >= 15 else { continue }
      lengths.append(words.count / 3)
      isOpen.append(!endsSentence(words))
    }
    guard lengths.count >= 8 else { return }
    let width = lengths.sorted()[lengths.count * 9 / 10]
    guard width <= 60 else { return }
    let full = lengths.indices.filter { lengths[$0] * 10 >= width * 8 }
    let open = full.filter { isOpen[$0] }
    isWrapped = full.count * 2 >= lengths.count && open.count * 2 >= full.count
  }

  private func isMarkdown(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    func starts(_ mark: String) -> Bool { line.starts(with: mark.utf8) }
    if starts("# ") || starts("## ") || starts("### ") || starts("#### ") || starts("![") {
      return true
    }
    if starts("| "), line.last(where: { $0 > 0x20 }) == UInt8(ascii: "|") { return true }
    var previous: UInt8 = 0
    for byte in line {
      if previous == UInt8(ascii: "]") && byte == UInt8(ascii: "(") { return true }
      if previous == UInt8(ascii: "*") && byte == UInt8(ascii: "*") { return true }
      previous = byte
    }
    return false
  }

  /// Whether a line ends with 。！？：；”」）》 or their ASCII kin.
  private func endsSentence(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var end = line.endIndex
    while end > line.startIndex, line[end - 1] <= 0x20 { end -= 1 }
    guard end > line.startIndex else { return true }
    if line[end - 1] < 0x80 { return ".!?:;)".utf8.contains(line[end - 1]) }
    guard end - 3 >= line.startIndex else { return false }
    let mark = String(decoding: line[end - 3..<end], as: UTF8.self)
    return ["。", "！", "？", "：", "；", "”", "」", "）", "》", "…"].contains(mark)
  }
}
