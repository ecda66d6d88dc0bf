public import Articles
public import Lexicon
import Text

/// Finds everything that an article names.
public struct MentionFinder: Sendable {
  private let words: WordLists
  private let regionFinder: RegionFinder

  public init(words: WordLists) {
    self.words = words
    regionFinder = RegionFinder(gazetteer: words.gazetteer)
  }

  /// The article with its mentions.
  public func annotate(_ article: Article) -> AnnotatedArticle {
    let scalars = article.text.scalars
    var sentences: [Sentence] = []
    for (index, block) in article.blocks.enumerated() {
      sentences += Text.sentences(in: scalars, block.range).map { Sentence(range: $0, block: index) }
    }
    let openings = words.openings.openings(in: scalars)
    let (regions, home) = regionFinder.read(article, openings)
    var annotated = AnnotatedArticle(
      article: article, openings: openings, sentences: sentences, home: home,
      regions: regions.within(sentences),
      dates: DateFinder(modality: words.modality).mentions(in: article).within(sentences),
      quantities: QuantityFinder(words: words.quantities).mentions(in: article).within(sentences))
    annotated.posts = PostFinder(words: words).posts(in: annotated)
    annotated.persons = PersonFinder(words: words).persons(in: annotated)
    annotated.organizations = OrganizationFinder(words: words).organizations(in: annotated)
    annotated.events = EventFinder(words: words).events(in: annotated)
    annotated.modalities = ModalityFinder(words: words, annotated: annotated).map()
    return annotated
  }
}

extension Array where Element: Mention {
  /// The mentions that no sentence begins inside of: one that is too long may be cut anywhere.
  fileprivate func within(_ sentences: [Sentence]) -> [Element] {
    var next = 0
    return filter { mention in
      while next < sentences.count, sentences[next].range.lowerBound <= mention.range.lowerBound { next += 1 }
      return next == sentences.count || sentences[next].range.lowerBound >= mention.range.upperBound
    }
  }
}
