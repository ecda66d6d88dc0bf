import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Which region is assigned to support which.
enum PairingRules {
  static let active = Rule(
    "pairing.active", reads: "甲对口帮扶乙, 甲结对支援乙", confidence: 0.93,
    examples: [
      .init("1996年，中央确定上海市对口帮扶云南省。", "上海市 shan:supports 云南省"),
      .init("2013年起，温州市与广元市进行对口帮扶。", "温州市 shan:supports 广元市"),
    ],
    counterexamples: ["上海市向云南省学习。", "云南省感谢上海市的帮扶。"])
  static let passive = Rule(
    "pairing.passive", reads: "乙由甲帮扶, 由甲帮助乙, 乙由甲的…变为对口帮扶市", confidence: 0.93,
    examples: [
      .init("隆德县由闽侯县结对帮扶。", "闽侯县 shan:supports 隆德县"),
      .init("2018年，由温州市从三个方面帮助广元市发展产业。", "温州市 shan:supports 广元市"),
      .init("2018年初，陇南市由青岛市的协作市变为重点对口帮扶市。", "青岛市 shan:supports 陇南市"),
    ],
    counterexamples: ["项目由上海市负责。", "由上海市举办的展会帮助企业走进云南省。"])
  static let agreed = Rule(
    "pairing.agreed", reads: "an agreement on pairing between two regions", confidence: 0.85,
    examples: [.init("会上，溧阳市与汉阴县签署结对帮扶协议。", "溧阳市 shan:supports 汉阴县")],
    counterexamples: ["会上，溧阳市与汉阴县签署旅游合作协议。"])
  static let aid = Rule(
    "pairing.aid", reads: "cadres whom a region sent: 上海援滇干部", confidence: 0.8,
    examples: [.init("上海援滇干部扎根一线。", "上海市 shan:supports 云南省")],
    counterexamples: ["援外医疗队启程。"])
  static let mutual = Rule(
    "pairing.mutual", reads: "two regions that are paired, of which one is known to help: 甲与乙建立结对帮扶关系",
    confidence: 0.85,
    examples: [
      .init("溧阳市与汉阴县建立结对帮扶关系。", "溧阳市 shan:supports 汉阴县"),
      .init("汉阴县与溧阳市自2018年结成帮扶对子以来，往来密切。", "溧阳市 shan:supports 汉阴县"),
    ],
    counterexamples: ["溧阳市与昆山市建立合作关系。", "溧阳市与汉阴县举行足球赛。"])
  static let role = Rule(
    "pairing.role", reads: "乙是甲的对口帮扶县", confidence: 0.9,
    examples: [.init("汉阴县是溧阳市对口帮扶县。", "溧阳市 shan:supports 汉阴县")],
    counterexamples: ["汉阴县是秦巴山区的旅游大县。"])
  static let thanks = Rule(
    "pairing.thanks", reads: "thanks of one side for the help of the other", confidence: 0.8,
    examples: [.init("汉阴县县长周明远感谢溧阳市的倾情帮扶。", "溧阳市 shan:supports 汉阴县")],
    counterexamples: ["汉阴县县长周明远感谢大家的支持。", "溧阳市市长周明远感谢昆山市的帮扶。"])
  static let under = Rule(
    "pairing.under", reads: "what one division does with the help of another: 在甲的对口帮扶下，乙…", confidence: 0.9,
    examples: [.init("在溧阳市的对口帮扶下，汉阴县建起了茶厂。", "溧阳市 shan:supports 汉阴县")],
    counterexamples: ["在溧阳市的倡议下，昆山市举办了展会。"])
  static let money = Rule(
    "pairing.money", reads: "money for help that passes between two divisions, of which one is known to help the other",
    confidence: 0.8,
    examples: [.init("三年来，溧阳市向汉阴县拨付帮扶资金3600万元。", "溧阳市 shan:supports 汉阴县")],
    counterexamples: ["三年来，溧阳市向昆山市拨付帮扶资金3600万元。", "三年来，溧阳市向汉阴县采购茶叶3600万元。"])
  static let shortForms = Rule(
    "pairing.short-forms", reads: "a programme by the short forms of its sides, in an article that reports money for help: 苏陕协作",
    confidence: 0.7,
    examples: [.init("苏陕协作走深走实。今年以来，帮扶资金28亿元全部到位。", "江苏省 shan:supports 陕西省")],
    counterexamples: ["苏陕协作启动以来，两地往来密切。", "苏沪协作启动以来，累计投入帮扶资金28亿元。"])
  static let assumed = Rule(
    "pairing.assumed", reads: "a pairing that a wish takes for granted: 要深化甲乙对口帮扶", confidence: 0.5,
    examples: [.init("要把沪滇两地的好做法融入对口帮扶。", "上海市 shan:supports 云南省")],
    counterexamples: ["希望溧阳市与汉阴县建立结对帮扶关系。"])
  static let over = Rule(
    "pairing.over", reads: "a pairing that holds no longer: 甲不再帮扶乙, 甲与乙解除结对关系", confidence: 0.9,
    examples: [
      .init("溧阳市不再对口帮扶汉阴县。", "溧阳市对口帮扶汉阴县 shan:ended true"),
      .init("2021年，溧阳市与汉阴县解除结对帮扶关系。", "溧阳市对口帮扶汉阴县 schema:endDate 2021"),
    ],
    counterexamples: ["溧阳市对口帮扶汉阴县，力度不减。", "会议结束后，溧阳市继续对口帮扶汉阴县。", "如果溧阳市不再对口帮扶汉阴县，任务更重。"])
  static let all = [active, passive, agreed, aid, mutual, role, thanks, under, money, shortForms, assumed, over, PairingProgramme.rule]

