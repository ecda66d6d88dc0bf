import Lexicon
import Mentions
import Text

/// The rows of an article's tables, each cell under its column.
///
/// A row that is shorter than its table lacks the cells that an earlier one's cover: those of the first columns
/// (rowspan). Of a head that is shorter, the last cell covers several columns (colspan); where the row below shows that several
/// cells do, their units tell which, else those from the first with a unit on are left out.
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
  /// The columns that cells of heads cover, of tables where several do.
  private var spans: [Int: Set<Int>] = [:]

  /// A head of which several cells cover columns: each with a unit that suits what stands under it.
  private struct Head {
    var cells: [ScalarRange] = []
    var covered: Set<Int> = []

    init(_ annotated: AnnotatedArticle, _ head: [ScalarRange], _ below: [ScalarRange], _ width: Int) {
      let covering = below.count - (width - head.count)
      let size = below.count / covering
      var group = 0
      for cell in head {
        let isCovering = group < covering && Self.suits(annotated, cell, ScalarRange(below[group * size].lowerBound, below[group * size + size - 1].upperBound))
        if isCovering {
          covered.formUnion(cells.count..<cells.count + size)
          group += 1
        }
        cells += Array(repeating: cell, count: isCovering ? size : 1)
      }
      guard group < covering || cells.count != width else { return }
      // Nothing tells which do: the cells before the first that may are sure.
      let sure = head.prefix { !Self.hasUnit(annotated, $0) }
      let end = head.last.map(\.upperBound) ?? 0
      cells = sure + Array(repeating: ScalarRange(end, end), count: width - sure.count)
      covered = []
    }

    private static func hasUnit(_ annotated: AnnotatedArticle, _ cell: ScalarRange) -> Bool {
      !cell.isEmpty && "）)".unicodeScalars.contains(annotated.scalars[cell.upperBound - 1])
    }

    /// 到位 and 支出 under 资金（万元）; 劳动力 under 就业（人）.
    private static func suits(_ annotated: AnnotatedArticle, _ cell: ScalarRange, _ below: ScalarRange) -> Bool {
      guard hasUnit(annotated, cell) else { return false }
      let isOfPeople = annotated.listed.ending(.peopleUnit, at: cell.upperBound - 1, after: cell.lowerBound) != nil
      let namesPeople = annotated.has(.quantityPerson, in: below)
      return isOfPeople == namesPeople && (namesPeople || annotated.has(.comesIn, in: below))
    }
  }

  /// - Complexity: O(*n*) in the cells.
  init(_ annotated: AnnotatedArticle) {
    var widths: [Int: Int] = [:]
    /// The row under the head of each table.
    var below: [Int: [ScalarRange]] = [:]
    for block in annotated.article.blocks {
      guard case .tableRow(let table, let row, let cells) = block.kind else { continue }
      if row == 1 { below[table] = cells }
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
      } else if missing > 0, row == 1, let above = rows.last, above.table == table, let spans = spans[table] {
        // Each under the cell of the head that covers it.
        var rest = cells[...]
        whole = above.cells.enumerated().map { index, cell in spans.contains(index) ? rest.popFirst() ?? cell : cell }
      } else if missing > 0, let above = rows.last, above.table == table {
        whole = above.cells.prefix(missing) + cells
      } else if missing > 0, let below = below[table], below.count > missing + 1, below.count < width {
        let head = Head(annotated, cells, below, width)
        whole = head.cells
        if !head.covered.isEmpty { spans[table] = head.covered }
      } else if missing > 0, let last = cells.last {
        whole = cells + Array(repeating: last, count: missing)
      }
      rows.append(Row(table: table, row: row, cells: whole, range: block.range))
    }
  }
}
