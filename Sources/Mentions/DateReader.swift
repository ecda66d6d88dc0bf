import Text

/// Reads the words of a date at a place in a text.
struct DateReader {
  let scalars: [Unicode.Scalar]
  let limit: Int

  /// The date that starts at `place`, as long as it gets.
  func phrase(at place: Int) -> DatePhrase? {
    guard Self.opensDate(scalars[place]) else { return nil }
    if starts("截至", place) || starts("截止", place) {
      let inner = skip(["到", "至"], place + 2)
      guard var phrase = phrase(at: inner) else { return nil }
      phrase.range = ScalarRange(place, phrase.range.upperBound)
      phrase.isPeriod = true
      return phrase
    }
    guard var phrase = relative(at: place) ?? numeric(at: place) else { return nil }
    finish(&phrase)
    return phrase
  }

  /// Whether a date can start with a scalar; most positions are told apart by this alone.
  private static func opensDate(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "０"..."９": true
    case "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "兩", "○": true
    case "今", "昨", "前", "明", "当", "當", "同", "次", "翌", "第", "去", "本", "上", "下", "这", "這", "近", "截", "“": true
    default: false
    }
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

  /// The place after the first of `words` that stands at `place`, or `place`.
  func skip(_ words: [String], _ place: Int) -> Int {
    for word in words where starts(word, place) { return place + word.unicodeScalars.count }
    return place
  }

  private func previous(_ place: Int, isOneOf characters: String) -> Bool {
    guard place > 0 else { return false }
    return characters.unicodeScalars.contains(scalars[place - 1])
  }

  func numeral(_ place: Int) -> HanNumeral? {
    HanNumeral.read(in: scalars, at: place, before: limit)
  }

  // MARK: 今天, 去年, 上月

  private static let dayWords: [(String, DatePhrase.Point)] = [
    ("今天", .fromWriting(days: 0)), ("今日", .fromWriting(days: 0)), ("今晚", .fromWriting(days: 0)),
    ("今晨", .fromWriting(days: 0)), ("今早", .fromWriting(days: 0)), ("今上午", .fromWriting(days: 0)),
    ("今下午", .fromWriting(days: 0)), ("昨天", .fromWriting(days: -1)),
    ("昨日", .fromWriting(days: -1)), ("昨晚", .fromWriting(days: -1)),
    ("昨夜", .fromWriting(days: -1)), ("昨上午", .fromWriting(days: -1)),
    ("昨下午", .fromWriting(days: -1)), ("前天", .fromWriting(days: -2)),
    ("前日", .fromWriting(days: -2)), ("前晚", .fromWriting(days: -2)),
    ("明天", .fromWriting(days: 1)), ("明日", .fromWriting(days: 1)), ("明晚", .fromWriting(days: 1)),
    ("当天", .fromText(days: 0)), ("当日", .fromText(days: 0)), ("当晚", .fromText(days: 0)), ("當天", .fromText(days: 0)), ("當日", .fromText(days: 0)),
   
    ("同日", .fromText(days: 0)), ("次日", .fromText(days: 1)), ("翌日", .fromText(days: 1)),
    ("第二天", .fromText(days: 1)),
  ]

  private static let yearWords: [(String, Int)] = [
    ("今年", 0), ("本年", 0), ("去年", -1), ("前年", -2), ("明年", 1),
  ]

  private static let monthWords: [(String, DatePhrase.Month)] = [
    ("本月", .offset(0)), ("这个月", .offset(0)), ("上月", .offset(-1)), ("上个月", .offset(-1)), ("上個月", .offset(-1)),
    ("下月", .offset(1)), ("下个月", .offset(1)), ("当月", .same), ("當月", .same), ("同月", .same),
  ]

  private func relative(at place: Int) -> DatePhrase? {
    guard let first = scalar(place), "今昨前明当當同次翌第去本上下这這近“十".unicodeScalars.contains(first)
    else { return nil }
    // 日前, 此前, 光明日报, 过去年份, 共同: the word belongs to another.
    if previous(place, isOneOf: "日此目之以光黎文过共相协一会先从") { return nil }
    for (word, point) in Self.dayWords where starts(word, place) {
      let end = place + word.unicodeScalars.count
      if let next = scalar(end), isPartOfName(word, next) { return nil }
      return DatePhrase(range: ScalarRange(place, partOfDay(end)), start: point)
    }
    for (word, offset) in Self.yearWords where starts(word, place) {
      return calendar(from: place, year: .offset(offset), at: place + 2)
    }
    for (word, month) in Self.monthWords where starts(word, place) {
      let end = place + word.unicodeScalars.count
      return calendar(from: place, year: nil, month: month, at: end)
    }
    return week(at: place) ?? recentYears(at: place) ?? plan(at: place)
  }

  /// 当天津…, 今日头条, 昨天的….
  private func isPartOfName(_ word: String, _ next: Unicode.Scalar) -> Bool {
    if word.hasSuffix("天"), next == "津" { return true }
    if word.hasSuffix("日"), next == "报" || next == "头" { return true }
    return next == "的" && word != "当天" && word != "当日"
  }

  /// 本周三, 上周五.
  private func week(at place: Int) -> DatePhrase? {
    let offset: Int
    if starts("本周", place) || starts("本週", place) { offset = 0 } else if starts("上周", place) || starts("上週", place) { offset = -1 } else {
      return nil
    }
    guard let day = scalar(place + 2) else { return nil }
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
      end = skip(["几", "些"], end)
    }
    guard starts("年", end) else { return nil }
    end = skip(["多来", "来", "间", "來", "間"], end + 1)
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
    let since = skip(["开局以来", "时期以来", "以来", "以來"], end)
    if since > end {
      return DatePhrase(range: ScalarRange(place, since), start: opening, isPeriod: true)
    }
    let during = skip(["期间", "时期", "期間", "時期"], end)
    guard during > end else { return nil }
    return DatePhrase(
      range: ScalarRange(place, during), start: opening,
      end: .calendar(year: .number(first + 4), month: nil, day: nil), isPeriod: true)
  }

  // MARK: What follows

  func partOfDay(_ place: Int) -> Int {
    skip(
      ["上午", "下午", "晚上", "晚间", "晚", "凌晨", "清晨", "傍晚", "中午", "早上", "早晨", "夜间", "夜"], place)
  }

  private func finish(_ phrase: inout DatePhrase) {
    let end = phrase.range.upperBound
    if ["讯", "电", "訊", "電"].contains(where: { starts($0, end) }) || starts("消息", end) {
      // 电 also begins 电商, 电力, 电话.
      let next = scalar(end + 1)
      phrase.isDateline =
        !(starts("电", end) || starts("電", end)) || next.map { "（( ，,：:\n　".unicodeScalars.contains($0) } ?? true
    }
    let since = skip(["以来", "以來", "至今", "迄今", "开局以来", "期间", "期間"], end)
    if since > end {
      phrase.range = ScalarRange(phrase.range.lowerBound, since)
      phrase.isPeriod = true
      return
    }
    let bound = skip(["之后", "以后", "之前", "以前", "前后", "前", "后", "後", "起", "开始"], end)
    guard bound > end, let next = scalar(bound) ?? "\n" as Unicode.Scalar? else { return }
    // 8日前往, 16日后勤, 25日起草.
    if bound == end + 1, "往来去进期草步点航勤方续赴".unicodeScalars.contains(next) { return }
    if starts("开始", end) { return }
    phrase.range = ScalarRange(phrase.range.lowerBound, bound)
    phrase.isPeriod = true
  }
}
