import Lexicon
import Mentions
import Ontology
import Text

/// Decides from whom to whom a counted thing passes, where the sentence fixes it:
/// 东江市累计向西山县投入帮扶资金12亿元.
struct MeasureTransfer {
  /// The listed words of the text.
  let listed: Words
  let scalars: Letters
  let sentence: ScalarRange
  /// Those of the sentence, in order.
  let regions: [RegionMention]

  /// `from` and `to` of a number, none where the sentence does not say.
  func sides(of number: QuantityMention) -> [(Relation, Region)] {
    let part = self.part(of: number)
    // 捐赠仪式上: not yet the giving.
    let giving = ScalarRange(
      listed.first(.givingCeremony, in: part)?.end ?? part.lowerBound, part.upperBound)
    guard let verb = listed.first(.transfer, in: giving)?.start,
      verb < number.range.lowerBound
    else { return [] }
    let clause = clause(of: number)
    if listed.holds(.bothSides, in: clause) { return [] }
    var givers: [Region] = []
    var receivers: [Region] = []
    for mention in regions
    where part.contains(mention.range) && mention.range.upperBound <= number.range.lowerBound
      && !mention.isInsideName && !stands(.aidedForm, before: mention.range.lowerBound)
    {
      if stands(.to, before: mention.range.lowerBound)
        || continues(mention, receivers)
      {
        receivers.append(mention.region)
      } else if mention.range.lowerBound < verb, receivers.isEmpty {
        givers.append(mention.region)
      }
    }
    // 日照选派的13名医生: who stands right before the verb alone.
    if scalars.has("的", at: number.range.lowerBound - 1),
      let sender = regions.first(where: { $0.range.upperBound == verb })
    {
      givers = [sender.region]
    }
    // 选派干部3名到某县挂职
    if receivers.isEmpty, listed.longest(.send, at: verb) != nil {
      for mention in regions
      where part.contains(mention.range) && mention.range.lowerBound >= number.range.upperBound
        && !mention.isInsideName
        && stands(.sentTo, before: mention.range.lowerBound)
      {
        receivers.append(mention.region)
      }
    }
    givers.removeAll { receivers.contains($0) }
    return givers.map { (.from, $0) } + receivers.map { (.to, $0) }
  }

  /// 向甲市、乙市: whether a mention goes on with the list of receivers.
  private func continues(_ mention: RegionMention, _ receivers: [Region]) -> Bool {
    guard let last = receivers.last, mention.range.lowerBound > sentence.lowerBound,
      "、和与及".unicodeScalars.contains(scalars[mention.range.lowerBound - 1])
    else { return false }
    return regions.contains {
      $0.region == last && $0.range.upperBound + 1 == mention.range.lowerBound
    }
  }

  /// The part of the sentence between semicolons.
  private func part(of number: QuantityMention) -> ScalarRange {
    span(of: number) { $0 == "；" || $0 == ";" }
  }

  private func clause(of number: QuantityMention) -> ScalarRange {
    span(of: number) { "，,；;。".unicodeScalars.contains($0) }
  }

  private func span(
    of number: QuantityMention, until isEnd: (Unicode.Scalar) -> Bool
  ) -> ScalarRange {
    var start = number.range.lowerBound
    while start > sentence.lowerBound, !isEnd(scalars[start - 1]) { start -= 1 }
    var end = number.range.upperBound
    while end < sentence.upperBound, !isEnd(scalars[end]) { end += 1 }
    return ScalarRange(start, end)
  }

  /// Whether a word of a class ends at a place of the sentence.
  private func stands(_ wordClass: WordClass.Named, before place: Int) -> Bool {
    listed.ending(wordClass, at: place, after: sentence.lowerBound) != nil
  }
}
