public import Text

/// Ordinary words with their frequency: what stands in a text where no name does.
public final class OrdinaryWords: Sendable {
  let words: PhraseMatcher
  private let costs: [Float]
  /// The cost of a character that is no listed word.
  public let unknownCost: Float

  /// The length of the longest words, in characters.
  package static let longest = 4

  /// The words that come with the program.
  public static func bundled() throws(LexiconError) -> OrdinaryWords {
    try OrdinaryWords(try WordList("words"))
  }

  init(_ list: WordList) throws(LexiconError) {
    // Six bytes of the list make an edge.
    var words = PhraseMatcher(edges: list.bytes.count / 6, isSoughtEverywhere: true)
    var frequencies: [Float] = []
    frequencies.reserveCapacity(52_000)
    try list.forEachRow { cells throws(LexiconError) in
      var frequency = 0
      for byte in cells[1] {
        let digit = byte &- UInt8(ascii: "0")
        guard digit < 10 else { throw cells.error("\(cells.string(1)) is no frequency") }
        frequency = frequency &* 10 &+ Int(digit)
      }
      guard !cells[0].isEmpty else { throw cells.error("the first cell is empty") }
      guard words.insert(utf8: cells[0], value: Int32(frequencies.count)) else {
        throw cells.error("\(cells.string(0)) is listed twice")
      }
      frequencies.append(Float(max(frequency, 1)))
    }
    self.words = words
    let total = frequencies.reduce(0, +)
    costs = frequencies.map { logarithm(total / $0) }
    unknownCost = logarithm(total / 20)
  }

  /// The cost of a whole word, -ln of its share of all words; `nil` when not listed.
  public func cost(of word: ArraySlice<Unicode.Scalar>) -> Float? {
    words.value(of: word).map { costs[Int($0)] }
  }

  /// Calls `body` with the end and the cost of each listed word that starts at `start`.
  public func forEachWord(
    in scalars: Letters, at start: Int, before limit: Int,
    _ body: (_ end: Int, _ cost: Float) -> Void
  ) {
    words.forEachMatch(in: scalars, at: start, before: limit) { body($0.end, costs[Int($0.value)]) }
  }

}

/// The natural logarithm, by the binary exponent and the series of the inverse hyperbolic tangent.
func logarithm(_ value: Float) -> Float {
  let ratio = (value.significand - 1) / (value.significand + 1)
  let square = ratio * ratio
  let series = ratio * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7))))
  return Float(value.exponent) * 0.693_147_2 + 2 * series
}
