public import Articles
package import Lexicon
public import Text

/// A sentence of an article's body.
public struct Sentence: Hashable, Sendable {
  public let range: ScalarRange
  /// The index of its block.
  public let block: Int

  public init(range: ScalarRange, block: Int) {
    self.range = range
    self.block = block
  }
}

/// What every finder reads: an article's text, its sentences, and which words may stand where.
public struct Ground: Sendable {
  public let article: Article
  /// The article's text.
  public let scalars: Letters
  /// What may begin at each place of the text.
  package let openings: Openings
  /// Where the text has which words.
  package let pairs: PairIndex
  /// The listed words of the text.
  package let listed: Words
  public let sentences: [Sentence]

  /// - Complexity: O(*n*) in the text's length.
  init(_ article: Article, _ words: WordLists) {
    self.article = article
    scalars = article.text.scalars
    openings = words.openings.openings(in: scalars)
    pairs = PairIndex(scalars)
    listed = words.lexicon.words(in: scalars)
    var sentences: [Sentence] = []
    for (index, block) in article.blocks.enumerated() {
      sentences += Text.sentences(in: scalars, block.range).map { Sentence(range: $0, block: index) }
    }
    self.sentences = sentences
  }

  /// The words of a range.
  public func words(_ range: ScalarRange) -> String { article.text[range] }

  /// The sentence that covers a position, if any.
  /// - Complexity: O(log *n*).
  public func sentence(at position: Int) -> Sentence? {
    let low = sentences.partitioningIndex { $0.range.upperBound > position }
    guard low < sentences.count, sentences[low].range.lowerBound <= position else { return nil }
    return sentences[low]
  }
}
