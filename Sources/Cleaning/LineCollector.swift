import Reading
import Text

/// Gathers the visible characters of a page in their normal form, line by line.
///
/// Normal form: full-width letters and digits at half width, runs of white space as one space (an
/// ideographic one where the run holds one), nothing invisible, no white space at the ends of a
/// line. Every other character stays as it is.
struct LineCollector {
  private(set) var text = TracedText()
  private(set) var lines: [Line] = []
  private(set) var rows: [TableRow] = []
  /// What the next line will bear; its range is set when it ends.
  var next = Line(range: ScalarRange(0, 0))

  private let offsets: OffsetMap
  private var hint = 0
  private var start = 0
  private var gap = Gap.none
  private var gapLower = 0
  private var gapUpper = 0
  private var indent = 0
  private var cells: [ScalarRange] = []
  private var cellStart = 0

  /// White space that has been seen and not yet written.
  private enum Gap: UInt8 {
    case none
    /// A line end in the source between two parts of one text.
    case lineEnd
    case space
    case ideographicSpace
  }

  init(offsets: OffsetMap, capacity: Int) {
    self.offsets = offsets
    text.reserveCapacity(capacity)
  }

  /// Whether anything stands on the current line.
  var isLineEmpty: Bool { text.count == start }

  /// The scalars of the current line so far.
  var currentCount: Int { text.count - start }