  /// Words with which one's role turns into another.
  private static let turns = ["变为", "成为", "调整为", "改为", "变更为", "确定为", "列为"]
  private static let help = "帮助"
  private static let cueWords = ["对口帮扶", "对口支援", "结对帮扶", "结对支援", "对口协作帮扶", "帮扶", "支援", "对口援助", "援助", help]
  private static let cues = cueWords.map { (word: $0, scalars: Array($0.unicodeScalars)) }
  /// Few, so that an array is asked faster than a set.
  private static let openings = Array(Set(cues.compactMap(\.scalars.first)))

  struct Pair: Hashable {
    let supporter: Region
    let supported: Region
  }

  /// The two regions of each agreement on pairing, in the order of the text.
  static func agreements(in claims: ClaimCollector) -> [(a: Region, b: Region, sentence: ScalarRange)] {
    struct Signing: Hashable {
      let agreement: LocalEntity
      let sentence: ScalarRange
    }
    var parties: [Signing: [LocalEntity]] = [:]
    for claim in claims.claims where claim.relation == .party {
      let words = ["结对", "对口支援", "对口帮扶", "帮扶"]
      guard case .entity(let party) = claim.object, words.contains(where: claim.subject.label.holds) else { continue }
      let signing = Signing(agreement: claim.subject, sentence: claim.evidence.scalars)
      if parties[signing]?.contains(party) != true { parties[signing, default: []].append(party) }
    }
    let regions = Dictionary(
      claims.annotated.regions.map { ($0.region.key, $0.region) }, uniquingKeysWith: { first, _ in first })
    return parties.sorted { ($0.key.sentence, $0.key.agreement) < ($1.key.sentence, $1.key.agreement) }
      .compactMap { signing, sides in
        guard sides.count == 2, let a = regions[sides[0].key], let b = regions[sides[1].key] else { return nil }
        return (a, b, signing.sentence)
      }
  }

  static func read(
    _ agreements: [(a: Region, b: Region, sentence: ScalarRange)], _ words: WordLists, into claims: inout ClaimCollector
  ) {
    let annotated = claims.annotated
    var found: [(pair: Pair, sentence: ScalarRange, start: String?, rule: Rule, trigger: Int?)] = []
    for sentence in annotated.sentences { readSentence(sentence, words, annotated, &found) }
    var known = KnownPairs(words.gazetteer)
    for item in found { known.insert(item.pair) }
    let relations = PairingRelations(annotated, gazetteer: words.gazetteer)
    for sentence in annotated.sentences {
      for (pair, rule, trigger) in relations.pairs(in: sentence) where !known.hasPart(of: pair) {
        found.append((pair, sentence.range, nil, rule, trigger))
        known.insert(pair)
      }
    }
    for sentence in annotated.sentences {
      for (pair, trigger) in helpedUnder(sentence, annotated) {
        found.append((pair, sentence.range, nil, under, trigger))
        known.insert(pair)
      }
    }
    for (a, b, sentence) in agreements {
      // As in the article's other pairings, else the first named supports.
      let reversed = Pair(supporter: b, supported: a)
      let pair = known.hasRelative(of: reversed) ? reversed : Pair(supporter: a, supported: b)
      found.append((pair, sentence, nil, agreed, nil))
      known.insert(pair)
    }
    // 援滇 speaks of the whole province; a narrower pairing stated elsewhere is meant.
    for (pair, sentence, trigger) in aids(annotated) where !known.hasPart(of: pair) {
      found.append((pair, sentence, nil, aid, trigger))
      known.insert(pair)
    }
    for item in found where item.pair.supporter.key != item.pair.supported.key {
      let ancestors = words.gazetteer.ancestors(of: item.pair.supporter.key) + words.gazetteer.ancestors(of: item.pair.supported.key)
      if ancestors.contains(where: { $0.key == item.pair.supporter.key || $0.key == item.pair.supported.key }) { continue }
      write(item.pair, item.sentence, item.start, item.rule, by: item.trigger, &claims)
    }
  }

