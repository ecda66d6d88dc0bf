import Claims
import Lexicon
import Mentions
import Ontology
import Text

/// Decides from whom to whom a counted thing passes, where its sentence fixes it: 东江市累计向西山县投入帮扶资金12亿元.
/// What the sentence leaves out, the article's pairings may say.
struct MeasureFlow {
  enum Side: Hashable {
    case division(Region)
    case body(OrganizationMention)

    var region: Region? { if case .division(let region) = self { region } else { nil } }
  }

  /// A number, what it counts, and where it stands.
  struct Counted {
    let entity: LocalEntity
    let number: QuantityMention
    let noun: ScalarRange?
    let sentence: ScalarRange
  }

  struct Sides {
    var givers: [Side] = []
    var receivers: [Side] = []
    var isEmpty: Bool { givers.isEmpty && receivers.isEmpty }
  }

  let annotated: AnnotatedArticle
  let support: SupportMap
  let sentence: ScalarRange
  /// Those of the sentence, in order.
  let regions: [RegionMention]
  /// Of the number before, in the same sentence or list.
  let earlier: Sides

  /// Who gives and who receives what a number counts, none where the sentence does not say.
  func sides(of number: QuantityMention, counting noun: ScalarRange?) -> Sides {
    let part = span(of: number) { "；;".unicodeScalars.contains($0) }
    let clause = span(of: number) { $0.endsClause }
    // A share of what was given passes to nobody.
    guard !number.unit.hasPrefix("%") else { return Sides() }
    if let sides = pair(of: number, clause).map({ oneByOne($0, number, part) }) ?? moved(number, clause) ?? invested(number, part) ?? givenTo(number, part)
      ?? arrived(number, noun, clause)
    { return sides }
    let told = ScalarRange(annotated.listed.first(.givingCeremony, in: part)?.end ?? part.lowerBound, number.range.lowerBound)
    guard !told.isEmpty, !annotated.has(.bothSides, in: clause), let verb = verb(in: told, noun) else { return arrivedAid(noun, told) }
    var sides = oneByOne(read(told, verb), number, part)
    if let giver = giver(in: noun, told) {
      sides.givers = [giver]
      sides.receivers.removeAll { $0 == giver }
    }
    if sides.receivers.isEmpty, let home = annotated.home, !sides.givers.isEmpty, comesIn(told) || annotated.has(.gift, at: verb.start),
      sides.givers.allSatisfy({ giver in region(of: giver).map { support.helps($0, home) && !support.helps(home, $0) } ?? false })
    {
      sides.receivers = earlier.receivers.isEmpty ? [.division(home)] : earlier.receivers
    }
    if annotated.has(.gift, at: verb.start) {
      if sides.receivers.isEmpty { sides.receivers = receivers(behind: number, part) }
      if sides.receivers.isEmpty, !sides.givers.isEmpty { sides.receivers = earlier.receivers.filter { !sides.givers.contains($0) } }
    } else if sides.givers.isEmpty, verb.start == part.lowerBound, annotated.has(.send, at: verb.start) {
      // 甲选派干部2名到乙；选派医生6名到县医院
      sides.givers = earlier.givers
      if sides.receivers.isEmpty { sides.receivers = earlier.receivers }
    }
    if noun.map({ annotated.has(.othersGive, in: $0) }) ?? false { sides.givers = [] }
    if sides.receivers.isEmpty { sides.receivers = receivers(sentBehind: number, clause) }
    let counted = ScalarRange(verb.start, max(number.range.upperBound, noun?.upperBound ?? 0))
    return completed(sides, counted, isAid: annotated.has(.aids, at: verb.start))
  }

  // MARK: The verb

  /// The verb that says that something passes: the last before the number, where an earlier one of giving lends its
  /// sides to it (投入资金12亿元，实施项目80个); none where the last says that nothing passes (帮助销售, 带动).
  private func verb(in range: ScalarRange, _ noun: ScalarRange?) -> Word? {
    let gives = annotated.listed.all(.transfer, in: range) + annotated.listed.all(.receivesAid, in: range)
    guard var verb = gives.max(by: { ($0.start, $0.end) < ($1.start, $1.end) }) else { return nil }
    // 某县获得某市捐赠的物资: what is received.
    let clause = annotated.clause(at: verb.start)
    if let taken = annotated.listed.first(.receivesAid, in: ScalarRange(clause.lowerBound, max(clause.lowerBound, verb.start))) { verb = taken }
    // 投入资金12亿元，帮助4万名群众脱贫
    let others = annotated.listed.all(.noFlow, in: range).filter { $0.start > verb.start || $0.start == verb.start && $0.end > verb.end }
    guard let last = others.last else { return verb }
    let goesOn = annotated.listed.all(.flowGoesOn, in: range).contains { $0.start > last.start }
    // 帮助某州10万人脱贫
    let helpsRegion = annotated.has(.to, at: last.start) && annotated.regions.starting(at: last.end) != nil
    return goesOn || helpsRegion ? verb : nil
  }

