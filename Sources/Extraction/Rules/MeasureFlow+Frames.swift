import Lexicon
import Mentions
import Text

/// What passes by other words than those of giving: goods that are sold, firms that come, what is invested, what is paired.
extension MeasureFlow {
  /// 我市销往某市大米1.86万吨: goods go the way they are sold.
  func sold(_ number: QuantityMention, _ clause: ScalarRange) -> Sides? {
    guard !number.isMoney, let verb = annotated.listed.first(.soldTo, in: clause), let target = annotated.regions.starting(at: verb.end), isFree(target),
      let source = regions.last(where: { clause.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= verb.start && isFree($0) }),
      source.region != target.region
    else { return nil }
    return Sides(givers: [.division(source.region)], receivers: [.division(target.region)])
  }

  /// 38家湖南企业到某地投资兴业; what they really put in goes the same way.
  func firms(_ number: QuantityMention, _ noun: ScalarRange?, _ part: ScalarRange) -> Sides? {
    guard let noun else { return nil }
    let clause = annotated.clause(at: number.range.lowerBound)
    if number.isMoney { return annotated.listed.ending(.realMoney, at: noun.upperBound, after: sentence.lowerBound) != nil && annotated.has(.settles, in: ScalarRange(sentence.lowerBound, noun.lowerBound)) ? earlierOfSentence(number) : nil }
    let counted = ScalarRange(clause.lowerBound, max(number.range.upperBound, noun.upperBound))
    guard annotated.has(.settles, in: clause), !annotated.has(.takesIn, in: clause),
      let source = regions.last(where: { counted.contains($0.range) && annotated.has(.firms, at: $0.range.upperBound) })
    else { return nil }
    let target = regions.first {
      clause.contains($0.range) && $0.region != source.region && isFree($0)
        && (stands(.sentTo, before: $0.range.lowerBound, from: clause.lowerBound) || stands(.atPlace, before: $0.range.lowerBound, from: clause.lowerBound))
    }
    let from = Side.division(source.region)
    if let target { return helps(from, .division(target.region)) ? Sides(givers: [from], receivers: [.division(target.region)]) : nil }
    guard let ends = context.told ?? context.whole, ends.givers.contains(where: { context.isInLine(from, $0) }) else { return nil }
    return Sides(givers: [from], receivers: ends.receivers)
  }

  /// The sides of the number before, where it stands in the same sentence.
  func earlierOfSentence(_ number: QuantityMention) -> Sides? {
    let before = annotated.quantities.starting(in: ScalarRange(sentence.lowerBound, number.range.lowerBound))
    return before.isEmpty || !earlier.isWhole ? nil : earlier
  }

  func between(_ one: ScalarRange, _ other: ScalarRange) -> ScalarRange {
    let start = min(one.upperBound, other.upperBound)
    return ScalarRange(start, max(start, max(one.lowerBound, other.lowerBound)))
  }

  /// 某公司投资8600万元，在某县建成生产线; 由某公司出资1600万元援建.
  func invested(_ number: QuantityMention, _ part: ScalarRange) -> Sides? {
    guard number.isMoney, let verb = annotated.listed.ending(.invests, at: start(before: number, part), after: part.lowerBound)
    else { return nil }
    let giver: Side
    // 某公司在某县投资1.8亿元
    let place = regions.last { $0.range.upperBound == verb.start && stands(.atPlace, before: $0.range.lowerBound, from: part.lowerBound) }
    let end = place.flatMap { annotated.listed.ending(.atPlace, at: $0.range.lowerBound, after: part.lowerBound)?.start } ?? verb.start
    var isBy = false
    if let body = annotated.organizations.ending(at: end), part.contains(body.range), body.kind != .place {
      giver = .body(body)
      isBy = stands(.by, before: body.range.lowerBound, from: part.lowerBound)
      if let place { return Sides(givers: [giver], receivers: [.division(place.region)]) }
    } else if let region = regions.last(where: { $0.range.upperBound == verb.start && isFree($0) }),
      stands(.by, before: region.range.lowerBound, from: part.lowerBound)
    {
      giver = .division(region.region)
    } else {
      return nil
    }
    var receivers = receivers(behind: number, part).filter { $0 != giver }
    if receivers.isEmpty, let helped = giver.region.flatMap({ support.supported(by: $0) }) { receivers = [.division(helped)] }
    // A firm that invests gives to nobody unless the words say where.
    return receivers.isEmpty && !isBy ? nil : Sides(givers: [giver], receivers: receivers)
  }

