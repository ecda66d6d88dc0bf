import Text

/// A day, perhaps with a time, in China time (UTC+8).
struct DateStamp: Hashable {
  private(set) var day: CivilDate
  /// Seconds since midnight, when a time is given.
  private(set) var seconds: Int?

  /// `YYYY-MM-DD`.
  var date: String { day.lexical }

  /// `YYYY-MM-DDThh:mm:ss+08:00`, when a time is given.
  var dateTime: String? {
    guard let seconds else { return nil }
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { CivilDate.padded($0, to: 2) }
    return "\(date)T\(time.joined(separator: ":"))+08:00"
  }

  /// The first date in a text: 2020-07-17 09:45:57, 2019年5月11日, 2021/6/8, 二〇二一年六月八日,
  /// Tue, 08 Jun 2021 13:59:57 GMT, 2023-07-05T09:30:12+08:00, 20210608.
  init?(in text: some Collection<Unicode.Scalar>) {
    let scalars = Array(text)
    guard let found = Self.find(in: scalars[...]) else { return nil }
    self = found.stamp
  }

  /// The day that a page's address gives: `/202107/t20210703_3219.html`, `/2021-07/03/content_1.htm`.
  init?(inAddress address: String) {
    let path = Array(address.unicodeScalars)
    var position = 0
    while position < path.count {
      var figures: [Int] = []
      var end = position
      // Eight figures; behind the year's and the month's a mark may stand.
      while end < path.count, figures.count < 8 {
        if let figure = Self.digit(path[end]) {
          figures.append(figure)
        } else if figures.count != 4 && figures.count != 6 || path[end] != "-" && path[end] != "/"
          || !path[end - 1].isDigit
        {
          break
        }
        end += 1
      }
      if figures.count == 8, end == path.count || !path[end].isDigit,
        let stamp = DateStamp(
          figures[..<4].reduce(0) { $0 * 10 + $1 }, figures[4] * 10 + figures[5], figures[6] * 10 + figures[7])
      {
        self = stamp
        return
      }
      while position < path.count, path[position].isDigit { position += 1 }
      while position < path.count, !path[position].isDigit { position += 1 }
    }
    return nil
  }

  /// The day and time of a count of seconds since 1970 in UTC; `nil` before 1990 and from 2100 on.
  init?(secondsSince1970 seconds: Int) {
    let days = seconds / 86_400
    guard let epoch = CivilDate(year: 1970, month: 1, day: 1), let day = epoch.adding(days: days), (1990...2099).contains(day.year) else { return nil }
    self.day = day
    set(seconds % 86_400 / 3_600, seconds / 60 % 60, seconds % 60, zoneMinutes: 0)
  }

  /// A date in words, or a whole text of ten or thirteen digits that counts seconds or milliseconds since 1970.
  init?(secondsOrWords text: String) {
    let digits = text.prefix { $0 != "." }
    if digits.utf8.count == 10 || digits.utf8.count == 13, let number = Int(digits),
      let stamp = DateStamp(secondsSince1970: digits.utf8.count == 13 ? number / 1_000 : number)
    {
      self = stamp
    } else {
      self.init(in: text.unicodeScalars)
    }
  }

