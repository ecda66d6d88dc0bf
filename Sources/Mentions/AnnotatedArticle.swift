public import Articles
public import Lexicon
public import Text

/// An article with everything that it names. Mentions of a kind are sorted and do not overlap.
///
/// A class: all readers of an article share it, and it never changes.
public final class AnnotatedArticle: Sendable {
  public let ground: Ground
  /// The division from which the article is told: that of its outlet (定西日报 → 定西市), else 我市.
  public let home: Region?
  public let regions: [RegionMention]
  public let dates: [DateMention]
  public let quantities: [QuantityMention]
  public let posts: [PostMention]
  public let persons: [PersonMention]
  /// Bodies and, with the kind `place`, sites.
  public let organizations: [OrganizationMention]
  public let events: [EventMention]
  package let modalities: ModalityMap

  init(
    ground: Ground, home: Region?, regions: [RegionMention], dates: [DateMention], quantities: [QuantityMention],
    posts: [PostMention], persons: [PersonMention], organizations: [OrganizationMention], events: [EventMention],
    modalities: ModalityMap
  ) {
    self.ground = ground
    self.home = home
    self.regions = regions
    self.dates = dates
    self.quantities = quantities
    self.posts = posts
    self.persons = persons
    self.organizations = organizations
    self.events = events
    self.modalities = modalities
  }

  public var article: Article { ground.article }
  public var scalars: Letters { ground.scalars }
  public var sentences: [Sentence] { ground.sentences }
  package var openings: Openings { ground.openings }
  package var pairs: PairIndex { ground.pairs }
  /// The listed words of its text.
  package var listed: Words { ground.listed }

  /// How the text puts what it says at a place; empty where it asserts it as done.
  /// - Complexity: O(1).
  public func modality(at position: Int) -> Modality { modalities[position] }

  /// The words of a range.
  public func words(_ range: ScalarRange) -> String { ground.words(range) }

  /// The sentence that covers a position, if any.
  /// - Complexity: O(log *n*).
  public func sentence(at position: Int) -> Sentence? { ground.sentence(at: position) }
}
