import Lexicon
import Mentions
import Text

extension Gazetteer {
  /// Whether a division is another one, or holds it.
  func contains(_ outer: Region, _ inner: Region) -> Bool {
    inner.key == outer.key || ancestors(of: inner.key).contains { $0.key == outer.key }
  }
}

extension AnnotatedArticle {
  /// The words for groups that travel (代表团, 考察组) in a range, each the longest at its place.
  func groups(in range: ScalarRange) -> [Word] {
    listed.all(.group, in: range).filter { listed.longest(.group, at: $0.start)?.end == $0.end }
  }

  /// The person who stands before a verb, adverbs and days between them left out: 某某5月8日再次率….
  func person(before place: Int, from lower: Int) -> PersonMention? {
    var place = place
    while place > lower {
      if let person = persons.ending(at: place) { return person }
      if let date = dates.ending(at: place) {
        place = date.range.lowerBound
      } else if let word = listed.ending(.beforeVerb, at: place, after: lower) {
        place = word.start
      } else {
        return nil
      }
    }
    return nil
  }

  /// Where the adverbs and days end that start at a place.
  func end(ofAdverbsFrom start: Int) -> Int {
    var place = start
    while true {
      if let date = dates.starting(at: place) {
        place = date.range.upperBound
      } else if let word = listed.longest(.beforeVerb, at: place) {
        place = word.end
      } else {
        return place
      }
    }
  }

  /// Whether 了 stands before a place.
  func isDone(before place: Int) -> Bool { place > 0 && scalars.has("了", at: place - 1) }

  /// 观看了2023年宣传片: the clause in which a year is only that of what it names behind it, if it is.
  func clauseOfThing(_ date: DateMention) -> ScalarRange? {
    let start = date.range.lowerBound
    guard !date.beginsOnDay, !date.isPeriod || listed.ending(.yearPart, at: date.range.upperBound) != nil, start > 0, scalars[start - 1].isHan,
      isDone(before: start) || !isSubjectOrPreposition(endingAt: start), case let clause = clause(at: start), start > clause.lowerBound,
      date.range.upperBound < clause.upperBound
    else { return nil }
    return clause
  }

  /// 溧阳市|2022年, 到|2022年
  private func isSubjectOrPreposition(endingAt end: Int) -> Bool {
    regions.ending(at: end) != nil || persons.ending(at: end) != nil || organizations.ending(at: end) != nil || dates.ending(at: end) != nil
      || listed.ending(.filler, at: end) != nil || listed.ending(.isAt, at: end) != nil
  }

  /// 带领群众, 带领全县人民: no delegation is led.
  func leadsPeople(behind place: Int) -> Bool {
    has(.ledPeople, in: ScalarRange(place, min(clause(at: place).upperBound, place + 8)))
  }
}
