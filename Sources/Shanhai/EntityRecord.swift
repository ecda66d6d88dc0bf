import Claims
public import Knowledge
import Ontology

/// Everything known of an entity, as JSON for programs.
public struct EntityRecord: Sendable {
  /// One object, with a line feed at its end: `iri`, `label`, `kind`; `attributes`, each with its property, value and
  /// sources; `facts`, each with its property, the other end, whether it leads here, and sources.
  public let json: [UInt8]

  /// - Parameter entity: a position in the graph's entities.
  /// - Complexity: O(*d* log *n*) in the entity's facts and their sources.
  public init(of entity: Int, in index: GraphIndex) {
    let graph = index.graph
    let subject = graph.entities[entity]
    var writer = JSONWriter()
    writer.object { writer in
      writer.text("iri", subject.iri)
      writer.text("label", subject.label)
      writer.text("kind", subject.kind.name)
      writer.key("attributes")
      writer.array { writer in
        for attribute in subject.attributes {
          writer.object { writer in
            writer.text("property", attribute.relation.prefixedName)
            writer.text("value", attribute.value.lexical)
            writer.sources(attribute.provenance, graph)
          }
        }
      }
      writer.key("facts")
      writer.array { writer in
        for edge in index.outgoing(entity) { Self.write(edge, index.object(of: edge), isIncoming: false, in: graph, &writer) }
        for edge in index.incoming(entity) { Self.write(edge, index.subject(of: edge), isIncoming: true, in: graph, &writer) }
      }
    }
    json = writer.bytes + [0x0A]
  }

  private static func write(
    _ edge: Int, _ end: Int?, isIncoming: Bool, in graph: KnowledgeGraph, _ writer: inout JSONWriter
  ) {
    guard let end else { return }
    writer.object { writer in
      writer.text("property", graph.edges[edge].relation.prefixedName)
      writer.text("direction", isIncoming ? "in" : "out")
      writer.text("iri", graph.entities[end].iri)
      writer.text("label", graph.entities[end].label)
      writer.text("kind", graph.entities[end].kind.name)
      writer.sources(graph.edges[edge].provenance, graph)
    }
  }
}
