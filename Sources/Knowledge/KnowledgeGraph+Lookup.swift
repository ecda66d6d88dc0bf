public import Ontology
import Text

extension KnowledgeGraph {
  /// The position of an entity in ``entities``.
  ///
  /// - Complexity: O(log *n*).
  public func index(of iri: String) -> Int? {
    let low = entities.partitioningIndex { !$0.iri.precedesInBytes(iri) }
    return low < entities.count && entities[low].iri.hasSameBytes(as: iri) ? low : nil
  }

  /// The position in ``edges`` of the first whose subject's bytes stand at or after an IRI's.
  ///
  /// - Complexity: O(log *n*).
  package func firstEdge(notBefore iri: String) -> Int {
    edges.partitioningIndex { !$0.subject.precedesInBytes(iri) }
  }

  /// The edge that states a fact.
  ///
  /// - Complexity: O(log *n*).
  public func edge(from subject: String, _ relation: Relation, to object: String) -> Edge? {
    let wanted = Edge(subject: subject, relation: relation, object: object, provenance: [])
    let place = edges.partitioningIndex { !($0 < wanted) }
    return place < edges.count && !(wanted < edges[place]) ? edges[place] : nil
  }

  /// The entity of an IRI.
  ///
  /// - Complexity: O(log *n*).
  public func entity(_ iri: String) -> Entity? {
    index(of: iri).map { entities[$0] }
  }
}

extension Entity {
  /// The lexical forms of one of its relations, in order.
  public func values(of relation: Relation) -> [String] {
    attributes.lazy.filter { $0.relation == relation }.map(\.value.lexical)
  }

  /// The most specific kind.
  public var kind: EntityKind { kinds.first ?? .organization }
}