  /// 师生义卖所得32.6万元，全部捐给某校: who stands first gives.
  func givenTo(_ number: QuantityMention, _ part: ScalarRange) -> Sides? {
    let behind = ScalarRange(number.range.upperBound, part.upperBound)
    // 捐给某校的图书1200册; 所得32.6万元，全部捐给某校
    let near = annotated.listed.all(.givenTo, in: ScalarRange(annotated.clause(at: number.range.lowerBound).lowerBound, number.range.lowerBound)).last
    guard let verb = near ?? annotated.listed.first(.givenTo, in: behind),
      annotated.quantities.starting(in: ScalarRange(min(behind.lowerBound, verb.start), verb.start)).isEmpty
    else { return nil }
    let receiver: Side
    if let body = annotated.organizations.starting(in: ScalarRange(verb.end, part.upperBound)).first, body.range.lowerBound - verb.end <= 1, body.kind != .place {
      receiver = .body(body)
    } else if let region = annotated.regions.starting(at: verb.end) {
      receiver = .division(region.region)
    } else {
      return nil
    }
    let before = ScalarRange(part.lowerBound, min(verb.start, number.range.lowerBound))
    if let body = annotated.organizations.starting(in: before).first(where: { $0.kind != .place && $0.kind != .media }) {
      return Sides(givers: [.body(body)], receivers: [receiver])
    }
    let region = regions.first { before.contains($0.range) && isFree($0) && !isDescribing($0.range.upperBound) }
    return Sides(givers: region.map { [.division($0.region)] } ?? [], receivers: [receiver])
  }

  /// 新引进江苏企业6家: from there, to where the article is told from.
  func arrived(_ number: QuantityMention, _ noun: ScalarRange?, _ clause: ScalarRange) -> Sides? {
    guard let home = annotated.home,
      let source = regions.last(where: {
        $0.range.upperBound <= (noun?.lowerBound ?? number.range.lowerBound) + 4 && clause.contains($0.range)
          && stands(.arrivesFrom, before: $0.range.lowerBound, from: clause.lowerBound)
      }), source.region != home, support.helps(source.region, home)
    else { return nil }
    return Sides(givers: [.division(source.region)], receivers: [.division(home)])
  }

  /// 甲、乙分别向丙、丁捐赠80万元、60万元: each its own.
  func oneByOne(_ sides: Sides, _ number: QuantityMention, _ part: ScalarRange) -> Sides {
    let count = sides.givers.count
    guard count > 1, count == sides.receivers.count || sides.receivers.count == 1, annotated.has(.oneByOne, in: ScalarRange(part.lowerBound, number.range.lowerBound)) else { return sides }
    let numbers = annotated.quantities.starting(in: part).filter { $0.unit == number.unit }
    guard numbers.count == count, let place = numbers.firstIndex(of: number) else { return sides }
    let index = place - numbers.startIndex
    return Sides(givers: [sides.givers[index]], receivers: sides.receivers.count == 1 ? sides.receivers : [sides.receivers[index]])
  }

  func pair(of number: QuantityMention, _ clause: ScalarRange) -> Sides? {
    guard annotated.has(.pairsUp, in: clause), !annotated.has(.agreementWord, in: clause) else { return nil }
    let context = regions.filter { clause.contains($0.range) && $0.form != .deictic && isFree($0) }.map(\.region)
    let givers = context.filter { one in context.contains { support.helps(one, $0) } }
    let receivers = context.filter { one in context.contains { support.helps($0, one) } }
    if !givers.isEmpty, !receivers.isEmpty, Set(givers).isDisjoint(with: receivers) { return Sides(givers: unique(givers), receivers: unique(receivers)) }
    // 甲60个街镇与乙86个乡镇结对，152个村与乙172个村结对
    if !context.isEmpty, earlierOfSentence(number) != nil, context.allSatisfy({ earlier.receivers.contains(.division($0)) }) { return earlier }
    // 组织46所学校、9家医院与当地学校、医院结对
    guard context.isEmpty, annotated.listed.ending(.peopleUnit, at: number.range.upperBound, after: number.range.lowerBound) == nil else { return nil }
    return earlierOfSentence(number) ?? self.context.told ?? self.context.whole
  }

  func unique(_ regions: [Region]) -> [Side] {
    regions.reduce(into: [Side]()) { if !$0.contains(.division($1)) { $0.append(.division($1)) } }
  }
}