  /// Whether a text is a date and nothing else.
  static func isWhole(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool { find(in: scalars)?.range == scalars.indices }

  /// The first date in a text and where it stands.
  static func find(in scalars: ArraySlice<Unicode.Scalar>) -> (stamp: DateStamp, range: Range<Int>)? {
    var position = scalars.startIndex
    while position < scalars.endIndex {
      let scalar = scalars[position]
      if digit(scalar) != nil, position == scalars.startIndex || digit(scalars[position - 1]) == nil {
        var reader = DateReader(scalars, at: position)
        if let stamp = reader.numeric() ?? reader.dayFirst() ?? reader.internet() {
          return (stamp, position..<reader.position)
        }
      }
      if scalar.isLatin, position == scalars.startIndex || !scalars[position - 1].isLatin {
        var reader = DateReader(scalars, at: position)
        if let stamp = reader.monthFirst() { return (stamp, position..<reader.position) }
      }
      position += 1
    }
    return nil
  }

  fileprivate init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1990...2099).contains(year), let date = CivilDate(year: year, month: month, day: day) else {
      return nil
    }
    self.day = date
  }

  /// Sets the time; a zone moves it, and perhaps the day, into China time.
  fileprivate mutating func set(_ hour: Int, _ minute: Int, _ second: Int, zoneMinutes: Int?) {
    guard hour < 24, minute < 60, second < 61 else { return }
    var total = hour * 3600 + minute * 60 + min(second, 59)
    if let zoneMinutes {
      total += (480 - zoneMinutes) * 60
      let days = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
      total = (total % 86_400 + 86_400) % 86_400
      day = day.adding(days: days) ?? day
    }
    seconds = total
  }

  /// The value of a figure: half or full width, or a Chinese numeral from 〇 to 九.
  @inline(__always)
  fileprivate static func digit(_ scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value &- 0x30 < 10 { return Int(value &- 0x30) }
    if value < 0x3007 { return nil }
    switch value {
    case 0xFF10...0xFF19: return Int(value - 0xFF10)
    case 0x3007, 0x96F6: return 0
    case 0x4E00: return 1
    case 0x4E8C: return 2
    case 0x4E09: return 3
    case 0x56DB: return 4
    case 0x4E94: return 5
    case 0x516D: return 6
    case 0x4E03: return 7
    case 0x516B: return 8
    case 0x4E5D: return 9
    default: return nil
    }
  }
}

/// Reads a date at a place.
private struct DateReader {
  private let scalars: ArraySlice<Unicode.Scalar>
  private let start: Int
  private(set) var position: Int

  init(_ scalars: ArraySlice<Unicode.Scalar>, at start: Int) {
    self.scalars = scalars
    self.start = start
    position = start
  }

  /// Year, month and day in figures, then perhaps a time.
  mutating func numeric() -> DateStamp? {
    position = start
    if let stamp = shortYear() { return stamp }
    position = start
    guard let year = number(digits: 4...8) else { return nil }
    var stamp: DateStamp?
    if year > 19_000_000 {
      stamp = DateStamp(year / 10_000, year / 100 % 100, year % 100)
    } else if let mark = mark("年"), "年-/.—－／．".unicodeScalars.contains(mark) {
      position += 1
      skipBlanks()
      guard let month = month(), let second = self.mark("月"), "月-/.—－／．".unicodeScalars.contains(second)
      else { return nil }
      position += 1
      skipBlanks()
      guard let day = month2() else { return nil }
      stamp = DateStamp(year, month, day)
      if let mark = self.mark("日"), mark == "日" || mark == "号" { position += 1 }
    }
    guard var stamp else { return nil }
    readTime(into: &stamp)
    return stamp
  }

  /// `21-12-06 18:29`: a year of two figures is one only before a time.
  private mutating func shortYear() -> DateStamp? {
    guard let year = number(digits: 2...2), next == "-" else { return nil }
    position += 1
    guard let month = number(digits: 2...2), next == "-" else { return nil }
    position += 1
    guard let day = number(digits: 2...2), var stamp = DateStamp(2000 + year, month, day) else {
      return nil
    }
    readTime(into: &stamp)
    return stamp.seconds == nil ? nil : stamp
  }

  /// `20.05.2024 14:30`.
  mutating func dayFirst() -> DateStamp? {
    position = start
    guard let day = number(digits: 1...2), next == "." else { return nil }
    position += 1
    guard let month = number(digits: 1...2), next == "." else { return nil }
    position += 1
    guard let year = number(digits: 4...4), next != ".", var stamp = DateStamp(year, month, day) else { return nil }
    readTime(into: &stamp)
    return stamp
  }

  /// `08 Jun 2021 13:59:57 GMT`.
  mutating func internet() -> DateStamp? {
    position = start
    guard let day = number(digits: 1...2) else { return nil }
    skipBlanks()
    guard let month = monthName() else { return nil }
    skipBlanks()
    guard let year = number(digits: 4...4), var stamp = DateStamp(year, month, day) else {
      return nil
    }
    readTime(into: &stamp)
    return stamp
  }

  /// `March 4, 2022 9:30`, `Mar. 4, 2022`.
  mutating func monthFirst() -> DateStamp? {
    position = start
    guard let month = monthName() else { return nil }
    if next == "." { position += 1 }
    skipBlanks()
    guard let day = number(digits: 1...2) else { return nil }
    while let scalar = next, scalar.isLatin { position += 1 }
    if next == "," { position += 1 }
    skipBlanks()
    guard let year = number(digits: 4...4), var stamp = DateStamp(year, month, day) else { return nil }
    readTime(into: &stamp)
    return stamp
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]

