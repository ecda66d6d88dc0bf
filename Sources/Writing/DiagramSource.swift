import Knowledge
import Ontology
import Text

/// A sentence that states a line of a picture.
struct DiagramSource: Hashable, Comparable {
  let date: String
  let article: String
  let quote: String
  /// Where the article can be read: its address, or else its IRI, encoded.
  let link: String?

  init(_ source: Provenance, in graph: KnowledgeGraph) {
    let article = graph.entity(source.article)
    date = article?.values(of: .datePublished).first ?? ""
    self.article = article?.label ?? ""
    quote = source.quote
    link = Self.link(article?.values(of: .url) ?? [], source.article)
  }

  /// The first address or else the IRI, encoded, if that leads to the web at all.
  static func link(_ addresses: [String], _ iri: String) -> String? {
    (addresses + [iri]).lazy.map(IRISyntax.encoded).first(where: WebAddress.isAbsolute)
  }

  /// The words of a tooltip.
  var text: String {
    "“\(quote)”" + (article.isEmpty ? "" : "\n—— \(article)" + (date.isEmpty ? "" : "，\(date)"))
  }

  static func < (a: DiagramSource, b: DiagramSource) -> Bool {
    (a.date, a.link ?? "", a.quote) < (b.date, b.link ?? "", b.quote)
  }
}
