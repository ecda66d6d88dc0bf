/// Reads one number from its first scalar on.
struct NumeralReader {
  let scalars: Letters
  var position: Int
  let limit: Int
  private var isFloor = false

  init(scalars: Letters, position: Int, limit: Int) {
    self.scalars = scalars
    self.position = position
    self.limit = limit
  }

  private static let maximumDigits = 15

  mutating func read() -> HanNumeral? {
    let start = position
    guard let first = peek() else { return nil }
    if HanNumeral.arabicDigit(first) != nil { return readArabic(from: start) }
    guard HanNumeral.hanDigit(first) != nil || HanNumeral.place(first).map({ $0 <= 3 }) == true
    else { return nil }
    return readHanDigits(from: start) ?? readHan(from: start)
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < limit ? scalars[position + offset] : nil
  }

  private func numeral(
    _ value: ExactDecimal, from start: Int, _ style: HanNumeral.Style
  ) -> HanNumeral {
    HanNumeral(
      range: ScalarRange(start, position), value: value, style: style, isFloor: isFloor)
  }

  // MARK: Arabic digits

  private mutating func readArabic(from start: Int) -> HanNumeral? {
    var mantissa = 0
    var digits = 0
    var places = 0
    while let scalar = peek() {
      if let digit = HanNumeral.arabicDigit(scalar) {
        mantissa = mantissa * 10 + digit
        digits += 1
        if digits > Self.maximumDigits { return nil }
        position += 1
      } else if isGroupSeparator(scalar, after: digits) {
        position += 1
      } else {
        break
      }
    }
    if let point = peek(), point == "." || point == "．", let next = peek(1),
      HanNumeral.arabicDigit(next) != nil
    {
      position += 1
      while let scalar = peek(), let digit = HanNumeral.arabicDigit(scalar) {
        mantissa = mantissa * 10 + digit
        digits += 1
        places += 1
        if digits > Self.maximumDigits { return nil }
        position += 1
      }
    }
    guard let power = readPlaces() else { return nil }
    let value = ExactDecimal(mantissa, exponent: power - places)
    return numeral(value, from: start, .arabic)
  }

  /// A comma with exactly three digits after it, one to three before it.
  private func isGroupSeparator(_ scalar: Unicode.Scalar, after digits: Int) -> Bool {
    guard scalar == "," || scalar == "，", digits > 0 else { return false }
    for offset in 1...3 {
      guard let next = peek(offset), HanNumeral.arabicDigit(next) != nil else { return false }
    }
    if let beyond = peek(4), HanNumeral.arabicDigit(beyond) != nil { return false }
    // 1，200 in running text is an enumeration unless the comma is the ASCII one.
    return scalar == "," && leadingDigits() <= 3
  }

  /// The digits right before the position, without separators.
  private func leadingDigits() -> Int {
    var count = 0
    var place = position - 1
    while place >= 0, HanNumeral.arabicDigit(scalars[place]) != nil {
      count += 1
      place -= 1
    }
    return count
  }

  /// 万, 亿, 百万, 万亿 and 余, 多, 来 around them, as a power of ten; `nil` for 几 (3万几).
  private mutating func readPlaces() -> Int? {
    var power = 0
    readFloor(beforePlace: true)
    while let scalar = peek(), let place = HanNumeral.place(scalar), place >= 2 || power > 0 {
      if place <= 3, power >= 4 { break }
      power += place
      position += 1
      if power > 24 { return nil }
    }
    readFloor(beforePlace: false)
    if let scalar = peek(), scalar == "几" { return nil }
    return power
  }

  /// Takes 余, 多 or 来; before a place word only when one follows (60余万).
  private mutating func readFloor(beforePlace: Bool) {
    guard let scalar = peek(), scalar == "余" || scalar == "餘" || scalar == "多" || scalar == "来"
    else { return }
    if beforePlace {
      guard let next = peek(1), let place = HanNumeral.place(next), place >= 4 else { return }
    } else if scalar == "来" {
      // 十来个, but not 3来到.
      guard position > 0, HanNumeral.place(scalars[position - 1]) != nil, let next = peek(1),
        "个名家人位户次里".unicodeScalars.contains(next)
      else { return }
    } else if scalar == "多", let next = peek(1), next == "元" || next == "种" || next == "边" {
      // 多元 and 多种 are words of their own, unless money is meant (3万多元).
      guard next == "元" || next == "种" else { return }
    }
    isFloor = true
    position += 1
  }

  // MARK: Chinese digits

  /// 二〇一六, 一二三: two or more digits side by side, no place word after them.
  private mutating func readHanDigits(from start: Int) -> HanNumeral? {
    var end = start
    var mantissa = 0
    while end < limit, let digit = HanNumeral.hanDigit(scalars[end]) {
      mantissa = mantissa * 10 + digit
      end += 1
      if end - start > Self.maximumDigits { return nil }
    }
    guard end - start >= 2 else { return nil }
    if end < limit, HanNumeral.place(scalars[end]) != nil { return nil }
    position = end
    return numeral(ExactDecimal(mantissa), from: start, .hanDigits)
  }

  /// 二十三, 一百零五, 三千二, 十, 百, 两万五千, 1 with place words.
  private mutating func readHan(from start: Int) -> HanNumeral? {
    var total = 0
    var section = 0
    var digit: Int?
    var lastPlace = 0
    var smallestPlace = 4
    while let scalar = peek() {
      if let value = HanNumeral.hanDigit(scalar) {
        if let held = digit, held != 0 { return nil }
        digit = value
        position += 1
        if value == 0 { lastPlace = 0 }
      } else if let place = HanNumeral.place(scalar) {
        if place <= 3 {
          // Place words fall: 三十三十 is no number.
          if place >= smallestPlace { return nil }
          smallestPlace = place
          section += (digit ?? (section == 0 || digit == nil ? 1 : 0)) * Self.powers[place]
        } else {
          section += digit ?? 0
          guard let sum = Self.folded(total, section, place) else { return nil }
          total = sum
          section = 0
          smallestPlace = 4
        }
        digit = nil
        lastPlace = place
        position += 1
      } else if isInnerFloor(scalar) {
        isFloor = true
        position += 1
      } else {
        break
      }
    }
    if let scalar = peek(), scalar == "几" { return nil }
    if let held = digit {
      // 三千二 is 3200; 三千零二 is 3002.
      section += lastPlace >= 2 && lastPlace <= 4 ? held * Self.powers[lastPlace - 1] : held
    }
    let (value, overflow) = total.addingReportingOverflow(section)
    if overflow || position == start { return nil }
    if !isFloor { readFloor(beforePlace: false) }
    return numeral(ExactDecimal(value), from: start, .han)
  }

  /// 余 or 多 between a place word and 万 or 亿: 三十多万.
  private func isInnerFloor(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "余" || scalar == "餘" || scalar == "多", let next = peek(1),
      let place = HanNumeral.place(next)
    else { return false }
    return place >= 4
  }

  private static let powers = [1, 10, 100, 1000, 10_000]

  private static func folded(_ total: Int, _ section: Int, _ place: Int) -> Int? {
    let unit = place == 4 ? 10_000 : 100_000_000
    // 万亿: the whole so far is counted in the larger unit.
    let base = place == 8 ? total + section : section
    let (product, overflow) = base.multipliedReportingOverflow(by: unit)
    if overflow { return nil }
    return place == 8 ? product : total + product
  }
}
