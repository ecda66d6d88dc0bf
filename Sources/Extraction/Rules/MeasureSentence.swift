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
  /// The clauses of those that are only of what they stand before, by where they start.
  private let things: [Int: ScalarRange]

  init(_ annotated: AnnotatedArticle, _ sentence: ScalarRange, _ words: QuantityWords) {
    self.annotated = annotated
    self.sentence = sentence
    self.words = words
    regions = Array(annotated.regions.starting(in: sentence))
    dates = Array(annotated.dates.starting(in: sentence))
    things = Dictionary(dates.compactMap { date in annotated.clauseOfThing(date).map { (date.range.lowerBound, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads what the sentence says of each of its numbers, in order.
  func read(_ numbers: some Sequence<QuantityMention>, into claims: inout ClaimCollector) -> [MeasureFlow.Counted] {
    var found: [MeasureFlow.Counted] = []
    let nouns = MeasureNoun(scalars: annotated.scalars, listed: annotated.listed, limits: sentence, words: words)
    var last: (number: QuantityMention, noun: ScalarRange)?
    let numbers = Array(numbers)
    for (index, number) in numbers.enumerated() {
      guard isReported(number) else { continue }
      var (rule, noun) = noun(of: number)
      // 四批168名干部
      if noun == nil, let next = numbers.dropFirst(index + 1).first, isBatch(number), next.range.lowerBound == number.range.upperBound { noun = self.noun(of: next).1 }
      if let last, let shared = shared(noun, number, with: last) { noun = shared }
      if number.isMoney, let worth = noun, let goods = worthy(worth, last, nouns) { noun = goods }
      // 两座城市, 两处: as many as were named, and nothing counted.
      if noun == nil, isOneWord(number) { continue }
      if let noun { last = (number, noun) }
      read(number, rule, noun, &found, into: &claims)
    }
    return found
  }

  /// The noun of the number before, where this one is of the same.
  private func shared(
    _ noun: ScalarRange?, _ number: QuantityMention, with last: (number: QuantityMention, noun: ScalarRange)
  ) -> ScalarRange? {
    guard noun == nil else { return nil }
    let between = ScalarRange(last.number.range.upperBound, number.range.lowerBound)
    // 资金3380万元，占65%
    if number.unit == "%", annotated.listed.ending(.shareOf, at: number.range.lowerBound, after: between.lowerBound) != nil { return last.noun }
    // 由3亿元增至5亿元; 80万元、60万元; 项目17个，目前已完工15个
    // 13批57人次; 64批次、835人次
    if between.count <= 1, isBatch(last.number) { return last.noun }
    let goesOn = between.count <= 1 || annotated.has(.amongThem, in: between) || isClause(last.number, number)
    return goesOn && last.number.unit == number.unit ? last.noun : nil
  }

  private func isBatch(_ number: QuantityMention) -> Bool {
    annotated.listed.ending(.batchUnit, at: number.range.upperBound, after: number.range.lowerBound) != nil
  }

  private func isTimes(_ number: QuantityMention) -> Bool {
    annotated.listed.ending(.timesUnit, at: number.range.upperBound, after: number.range.lowerBound) != nil
  }

  /// 捐赠设备2台，价值158万元; 捐赠急救物资，价值20万元: what it is the worth of.
  private func worthy(
    _ noun: ScalarRange, _ last: (number: QuantityMention, noun: ScalarRange)?, _ reader: MeasureNoun
  ) -> ScalarRange? {
    guard annotated.listed.longest(.worth, at: noun.lowerBound).map({ $0.end >= noun.upperBound }) ?? false,
      noun.lowerBound > sentence.lowerBound + 1, annotated.scalars[noun.lowerBound - 1] == "，"
    else { return nil }
    let comma = noun.lowerBound - 1
    guard let last, last.number.range.upperBound >= comma - 1 else {
      let clause = annotated.clause(at: comma - 1)
      return annotated.quantities.starting(in: clause).isEmpty && annotated.has(.gift, in: clause) ? reader.before(comma) : nil
    }
    // 救生衣500件、照明灯120盏，价值26万元: of both
    return last.noun.lowerBound > 0 && annotated.scalars[last.noun.lowerBound - 1] == "、" ? nil : last.noun
  }

  /// Whether a number is one character: 两个, 三家.
  private func isOneWord(_ number: QuantityMention) -> Bool {
    number.range.count == number.unit.unicodeScalars.count + 1 && annotated.scalars[number.range.lowerBound].isHan
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
    let period = MeasurePeriod(annotated: annotated, sentence: sentence, dates: dates, things: things)
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
    // 投入|云南省|帮扶资金, 拨付|汉阴县2023年|帮扶资金: who receives it
    if let region = regions.first(where: { $0.range.lowerBound == noun.lowerBound && ($0.form == .full || $0.form == .alias) }),
      annotated.listed.ending(.transfer, at: noun.lowerBound) != nil
    {
      skip(region.range)
    }
    if reader.endsWithVerb(noun) {
      for region in regions where region.form == .full || region.form == .alias { skip(region.range) }
    }
    // 销往广州市|优质大米
    if let region = annotated.regions.starting(at: noun.lowerBound), annotated.listed.ending(.soldTo, at: noun.lowerBound, after: sentence.lowerBound) != nil {
      skip(region.range)
    }
    for body in annotated.organizations.starting(in: near) where body.kind != .place || reader.endsWithVerb(noun) { skip(body.range) }
    while start + 2 < noun.upperBound, "率各带".unicodeScalars.contains(annotated.scalars[start]) {
      start += 1
    }
    return ScalarRange(start, noun.upperBound)
  }

  /// 山东企业在海北注册|63家, 农产品在盐城销售|1.2亿元: who or what stands before where it does so.
  private func beforePlace(_ verb: ScalarRange, _ reader: MeasureNoun) -> ScalarRange? {
    guard let region = regions.last(where: { $0.range.lowerBound <= verb.lowerBound && verb.lowerBound <= $0.range.upperBound }),
      let word = annotated.listed.ending(.atPlace, at: region.range.lowerBound, after: sentence.lowerBound), word.end - word.start == 1,
      annotated.listed.ending(.invests, at: verb.upperBound, after: verb.lowerBound) == nil,
      reader.isVerb(ScalarRange(region.range.upperBound, verb.upperBound))
    else { return nil }
    return reader.before(word.start)
  }

  /// 农村劳动力到天津就业|1436人, 静宁苹果销往天津|2.3万吨: who or what stands before the way it goes.
  private func beforeAway(_ words: ScalarRange, _ reader: MeasureNoun) -> ScalarRange? {
    guard let region = regions.last(where: { $0.range.upperBound <= words.upperBound && $0.range.upperBound >= words.lowerBound }) else { return nil }
    let rest = ScalarRange(region.range.upperBound, words.upperBound)
    if rest.isEmpty, let word = annotated.listed.ending(.soldTo, at: region.range.lowerBound, after: sentence.lowerBound) { return reader.before(word.start) }
    guard annotated.listed.longest(.worksAt, at: rest.lowerBound)?.end == rest.upperBound,
      let word = annotated.listed.ending(.sentTo, at: region.range.lowerBound, after: sentence.lowerBound)
    else { return nil }
    return reader.before(word.start)
  }

  /// 新北区党政代表团来访调研|2次: of what took place several times the last word, where a verb or a body stands before it.
  private func occasion(_ noun: ScalarRange, _ reader: MeasureNoun) -> ScalarRange {
    var start = noun.lowerBound
    for body in annotated.organizations.starting(in: noun) where body.range.upperBound < noun.upperBound { start = max(start, body.range.upperBound) }
    for region in regions where noun.contains(region.range) && region.range.upperBound < noun.upperBound { start = max(start, region.range.upperBound) }
    return reader.lastVerb(ScalarRange(start, noun.upperBound)) ?? ScalarRange(start, noun.upperBound)
  }

  private func noun(of number: QuantityMention) -> (Rule, ScalarRange?) {
    let reader = MeasureNoun(scalars: annotated.scalars, listed: annotated.listed, limits: sentence, words: words)
    let isShare = number.unit == "%" || number.unit == "个百分点" || number.unit == "‰"
    let isMoney = number.unit.hasSuffix("元")
    var before = reader.before(placeBeforeDate(number.range.lowerBound)).map { afterNames($0, reader) }
    let after = reader.after(number.range.upperBound, isUnitless: isUnitless(number)).map { goods($0, number) }
    if after == nil, let verb = before, let told = beforePlace(verb, reader) ?? beforeAway(verb, reader) { before = told }
    // 投资4600万元的教学楼
    if isMoney, let verb = before, annotated.listed.ending(.invests, at: verb.upperBound, after: verb.lowerBound) != nil { return (MeasureRules.moneyAfterNoun, verb) }
    if after == nil, let noun = before, isTimes(number) {
      before = occasion(noun, reader)
      return (MeasureRules.countAfterNoun, before)
    }
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

  /// 5000余|脱贫群众
  private func isUnitless(_ number: QuantityMention) -> Bool {
    !annotated.words(number.range).hasSuffix(number.unit)
  }

  /// 年产300万件|针织服装|项目: what is made, not the works.
  private func goods(_ noun: ScalarRange, _ number: QuantityMention) -> ScalarRange {
    guard annotated.listed.ending(.yearlyOutput, at: number.range.lowerBound, after: sentence.lowerBound) != nil,
      let works = annotated.listed.first(.works, in: noun), works.start > noun.lowerBound
    else { return noun }
    return ScalarRange(noun.lowerBound, works.start)
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
