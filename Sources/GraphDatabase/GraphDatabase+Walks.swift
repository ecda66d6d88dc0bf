public import Database
public import Knowledge
public import Ontology
public import Querying

extension GraphDatabase {
  /// The graph to walk on, read as walks come to its nodes. Ask for what they found by ``told(_:nodes:steps:)``, which
  /// also tells whether all could be read.
  public func walked() throws(DatabaseError) -> FactGraph {
    let counts = try database.statement("SELECT (SELECT max(id) FROM entity), (SELECT max(node) FROM adjacency)")
    guard try counts.step() else { throw DatabaseError(damage: "has no nodes") }
    let (entityCount, nodeCount) = (counts.isNull(0) ? 0 : counts.int(0) + 1, counts.isNull(1) ? 0 : counts.int(1) + 1)
    counts.reset()
    guard entityCount >= 0, nodeCount >= entityCount, nodeCount < Int32.max else {
      throw DatabaseError(damage: "has nodes out of order")
    }
    var labels = [UInt8](repeating: 255, count: 256)
    labels[0] = 0
    for number in 0..<255 { if let known = terms.known(number) { labels[number + 1] = FactGraph.label(of: known) } }
    let row = try database.statement("SELECT rows FROM adjacency WHERE node = ?")
    let adjacency = Adjacency(nodeCount: nodeCount) { node in
      row.bind(node, at: 0)
      do throws(DatabaseError) {
        guard try row.step() else { throw DatabaseError(damage: "lacks a node") }
        defer { row.reset() }
        guard let rows = NodeRows(row.bytes(0), nodeCount: nodeCount, labels: labels) else {
          throw DatabaseError(damage: "has edges to no nodes")
        }
        return rows
      } catch {
        self.walkError = self.walkError ?? error
        return NodeRows()
      }
    }
    return FactGraph(reading: adjacency, entityCount: entityCount)
  }

  /// What some nodes and steps are, with the sources of the steps.
  ///
  /// - Parameter facts: what ``walked()`` gave.
  /// - Throws: also what went wrong on the walks.
  public func told(
    _ facts: FactGraph, nodes: some Sequence<Int>, steps: some Sequence<WalkStep>
  ) throws(DatabaseError) -> FactGraph {
    if let walkError { throw walkError }
    var wanted = Set(nodes)
    for step in steps { wanted.formUnion([step.from, step.to]) }
    var entities = wanted.filter { $0 < facts.entityCount }
    // A term or literal is told by the first entity that has it.
    var owners: [Int: Int] = [:]
    for node in wanted where node >= facts.entityCount {
      var owner: Int?
      facts.adjacency.forEachEdge(at: node, .incoming) { _, other, _ in owner = owner ?? other }
      owners[node] = owner
      owner.map { _ = entities.insert($0) }
    }
    var found: Set<Fact> = []
    var described: Set<Int> = []
    let row = try database.statement("SELECT id FROM edge WHERE subject = ? AND relation = ? AND object = ?")
    for step in steps where step.subject < facts.entityCount {
      guard step.object < facts.entityCount, step.label > 0 else {
        described.insert(step.subject)
        continue
      }
      let relation = Relation(number: step.label - 1)
      guard let number = terms.number(of: relation) else { continue }
      for (place, value) in [step.subject, number, step.object].enumerated() { row.bind(value, at: place) }
      while try row.step() {
        found.insert(Fact(edge: row.int(0), subject: step.subject, relation: relation, object: step.object))
      }
    }
    let part = try self.part(entities: entities, facts: found, sourced: (described, Set(found.map(\.edge))))
    var places: [Int: Int] = [:]
    for (place, number) in part.entities.enumerated() { places[number] = place }
    var others: [Int: FactGraph.Node] = [:]
    for (node, owner) in owners {
      guard let place = places[owner], let other = Self.other(node, of: part.graph.entities[place], owner, facts) else {
        throw DatabaseError(damage: "has a literal of no entity")
      }
      others[node] = other
    }
    if let walkError { throw walkError }
    return facts.told(by: part.graph, entities: places, others: others)
  }

  /// A term or literal of an entity, by its place among the entity's edges.
  private static func other(_ node: Int, of entity: Entity, _ owner: Int, _ facts: FactGraph) -> FactGraph.Node? {
    var holdsPost = false
    var number = 0
    var place: Int?
    facts.adjacency.forEachEdge(at: owner, .outgoing) { label, other, _ in
      if label == FactGraph.label(of: .holds) { holdsPost = true }
      if other == node { place = place ?? number }
      if other >= facts.entityCount { number += 1 }
    }
    let statements = FactGraph.statements(of: entity, holdsPost: holdsPost)
    guard let place, statements.count == number else { return nil }
    return statements[place].node
  }

  /// All that is within some facts of some entities, with its sources.
  ///
  /// - Parameters:
  ///   - labels: which facts to follow and to keep.
  /// - Returns: the positions of the entities in the graph, too.
  public func surroundings(
    of entities: [Int], hops: Int, labels: LabelSet
  ) throws(DatabaseError) -> (graph: KnowledgeGraph, starts: [Int]) {
    let facts = try walked()
    let nodes = facts.adjacency.nodes(within: hops, of: entities, labels: labels).map(Int.init)
    if let walkError { throw walkError }
    let near = Set(nodes)
    var found: Set<Fact> = []
    for node in nodes {
      for fact in try self.facts(from: node)
      where labels.contains(FactGraph.label(of: fact.relation)) && near.contains(fact.object) { found.insert(fact) }
    }
    let part = try self.part(entities: near, facts: found, sourced: (near, Set(found.map(\.edge))))
    var places: [Int: Int] = [:]
    for (place, number) in part.entities.enumerated() { places[number] = place }
    return (part.graph, entities.compactMap { places[$0] })
  }

  /// The entities of some kinds.
  public func entities(ofKinds kinds: Set<EntityKind>) throws(DatabaseError) -> [Int] {
    var found: [Int] = []
    let numbers = kinds.compactMap { terms.number(of: $0) }.sorted().map(String.init).joined(separator: ", ")
    let ofKind = try database.statement("SELECT id FROM entity WHERE kind IN (\(numbers))")
    while try ofKind.step() { found.append(ofKind.int(0)) }
    return found
  }

  /// The events that did not take place.
  public func eventsNotHeld() throws(DatabaseError) -> [Int] {
    guard let status = terms.number(of: .eventStatus) else { return [] }
    let rows = try database.statement("SELECT DISTINCT entity FROM attribute WHERE relation = \(status)")
    var numbers: Set<Int> = []
    while try rows.step() { numbers.insert(rows.int(0)) }
    let graph = try part(entities: numbers, facts: [], sourced: ([], []))
    return zip(graph.entities, graph.graph.entities).filter { !$0.1.tookPlace }.map(\.0)
  }
}
