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
  }

  let annotated: AnnotatedArticle
  let support: SupportMap
  let sentence: ScalarRange
  /// Those of the sentence, in order.
  let regions: [RegionMention]

  /// Who gives and who receives what a number counts, none where the sentence does not say.
  func sides(of number: QuantityMention, counting noun: ScalarRange?) -> Sides {
    let part = span(of: number) { "；;".unicodeScalars.contains($0) }
    let clause = span(of: number) { $0.endsClause }
    if let pair = pair(of: number, clause) { return pair }
    let told = ScalarRange(annotated.listed.first(.givingCeremony, in: part)?.end ?? part.lowerBound, number.range.lowerBound)
    guard !told.isEmpty, !annotated.has(.bothSides, in: clause), let verb = verb(in: told, noun) else { return Sides() }
    var sides = read(told, verb)
    if noun.map({ annotated.has(.othersGive, in: $0) }) ?? false { sides.givers = [] }
    if sides.receivers.isEmpty { sides.receivers = receivers(behind: number, clause) }
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
    let others = annotated.listed.all(.noFlow, in: range).filter { $0.start > verb.start }
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
        sides = own
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
    var (lastGiver, lastReceiver) = (-1, -1)
    for mention in regions where clause.contains(mention.range) && isFree(mention) {
      let (start, end) = (mention.range.lowerBound, mention.range.upperBound)
      // 在汉阴县援建扶贫车间: no body's name.
      let body = annotated.organizations.covering(end - 1).flatMap { body in
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
        lastReceiver = body?.range.upperBound ?? end
      } else if stands(.atPlace, before: start, from: clause.lowerBound) {
        places.append(mention.region)
      } else if start < first, sides.receivers.isEmpty, !isDescribing(end),
        lastGiver == start - 1 || !stands(.besides, before: start, from: clause.lowerBound)
      {
        sides.givers.append(side)
        lastGiver = end
      }
    }
    for body in annotated.organizations.starting(in: clause) where body.region == nil || regions.starting(in: body.range).isEmpty {
      guard body.kind != .place, body.kind != .media else { continue }
      if stands(.to, before: body.range.lowerBound, from: clause.lowerBound) { sides.receivers.append(.body(body)) }
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

  /// 选派干部3名到某县挂职, 引导企业12家落户某县.
  private func receivers(behind number: QuantityMention, _ clause: ScalarRange) -> [Side] {
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
