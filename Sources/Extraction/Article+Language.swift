import Articles

extension Article {
  /// Whether the body is Chinese by its characters: hardly any kana or Hangul beside them, and not many times as many
  /// letters of other scripts.
  ///
  /// - Complexity: O(*n*) in the body's length.
  var isChinese: Bool {
    var (hans, syllables, letters) = (0, 0, 0)
    for scalar in text.scalars {
      switch scalar.value {
      case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF: hans += 1
      case 0x3041...0x3096, 0x30A1...0x30FA, 0x1100...0x11FF, 0xAC00...0xD7A3: syllables += 1
      case ..<0x30: break
      default: if scalar.properties.isAlphabetic { letters += 1 }
      }
    }
    return syllables * 4 <= hans && letters <= hans * 6 || syllables + letters == 0
  }
}
