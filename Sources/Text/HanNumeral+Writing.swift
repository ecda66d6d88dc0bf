extension HanNumeral {
  /// 零 to 九, then the place words 十, 百 and 千.
  private static let letters: [[Unicode.Scalar]] =
    String(decoding: PackageResources.numerals_txt, as: UTF8.self).split(separator: "\n").map { Array($0.unicodeScalars) }

  /// A number below 10,000 as Chinese text counts with it: 23 as 二十三, 105 as 一百零五; `nil` for others.
  public static func written(_ number: Int) -> String? {
    guard (1..<10_000).contains(number), letters.count == 2, letters[0].count == 10, letters[1].count == 3 else { return nil }
    var text = String.UnicodeScalarView()
    var hasGap = false
    for (place, power) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
      let digit = number / power % 10
      if digit == 0 {
        hasGap = !text.isEmpty
        continue
      }
      if hasGap { text.append(letters[0][0]) }
      hasGap = false
      // Ten is 十, not 一十, at the head.
      if !(digit == 1 && place == 1 && text.isEmpty) { text.append(letters[0][digit]) }
      if place > 0 { text.append(letters[1][place - 1]) }
    }
    return String(text)
  }

  /// A text with its ordinals written the other way, 第23次 as 第二十三次 and back; `nil` when it has none.
  ///
  /// - Complexity: O(*n*).
  public static func respelled(_ text: String) -> String? {
    let letters = Letters(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    var hasOrdinal = false
    while place < letters.count {
      guard let (value, range) = readOrdinal(in: letters, at: place, before: letters.count) else {
        result.append(letters[place])
        place += 1
        continue
      }
      let isArabic = arabicDigit(letters[place + 1]) != nil
      guard let other = isArabic ? written(value) : String(value) else { return nil }
      result.append(letters[place])
      result.append(contentsOf: other.unicodeScalars)
      place = range.upperBound
      hasOrdinal = true
    }
    return hasOrdinal ? String(result) : nil
  }
}
