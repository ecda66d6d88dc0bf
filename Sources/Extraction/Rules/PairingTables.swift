import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Pairings that stand in tables, a pair a row.
enum PairingTables {
  static let row = Rule(
    "pairing.row", reads: "a row of a table whose head names who helps and who is helped", confidence: 0.9,
    examples: [
      .init("支援方\t受援方\n溧阳市\t汉阴县\n金坛区\t石泉县", "金坛区 shan:supports 石泉县"),
      .init("类别\t帮扶方\t受帮扶方\n医院\t溧阳市人民医院\t汉阴县人民医院", "溧阳市人民医院 shan:supports 汉阴县人民医院"),
      .init("溧阳市结对镇\t汉阴县结对镇\n戴埠镇\t城关镇", "戴埠镇 shan:supports 城关镇"),
      .init("支援方\t受援方\t起始年份\n溧阳市\t汉阴县\t2017年", "溧阳市对口帮扶汉阴县 schema:startDate 2017"),
    ],
    counterexamples: ["出发地\t目的地\n溧阳市\t汉阴县"])

  /// The columns that a head names.
  struct Columns {
    let supporter: Int
    let supported: Int
    let start: Int?
  }

  /// The sides of a row.
  struct Sides {
    let supporters: [LocalEntity]
    let supported: [LocalEntity]
  }

  /// Reads the rows of each table whose head names both sides.
  static func read(
    _ table: TableRows, _ names: OrganizationNames, _ gazetteer: Gazetteer, _ pairings: inout PairingWriter,
    into claims: inout ClaimCollector
  ) {
    let annotated = claims.annotated
    for (line, columns) in bodies(of: table, annotated, gazetteer) {
      let sides = sides(of: line, columns, annotated, names)
      // Of several with several nobody says who helps whom.
      guard sides.supporters.count == 1 || sides.supported.count == 1 else { continue }
      let start = columns.start.flatMap { column in annotated.dates.starting(in: line.cells[column]).first { $0.end == nil }?.start }
      for helper in sides.supporters {
        for helped in sides.supported {
          pairings.write(supporter: helper, supported: helped, row, at: line.range, &claims)
          guard let start else { continue }
          claims.add(
            LocalEntity(supporter: helper, supported: helped), .startDate, .literal(.date(start)), row, at: line.range)
        }
      }
    }
  }

  /// The rows under a head that names both sides, with its columns.
  static func bodies(
    of table: TableRows, _ annotated: AnnotatedArticle, _ gazetteer: Gazetteer
  ) -> [(line: TableRows.Row, columns: Columns)] {
    var current: (table: Int, columns: Columns)?
    return table.rows.compactMap { line in
      if let columns = columns(of: line.cells, isHead: line.row == 0, annotated, gazetteer) {
        current = (line.table, columns)
        return nil
      }
      return current.flatMap { $0.table == line.table ? (line, $0.columns) : nil }
    }
  }

  private static func columns(
    of cells: [ScalarRange], isHead: Bool, _ annotated: AnnotatedArticle, _ gazetteer: Gazetteer
  ) -> Columns? {
    let start = cells.firstIndex { annotated.has(.startHead, in: $0) }
    if let supported = cells.firstIndex(where: { annotated.has(.supportedHead, in: $0) }),
      let supporter = cells.indices.first(where: { $0 != supported && annotated.has(.supporterHead, in: cells[$0]) })
    {
      return Columns(supporter: supporter, supported: supported, start: start)
    }
    // 溧阳市结对镇, 汉阴县结对镇: heads that name the divisions, of which one is known to help the other.
    guard isHead else { return nil }
    let sides = cells.indices.compactMap { index -> (index: Int, region: Region)? in
      guard annotated.has(.pairHead, in: cells[index]) else { return nil }
      let regions = annotated.regions.starting(in: cells[index])
      return regions.count == 1 ? regions.first.map { (index, $0.region) } : nil
    }
    guard sides.count == 2 else { return nil }
    if gazetteer.isKnownToSupport(sides[0].region, sides[1].region) {
      return Columns(supporter: sides[0].index, supported: sides[1].index, start: start)
    }
    return gazetteer.isKnownToSupport(sides[1].region, sides[0].region)
      ? Columns(supporter: sides[1].index, supported: sides[0].index, start: start) : nil
  }

  /// Who helps and who is helped in a row.
  static func sides(
    of line: TableRows.Row, _ columns: Columns, _ annotated: AnnotatedArticle, _ names: OrganizationNames
  ) -> Sides {
    Sides(
      supporters: entities(in: line.cells[columns.supporter], annotated, names),
      supported: entities(in: line.cells[columns.supported], annotated, names))
  }

  /// The bodies of a cell, else its divisions; of a division and its part the part.
  private static func entities(
    in cell: ScalarRange, _ annotated: AnnotatedArticle, _ names: OrganizationNames
  ) -> [LocalEntity] {
    let bodies = annotated.organizations.starting(in: cell).filter { $0.kind != .place && cell.contains($0.range) }
    return bodies.isEmpty ? annotated.freeRegions(in: cell).map { LocalEntity($0) } : bodies.map(names.entity)
  }
}
