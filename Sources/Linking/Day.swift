/// Dates of the graph's three precisions: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`.
public enum Day {
  /// Days since 0000-03-01 in the Gregorian calendar, of a date with a day; `nil` for others.
  public static func number(_ date: String) -> Int? {
    let parts = date.utf8.split(separator: UInt8(ascii: "-")).map { Int(String($0) ?? "") }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // The year starts in March, so that the leap day is its last.
    let shifted = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * months + 2) / 5
      + day - 1
  }

  /// Whether two dates can be one, the less precise holding the other.
  public static func agree(_ a: String, _ b: String) -> Bool { a.hasPrefix(b) || b.hasPrefix(a) }

  /// Whether a date has a day.
  public static func isPrecise(_ date: String) -> Bool { date.utf8.count == 10 }
}
