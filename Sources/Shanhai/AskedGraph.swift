public import Database
public import GraphDatabase
public import Knowledge
public import Ontology
public import Querying

/// A graph that is asked: a folder's database, of which only what an answer needs is read, or one in memory.
/// Answers are the same.
public struct AskedGraph {
  private enum Source {
    case database(GraphDatabase)
    case memory(KnowledgeGraph)
  }

  private let source: Source

  /// A graph in memory, of which every part is the whole.
  public init(_ graph: KnowledgeGraph) { source = .memory(graph) }

  /// The graph of a database, of which parts are read.
  public init(_ database: GraphDatabase) { source = .database(database) }

  /// Whether every part of it is the whole.
  public var isInMemory: Bool {
    if case .memory = source { true } else { false }
  }

  /// The database that it is read from, if any.
  public var database: GraphDatabase? {
    if case .database(let database) = source { database } else { nil }
  }

  // MARK: All of it

  /// The whole graph with its sources.
  public func whole() throws(DatabaseError) -> KnowledgeGraph {
    switch source {
    case .memory(let graph): graph
    case .database(let database): try database.whole(hasSources: true)
    }
  }

  /// The graph that a review looks at: without what articles mention, unless it is of a kind whose gaps are told.
  public func reviewed() throws(DatabaseError) -> KnowledgeGraph {
    switch source {
    case .memory(let graph): graph
    case .database(let database):
      try database.whole(hasSources: true, mentioned: Set(EntityKind.all.filter { $0.isEvent || $0 == .agreement }))
    }
  }

  /// The whole graph, whose facts may lack their sources.
  public func facts() throws(DatabaseError) -> KnowledgeGraph {
    switch source {
    case .memory(let graph): graph
    case .database(let database): try database.whole(hasSources: false)
    }
  }

  /// The graph that ``facts()`` gave, with the sources of some edges and of the attributes of some entities, by their
  /// positions, which stay the same.
  public func sourced(
    _ graph: KnowledgeGraph, edges: some Sequence<Int>, entities: some Sequence<Int>
  ) throws(DatabaseError) -> KnowledgeGraph {
    switch source {
    case .memory: graph
    case .database(let database): try database.sourced(graph, edges: Set(edges), entities: Set(entities))
    }
  }

  // MARK: Walks

  /// The graph to walk on. Its nodes and facts are told by ``told(_:nodes:steps:)`` when the walks are done.
  public func walked() throws(DatabaseError) -> FactGraph {
    switch source {
    case .memory(let graph): FactGraph(graph)
    case .database(let database): try database.walked()
    }
  }

  /// The graph that ``walked()`` gave, of which some nodes, and some steps with their sources, can be told.
  public func told(
    _ facts: FactGraph, nodes: some Sequence<Int>, steps: some Sequence<WalkStep>
  ) throws(DatabaseError) -> FactGraph {
    switch source {
    case .memory: facts
    case .database(let database): try database.told(facts, nodes: nodes, steps: steps)
    }
  }

  /// The number of the entity of an IRI, as a node of ``walked()``.
  public func number(of iri: String) throws(DatabaseError) -> Int? {
    switch source {
    case .memory(let graph): graph.index(of: iri)
    case .database(let database): try database.entity(iri)
    }
  }

  /// The nodes of ``walked()`` that no chain goes through: entities of some kinds, and events that did not take place, as
  /// nobody met there.
  public func closed(kinds: Set<EntityKind>) throws(DatabaseError) -> [Int] {
    switch source {
    case .memory(let graph):
      graph.entities.indices.filter { !graph.entities[$0].tookPlace || !kinds.isDisjoint(with: graph.entities[$0].kinds) }
    case .database(let database): try database.eventsNotHeld() + database.entities(ofKinds: kinds)
    }
  }

  /// A graph that holds all that is within some facts of some entities, with its sources, and the entities' positions in it.
  ///
  /// - Parameters:
  ///   - entities: nodes of ``walked()``.
  ///   - labels: the facts that are followed.
  public func surroundings(
    of entities: [Int], hops: Int, labels: LabelSet
  ) throws(DatabaseError) -> (graph: KnowledgeGraph, starts: [Int]) {
    switch source {
    case .memory(let graph): (graph, entities)
    case .database(let database): try database.surroundings(of: entities, hops: hops, labels: labels)
    }
  }

  // MARK: Parts

  /// Which entities may be meant by a text.
  public enum Naming {
    /// Those that have it as a whole name.
    case whole
    /// Those in whose names it stands.
    case part
    /// Those that may be called nearly so.
    case near
  }

  /// A graph that holds, with their names, all entities that may be meant by a text, and those of some IRIs.
  public func naming(_ text: String, _ naming: Naming, iris: [String] = []) throws(DatabaseError) -> KnowledgeGraph {
    switch source {
    case .memory(let graph): return graph
    case .database(let database):
      let found =
        switch naming {
        case .whole: try database.entities(named: text)
        case .part: try database.entities(perhapsNamed: text)
        case .near: try database.entities(perhapsLike: text)
        }
      guard let found else { return try database.names(of: nil) }
      var wanted = Set(found)
      for iri in iris { if let number = try database.entity(iri) { wanted.insert(number) } }
      return try database.names(of: wanted.sorted())
    }
  }

