public import Articles
public import Lexicon
import Text

/// Finds everything that an article names.
public struct MentionFinder: Sendable {
  private let words: WordLists
  private let regionFinder: RegionFinder

  public init(words: WordLists) {
    self.words = words
    regionFinder = RegionFinder(words: words)
  }

  /// The article with its mentions.
  public func annotate(_ article: Article) -> AnnotatedArticle {
    let ground = Ground(article, words)
    let lattice = ClauseLattice(words, ground.scalars, ground.openings)
    let (named, home) = regionFinder.read(article, lattice)
    let read = named.within(ground.sentences)
    let dates = DateFinder(words: words).mentions(in: article, ground.listed).within(ground.sentences)
    let quantities = QuantityFinder(words: words).mentions(in: article, ground.listed).within(ground.sentences)
    let posts = PostFinder(words, ground, lattice, home, read).posts()
    let persons = PersonFinder(words, ground, lattice, read, posts).persons()
    // 周明远: a division inside the name of a person is none.
    let regions = read.filter { region in
      persons.covering(region.range.lowerBound).map { $0.range.count <= region.range.count } ?? true
    }
    let organizations = OrganizationFinder(
      words, ground, lattice, home, regions, dates, quantities, posts, persons
    ).organizations()
    let events = EventFinder(words, ground, lattice, regions, dates, posts, persons).events()
    let modalities = ModalityFinder(
      words, ground, regions, dates, posts, persons, organizations, events
    ).map()
    return AnnotatedArticle(
      ground: ground, home: home, regions: regions, dates: dates, quantities: quantities,
      posts: posts, persons: persons, organizations: organizations, events: events,
      modalities: modalities)
  }

  /// Between which names the weights decide in an article.
  package func nameChoices(in article: Article) -> [NameChoice] {
    let ground = Ground(article, words)
    let lattice = ClauseLattice(words, ground.scalars, ground.openings)
    let (named, home) = regionFinder.read(article, lattice)
    let regions = named.within(ground.sentences)
    let posts = PostFinder(words, ground, lattice, home, regions).posts()
    let choices = NameChoices()
    _ = PersonFinder(words, ground, lattice, regions, posts, choices: choices).persons()
    return choices.all
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
