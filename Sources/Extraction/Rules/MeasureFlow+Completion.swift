import Lexicon
import Mentions
import Text

/// Who gives or receives where the words before a number leave it out.
extension MeasureFlow {
  /// 捐赠500万元，用于某县的幼儿园建设.
  func receivers(behind number: QuantityMention, _ part: ScalarRange) -> [Side] {
    let end = number.range.upperBound
    let behind = regions.filter {
      $0.range.lowerBound >= end && part.contains($0.range) && isFree($0) && stands(.usedFor, before: $0.range.lowerBound, from: end)
    }.prefix(1)
    // 青川县、朝天区
    let listed = regions.drop { $0 != behind.first }.reduce(into: [RegionMention]()) { found, region in
      if found.last.map({ $0.range.upperBound + 1 == region.range.lowerBound && annotated.has(.joins, at: $0.range.upperBound) }) ?? true, !behind.isEmpty { found.append(region) }
    }
    return listed.map { .division($0.region) }
  }

  /// 选派干部3名到某县挂职, 选派教师50名，到对口支援的某市任教.
  func receivers(sentBehind number: QuantityMention, _ part: ScalarRange) -> [Side] {
    let end = number.range.upperBound
    let next = annotated.quantities.starting(in: ScalarRange(end, part.upperBound)).first?.range.lowerBound ?? part.upperBound
    return regions.filter {
      guard $0.range.lowerBound >= end, part.contains($0.range), isFree($0), !annotated.isInsideBody($0) else { return false }
      let start = annotated.listed.ending(.pairedWith, at: $0.range.lowerBound, after: end)?.start ?? $0.range.lowerBound
      guard let word = annotated.listed.ending(.sentTo, at: start, after: end) else { return false }
      let clause = annotated.clause(at: $0.range.lowerBound)
      return clause.contains(number.range) || word.start == clause.lowerBound && $0.range.upperBound <= next
    }.prefix(1).map { .division($0.region) }
  }

  /// 40台制氧机在某县全部发放到位: where it was given out.
  func receivers(reaching number: QuantityMention, _ part: ScalarRange) -> [Side] {
    let behind = ScalarRange(number.range.upperBound, part.upperBound)
    guard annotated.quantities.starting(in: behind).isEmpty, let word = annotated.listed.first(.givenOut, in: behind) else { return [] }
    return regions.filter {
      behind.contains($0.range) && $0.range.upperBound <= word.start && isFree($0) && stands(.atPlace, before: $0.range.lowerBound, from: behind.lowerBound)
    }.suffix(1).map { .division($0.region) }
  }

  /// What was told before of who helps whom, for what the sentence leaves out.
  /// - Parameter isAid: Whether the words themselves say that it is help: then the article's one pair will do.
  func continued(_ sides: Sides, _ number: QuantityMention, isAid: Bool, isOthers: Bool) -> Sides {
    guard !sides.isWhole else { return sides }
    var sides = sides
    let before = earlierOfSentence(number).flatMap { ends in
      ends.givers.allSatisfy { giver in ends.receivers.allSatisfy { helps(giver, $0) } } ? ends : nil
    }
    let known = [before, context.told, isAid ? context.whole : nil].compactMap { $0 }
    let place = number.range.lowerBound
    let isLeftOut = context.leavesOutSubject(at: place) || context.isOfTeam(at: place)
    if sides.isEmpty {
      if isLeftOut, !isOthers, let ends = known.first { sides = ends }
    } else if sides.receivers.isEmpty {
      if let ends = known.first(where: { ends in sides.givers.allSatisfy { context.lies($0, within: ends.givers) } }) { sides.receivers = ends.receivers }
    } else if isLeftOut, !isOthers {
      if let ends = known.first(where: { ends in sides.receivers.allSatisfy { context.lies($0, within: ends.receivers) } }) {
        sides.givers = ends.givers
      } else if let topic = context.topic, sides.receivers.allSatisfy({ helps(topic, $0) }) {
        sides.givers = [topic]
      }
    }
    sides.receivers.removeAll { sides.givers.contains($0) }
    return sides
  }

  /// 某市开办某州班，培养学生1260名: whom the sentence names, however it does, of those that the article's one supporter helps.
  func named(_ sides: Sides, before number: QuantityMention) -> Sides {
    guard sides.receivers.isEmpty, !sides.givers.isEmpty, let whole = context.whole, sides.givers.allSatisfy({ context.lies($0, within: whole.givers) }),
      regions.contains(where: { $0.range.upperBound <= number.range.lowerBound && context.lies(.division($0.region), within: whole.receivers) })
    else { return sides }
    return Sides(givers: sides.givers, receivers: whole.receivers)
  }

  /// Of money for help the side that is known to help gives, whatever stands first: 甲落实乙援藏资金.
  func turned(_ sides: Sides, isTaken: Bool) -> Sides {
    if sides.isWhole, sides.givers.allSatisfy({ giver in sides.receivers.allSatisfy { helps($0, giver) && !helps(giver, $0) } }) {
      return Sides(givers: sides.receivers, receivers: sides.givers)
    }
    if isTaken, sides.givers.isEmpty, sides.receivers.count == 1, let taker = sides.receivers[0].region, support.supporter(of: taker) == nil,
      let helped = support.supported(by: taker)
    {
      return Sides(givers: sides.receivers, receivers: [.division(helped)])
    }
    return sides
  }

  /// What the article's pairings say of a giver's other side.
  /// - Parameters:
  ///   - isAid: Whether the verb itself says that help passes; a gift may go either way.
  ///   - isMoneyForHelp: Whether what is counted says so.
  func completed(_ sides: Sides, isAid: Bool, isMoneyForHelp: Bool) -> Sides {
    var sides = sides
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

  /// 全年到位某省财政援助资金4860万元: money for help named by its giver, for where the article is told from.
  func arrivedAid(_ noun: ScalarRange?, _ told: ScalarRange) -> Sides {
    guard !annotated.has(.noFlow, in: told) else { return Sides() }
    if let home = annotated.home, let giver = giver(in: noun, told), let source = giver.region, support.helps(source, home), !support.helps(home, source) {
      return Sides(givers: [giver], receivers: [.division(home)])
    }
    // 全年到位财政援助资金4860万元
    guard let noun, annotated.has(.aidNoun, in: noun), annotated.has(.comesIn, in: told), context.leavesOutSubject(at: noun.lowerBound) else { return Sides() }
    return context.told ?? context.whole ?? Sides()
  }

  /// 某省财政援助资金: who gives, by the money's name; not the one whom 投入 names (投入某省帮扶资金).
  func giver(in noun: ScalarRange?, _ told: ScalarRange) -> Side? {
    guard let noun, annotated.has(.aidNoun, in: noun) else { return nil }
    return regions.last {
      told.contains($0.range) && ($0.range.lowerBound == noun.lowerBound || $0.range.upperBound == noun.lowerBound)
        && $0.form != .abbreviation && isFree($0) && annotated.listed.ending(.transfer, at: $0.range.lowerBound, after: told.lowerBound) == nil
        && !stands(.to, before: $0.range.lowerBound, from: told.lowerBound)
    }.map { .division($0.region) }
  }

  /// Whether money comes in, and nobody before it is named: 全年到位某省财政援助资金.
  func comesIn(_ told: ScalarRange) -> Bool {
    guard let word = annotated.listed.all(.comesIn, in: told).last else { return false }
    return !regions.contains { told.contains($0.range) && $0.range.upperBound <= word.start && isFree($0) }
  }
}
