import Glibc
import Reading
import Text

/// Reads the lines of a text: dumps, print and Markdown, whose marks are taken off.
struct PlainReader {
  private let utf8: [UInt8]
  private var collector: LineCollector
  private var blanks = 0
  private var tables = 0
  private var rows = 0
  private var isInComment = false

  private let lineEnd: UInt8

  /// - Parameter lineEnd: What ends a line where the text is a piece of a page.
  init(_ text: DecodedText, lineEnd: UInt8? = nil) {
    self.lineEnd = lineEnd ?? Self.lineEnd(of: text.utf8)
    utf8 = text.utf8
    collector = LineCollector(offsets: text.offsets, capacity: text.utf8.count / 3 + 1)
  }

  /// Files of old systems end their lines with a carriage return alone.
  static func lineEnd(of utf8: [UInt8]) -> UInt8 { utf8.contains(0x0A) ? 0x0A : 0x0D }

  /// - Complexity: O(*n*) in the page.
  consuming func read(from start: Int) -> PageLines {
    let text = utf8
    text.withUnsafeBufferPointer { utf8 in
      guard let base = utf8.baseAddress else { return }
      let mark = Int32(lineEnd)
      var position = start
      while position < utf8.count {
        let found = memchr(base + position, mark, utf8.count - position)
        let end = found.map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) } ?? utf8.count
        readLine(utf8, position..<end)
        position = end + 1
      }
    }
    var result = PageLines()
    result.text = collector.text
    result.lines = collector.lines
    result.rows = collector.rows
    return result
  }

  private mutating func readLine(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var line = MarkdownLine(utf8, range, isInComment: isInComment)
    isInComment = line.endsInComment
    if line.isEmpty {
      blanks += 1
      if !line.isDelimiterRow { rows = 0 } else { blanks = 0 }
      return
    }
    collector.next = Line(range: ScalarRange(0, 0))
    collector.next.blanksBefore = blanks
    collector.next.headingLevel = line.headingLevel
    collector.next.traits = [.startsBlock]
    if line.isListItem { collector.next.traits.insert(.listItem) }
    let count = collector.lines.count
    while let piece = line.next() {
      let before = collector.text.count
      switch piece {
      case .verbatim(let range, let isLinked):
        collector.append(utf8, range, joinsLines: false)
        if isLinked { collector.next.linked += collector.text.count - before }
      case .reference(let scalar, let range): collector.append(scalar, range)
      case .cellEnd(let place): collector.endCell(at: place)
      }
    }
    if line.isRow {
      if rows == 0 { tables += 1 }
      collector.endRow(table: tables - 1, row: rows)
      rows += 1
    } else {
      rows = 0
      collector.breakLine()
    }
    blanks = collector.lines.count > count ? 0 : blanks + 1
  }
}
