public import Cleaning
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
    var annotated = AnnotatedArticle(
      article: article, sentences: sentences, home: home(of: article),
      regions: regionFinder.mentions(in: article), dates: DateFinder().mentions(in: article),
      quantities: QuantityFinder(words: words.quantities).mentions(in: article))
    annotated.posts = PostFinder(words: words).posts(in: annotated)
    annotated.persons = PersonFinder(words: words).persons(in: annotated)
    annotated.organizations = OrganizationFinder(words: words).organizations(in: annotated)
    annotated.events = EventFinder(words: words).events(in: annotated)
    return annotated
  }

  /// The division that the outlet's name says it reports from.
  private func home(of article: Article) -> Region? {
    guard let source = article.metadata.source else { return nil }
    for outlet in words.outlets.keys.sorted() where source.contains(outlet) {
      return words.outlets[outlet].flatMap(words.gazetteer.region)
    }
    let scalars = Array(source.unicodeScalars)
    var best: Region?
    for start in scalars.indices {
      for end in stride(from: min(scalars.count, start + 12), to: start + 1, by: -1) {
        let form = String(String.UnicodeScalarView(scalars[start..<end]))
        let meanings = words.gazetteer.meanings(of: form).filter { $0.region.validTo == nil }
        guard let first = meanings.min(by: { $0.region.level < $1.region.level }) else { continue }
        if best == nil { best = first.region }
        // 中国宁波网-宁波日报: a division before the country.
        if best?.level == .country { best = first.region }
        break
      }
    }
    return best?.level == .country ? nil : best
  }
}
