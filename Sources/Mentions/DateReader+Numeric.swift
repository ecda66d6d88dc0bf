import Lexicon
import Text

extension DateReader {
  /// 2016年9月, 7月16日至18日, 8日上午, 2021-06-08, 25年来.
  func numeric(at place: Int) -> DatePhrase? {
    if place > 0 {
      let before = scalars[place - 1]
      if HanNumeral.digit(before) != nil || before == "." || before == "．" { return nil }
    }
    if let dashed = dashed(at: place) { return dashed }
    guard let number = numeral(place), !number.isFloor || starts("年", number.range.upperBound),
      let value = number.value.integer
    else { return nil }
    let end = number.range.upperBound
    switch scalar(end) {
    case "年":
      if isYear(number) { return calendar(from: place, year: .number(value), at: end + 1) }
      return years(value, from: place, at: end + 1)
    case "月":
      guard isMonth(number) else { return nil }
      return calendar(from: place, year: nil, month: .number(value), at: end + 1)
    case "日":
      guard (1...31).contains(value), isBareDay(number) else { return nil }
      return days(from: place, year: nil, month: nil, first: value, at: end + 1)
    default:
      return shared(number, from: place)
    }
  }

  /// 2021-06-08, 2021/6/8, 2021.06.08.
  private func dashed(at place: Int) -> DatePhrase? {
    func digits(_ start: Int, _ most: Int) -> (Int, Int)? {
      var value = 0
      var end = start
      while end < limit, end - start < most, let digit = HanNumeral.digit(scalars[end]),
        scalars[end].value < 0x100 || scalars[end].value > 0xFF00
      {
        value = value * 10 + digit
        end += 1
      }
      return end > start ? (value, end) : nil
    }
    guard let (year, afterYear) = digits(place, 4), afterYear == place + 4,
      (1900...2100).contains(year), let mark = scalar(afterYear),
      mark == "-" || mark == "/" || mark == ".",
      let (month, afterMonth) = digits(afterYear + 1, 2), scalar(afterMonth) == mark,
      let (day, end) = digits(afterMonth + 1, 2),
      scalar(end).flatMap(HanNumeral.digit) == nil,
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return DatePhrase(
      range: ScalarRange(place, end),
      start: .calendar(year: .number(year), month: .number(month), day: day))
  }

  /// 2016至2020年, 1—5月, 16至18日: the unit stands once, after the second number.
  private func shared(_ first: HanNumeral, from place: Int) -> DatePhrase? {
    guard let next = afterRangeMark(first.range.upperBound), let second = numeral(next),
      !second.isFloor, let from = first.value.integer, let to = second.value.integer, from < to
    else { return nil }
    let end = second.range.upperBound
    switch scalar(end) {
    case "年" where isYear(first) && isYear(second):
      return DatePhrase(
        range: ScalarRange(place, end + 1),
        start: .calendar(year: .number(from), month: nil, day: nil),
        end: .calendar(year: .number(to), month: nil, day: nil), isPeriod: true)
    case "月" where isMonth(first) && isMonth(second):
      return DatePhrase(
        range: ScalarRange(place, (starts("份", end + 1) ? end + 2 : end + 1)),
        start: .calendar(year: nil, month: .number(from), day: nil),
        end: .calendar(year: nil, month: .number(to), day: nil), isPeriod: true)
    case "日" where to <= 31 && isBareDay(first):
      return DatePhrase(
        range: ScalarRange(place, partOfDay(end + 1)),
        start: .calendar(year: nil, month: nil, day: from),
        end: .calendar(year: nil, month: nil, day: to))
    default: return nil
    }
  }

  /// 五年来, 3年多来, 七年间.
  private func years(_ count: Int, from place: Int, at end: Int) -> DatePhrase? {
    guard (1...100).contains(count) else { return nil }
    let after = skip(.yearsSince, end)
    guard after > end else { return nil }
    return DatePhrase(
      range: ScalarRange(place, after), start: .yearsAgo(count), isPeriod: true)
  }

