import Text

/// A text without the blanks that stand between digits and 年, 月, 日, 至: 2024 年 5 月 6 日至 8 日.
struct ClosedText {
  let scalars: Letters
  /// Where each scalar stands in the original, and where one behind the last would.
  private let places: [Int]

  /// `nil` for a text that has no such blanks.
  /// - Complexity: O(*n*).
  init?(_ original: Letters) {
    var scalars: [Unicode.Scalar] = []
    var places: [Int] = []
    var position = 0
    var isChanged = false
    while position < original.count {
      if original[position].isBlank, original[position] != "\n", let last = scalars.last {
        var next = position
        while next < original.count, original[next].isBlank, original[next] != "\n" { next += 1 }
        if next < original.count, Self.belongTogether(last, original[next], behind: scalars.dropLast().last) {
          isChanged = true
          position = next
          continue
        }
      }
      scalars.append(original[position])
      places.append(position)
      position += 1
    }
    guard isChanged else { return nil }
    self.scalars = Letters(scalars)
    self.places = places + [original.count]
  }

  private static func belongTogether(_ before: Unicode.Scalar, _ after: Unicode.Scalar, behind: Unicode.Scalar?) -> Bool {
    if HanNumeral.digit(after) != nil {
      return before == parts[0] || before == parts[1] || marks.contains(before) && behind.map(ends) ?? false
    }
    return parts.contains(after) && HanNumeral.digit(before) != nil || marks.contains(after) && ends(before)
  }

  /// Whether one of two days may end so.
  private static func ends(_ scalar: Unicode.Scalar) -> Bool { parts.contains(scalar) || HanNumeral.digit(scalar) != nil }

  private static let parts = Array("年月日".unicodeScalars)
  /// What stands between two days.
  private static let marks = Array("至到—－-~～–".unicodeScalars)

  /// A range of the original, here.
  func range(_ original: ScalarRange) -> ScalarRange {
    ScalarRange(place(original.lowerBound), place(original.upperBound))
  }

  /// A range of this, in the original.
  func original(_ range: ScalarRange) -> ScalarRange {
    ScalarRange(places[range.lowerBound], range.isEmpty ? places[range.lowerBound] : places[range.upperBound - 1] + 1)
  }

  /// The first place here of what stands in the original at a position or behind it.
  private func place(_ original: Int) -> Int {
    places.dropLast().partitioningIndex { $0 >= original }
  }
}
