import Lexicon
import Mentions
import Text

/// How a sentence says who gives and who receives.
extension MeasureFlow {
  /// The verb that says that something passes: the last before the number, where an earlier one of giving lends its
  /// sides to it (投入资金12亿元，实施项目80个); none where the last says that nothing passes (帮助销售, 带动).
  func verb(in range: ScalarRange, _ noun: ScalarRange?) -> ScalarRange? {
    let gives = annotated.listed.all(.transfer, in: range) + annotated.listed.all(.receivesAid, in: range)
    guard var verb = gives.max(by: { ($0.start, $0.end) < ($1.start, $1.end) })?.range else { return nil }
    // 某县获得某市捐赠的物资: what is received.
    let clause = annotated.clause(at: verb.lowerBound)
    if let taken = annotated.listed.first(.receivesAid, in: ScalarRange(clause.lowerBound, max(clause.lowerBound, verb.lowerBound))) { verb = taken.range }
    // 接收某市捐赠资金68万元，捐赠物资41.5万元: the same again.
    if verb.lowerBound == clause.lowerBound, annotated.has(.gift, at: verb.lowerBound),
      let taken = annotated.listed.all(.receivesAid, in: ScalarRange(range.lowerBound, max(range.lowerBound, verb.lowerBound))).last,
      annotated.has(.gift, in: annotated.clause(at: taken.start)), taken.end < clause.lowerBound
    { verb = taken.range }
    // 投入资金12亿元，帮助4万名群众脱贫
    let others = annotated.listed.all(.noFlow, in: range).filter {
      $0.start > verb.lowerBound && !isOfNoun($0, clause) || $0.start == verb.lowerBound && $0.end > verb.upperBound
    }
    guard let last = others.last else { return verb }
    let goesOn = annotated.listed.all(.flowGoesOn, in: range).contains { $0.start > last.start }
    // 帮助某州10万人脱贫
    let helpsRegion = annotated.has(.to, at: last.start) && annotated.regions.starting(at: last.end) != nil
    return goesOn || helpsRegion ? verb : nil
  }

  /// Whether others than the subject give: 社会各界捐款; not 募集社会各界捐款.
  func othersGive(in range: ScalarRange) -> Bool {
    guard let others = annotated.listed.first(.othersGive, in: range) else { return false }
    return annotated.listed.ending(.raises, at: others.start, after: range.lowerBound) == nil
  }

  /// 援助资金购买的40台: the words only say which.
  private func isOfNoun(_ word: Word, _ clause: ScalarRange) -> Bool { clause.contains(word.range) && annotated.listed.longest(.describes, at: word.end)?.end == word.end + 1 }

  /// The verb that says what help led to, in the number's own clause: 培训, 建成; 为 in 为1600名妇女提供救助.
  func result(_ number: QuantityMention, _ noun: ScalarRange?, _ told: ScalarRange, _ clause: ScalarRange) -> ScalarRange? {
    let before = ScalarRange(max(clause.lowerBound, told.lowerBound), number.range.lowerBound)
    let behind = ScalarRange(number.range.upperBound, clause.upperBound)
    let onto = annotated.listed.ending(.to, at: number.range.lowerBound, after: before.lowerBound)
      ?? annotated.listed.ending(.to, at: start(before: number, clause), after: before.lowerBound)
    if let onto, annotated.has(.serves, in: behind) { return onto.range }
    guard let verb = annotated.listed.all(.helpResult, in: before).last, annotated.listed.all(.noFlow, in: before).allSatisfy({ $0.start < verb.start || $0.range == verb.range })
    else { return nil }
    return verb.range
  }

  func read(_ range: ScalarRange, _ verb: ScalarRange) -> Sides {
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
        if othersGive(in: clause) { sides.givers = [] }
        if !own.receivers.isEmpty { sides.receivers = own.receivers }
      }
    }
    if sides.receivers.isEmpty, let place = places.last,
      sides.givers.isEmpty || sides.givers.contains(where: { $0.region.map { support.helps($0, place) } ?? false })
    {
      sides.receivers = [.division(place)]
    }
    // 某县争取帮扶资金, 某县获得某市帮扶资金: the subject receives.
    if annotated.has(.receivesAid, at: verb.lowerBound) {
      let sources = regions.filter { $0.range.lowerBound >= verb.upperBound && range.contains($0.range) && isFree($0) }.map { Side.division($0.region) }
      let takers = sides.givers.filter { !sources.contains($0) }
      sides = Sides(givers: sources, receivers: takers.isEmpty ? sides.receivers.filter { !sources.contains($0) } : takers)
    }
    sides.givers.removeAll { sides.receivers.contains($0) }
    return sides
  }

  private func read(_ clause: ScalarRange, before verb: ScalarRange, _ places: inout [Region]) -> Sides {
    let scalars = annotated.scalars
    var verbs = (annotated.listed.all(.transfer, in: clause) + annotated.listed.all(.receivesAid, in: clause)).map(\.range)
    if clause.contains(verb), !verbs.contains(verb) { verbs.append(verb) }
    let first = verbs.map(\.lowerBound).min() ?? clause.upperBound
    var sides = Sides()
    var (lastGiver, lastReceiver, firstReceiver) = (-1, -1, Int.max)
    for mention in regions where clause.contains(mention.range) && isFree(mention) {
      let (start, end) = (mention.range.lowerBound, mention.range.upperBound)
      // 在汉阴县援建扶贫车间: no body's name.
      let body = annotated.organizations.starting(at: end).flatMap { $0.kind == .place ? nil : $0 }
        ?? annotated.organizations.covering(end - 1).flatMap { body in
          annotated.isInsideBody(mention) && !verbs.contains { body.range.contains($0.lowerBound) } ? body : nil
        }
      let side: Side
      if let body, !body.standsForDivision {
        guard body.kind != .place, body.kind != .media else { continue }
        side = .body(body)
      } else {
        side = .division(mention.region)
      }
      let isListed = lastReceiver == start - 1 && annotated.has(.enumeration, at: start - 1)
      // 向首批干部对接的某县
      let isDescribed = annotated.listed.ending(.pairedWith, at: start, after: clause.lowerBound).map { annotated.has(.to, in: ScalarRange(min($0.start, max(clause.lowerBound, lastGiver)), $0.start)) } ?? false
      if stands(.to, before: start, from: clause.lowerBound) || isDescribed || isListed || verbs.contains(where: { $0.upperBound == start }) {
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
      let side = body.side
      if stands(.to, before: body.range.lowerBound, from: clause.lowerBound) {
        sides.receivers.append(side)
      } else if body.range.upperBound <= min(first, firstReceiver), !sides.givers.contains(side),
        !stands(.besides, before: body.range.lowerBound, from: clause.lowerBound),
        !stands(.atPlace, before: body.range.lowerBound, from: clause.lowerBound)
      {
        sides.givers.append(side)
      }
    }
    // 某县已有某市援建的车间63个: who stands right before the verb alone.
    if let near = regions.first(where: { $0.range.upperBound == first && clause.contains($0.range) }),
      sides.givers.count > 1, scalars.has("的", at: verb.upperBound)
    {
      let others = sides.givers.filter { $0 != .division(near.region) }
      sides.givers = [.division(near.region)]
      if sides.receivers.isEmpty { sides.receivers = others.filter { $0.region.map { support.helps(near.region, $0) } ?? false } }
    }
    return sides
  }

  /// Neither in the name of an office, a programme or another division's people.
  func isFree(_ mention: RegionMention) -> Bool {
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
  func isDescribing(_ end: Int) -> Bool {
    annotated.listed.longest(.describes, at: end) != nil
  }
}
