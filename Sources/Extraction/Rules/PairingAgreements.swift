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
}
