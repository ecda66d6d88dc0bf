import Lexicon
import Text

/// What a word like 今天, 去年 or 上月 says.
enum RelativeDate: Sendable {
  case day(DatePhrase.Point)
  /// Years after the year of writing.
  case year(Int)
  case month(DatePhrase.Month)

  /// - Parameter value: As classes.tsv allows it: `day writing -1`, `year 0`, `month same`.
  init?(_ value: String) {
    let parts = value.split(separator: " ")
    guard let last = parts.last else { return nil }
    switch (parts.first, Int(last)) {
    case ("day", let days?): self = .day(parts[1] == "text" ? .fromText(days: days) : .fromWriting(days: days))
    case ("year", let years?): self = .year(years)
    case ("month", let months?): self = .month(.offset(months))
    case ("month", nil): self = .month(.same)
    default: return nil
    }
  }
}
