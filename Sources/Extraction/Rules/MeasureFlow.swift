import Claims
import Lexicon
import Mentions
import Ontology
import Text

/// Decides from whom to whom a counted thing passes, where its sentence fixes it: 东江市累计向西山县投入帮扶资金12亿元.
/// What the sentence leaves out, what was told before it or the article's pairings may say.
struct MeasureFlow {
  enum Side: Hashable {
    case division(Region)
    case body(OrganizationMention)
    /// A body by what it is in the graph.
    case named(LocalEntity)

    var region: Region? { if case .division(let region) = self { region } else { nil } }
    /// The division in whose name a body's begins.
    var bodyRegion: Region? { if case .body(let body) = self { body.region } else { nil } }
  }

  /// A number, what it counts, and where it stands.
  struct Counted {
    let entity: LocalEntity
    let number: QuantityMention
    let noun: ScalarRange?
    let sentence: ScalarRange
  }

  struct Sides: Equatable {
    var givers: [Side] = []
    var receivers: [Side] = []
    var isEmpty: Bool { givers.isEmpty && receivers.isEmpty }
    var isWhole: Bool { !givers.isEmpty && !receivers.isEmpty }
  }

  let annotated: AnnotatedArticle
  let support: SupportMap
  /// What was told of help before, and how the sentence's clauses begin.
  let context: HelpContext
  /// The division from which the guests came who were told of last.
  let guests: Region?
  let sentence: ScalarRange
  /// Those of the sentence, in order.
  let regions: [RegionMention]
  /// Of the number before, in the same sentence or list.
  let earlier: Sides

  /// Who gives and who receives what a number counts, none where the sentence does not say; and whether it is help.
  func sides(of number: QuantityMention, counting noun: ScalarRange?) -> (sides: Sides, isHelp: Bool) {
    let part = span(of: number) { "；;".unicodeScalars.contains($0) }
    let clause = span(of: number) { $0.endsClause }
    // A share of what was given passes to nobody.
    guard !number.unit.hasPrefix("%") else { return (Sides(), false) }
    // 16名干部，其中处级干部11名
    if annotated.listed.longest(.partOf, at: clause.lowerBound) != nil, let sides = earlierOfSentence(number) { return (sides, false) }
    if let sides = pair(of: number, clause) { return (oneByOne(sides, number, part), true) }
    if let sides = moved(number, noun, clause, part) ?? sold(number, clause) ?? invested(number, part) ?? firms(number, noun, part) { return (sides, false) }
    if let sides = givenTo(number, part) ?? came(number, noun, clause) ?? serving(number, noun, part) ?? arrived(number, noun, clause) { return (sides, true) }
    let told = ScalarRange(annotated.listed.first(.givingCeremony, in: part)?.end ?? part.lowerBound, number.range.lowerBound)
    // 捐赠就业培训资金200万元 is a gift all the same.
    let isGift = number.isMoney && annotated.has(.gift, in: ScalarRange(clause.lowerBound, number.range.lowerBound))
    guard !told.isEmpty, isGift || !annotated.has(.bothSides, in: clause) else { return (arrivedAid(noun, told), true) }
    if let verb = verb(in: told, noun) { return (given(number, noun, verb, told, part, clause), true) }
    if let verb = result(number, noun, told, clause) { return (resulting(number, noun, verb, told, clause), true) }
    return (arrivedAid(noun, told), true)
  }

