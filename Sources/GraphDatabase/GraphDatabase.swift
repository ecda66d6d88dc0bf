public import Database
public import Knowledge
public import Ontology
import Text

/// A graph in a database, of which as much is read as is asked for. For one thread at a time.
///
/// Numbers of entities and edges are their positions in the whole graph.
public final class GraphDatabase {
  /// What the graph was made from.
  public let stamp: GraphStamp
  let database: Database
  let terms: KeptTerms
  let statements: SourceStatements
  /// What went wrong on a walk, which goes on as if there were nothing.
  var walkError: DatabaseError?
  private let entityRow: Statement
  private let attributeRows: Statement
  private let outgoingRows: Statement
  private let incomingRows: Statement

  /// An edge in numbers.
  public struct Fact: Hashable, Sendable {
    /// Its position among the graph's edges.
    public let edge: Int
    /// The position of the entity that it leads from.
    public let subject: Int
    /// What it says.
    public let relation: Relation
    /// The position of the entity that it leads to.
    public let object: Int
  }

  /// Opens a database.
  /// - Throws: `DatabaseError`, as damage when it is none that this program wrote.
  public init(reading path: String) throws(DatabaseError) {
    let database = try Database(reading: path)
    let version = try database.statement("PRAGMA user_version")
    guard try version.step(), version.int(0) == GraphSchema.version else {
      throw DatabaseError(damage: "is of another version")
    }
    version.reset()
    var members: [String: String] = [:]
    let meta = try database.statement("SELECT name, value FROM meta")
    while try meta.step() { members[meta.text(0)] = meta.text(1) }
    guard let stamp = GraphStamp(members) else { throw DatabaseError(damage: "does not tell what it was made from") }
    self.stamp = stamp
    self.database = database
    terms = try KeptTerms(database)
    statements = try SourceStatements(database)
    entityRow = try database.statement("SELECT iri, kind, label FROM entity WHERE id = ?")
    attributeRows = try database.statement("SELECT id, relation, value, type FROM attribute WHERE entity = ? ORDER BY id")
    outgoingRows = try database.statement("SELECT id, subject, relation, object FROM edge WHERE subject = ?")
    incomingRows = try database.statement("SELECT id, subject, relation, object FROM edge WHERE object = ?")
  }

  // MARK: Finding

  /// The number of the entity of an IRI.
  public func entity(_ iri: String) throws(DatabaseError) -> Int? {
    let row = try database.statement("SELECT id FROM entity WHERE iri = ?")
    row.bind(iri, at: 0)
    return try row.step() ? row.int(0) : nil
  }

  /// The edges from an entity.
  public func facts(from entity: Int) throws(DatabaseError) -> [Fact] { try facts(outgoingRows, entity) }

  /// The edges into an entity.
  public func facts(to entity: Int) throws(DatabaseError) -> [Fact] { try facts(incomingRows, entity) }

  private func facts(_ rows: Statement, _ key: Int) throws(DatabaseError) -> [Fact] {
    rows.bind(key, at: 0)
    var found: [Fact] = []
    while try rows.step() { found.append(try fact(rows)) }
    // The index gives them by relation.
    return found.sorted { $0.edge < $1.edge }
  }

  func fact(_ row: Statement) throws(DatabaseError) -> Fact {
    Fact(
      edge: row.int(0), subject: row.int(1), relation: try terms.relation(row.int(2)), object: row.int(3))
  }

  /// What a SELECT over the tables gives; `nil` where a cell is NULL.
  public func rows(of sql: String) throws(DatabaseError) -> (columns: [String], rows: [[String?]]) {
    let statement = try database.statement(sql)
    let columns = statement.columns
    var rows: [[String?]] = []
    while try statement.step() {
      rows.append(columns.indices.map { statement.isNull($0) ? nil : statement.text($0) })
    }
    return (columns, rows)
  }

  // MARK: Reading

  /// The label of an entity.
  public func label(of entity: Int) throws(DatabaseError) -> String {
    entityRow.bind(entity, at: 0)
    guard try entityRow.step() else { throw DatabaseError(damage: "lacks an entity") }
    defer { entityRow.reset() }
    return entityRow.text(2)
  }

