import Text

/// Notes what has been read, so that a text printed twice is read once.
struct RepeatFilter {
  private let scalars: Letters
  private var seen: Set<UInt64> = []
  /// The passages that have been read.
  private var read: [ScalarRange] = []
  /// Hashes of all stretches of eight characters; made when a first repeat makes them needed.
  private var grams: Set<UInt64>?
  private var wasRepeat = false
  private static let gram = 8

  /// - Parameter scalars: The text whose ranges will be asked for.
  init(_ scalars: Letters) { self.scalars = scalars }

  /// Whether a passage says what an earlier one has said: the same words but for punctuation and
  /// white space, or, beside a passage that is a repeat, a part of what has been read.
  ///
  /// - Complexity: O(*n*) in the passage; the first repeat costs as much as all before it.
  mutating func isRepeat(_ range: ScalarRange) -> Bool {
    let (hash, count) = hash(of: range)
    guard count >= 10 else { return false }
    if !seen.insert(hash).inserted {
      wasRepeat = true
      return true
    }
    if wasRepeat, isContained(range) { return true }
    wasRepeat = false
    read.append(range)
    if grams != nil { addGrams(of: range) }
    return false
  }

  private mutating func isContained(_ range: ScalarRange) -> Bool {
    if grams == nil {
      grams = []
      for earlier in read { addGrams(of: earlier) }
    }
    guard let grams else { return false }
    return Self.gramHashes(of: words(of: range)).allSatisfy(grams.contains)
  }

  private mutating func addGrams(of range: ScalarRange) {
    let hashes = Self.gramHashes(of: words(of: range))
    grams?.formUnion(hashes)
  }

  private static func gramHashes(of words: [UInt32]) -> [UInt64] {
    guard words.count >= gram else { return [] }
    return (0...words.count - gram).map { start in
      words[start..<start + gram].reduce(offsetBasis) { ($0 ^ UInt64($1)) &* prime }
    }
  }

  private func words(of range: ScalarRange) -> [UInt32] {
    scalars[range.lowerBound..<range.upperBound].lazy.map(\.value).filter(Self.isWord)
  }

  /// FNV-1a over the characters that are no marks, and how many they are.
  private func hash(of range: ScalarRange) -> (UInt64, Int) {
    var hash = Self.offsetBasis
    var count = 0
    for position in range.lowerBound..<range.upperBound {
      let value = scalars[position].value
      if Self.isWord(value) {
        hash = (hash ^ UInt64(value)) &* Self.prime
        count += 1
      }
    }
    return (hash, count)
  }

  private static let offsetBasis: UInt64 = 14_695_981_039_346_656_037
  private static let prime: UInt64 = 1_099_511_628_211

  private static func isWord(_ value: UInt32) -> Bool {
    value >= 0x3400 && value < 0xFF00 || value >= 0x20000 || value &- 0x30 < 10
      || (value | 0x20) &- 0x61 < 26
  }
}
