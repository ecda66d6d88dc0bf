public import Database
public import GraphDatabase
public import Knowledge
import Ontology

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

  // MARK: Parts

  /// How many entities are read one by one before all are.
  private static let candidateLimit = 5_000

  /// A graph that holds every entity of some IRIs, and every one in whose names a text stands.
  public func naming(_ text: String, iris: [String]) throws(DatabaseError) -> KnowledgeGraph {
    guard case .database(let database) = source else { return try facts() }
    guard let named = try database.entities(perhapsNamed: text), named.count <= Self.candidateLimit else {
      return try facts()
    }
    var wanted = Set(named)
    for iri in iris { if let number = try database.entity(iri) { wanted.insert(number) } }
    return try database.graph(entities: wanted, facts: [], sourced: ([], []))
  }

  /// A graph that holds all that a page on an entity shows.
  public func surroundings(of iri: String) throws(DatabaseError) -> KnowledgeGraph {
    guard case .database(let database) = source, let entity = try database.entity(iri) else { return try facts() }
    let (outgoing, incoming) = (try database.facts(from: entity), try database.facts(to: entity))
    var facts = Set(outgoing + incoming)
    for fact in incoming where fact.relation == .member || fact.relation == .ofPost {
      facts.formUnion(try database.facts(from: fact.subject))
    }
    if try database.kind(of: entity) == .person {
      for event in Set(incoming.filter { $0.relation == .participant }.map(\.subject)) {
        facts.formUnion(try database.facts(from: event).filter { $0.relation == .participant })
      }
    }
    return try database.graph(
      entities: [entity], facts: facts, sourced: ([entity], Set((outgoing + incoming).map(\.edge))))
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
