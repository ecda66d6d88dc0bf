import Knowledge
import Ontology

/// A graph as triples, in the order in which the writers write them: entity by entity, `rdf:type`
/// and labels first, then by property; then the statements' provenance, if asked for.
struct GraphProjection {
  let graph: KnowledgeGraph
  let provenance: ProvenanceForm
  /// What the IRIs of statements and their evidence begin with.
  let base: String

  /// Hands over each triple once. Triples of a subject come together, and within it those of a
  /// predicate.
  func forEachTriple<Failure: Error>(
    _ body: (Triple) throws(Failure) -> Void
  ) throws(Failure) {
    var edges = graph.edges[...]
    for entity in graph.entities {
      edges = edges.drop { $0.subject.precedesInBytes(entity.iri) }
      let own = edges.prefix { $0.subject == entity.iri }
      edges = edges.dropFirst(own.count)
      for type in Self.types(of: entity, edges: own) {
        try body(Triple(subject: entity.iri, predicate: RDF.type.term, object: .term(type)))
      }
      for property in Self.properties(of: entity, edges: own) {
        let predicate = property.relation.term
        for object in property.objects {
          try body(Triple(subject: entity.iri, predicate: predicate, object: object))
        }
      }
    }
    if provenance == .reified {
      try ReifiedProvenance(graph: graph, base: base).forEachTriple(body)
    }
  }

  /// The classes of an entity: those of its kinds, most specific first, and `shan:Official` for
  /// whoever holds a post.
  static func types(of entity: Entity, edges: ArraySlice<Edge>) -> [Term] {
    var types: [Term] = []
    for type in entity.kinds.flatMap(\.classes) where !types.contains(type) { types.append(type) }
    if entity.kinds.contains(.person), edges.contains(where: { $0.relation == .holds }) {
      types.append(SHAN.official.term)
    }
    return types
  }

  private typealias Property = (relation: Relation, objects: [Triple.Object])

  private static func properties(of entity: Entity, edges: ArraySlice<Edge>) -> [Property] {
    var properties: [Property] = []
    func add(_ relation: Relation, _ object: Triple.Object) {
      if properties.last?.relation == relation {
        properties[properties.count - 1].objects.append(object)
      } else {
        properties.append((relation, [object]))
      }
    }
    for (relation, literal) in literals(of: entity) { add(relation, .literal(literal)) }
    for edge in edges { add(edge.relation, .iri(edge.object)) }
    return properties.sorted { ($0.relation.place, $0.relation) < ($1.relation.place, $1.relation) }
  }

  /// The literals of an entity as they are written, sorted, without repetition.
  static func literals(of entity: Entity) -> [(Relation, Literal)] {
    var found: [(Relation, Literal)] = []
    var hasLabel = false
    for attribute in entity.attributes {
      let literal = attribute.relation.normalized(attribute.value)
      if attribute.relation == .label && literal.lexical == entity.label { hasLabel = true }
      if let last = found.last, last == (attribute.relation, literal) { continue }
      found.append((attribute.relation, literal))
    }
    if !hasLabel && !entity.label.isEmpty {
      found.append((.label, Relation.label.normalized(Literal(entity.label))))
      found.sort { $0 < $1 }
    }
    return found
  }
}

extension Relation {
  /// Names stand before everything else.
  fileprivate var place: Int {
    switch self {
    case .label: 0
    case .altLabel: 1
    default: 2
    }
  }
}