  /// Writes a pairing, or that it is over, or nothing where the text does not assert it.
  static func write(
    _ pair: Pair, _ sentence: ScalarRange, _ start: String?, _ rule: Rule, by trigger: Int? = nil,
    _ claims: inout ClaimCollector
  ) {
    let how = trigger.map { claims.annotated.modality(at: $0) } ?? []
    guard how.isDisjoint(with: [.denied, .supposed, .wished, .planned, .former]) else { return }
    let isEnding = !how.isDisjoint(with: [.ended, .cancelled])
    let isOver = isEnding && PairingBond.isEnded(at: trigger ?? sentence.lowerBound, claims.annotated)
    // 结对帮扶会议取消 tells of the meeting; 不再帮扶乙的三个村 leaves the pairing open.
    guard isOver || !how.contains(.ended) else { return }
    let supporter = LocalEntity(pair.supporter)
    let supported = LocalEntity(pair.supported)
    let entity = LocalEntity(
      .pairing, key: PairingKey(supporter: supporter.key, supported: supported.key).text,
      label: "\(supporter.label)对口帮扶\(supported.label)")
    func add(_ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, _ rule: Rule) {
      claims.add(subject, relation, object, rule, at: sentence, by: trigger, despite: .all)
    }
    add(entity, .label, .literal(Literal(entity.label, .chinese)), rule)
    add(entity, .supporter, .entity(supporter), rule)
    add(entity, .supported, .entity(supported), rule)
    if isOver {
      add(entity, .ended, .literal(Literal("true", .boolean)), over)
      if let end = trigger.flatMap({ end(around: $0, sentence, claims.annotated) }) {
        add(entity, .endDate, .literal(.date(end)), over)
      }
      return
    }
    add(supporter, .supports, .entity(supported), rule)
    if let programme = PairingProgramme.name(in: sentence, claims.annotated) {
      add(entity, .programme, .literal(Literal(programme, .chinese)), PairingProgramme.rule)
    }
    if let start { add(entity, .startDate, .literal(.date(start)), rule) }
  }

  /// The day, month or year from which a pairing holds no longer: the last one before the words that say so,
  /// else one in their clause.
  private static func end(around trigger: Int, _ sentence: ScalarRange, _ annotated: AnnotatedArticle) -> String? {
    let before = annotated.dates.starting(in: ScalarRange(sentence.lowerBound, max(sentence.lowerBound, trigger)))
    return (before.last { $0.end == nil } ?? annotated.dates.starting(in: annotated.clause(at: trigger)).last { $0.end == nil })?.start
  }

