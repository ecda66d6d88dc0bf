public import Articles
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
///
/// Kept in one place: every finder and rule holds it, and a copy costs one reference.
public struct AnnotatedArticle: Sendable {
  private var storage: Storage

  private struct Fields: Sendable {
    let article: Article
    let openings: Openings
    let pairs: PairIndex
    let sentences: [Sentence]
    let home: Region?
    let regions: [RegionMention]
    let dates: [DateMention]
    let quantities: [QuantityMention]
    var posts: [PostMention] = []
    var persons: [PersonMention] = []
    var organizations: [OrganizationMention] = []
    var events: [EventMention] = []
    var modalities = ModalityMap()
  }

  private final class Storage: Sendable {
    let fields: Fields
    init(_ fields: Fields) { self.fields = fields }
  }

  public var article: Article { storage.fields.article }
  /// What may begin at each place of its text.
  package var openings: Openings { storage.fields.openings }
  /// Where its text has which words.
  package var pairs: PairIndex { storage.fields.pairs }
  public var sentences: [Sentence] { storage.fields.sentences }
  /// The division from which the article is told: that of its outlet (定西日报 → 定西市), else 我市.
  public var home: Region? { storage.fields.home }
  public var regions: [RegionMention] { storage.fields.regions }
  public var dates: [DateMention] { storage.fields.dates }
  public var quantities: [QuantityMention] { storage.fields.quantities }
  public internal(set) var posts: [PostMention] {
    get { storage.fields.posts }
    set { change { $0.posts = newValue } }
  }
  public internal(set) var persons: [PersonMention] {
    get { storage.fields.persons }
    set { change { $0.persons = newValue } }
  }
  /// Bodies and, with the kind `place`, sites.
  public internal(set) var organizations: [OrganizationMention] {
    get { storage.fields.organizations }
    set { change { $0.organizations = newValue } }
  }
  public internal(set) var events: [EventMention] {
    get { storage.fields.events }
    set { change { $0.events = newValue } }
  }
  package internal(set) var modalities: ModalityMap {
    get { storage.fields.modalities }
    set { change { $0.modalities = newValue } }
  }

  public var scalars: Letters { storage.fields.article.text.scalars }

  init(
    article: Article, openings: Openings, sentences: [Sentence], home: Region?,
    regions: [RegionMention], dates: [DateMention], quantities: [QuantityMention]
  ) {
    storage = Storage(
      Fields(
        article: article, openings: openings, pairs: PairIndex(article.text.scalars),
        sentences: sentences, home: home, regions: regions,
        dates: dates, quantities: quantities))
  }

  private mutating func change(_ edit: (inout Fields) -> Void) {
    var fields = storage.fields
    edit(&fields)
    storage = Storage(fields)
  }

  /// How the text puts what it says at a place; empty where it asserts it as done.
  /// - Complexity: O(1).
  public func modality(at position: Int) -> Modality { modalities[position] }

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

  /// The first end of a mention at or after a position, if any.
  @inlinable public func firstEnd(from position: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.upperBound < position { low = middle + 1 } else { high = middle }
    }
    return low < count ? self[low].range.upperBound : nil
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
