import Rules
import Lexicon
import Mentions
import Text

/// Pairings whose sentence does not say who helps: the known direction of help between the two
/// provinces does.
struct PairingRelations {
  let annotated: AnnotatedArticle
  let gazetteer: Gazetteer
  private let divisions: [String: Region]
  /// Words of help; where the article speaks of 对口合作, those that say no more than that are none.
  private let helps: [String]

  init(_ annotated: AnnotatedArticle, gazetteer: Gazetteer) {
    self.annotated = annotated
    self.gazetteer = gazetteer
    divisions = annotated.divisionsOfPersons
    let cooperates = annotated.has("对口合作", in: ScalarRange(0, annotated.scalars.count))
    helps = cooperates ? Array(Self.helps.prefix(3)) : Self.helps
  }

  private static let bonds = [
    "结对帮扶", "帮扶关系", "结对关系", "帮扶对子", "对口支援", "对口帮扶", "结对支援", "扶贫协作关系",
  ]
  private static let foundings = ["建立", "结成", "结为", "缔结", "确立", "开展", "实施", "进行", "建议", "明确"]
  private static let helps = ["帮扶", "支援", "援助", "帮助", "支持"]

  func pairs(in sentence: Sentence) -> [(pair: PairingRules.Pair, rule: Rule, trigger: Int?)] {
    var found = mutual(sentence) + thanks(sentence)
    if let role = role(sentence) { found.append(role) }
    return found
  }

  private func directed(_ a: Region, _ b: Region) -> PairingRules.Pair? {
    if gazetteer.isKnownToSupport(a, b) { return PairingRules.Pair(supporter: a, supported: b) }
    if gazetteer.isKnownToSupport(b, a) { return PairingRules.Pair(supporter: b, supported: a) }
    return nil
  }

  /// 甲与乙…建立结对帮扶关系, 甲—乙对口支援座谈会.
  private func mutual(_ sentence: Sentence) -> [(pair: PairingRules.Pair, rule: Rule, trigger: Int?)] {
    let mentions = free(in: sentence.range)
    var found: [(pair: PairingRules.Pair, rule: Rule, trigger: Int?)] = []
    for (first, second) in zip(mentions, mentions.dropFirst()) {
      let link = annotated.scalars[ScalarRange(first.range.upperBound, second.range.lowerBound)]
      guard link.count <= 2, link.allSatisfy({ "与和同—-－·–、".unicodeScalars.contains($0) }),
        first.form != .deictic, second.form != .deictic,
        let pair = directed(first.region, second.region)
      else { continue }
      let clause = annotated.clause(at: second.range.lowerBound)
      let after = ScalarRange(
        second.range.upperBound, min(clause.upperBound, second.range.upperBound + 30))
      guard let bond = annotated.places(ofAny: Self.bonds, in: after).first,
        !annotated.hasAny(["签", "协议"], in: clause), annotated.regions.starting(in: after).isEmpty
      else { continue }
      // 要深化沪滇对口帮扶: a wish that takes the pairing for granted, unless it is for its founding.
      let isAssumed = annotated.modality(at: bond).subtracting(.doubtful) == .wished
        && !annotated.hasAny(Self.foundings, in: ScalarRange(clause.lowerBound, min(clause.upperBound, bond + 12)))
      found.append(isAssumed ? (pair, PairingRules.assumed, nil) : (pair, PairingRules.mutual, bond))
    }
    return found
  }

  /// 乙是甲对口帮扶县.
  private func role(_ sentence: Sentence) -> (pair: PairingRules.Pair, rule: Rule, trigger: Int?)? {
    let scalars = annotated.scalars
    for word in ["对口帮扶", "对口支援", "结对帮扶"] {
      guard let place = annotated.pairs.firstPlace(of: word, in: sentence.range) else { continue }
      let end = place + word.unicodeScalars.count
      guard end < sentence.range.upperBound, "县市区州省旗地对单".unicodeScalars.contains(scalars[end]),
        annotated.regions.starting(at: end) == nil,
        let supporter = annotated.regions.ending(at: scalars[place - 1] == "的" ? place - 1 : place),
        let supported = free(in: ScalarRange(sentence.range.lowerBound, supporter.range.lowerBound)).first,
        annotated.hasAny(["是", "作为", "系"], in: ScalarRange(supported.range.upperBound, supporter.range.lowerBound)),
        let pair = directed(supporter.region, supported.region), pair.supporter.key == supporter.region.key
      else { continue }
      return (pair, PairingRules.role, place)
    }
    return nil
  }

  /// 某县县长某某感谢甲的倾情帮扶, 对甲长期以来的支援表示感谢.
  private func thanks(_ sentence: Sentence) -> [(pair: PairingRules.Pair, rule: Rule, trigger: Int?)] {
    guard let place = annotated.pairs.firstPlace(of: "感谢", in: sentence.range) else { return [] }
    let clause = annotated.clause(at: place)
    guard annotated.hasAny(helps, in: clause) else { return [] }
    let speakers = annotated.persons.starting(in: ScalarRange(sentence.range.lowerBound, place))
    guard let own = speakers.first.flatMap({ divisions[$0.name] }) else { return [] }
    // 对浙江省委、省政府的帮扶表示感谢: the division through its committee.
    let named = annotated.regions.starting(in: clause).filter { mention in
      annotated.posts.covering(mention.range.lowerBound) == nil && mention.region.level != .country
        && (!annotated.isInsideBody(mention)
          || [.partyCommittee, .government].contains(annotated.organizations.covering(mention.range.lowerBound)?.kind))
        && gazetteer.isKnownToSupport(mention.region, own)
    }
    guard let helper = named.first else { return [] }
    let receivers = free(in: clause).filter { mention in
      mention.range.lowerBound > helper.range.upperBound
        && gazetteer.isKnownToSupport(helper.region, mention.region)
    }
    // 对十堰市及张湾区的支持: the narrower is meant.
    let supported = receivers.first.map { first in
      receivers.first { inner in gazetteer.ancestors(of: inner.region.key).contains { $0.key == first.region.key } } ?? first
    }
    let pair = PairingRules.Pair(supporter: helper.region, supported: supported?.region ?? own)
    return [(pair, PairingRules.thanks, place)]
  }

  private func free(in range: ScalarRange) -> [RegionMention] {
    annotated.regions.starting(in: range).filter {
      $0.region.level != .country && !annotated.isInsideBody($0)
    }
  }
}

extension AnnotatedArticle {
  /// The division that each person's office is of, by name.
  var divisionsOfPersons: [String: Region] {
    var divisions: [String: Region] = [:]
    for person in persons where divisions[person.name] == nil {
      if let region = posts.ending(at: person.range.lowerBound)?.region, region.level != .country {
        divisions[person.name] = region
      }
    }
    return divisions
  }
}
