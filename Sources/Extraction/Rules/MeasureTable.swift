import Claims
import Lexicon
import Mentions
import Ontology
import Text

/// Reads the numbers of tables whose head gives a column's unit: 援助资金（万元）.
struct MeasureTable {
  let annotated: AnnotatedArticle
  let words: QuantityWords
  let names: OrganizationNames
  let gazetteer: Gazetteer

  private struct Column {
    var counts: String
    let period: String
    let unit: String
    let isMoney: Bool
    let power: Int
  }

  func read(_ table: TableRows, into claims: inout ClaimCollector) {
    let paired = Dictionary(
      PairingTables.bodies(of: table, annotated, gazetteer).map { ($0.line.range.lowerBound, $0.columns) }, uniquingKeysWith: { first, _ in first })
    var columns: [Int: Column] = [:]
    var head: TableRows.Row?
    for line in table.rows {
      if line.row == 0 || head?.table != line.table {
        head = line
        columns = header(line.cells)
        if !columns.isEmpty { continue }
      }
      // 资金（万元） above 财政 and 社会
      if let head, line.row == head.row + 1, isSecondHead(line, under: head, columns) {
        for (index, column) in columns where line.cells[index] != head.cells[index] {
          columns[index]?.counts = annotated.words(line.cells[index]) + column.counts
        }
        continue
      }
      let sides = paired[line.range.lowerBound].map { PairingTables.sides(of: line, $0, annotated, names) }
      for (index, cell) in line.cells.enumerated() {
        guard let column = columns[index], let value = number(cell) else { continue }
        let lexical = value.scaled(by: column.power).lexical
        let entity = MeasureSentence.entity(
          value: lexical, unit: column.unit, counts: column.counts, number: annotated.words(cell))
        let rule = MeasureRules.tableCell
        MeasureSentence.add(
          entity, value: lexical, unit: column.unit, counts: column.counts, rule, at: line.range, into: &claims)
        if !column.period.isEmpty {
          claims.add(entity, .period, .literal(Literal(column.period, .chinese)), MeasureRules.period, at: line.range)
        }
        if let sides {
          // 赴津就业（人）
          if let head, !column.isMoney, annotated.has(.worksAt, in: head.cells[index]), let target = annotated.regions.starting(in: head.cells[index]).first?.region {
            for side in sides.supported { claims.add(entity, .from, .entity(side), rule, at: line.range) }
            claims.add(entity, .to, .entity(LocalEntity(target)), rule, at: line.range)
          }
          // What is not money may pass the other way, or not at all.
          guard column.isMoney else { continue }
          // 天津市财政帮扶资金（万元）
          let named = head.flatMap { annotated.freeRegions(in: $0.cells[index]).first }.map { [LocalEntity($0)] }
          for side in named ?? sides.supporters { claims.add(entity, .from, .entity(side), rule, at: line.range) }
          for side in sides.supported { claims.add(entity, .to, .entity(side), rule, at: line.range) }
        } else if let head, annotated.has(.invests, in: head.cells[index]) {
          // 投资方, 落户地, 计划投资（万元）
          let others = line.cells.indices.filter { columns[$0] == nil }.map { line.cells[$0] }
          let firm = others.lazy.compactMap { annotated.organizations.starting(in: $0).first { $0.kind == .company } }.first
          if let firm { claims.add(entity, .from, .entity(names.entity(of: firm)), rule, at: line.range) }
          if let region = others.lazy.compactMap({ annotated.freeRegions(in: $0).first }).first {
            claims.add(entity, .to, .entity(LocalEntity(region)), rule, at: line.range)
          }
        } else if let region = rowRegion(line, columns) {
          claims.add(entity, .to, .entity(LocalEntity(region)), rule, at: line.range)
        }
      }
    }
  }

  /// The division that a row is of: the one before its first number.
  private func rowRegion(_ line: TableRows.Row, _ columns: [Int: Column]) -> Region? {
    let first = columns.keys.min() ?? 0
    return line.cells.prefix(first).lazy.compactMap { annotated.freeRegions(in: $0).first }.first
  }

  /// Whether a row under the head names columns that one cell of the head covers.
  private func isSecondHead(_ line: TableRows.Row, under head: TableRows.Row, _ columns: [Int: Column]) -> Bool {
    let covered = columns.keys.filter { index in columns.keys.contains { $0 != index && head.cells[$0] == head.cells[index] } }
    return !covered.isEmpty && columns.keys.allSatisfy { number(line.cells[$0]) == nil && !line.cells[$0].isEmpty }
  }

  /// The columns of a head that give a unit in brackets.
  private func header(_ cells: [ScalarRange]) -> [Int: Column] {
    let scalars = annotated.scalars
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
      // 2022年|财政援助资金（万元）
      let date = annotated.dates.starting(in: ScalarRange(cell.lowerBound, open)).first { $0.range.lowerBound == cell.lowerBound }
      let noun = date.map { $0.range.upperBound < open ? $0.range.upperBound : cell.lowerBound } ?? cell.lowerBound
      columns[index] = Column(
        counts: annotated.words(ScalarRange(noun, open)), period: annotated.words(ScalarRange(cell.lowerBound, noun)),
        unit: name, isMoney: kind == .money, power: power)
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
        in: annotated.scalars, at: cell.lowerBound, before: cell.upperBound),
      number.range.upperBound == cell.upperBound, number.style == .arabic
    else { return nil }
    return number.value
  }
}
