public import Text

/// A sentence as rules see it: its characters, and the mentions and classed words that begin at each
/// of them. Tokens may overlap, as 曲靖市 and 曲靖市市长 do: a rule takes the one it asks for.
public struct Tape: Sendable {
  /// A mention or a classed word.
  public struct Token: Hashable, Sendable {
    public let range: ScalarRange
    public let kind: TokenClass
    /// The mention's place in the list of its kind; -1 for a word.
    public let mention: Int

    public init(_ range: ScalarRange, _ kind: TokenClass, mention: Int = -1) {
      self.range = range
      self.kind = kind
      self.mention = mention
    }
  }

  public let letters: Letters
  public let range: ScalarRange
  /// By their first scalar, longest first.
  public let tokens: [Token]
  /// The classes of all tokens.
  public let classes: ClassSet
  /// Where the tokens of each place begin, and one more.
  private let places: [Int32]

  /// - Parameter tokens: In any order; those that do not lie within `range` are passed over.
  /// - Complexity: O(*n* log *n*) in the tokens, O(*n*) in the range.
  public init(_ letters: Letters, _ range: ScalarRange, _ tokens: [Token]) {
    self.letters = letters
    self.range = range
    let inside = tokens.filter {
      $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound && !$0.range.isEmpty
    }
    self.tokens = inside.sorted {
      ($0.range.lowerBound, -$0.range.upperBound, $0.kind.number, $0.mention)
        < ($1.range.lowerBound, -$1.range.upperBound, $1.kind.number, $1.mention)
    }
    var classes = ClassSet()
    var places = [Int32](repeating: 0, count: range.count + 2)
    for token in self.tokens {
      classes.insert(token.kind)
      places[token.range.lowerBound - range.lowerBound + 1] += 1
    }
    for index in places.indices.dropFirst() { places[index] += places[index - 1] }
    self.classes = classes
    self.places = places
  }

  /// The tokens that begin at a place inside the range, longest first.
  @inline(__always)
  func tokens(at position: Int) -> Range<Int> {
    let index = position - range.lowerBound
    return Int(places[index])..<Int(places[index + 1])
  }

  /// Whether a token of one of some classes begins at a place.
  func has(_ classes: ClassSet, at position: Int) -> Bool {
    tokens(at: position).contains { classes.contains(tokens[$0].kind) }
  }

  /// The first token of a class that lies inside a range.
  public func first(_ kind: TokenClass, in range: ScalarRange) -> ScalarRange? {
    guard classes.contains(kind) else { return nil }
    for place in range.positions {
      for index in tokens(at: place)
      where tokens[index].kind == kind && tokens[index].range.upperBound <= range.upperBound {
        return tokens[index].range
      }
    }
    return nil
  }

  /// Whether a token of a class ends at a place.
  /// - Complexity: O(*k*) in the tokens of the few characters before it.
  public func has(_ kind: TokenClass, endingAt position: Int) -> Bool {
    let start = max(range.lowerBound, position - Self.longestWord)
    return classes.contains(kind) && start < position
      && (start..<position).contains { place in
        tokens(at: place).contains { tokens[$0].kind == kind && tokens[$0].range.upperBound == position }
      }
  }

  private static let longestWord = 8
}