  /// The kind of an entity.
  public func kind(of entity: Int) throws(DatabaseError) -> EntityKind {
    entityRow.bind(entity, at: 0)
    guard try entityRow.step() else { throw DatabaseError(damage: "lacks an entity") }
    defer { entityRow.reset() }
    return try terms.kind(entityRow.int(1))
  }

  /// Some entities and edges as a graph of their own, with the ends of the edges and the articles of the sources.
  ///
  /// - Parameters:
  ///   - sourced: the entities and edges that come with their sources.
  public func graph(
    entities: Set<Int>, facts: Set<Fact>, sourced: (entities: Set<Int>, edges: Set<Int>)
  ) throws(DatabaseError) -> KnowledgeGraph {
    try part(entities: entities, facts: facts, sourced: sourced).graph
  }

  /// The same, and the numbers of its entities and edges in their order.
  public func part(
    entities: Set<Int>, facts: Set<Fact>, sourced: (entities: Set<Int>, edges: Set<Int>)
  ) throws(DatabaseError) -> (graph: KnowledgeGraph, entities: [Int], edges: [Int]) {
    var counts: [Int: Int] = [:]
    return try part(entities: entities, facts: facts, sourced: sourced, sourceLimit: nil, counts: &counts)
  }

  /// The same, with no more than some sources of each edge.
  ///
  /// - Parameters:
  ///   - counts: is told how many sources the edges have that have more.
  public func part(
    entities: Set<Int>, facts: Set<Fact>, sourced: (entities: Set<Int>, edges: Set<Int>), sourceLimit: Int?,
    counts: inout [Int: Int]
  ) throws(DatabaseError) -> (graph: KnowledgeGraph, entities: [Int], edges: [Int]) {
    var wanted = entities
    for fact in facts { wanted.formUnion([fact.subject, fact.object]) }
    var sources = SourceReader(self)
    var own: [Int: [Int: [Provenance]]] = [:]
    for entity in sourced.entities { own[entity] = try sources.ofAttributes(entity) }
    var edgeSources: [Int: [Provenance]] = [:]
    for edge in sourced.edges {
      if let sourceLimit, case let count = try sources.count(ofEdge: edge), count > sourceLimit { counts[edge] = count }
      edgeSources[edge] = try sources.ofEdge(edge, limit: sourceLimit)
    }
    wanted.formUnion(sources.articles)
    var iris: [Int: String] = [:]
    var parts: [Entity] = []
    let numbers = wanted.sorted()
    for number in numbers {
      let entity = try entity(number, own[number] ?? [:])
      iris[number] = entity.iri
      parts.append(entity)
    }
    var edges: [Edge] = []
    var edgeNumbers: [Int] = []
    for fact in facts.sorted(by: { $0.edge < $1.edge }) {
      guard let subject = iris[fact.subject], let object = iris[fact.object] else { continue }
      edges.append(
        Edge(subject: subject, relation: fact.relation, object: object, provenance: edgeSources[fact.edge] ?? []))
      edgeNumbers.append(fact.edge)
    }
    // In the order of their numbers, as in the whole.
    return (KnowledgeGraph(ordered: parts, edges: edges), numbers, edgeNumbers)
  }

  /// The IRI of an entity.
  func iri(of entity: Int) throws(DatabaseError) -> String {
    entityRow.bind(entity, at: 0)
    guard try entityRow.step() else { throw DatabaseError(damage: "lacks an entity") }
    defer { entityRow.reset() }
    return entityRow.text(0)
  }

  private func entity(_ number: Int, _ sources: [Int: [Provenance]]) throws(DatabaseError) -> Entity {
    entityRow.bind(number, at: 0)
    guard try entityRow.step() else { throw DatabaseError(damage: "lacks an entity") }
    let (iri, kind, label) = (entityRow.text(0), entityRow.int(1), entityRow.text(2))
    entityRow.reset()
    attributeRows.bind(number, at: 0)
    var attributes: [Attribute] = []
    while try attributeRows.step() {
      attributes.append(
        try terms.attribute(attributeRows, from: 1, sources: sources[attributeRows.int(0)] ?? []))
    }
    return Entity(iri: iri, kinds: [try terms.kind(kind)], label: label, attributes: attributes)
  }
}
