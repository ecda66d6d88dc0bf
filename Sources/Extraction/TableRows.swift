import Lexicon
import Mentions
import Text

/// The rows of an article's tables, each cell under its column.
///
/// A row that is shorter than its table lacks the cells that an earlier one's cover: those of the first columns
/// (rowspan). Of a head that is shorter, the last cell covers several columns (colspan); where the row below shows that several
/// cells do, those from the first with a unit on are left out.
struct TableRows {
  struct Row {
    /// The number of the table in the article.
    let table: Int
    /// The number of the row in the table; 0 is the head.
    let row: Int
    let cells: [ScalarRange]
    let range: ScalarRange
  }

  private(set) var rows: [Row] = []

  /// - Complexity: O(*n*) in the cells.
  init(_ annotated: AnnotatedArticle) {
    var widths: [Int: Int] = [:]
    /// How many cells the row under the head of a table has.
    var below: [Int: Int] = [:]
    for block in annotated.article.blocks {
      guard case .tableRow(let table, let row, let cells) = block.kind else { continue }
      if row == 1 { below[table] = cells.count }
      widths[table] = max(widths[table] ?? 0, cells.count)
    }
    for block in annotated.article.blocks {
      guard case .tableRow(let table, let row, let cells) = block.kind, let width = widths[table], let first = cells.first
      else { continue }
      let missing = width - cells.count
      var whole = cells
      if missing > 0, annotated.has(.totalRow, in: first) {
        let none = ScalarRange(first.upperBound, first.upperBound)
        whole = [first] + Array(repeating: none, count: missing) + cells.dropFirst()
      } else if missing > 0, let above = rows.last, above.table == table {
        whole = above.cells.prefix(missing) + cells
      } else if missing > 0, let next = below[table], next > missing + 1, next < width {
        // Several cells of the head cover columns, and which of them nothing tells: those before the first that may are sure.
        let none = ScalarRange(block.range.upperBound, block.range.upperBound)
        let sure = cells.prefix { annotated.scalars[ScalarRange($0.lowerBound, $0.upperBound)].last.map { $0 != "）" && $0 != ")" } ?? true }
        whole = sure + Array(repeating: none, count: width - sure.count)
      } else if missing > 0, let last = cells.last {
        whole = cells + Array(repeating: last, count: missing)
      }
      rows.append(Row(table: table, row: row, cells: whole, range: block.range))
    }
  }
}
