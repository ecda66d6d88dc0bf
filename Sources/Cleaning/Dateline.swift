import Text

/// The opening of a news story: 本报讯（记者 某某）, 新华社某地5月1日电, 某某网3月20日讯.
enum Dateline {
  private static let openings = ["本报", "新华社", "中新社", "中新网", "人民网"].map { CueForm.folded($0) }
  private static let marks = CueForm.folded("讯电通")
  private static let news = Set(marks.dropLast())
  /// 通讯员 and 通讯社 are no datelines.
  private static let wire = marks[2]

  /// Whether a paragraph opens so.
  static func opens(_ scalars: Letters, _ range: ScalarRange) -> Bool {
    let head = CueForm.folded(
      scalars[range.lowerBound..<min(range.upperBound, range.lowerBound + 24)])
    guard let place = head.indices.first(where: { news.contains(head[$0]) && ($0 == 0 || head[$0 - 1] != wire) }), place <= 16 else {
      return false
    }
    if openings.contains(where: { head.starts(with: $0) }) { return true }
    return place + 1 < head.count && head[place + 1] == 0x28
  }

  /// How many scalars of a paragraph's opening name the outlet whose dateline it is.
  static func outletLength(_ scalars: Letters, _ range: ScalarRange) -> Int? {
    let opening = scalars[range.lowerBound..<min(range.upperBound, range.lowerBound + 24)]
    let head = CueForm.folded(opening)
    guard let length = BylineWords.bundled.outlet(opening: head[...]),
      opening.prefix(length).allSatisfy({ !$0.isBlank }),
      let place = head[length...].firstIndex(where: { news.contains($0) || $0 == message })
    else { return nil }
    // 讯 right behind the name, or behind a place and a day.
    let between = head[length..<place]
    let isDated = between.contains { (0x30...0x39).contains($0) } && !between.contains { $0 == 0x2C || $0 == 0x2E }
    return place == length || isDated ? length : nil
  }

  private static let message = CueForm.folded("消")[0]

  /// （某某社記者某某某某地23日電）: the name stands before the place without a mark. Names of three
  /// characters are by far the most; a compound surname makes four.
  private static func agencyReporter(_ inside: ArraySlice<Unicode.Scalar>) -> String? {
    let folded = CueForm.folded(inside)
    guard let last = folded.last, news.contains(last), folded.count == inside.count,
      folded.dropLast(2).last.map({ (0x30...0x39).contains($0) }) == true
    else { return nil }
    let words = BylineWords.bundled
    guard let start = words.nameBehindReporter(in: folded[...]) else { return nil }
    for length in [4, 3] where start + length < folded.count - 3 {
      let name = folded[start..<start + length]
      guard length == 3 ? words.hasSurname(name) : words.hasCompoundSurname(name) else { continue }
      let lower = inside.startIndex + start
      return String(String.UnicodeScalarView(inside[lower..<lower + length]))
    }
    return nil
  }

  /// The names in the bracket of a dateline, or in 本报讯 记者某某报道.
  static func byline(_ scalars: Letters, _ range: ScalarRange) -> Byline? {
    bracketed(scalars, range) ?? reported(scalars, range)
  }

  /// 某某网讯 记者 某某 通讯员 某某 报道：
  private static func reported(_ scalars: Letters, _ range: ScalarRange) -> Byline? {
    let end = min(range.upperBound, range.lowerBound + 45)
    guard let colon = (range.lowerBound..<end).first(where: { scalars[$0] == "：" || scalars[$0] == ":" }),
      colon - range.lowerBound >= 8, scalars[colon - 1] == "道", scalars[colon - 2] == "报"
    else { return nil }
    var byline = Byline(scalars[range.lowerBound..<colon])
    // 某台记者某某|报道
    if byline.reporters.isEmpty { byline = Byline(scalars[range.lowerBound..<colon - 2]) }
    return byline.hasDuty && !byline.reporters.isEmpty ? byline : nil
  }

  /// 云川网8月23日讯（云川台 某某 某某）: names without a word of their own, perhaps behind an outlet's.
  private static func names(_ inside: ArraySlice<Unicode.Scalar>) -> [String]? {
    guard inside.count <= 24 else { return nil }
    let words = BylineWords.bundled
    var tokens = Byline.tokens(of: inside)
    if tokens.count >= 2, words.duty(of: tokens[0].folded) == nil, words.duty(ending: tokens[0].folded) == nil, words.duty(opening: tokens[0].folded) == nil,
      words.nameBehindReporter(in: tokens[0].folded) == nil, !words.hasSurname(tokens[0].folded) {
      tokens.removeFirst()
    }
    guard !tokens.isEmpty, tokens.allSatisfy({ words.hasSurname($0.folded) && words.duty(of: $0.folded) == nil }) else { return nil }
    return tokens.map { String(String.UnicodeScalarView(inside[$0.range])) }
  }