  /// Adds text of the page that stands there verbatim.
  ///
  /// - Parameters:
  ///   - utf8: The decoded page.
  ///   - range: The text's bytes in it.
  ///   - joinsLines: Whether a line end between two Chinese characters is nothing but the file's
  ///     layout, as in HTML.
  mutating func append(
    _ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, joinsLines: Bool
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      if offsets.isIdentity, gap == .none {
        position = text.appendPlain(utf8, position..<range.upperBound)
        guard position < range.upperBound else { return }
      }
      let first = UInt32(utf8[position])
      var value = first
      var width = 1
      if first >= 0x80 {
        if first >= 0xF0 {
          value = (first & 7) << 18 | trail(utf8, position + 1) << 12
            | trail(utf8, position + 2) << 6 | trail(utf8, position + 3)
          width = 4
        } else if first >= 0xE0 {
          value = (first & 15) << 12 | trail(utf8, position + 1) << 6 | trail(utf8, position + 2)
          width = 3
        } else {
          value = (first & 31) << 6 | trail(utf8, position + 1)
          width = 2
        }
      }
      if value > 0x20 && value < 0x7F || value &- 0x4E00 < 0x5200 {
        write(value, position, position + width)
      } else {
        appendSpecial(value, position, position + width, joinsLines: joinsLines)
      }
      position += width
    }
  }

  @inline(__always)
  private func trail(_ utf8: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt32 {
    UInt32(utf8[position] & 0x3F)
  }

  /// Adds the character that a reference stands for.
  mutating func append(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    if scalar.value > 0x20 && scalar.value < 0x7F {
      write(scalar.value, range.lowerBound, range.upperBound)
    } else {
      appendSpecial(scalar.value, range.lowerBound, range.upperBound, joinsLines: true)
    }
  }

  /// A line end that is layout only when no tag stands beside it.
  mutating func noteTag() {
    if gap == .lineEnd { gap = .space }
  }

  private mutating func appendSpecial(_ value: UInt32, _ lower: Int, _ upper: Int, joinsLines: Bool)
  {
    switch value {
    case 0x0A, 0x0D: widen(joinsLines && gap != .space ? .lineEnd : .space, lower, upper, columns: 0)
    case 0x20, 0x09:
      widen(
        gap == .lineEnd ? .lineEnd : .space, lower, upper,
        columns: joinsLines ? 0 : value == 0x20 ? 1 : 4)
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F:
      widen(.space, lower, upper, columns: value == 0x2003 ? 2 : 1)
    case 0x3000: widen(.ideographicSpace, lower, upper, columns: 2)
    case 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F,
      0xFEFF, 0xFFF9...0xFFFB, 0x00...0x1F:
      break
    case 0xFF10...0xFF19:
      joinDecimal()
      write(value - 0xFEE0, lower, upper)
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: write(value - 0xFEE0, lower, upper)
    case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      write(CompatibilityForms.unified(value), lower, upper)
    default: write(value, lower, upper)
    }
  }

  /// ３４．２ is a number: its full-width point becomes a point.
  private mutating func joinDecimal() {
    let count = text.count
    guard count - start >= 2, gap == .none, text.scalars[count - 1] == "．",
      text.scalars[count - 2].isDigit
    else { return }
    text.replaceScalar(at: count - 1, with: ".")
  }

  private mutating func widen(_ kind: Gap, _ lower: Int, _ upper: Int, columns: Int) {
    if text.count == cellStart {
      if isLineEmpty { indent += columns }
      return
    }
    if gap == .none { gapLower = lower }
    gapUpper = upper
    if kind.rawValue > gap.rawValue { gap = kind }
  }

  @inline(__always)
  private mutating func write(_ value: UInt32, _ lower: Int, _ upper: Int) {
    if gap != .none { writeGap(before: value) }
    let bytes =
      offsets.isIdentity ? ByteRange(lower, upper) : offsets.original(lower, upper, hint: &hint)
    text.append(Unicode.Scalar(value) ?? "\u{FFFD}", from: bytes)
  }

  private mutating func writeGap(before value: UInt32) {
    let kind = gap
    gap = .none
    guard text.count > cellStart else { return }
    if kind == .lineEnd, let last = text.scalars.last, last.value >= 0x2E80 || value >= 0x2E80 {
      return
    }
    let bytes = offsets.original(gapLower, gapUpper, hint: &hint)
    text.append(kind == .ideographicSpace ? "\u{3000}" : " ", from: bytes)
  }

  /// Whether a cell of the current line has ended.
  var hasCells: Bool { !cells.isEmpty }

  /// Notes a break within a cell: a space, but for Chinese characters on either side.
  mutating func joinLines(at place: Int) { widen(.lineEnd, place, place, columns: 0) }

  /// Ends a table's cell; the next one is set off by a tab.
  ///
  /// - Parameter place: Where the cell ends, in bytes of the decoded page.
  mutating func endCell(at place: Int) {
    gap = .none
    dropGlosses(from: cellStart)
    cells.append(ScalarRange(cellStart, text.count))
    text.append("\t", from: offsets.original(place, place, hint: &hint))
    cellStart = text.count
  }

  /// Ends the line as a row of a table.
  mutating func endRow(table: Int, row: Int) {
    if !cells.isEmpty, let last = cells.last {
      // No tab after the last cell.
      let end = last.upperBound
      let isBare = cells.allSatisfy(\.isEmpty)
      if !isBare {
        next.row = Int32(rows.count)
        rows.append(TableRow(table: table, row: row, cells: cells))
        finish(at: end)
      }
    }
    discardLine()
  }

  /// Ends the current line, if anything stands on it.
  mutating func breakLine() {
    if isLineEmpty {
      gap = .none
      indent = 0
      cells.removeAll(keepingCapacity: true)
      return
    }
    dropGlosses(from: cellStart)
    finish(at: text.count)
    discardLine()
  }

  private mutating func dropGlosses(from start: Int) {
    for gloss in Gloss.find(in: text, from: start) {
      text.remove(gloss)
      next.linked = min(next.linked, text.count - self.start)
    }
  }

  private mutating func finish(at end: Int) {
    next.range = ScalarRange(start, end)
    next.indent = indent
    lines.append(next)
  }

  private mutating func discardLine() {
    start = text.count
    cellStart = start
    cells.removeAll(keepingCapacity: true)
    gap = .none
    indent = 0
    next.row = -1
    next.linked = 0
    next.blanksBefore = 0
  }
}
