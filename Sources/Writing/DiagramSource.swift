import Knowledge
import Ontology

/// A sentence that states a line of a picture.
struct DiagramSource: Hashable, Comparable {
  let date: String
  let article: String
  let quote: String
  /// Where the article can be read: its address, or else its IRI.
  let link: String

  init(_ source: Provenance, in graph: KnowledgeGraph) {
    let article = graph.entity(source.article)
    date = article?.values(of: .datePublished).first ?? ""
    self.article = article?.label ?? ""
    quote = source.quote
    link = article?.values(of: .url).first ?? source.article
  }

  /// The words of a tooltip.
  var text: String {
    "“\(quote)”" + (article.isEmpty ? "" : "\n—— \(article)" + (date.isEmpty ? "" : "，\(date)"))
  }

  static func < (a: DiagramSource, b: DiagramSource) -> Bool {
    (a.date, a.link, a.quote) < (b.date, b.link, b.quote)
  }
}
