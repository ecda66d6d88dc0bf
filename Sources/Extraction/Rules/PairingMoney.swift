import Claims
import Lexicon
import Mentions
import Ontology
import Text

/// Pairings that an article tells only by the money that passes, or by its programme's name.
extension PairingRules {
  private static let aidWords = ["帮扶资金", "援助资金", "协作资金", "援建资金", "帮扶项目", "援建项目", "扶贫资金", "支援资金", "财政援助", "帮扶款"]

  /// Reads who helps whom from the money that passes, after the numbers have been read; where
  /// nothing else says it, from the programme that the article names.
  static func readMoney(_ words: WordLists, into claims: inout ClaimCollector) {
    var aids: Set<LocalEntity> = []
    for claim in claims.claims where claim.relation == .counts {
      if case .literal(let words) = claim.object, aidWords.contains(where: words.lexical.holds) {
        aids.insert(claim.subject)
      }
    }
    guard !aids.isEmpty else { return }
    let annotated = claims.annotated
    let regions = Dictionary(annotated.regions.map { ($0.region.key, $0.region) }, uniquingKeysWith: { a, _ in a })
    var known = KnownPairs(words.gazetteer)
    for claim in claims.claims where claim.relation == .supports {
      guard case .entity(let object) = claim.object,
        let supporter = regions[claim.subject.key] ?? words.gazetteer.region(claim.subject.key),
        let supported = regions[object.key] ?? words.gazetteer.region(object.key)
      else { continue }
      known.insert(Pair(supporter: supporter, supported: supported))
    }
    var sides: [LocalEntity: (from: [Region], to: [Region], counts: String, sentence: ScalarRange)] = [:]
    var order: [LocalEntity] = []
    for claim in claims.claims where claim.subject.kind == .measure && aids.contains(claim.subject) {
      if sides[claim.subject] == nil {
        sides[claim.subject] = ([], [], "", claim.evidence.scalars)
        order.append(claim.subject)
      }
      switch (claim.relation, claim.object) {
      case (.from, .entity(let region)): if let region = regions[region.key] { sides[claim.subject]?.from.append(region) }
      case (.to, .entity(let region)): if let region = regions[region.key] { sides[claim.subject]?.to.append(region) }
      case (.counts, .literal(let words)): sides[claim.subject]?.counts = words.lexical
      default: break
      }
    }
    var isReported = false
    for measure in order {
      guard let side = sides[measure], aidWords.contains(where: { side.counts.holds($0) }) else { continue }
      isReported = true
      for supporter in side.from {
        // 某区投入资金，在某县实施项目: the receiver may stand behind the number.
        let receivers = side.to.isEmpty ? Array(annotated.freeRegions(in: side.sentence).filter { words.gazetteer.isKnownToSupport(supporter, $0) }.prefix(1)) : side.to
        for supported in receivers where words.gazetteer.isKnownToSupport(supporter, supported) {
          let pair = Pair(supporter: supporter, supported: supported)
          // The narrowest pairing of a supporter is the one that is meant.
          guard !known.hasWhole(of: pair), !known.hasPartOfOneSide(of: pair) else { continue }
          known.insert(pair)
          write(pair, side.sentence, nil, money, &claims)
        }
      }
    }
    guard isReported, known.isEmpty else { return }
    readShortForms(words, into: &claims)
  }

  private static func readShortForms(_ words: WordLists, into claims: inout ClaimCollector) {
    let annotated = claims.annotated
    for (first, second) in zip(annotated.regions, annotated.regions.dropFirst()) {
      guard first.range.upperBound == second.range.lowerBound, first.form == .abbreviation, second.form == .abbreviation,
        ["协作", "扶贫协作", "东西部", "对口"].contains(where: { annotated.scalars[second.range.upperBound...].starts(with: $0.unicodeScalars) }),
        let sentence = annotated.sentence(at: second.range.lowerBound)
      else { continue }
      for (a, b) in [(first.region, second.region), (second.region, first.region)] where words.gazetteer.isKnownToSupport(a, b) {
        write(Pair(supporter: a, supported: b), sentence.range, nil, shortForms, &claims)
        return
      }
    }
  }
}