  private func isYear(_ number: HanNumeral) -> Bool {
    guard !number.isFloor, number.style != .han, number.range.count == 4,
      let value = number.value.integer
    else { return false }
    return (1900...2100).contains(value)
  }

  private func isMonth(_ number: HanNumeral) -> Bool {
    guard !number.isFloor, number.style != .hanDigits, let value = number.value.integer,
      (1...12).contains(value), number.range.count <= 2
    else { return false }
    return !follows(number, .notMonth)
  }

  /// A day without its month: 8日, 25日下午; not 为期3日, 10日内, 一日.
  private func isBareDay(_ number: HanNumeral) -> Bool {
    if number.style != .arabic, number.range.count < 2 { return false }
    if number.range.count > 2, number.style == .arabic { return false }
    if follows(number, .notDay) { return false }
    var end = number.range.upperBound
    while end < limit, scalars[end] != "日", end < number.range.upperBound + 4 { end += 1 }
    guard let next = scalar(end + 1) else { return true }
    return !"内游均夜元".unicodeScalars.contains(next)
  }

  private func follows(_ number: HanNumeral, _ wordClass: WordClass.Named) -> Bool {
    listed.ending(wordClass, at: number.range.lowerBound) != nil
  }

  // MARK: Year, month and day in order

  /// What follows a year: 底, 9月, 7月16日.
  func calendar(from start: Int, year: DatePhrase.Year, at place: Int) -> DatePhrase {
    let monthPlace = starts("的", place) ? place + 1 : place
    if let number = numeral(monthPlace), isMonth(number), starts("月", number.range.upperBound),
      let month = number.value.integer
    {
      return calendar(
        from: start, year: year, month: .number(month), at: number.range.upperBound + 1)
    }
    if let number = numeral(place), isMonth(number), var months = shared(number, from: place),
      case .calendar(nil, let from?, nil) = months.start,
      case .calendar(nil, let to?, nil) = months.end
    {
      months.range = ScalarRange(start, months.range.upperBound)
      months.start = .calendar(year: year, month: from, day: nil)
      months.end = .calendar(year: year, month: to, day: nil)
      return months
    }
    let alone: DatePhrase.Point = .calendar(year: year, month: nil, day: nil)
    let part = skip(.yearPart, place)
    if part > place {
      return DatePhrase(range: ScalarRange(start, part), start: alone, isPeriod: true)
    }
    let end = skip(.yearEnd, place)
    var phrase = DatePhrase(range: ScalarRange(start, end), start: alone)
    if let next = afterRangeMark(end) {
      if starts("今", next), listed.longest(.thisDate, at: next, before: limit) == nil {
        phrase.range = ScalarRange(start, next + 1)
        phrase.isPeriod = true
      } else if let number = numeral(next), isYear(number), starts("年", number.range.upperBound),
        let value = number.value.integer
      {
        var second = calendar(from: next, year: .number(value), at: number.range.upperBound + 1)
        second.end = second.start
        second.start = alone
        second.range = ScalarRange(start, second.range.upperBound)
        second.isPeriod = true
        return second
      }
    }
    return phrase
  }