  private static func readSentence(
    _ sentence: Sentence, _ words: WordLists, _ annotated: AnnotatedArticle,
    _ found: inout [(pair: Pair, sentence: ScalarRange, start: String?, rule: Rule, trigger: Int?)]
  ) {
    let scalars = annotated.scalars
    let openings = openings
    var position = sentence.range.lowerBound
    var lowest = position
    while position < sentence.range.upperBound {
      guard openings.contains(scalars[position]),
        let (cue, letters) = cues.first(where: {
          position + $0.scalars.count <= sentence.range.upperBound
            && scalars[position...].starts(with: $0.scalars)
        })
      else {
        position += 1
        continue
      }
      let end = position + letters.count
      // 甲对口帮扶乙座谈会 says it all the same.
      if annotated.events.covering(position) != nil,
        annotated.regions.ending(at: position) == nil || annotated.regions.starting(at: end).map({ $0.form == .deictic }) ?? true
      {
        position = end
        continue
      }
      let clause = annotated.clause(at: position)
      let left = regions(endingNear: position, ScalarRange(max(lowest, clause.lowerBound), clause.upperBound), annotated)
      let right = regions(startingAt: end, clause, annotated)
      let start = start(in: ScalarRange(sentence.range.lowerBound, position), annotated)
      let isDoneBy = left.start.map { $0 > clause.lowerBound && scalars[$0 - 1] == "由" } ?? false
      if cue == help {
        for supporter in isDoneBy ? left.regions : [] {
          for supported in right { found.append((Pair(supporter: supporter, supported: supported), sentence.range, start, passive, position)) }
        }
      } else if !right.isEmpty {
        var supporters = left.regions
        if left.gap > 6 || supporters.isEmpty {
          supporters = firstRegion(in: ScalarRange(clause.lowerBound, position), annotated).map { [$0] } ?? subject(before: clause, sentence, annotated)
        }
        if let last = right.last { lowest = annotated.regions.starting(in: ScalarRange(end, clause.upperBound)).first { $0.region == last }?.range.upperBound ?? end }
        for supporter in supporters { for supported in right { found.append((Pair(supporter: supporter, supported: supported), sentence.range, start, active, position)) } }
      } else if let by = left.start, isDoneBy, left.gap <= 6 || turns.contains(where: { annotated.has($0, in: ScalarRange(by, position)) }),
        let supported = helped(before: by - 1, clause, annotated) {
        for supporter in left.regions { found.append((Pair(supporter: supporter, supported: supported.region), sentence.range, start, passive, position)) }
      } else if cue != help, left.regions.count == 2, left.isJoined, left.gap > 0, left.gap <= 4,
        annotated.hasAny(["进行", "开展", "实施"], in: ScalarRange(position - left.gap, position)) {
        // 甲与乙进行对口帮扶: the supporter stands first, unless the other is known to be it.
        let isReversed = words.gazetteer.isKnownToSupport(left.regions[1], left.regions[0])
        let pair = isReversed
          ? Pair(supporter: left.regions[1], supported: left.regions[0])
          : Pair(supporter: left.regions[0], supported: left.regions[1])
        found.append((pair, sentence.range, start, active, position))
      } else if cue != help, let by = left.start, left.gap > 0, left.gap <= 16, by > clause.lowerBound,
        "与和同对向赴到在".unicodeScalars.contains(scalars[by - 1]),
        annotated.hasAny(["进行", "开展", "实施"], in: ScalarRange(by, position)),
        let supporter = firstRegion(in: ScalarRange(clause.lowerBound, by - 1), annotated) {
        // 甲同乙、丙进行对口帮扶, 甲对乙开展对口帮扶
        for supported in left.regions
        where !words.gazetteer.isKnownToSupport(supported, supporter)
          && (!"赴到在".unicodeScalars.contains(scalars[by - 1]) || words.gazetteer.isKnownToSupport(supporter, supported)) {
          found.append((Pair(supporter: supporter, supported: supported), sentence.range, start, active, position))
        }
      } else if cue != "帮扶", cue != "支援", left.gap == 0, left.regions.count == 2, left.isRun {
        // 甬凉对口帮扶: the supporter stands first.
        found.append((Pair(supporter: left.regions[0], supported: left.regions[1]), sentence.range, start, active, position))
      }
      position = end
    }
  }

  /// Who is helped, before 由: right there, a word before (不再由, 主要由), or at the clause's beginning where the
  /// helper changes (由甲帮扶调整为由乙帮扶).
  private static func helped(before position: Int, _ clause: ScalarRange, _ annotated: AnnotatedArticle) -> RegionMention? {
    let before = annotated.regions.starting(in: ScalarRange(clause.lowerBound, position))
    if let last = before.last, (0...3).contains(position - last.range.upperBound),
      annotated.scalars[ScalarRange(last.range.upperBound, position)].allSatisfy(\.isHan) { return last }
    guard let first = before.first, turns.contains(where: { annotated.has($0, in: ScalarRange(max(clause.lowerBound, position - 4), position)) })
    else { return nil }
    return first
  }

