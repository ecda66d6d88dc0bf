import Claims
import Ontology
import Rules
import Text

/// Pairings that are told by the agreement on them, whose sides its own rules find.
enum PairingAgreements {
  static let agreed = Rule(
    "pairing.agreed", reads: "an agreement on pairing between two regions", confidence: 0.85,
    examples: [.init("会上，溧阳市与汉阴县签署结对帮扶协议。", "溧阳市 shan:supports 汉阴县")],
    counterexamples: ["会上，溧阳市与汉阴县签署旅游合作协议。"])

  /// Reads the agreements that were found, in the order of the text: as in the article's other pairings,
  /// else the first named supports.
  static func read(_ pairings: inout PairingWriter, _ rules: RuleSet, into claims: inout ClaimCollector) {
    readTables(&pairings, into: &claims)
    struct Signing: Hashable {
      let agreement: LocalEntity
      let sentence: ScalarRange
    }
    var parties: [Signing: [LocalEntity]] = [:]
    var order: [Signing] = []
    for claim in claims.claims where claim.relation == .party && claim.subject.kind == .agreement {
      guard case .entity(let party) = claim.object, rules.holds("help", in: claim.subject.label) else { continue }
      let signing = Signing(agreement: claim.subject, sentence: claim.evidence.scalars)
      if parties[signing] == nil { order.append(signing) }
      if parties[signing]?.contains(party) != true { parties[signing, default: []].append(party) }
    }
    for signing in order {
      guard let sides = parties[signing], sides.count == 2, sides.allSatisfy({ $0.kind == .region }) else { continue }
      let isReversed = pairings.known.hasRelative(of: .init(supporter: sides[1].key, supported: sides[0].key))
      pairings.write(
        supporter: sides[isReversed ? 1 : 0], supported: sides[isReversed ? 0 : 1], agreed, at: signing.sentence,
        &claims)
    }
  }

  // MARK: Tables

  static let row = Rule(
    "pairing.row", reads: "a row of a table whose head names who helps and who is helped", confidence: 0.9,
    examples: [.init("支援方\t受援方\n溧阳市\t汉阴县\n金坛区\t石泉县", "金坛区 shan:supports 石泉县")],
    counterexamples: ["出发地\t目的地\n溧阳市\t汉阴县"])

  private static func readTables(_ pairings: inout PairingWriter, into claims: inout ClaimCollector) {
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