  // MARK: The sides

  private func read(_ range: ScalarRange, _ verb: Word) -> Sides {
    var sides = Sides()
    var places: [Region] = []
    for clause in annotated.clauses(of: range) {
      let own = read(clause, before: verb, &places)
      if !own.givers.isEmpty {
        // 甲向乙捐赠资金，丙捐赠设备: to the same.
        let receivers = annotated.has(.gift, in: clause) ? sides.receivers.filter { !own.givers.contains($0) } : []
        sides = own
        if sides.receivers.isEmpty { sides.receivers = receivers }
      } else {
        if annotated.has(.othersGive, in: clause) { sides.givers = [] }
        if !own.receivers.isEmpty { sides.receivers = own.receivers }
      }
    }
    if sides.receivers.isEmpty, let place = places.last,
      sides.givers.isEmpty || sides.givers.contains(where: { $0.region.map { support.helps($0, place) } ?? false })
    {
      sides.receivers = [.division(place)]
    }
    // 某县争取帮扶资金, 某县获得某市帮扶资金: the subject receives.
    if annotated.has(.receivesAid, at: verb.start) {
      let sources = regions.filter { $0.range.lowerBound >= verb.end && range.contains($0.range) && isFree($0) }.map { Side.division($0.region) }
      sides = Sides(givers: sources, receivers: sides.givers.filter { !sources.contains($0) })
    }
    sides.givers.removeAll { sides.receivers.contains($0) }
    return sides
  }

  private func read(_ clause: ScalarRange, before verb: Word, _ places: inout [Region]) -> Sides {
    let scalars = annotated.scalars
    let verbs = annotated.listed.all(.transfer, in: clause) + annotated.listed.all(.receivesAid, in: clause)
    let first = verbs.map(\.start).min() ?? clause.upperBound
    var sides = Sides()
    var (lastGiver, lastReceiver, firstReceiver) = (-1, -1, Int.max)
    for mention in regions where clause.contains(mention.range) && isFree(mention) {
      let (start, end) = (mention.range.lowerBound, mention.range.upperBound)
      // 在汉阴县援建扶贫车间: no body's name.
      let body = annotated.organizations.starting(at: end).flatMap { $0.kind == .place ? nil : $0 }
        ?? annotated.organizations.covering(end - 1).flatMap { body in
          annotated.isInsideBody(mention) && !verbs.contains { body.range.contains($0.start) } ? body : nil
        }
      let side: Side
      if let body, body.kind != .partyCommittee, body.kind != .government {
        guard body.kind != .place, body.kind != .media else { continue }
        side = .body(body)
      } else {
        side = .division(mention.region)
      }
      let isListed = lastReceiver == start - 1 && annotated.has(.enumeration, at: start - 1)
      if stands(.to, before: start, from: clause.lowerBound) || isListed || verbs.contains(where: { $0.end == start }) {
        sides.receivers.append(side)
        firstReceiver = min(firstReceiver, start)
        lastReceiver = body?.range.upperBound ?? end
      } else if stands(.atPlace, before: start, from: clause.lowerBound) {
        places.append(mention.region)
      } else if start < first, sides.receivers.isEmpty, !isDescribing(body?.range.upperBound ?? end),
        lastGiver == start - 1 || !stands(.besides, before: start, from: clause.lowerBound)
      {
        sides.givers.append(side)
        lastGiver = body?.range.upperBound ?? end
      }
    }
    for body in annotated.organizations.starting(in: clause) where body.region == nil || regions.starting(in: body.range).isEmpty {
      guard body.kind != .place, body.kind != .media else { continue }
      if stands(.to, before: body.range.lowerBound, from: clause.lowerBound) {
        sides.receivers.append(.body(body))
      } else if body.range.upperBound <= min(first, firstReceiver), !sides.givers.contains(.body(body)),
        !stands(.besides, before: body.range.lowerBound, from: clause.lowerBound),
        !stands(.atPlace, before: body.range.lowerBound, from: clause.lowerBound)
      {
        sides.givers.append(.body(body))
      }
    }
    // 某县已有某市援建的车间63个: who stands right before the verb alone.
    if let near = regions.first(where: { $0.range.upperBound == first && clause.contains($0.range) }),
      sides.givers.count > 1, scalars.has("的", at: verb.end)
    {
      let others = sides.givers.filter { $0 != .division(near.region) }
      sides.givers = [.division(near.region)]
      if sides.receivers.isEmpty { sides.receivers = others.filter { $0.region.map { support.helps(near.region, $0) } ?? false } }
    }
    return sides
  }

