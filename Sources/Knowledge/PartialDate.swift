import Text

/// A day, a month or a year of the Gregorian calendar.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// Why a text is no date.
  public struct Invalid: Error, Hashable, Sendable, CustomStringConvertible {
    /// In words, to follow the text.
    public let description: String
  }

  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as the graph writes it.
  public let lexical: String

  public var description: String { lexical }

  /// Whether it is a day.
  public var isDay: Bool { lexical.utf8.count == 10 }

  /// Reads a date as people write it: `2020-07-16`, `2020-7-16`, `2020/7/16`, `2020.7.16`,
  /// `2020年7月16日`, `20200716`, a month without its day, a year alone; digits may be of full width.
  ///
  /// - Throws: `Invalid` for what is no date, and for days that no calendar has.
  public init(parsing text: String) throws(Invalid) {
    guard let parts = Self.parts(of: text), let year = parts.first, year > 0 else {
      throw Invalid(description: "is no date such as 2020-07-16, 2020/7/16, 2020年7月16日, 2020-07 or 2020")
    }
    var lexical = Self.padded(year, to: 4)
    if parts.count > 1 {
      guard (1...12).contains(parts[1]) else {
        throw Invalid(description: "is no date: there is no month \(parts[1])")
      }
      lexical += "-" + Self.padded(parts[1], to: 2)
    }
    if parts.count > 2 {
      let days = CalendarDate.days(inMonth: parts[1], of: year)
      guard (1...days).contains(parts[2]) else {
        throw Invalid(description: "is no date: \(lexical) has \(days) days")
      }
      lexical += "-" + Self.padded(parts[2], to: 2)
    }
    self.lexical = lexical
  }

  /// The first day that it holds, `YYYY-MM-DD`.
  public var firstDay: String { TimeSpan.firstDay(of: lexical) }

  /// The last day that it holds, `YYYY-MM-DD`.
  public var lastDay: String { TimeSpan.lastDay(of: lexical) }

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

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
