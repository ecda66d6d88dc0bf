import Articles
import Claims
import Lexicon
import Mentions
import Ontology
import Text

/// Reads the numbers of tables whose header row gives a column's unit: 援助资金（万元）.
struct MeasureTable {
  let article: Article
  let regions: [RegionMention]
  let words: QuantityWords

  private struct Column {
    let counts: String
    let unit: String
    let power: Int
  }

  func read(into claims: inout ClaimCollector) {
    var columns: [Int: Column] = [:]
    var current: Int?
    for block in article.blocks {
      guard case .tableRow(let table, _, let cells) = block.kind else { continue }
      if table != current {
        current = table
        columns = header(cells)
        if !columns.isEmpty { continue }
      }
      for (index, cell) in cells.enumerated() {
        guard let column = columns[index], let value = number(cell) else { continue }
        let lexical = value.scaled(by: column.power).lexical
        let entity = MeasureSentence.entity(
          value: lexical, unit: column.unit, counts: column.counts, number: article.text[cell])
        let rule = MeasureRules.tableCell
        MeasureSentence.add(
          entity, value: lexical, unit: column.unit, counts: column.counts, rule, at: block.range,
          into: &claims)
        if let first = cells.first, let row = regions.starting(in: first).first(where: { first.contains($0.range) }) {
          claims.add(entity, .to, .entity(LocalEntity(row.region)), rule, at: block.range)
        }
      }
    }
  }

  /// The columns of a header row that give a unit in brackets.
  private func header(_ cells: [ScalarRange]) -> [Int: Column] {
    let scalars = article.text.scalars
    var columns: [Int: Column] = [:]
    for (index, cell) in cells.enumerated() {
      guard
        let open = (cell.lowerBound..<cell.upperBound).last(where: {
          scalars[$0] == "（" || scalars[$0] == "("
        }), cell.upperBound > open + 2,
        scalars[cell.upperBound - 1] == "）" || scalars[cell.upperBound - 1] == ")"
      else { continue }
      var start = open + 1
      for word in ["单位：", "单位:"] {
        let letters = Array(word.unicodeScalars)
        if scalars[ScalarRange(start, cell.upperBound)].starts(with: letters) { start += letters.count }
      }
      var power = 0
      while let place = place(scalars[start]) {
        power += place
        start += 1
      }
      guard
        let (end, kind, name) = words.unit(in: scalars, at: start, before: cell.upperBound - 1),
        end == cell.upperBound - 1, kind != .duration, kind != .other
      else { continue }
      columns[index] = Column(
        counts: article.text[ScalarRange(cell.lowerBound, open)],
        unit: name, power: power)
    }
    return columns
  }

  private func place(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "百": 2
    case "千": 3
    case "万": 4
    case "亿": 8
    default: nil
    }
  }

  /// The number that is the whole of a cell.
  private func number(_ cell: ScalarRange) -> ExactDecimal? {
    guard
      let number = HanNumeral.read(
        in: article.text.scalars, at: cell.lowerBound, before: cell.upperBound),
      number.range.upperBound == cell.upperBound, number.style == .arabic
    else { return nil }
    return number.value
  }
}
