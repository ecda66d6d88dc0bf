import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Reads the measures of one sentence.
struct MeasureSentence {
  let annotated: AnnotatedArticle
  let sentence: ScalarRange
  let words: QuantityWords
  /// Those of the sentence.
  let regions: [RegionMention]
  let dates: [DateMention]

  /// Reads what the sentence says of each of its numbers, in order.
  func read(_ numbers: some Sequence<QuantityMention>, into claims: inout ClaimCollector) -> [MeasureFlow.Counted] {
    var found: [MeasureFlow.Counted] = []
    var last: (number: QuantityMention, noun: ScalarRange)?
    for number in numbers {
      guard isReported(number) else { continue }
      var (rule, noun) = noun(of: number)
      // 由3亿元增至5亿元: the second number is of the first one's noun.
      if noun == nil, let last, last.number.unit == number.unit, isClause(last.number, number) {
        noun = last.noun
      }
      if let noun { last = (number, noun) }
      read(number, rule, noun, &found, into: &claims)
    }
    return found
  }

  private func isReported(_ number: QuantityMention) -> Bool {
    !isSetting(number) && !regions.contains { $0.range.overlaps(number.range) }
      && !dates.contains { $0.range.overlaps(number.range) }
  }

  private func isClause(_ first: QuantityMention, _ second: QuantityMention) -> Bool {
    let scalars = annotated.scalars
    return (first.range.upperBound..<second.range.lowerBound).allSatisfy {
      !"，,、；;：:".unicodeScalars.contains(scalars[$0])
    }
  }

  private func read(
    _ number: QuantityMention, _ rule: Rule, _ noun: ScalarRange?, _ found: inout [MeasureFlow.Counted], into claims: inout ClaimCollector
  ) {
    let counts = noun.map { annotated.words($0) } ?? ""
    let entity = Self.entity(
      value: number.value, unit: number.unit, counts: counts,
      number: annotated.words(number.range))
    Self.add(
      entity, value: number.value, unit: number.unit, counts: counts, rule, at: sentence,
      into: &claims)
    let period = MeasurePeriod(scalars: annotated.scalars, listed: annotated.listed, sentence: sentence, dates: dates)
    if let words = period.words(before: number.range.lowerBound) {
      claims.add(
        entity, .period, .literal(Literal(annotated.words(words), .chinese)), MeasureRules.period,
        at: sentence)
    }
    found.append(MeasureFlow.Counted(entity: entity, number: number, noun: noun, sentence: sentence))
  }

  /// The node of a measure.
  static func entity(value: String, unit: String, counts: String, number: String) -> LocalEntity {
    LocalEntity(
      .measure, key: counts.isEmpty ? "\(value) \(unit)" : "\(value) \(unit) \(counts)",
      label: counts.isEmpty ? number : "\(counts) \(number)")
  }

  /// Adds value, unit and what is counted.
  static func add(
    _ entity: LocalEntity, value: String, unit: String, counts: String, _ rule: Rule,
    at range: ScalarRange, into claims: inout ClaimCollector
  ) {
    claims.add(entity, .value, .literal(Literal(value, .decimal)), rule, at: range)
    claims.add(entity, .unit, .literal(Literal(unit, .chinese)), rule, at: range)
    if !counts.isEmpty {
      claims.add(entity, .counts, .literal(Literal(counts, .chinese)), rule, at: range)
    }
  }

  /// 降至2018年底的5.3%: the noun stands before the date.
  private func placeBeforeDate(_ place: Int) -> Int {
    let scalars = annotated.scalars
    let end = place > sentence.lowerBound && scalars[place - 1] == "的" ? place - 1 : place
    return dates.first { $0.range.upperBound == end }?.range.lowerBound ?? place
  }

  /// A noun without the person, or before a verb the giver, that stands in front of it: 捐赠 in
  /// 甲县向乙县捐赠20万元, 乙县党政代表团一行 in 周明远率乙县党政代表团一行20人.
  private func afterNames(_ noun: ScalarRange, _ reader: MeasureNoun) -> ScalarRange {
    var start = noun.lowerBound
    func skip(_ range: ScalarRange) {
      if range.overlaps(noun), range.upperBound < noun.upperBound { start = max(start, range.upperBound) }
    }
    let near = ScalarRange(max(sentence.lowerBound, noun.lowerBound - 20), noun.upperBound)
    for person in annotated.persons.starting(in: near) { skip(person.range) }
    if reader.endsWithVerb(noun) {
      for region in regions where region.form == .full || region.form == .alias { skip(region.range) }
      for body in annotated.organizations.starting(in: near) { skip(body.range) }
    }
    while start + 2 < noun.upperBound, "率各带".unicodeScalars.contains(annotated.scalars[start]) {
      start += 1
    }
    return ScalarRange(start, noun.upperBound)
  }

  private func noun(of number: QuantityMention) -> (Rule, ScalarRange?) {
    let reader = MeasureNoun(scalars: annotated.scalars, listed: annotated.listed, limits: sentence, words: words)
    let isShare = number.unit == "%" || number.unit == "个百分点" || number.unit == "‰"
    let isMoney = number.unit.hasSuffix("元")
    let before = reader.before(placeBeforeDate(number.range.lowerBound)).map { afterNames($0, reader) }
    let after = reader.after(number.range.upperBound)
    if isShare || isMoney {
      if let before, after == nil || !reader.endsWithVerb(before) {
        return (isMoney ? MeasureRules.moneyAfterNoun : MeasureRules.share, before)
      }
      if let after { return (isMoney ? MeasureRules.moneyBeforeNoun : MeasureRules.share, after) }
    } else if let after {
      return (MeasureRules.countBeforeNoun, after)
    } else if let before, !reader.isVerb(before) {
      return (MeasureRules.countAfterNoun, before)
    }
    return (MeasureRules.bare, nil)
  }

  /// Whether the number only sets the scene: a height above the sea, the way between two places.
  private func isSetting(_ number: QuantityMention) -> Bool {
    guard ["米", "公里", "海里"].contains(number.unit) else { return false }
    let end = number.range.upperBound
    if end < sentence.upperBound, "外远处之以".unicodeScalars.contains(annotated.scalars[end]) {
      return true
    }
    var position = max(sentence.lowerBound, number.range.lowerBound - 10)
    while position < number.range.lowerBound {
      if words.word(
        .setting, in: annotated.scalars, at: position, before: number.range.lowerBound) != nil
      {
        return true
      }
      position += 1
    }
    return false
  }
}
