public import Cleaning
public import Lexicon
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

/// An article with everything that it names. Mentions of a kind are sorted and do not overlap.
public struct AnnotatedArticle: Sendable {
  public let article: Article
  public let sentences: [Sentence]
  /// The division from which the article is told: that of its outlet (定西日报 → 定西市), else 我市.
  public let home: Region?
  public let regions: [RegionMention]
  public let dates: [DateMention]
  public let quantities: [QuantityMention]
  public internal(set) var posts: [PostMention] = []
  public internal(set) var persons: [PersonMention] = []
  /// Bodies and, with the kind `place`, sites.
  public internal(set) var organizations: [OrganizationMention] = []
  public internal(set) var events: [EventMention] = []

  public var scalars: [Unicode.Scalar] { article.text.scalars }

  init(
    article: Article, sentences: [Sentence], home: Region?, regions: [RegionMention],
    dates: [DateMention], quantities: [QuantityMention]
  ) {
    self.article = article
    self.sentences = sentences
    self.home = home
    self.regions = regions
    self.dates = dates
    self.quantities = quantities
  }

  /// The words of a range.
  public func words(_ range: ScalarRange) -> String { article.text[range] }
}

extension Array where Element: Mention {
  /// The mentions that start in `range`; the array is sorted.
  /// - Complexity: O(log *n*).
  @inlinable public func starting(in range: ScalarRange) -> ArraySlice<Element> {
    self[lowerIndex(range.lowerBound)..<lowerIndex(range.upperBound)]
  }

  /// The mention that covers a position, if any; mentions do not overlap.
  @inlinable public func covering(_ position: Int) -> Element? {
    let index = lowerIndex(position + 1)
    guard index > 0, self[index - 1].range.contains(position) else { return nil }
    return self[index - 1]
  }

  /// The mention that ends at a position, if any.
  @inlinable public func ending(at position: Int) -> Element? {
    guard position > 0, let mention = covering(position - 1), mention.range.upperBound == position
    else { return nil }
    return mention
  }

  /// The mention that starts at a position, if any.
  @inlinable public func starting(at position: Int) -> Element? {
    let index = lowerIndex(position)
    guard index < count, self[index].range.lowerBound == position else { return nil }
    return self[index]
  }

  @inlinable func lowerIndex(_ position: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension AnnotatedArticle {
  /// The sentence that covers a position, if any.
  /// - Complexity: O(log *n*).
  public func sentence(at position: Int) -> Sentence? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.upperBound <= position { low = middle + 1 } else { high = middle }
    }
    guard low < sentences.count, sentences[low].range.lowerBound <= position else { return nil }
    return sentences[low]
  }
}
