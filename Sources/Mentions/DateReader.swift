import Lexicon
import Text

/// Reads the words of a date at a place in a text.
struct DateReader {
  let scalars: Letters
  /// The end of the block.
  let limit: Int
  /// The listed words of the text.
  let listed: Words

  /// The date that starts at `place`, as long as it gets.
  func phrase(at place: Int) -> DatePhrase? {
    var found: DatePhrase?
    switch scalars[place] {
    case "0"..."9", "０"..."９", "〇", "零", "○", "一", "二", "三", "四", "五", "六", "七", "八", "九", "两", "兩":
      found = numeric(at: place)
    case "十": found = plan(at: place) ?? numeric(at: place)
    case "“": found = plan(at: place)
    case "今", "昨", "前", "明", "当", "當", "同", "次", "翌", "第", "去", "本", "上", "下", "这", "這", "近":
      found = relative(at: place)
    case "截": return until(at: place)
    default: return nil
    }
    return found.map(finished)
  }

  /// 截至今年7月底.
  private func until(at place: Int) -> DatePhrase? {
    guard let word = listed.longest(.until, at: place, before: limit) else { return nil }
    let inner = skip(.upTo, word.end)
    guard inner < limit, scalars[inner] != "截", var phrase = phrase(at: inner) else { return nil }
    phrase.range = ScalarRange(place, phrase.range.upperBound)
    phrase.isPeriod = true
    return phrase
  }

  // MARK: Words

  func scalar(_ place: Int) -> Unicode.Scalar? {
    place >= 0 && place < limit ? scalars[place] : nil
  }

  func starts(_ word: String, _ place: Int) -> Bool {
    var position = place
    for scalar in word.unicodeScalars {
      guard position < limit, scalars[position] == scalar else { return false }
      position += 1
    }
    return true
  }

  /// The place after the longest word of a class that stands at `place`, or `place`.
  func skip(_ wordClass: WordClass.Named, _ place: Int) -> Int {
    listed.longest(wordClass, at: place, before: limit)?.end ?? place
  }

  private func previous(_ place: Int, isOneOf characters: String) -> Bool {
    guard place > 0 else { return false }
    return characters.unicodeScalars.contains(scalars[place - 1])
  }

  func numeral(_ place: Int) -> HanNumeral? {
    HanNumeral.read(in: scalars, at: place, before: limit)
  }

  // MARK: 今天, 去年, 上月

  private func relative(at place: Int) -> DatePhrase? {
    guard let word = listed.longest(.relativeDate, at: place, before: limit),
      let date = RelativeDate(listed.value(of: word)), case let end = word.end
    else {
      return week(at: place) ?? recentYears(at: place)
    }
    if isTailOfWord(place) { return nil }
    switch date {
    case .day(let point):
      if let next = scalar(end), isPartOfName(place, end, next) { return nil }
      return DatePhrase(range: ScalarRange(place, partOfDay(end)), start: point)
    case .year(let offset):
      if let day = listed.longest(.sameDay, at: end, before: limit) {
        return DatePhrase(range: ScalarRange(place, day.end), start: .sameDay(years: offset))
      }
      return calendar(from: place, year: .offset(offset), at: end)
    case .month(let month): return calendar(from: place, year: nil, month: month, at: end)
    }
  }

  /// 目|前日, 光|明日报, 过|去年份, 共|同日: the first letter belongs to the word before it.
  private func isTailOfWord(_ place: Int) -> Bool {
    switch scalars[place] {
    case "前": previous(place, isOneOf: "日此目之以会从先年月提")
    case "明": previous(place, isOneOf: "光黎文透证")
    case "去": previous(place, isOneOf: "过")
    case "同": previous(place, isOneOf: "共相协一会合不")
    case "当": previous(place, isOneOf: "相每适")
    case "次": previous(place, isOneOf: "一每多首再")
    case "上", "下": previous(place, isOneOf: "以之")
    default: false
    }
  }

