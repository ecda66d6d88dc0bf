/// A number as Chinese text writes it: 23, 1,234.5, 4.65亿, 二十三, 一百零五, 3万余, 二〇一六.
public struct HanNumeral: Hashable, Sendable {
  /// How the digits are written.
  public enum Style: Hashable, Sendable {
    /// 23, 3万, 1,234.5.
    case arabic
    /// 二十三, 一百零五, 两.
    case han
    /// 二〇一六, 一二三: digit after digit, no place words.
    case hanDigits
  }

  /// The scalars of the number, with the 余, 多 or 来 that stand inside or after it (60余万, 十余).
  public let range: ScalarRange
  public let value: ExactDecimal
  public let style: Style
  /// Whether 余, 多 or 来 follows or stands inside: the number is the stated floor.
  public let isFloor: Bool

  public init(range: ScalarRange, value: ExactDecimal, style: Style, isFloor: Bool = false) {
    self.range = range
    self.value = value
    self.style = style
    self.isFloor = isFloor
  }

  /// The number that starts at `start` and ends at or before `limit`, as long as it gets; `nil`
  /// where none starts, where it states no value (数百, 十几), or where it has over 18 digits.
  /// - Complexity: O(*n*) in the number's length.
  public static func read(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> HanNumeral? {
    guard start < limit else { return nil }
    var reader = NumeralReader(scalars: scalars, position: start, limit: limit)
    return reader.read()
  }

  /// The ordinal that starts at `start`: 第二十三, 第3.
  public static func readOrdinal(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> (value: Int, range: ScalarRange)? {
    guard start < limit, scalars[start] == "第",
      let numeral = read(in: scalars, at: start + 1, before: limit), !numeral.isFloor,
      let value = numeral.value.integer, value > 0
    else { return nil }
    return (value, ScalarRange(start, numeral.range.upperBound))
  }

  /// The value of a digit: 0…9, ０…９, 〇, 零, 一…九, 两.
  public static func digit(_ scalar: Unicode.Scalar) -> Int? {
    arabicDigit(scalar) ?? hanDigit(scalar)
  }

  static func arabicDigit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  static func hanDigit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "零", "○": 0
    case "一": 1
    case "二", "两", "兩": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  /// The power of ten of a place word: 十, 百, 千, 万, 亿 and their traditional forms.
  static func place(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十": 1
    case "百": 2
    case "千": 3
    case "万", "萬": 4
    case "亿", "億": 8
    default: nil
    }
  }
}
