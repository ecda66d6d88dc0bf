import Knowledge
import Ontology

/// The sentences behind a page, numbered in the order in which they are first cited.
struct Citations {
  /// How many sentences of one fact are cited; its data has them all.
  private static let limit = 6

  private struct Source: Hashable {
    let article: String
    let quote: String
  }

  private let site: SiteGraph
  private let links: PageLinks
  private let words: SiteWords
  private var numbers: [Source: Int] = [:]
  private var items: [Shown] = []
  private var days: Set<String> = []
  private var articles: Set<String> = []

  init(_ site: SiteGraph, _ links: PageLinks, _ words: SiteWords) {
    self.site = site
    self.links = links
    self.words = words
  }

  /// The numbers that lead to the sentences of a fact.
  mutating func marks(_ provenance: some Sequence<Provenance>) -> Shown {
    var found: [Int] = []
    var isCut = false
    for source in provenance {
      if found.count == Self.limit {
        isCut = true
        break
      }
      let number = number(of: source)
      if !found.contains(number) { found.append(number) }
    }
    if found.isEmpty { return .nothing }
    return ["numbers": .list(found.map { ["n": Shown($0)] }), "cut": Shown(isCut)]
  }

  private mutating func number(of provenance: Provenance) -> Int {
    let source = Source(article: provenance.article, quote: provenance.quote)
    if let number = numbers[source] { return number }
    let number = numbers.count + 1
    numbers[source] = number
    var item: [String: Shown] = ["n": Shown(number), "quote": .text(provenance.quote)]
    if let position = site.graph.index(of: provenance.article), let path = site.paths[position] {
      let article = site.graph.entities[position]
      let day = article.values(of: .datePublished).first
      item["article"] = .text(article.label)
      item["date"] = Shown(day)
      item["publisher"] = Shown(article.values(of: .publisher).first)
      item["href"] = .text(links.page(path, anchor: "s\(provenance.scalars.lowerBound)"))
      articles.insert(provenance.article)
      if let day { days.insert(day) }
    }
    items.append(.fields(item))
    return number
  }

  var list: Shown { .list(items) }

  /// How many reports are cited, and from when to when: `12 篇报道，2019-05-08 至 2021-06-08`.
  var extent: String? {
    guard let first = days.min(), let last = days.max() else {
      return articles.isEmpty ? nil : words("cite.reports", String(articles.count))
    }
    return first == last
      ? words("cite.reports-day", String(articles.count), first)
      : words("cite.reports-days", String(articles.count), first, last)
  }
}
