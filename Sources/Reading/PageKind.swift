/// What a document is made of, judged by its content alone.
public struct PageKind: Hashable, Sendable {
  public enum Format: String, Hashable, Sendable, Codable {
    /// A whole HTML document.
    case htmlPage
    /// A piece of HTML without `html` or `body`.
    case htmlFragment
    /// Text with Markdown's headings, links, emphasis or tables.
    case markdown
    /// The text of a page, a paragraph a line, menus and all.
    case textDump
    /// Lines as they were printed: paragraphs are broken at a column's width.
    case ocrText
  }

  public let format: Format
  /// Whether a front matter (`---`, `key: value`, `---`, or with `+++` and `=`) stands at the head.
  public let hasFrontMatter: Bool

  public init(format: Format, hasFrontMatter: Bool) {
    self.format = format
    self.hasFrontMatter = hasFrontMatter
  }

  /// Whether the document is parsed as HTML.
  public var isMarkup: Bool { format == .htmlPage || format == .htmlFragment }
}

extension PageKind {
  /// The front matter's lines and where the document goes on, in bytes of the decoded text.
  static func frontMatter(of utf8: UnsafeBufferPointer<UInt8>) -> (yaml: Range<Int>, end: Int)? {
    var lines = LineIterator(utf8, limit: 65_536)
    var first = lines.next()
    while let line = first, isBlank(utf8[line]) { first = lines.next() }
    guard let opening = first else { return nil }
    let isYAML = trimmed(utf8, opening).elementsEqual("---".utf8)
    guard isYAML || trimmed(utf8, opening).elementsEqual("+++".utf8) else { return nil }
    let start = lines.position
    var hasKey = false
    while let line = lines.next() {
      let words = trimmed(utf8, line)
      if isYAML ? words.elementsEqual("---".utf8) || words.elementsEqual("...".utf8) : words.elementsEqual("+++".utf8) {
        return hasKey ? (start..<line.lowerBound, lines.position) : nil
      }
      if let mark = words.firstIndex(of: isYAML ? UInt8(ascii: ":") : UInt8(ascii: "=")), mark > words.startIndex,
        words[..<mark].allSatisfy({ isKeyByte($0) || !isYAML && $0 == 0x20 })
      {
        hasKey = true
      }
    }
    return nil
  }

  /// - Complexity: O(*n*) in the first 512 kB.
  static func format(of utf8: UnsafeBufferPointer<UInt8>) -> Format {
    let sample = UnsafeBufferPointer(rebasing: utf8.prefix(1 << 19))
    let evidence = FormatEvidence(of: sample)
    if evidence.isWholePage { return .htmlPage }
    if evidence.structuralTags >= 2 || (evidence.structuralTags == 1 && evidence.startsWithTag),
      evidence.structuralTags >= evidence.markdownLines
    {
      return .htmlFragment
    }
    if evidence.markdownLines >= 3 { return .markdown }
    return evidence.isWrapped ? .ocrText : .textDump
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D
      || byte == 0x5F || byte >= 0x80
  }

  private static func isBlank(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.allSatisfy { $0 <= 0x20 } || bytes.elementsEqual([0xEF, 0xBB, 0xBF])
  }

  private static func trimmed(
    _ utf8: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    var line = line
    if utf8[line].starts(with: [0xEF, 0xBB, 0xBF]) { line = line.lowerBound + 3..<line.upperBound }
    while !line.isEmpty, utf8[line.upperBound - 1] <= 0x20 {
      line = line.lowerBound..<line.upperBound - 1
    }
    while !line.isEmpty, utf8[line.lowerBound] <= 0x20 {
      line = line.lowerBound + 1..<line.upperBound
    }
    return utf8[line]
  }
}

/// The lines of a text without their line ends.
struct LineIterator {
  private let utf8: UnsafeBufferPointer<UInt8>
  private let limit: Int
  /// Where the next line starts.
  private(set) var position = 0

  init(_ utf8: UnsafeBufferPointer<UInt8>, limit: Int = .max) {
    self.utf8 = utf8
    self.limit = min(limit, utf8.count)
  }

  mutating func next() -> Range<Int>? {
    guard position < limit else { return nil }
    let start = position
    while position < utf8.count, utf8[position] != 0x0A { position += 1 }
    let end = position
    position = min(position + 1, utf8.count)
    return start..<end
  }
}
