import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Pairings that are told by the agreement on them, whose sides its own rules find.
enum PairingAgreements {
  static let agreed = Rule(
    "pairing.agreed", reads: "an agreement on pairing between two divisions or bodies", confidence: 0.85,
    examples: [
      .init("会上，溧阳市与汉阴县签署结对帮扶协议。", "溧阳市 shan:supports 汉阴县"),
      .init("溧阳市戴埠镇与汉阴县城关镇、溧阳市中学与汉阴县中学签订结对帮扶协议。", "溧阳市中学 shan:supports 汉阴县中学"),
      .init("汉阴县人民医院与溧阳市人民医院签订《结对帮扶协议》。", "溧阳市人民医院 shan:supports 汉阴县人民医院"),
    ],
    counterexamples: ["会上，溧阳市与汉阴县签署旅游合作协议。", "溧阳市人民医院与金坛区人民医院签订《结对帮扶协议》。"])

  /// Reads the agreements that were found, in the order of the text. Of two divisions that one helps which
  /// does so in the article's other pairings, else the first named; of two bodies that one whose division
  /// is known to help the other's.
  static func read(
    _ pairings: inout PairingWriter, _ rules: RuleSet, _ gazetteer: Gazetteer, into claims: inout ClaimCollector
  ) {
    let homes = Dictionary(
      claims.annotated.organizations.compactMap { body in body.region.map { (body.name, $0) } }, uniquingKeysWith: { first, _ in first })
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
      guard let sides = parties[signing] else { continue }
      guard sides.count == 2 else {
        readPairs(of: sides, at: signing.sentence, homes, gazetteer, &pairings, &claims)
        continue
      }
      guard sides.allSatisfy({ $0.kind == .region }) else {
        // Authorities sign for others: 教育局 for schools, a government for its division.
        guard !sides.contains(where: { [.partyCommittee, .government, .department].contains($0.kind) }) else { continue }
        let divisions = sides.compactMap { $0.kind == .region ? gazetteer.region($0.key) : homes[$0.label] }
        guard divisions.count == 2 else { continue }
        for helper in 0...1 where gazetteer.isKnownToSupport(divisions[helper], divisions[1 - helper]) {
          pairings.write(supporter: sides[helper], supported: sides[1 - helper], agreed, at: signing.sentence, &claims)
        }
        continue
      }
      let isReversed = pairings.known.hasRelative(of: .init(supporter: sides[1].key, supported: sides[0].key))
      pairings.write(
        supporter: sides[isReversed ? 1 : 0], supported: sides[isReversed ? 0 : 1], agreed, at: signing.sentence,
        &claims)
    }
  }

  /// 甲镇与乙镇、丙校与丁校签订结对帮扶协议: two by two, where of each pair one side's division is known to help the
  /// other's, all in one direction.
  private static func readPairs(
    of sides: [LocalEntity], at sentence: ScalarRange, _ homes: [String: Region], _ gazetteer: Gazetteer,
    _ pairings: inout PairingWriter, _ claims: inout ClaimCollector
  ) {
    guard sides.count.isMultiple(of: 2), !sides.contains(where: { [.partyCommittee, .government, .department].contains($0.kind) })
    else { return }
    let divisions = sides.compactMap { $0.kind == .region ? gazetteer.region($0.key) : homes[$0.label] }
    guard divisions.count == sides.count else { return }
    let firsts = stride(from: 0, to: sides.count, by: 2)
    guard firsts.allSatisfy({ sides[$0].kind == sides[$0 + 1].kind }) else { return }
    for helper in 0...1 where firsts.allSatisfy({ gazetteer.isKnownToSupport(divisions[$0 + helper], divisions[$0 + 1 - helper]) }) {
      for first in firsts {
        pairings.write(supporter: sides[first + helper], supported: sides[first + 1 - helper], agreed, at: sentence, &claims)
      }
    }
  }
}
