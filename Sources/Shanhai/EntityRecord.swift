import Claims
import Knowledge
import Ontology

/// What is known of an entity, as JSON for programs.
public struct EntityRecord: Sendable {
  /// One object, with a line feed at its end: `iri`, `label`, `kind`; `attributes`, each with its property, value and
  /// sources; `facts`, each with its property, the other end, whether it leads here, and sources, with their number where
  /// there are more; `omitted`, how many facts of a property there are more.
  public let json: [UInt8]

  /// - Complexity: O(*d* log *n*) in the entity's facts and their sources.
  public init(_ surroundings: Surroundings) {
    let graph = surroundings.index.graph
    let subject = graph.entities[surroundings.entity]
    let directions = [(surroundings.outgoing, "out"), (surroundings.incoming, "in")]
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
        for (facts, direction) in directions {
          for edge in facts.edges { Self.write(edge, direction, of: surroundings, &writer) }
        }
      }
      writer.key("omitted")
      writer.array { writer in
        for (facts, direction) in directions {
          for (relation, count) in facts.omitted.sorted(by: { $0.key < $1.key }) {
            writer.object { writer in
              writer.text("property", relation.prefixedName)
              writer.text("direction", direction)
              writer.key("count")
              writer.number(count)
            }
          }
        }
      }
    }
    json = writer.bytes + [0x0A]
  }

  private static func write(
    _ edge: Int, _ direction: String, of surroundings: Surroundings, _ writer: inout JSONWriter
  ) {
    let index = surroundings.index
    guard let end = direction == "in" ? index.subject(of: edge) : index.object(of: edge) else { return }
    writer.object { writer in
      writer.text("property", index.graph.edges[edge].relation.prefixedName)
      writer.text("direction", direction)
      writer.text("iri", index.graph.entities[end].iri)
      writer.text("label", index.graph.entities[end].label)
      writer.text("kind", index.graph.entities[end].kind.name)
      writer.sources(surroundings.sources(of: edge), index.graph)
      if let count = surroundings.sourceCounts[edge] {
        writer.key("sourceCount")
        writer.number(count)
      }
    }
  }
}
