import Text

/// Notes what has been read, so that a text printed twice is read once.
struct RepeatFilter {
  private var seen: Set<[UInt16]> = []
  private var grams: Set<UInt64> = []
  private var wasRepeat = false
  private static let gram = 8

  /// Whether a passage says what an earlier one has said: the same words but for punctuation and
  /// white space, or, beside a passage that is a repeat, a part of what has been read.
  mutating func isRepeat(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let words = Self.words(of: scalars)
    guard words.count >= 10 else { return false }
    if !seen.insert(words).inserted {
      wasRepeat = true
      return true
    }
    let own = Self.grams(of: words)
    if wasRepeat, !own.isEmpty, own.allSatisfy(grams.contains) { return true }
    wasRepeat = false
    grams.formUnion(own)
    return false
  }

  /// A line without marks, in the form for comparison.
  static func words(of scalars: ArraySlice<Unicode.Scalar>) -> [UInt16] {
    CueForm.folded(scalars).filter { value in
      (0x30...0x39).contains(value) || (0x61...0x7A).contains(value) || value >= 0x3400 && value < 0xFF00
    }
  }

  private static func grams(of words: [UInt16]) -> [UInt64] {
    guard words.count >= gram else { return [] }
    return (0...words.count - gram).map { start in
      words[start..<start + gram].reduce(14_695_981_039_346_656_037) {
        ($0 ^ UInt64($1)) &* 1_099_511_628_211
      }
    }
  }
}
