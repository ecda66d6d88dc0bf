import Lexicon
import Text

/// The words that say a date from the day of writing or the date before: 今天, 去年, 上月, 当天.
struct RelativeDateWords: Sendable {
  enum Meaning: Sendable {
    case day(DatePhrase.Point)
    /// Years after the year of writing.
    case year(Int)
    case month(DatePhrase.Month)
  }

  private var matcher = PhraseMatcher()
  private var meanings: [Meaning] = []

  private static let dayWords: [(String, DatePhrase.Point)] = [
    ("今天", .fromWriting(days: 0)), ("今日", .fromWriting(days: 0)), ("今晚", .fromWriting(days: 0)),
    ("今晨", .fromWriting(days: 0)), ("今早", .fromWriting(days: 0)), ("今上午", .fromWriting(days: 0)),
    ("今下午", .fromWriting(days: 0)), ("昨天", .fromWriting(days: -1)),
    ("昨日", .fromWriting(days: -1)), ("昨晚", .fromWriting(days: -1)),
    ("昨夜", .fromWriting(days: -1)), ("昨上午", .fromWriting(days: -1)),
    ("昨下午", .fromWriting(days: -1)), ("前天", .fromWriting(days: -2)),
    ("前日", .fromWriting(days: -2)), ("前晚", .fromWriting(days: -2)),
    ("明天", .fromWriting(days: 1)), ("明日", .fromWriting(days: 1)), ("明晚", .fromWriting(days: 1)),
    ("当天", .fromText(days: 0)), ("当日", .fromText(days: 0)), ("当晚", .fromText(days: 0)),
    ("當天", .fromText(days: 0)), ("當日", .fromText(days: 0)),
    ("同日", .fromText(days: 0)), ("次日", .fromText(days: 1)), ("翌日", .fromText(days: 1)),
    ("第二天", .fromText(days: 1)),
  ]

  private static let yearWords: [(String, Int)] = [
    ("今年", 0), ("本年", 0), ("去年", -1), ("前年", -2), ("明年", 1),
  ]

  private static let monthWords: [(String, DatePhrase.Month)] = [
    ("本月", .offset(0)), ("这个月", .offset(0)), ("上月", .offset(-1)), ("上个月", .offset(-1)),
    ("上個月", .offset(-1)), ("下月", .offset(1)), ("下个月", .offset(1)), ("当月", .same), ("當月", .same),
    ("同月", .same),
  ]

  init() {
    for (word, point) in Self.dayWords { insert(word, .day(point)) }
    for (word, offset) in Self.yearWords { insert(word, .year(offset)) }
    for (word, month) in Self.monthWords { insert(word, .month(month)) }
  }

  private mutating func insert(_ word: String, _ meaning: Meaning) {
    matcher.insert(word.unicodeScalars, value: Int32(meanings.count))
    meanings.append(meaning)
  }

  /// The longest such word that starts at `start`, and where it ends.
  func match(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> (end: Int, meaning: Meaning)? {
    matcher.longestMatch(in: scalars, at: start, before: limit).map {
      ($0.end, meanings[Int($0.value)])
    }
  }
}