  /// Neither in the name of an office, a programme or another division's people.
  private func isFree(_ mention: RegionMention) -> Bool {
    guard !mention.isInsideName || annotated.isInsideBody(mention), mention.region.level != .country else { return false }
    if mention.form == .abbreviation {
      // 京蒙协作资金
      let neighbours = [annotated.regions.starting(at: mention.range.upperBound), annotated.regions.ending(at: mention.range.lowerBound)]
      if neighbours.contains(where: { $0?.form == .abbreviation }) { return false }
      if stands(.aidedForm, before: mention.range.lowerBound, from: sentence.lowerBound) { return false }
    }
    // 某市副市长某某代表市政府捐赠
    return annotated.posts.covering(mention.range.lowerBound) == nil
      || annotated.has(.represent, in: annotated.clause(at: mention.range.lowerBound))
  }

  /// 云南所需, 昭通籍劳动力, 昆明市的项目: the division only describes.
  private func isDescribing(_ end: Int) -> Bool {
    annotated.listed.longest(.describes, at: end) != nil
  }

  private func stands(_ wordClass: WordClass.Named, before place: Int, from lower: Int) -> Bool {
    annotated.listed.ending(wordClass, at: place, after: lower) != nil
  }

  /// 捐赠500万元，用于某县的幼儿园建设.
  private func receivers(behind number: QuantityMention, _ part: ScalarRange) -> [Side] {
    let end = number.range.upperBound
    let behind = regions.filter {
      $0.range.lowerBound >= end && part.contains($0.range) && isFree($0) && stands(.usedFor, before: $0.range.lowerBound, from: end)
    }
    return behind.prefix(1).map { .division($0.region) }
  }

  /// 选派干部3名到某县挂职, 引导企业12家落户某县.
  private func receivers(sentBehind number: QuantityMention, _ clause: ScalarRange) -> [Side] {
    let end = number.range.upperBound
    return regions.filter {
      $0.range.lowerBound >= end && clause.contains($0.range) && isFree($0) && !annotated.isInsideBody($0)
        && stands(.sentTo, before: $0.range.lowerBound, from: end)
    }.prefix(1).map { .division($0.region) }
  }

  // MARK: What the sentence leaves out

  /// - Parameters:
  ///   - words: The verb and what it counts.
  ///   - isAid: Whether the verb itself says that help passes; a gift may go either way.
  private func completed(_ sides: Sides, _ words: ScalarRange, isAid: Bool) -> Sides {
    var sides = sides
    let isMoneyForHelp = annotated.has(.aidNoun, in: words)
    // What a place spends by itself passes to nobody.
    guard isAid || isMoneyForHelp else { return sides.receivers.isEmpty ? Sides() : sides }
    // Of two that help each other's counterpart, the helped one gives no help.
    let givers = sides.givers.compactMap(\.region)
    let helped = givers.filter { one in givers.contains { support.helps($0, one) && !support.helps(one, $0) } }
    sides.givers.removeAll { side in side.region.map { helped.contains($0) } ?? false }
    if sides.receivers.isEmpty { sides.receivers = helped.map { .division($0) } }
    if sides.receivers.isEmpty, !sides.givers.isEmpty {
      let targets = Set(sides.givers.map { $0.region.flatMap { support.supported(by: $0) } })
      if targets.count == 1, let target = targets.first, let target { sides.receivers = [.division(target)] }
    }
    // A supported division is no giver of help unless the sentence names who receives it.
    if isMoneyForHelp, sides.receivers.isEmpty, let giver = sides.givers.first?.region, sides.givers.count == 1, let helper = support.supporter(of: giver),
      support.supported(by: giver) == nil
    {
      sides = Sides(givers: [.division(helper)], receivers: [.division(giver)])
    }
    return sides
  }

  // MARK: Without a verb of giving before the number

