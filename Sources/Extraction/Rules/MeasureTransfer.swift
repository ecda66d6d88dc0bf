import Lexicon
import Mentions
import Ontology
import Text

/// Decides from whom to whom a counted thing passes, where the sentence fixes it:
/// 东江市累计向西山县投入帮扶资金12亿元.
struct MeasureTransfer {
  let pairs: PairIndex
  let scalars: Letters
  let sentence: ScalarRange
  /// Those of the sentence, in order.
  let regions: [RegionMention]
  let words: QuantityWords

  private static let giving = [
    "投入", "选派", "派出", "派遣", "拨付", "捐赠", "捐款", "捐资", "捐助", "援建", "援助", "援派", "提供", "安排", "无偿",
  ].map { Array($0.unicodeScalars) }
  private static let ceremony = Array("捐赠仪式".unicodeScalars)
  private static let sending = ["选派", "派出", "派遣", "援派"].map { Array($0.unicodeScalars) }
  private static let going = ["到", "赴", "前往"].map { Array($0.unicodeScalars) }
  private static let toMarks = ["向", "对", "为", "给", "赴", "援助", "帮扶", "支援", "拨付", "帮助"]
    .map { Array($0.unicodeScalars) }
  private static let mutual = [
    "两省", "两市", "两地", "双方", "共建", "贸易额", "交易额", "务工", "就业", "营业收入", "净利润",
  ].map { Array($0.unicodeScalars) }

  /// `from` and `to` of a number, none where the sentence does not say.
  func sides(of number: QuantityMention) -> [(Relation, Region)] {
    let part = self.part(of: number)
    // 捐赠仪式上: not yet the giving.
    let giving = ScalarRange(
      pairs.firstPlace(of: Self.ceremony, in: part).map { $0 + Self.ceremony.count } ?? part.lowerBound,
      part.upperBound)
    guard let verb = Self.giving.compactMap({ pairs.firstPlace(of: $0, in: giving) }).min(),
      verb < number.range.lowerBound
    else { return [] }
    let clause = clause(of: number)
    if Self.mutual.contains(where: { pairs.firstPlace(of: $0, in: clause) != nil }) { return [] }
    var givers: [Region] = []
    var receivers: [Region] = []
    for mention in regions
    where part.contains(mention.range) && mention.range.upperBound <= number.range.lowerBound
      && !mention.isInsideName && !ends(["援"], mention.range.lowerBound)
    {
      if Self.toMarks.contains(where: { ends($0, mention.range.lowerBound) })
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
    if receivers.isEmpty, Self.sending.contains(where: { scalars[verb...].starts(with: $0) }) {
      for mention in regions
      where part.contains(mention.range) && mention.range.lowerBound >= number.range.upperBound
        && !mention.isInsideName
        && Self.going.contains(where: { ends($0, mention.range.lowerBound) })
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

  private func ends(_ letters: [Unicode.Scalar], _ place: Int) -> Bool {
    let start = place - letters.count
    return start >= sentence.lowerBound && scalars[ScalarRange(start, place)].elementsEqual(letters)
  }
}
