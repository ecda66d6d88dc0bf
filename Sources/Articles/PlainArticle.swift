import Text

extension Article {
  /// An article whose blocks are the lines of `body`; lines with tabs are table rows.
  package static func plain(_ body: String, published: String? = nil) -> Article {
    let text = TracedText(body)
    var blocks: [Block] = []
    var start = 0
    var table = -1
    var row = 0
    for position in 0...text.count where position == text.count || text.scalars[position] == "\n" {
      let range = ScalarRange(start, position)
      let cells = cells(text.scalars, range)
      if cells.count > 1 {
        if row == 0 { table += 1 }
        blocks.append(Block(kind: .tableRow(table: table, row: row, cells: cells), range: range))
        row += 1
      } else {
        row = 0
        blocks.append(Block(kind: .paragraph, range: range))
      }
      start = position + 1
    }
    return Article(
      identifier: "plain", digest: String(repeating: "0", count: 64),
      metadata: Metadata(publicationDate: published), text: text, blocks: blocks)
  }

  private static func cells(_ scalars: Letters, _ range: ScalarRange) -> [ScalarRange] {
    var cells: [ScalarRange] = []
    var start = range.lowerBound
    for position in range.lowerBound...range.upperBound
    where position == range.upperBound || scalars[position] == "\t" {
      cells.append(ScalarRange(start, position))
      start = position + 1
    }
    return cells
  }
}
