import Lexicon
import Text

/// The ordinary words of one text, each place looked up once.
///
/// A class because the readers of a document share it.
final class WordReader {
  private let words: OrdinaryWords
  private let scalars: Letters
  private let openings: Openings
  /// By place, the costs of the words of one to four characters that start there; infinite where
  /// there is none, not a number where nobody has looked.
  private var costs: [SIMD4<Float>]

  init(_ words: OrdinaryWords, _ scalars: Letters, _ openings: Openings) {
    self.words = words
    self.scalars = scalars
    self.openings = openings
    costs = Array(repeating: SIMD4(repeating: .nan), count: scalars.count)
  }

  var unknownCost: Float { words.unknownCost }

  /// The costs of the words of one to four characters that start at a place; infinite where there
  /// is none.
  func costs(at place: Int) -> SIMD4<Float> {
    let known = costs[place]
    guard known[0].isNaN else { return known }
    var found = SIMD4<Float>(repeating: .infinity)
    let reach = openings.may(.word, at: place) ? OrdinaryWords.longest : 1
    let limit = min(scalars.count, place + reach)
    words.forEachWord(in: scalars, at: place, before: limit) { end, cost in
      found[end - place - 1] = cost
    }
    costs[place] = found
    return found
  }

  /// The end of the longest word that starts at a place and ends at or before `limit`.
  func longestEnd(at place: Int, before limit: Int) -> Int? {
    let costs = costs(at: place)
    var length = min(OrdinaryWords.longest, limit - place)
    while length > 0 {
      if costs[length - 1] < .infinity { return place + length }
      length -= 1
    }
    return nil
  }
}
