import Knowledge
import Ontology
import Text

/// The sentences behind a page, numbered in the order in which they are first cited.
struct SourceList {
  private struct Source: Hashable {
    let article: ByteKey
    let quote: ByteKey
  }

  let graph: KnowledgeGraph
  private var numbers: [Source: Int] = [:]
  private(set) var lines: [String] = []

  init(_ graph: KnowledgeGraph) { self.graph = graph }

  /// The number of a source, new ones at the end.
  mutating func number(of provenance: Provenance) -> Int {
    let source = Source(article: ByteKey(provenance.article), quote: ByteKey(provenance.quote))
    if let number = numbers[source] { return number }
    let number = numbers.count + 1
    numbers[source] = number
    lines.append("  [\(number)] \(Self.title(of: provenance.article, graph))：“\(provenance.quote)”")
    return number
  }

  /// ` [1] [3]`.
  mutating func marks(_ provenance: some Sequence<Provenance>) -> String {
    var found: Set<Int> = []
    var marks = ""
    for source in provenance {
      let number = number(of: source)
      if found.insert(number).inserted { marks += " [\(number)]" }
    }
    return marks
  }

  /// An article's date and headline.
  static func title(of article: String, _ graph: KnowledgeGraph) -> String {
    guard let entity = graph.entity(article) else { return article }
    return ((entity.values(of: .datePublished).first).map { $0 + " " } ?? "") + entity.label
  }
}