  /// The sides of a verb of giving.
  private func given(
    _ number: QuantityMention, _ noun: ScalarRange?, _ verb: ScalarRange, _ told: ScalarRange, _ part: ScalarRange, _ clause: ScalarRange
  ) -> Sides {
    var sides = oneByOne(read(told, verb), number, part)
    let isGift = annotated.has(.gift, at: verb.lowerBound)
    if let giver = giver(in: noun, told) {
      sides.givers = [giver]
      sides.receivers.removeAll { $0 == giver }
    }
    if sides.receivers.isEmpty, let home = annotated.home, !sides.givers.isEmpty, comesIn(told) || isGift,
      sides.givers.allSatisfy({ giver in (giver.region ?? giver.bodyRegion).map { support.helps($0, home) && !support.helps(home, $0) } ?? false })
    {
      sides.receivers = earlier.receivers.isEmpty ? [.division(home)] : earlier.receivers
    }
    if isGift {
      if sides.receivers.isEmpty { sides.receivers = receivers(behind: number, part) }
      if sides.receivers.isEmpty, !sides.givers.isEmpty { sides.receivers = earlier.receivers.filter { !sides.givers.contains($0) } }
      // 代表团向某校捐赠图书: their home gives.
      if sides.givers.isEmpty, let guests, !sides.receivers.contains(where: { context.isInLine($0, .division(guests)) }),
        !annotated.groups(in: ScalarRange(clause.lowerBound, verb.lowerBound)).isEmpty
      { sides.givers = [.division(guests)] }
    } else if sides.givers.isEmpty, verb.lowerBound == part.lowerBound, annotated.has(.send, at: verb.lowerBound) {
      // 甲选派干部2名到乙；选派医生6名到县医院
      sides.givers = earlier.givers
      if sides.receivers.isEmpty { sides.receivers = earlier.receivers }
    }
    if noun.map({ annotated.has(.othersGive, in: $0) }) ?? false { sides.givers = [] }
    if sides.receivers.isEmpty { sides.receivers = receivers(sentBehind: number, part) }
    if sides.receivers.isEmpty { sides.receivers = receivers(reaching: number, part) }
    let counted = ScalarRange(verb.lowerBound, max(number.range.upperBound, noun?.upperBound ?? 0))
    let isMoneyForHelp = annotated.has(.aidNoun, in: counted)
    let isAid = annotated.has(.aids, at: verb.lowerBound)
    if isMoneyForHelp { sides = turned(sides, isTaken: annotated.has(.receivesAid, at: verb.lowerBound)) }
    let isOthers = othersGive(in: clause)
    sides = continued(sides, number, isAid: isAid || isMoneyForHelp || isGift, isOthers: isOthers)
    return completed(sides, isAid: isAid, isMoneyForHelp: isMoneyForHelp)
  }

  /// The sides of what help led to (建成车间9个, 培训教师120人): only those of whom one is known to help the other.
  private func resulting(
    _ number: QuantityMention, _ noun: ScalarRange?, _ verb: ScalarRange, _ told: ScalarRange, _ clause: ScalarRange
  ) -> Sides {
    let own = read(ScalarRange(clause.lowerBound, told.upperBound), verb)
    if own.isWhole { return own }
    guard !context.isSaidByHelped else { return Sides() }
    var sides = read(told, verb)
    // 汉阴县地处山区。去年建成大棚12座: their own.
    if sides.isEmpty, let topic = context.topic, context.isHelped(topic) { return Sides() }
    if sides.receivers.isEmpty { sides.receivers = receivers(sentBehind: number, clause) }
    let counted = ScalarRange(verb.lowerBound, max(number.range.upperBound, noun?.upperBound ?? 0))
    sides = named(continued(sides, number, isAid: annotated.has(.aidNoun, in: counted), isOthers: false), before: number)
    // 某院医师某某开展新技术23项: of one person.
    if sides.givers.contains(where: { $0.region == nil }), !annotated.persons.starting(in: told).isEmpty { return Sides() }
    guard sides.isWhole, sides.givers.allSatisfy({ giver in sides.receivers.allSatisfy { helps(giver, $0) } }) else { return Sides() }
    return sides
  }

  /// Whether one side is known to help the other.
  func helps(_ giver: Side, _ receiver: Side) -> Bool {
    let ends = [context.told, context.whole].compactMap { $0 }
    if ends.contains(where: { context.lies(giver, within: $0.givers) && context.lies(receiver, within: $0.receivers) }) { return true }
    guard let giver = giver.region ?? giver.bodyRegion, let receiver = receiver.region ?? receiver.bodyRegion else { return false }
    return support.helps(giver, receiver) && !support.helps(receiver, giver)
  }

  func stands(_ wordClass: WordClass.Named, before place: Int, from lower: Int) -> Bool {
    annotated.listed.ending(wordClass, at: place, after: lower) != nil
  }

  /// Where a number begins with the words before it that say how near it is: 近|30万元.
  func start(before number: QuantityMention, _ part: ScalarRange) -> Int {
    annotated.listed.ending(.filler, at: number.range.lowerBound, after: part.lowerBound)?.start ?? number.range.lowerBound
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