  /// 帮助农村劳动力到某市就业312人, 向某省输送务工人员1236人: people, from where they live to where they work.
  private func moved(_ number: QuantityMention, _ clause: ScalarRange) -> Sides? {
    guard annotated.listed.ending(.peopleUnit, at: number.range.upperBound, after: number.range.lowerBound) != nil else { return nil }
    for target in regions where clause.contains(target.range) && isFree(target) {
      let (start, end) = (target.range.lowerBound, target.range.upperBound)
      let near = ScalarRange(end, min(clause.upperBound, end + Self.reachOfWork))
      guard stands(.sentTo, before: start, from: clause.lowerBound) || stands(.to, before: start, from: clause.lowerBound),
        annotated.has(.worksAt, in: near),
        annotated.quantities.starting(in: between(target.range, number.range)).isEmpty
      else { continue }
      let before = regions.last {
        $0.range.upperBound < start && clause.contains($0.range) && isFree($0) && $0.region != target.region
          && !stands(.sentTo, before: $0.range.lowerBound, from: clause.lowerBound)
      }
      // 甲市投入资金12亿元，选派干部2名赴乙挂职: who sends was said before.
      if before == nil, annotated.has(.send, in: ScalarRange(clause.lowerBound, number.range.lowerBound)) { return nil }
      return Sides(givers: before.map { [.division($0.region)] } ?? [], receivers: [.division(target.region)])
    }
    return nil
  }

  private func between(_ one: ScalarRange, _ other: ScalarRange) -> ScalarRange {
    let start = min(one.upperBound, other.upperBound)
    return ScalarRange(start, max(start, max(one.lowerBound, other.lowerBound)))
  }

  /// So many scalars behind a division the word for work may end: 到广东稳定就业.
  private static let reachOfWork = 8

  /// 某公司投资8600万元，在某县建成生产线; 由某公司出资1600万元援建.
  private func invested(_ number: QuantityMention, _ part: ScalarRange) -> Sides? {
    guard number.isMoney, let verb = annotated.listed.ending(.invests, at: start(before: number, part), after: part.lowerBound)
    else { return nil }
    let giver: Side
    if let body = annotated.organizations.ending(at: verb.start), part.contains(body.range), body.kind != .place {
      giver = .body(body)
    } else if let region = regions.last(where: { $0.range.upperBound == verb.start && isFree($0) }),
      stands(.by, before: region.range.lowerBound, from: part.lowerBound)
    {
      giver = .division(region.region)
    } else {
      return nil
    }
    var receivers = receivers(behind: number, part).filter { $0 != giver }
    if receivers.isEmpty, let helped = giver.region.flatMap({ support.supported(by: $0) }) { receivers = [.division(helped)] }
    return Sides(givers: [giver], receivers: receivers)
  }

  /// 师生义卖所得32.6万元，全部捐给某校: who stands first gives.
  private func givenTo(_ number: QuantityMention, _ part: ScalarRange) -> Sides? {
    let behind = ScalarRange(number.range.upperBound, part.upperBound)
    guard let verb = annotated.listed.first(.givenTo, in: behind),
      annotated.quantities.starting(in: ScalarRange(behind.lowerBound, verb.start)).isEmpty
    else { return nil }
    let receiver: Side
    if let body = annotated.organizations.starting(in: ScalarRange(verb.end, part.upperBound)).first, body.range.lowerBound - verb.end <= 1, body.kind != .place {
      receiver = .body(body)
    } else if let region = annotated.regions.starting(at: verb.end) {
      receiver = .division(region.region)
    } else {
      return nil
    }
    let before = ScalarRange(part.lowerBound, number.range.lowerBound)
    if let body = annotated.organizations.starting(in: before).first(where: { $0.kind != .place && $0.kind != .media }) {
      return Sides(givers: [.body(body)], receivers: [receiver])
    }
    let region = regions.first { before.contains($0.range) && isFree($0) && !isDescribing($0.range.upperBound) }
    return Sides(givers: region.map { [.division($0.region)] } ?? [], receivers: [receiver])
  }

  /// 新引进江苏企业6家: from there, to where the article is told from.
  private func arrived(_ number: QuantityMention, _ noun: ScalarRange?, _ clause: ScalarRange) -> Sides? {
    guard let home = annotated.home,
      let source = regions.last(where: {
        $0.range.upperBound <= (noun?.lowerBound ?? number.range.lowerBound) + 4 && clause.contains($0.range)
          && stands(.arrivesFrom, before: $0.range.lowerBound, from: clause.lowerBound)
      }), source.region != home, support.helps(source.region, home)
    else { return nil }
    return Sides(givers: [.division(source.region)], receivers: [.division(home)])
  }

