public import Articles
public import Lexicon
import Text

/// Finds the numbers of an article that state a quantity, with their units.
///
/// Left out are dates, ordinals, ages, durations, codes, numbers that state none (数百, 几十), 一 as an
/// article (一名), set phrases (“四个不摘”, 两个大局), counts of what was just listed (甲、乙、丙三个县),
/// and titles between 《》.
public struct QuantityFinder: Sendable {
  private let words: WordLists

  public init(words: WordLists) { self.words = words }

  /// The quantities of an article in the order of its text, without overlaps; the two ends of a
  /// range (3至5家) are two mentions.
  /// - Complexity: O(*n*) in the text's length.
  public func mentions(in article: Article) -> [QuantityMention] {
    mentions(in: article, words.lexicon.words(in: article.text.scalars))
  }

  /// - Parameter listed: The listed words of the article's text.
  func mentions(in article: Article, _ listed: Words) -> [QuantityMention] {
    var found: [QuantityMention] = []
    for block in article.blocks {
      var reader = QuantityReader(
        scalars: article.text.scalars, block: block.range, words: words.quantities, listed: listed)
      reader.read(into: &found)
    }
    return found
  }
}