  /// The month whose English name, or its first letters, stand next.
  private mutating func monthName() -> Int? {
    var name = ""
    while let scalar = next, scalar.isLatin {
      guard name.utf8.count < 9 else { return nil }
      name.unicodeScalars.append(Unicode.Scalar(scalar.value | 0x20) ?? scalar)
      position += 1
    }
    guard name.utf8.count >= 3 else { return nil }
    return Self.months.firstIndex { $0.hasPrefix(name) || name == "sept" && $0.hasPrefix("sep") }.map { $0 + 1 }
  }

  private mutating func readTime(into stamp: inout DateStamp) {
    let end = position
    if let mark = next, mark == "T" || mark == "t" || mark == "," || mark == "-" { position += 1 }
    skipBlanks()
    // 星期五, 周五, (Friday) between day and time.
    if let mark = next, mark == "星" || mark == "周" {
      while let scalar = next, scalar.isHan { position += 1 }
      skipBlanks()
    }
    let isAfternoon = next == "下"
    if let mark = next, mark == "上" || mark == "下" {
      position += 2
      skipBlanks()
    }
    guard let hour = number(digits: 1...2), let mark = next, mark == ":" || mark == "：" || mark == "时"
    else {
      position = end
      return
    }
    position += 1
    guard let minute = number(digits: 1...2) else {
      position = end
      return
    }
    var second = 0
    if let mark = next, mark == ":" || mark == "：" {
      position += 1
      second = number(digits: 1...2) ?? 0
    }
    if next == "分" { position += 1 }
    if next == "." {
      position += 1
      _ = number(digits: 1...9)
    }
    let isLate = isAfternoon && hour < 12
    stamp.set(isLate ? hour + 12 : hour, minute, second, zoneMinutes: zone())
  }

  private mutating func zone() -> Int? {
    let end = position
    skipBlanks()
    guard let mark = next else { return nil }
    if mark == "Z" || mark == "z" {
      position += 1
      return 0
    }
    if scalars[position...].starts(with: "GMT".unicodeScalars)
      || scalars[position...].starts(with: "UTC".unicodeScalars)
    {
      position += 3
      return 0
    }
    if mark == "+" || mark == "-" {
      position += 1
      if let hours = number(digits: 2...2) {
        if next == ":" { position += 1 }
        let minutes = number(digits: 2...2) ?? 0
        return (mark == "+" ? 1 : -1) * (hours * 60 + minutes)
      }
    }
    position = end
    return nil
  }

  private var next: Unicode.Scalar? {
    position < scalars.endIndex ? scalars[position] : nil
  }

  /// The mark behind a figure; a space may stand before it, as print sets it: 2021 年 6 月 8 日, 2021 - 06 - 08.
  private mutating func mark(_ word: Unicode.Scalar) -> Unicode.Scalar? {
    if let scalar = next, scalar.isBlank, position + 1 < scalars.endIndex,
      scalars[position + 1] == word || word != "日" && (scalars[position + 1] == "-" || scalars[position + 1] == "/")
    {
      position += 1
    }
    return next
  }

  private mutating func skipBlanks() {
    while let scalar = next, scalar.isBlank { position += 1 }
  }

  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    let first = position
    while let scalar = next, let digit = DateStamp.digit(scalar), count < digits.upperBound {
      value = value * 10 + digit
      count += 1
      position += 1
    }
    guard digits.contains(count), count < 5 || count == 8 else {
      position = first
      return nil
    }
    return value
  }

  private mutating func month() -> Int? { small() }
  private mutating func month2() -> Int? { small() }

  /// Up to two figures, or Chinese numerals up to 三十一.
  private mutating func small() -> Int? {
    if let value = number(digits: 1...2), next != "十" { return value }
    guard next == "十" || (position > start && next.map { "二三".unicodeScalars.contains($0) } == true)
      || next == "十"
    else {
      // 二十一: the figure before 十 was taken as a number.
      return nil
    }
    position += 1
    let units = number(digits: 1...1) ?? 0
    let tens = position >= 2 ? DateStamp.digit(scalars[max(scalars.startIndex, position - (units > 0 ? 3 : 2))]) : nil
    return (tens.flatMap { (1...3).contains($0) ? $0 : nil } ?? 1) * 10 + units
  }
}