  /// 全年到位某省财政援助资金4860万元: money for help named by its giver, for where the article is told from.
  private func arrivedAid(_ noun: ScalarRange?, _ told: ScalarRange) -> Sides {
    guard !annotated.has(.noFlow, in: told), let home = annotated.home, let giver = giver(in: noun, told), let source = giver.region,
      support.helps(source, home), !support.helps(home, source)
    else { return Sides() }
    return Sides(givers: [giver], receivers: [.division(home)])
  }

  /// 某省财政援助资金: who gives, by the money's name; not the one whom 投入 names (投入某省帮扶资金).
  private func giver(in noun: ScalarRange?, _ told: ScalarRange) -> Side? {
    guard let noun, annotated.has(.aidNoun, in: noun) else { return nil }
    return regions.last {
      told.contains($0.range) && ($0.range.lowerBound == noun.lowerBound || $0.range.upperBound == noun.lowerBound)
        && $0.form != .abbreviation && isFree($0) && annotated.listed.ending(.transfer, at: $0.range.lowerBound, after: told.lowerBound) == nil
        && !stands(.to, before: $0.range.lowerBound, from: told.lowerBound)
    }.map { .division($0.region) }
  }

  /// Whether money comes in, and nobody before it is named: 全年到位某省财政援助资金.
  private func comesIn(_ told: ScalarRange) -> Bool {
    guard let word = annotated.listed.all(.comesIn, in: told).last else { return false }
    return !regions.contains { told.contains($0.range) && $0.range.upperBound <= word.start && isFree($0) }
  }

  private func region(of side: Side) -> Region? {
    switch side {
    case .division(let region): region
    case .body(let body): body.region
    }
  }

  /// 甲、乙分别向丙、丁捐赠80万元、60万元: each its own.
  private func oneByOne(_ sides: Sides, _ number: QuantityMention, _ part: ScalarRange) -> Sides {
    let count = sides.givers.count
    guard count > 1, count == sides.receivers.count, annotated.has(.oneByOne, in: ScalarRange(part.lowerBound, number.range.lowerBound)) else { return sides }
    let numbers = annotated.quantities.starting(in: part).filter { $0.unit == number.unit }
    guard numbers.count == count, let place = numbers.firstIndex(of: number) else { return sides }
    let index = place - numbers.startIndex
    return Sides(givers: [sides.givers[index]], receivers: [sides.receivers[index]])
  }

  /// Where a number begins with the words before it that say how near it is: 近|30万元.
  private func start(before number: QuantityMention, _ part: ScalarRange) -> Int {
    annotated.listed.ending(.filler, at: number.range.lowerBound, after: part.lowerBound)?.start ?? number.range.lowerBound
  }

  // MARK: 组织60个街镇与某州86个贫困乡镇结对

  private func pair(of number: QuantityMention, _ clause: ScalarRange) -> Sides? {
    guard annotated.has(.pairsUp, in: clause), !annotated.has(.agreementWord, in: clause) else { return nil }
    let context = regions.filter { clause.contains($0.range) && $0.form != .deictic && isFree($0) }.map(\.region)
    let givers = context.filter { one in context.contains { support.helps(one, $0) } }
    let receivers = context.filter { one in context.contains { support.helps($0, one) } }
    guard !givers.isEmpty, !receivers.isEmpty, Set(givers).isDisjoint(with: receivers) else { return nil }
    return Sides(givers: unique(givers), receivers: unique(receivers))
  }

  private func unique(_ regions: [Region]) -> [Side] {
    regions.reduce(into: [Side]()) { if !$0.contains(.division($1)) { $0.append(.division($1)) } }
  }

  private func span(of number: QuantityMention, until isEnd: (Unicode.Scalar) -> Bool) -> ScalarRange {
    var start = number.range.lowerBound
    while start > sentence.lowerBound, !isEnd(annotated.scalars[start - 1]) { start -= 1 }
    var end = number.range.upperBound
    while end < sentence.upperBound, !isEnd(annotated.scalars[end]) { end += 1 }
    return ScalarRange(start, end)
  }
}

extension QuantityMention {
  /// Whether it is an amount of yuan.
  var isMoney: Bool { unit == "元" }
}
