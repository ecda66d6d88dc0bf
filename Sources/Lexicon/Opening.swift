package import Text

/// What may begin at a place of a text: a word of some list.
package struct Opening: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64
  @inlinable package init(rawValue: UInt64) { self.rawValue = rawValue }

  package static let division = Opening(rawValue: 1 << 0)
  /// A one-character form of a division (沪).
  package static let character = Opening(rawValue: 1 << 1)
  package static let title = Opening(rawValue: 1 << 2)
  package static let postHead = Opening(rawValue: 1 << 3)
  package static let bodySuffix = Opening(rawValue: 1 << 4)
  package static let placeSuffix = Opening(rawValue: 1 << 5)
  package static let bodyForm = Opening(rawValue: 1 << 6)
  package static let fixedBody = Opening(rawValue: 1 << 7)
  package static let eventHead = Opening(rawValue: 1 << 8)
  package static let nameBreak = Opening(rawValue: 1 << 9)
  package static let cue = Opening(rawValue: 1 << 10)
  package static let roleNoun = Opening(rawValue: 1 << 11)
  package static let surname = Opening(rawValue: 1 << 12)
  /// An ordinary word of two characters or more.
  package static let word = Opening(rawValue: 1 << 13)
  package static let modality = Opening(rawValue: 1 << 14)
  // Made here: a literal of several is put together anew at each use.
  package static let body = Opening(rawValue: bodyForm.rawValue | fixedBody.rawValue)
  package static let role = Opening(rawValue: roleNoun.rawValue | postHead.rawValue)
  package static let suffix = Opening(rawValue: bodySuffix.rawValue | placeSuffix.rawValue)
  private static let firstRole: UInt64 = 16

  /// The words of a class; `nil` where nobody seeks them everywhere.
  init?(_ wordClass: WordClass) {
    switch wordClass {
    case WordClass(.postHead): self = .postHead
    case WordClass(.bodySuffix): self = .bodySuffix
    case WordClass(.placeSuffix): self = .placeSuffix
    case WordClass(.bodyForm): self = .bodyForm
    case WordClass(.fixedBody): self = .fixedBody
    case WordClass(.eventHead): self = .eventHead
    case WordClass(.nameBreak): self = .nameBreak
    case WordClass(.cue): self = .cue
    case WordClass(.roleNoun): self = .roleNoun
    default: return nil
    }
  }

  /// A word of a role in region_cues.tsv.
  package static func regionCue(_ role: RegionCueList.Role) -> Opening {
    Opening(rawValue: 1 << (firstRole + UInt64(role.rawValue)))
  }
}

/// Which lists have a word that begins with two given characters.
///
/// Finders seek words of a dozen lists at every place of a text, and mostly find none. One look
/// into this table rules all lists out at once. It never misses a word; where it is wrong (words
/// of one hash, words that only begin alike), the list itself finds nothing.
package struct OpeningTable: Sendable {
  private static let size = 0x10000
  /// By the hash of the first two characters.
  private var pairs = [UInt64](repeating: 0, count: Self.size)
  /// For words of one character, by its low bits.
  private var singles = [UInt64](repeating: 0, count: Self.size)

  init() {}

  /// Adds a word of a list.
  mutating func insert(_ word: some Sequence<Unicode.Scalar>, _ opening: Opening) {
    var scalars = word.makeIterator()
    guard let first = scalars.next() else { return }
    guard let second = scalars.next() else {
      singles[Int(first.value & 0xFFFF)] |= opening.rawValue
      return
    }
    pairs[Self.slot(first, second)] |= opening.rawValue
  }

  /// Adds all words of a list.
  mutating func insert(_ matcher: PhraseMatcher, _ opening: Opening) {
    matcher.forEachOpening { first, second in
      if let second {
        pairs[Self.slot(first, second)] |= opening.rawValue
      } else {
        singles[Int(first & 0xFFFF)] |= opening.rawValue
      }
    }
  }

  /// Adds all words of another table.
  mutating func formUnion(_ other: OpeningTable) {
    for index in pairs.indices { pairs[index] |= other.pairs[index] }
    for index in singles.indices { singles[index] |= other.singles[index] }
  }

  /// Adds the words of two characters or more of a list.
  mutating func insertPairs(_ matcher: PhraseMatcher, _ opening: Opening) {
    matcher.forEachOpening { first, second in
      if let second { pairs[Self.slot(first, second)] |= opening.rawValue }
    }
  }

  /// What may begin at each place of a text.
  /// - Complexity: O(*n*).
  package func openings(in scalars: Letters) -> Openings {
    let count = scalars.count
    // Unchecked buffers: this reads every scalar of every article.
    let masks = [UInt64](unsafeUninitializedCapacity: count) { masks, initialized in
      scalars.withUnsafeBufferPointer { scalars in
        pairs.withUnsafeBufferPointer { pairs in
          singles.withUnsafeBufferPointer { singles in
            for position in 0..<count {
              let first = scalars[position].value
              var mask = singles[Int(first & 0xFFFF)]
              if position + 1 < count { mask |= pairs[Self.slot(first, scalars[position + 1].value)] }
              masks[position] = mask
            }
          }
        }
      }
      initialized = count
    }
    return Openings(masks: masks)
  }

  private static func slot(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    slot(first.value, second.value)
  }

  @inline(__always)
  private static func slot(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 &+ second &* 0x85EB_CA77) >> 16)
  }
}

/// What may begin at each place of one text.
package struct Openings: Sendable {
  @usableFromInline let masks: [UInt64]

  init(masks: [UInt64]) { self.masks = masks }

  /// No text.
  package init() { masks = [] }

  /// Whether any of `wanted` may begin at a position; false behind the text's end.
  @inlinable package func may(_ wanted: Opening, at position: Int) -> Bool {
    position >= 0 && position < masks.count && masks[position] & wanted.rawValue != 0
  }

  /// The first position from `start` at which any of `wanted` may begin, or `limit`.
  @inlinable package func next(_ wanted: Opening, from start: Int, before limit: Int) -> Int {
    masks.withUnsafeBufferPointer { masks in
      // Unchecked: the lists' own search is faster than a check for each scalar.
      var position = Swift.max(start, 0)
      let end = Swift.min(limit, masks.count)
      while position < end, masks[position] & wanted.rawValue == 0 { position &+= 1 }
      return position < end ? position : Swift.max(start, limit)
    }
  }
}