  /// An entity with all that a page on it shows; `nil` when there is none of this IRI.
  ///
  /// - Parameter limit: how many facts of a relation are shown; all for `nil`.
  public func surroundings(of iri: String, limit: Int?) throws(DatabaseError) -> Surroundings? {
    switch source {
    case .memory(let graph):
      return graph.index(of: iri).map { Surroundings(of: $0, in: GraphIndex(graph), limit: limit) }
    case .database(let database):
      guard let entity = try database.entity(iri) else { return nil }
      return try surroundings(of: entity, in: database, limit: limit)
    }
  }

  private func surroundings(
    of entity: Int, in database: GraphDatabase, limit: Int?
  ) throws(DatabaseError) -> Surroundings? {
    let (from, to) = (try database.facts(from: entity), try database.facts(to: entity))
    let outgoing = Surroundings.Choice(from.map { ($0.edge, $0.relation, $0.object) }, areIncoming: false, limit: limit)
    let incoming = Surroundings.Choice(to.map { ($0.edge, $0.relation, $0.subject) }, areIncoming: true, limit: limit)
    let shown = Set(outgoing.edges + incoming.edges)
    var facts = Set((from + to).filter { shown.contains($0.edge) })
    for fact in to where fact.relation == .member || fact.relation == .ofPost {
      facts.formUnion(try database.facts(from: fact.subject))
    }
    if try database.kind(of: entity) == .person {
      for event in Set(to.filter { $0.relation == .participant }.map(\.subject)) {
        facts.formUnion(try database.facts(from: event).filter { $0.relation == .participant })
      }
    }
    var counts: [Int: Int] = [:]
    let part = try database.part(
      entities: [entity], facts: facts, sourced: ([entity], shown),
      sourceLimit: limit == nil ? nil : Surroundings.sourceLimit, counts: &counts)
    guard let place = part.entities.firstIndex(of: entity) else { return nil }
    let numbers = Dictionary(uniqueKeysWithValues: part.edges.enumerated().map { ($1, $0) })
    return Surroundings(
      index: GraphIndex(part.graph), entity: place, outgoing: outgoing.mapped(numbers), incoming: incoming.mapped(numbers),
      sourceCounts: Dictionary(uniqueKeysWithValues: counts.compactMap { edge, count in numbers[edge].map { ($0, count) } }))
  }

  /// A graph that holds who held the posts of some regions, or of all when there are none.
  ///
  /// - Parameter isDeep: whether posts of the regions within count too.
  public func tenures(of regions: [String], isDeep: Bool) throws(DatabaseError) -> KnowledgeGraph {
    guard case .database(let database) = source else { return try facts() }
    if regions.isEmpty {
      return try database.graph(relations: [.member, .ofPost, .ofRegion, .within])
    }
    var posts: Set<Int> = []
    var pending: [Int] = []
    for region in regions { if let number = try database.entity(region) { pending.append(number) } }
    var seen = Set(pending)
    while let region = pending.popLast() {
      for fact in try database.facts(to: region) {
        if fact.relation == .ofRegion { posts.insert(fact.subject) }
        if isDeep, fact.relation == .within, seen.insert(fact.subject).inserted { pending.append(fact.subject) }
      }
    }
    return try tenures(of: posts, in: database, sourced: [])
  }

  /// The graph that ``tenures(of:isDeep:)`` gave, of the posts of some tenures alone, with the sources of these.
  ///
  /// - Parameter tenures: IRIs.
  public func sourced(
    _ graph: KnowledgeGraph, tenures: some Sequence<String>
  ) throws(DatabaseError) -> KnowledgeGraph {
    guard case .database(let database) = source else { return graph }
    var numbers: Set<Int> = []
    var posts: Set<Int> = []
    for tenure in tenures {
      guard let number = try database.entity(tenure) else { continue }
      numbers.insert(number)
      for fact in try database.facts(from: number) where fact.relation == .ofPost { posts.insert(fact.object) }
    }
    return try self.tenures(of: posts, in: database, sourced: numbers)
  }

  /// The tenures of some posts, with the regions of these and what holds them.
  private func tenures(
    of posts: Set<Int>, in database: GraphDatabase, sourced: Set<Int>
  ) throws(DatabaseError) -> KnowledgeGraph {
    var facts: Set<GraphDatabase.Fact> = []
    var regions: [Int] = []
    for post in posts {
      for fact in try database.facts(from: post) where fact.relation == .ofRegion {
        facts.insert(fact)
        regions.append(fact.object)
      }
      for fact in try database.facts(to: post) where fact.relation == .ofPost {
        facts.formUnion(try database.facts(from: fact.subject))
      }
    }
    var seen = Set(regions)
    while let region = regions.popLast() {
      for fact in try database.facts(from: region) where fact.relation == .within {
        facts.insert(fact)
        if seen.insert(fact.object).inserted { regions.append(fact.object) }
      }
    }
    let edges = facts.filter { $0.relation == .member && sourced.contains($0.subject) }.map(\.edge)
    return try database.graph(entities: [], facts: facts, sourced: ([], Set(edges)))
  }
}
