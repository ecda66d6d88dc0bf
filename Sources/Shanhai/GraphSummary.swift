public import Knowledge
public import Ontology

/// How much a graph holds, and what was left open.
public struct GraphSummary: Sendable {
  /// Entities by their most specific kind, most first; without events that have not taken place.
  public let entities: [(kind: EntityKind, count: Int)]
  /// Events that have not taken place, by what became of them.
  public let pending: [(status: EventStatus, count: Int)]
  /// Edges by relation, most first.
  public let edges: [(relation: Relation, count: Int)]
  /// What was left open, in words, with its number.
  public let unresolved: [(what: String, count: Int)]

  public init(_ graph: KnowledgeGraph) {
    var kinds: [EntityKind: Int] = [:]
    var statuses: [EventStatus: Int] = [:]
    for entity in graph.entities {
      if let status = entity.eventStatus { statuses[status, default: 0] += 1 } else { kinds[entity.kind, default: 0] += 1 }
    }
    pending = EventStatus.allCases.compactMap { status in statuses[status].map { (status, $0) } }
    entities = kinds.map { (kind: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
    var relations: [Relation: Int] = [:]
    for edge in graph.edges { relations[edge.relation, default: 0] += 1 }
    edges = relations.map { (relation: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.relation) < ($0.count, $1.relation) }
    unresolved = Self.unresolved(graph).filter { $0.count > 0 }
  }

  private static func unresolved(_ graph: KnowledgeGraph) -> [(what: String, count: Int)] {
    var relationsOf: [String: [Relation: Int]] = [:]
    for edge in graph.edges { relationsOf[edge.subject, default: [:]][edge.relation, default: 0] += 1 }
    func count(_ relation: Relation, of entity: Entity) -> Int {
      relationsOf[entity.iri]?[relation] ?? 0
    }
    var bare = 0
    var oneSided = 0
    var undated = 0
    var unknown = 0
    var names: [String: Int] = [:]
    for entity in graph.entities {
      if entity.kind.isEvent, entity.tookPlace, entity.values(of: .startDate).isEmpty { undated += 1 }
      switch entity.kind {
      case .post: if count(.ofRegion, of: entity) + count(.postIn, of: entity) == 0 { bare += 1 }
      case .agreement: if count(.party, of: entity) < 2 { oneSided += 1 }
      case .region: if entity.values(of: .adcode).isEmpty { unknown += 1 }
      case .person: names[entity.label, default: 0] += 1
      default: break
      }
    }
    return [
      ("posts without region or body", bare),
      ("agreements with fewer than two parties", oneSided),
      ("events without a date", undated),
      ("regions without a code", unknown),
      ("names that several persons bear", names.values.count { $0 > 1 }),
    ]
  }

  /// The summary as lines of text.
  public var lines: [String] {
    var lines = [
      "entities: " + entities.map { "\($0.count) \($0.kind.name)" }.joined(separator: ", "),
      "edges: " + edges.map { "\($0.count) \($0.relation.prefixedName)" }.joined(separator: ", "),
    ]
    if !pending.isEmpty {
      lines.append(
        "events that did not take place: "
          + pending.map { "\($0.count) \($0.status.label(in: .english))" }.joined(separator: ", "))
    }
    if !unresolved.isEmpty {
      lines.append(
        "unresolved: " + unresolved.map { "\($0.count) \($0.what)" }.joined(separator: ", "))
    }
    return lines
  }
}
