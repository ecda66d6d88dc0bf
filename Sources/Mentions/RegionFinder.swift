public import Articles
public import Lexicon
import Text

/// Finds the divisions that an article's body names, each resolved to the right one.
///
/// One reading gathers what is certain (full names, unambiguous short forms); a second goes from
/// left to right and decides every form by what stands beside it, by the mentions before it and by
/// what the first reading found. What neither fixes is left out.
public struct RegionFinder: Sendable {
  private let words: WordLists
  private var gazetteer: Gazetteer { words.gazetteer }

  public init(words: WordLists) { self.words = words }

  /// The article's region mentions, sorted by range, without overlaps.
  /// - Complexity: O(*n*) in the body's length for the articles of the genre.
  public func mentions(in article: Article) -> [RegionMention] {
    read(article, ClauseLattice(words, article.text.scalars)).mentions
  }

  /// The article's region mentions, and the division from which it is told: that of its outlet,
  /// else the one that it calls ours.
  func read(
    _ article: Article, _ lattice: ClauseLattice
  ) -> (mentions: [RegionMention], home: Region?) {
    let scalars = article.text.scalars
    let year = article.metadata.publicationDate.flatMap { Int($0.prefix(4)) }
    let names = RegionNameReader(lattice, blocks: article.blocks.map(\.range), year: year)
    var evidence = RegionEvidence(gazetteer: gazetteer)
    var home = HomeRegion(lists: words).division(of: article.metadata, year: year)
    if let home { evidence.add(home) }
    if let headline = article.metadata.headline {
      let title = Letters(headline.unicodeScalars)
      let range = ScalarRange(0, title.count)
      RegionNameReader(ClauseLattice(words, title), blocks: [range], year: year)
        .gather(from: range, into: &evidence)
    }
    for block in article.blocks { names.gather(from: block.range, into: &evidence) }
    for block in article.blocks { names.gatherTownships(from: block.range, into: &evidence) }
    for block in article.blocks { names.gatherAmbiguous(from: block.range, into: &evidence) }

    // 武陵都市报, in an article that names nothing of 常德's province: the outlet is called after something else.
    if let outlet = home, gazetteer.divisions[Int(outlet)].level >= .county,
      evidence.mentions(in: gazetteer.province(of: outlet)) <= 1
    {
      home = nil
    }
    var reader = RegionReader(names: names, evidence: evidence, home: home)
    for block in article.blocks { reader.read(block.range) }
    let deictic = DeicticReader(
      gazetteer: gazetteer, scalars: scalars, blocks: article.blocks, home: home,
      evidence: evidence, openings: names.openings)
    let spans = deictic.adding(to: reader.spans)
    let own = home.map { gazetteer.divisions[Int($0)] } ?? deictic.ownDivision(among: spans)
    return (spans.map(\.mention), own?.level == .country ? nil : own)
  }
}
