public import Ontology
import Text

extension KnowledgeGraph {
  /// What is wrong with the graph, a sentence each, in the order of the entities and edges; empty
  /// for a sound one. Tests ask it of every graph they build.
  ///
  /// - Complexity: O(*n* log *n*).
  public var violations: [String] {
    entityViolations + edgeViolations
  }

  private var entityViolations: [String] {
    var found: [String] = []
    for (before, entity) in zip(entities, entities.dropFirst()) {
      if entity.iri == before.iri {
        found.append("\(entity.iri) stands twice")
      } else if !before.iri.precedesInBytes(entity.iri) {
        found.append("\(entity.iri) stands after \(before.iri)")
      }
    }
    for entity in entities {
      if entity.kinds.isEmpty { found.append("\(entity.iri) has no kind") }
      if entity.label.isEmpty { found.append("\(entity.iri) has no label") }
      for (before, attribute) in zip(entity.attributes, entity.attributes.dropFirst()) {
        if before.relation == attribute.relation && before.value == attribute.value {
          found.append(
            "\(entity.iri) states \(attribute.relation.prefixedName) \(attribute.value.lexical) twice")
        } else if attribute < before {
          found.append(
            "\(entity.iri) has its attributes out of order at \(attribute.relation.prefixedName)")
        }
      }
      for attribute in entity.attributes {
        if attribute.relation.isBetweenEntities {
          found.append("\(entity.iri) has a literal for \(attribute.relation.prefixedName)")
        }
        found += Self.violations(
          in: attribute.provenance, of: "\(entity.iri) \(attribute.relation.prefixedName)")
      }
    }
    return found
  }

  private var edgeViolations: [String] {
    var found: [String] = []
    for (before, edge) in zip(edges, edges.dropFirst()) {
      if edge < before {
        found.append("\(edge.sentence) is out of order")
      } else if !(before < edge) {
        found.append("\(edge.sentence) stands twice")
      }
    }
    for edge in edges {
      if index(of: edge.subject) == nil { found.append("\(edge.sentence) has no such subject") }
      if index(of: edge.object) == nil { found.append("\(edge.sentence) has no such object") }
      if !edge.relation.isBetweenEntities { found.append("\(edge.sentence) wants a literal") }
      if let general = edge.relation.general,
        !contains(subject: edge.subject, general, object: edge.object)
      {
        found.append("\(edge.sentence) lacks \(general.prefixedName) beside it")
      }
      if edge.provenance.isEmpty && !edge.relation.standsWithoutProvenance {
        found.append("\(edge.sentence) has no source")
      }
      found += Self.violations(in: edge.provenance, of: edge.sentence)
    }
    return found
  }

  /// Whether the graph states it.
  ///
  /// - Complexity: O(log *n*).
  public func contains(subject: String, _ relation: Relation, object: String) -> Bool {
    let wanted = Edge(subject: subject, relation: relation, object: object, provenance: [])
    let low = edges.partitioningIndex { $0 >= wanted }
    return low < edges.count && !(wanted < edges[low])
  }

  private static func violations(in provenance: [Provenance], of fact: String) -> [String] {
    var found: [String] = []
    if zip(provenance, provenance.dropFirst()).contains(where: { $1 < $0 }) {
      found.append("\(fact) has its sources out of order")
    }
    for source in provenance {
      if source.quote.unicodeScalars.count != source.scalars.count {
        found.append("\(fact) has a quote that is not as long as its range")
      }
      if !(0...1).contains(source.confidence) {
        found.append("\(fact) has a confidence of \(source.confidence)")
      }
    }
    return found
  }
}

extension Edge {
  fileprivate var sentence: String { "\(subject) \(relation.prefixedName) \(object)" }
}
