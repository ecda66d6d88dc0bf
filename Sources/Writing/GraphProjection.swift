import Knowledge
import Ontology

/// A graph as triples, in the order in which the writers write them: entity by entity, `rdf:type`
/// and labels first, then by property; then the statements' provenance, if asked for.
struct GraphProjection {
  let graph: KnowledgeGraph
  let provenance: ProvenanceForm
  /// What the IRIs of statements and their evidence begin with.
  let base: String

  /// Hands over each triple once, with the IRI of its graph; `nil` is the default graph, which
  /// comes first and holds all facts. Triples of a subject come together, and within it those of a
  /// predicate.
  func forEachTriple<Failure: Error>(
    _ body: (Triple, String?) throws(Failure) -> Void
  ) throws(Failure) {
    var edges = graph.edges[...]
    for entity in graph.entities {
      while let first = edges.first, first.subject.precedesInBytes(entity.iri) {
        edges.removeFirst()
      }
      var end = edges.startIndex
      while end < edges.endIndex && edges[end].subject == entity.iri { end += 1 }
      try forEachTriple(of: entity, edges: edges[..<end], body)
      edges = edges[end...]
    }
    if provenance.isTriples {
      try ProvenanceProjection(graph: graph, form: provenance, base: base).forEachTriple(body)
    }
  }

  private func forEachTriple<Failure: Error>(
    of entity: Entity, edges: ArraySlice<Edge>, _ body: (Triple, String?) throws(Failure) -> Void
  ) throws(Failure) {
    let subject = Triple.Node.iri(entity.iri)
    for type in Self.types(of: entity, edges: edges) {
      try body(Triple(subject, RDF.type.term, .term(type)), nil)
    }
    let literals = Self.literals(of: entity)
    for relation in [Relation.label, .altLabel] {
      for (own, literal) in literals where own == relation {
        try body(Triple(subject, relation.term, .literal(literal)), nil)
      }
    }
    // Both lists are in the order of relations.
    var edge = edges.startIndex
    for (relation, literal) in literals where relation != .label && relation != .altLabel {
      while edge < edges.endIndex && edges[edge].relation < relation {
        try body(Triple(subject, edges[edge].relation.term, .iri(edges[edge].object)), nil)
        edge += 1
      }
      try body(Triple(subject, relation.term, .literal(literal)), nil)
    }
    for edge in edges[edge...] {
      try body(Triple(subject, edge.relation.term, .iri(edge.object)), nil)
    }
  }

  /// The classes of an entity: those of its kinds, most specific first, and `shan:Official` for
  /// whoever holds a post.
  static func types(of entity: Entity, edges: ArraySlice<Edge>) -> [Term] {
    var types = entity.kinds.count == 1 ? entity.kind.classes : []
    if types.isEmpty {
      for type in entity.kinds.flatMap(\.classes) where !types.contains(type) { types.append(type) }
    }
    if entity.kinds.contains(.person), edges.contains(where: { $0.relation == .holds }) {
      types.append(SHAN.official.term)
    }
    return types
  }

  /// The literals of an entity as they are written, sorted, without repetition.
  static func literals(of entity: Entity) -> [(Relation, Literal)] {
    var found: [(Relation, Literal)] = []
    found.reserveCapacity(entity.attributes.count + 1)
    var hasLabel = false
    for attribute in entity.attributes {
      let literal = attribute.relation.normalized(attribute.value)
      if attribute.relation == .label && literal.lexical == entity.label { hasLabel = true }
      if let last = found.last, last == (attribute.relation, literal) { continue }
      found.append((attribute.relation, literal))
    }
    if !hasLabel && !entity.label.isEmpty {
      let place = found.firstIndex { $0.0 >= .label } ?? found.endIndex
      found.insert((.label, Relation.label.normalized(Literal(entity.label))), at: place)
    }
    return found
  }
}
