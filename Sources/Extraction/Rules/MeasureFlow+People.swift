import Lexicon
import Mentions
import Text

/// People who go to work or to help, from where they live or were sent.
extension MeasureFlow {
  /// 帮助农村劳动力到某市就业312人, 向某省输送务工人员1236人: people, from where they live to where they work.
  func moved(_ number: QuantityMention, _ noun: ScalarRange?, _ clause: ScalarRange, _ part: ScalarRange) -> Sides? {
    guard annotated.listed.ending(.peopleUnit, at: number.range.upperBound, after: number.range.lowerBound) != nil else { return nil }
    if let sides = takenIn(number, noun, clause, part) { return sides }
    for target in regions where clause.contains(target.range) && isFree(target) {
      let (start, end) = (target.range.lowerBound, target.range.upperBound)
      let near = ScalarRange(end, min(clause.upperBound, end + Self.reachOfWork))
      let goesThere = stands(.sentTo, before: start, from: clause.lowerBound) || stands(.to, before: start, from: clause.lowerBound)
      guard goesThere || stands(.atPlace, before: start, from: clause.lowerBound), annotated.has(.worksAt, in: near),
        annotated.quantities.starting(in: between(target.range, number.range)).isEmpty
      else { continue }
      let before = regions.last {
        $0.range.upperBound < start && clause.contains($0.range) && isFree($0) && $0.region != target.region
          && !stands(.sentTo, before: $0.range.lowerBound, from: clause.lowerBound)
      }
      // 甲市投入资金12亿元，选派干部2名赴乙挂职: who sends was said before.
      if before == nil, annotated.has(.send, in: ScalarRange(clause.lowerBound, number.range.lowerBound)) { return nil }
      // 1.4万名昭通籍劳动力在东莞就业; not so many who work at home.
      guard goesThere || before.map({ support.helps(target.region, $0.region) }) ?? false else { continue }
      let receivers = [Side.division(target.region)]
      if let before { return Sides(givers: [.division(before.region)], receivers: receivers) }
      // 输转劳动力到某市就业: those whom it helps send them.
      let ends = [context.told, context.whole].lazy.compactMap { $0 }.first { context.lies(receivers[0], within: $0.givers) }
      let isSentOff = annotated.has(.sendsOff, in: ScalarRange(clause.lowerBound, start)) && context.leavesOutSubject(at: start)
      return Sides(givers: isSentOff ? ends?.receivers ?? [] : [], receivers: receivers)
    }
    return nil
  }

  /// 吸纳某州劳务人员3200名: from there, to who takes them in.
  private func takenIn(_ number: QuantityMention, _ noun: ScalarRange?, _ clause: ScalarRange, _ part: ScalarRange) -> Sides? {
    let counted = ScalarRange(number.range.lowerBound, max(number.range.upperBound, noun?.upperBound ?? 0))
    guard let verb = annotated.listed.all(.takesIn, in: ScalarRange(clause.lowerBound, max(clause.lowerBound, number.range.lowerBound))).last,
      annotated.has(.labour, in: ScalarRange(verb.end, counted.upperBound))
    else { return nil }
    guard let home = regions.first(where: { verb.end <= $0.range.lowerBound && $0.range.upperBound <= counted.upperBound && clause.contains($0.range) && isFree($0) }),
      home.range.lowerBound == verb.end || home.range.lowerBound == number.range.upperBound
    else { return Sides() }
    // 两省共建园区，吸纳某省劳动力: where they live.
    if regions.contains(where: { part.contains($0.range) && $0.range.upperBound <= verb.start && annotated.has(.bothSides, at: $0.range.lowerBound) }) { return Sides() }
    let from = Side.division(home.region)
    let named = read(ScalarRange(part.lowerBound, verb.end), verb.range).givers.filter { helps($0, from) }
    if !named.isEmpty { return Sides(givers: [from], receivers: named) }
    guard context.leavesOutSubject(at: number.range.lowerBound), let ends = context.told ?? context.whole, context.lies(from, within: ends.receivers) else { return Sides() }
    return Sides(givers: [from], receivers: ends.givers)
  }

  /// 首批9名医师到某院支医: to whom people come who were sent.
  func came(_ number: QuantityMention, _ noun: ScalarRange?, _ clause: ScalarRange) -> Sides? {
    guard let noun, noun.lowerBound >= number.range.upperBound,
      annotated.listed.ending(.peopleUnit, at: number.range.upperBound, after: number.range.lowerBound) != nil,
      annotated.has(.serving, in: ScalarRange(number.range.lowerBound, clause.upperBound)),
      regions.allSatisfy({ !clause.contains($0.range) || $0.range.lowerBound >= noun.upperBound }),
      let ends = context.told ?? context.whole
    else { return nil }
    let behind = ScalarRange(noun.upperBound, clause.upperBound)
    for word in annotated.listed.all(.sentTo, in: behind) {
      let body = annotated.organizations.starting(at: word.end).flatMap { $0.kind == .place ? nil : Side.body($0) }
      guard let side = body ?? annotated.regions.starting(at: word.end).map({ .division($0.region) }) else { continue }
      return context.lies(side, within: ends.receivers) ? Sides(givers: ends.givers, receivers: [side]) : nil
    }
    return nil
  }

  /// 我校先后有5名教师援藏: who sent them.
  func serving(_ number: QuantityMention, _ noun: ScalarRange?, _ part: ScalarRange) -> Sides? {
    guard let noun, noun.lowerBound >= number.range.upperBound, annotated.listed.longest(.serving, at: noun.upperBound) != nil
      || annotated.listed.ending(.serving, at: noun.upperBound, after: noun.lowerBound).map({ $0.start > noun.lowerBound }) ?? false
    else { return nil }
    let sides = read(ScalarRange(part.lowerBound, number.range.lowerBound), number.range)
    return sides.givers.isEmpty ? nil : continued(Sides(givers: sides.givers, receivers: receivers(sentBehind: number, part)), number, isAid: true, isOthers: false)
  }

  /// So many scalars behind a division the word for work may end: 到广东稳定就业.
  private static let reachOfWork = 8
}
