public import Database
public import Knowledge
public import Ontology
import Text

extension GraphDatabase {
  /// The whole graph in one read.
  ///
  /// - Parameters:
  ///   - hasSources: whether the facts come with their sources.
  ///   - mentioned: of what articles mention only the entities of these kinds; all for `nil`.
  /// - Complexity: O(*n*).
  public func whole(hasSources: Bool, mentioned: Set<EntityKind>? = nil) throws(DatabaseError) -> KnowledgeGraph {
    let (labels, iris) = try names()
    let evidence = hasSources ? try allEvidence(iris) : nil
    let attributes = try allAttributes(labels.count, evidence)
    var entities: [Entity] = []
    entities.reserveCapacity(labels.count)
    for (number, label) in labels.enumerated() {
      entities.append(
        Entity(iri: iris[number], kinds: [label.kind], label: label.label, attributes: attributes[number]))
    }
    let isLeftOut = mentioned.map { kinds in labels.map { !kinds.contains($0.kind) } }
    return KnowledgeGraph(ordered: entities, edges: try allEdges(iris, evidence, isLeftOut))
  }

  private func names() throws(DatabaseError) -> ([(kind: EntityKind, label: String)], [String]) {
    let rows = try database.statement("SELECT id, iri, kind, label FROM entity ORDER BY id")
    var labels: [(kind: EntityKind, label: String)] = []
    var iris: [String] = []
    while try rows.step() {
      let iri = rows.text(1)
      guard rows.int(0) == iris.count, iris.last.map({ $0.precedesInBytes(iri) }) ?? true else {
        throw DatabaseError(damage: "has its entities out of order")
      }
      labels.append((try terms.kind(rows.int(2)), rows.text(3)))
      iris.append(iri)
    }
    return (labels, iris)
  }

  private func allAttributes(_ count: Int, _ evidence: [Provenance]?) throws(DatabaseError) -> [[Attribute]] {
    var attributes = [[Attribute]](repeating: [], count: count)
    let rows = try database.statement("SELECT id, entity, relation, value, type FROM attribute ORDER BY id")
    var links = try Links("attribute", in: database, isWanted: evidence != nil)
    while try rows.step() {
      let entity = rows.int(1)
      guard entity >= 0, entity < count else { throw DatabaseError(damage: "has an attribute of no entity") }
      let sources = try links.sources(of: rows.int(0), evidence)
      attributes[entity].append(try terms.attribute(rows, from: 2, sources: sources))
    }
    return attributes
  }

  /// - Parameter isLeftOut: of which entities no mention is read.
  private func allEdges(
    _ iris: [String], _ evidence: [Provenance]?, _ isLeftOut: [Bool]?
  ) throws(DatabaseError) -> [Edge] {
    var edges: [Edge] = []
    var count = 0
    let rows = try database.statement("SELECT id, subject, relation, object FROM edge ORDER BY id")
    var links = try Links("edge", in: database, isWanted: evidence != nil)
    while try rows.step() {
      let (number, subject, object) = (rows.int(0), rows.int(1), rows.int(3))
      // Edges are known by their positions.
      guard number == count, iris.indices.contains(subject), iris.indices.contains(object) else {
        throw DatabaseError(damage: "has its edges out of order")
      }
      count += 1
      let relation = try terms.relation(rows.int(2))
      if relation == .mentions, let isLeftOut, isLeftOut[object] { continue }
      let edge = Edge(
        subject: iris[subject], relation: relation, object: iris[object],
        provenance: try links.sources(of: number, evidence))
      edges.append(edge)
    }
    return edges
  }

