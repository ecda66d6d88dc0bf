import Cleaning
import Lexicon
import Mentions
import Ontology
import Text

/// Reads the measures of one sentence.
struct MeasureSentence {
  let article: Article
  let sentence: ScalarRange
  let block: Block
  let words: QuantityWords
  /// Those of the sentence.
  let regions: [RegionMention]
  let dates: [DateMention]

  func claims(of number: QuantityMention) -> [Claim] {
    guard !isSetting(number) else { return [] }
    let (rule, noun) = self.noun(of: number)
    let counts = noun.map { article.text[$0] } ?? ""
    let entity = Self.entity(
      value: number.value, unit: number.unit, counts: counts,
      number: article.text[number.range])
    var claims = Self.claims(
      entity, value: number.value, unit: number.unit, counts: counts,
      evidence: evidence(rule))
    if let period = period(of: number) {
      claims.append(
        Claim(
          entity, .period, .literal(Literal(period, .chinese)), evidence: evidence(.period)))
    }
    let transfer = MeasureTransfer(
      scalars: article.text.scalars, sentence: sentence, regions: regions, words: words)
    for (relation, region) in transfer.sides(of: number) {
      let place = LocalEntity(.region, key: region.key, label: region.name)
      claims.append(Claim(entity, relation, .entity(place), evidence: evidence(.transfer)))
    }
    return claims
  }

  /// The node of a measure.
  static func entity(value: String, unit: String, counts: String, number: String) -> LocalEntity {
    LocalEntity(
      .measure, key: counts.isEmpty ? "\(value) \(unit)" : "\(value) \(unit) \(counts)",
      label: counts.isEmpty ? number : "\(counts) \(number)")
  }

  /// Value, unit and what is counted.
  static func claims(
    _ entity: LocalEntity, value: String, unit: String, counts: String, evidence: Evidence
  ) -> [Claim] {
    var claims = [
      Claim(entity, .value, .literal(Literal(value, .decimal)), evidence: evidence),
      Claim(entity, .unit, .literal(Literal(unit, .chinese)), evidence: evidence),
    ]
    if !counts.isEmpty {
      claims.append(
        Claim(entity, .counts, .literal(Literal(counts, .chinese)), evidence: evidence))
    }
    return claims
  }

  private func evidence(_ rule: MeasureRule) -> Evidence {
    Evidence(
      quote: article.text[sentence], scalars: sentence, bytes: article.text.bytes(of: sentence),
      rule: rule.rawValue, confidence: rule.confidence)
  }

  private func noun(of number: QuantityMention) -> (MeasureRule, ScalarRange?) {
    let reader = MeasureNoun(scalars: article.text.scalars, limits: sentence, words: words)
    let isShare = number.unit == "%" || number.unit == "个百分点" || number.unit == "‰"
    let isMoney = number.unit.hasSuffix("元")
    let before = reader.before(number.range.lowerBound)
    let after = reader.after(number.range.upperBound)
    if isShare || isMoney {
      if let before, after == nil || !reader.endsWithVerb(before) {
        return (isMoney ? .moneyAfterNoun : .share, before)
      }
      if let after { return (isMoney ? .moneyBeforeNoun : .share, after) }
    } else if let after {
      return (.countBeforeNoun, after)
    } else if let before, !reader.isVerb(before) {
      return (.countAfterNoun, before)
    }
    return (.bare, nil)
  }

  /// Whether the number only sets the scene: a height above the sea, the way between two places.
  private func isSetting(_ number: QuantityMention) -> Bool {
    guard ["米", "公里", "海里"].contains(number.unit) else { return false }
    var position = max(sentence.lowerBound, number.range.lowerBound - 10)
    while position < number.range.lowerBound {
      if words.word(
        .setting, in: article.text.scalars, at: position, before: number.range.lowerBound) != nil
      {
        return true
      }
      position += 1
    }
    return false
  }

  private static let periodWords = [
    "截至报告期末", "截至目前", "到目前为止", "报告期内", "目前", "如今", "现在", "全年", "年初", "年末", "每月", "每年", "头一年",
    "多年来", "几年来", "一年来",
  ]

  /// The words for the time that stand before the number, nearest first.
  private func period(of number: QuantityMention) -> String? {
    let place = number.range.lowerBound
    var best: ScalarRange?
    for date in dates where date.range.upperBound <= place {
      // A day is when something took place, not what a number covers.
      if date.isPeriod || date.start.utf8.count < 10 { best = date.range }
    }
    let scalars = article.text.scalars
    for word in Self.periodWords {
      let letters = Array(word.unicodeScalars)
      guard place - letters.count >= sentence.lowerBound else { continue }
      for start in stride(from: place - letters.count, through: sentence.lowerBound, by: -1)
      where scalars[start..<start + letters.count].elementsEqual(letters) {
        let range = ScalarRange(start, start + letters.count)
        if range.upperBound > (best?.upperBound ?? -1) { best = range }
        break
      }
    }
    return best.map { article.text[$0] }
  }
}
