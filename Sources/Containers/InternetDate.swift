import Text

/// Dates as mails have them (RFC 5322): `Tue, 05 Mar 2024 09:30:00 +0800`.
enum InternetDate {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// The same as `xsd:dateTime`, in its own zone; `nil` for what is none.
  static func dateTime(_ text: String) -> String? {
    guard let match = text.firstMatch(of: /(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?(?: ([+-])(\d{2}):?(\d{2}))?/),
      let month = months.firstIndex(of: match.2.lowercased()), let year = Int(match.3), let day = Int(match.1),
      let date = CivilDate(year: year, month: month + 1, day: day), let hour = Int(match.4), hour < 24,
      let minute = Int(match.5), minute < 60
    else { return nil }
    let zone = match.8.flatMap { hours in match.9.map { "\(match.7 ?? "+")\(hours):\($0)" } } ?? "Z"
    let second = match.6.flatMap { Int($0) } ?? 0
    let time = [hour, minute, min(second, 59)].map { CivilDate.padded($0, to: 2) }.joined(separator: ":")
    return "\(date.lexical)T\(time)\(zone.hasSuffix("00:00") ? "Z" : zone)"
  }
}