  private func allEvidence(_ iris: [String]) throws(DatabaseError) -> [Provenance] {
    var rules: [Int: String] = [:]
    let ruleRows = try database.statement("SELECT id, name FROM rule")
    while try ruleRows.step() { rules[ruleRows.int(0)] = ruleRows.text(1) }
    let rows = try database.statement(
      """
      SELECT v.id, v.passage, v.rule, v.confidence, v.qualifiers, p.article, p.quote, p.start, p."end", p.byte_start,
        p.byte_end FROM evidence v JOIN passage p ON p.id = v.passage ORDER BY v.id
      """)
    var found: [Provenance] = []
    var (passage, quote) = (-1, "")
    while try rows.step() {
      let (article, start, end, first, last) = (rows.int(5), rows.int(7), rows.int(8), rows.int(9), rows.int(10))
      guard rows.int(0) == found.count, iris.indices.contains(article), let rule = rules[rows.int(2)],
        start <= end, first <= last
      else { throw DatabaseError(damage: "has its evidence out of order") }
      if passage != rows.int(1) { (passage, quote) = (rows.int(1), rows.text(6)) }
      found.append(
        Provenance(
          article: iris[article], quote: quote, scalars: ScalarRange(start, end), bytes: ByteRange(first, last),
          rule: rule, confidence: rows.double(3), qualifiers: try Self.qualifiers(rows.text(4))))
    }
    return found
  }
}

/// The evidence of facts, read in the order of the facts.
private struct Links {
  private let rows: Statement
  private var fact = -1
  private var hasRow = false

  init(_ name: String, in database: Database, isWanted: Bool) throws(DatabaseError) {
    rows = try database.statement(
      "SELECT \(name), evidence FROM \(name)_evidence ORDER BY \(name), evidence")
    if isWanted { try next() }
  }

  private mutating func next() throws(DatabaseError) {
    hasRow = try rows.step()
    if hasRow { fact = rows.int(0) }
  }

  mutating func sources(of number: Int, _ evidence: [Provenance]?) throws(DatabaseError) -> [Provenance] {
    var found: [Provenance] = []
    while hasRow, fact <= number {
      if fact == number {
        let source = rows.int(1)
        guard let evidence, evidence.indices.contains(source) else { throw DatabaseError(damage: "lacks evidence") }
        found.append(evidence[source])
      }
      try next()
    }
    return found.count < 2 ? found : found.sorted()
  }
}

extension GraphDatabase {
  /// All edges of some relations, and their ends, without sources.
  public func graph(relations: Set<Relation>) throws(DatabaseError) -> KnowledgeGraph {
    let rows = try database.statement("SELECT id, subject, relation, object FROM edge ORDER BY id")
    var facts: Set<Fact> = []
    while try rows.step() {
      let fact = try fact(rows)
      if relations.contains(fact.relation) { facts.insert(fact) }
    }
    return try graph(entities: [], facts: facts, sourced: ([], []))
  }

  /// A graph without sources, as ``whole(hasSources:)`` gives it, with those of some facts.
  ///
  /// - Parameters:
  ///   - edges: positions.
  ///   - entities: the positions of those whose attributes have sources.
  public func sourced(
    _ graph: KnowledgeGraph, edges: Set<Int>, entities: Set<Int>
  ) throws(DatabaseError) -> KnowledgeGraph {
    var sources = SourceReader(self)
    var allEdges = graph.edges
    for place in edges {
      let edge = allEdges[place]
      allEdges[place] = Edge(
        subject: edge.subject, relation: edge.relation, object: edge.object, provenance: try sources.ofEdge(place))
    }
    var allEntities = graph.entities
    for place in entities {
      let entity = allEntities[place]
      let own = try sources.ofAttributes(place)
      let first = own.isEmpty ? 0 : try firstAttribute(of: place)
      let attributes = entity.attributes.enumerated().map { number, attribute in
        Attribute(attribute.relation, attribute.value, provenance: own[first + number] ?? [])
      }
      allEntities[place] = Entity(iri: entity.iri, kinds: entity.kinds, label: entity.label, attributes: attributes)
    }
    return KnowledgeGraph(ordered: allEntities, edges: allEdges)
  }

  /// The number of an entity's first attribute; the others follow.
  private func firstAttribute(of entity: Int) throws(DatabaseError) -> Int {
    let row = try database.statement("SELECT min(id) FROM attribute WHERE entity = ?")
    row.bind(entity, at: 0)
    return try row.step() ? row.int(0) : 0
  }
}