  /// What follows a month: 底, 16日, 下旬, 至9月.
  func calendar(
    from start: Int, year: DatePhrase.Year?, month: DatePhrase.Month, at place: Int
  ) -> DatePhrase {
    if let number = numeral(place), !number.isFloor, let day = number.value.integer,
      (1...31).contains(day)
    {
      let end = number.range.upperBound
      if starts("日", end) || starts("号", end) || starts("號", end) {
        return days(from: start, year: year, month: month, first: day, at: end + 1)
      }
      // 8至9日.
      if let next = afterRangeMark(end), let second = numeral(next),
        let last = second.value.integer,
        day < last, last <= 31, starts("日", second.range.upperBound)
      {
        return DatePhrase(
          range: ScalarRange(start, partOfDay(second.range.upperBound + 1)),
          start: .calendar(year: year, month: month, day: day),
          end: .calendar(year: year, month: month, day: last))
      }
    }
    let end = skip(.monthPart, place)
    var phrase = DatePhrase(
      range: ScalarRange(start, end), start: .calendar(year: year, month: month, day: nil))
    guard let next = afterRangeMark(end) else { return phrase }
    if let number = numeral(next), let second = monthAfterRange(number, year: year) {
      phrase.end = second.start
      phrase.range = ScalarRange(start, second.range.upperBound)
      phrase.isPeriod = true
    } else if starts("今", next), !starts("今年", next) {
      phrase.range = ScalarRange(start, next + 1)
      phrase.isPeriod = true
    }
    return phrase
  }

  /// The second end of 3月至5月, 2019年3月至2020年6月.
  private func monthAfterRange(_ number: HanNumeral, year: DatePhrase.Year?) -> DatePhrase? {
    let end = number.range.upperBound
    if isYear(number), starts("年", end), let value = number.value.integer {
      return calendar(from: number.range.lowerBound, year: .number(value), at: end + 1)
    }
    guard isMonth(number), starts("月", end), let month = number.value.integer else { return nil }
    let after = skip(.monthEnd, end + 1)
    return DatePhrase(
      range: ScalarRange(number.range.lowerBound, after),
      start: .calendar(year: year, month: .number(month), day: nil))
  }

  /// What follows a day: 上午, 至9日, 至7月3日, 、9日.
  private func days(
    from start: Int, year: DatePhrase.Year?, month: DatePhrase.Month?, first: Int, at place: Int
  ) -> DatePhrase {
    let end = partOfDay(place)
    let opening: DatePhrase.Point = .calendar(year: year, month: month, day: first)
    let single = DatePhrase(range: ScalarRange(start, end), start: opening)
    let isList = starts("、", end) || starts("和", end)
    guard let next = isList ? end + 1 : afterRangeMark(end), let number = numeral(next),
      !number.isFloor, let value = number.value.integer
    else { return single }
    let after = number.range.upperBound
    if starts("日", after), (1...31).contains(value), value > first,
      !isList || value == first + 1
    {
      return DatePhrase(
        range: ScalarRange(start, partOfDay(after + 1)), start: opening,
        end: .calendar(year: year, month: month, day: value))
    }
    if isMonth(number), starts("月", after), let day = numeral(after + 1),
      let last = day.value.integer, (1...31).contains(last), starts("日", day.range.upperBound),
      // 5月16日、5月17日
      !isList || month == .number(value) && last == first + 1
    {
      return DatePhrase(
        range: ScalarRange(start, partOfDay(day.range.upperBound + 1)), start: opening,
        end: .calendar(year: year, month: .number(value), day: last))
    }
    guard !isList else { return single }
    if isYear(number), starts("年", after) {
      let second = calendar(from: next, year: .number(value), at: after + 1)
      return DatePhrase(
        range: ScalarRange(start, second.range.upperBound), start: opening, end: second.start)
    }
    return single
  }

  /// 7月24日，2018年某某会: the year that stands soon behind a day that has none.
  func yearAhead(of phrase: DatePhrase) -> Int? {
    guard case .calendar(nil, _, _) = phrase.start else { return nil }
    let start = phrase.range.upperBound
    for place in start..<max(start, min(limit - 4, start + Self.yearReach)) {
      guard let number = numeral(place) else { continue }
      return isYear(number) && starts("年", number.range.upperBound) ? number.value.integer : nil
    }
    return nil
  }

  private static let yearReach = 8

  /// The place after 至, 到, — or the like.
  func afterRangeMark(_ place: Int) -> Int? {
    guard let mark = scalar(place), "至到—－-~～–".unicodeScalars.contains(mark) else { return nil }
    return starts("—", place + 1) ? place + 2 : place + 1
  }
}
