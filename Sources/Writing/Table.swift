/// A table for spreadsheets and programs: columns with names, rows of cells.
public struct Table: Sendable {
  /// A column.
  public struct Column: Hashable, Sendable {
    /// What its cells are.
    public enum Content: Hashable, Sendable {
      case text
      /// Decimal numbers.
      case number
      /// Days, as `YYYY-MM-DD`; what is none is text.
      case day
    }

    /// The first row names it so.
    public let name: String
    public let content: Content

    public init(_ name: String, _ content: Content = .text) {
      self.name = name
      self.content = content
    }
  }

  public let columns: [Column]
  /// A cell a column; `nil` where nothing is known.
  public let rows: [[String?]]

  public init(columns: [Column], rows: [[String?]]) {
    self.columns = columns
    self.rows = rows
  }

  /// What says that a file is UTF-8 to programs that guess otherwise, Excel among them.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// RFC 4180, UTF-8, line feeds. No cell is a formula to a spreadsheet: see ``CSVText``.
  public var csv: [UInt8] { text(UInt8(ascii: ","), CSVText.field) }

  /// A line a row, cells parted by tabs; tabs and line ends in a cell are blanks. No cell is a formula.
  public var tsv: [UInt8] {
    text(UInt8(ascii: "\t")) { cell in
      String(String.UnicodeScalarView(cell.unicodeScalars.map { Self.breaks.contains($0) ? " " : $0 }))
    }
  }

  private static let breaks: Set<Unicode.Scalar> = ["\t", "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"]

  private func text(_ comma: UInt8, _ field: (String) -> String) -> [UInt8] {
    var text: [UInt8] = []
    for row in [columns.map(\.name)] + rows.lazy.map({ $0.map { $0 ?? "" } }) {
      for (number, cell) in row.enumerated() {
        if number > 0 { text.append(comma) }
        text += field(CSVText.harmless(cell)).utf8
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  /// A JSON array of objects, one on a line; numbers are numbers, and what is not known is `null`.
  public var json: [UInt8] {
    let objects = rows.map { row in
      let members = zip(columns, row).map { column, cell in
        JSONText.quoted(column.name) + ":" + (cell.map { column.content == .number ? $0 : JSONText.quoted($0) } ?? "null")
      }
      return "{" + members.joined(separator: ",") + "}"
    }
    return Array((objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n").utf8)
  }
}
