/// A class of words that read alike: `sign` has 签署 and 签订, `level` has 省, 市 and 县.
///
/// Classes are those of classes.tsv and those that a user declares; a lexicon knows them by name.
public struct WordClass: Hashable, Sendable {
  /// The class's place in its lexicon.
  public let number: UInt16

  @inlinable package init(number: UInt16) { self.number = number }
}

/// A set of word classes.
public struct WordClassSet: Hashable, Sendable {
  /// How many classes a lexicon may have.
  public static let capacity = 512

  @usableFromInline var bits = SIMD8<UInt64>()

  public init() {}

  public init(_ classes: some Sequence<WordClass>) {
    for wordClass in classes { insert(wordClass) }
  }

  public var isEmpty: Bool { bits == SIMD8() }

  @inlinable public func contains(_ wordClass: WordClass) -> Bool {
    bits[Int(wordClass.number >> 6)] & 1 << UInt64(wordClass.number & 63) != 0
  }

  /// Whether the sets share a class.
  @inlinable public func overlaps(_ other: WordClassSet) -> Bool { bits & other.bits != SIMD8() }

  /// Whether this has all classes of another set.
  @inlinable public func isSuperset(of other: WordClassSet) -> Bool { bits & other.bits == other.bits }

  @inlinable public mutating func insert(_ wordClass: WordClass) {
    bits[Int(wordClass.number >> 6)] |= 1 << UInt64(wordClass.number & 63)
  }

  @inlinable public mutating func formUnion(_ other: WordClassSet) { bits |= other.bits }
}
