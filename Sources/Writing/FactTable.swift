public import Knowledge
import Ontology

/// The facts of a graph as one table: a row a fact between two entities, with the first sentence that states it.
public enum FactTable {
  /// - Parameters:
  ///   - hasMentions: whether what articles mention is a fact too.
  /// - Complexity: O(*e* log *n*) in the facts.
  public static func table(of graph: KnowledgeGraph, hasMentions: Bool) -> Table {
    let timeline = Timeline(graph)
    var rows: [[String?]] = []
    for edge in graph.edges where edge.relation != .mentions || hasMentions {
      let span = timeline.span(of: edge)
      let source = edge.provenance.min { ($0.article, $0.scalars.lowerBound) < ($1.article, $1.scalars.lowerBound) }
      let article = source.flatMap { graph.entity($0.article) }
      rows.append([
        graph.entity(edge.subject)?.label, edge.relation.label(), graph.entity(edge.object)?.label, span?.first, span?.last,
        source?.quote, article?.label, article?.values(of: .datePublished).first, article?.values(of: .url).first,
        String(Set(edge.provenance.map(\.article)).count), edge.subject, edge.relation.prefixedName, edge.object,
      ])
    }
    return Table(columns: columns, rows: rows)
  }

  private static let columns: [Table.Column] = [
    .init("subject"), .init("relation"), .init("object"), .init("start", .day), .init("end", .day), .init("sentence"),
    .init("article"), .init("published", .day), .init("address"), .init("articles", .number), .init("subject_iri"),
    .init("property"), .init("object_iri"),
  ]
}

extension KnowledgeGraph {
  /// The graph without entities that no fact leads to or from.
  ///
  /// - Complexity: O(*e* + *n*).
  public var connected: KnowledgeGraph {
    var ends: Set<String> = []
    for edge in edges { ends.formUnion([edge.subject, edge.object]) }
    return KnowledgeGraph(entities: entities.filter { ends.contains($0.iri) }, edges: edges)
  }
}
