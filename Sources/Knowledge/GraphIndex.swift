public import Ontology

/// A graph with its edges in both directions, for walking.
///
/// Nodes and edges are positions in the graph's arrays. Compressed sparse rows: 12 bytes an edge
/// and 8 a node, immutable, so that threads share it. An edge whose subject or object is no entity
/// of the graph is left out.
public struct GraphIndex: Sendable {
  public let graph: KnowledgeGraph
  /// Position of each edge's subject; -1 for an edge that is left out.
  let subjects: [Int32]
  /// Position of each edge's object; -1 for an edge that is left out.
  let objects: [Int32]
  /// Edges of node *i* are `outgoingStart[i]..<outgoingStart[i + 1]` in ``graph``'s own order.
  let outgoingStart: [Int32]
  /// Edges into node *i* are `incomingEdges[incomingStart[i]..<incomingStart[i + 1]]`.
  let incomingStart: [Int32]
  let incomingEdges: [Int32]

  /// - Complexity: O(*n* + *e* log *n*) for *n* entities and *e* edges.
  /// - Precondition: fewer than 2³¹ entities and edges.
  public init(_ graph: KnowledgeGraph) {
    let nodes = graph.entities.count
    var subjects = [Int32](repeating: -1, count: graph.edges.count)
    var objects = subjects
    var outgoingStart = [Int32](repeating: 0, count: nodes + 1)
    var incomingStart = outgoingStart
    var node = 0
    for (position, edge) in graph.edges.enumerated() {
      while node < nodes && graph.entities[node].iri.precedesInBytes(edge.subject) {
        node += 1
        outgoingStart[node] = Int32(position)
      }
      guard node < nodes, graph.entities[node].iri == edge.subject,
        let object = graph.index(of: edge.object)
      else { continue }
      subjects[position] = Int32(node)
      objects[position] = Int32(object)
      incomingStart[object + 1] += 1
    }
    while node < nodes {
      node += 1
      outgoingStart[node] = Int32(graph.edges.count)
    }
    for node in 0..<nodes { incomingStart[node + 1] += incomingStart[node] }
    var incomingEdges = [Int32](repeating: 0, count: Int(incomingStart[nodes]))
    var next = incomingStart
    for (position, object) in objects.enumerated() where object >= 0 {
      incomingEdges[Int(next[Int(object)])] = Int32(position)
      next[Int(object)] += 1
    }
    self.graph = graph
    self.subjects = subjects
    self.objects = objects
    self.outgoingStart = outgoingStart
    self.incomingStart = incomingStart
    self.incomingEdges = incomingEdges
  }

  /// Positions of the edges from a node, in the graph's order.
  ///
  /// - Complexity: O(*d*) in the edges from it.
  public func outgoing(_ node: Int) -> [Int] {
    (Int(outgoingStart[node])..<Int(outgoingStart[node + 1])).filter { objects[$0] >= 0 }
  }

  /// Positions of the edges into a node, in the graph's order.
  ///
  /// - Complexity: O(*d*) in the edges into it.
  public func incoming(_ node: Int) -> [Int] {
    incomingEdges[Int(incomingStart[node])..<Int(incomingStart[node + 1])].map(Int.init)
  }

  /// Position of the edge's subject; `nil` for an edge that is left out.
  public func subject(of edge: Int) -> Int? {
    subjects[edge] < 0 ? nil : Int(subjects[edge])
  }

  /// Position of the edge's object; `nil` for an edge that is left out.
  public func object(of edge: Int) -> Int? {
    objects[edge] < 0 ? nil : Int(objects[edge])
  }

  /// The nodes one edge away in either direction, sorted, without repetition and without the node.
  ///
  /// - Complexity: O(*d* log *d*) in the edges at it.
  public func neighbours(of node: Int, where follows: (Relation) -> Bool = { _ in true }) -> [Int] {
    var found: Set<Int> = []
    for edge in outgoing(node) where follows(graph.edges[edge].relation) {
      found.insert(Int(objects[edge]))
    }
    for edge in incoming(node) where follows(graph.edges[edge].relation) {
      found.insert(Int(subjects[edge]))
    }
    found.remove(node)
    return found.sorted()
  }
}
