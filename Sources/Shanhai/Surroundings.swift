public import Knowledge
import Ontology

/// An entity with the facts at it that a page shows, in a graph that holds all else that the page needs.
public struct Surroundings: Sendable {
  /// So many facts of a relation are shown, unless all are asked for: a page is read by people.
  public static let limit = 500
  /// So many sources of a fact are shown then.
  static let sourceLimit = 100

  let index: GraphIndex
  /// The position of the entity.
  let entity: Int
  /// The edges that lead from it and to it, and how many more there are of each relation.
  let outgoing: Choice
  let incoming: Choice
  /// How many sources the edges have of which not all are shown.
  let sourceCounts: [Int: Int]

  /// The sources of an edge that are shown.
  func sources(of edge: Int) -> [Provenance] {
    let provenance = index.graph.edges[edge].provenance
    return sourceCounts[edge] == nil ? provenance : Array(provenance.prefix(Self.sourceLimit))
  }

  /// Of the facts at an entity in one direction those that are shown.
  struct Choice: Hashable, Sendable {
    /// Numbers of edges, in their order.
    private(set) var edges: [Int] = []
    private(set) var omitted: [Relation: Int] = [:]

    /// - Parameters:
    ///   - facts: edges, what they say, and their other ends.
    ///   - limit: how many of a relation are shown; all for `nil`.
    init(_ facts: [(edge: Int, relation: Relation, end: Int)], areIncoming: Bool, limit: Int?) {
      // The general relation is left out where a special one says more.
      let special = Set(facts.lazy.filter { $0.relation.general != nil }.map(\.end))
      var counts: [Relation: Int] = [:]
      for fact in facts where fact.relation != .participant || !special.contains(fact.end) {
        if areIncoming, [.member, .ofPost, .closeMatch].contains(fact.relation) { continue }
        counts[fact.relation, default: 0] += 1
        if let limit, counts[fact.relation, default: 0] > limit {
          omitted[fact.relation, default: 0] += 1
        } else {
          edges.append(fact.edge)
        }
      }
    }

    /// The same facts as edges of another graph.
    func mapped(_ numbers: [Int: Int]) -> Choice {
      var choice = self
      choice.edges = edges.compactMap { numbers[$0] }.sorted()
      return choice
    }
  }

  init(index: GraphIndex, entity: Int, outgoing: Choice, incoming: Choice, sourceCounts: [Int: Int]) {
    self.index = index
    self.entity = entity
    self.outgoing = outgoing
    self.incoming = incoming
    self.sourceCounts = sourceCounts
  }

  /// The surroundings of an entity in a graph in memory.
  ///
  /// - Parameters:
  ///   - entity: a position in the graph's entities.
  ///   - limit: how many facts of a relation are shown; all for `nil`.
  public init(of entity: Int, in index: GraphIndex, limit: Int? = nil) {
    func choice(_ edges: [Int], areIncoming: Bool) -> Choice {
      let facts = edges.compactMap { edge in
        (areIncoming ? index.subject(of: edge) : index.object(of: edge)).map { (edge, index.graph.edges[edge].relation, $0) }
      }
      return Choice(facts, areIncoming: areIncoming, limit: limit)
    }
    let outgoing = choice(index.outgoing(entity), areIncoming: false)
    let incoming = choice(index.incoming(entity), areIncoming: true)
    var counts: [Int: Int] = [:]
    for edge in limit == nil ? [] : outgoing.edges + incoming.edges {
      let count = index.graph.edges[edge].provenance.count
      if count > Self.sourceLimit { counts[edge] = count }
    }
    self.init(index: index, entity: entity, outgoing: outgoing, incoming: incoming, sourceCounts: counts)
  }
}
