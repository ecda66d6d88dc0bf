import Knowledge
import Ontology

/// A graph as triples, in the order in which the writers write them: entity by entity, `rdf:type`
/// and labels first, then by property; then the statements' provenance, if asked for.
///
/// The triples come in sections that can be made side by side: all triples of a subject, and all of
/// a named graph, are in one section.
struct GraphProjection: Sendable {
  enum Section: Sendable {
    /// The facts of the entities at these positions.
    case facts(Range<Int>)
    case provenance(ProvenanceProjection.Section)
  }

  let graph: KnowledgeGraph
  let sections: [Section]
  private let provenance: ProvenanceProjection?

  init(graph: KnowledgeGraph, provenance form: ProvenanceForm) {
    self.graph = graph
    provenance = form.isTriples ? ProvenanceProjection(graph: graph, form: form) : nil
    sections =
      Self.parts(of: 0..<graph.entities.count).map(Section.facts)
      + (provenance?.sections ?? []).map(Section.provenance)
  }

  /// A range in parts small enough for the text of one to be of some ten thousand bytes.
  static func parts(of range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: 64).map {
      $0..<min($0 + 64, range.upperBound)
    }
  }

  /// Hands over each triple once, with the IRI of its graph; `nil` is the default graph, which
  /// comes first and holds all facts. Triples of a subject come together, and within it those of a
  /// predicate.
  func forEachTriple(_ body: (Triple, String?) -> Void) {
    for section in sections { forEachTriple(in: section, body) }
  }

  func forEachTriple(in section: Section, _ body: (Triple, String?) -> Void) {
    switch section {
    case .facts(let entities): forEachFact(of: entities, body)
    case .provenance(let section): provenance?.forEachTriple(in: section, body)
    }
  }

  private func forEachFact(of entities: Range<Int>, _ body: (Triple, String?) -> Void) {
    guard let first = entities.first else { return }
    // Entities and edges are sorted by the same bytes.
    var start = graph.firstEdge(notBefore: graph.entities[first].iri)
    var types = EntityTypes()
    for position in entities {
      let iri = graph.entities[position].iri
      while start < graph.edges.count && graph.edges[start].subject.precedesInBytes(iri) {
        start += 1
      }
      var end = start
      while end < graph.edges.count && graph.edges[end].subject.hasSameBytes(as: iri) { end += 1 }
      forEachFact(of: graph.entities[position], edges: graph.edges[start..<end], &types, body)
      start = end
    }
  }

  private func forEachFact(
    of entity: Entity, edges: ArraySlice<Edge>, _ types: inout EntityTypes,
    _ body: (Triple, String?) -> Void
  ) {
    let subject = Triple.Node.iri(entity.iri)
    for type in types.of(entity, edges: edges) {
      body(Triple(subject, RDF.type.term, .term(type)), nil)
    }
    let literals = Self.literals(of: entity)
    for relation in [Relation.label, .altLabel] {
      for (own, literal) in literals where own == relation {
        body(Triple(subject, relation.term, .literal(literal)), nil)
      }
    }
    // Both lists are in the order of relations.
    var edge = edges.startIndex
    for (relation, literal) in literals where relation != .label && relation != .altLabel {
      while edge < edges.endIndex && edges[edge].relation < relation {
        body(Triple(subject, edges[edge].relation.term, .iri(edges[edge].object)), nil)
        edge += 1
      }
      body(Triple(subject, relation.term, Triple.object(literal, of: relation)), nil)
    }
    while edge < edges.endIndex {
      body(Triple(subject, edges[edge].relation.term, .iri(edges[edge].object)), nil)
      edge += 1
    }
  }

  /// The classes of an entity: those of its kinds, most specific first, and `shan:Official` for
  /// whoever holds a post.
  static func types(of entity: Entity, edges: ArraySlice<Edge>) -> [Term] {
    var types = EntityTypes()
    return types.of(entity, edges: edges)
  }

  /// The literals of an entity as they are written, sorted, without repetition.
  static func literals(of entity: Entity) -> [(Relation, Literal)] {
    var found: [(Relation, Literal)] = []
    found.reserveCapacity(entity.attributes.count + 1)
    var hasLabel = false
    for position in entity.attributes.indices {
      let relation = entity.attributes[position].relation
      let literal = relation.normalized(entity.attributes[position].value)
      if relation == .label && literal.lexical == entity.label { hasLabel = true }
      if let last = found.last, last == (relation, literal) { continue }
      found.append((relation, literal))
    }
    if !hasLabel && !entity.label.isEmpty {
      let place = found.firstIndex { $0.0 >= .label } ?? found.endIndex
      found.insert((.label, Relation.label.normalized(Literal(entity.label))), at: place)
    }
    return found
  }
}

/// The classes of entities, remembered from one to the next of the same kinds.
private struct EntityTypes {
  private var kinds: [EntityKind] = []
  private var types: [Term] = []

  mutating func of(_ entity: Entity, edges: ArraySlice<Edge>) -> [Term] {
    if kinds != entity.kinds {
      kinds = entity.kinds
      types = []
      for type in kinds.flatMap(\.classes) where !types.contains(type) { types.append(type) }
    }
    let isOfficial =
      kinds.contains(.person) && edges.indices.contains { edges[$0].relation == .holds }
    return isOfficial ? types + [SHAN.official.term] : types
  }
}
