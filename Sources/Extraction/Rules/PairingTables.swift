import Claims
import Lexicon
import Mentions
import Rules
import Text

/// Pairings that stand in tables, a pair a row.
enum PairingTables {
  static let row = Rule(
    "pairing.row", reads: "a row of a table whose head names who helps and who is helped", confidence: 0.9,
    examples: [.init("支援方\t受援方\n溧阳市\t汉阴县\n金坛区\t石泉县", "金坛区 shan:supports 石泉县")],
    counterexamples: ["出发地\t目的地\n溧阳市\t汉阴县"])

  /// Reads the rows of each table whose head names both sides.
  static func read(_ pairings: inout PairingWriter, into claims: inout ClaimCollector) {
    let annotated = claims.annotated
    var columns: (table: Int, supporter: Int, supported: Int)?
    for block in annotated.article.blocks {
      guard case .tableRow(let table, _, let cells) = block.kind else { continue }
      if let supported = cells.firstIndex(where: { annotated.has(.supportedHead, in: $0) }),
        let supporter = cells.indices.first(where: { $0 != supported && annotated.has(.supporterHead, in: cells[$0]) })
      {
        columns = (table, supporter, supported)
        continue
      }
      guard let columns, columns.table == table, max(columns.supporter, columns.supported) < cells.count else { continue }
      let supporters = annotated.freeRegions(in: cells[columns.supporter])
      let supported = annotated.freeRegions(in: cells[columns.supported])
      // Of several with several nobody says who helps whom.
      guard supporters.count == 1 || supported.count == 1 else { continue }
      for helper in supporters {
        for helped in supported {
          pairings.write(supporter: LocalEntity(helper), supported: LocalEntity(helped), row, at: block.range, &claims)
        }
      }
    }
  }
}
