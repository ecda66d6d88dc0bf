import Lexicon
import Text

extension QuantityReader {
  /// Whether a number with its unit states a quantity.
  /// - Parameters:
  ///   - opening: The first number of a range, else the number itself.
  ///   - start: Where the words before the number (近, 超过) begin.
  func accepts(
    _ number: HanNumeral, _ unit: Unit, opening: HanNumeral, start: Int
  ) -> Bool {
    switch unit.kind {
    case .duration, .other: return false
    case .money:
      // 三元区, 一元复始: a single Chinese digit before 元 is no amount.
      return number.style != .hanDigits && isFree(opening) && !isSingleHanDigit(number)
    case .share: return number.style != .hanDigits && isFree(opening)
    case .people, .concrete, .general: break
    }
    guard number.style != .hanDigits, isFree(opening), !isSetPhrase(start),
      !followsWithTime(unit), !isCountOfList(number, start)
    else { return false }
    // 3个一批; not 500个一次性口罩
    if starts("一", unit.end), unit.kind != .concrete, !isPlainWord(at: unit.end) { return false }
    if isSingleHanDigit(number), let value = number.value.integer {
      // 两所学校将…: of which was told before.
      if value == 2, unit.kind != .people, scalar(start - 1)?.endsClause ?? true, start > block.lowerBound { return false }
      return acceptsSmall(value, unit) || isOfBatches(unit)
    }
    // 72团纪念馆, 二十四团: a regiment by its number.
    if unit.name == "团" { return false }
    if unit.name == "期", starts("工程", unit.end) || starts("项目", unit.end) { return false }
    // 1对1
    if isBeforeNumber(unit), unit.kind == .general, !isPlainWord(at: unit.end) { return isOfBatches(unit) }
    return true
  }

  private func isBeforeNumber(_ unit: Unit) -> Bool { scalar(unit.end).flatMap(HanNumeral.digit) != nil }

  /// 四批168名干部: both are counted.
  private func isOfBatches(_ unit: Unit) -> Bool {
    isBeforeNumber(unit) && listed.ending(.batchUnit, at: unit.end, after: block.lowerBound) != nil
  }

  /// Whether a word stands here that is none of number: 一次性.
  func isPlainWord(at place: Int) -> Bool {
    words.word(.plain, in: scalars, at: place, before: block.upperBound) != nil
  }

  private func isSingleHanDigit(_ number: HanNumeral) -> Bool {
    number.style == .han && !number.isFloor && number.value < ExactDecimal(10)
  }

  /// Whether nothing before the number makes it an ordinal, a code, a part of a number, or vague.
  private func isFree(_ number: HanNumeral) -> Bool {
    var start = number.range.lowerBound
    while scalar(start - 1) == " " { start -= 1 }
    // 第 3 次
    if scalar(start - 1) == "第" { return false }
    guard let before = scalar(number.range.lowerBound - 1) else { return true }
    if before.value < 0x250, before.properties.isAlphabetic { return false }
    if (0xFF21...0xFF5A).contains(before.value) { return false }
    if HanNumeral.digit(before) != nil { return false }
    switch before {
    case "第", "数", "几", "#", "№", "+", "×", "*", ".", "/", "每", "幾", "數": return false
    case "-", "—", "~":
      // The tail of a code (0871-631); a range is read from its first number.
      return scalar(number.range.lowerBound - 2).flatMap(HanNumeral.digit) == nil
    case ":", "：", "∶", "比":
      return scalar(number.range.lowerBound - 2).flatMap(HanNumeral.digit) == nil
    case "前":
      // 前三名 ranks; 目前3家 and 2020年前3家 do not.
      let place = number.range.lowerBound
      return ["目前", "此前", "以前", "之前", "年前", "日前", "会前"].contains { ends($0, place) }
    default: break
    }
    if scalar(number.range.upperBound) == "分", starts("分之", number.range.upperBound) {
      return false
    }
    return true
  }

  /// “四个不摘”, “两不愁三保障”: a short quotation that opens with the number.
  private func isSetPhrase(_ start: Int) -> Bool {
    guard let before = scalar(start - 1), before == "“" || before == "‘" || before == "「" else {
      return false
    }
    var position = start
    while let scalar = scalar(position), position < start + 13 {
      if scalar == "”" || scalar == "’" || scalar == "」" { return true }
      position += 1
    }
    return false
  }

  /// 个 with a word of time after it: 100多个日夜.
  private func followsWithTime(_ unit: Unit) -> Bool {
    words.word(.duration, in: scalars, at: unit.end, before: block.upperBound) != nil
      && unit.kind == .general
  }

  /// 二 to 九, and 两: with classifiers that set phrases use too, only before a noun that can be
  /// counted.
  private func acceptsSmall(_ value: Int, _ unit: Unit) -> Bool {
    guard value > 1 else { return false }
    switch unit.kind {
    case .people:
      return unit.name != "人" && unit.name != "口" && unit.name != "位"
        || (unit.name == "位" && value > 2)
    case .concrete: return true
    default: break
    }
    if unit.name == "轮" { return true }
    // 二期: the second, not two.
    if unit.name == "期" { return false }
    if words.word(.figure, in: scalars, at: unit.end, before: block.upperBound) != nil {
      return false
    }
    // The noun that follows: to the next mark, function word or number.
    var position = unit.end
    var end = unit.end
    while let scalar = scalar(position), position < unit.end + 12,
      (0x4E00...0x9FFF).contains(scalar.value), !"的是在和与及等均都为".unicodeScalars.contains(scalar)
    {
      if words.word(.figure, in: scalars, at: position, before: block.upperBound) != nil {
        return false
      }
      if let after = words.word(.countable, in: scalars, at: position, before: block.upperBound) {
        end = after
        position = after
      } else {
        position += 1
      }
    }
    return end > unit.end
  }

  /// 甲、乙、丙三个县 and 甲、乙等2个领域: the number counts the list before it.
  private func isCountOfList(_ number: HanNumeral, _ start: Int) -> Bool {
    guard let value = number.value.integer, (2...9).contains(value) else { return false }
    var items = 1
    var position = start - 1
    if ends("等", start) { position -= 1 }
    if let scalar = scalar(position), "、和与及".unicodeScalars.contains(scalar) { return false }
    var itemLength = 0
    var isLastItem = true
    while let scalar = scalar(position), start - position < 60 {
      if "，。；：,;:！？”“（）".unicodeScalars.contains(scalar) || isDigit(scalar) { break }
      if "、和与及".unicodeScalars.contains(scalar), itemLength > 0 {
        items += 1
        itemLength = 0
        isLastItem = false
      } else if isLastItem,
        words.word(.verb, in: scalars, at: position, before: start) != nil
      {
        // 甲、乙选派2名干部: a verb stands between the list and the number.
        return false
      } else {
        itemLength += 1
      }
      position -= 1
    }
    return items == value
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }
}
