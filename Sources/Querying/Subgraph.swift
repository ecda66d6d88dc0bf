public import Knowledge
public import Ontology

/// Which part of a graph to take.
public struct Subgraph: Sendable {
  /// Entities to start from, by position; all when empty.
  public var around: [Int] = []
  /// How many facts away from them to go.
  public var hops = 1
  /// Only entities of one of these kinds, and the starts; all when empty.
  public var kinds: Set<EntityKind> = []
  /// Only facts of these relations; all but `schema:mentions` when empty.
  public var relations: Set<Relation> = []
  /// Only what was on one of these days, and what has no date.
  public var days: TimeSpan?

  public init() {}

  /// Whether everything is taken.
  public var isWhole: Bool {
    around.isEmpty && kinds.isEmpty && relations.isEmpty && days == nil
  }

  /// The labels in a ``FactGraph`` of the facts that are taken.
  public var labels: LabelSet {
    let taken = relations.isEmpty ? Set(Relation.all.filter(\.isBetweenEntities)) : relations
    return FactGraph.labels(of: takesMentions ? taken : taken.subtracting([.mentions]))
  }

  private var takesMentions: Bool {
    relations.contains(.mentions) || (relations.isEmpty && (around.isEmpty || kinds.contains(.article)))
  }

  /// The part as a graph of its own. Articles that its facts cite stay in it, so that its sources
  /// lead somewhere.
  ///
  /// - Complexity: O(*n* + *e* log *n*) for the whole graph.
  public func graph(of whole: KnowledgeGraph) -> KnowledgeGraph {
    graph(of: whole) { whole, _, _ in whole }
  }

  /// The part as a graph of its own, of a graph that lacks its sources.
  ///
  /// - Parameter sourced: gives the graph, its positions as they are, with the sources of the edges and of the
  ///   attributes of the entities at some positions. With ``days`` the graph has them before: they date facts.
  public func graph<Failure: Error>(
    of whole: KnowledgeGraph,
    sourced: (_ whole: KnowledgeGraph, _ edges: [Int], _ entities: Set<Int>) throws(Failure) -> KnowledgeGraph
  ) throws(Failure) -> KnowledgeGraph {
    if isWhole { return try sourced(whole, Array(whole.edges.indices), Set(whole.entities.indices)) }
    let timeline = Timeline(whole)
    let starts = Set(around)
    let takesMentions = takesMentions
    func takes(_ position: Int) -> Bool {
      if starts.contains(position) { return true }
      let kinds = whole.entities[position].kinds
      if !self.kinds.isEmpty && self.kinds.isDisjoint(with: kinds) { return false }
      if let days, let span = timeline.span(ofEntity: position) { return days.overlaps(span) }
      return true
    }
    var kept: [(edge: Int, subject: Int, object: Int)] = []
    for (position, edge) in whole.edges.enumerated() {
      if !relations.isEmpty && !relations.contains(edge.relation) { continue }
      if edge.relation == .mentions && !takesMentions { continue }
      guard let subject = whole.index(of: edge.subject), let object = whole.index(of: edge.object),
        takes(subject), takes(object)
      else { continue }
      if let days, let span = timeline.span(of: edge), !days.overlaps(span) { continue }
      kept.append((position, subject, object))
    }
    var nodes: Set<Int>
    if around.isEmpty {
      nodes = Set(whole.entities.indices.filter(takes))
    } else {
      let adjacency = Adjacency(
        nodeCount: whole.entities.count,
        edges: kept.map { (Int32($0.subject), 0, Int32($0.object)) })
      nodes = Set(adjacency.nodes(within: hops, of: around).map { Int($0) })
    }
    let positions = kept.filter { nodes.contains($0.subject) && nodes.contains($0.object) }.map(\.edge)
    let whole = try sourced(whole, positions, nodes)
    let edges = positions.map { whole.edges[$0] }
    for edge in edges {
      for source in edge.provenance { whole.index(of: source.article).map { _ = nodes.insert($0) } }
    }
    for node in nodes {
      for source in whole.entities[node].attributes.flatMap(\.provenance) {
        whole.index(of: source.article).map { _ = nodes.insert($0) }
      }
    }
    return KnowledgeGraph(entities: nodes.map { whole.entities[$0] }, edges: edges)
  }
}
