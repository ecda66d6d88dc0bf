public import Text

/// A listed word where a text has it, read as one of its classes.
public struct Word: Hashable, Sendable {
  public let range: ScalarRange
  public let wordClass: WordClass
  /// The place of its value in `Lexicon.values`.
  @usableFromInline let valueIndex: Int32

  @inlinable init(range: ScalarRange, wordClass: WordClass, valueIndex: Int32) {
    self.range = range
    self.wordClass = wordClass
    self.valueIndex = valueIndex
  }

  public var start: Int { range.lowerBound }
  public var end: Int { range.upperBound }
}
