/// A day, a month or a year of the Gregorian calendar.
public struct PartialDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Why a text is no date.
  public struct Invalid: Error, Hashable, Sendable, CustomStringConvertible {
    /// In words, to follow the text.
    public let description: String
  }

  public let year: Int
  /// `nil` in a year.
  public let month: Int?
  /// `nil` in a year or a month.
  public let day: Int?

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `nil` for anything else, and for days that no calendar has.
  public init?(lexical: String) {
    let bytes = Array(lexical.utf8.prefix(11))
    guard [4, 7, 10].contains(bytes.count) else { return nil }
    var numbers: [Int] = []
    for (position, byte) in bytes.enumerated() {
      if position == 4 || position == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        numbers.append(0)
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        if numbers.isEmpty { numbers = [0] }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - 0x30)
      }
    }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : nil
    day = numbers.count > 2 ? numbers[2] : nil
    guard CivilDate(year: year, month: month ?? 1, day: day ?? 1) != nil else { return nil }
  }

  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as the graph writes it.
  public var lexical: String {
    guard let month else { return CivilDate.padded(year, to: 4) }
    return CivilDate.yearMonth(year, month) + (day.map { "-" + CivilDate.padded($0, to: 2) } ?? "")
  }

  public var description: String { lexical }

  /// Whether it is a day.
  public var isDay: Bool { day != nil }

  /// 1 for a year, 2 for a month, 3 for a day.
  public var precision: Int { day != nil ? 3 : month != nil ? 2 : 1 }

  /// Whether both can be one, the less precise holding the other.
  public func agrees(with other: PartialDate) -> Bool {
    func agree(_ a: Int?, _ b: Int?) -> Bool { a == nil || b == nil || a == b }
    return year == other.year && agree(month, other.month) && agree(day, other.day)
  }

  /// By the day that it begins with, a year before its months and a month before its days.
  public static func < (a: PartialDate, b: PartialDate) -> Bool {
    (a.year, a.month ?? 0, a.day ?? 0) < (b.year, b.month ?? 0, b.day ?? 0)
  }

  /// Reads a date as people write it: `2020-07-16`, `2020-7-16`, `2020/7/16`, `2020.7.16`,
  /// `2020年7月16日`, `20200716`, a month without its day, a year alone; digits may be of full width.
  ///
  /// - Throws: `Invalid` for what is no date, and for days that no calendar has.
  public init(parsing text: String) throws(Invalid) {
    guard let parts = Self.parts(of: text), let year = parts.first, year > 0 else {
      throw Invalid(description: "is no date such as 2020-07-16, 2020/7/16, 2020年7月16日, 2020-07 or 2020")
    }
    if parts.count > 1, !(1...12).contains(parts[1]) {
      throw Invalid(description: "is no date: there is no month \(parts[1])")
    }
    if parts.count > 2 {
      let days = CivilDate.days(in: parts[1], of: year)
      guard (1...days).contains(parts[2]) else {
        throw Invalid(description: "is no date: \(CivilDate.yearMonth(year, parts[1])) has \(days) days")
      }
    }
    self.year = year
    month = parts.count > 1 ? parts[1] : nil
    day = parts.count > 2 ? parts[2] : nil
  }

  /// The first day that it holds, `YYYY-MM-DD`.
  public var firstDay: String {
    "\(CivilDate.yearMonth(year, month ?? 1))-\(CivilDate.padded(day ?? 1, to: 2))"
  }

  /// The last day that it holds, `YYYY-MM-DD`.
  public var lastDay: String {
    let month = month ?? 12
    return "\(CivilDate.yearMonth(year, month))-\(CivilDate.padded(day ?? CivilDate.days(in: month, of: year), to: 2))"
  }

  /// The number of its day (``CivilDate/dayNumber``); `nil` of a month or a year.
  public var dayNumber: Int? {
    guard let month, let day else { return nil }
    return CivilDate(year: year, month: month, day: day)?.dayNumber
  }

  /// One to three numbers: the year of four digits, month and day of one or two.
  private static func parts(of text: String) -> [Int]? {
    var scalars = text.unicodeScalars.map(narrow)[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    if scalars.count == 8, let number = number(scalars) {
      return [number / 10_000, number / 100 % 100, number % 100]
    }
    guard let year = number(scalars.prefix(4)), scalars.count >= 4 else { return nil }
    var parts = [year]
    scalars = scalars.dropFirst(4)
    guard let mark = scalars.first else { return parts }
    let isChinese = mark == "年"
    guard isChinese || mark == "-" || mark == "/" || mark == "." else { return nil }
    while let next = scalars.popFirst() {
      // Marks stand after each number in Chinese, between them elsewhere.
      let marks: [Unicode.Scalar] =
        isChinese ? [["年"], ["月"], ["日", "号"]][parts.count - 1] : [mark]
      guard marks.contains(next) else { return nil }
      if isChinese, scalars.isEmpty { return parts }
      let digits = scalars.prefix { ("0"..."9").contains($0) }
      guard (1...2).contains(digits.count), let part = number(digits), parts.count < 3 else {
        return nil
      }
      parts.append(part)
      scalars = scalars.dropFirst(digits.count)
    }
    return isChinese ? nil : parts
  }

  /// Letters, digits and marks of full width as those of ASCII.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  private static func number(_ scalars: some Sequence<Unicode.Scalar>) -> Int? {
    var value = 0
    for scalar in scalars {
      guard ("0"..."9").contains(scalar) else { return nil }
      value = value * 10 + Int(scalar.value - 0x30)
    }
    return value
  }
}