  private static func bracketed(_ scalars: Letters, _ range: ScalarRange) -> Byline? {
    let end = min(range.upperBound, range.lowerBound + 40)
    guard
      let open = (range.lowerBound..<end).first(where: { scalars[$0].isOpening }),
      let close = (open..<min(range.upperBound, open + 60)).first(where: {
        scalars[$0] == "）" || scalars[$0] == ")" || scalars[$0] == "】" || scalars[$0] == "]"
      })
    else { return nil }
    if let name = agencyReporter(scalars[open + 1..<close]) {
      var byline = Byline()
      byline.reporters = [name]
      byline.hasDuty = true
      return byline
    }
    let inside = scalars[open + 1..<close]
    if open > range.lowerBound, CueForm.folded(scalars[open - 1..<open]).allSatisfy(news.contains), let names = names(inside) {
      var byline = Byline()
      byline.reporters = names
      byline.hasDuty = true
      return byline
    }
    let byline = Byline(inside)
    let others = byline.contributors.reduce(byline.otherCount) { $0 - $1.unicodeScalars.count }
    return byline.hasDuty && others <= 4 ? byline.withContributors : nil
  }
}

/// The bracket at the end of an article that says who wrote it: （记者 某某 通讯员 某某）.
enum Trailer {
  /// Where the text ends before it, and what it says.
  static func find(_ scalars: Letters, _ range: ScalarRange) -> (end: Int, byline: Byline)? {
    var end = range.upperBound
    while end > range.lowerBound, scalars[end - 1].isBlank || scalars[end - 1] == "。" { end -= 1 }
    // （編輯：某某）1130412: an agency's day behind it.
    var digits = end
    while digits > range.lowerBound, scalars[digits - 1].isDigit { digits -= 1 }
    if (6...8).contains(end - digits), digits > range.lowerBound, scalars[digits - 1] == "）" || scalars[digits - 1] == ")" { end = digits }
    guard end > range.lowerBound, scalars[end - 1] == "）" || scalars[end - 1] == ")"
      || scalars[end - 1] == "】" || scalars[end - 1] == "]"
    else { return nil }
    let floor = max(range.lowerBound, end - 120)
    guard
      let open = (floor..<end - 1).last(where: {
        scalars[$0] == "（" || scalars[$0] == "(" || scalars[$0] == "【" || scalars[$0] == "["
      })
    else { return nil }
    let inside = scalars[open + 1..<end - 1]
    let byline = Byline(inside)
    let isEnd = CueForm.folded(inside) == CueForm.folded("完")
    guard
      isEnd || byline.isWhole || isSigned(inside, byline)
        || isContributors(inside) && open > range.lowerBound && scalars[open - 1].isSentenceEnd
    else { return nil }
    var textEnd = open
    while textEnd > range.lowerBound, scalars[textEnd - 1].isBlank { textEnd -= 1 }
    return (textEnd, byline.withContributors)
  }

  /// The names on a line that is a bracket of names and nothing else.
  static func names(_ scalars: Letters, _ range: ScalarRange) -> [String] {
    guard range.count >= 4, scalars[range.lowerBound].isOpening, scalars[range.upperBound - 1].isClosing else { return [] }
    let inside = scalars[range.lowerBound + 1..<range.upperBound - 1]
    return isContributors(inside) ? Byline(inside).contributors : []
  }

  /// Names with their word, and an office or paper that they belong to, but no sentence.
  private static func isSigned(_ inside: ArraySlice<Unicode.Scalar>, _ byline: Byline) -> Bool {
    guard byline.hasDuty, inside.count <= 48 else { return false }
    if byline.source != nil { return true }
    let names = byline.reporters.count + byline.editors.count + byline.photographers.count
    return names > 0 && !inside.contains { $0 == "，" || $0 == "," || $0.isSentenceEnd }
      || CueForm.folded(inside).suffix(2).elementsEqual(CueForm.folded("报道"))
  }

  private static let notInNames = Set(CueForm.folded("一二三四五六七八九十上下左右前后中图完略注"))

  /// Names alone, or behind the name of where they write from.
  private static func isContributors(_ inside: ArraySlice<Unicode.Scalar>) -> Bool {
    guard inside.count <= 24, inside.allSatisfy({ $0.isHan || $0.isBlank || $0 == "、" || $0 == "·" })
    else { return false }
    let tokens = Byline.tokens(of: inside)
    let words = BylineWords.bundled
    guard let last = tokens.last, words.hasSurname(last.folded[...]) else { return false }
    if tokens.count >= 2 || last.folded.count == 3 { return true }
    // （左二）, （上图） are no names.
    return last.folded.count == 2 && !last.folded.contains(where: notInNames.contains)
  }
}
