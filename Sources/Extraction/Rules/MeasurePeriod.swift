import Lexicon
import Mentions
import Text

/// Reads the words for the time that a number covers: the nearest before it in its sentence.
struct MeasurePeriod {
  let annotated: AnnotatedArticle
  let sentence: ScalarRange
  /// Those of the sentence.
  let dates: [DateMention]
  /// The clauses of those that are only of what they stand before, by where they start.
  let things: [Int: ScalarRange]

  private var scalars: Letters { annotated.scalars }

  /// The words for the time of a number that starts at `place`.
  func words(before place: Int) -> ScalarRange? {
    var best: ScalarRange?
    func offer(_ range: ScalarRange?) {
      guard let range, range.upperBound <= place, range.upperBound > (best?.upperBound ?? -1) else {
        return
      }
      best = range
    }
    for date in dates where date.range.upperBound <= place && things[date.range.lowerBound]?.contains(place) != false { offer(stretch(date)) }
    let before = ScalarRange(sentence.lowerBound, place)
    for word in annotated.listed.all(.period, in: before) { offer(word.range) }
    for word in annotated.listed.all(.periodTail, in: before) { offer(years(word.range)) }
    return best
  }

  /// The words of a date that a number can cover: no day, no date that is compared with. 以来 later
  /// in its clause belongs to it: 2017年某市对口帮扶某县以来.
  private func stretch(_ date: DateMention) -> ScalarRange? {
    let start = date.range.lowerBound
    if start > sentence.lowerBound, "是较比".unicodeScalars.contains(scalars[start - 1]) { return nil }
    if date.isPeriod { return date.range }
    guard date.start.utf8.count < 10 else { return nil }
    var position = date.range.upperBound
    while position + 1 < sentence.upperBound, position < start + 50,
      !"，,。；;：:、".unicodeScalars.contains(scalars[position])
    {
      if scalars[position] == "以", scalars[position + 1] == "来" {
        return ScalarRange(start, position + 2)
      }
      position += 1
    }
    return date.range
  }

  /// 近5年来, 十多年来: the number before 年来.
  private func years(_ tail: ScalarRange) -> ScalarRange? {
    var start = tail.lowerBound
    while start > sentence.lowerBound,
      HanNumeral.digit(scalars[start - 1]) != nil
        || "十多余几".unicodeScalars.contains(scalars[start - 1])
    {
      start -= 1
    }
    guard start < tail.lowerBound else { return nil }
    if start > sentence.lowerBound, scalars[start - 1] == "近" { start -= 1 }
    return ScalarRange(start, tail.upperBound)
  }
}