  /// 当天津…, 今日头条, 昨天的….
  private func isPartOfName(_ start: Int, _ end: Int, _ next: Unicode.Scalar) -> Bool {
    switch (scalars[end - 1], next) {
    case ("天", "津"), ("日", "报"), ("日", "头"): true
    case (_, "的"): scalars[start] != "当" && scalars[start] != "當"
    default: false
    }
  }

  /// 本周三, 上周五.
  private func week(at place: Int) -> DatePhrase? {
    let offset: Int
    switch scalars[place] {
    case "本": offset = 0
    case "上": offset = -1
    default: return nil
    }
    guard starts("周", place + 1) || starts("週", place + 1), let day = scalar(place + 2) else {
      return nil
    }
    let weekday: Int
    switch day {
    case "日", "天": weekday = 7
    default:
      guard let digit = HanNumeral.digit(day), (1...6).contains(digit) else { return nil }
      weekday = digit
    }
    return DatePhrase(
      range: ScalarRange(place, partOfDay(place + 3)),
      start: .week(offset: offset, weekday: weekday))
  }

  /// 近年来, 近5年来, 近两年.
  private func recentYears(at place: Int) -> DatePhrase? {
    guard starts("近", place) else { return nil }
    var end = place + 1
    var years = 0
    if let numeral = numeral(end), let value = numeral.value.integer, value <= 100 {
      years = value
      end = numeral.range.upperBound
    } else {
      end = skip(.few, end)
    }
    guard starts("年", end) else { return nil }
    end = skip(.yearsBack, end + 1)
    return DatePhrase(
      range: ScalarRange(place, end), start: .yearsAgo(years), isPeriod: true)
  }

  /// “十三五”以来, “十四五”时期: only as a stretch, not as the name of a plan.
  private func plan(at place: Int) -> DatePhrase? {
    let isQuoted = starts("“", place)
    let start = isQuoted ? place + 1 : place
    guard starts("十", start), let digit = scalar(start + 1).flatMap(HanNumeral.digit),
      (1...9).contains(digit), starts("五", start + 2)
    else { return nil }
    var end = start + 3
    if isQuoted {
      guard starts("”", end) else { return nil }
      end += 1
    }
    let first = 1951 + 5 * (10 + digit)
    let opening: DatePhrase.Point = .calendar(year: .number(first), month: nil, day: nil)
    let since = skip(.sincePlan, end)
    if since > end {
      return DatePhrase(range: ScalarRange(place, since), start: opening, isPeriod: true)
    }
    let during = skip(.duringPlan, end)
    guard during > end else { return nil }
    return DatePhrase(
      range: ScalarRange(place, during), start: opening,
      end: .calendar(year: .number(first + 4), month: nil, day: nil), isPeriod: true)
  }

  // MARK: What follows

  func partOfDay(_ place: Int) -> Int {
    skip(.partOfDay, place)
  }

  /// A date with what follows it: 以来, 前, 起, 讯.
  private func finished(_ read: DatePhrase) -> DatePhrase {
    var phrase = read
    let end = phrase.range.upperBound
    if listed.longest(.newsflash, at: end, before: limit) != nil {
      // 电 also begins 电商, 电力, 电话.
      let next = scalar(end + 1)
      phrase.isDateline =
        !(starts("电", end) || starts("電", end))
        || next.map { "（( ，,：:\n　".unicodeScalars.contains($0) } ?? true
    }
    let since = skip(.since, end)
    if since > end {
      phrase.range = ScalarRange(phrase.range.lowerBound, since)
      phrase.isPeriod = true
      return phrase
    }
    let bound = skip(.dateBound, end)
    guard bound > end else { return phrase }
    // 8日前往, 16日后勤, 25日起草.
    if bound == end + 1, listed.longest(.notBound, at: bound, before: limit) != nil {
      return phrase
    }
    if starts("开始", end) { return phrase }
    phrase.range = ScalarRange(phrase.range.lowerBound, bound)
    phrase.isPeriod = true
    return phrase
  }
}