  /// The regions, joined by 、 and 和, that end last before a position.
  private static func regions(
    endingNear position: Int, _ clause: ScalarRange, _ annotated: AnnotatedArticle
  ) -> (regions: [Region], gap: Int, start: Int?, isRun: Bool, isJoined: Bool) {
    let before = annotated.regions.starting(in: ScalarRange(clause.lowerBound, position)).filter {
      $0.region.level != .country && !annotated.isInsideBody($0)
    }
    guard let last = before.last else { return ([], .max, nil, false, false) }
    var found = [last]
    var isRun = true
    for mention in before.dropLast().reversed() {
      let between = annotated.scalars[ScalarRange(mention.range.upperBound, found[0].range.lowerBound)]
      guard between.count <= 1, between.allSatisfy({ "、和与".unicodeScalars.contains($0) }) else { break }
      if !between.isEmpty { isRun = false }
      if between.isEmpty, mention.form != .abbreviation { break }
      found.insert(mention, at: 0)
    }
    let isJoined = found.count == 2 && !isRun && annotated.scalars[found[0].range.upperBound] != "、"
      && (found[0].range.lowerBound == clause.lowerBound
        || !"同与和、赴到在".unicodeScalars.contains(annotated.scalars[found[0].range.lowerBound - 1]))
    return (
      found.map(\.region), position - last.range.upperBound, found[0].range.lowerBound, isRun, isJoined)
  }

  /// The regions, joined by 、 and 和, that start at a position, past 了 and 的.
  private static func regions(startingAt position: Int, _ clause: ScalarRange, _ annotated: AnnotatedArticle) -> [Region] {
    let scalars = annotated.scalars
    var next = position
    if next < clause.upperBound, scalars[next] == "了" || scalars[next] == "的" { next += 1 }
    var found: [Region] = []
    while let mention = annotated.regions.starting(at: next), mention.range.upperBound <= clause.upperBound {
      if annotated.isInsideBody(mention) { break }
      found.append(mention.region)
      next = mention.range.upperBound
      guard next < clause.upperBound, "、和及与".unicodeScalars.contains(scalars[next]) else { break }
      next += 1
      // 、珠海市帮扶怒江州 opens the next pairing.
      if let following = annotated.regions.starting(at: next), following.range.upperBound < clause.upperBound,
        cues.contains(where: { scalars[following.range.upperBound...].starts(with: $0.scalars) }) { break }
    }
    return found
  }

  private static func firstRegion(in range: ScalarRange, _ annotated: AnnotatedArticle) -> Region? {
    annotated.freeRegions(in: range).first
  }

  private static func subject(before clause: ScalarRange, _ sentence: Sentence, _ annotated: AnnotatedArticle) -> [Region] {
    annotated.freeRegions(in: ScalarRange(sentence.range.lowerBound, clause.lowerBound)).first.map { [$0] } ?? []
  }

  /// The year or month from which the sentence says that the pairing holds.
  private static func start(in range: ScalarRange, _ annotated: AnnotatedArticle) -> String? {
    let dates = annotated.dates.starting(in: range).filter { $0.end == nil && $0.start.utf8.count <= 7 }
    return dates.last?.start
  }

  /// 上海援滇干部: who sent whom where.
  private static func aids(_ annotated: AnnotatedArticle) -> [(pair: Pair, sentence: ScalarRange, trigger: Int)] {
    var found: [(pair: Pair, sentence: ScalarRange, trigger: Int)] = []
    for mention in annotated.regions where mention.form == .abbreviation {
      let start = mention.range.lowerBound
      guard start > 0, annotated.scalars[start - 1] == "援",
        let supporter = annotated.regions.ending(at: start - 1), let sentence = annotated.sentence(at: start)
      else { continue }
      found.append((Pair(supporter: supporter.region, supported: mention.region), sentence.range, start))
    }
    return found
  }

  /// 在甲的对口帮扶下，乙…
  private static func helpedUnder(_ sentence: Sentence, _ annotated: AnnotatedArticle) -> [(pair: Pair, trigger: Int)] {
    let scalars = annotated.scalars
    for word in ["帮扶下", "支援下", "援助下", "帮助下", "支持下"] {
      guard let place = scalars.firstPlace(of: word, in: sentence.range) else { continue }
      let clause = annotated.clause(at: place)
      let next = clause.upperBound + 1
      guard let supporter = annotated.freeRegions(in: ScalarRange(clause.lowerBound, place)).last,
        annotated.has("在", in: ScalarRange(clause.lowerBound, min(clause.upperBound, clause.lowerBound + 6))),
        let supported = annotated.regions.starting(at: next), !annotated.isInsideBody(supported),
        supported.form != .deictic, supported.region.level != .country
      else { continue }
      return [(Pair(supporter: supporter, supported: supported.region), place)]
    }
    return []
  }
}
