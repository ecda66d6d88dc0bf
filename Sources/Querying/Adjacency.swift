/// A directed graph with labelled edges, in both directions, immutable, so that threads share it.
///
/// Nodes are numbers from 0. Compressed sparse rows: 14 bytes an edge and 8 a node. Edges have
/// numbers, in the order of their subjects, and of the input where those are equal.
public struct Adjacency: Sendable {
  /// Edges of node *i* are `outgoingStart[i]..<outgoingStart[i + 1]`.
  let outgoingStart: [Int32]
  let objects: [Int32]
  let labels: [UInt8]
  /// Edges into node *i* stand at `incomingStart[i]..<incomingStart[i + 1]` of the next three.
  let incomingStart: [Int32]
  let subjects: [Int32]
  let incomingLabels: [UInt8]
  let incomingEdges: [Int32]

  public var nodeCount: Int { outgoingStart.count - 1 }
  public var edgeCount: Int { objects.count }
  /// The memory of the rows.
  public var byteCount: Int {
    4 * (outgoingStart.count + objects.count + incomingStart.count + subjects.count)
      + 4 * incomingEdges.count + labels.count + incomingLabels.count
  }

  /// - Parameters:
  ///   - edges: subject, label and object of each edge.
  /// - Complexity: O(*n* + *e*) for *n* nodes and *e* edges.
  /// - Precondition: fewer than 2³¹ nodes and edges; all nodes below `nodeCount`.
  public init(nodeCount: Int, edges: [(subject: Int32, label: UInt8, object: Int32)]) {
    var outgoingStart = [Int32](repeating: 0, count: nodeCount + 1)
    var incomingStart = outgoingStart
    for edge in edges {
      outgoingStart[Int(edge.subject) + 1] += 1
      incomingStart[Int(edge.object) + 1] += 1
    }
    for node in 0..<nodeCount {
      outgoingStart[node + 1] += outgoingStart[node]
      incomingStart[node + 1] += incomingStart[node]
    }
    var objects = [Int32](repeating: 0, count: edges.count)
    var labels = [UInt8](repeating: 0, count: edges.count)
    var next = outgoingStart
    for edge in edges {
      let place = Int(next[Int(edge.subject)])
      next[Int(edge.subject)] += 1
      objects[place] = edge.object
      labels[place] = edge.label
    }
    var subjects = [Int32](repeating: 0, count: edges.count)
    var incomingLabels = [UInt8](repeating: 0, count: edges.count)
    var incomingEdges = [Int32](repeating: 0, count: edges.count)
    next = incomingStart
    for subject in 0..<nodeCount {
      for edge in Int(outgoingStart[subject])..<Int(outgoingStart[subject + 1]) {
        let object = Int(objects[edge])
        let place = Int(next[object])
        next[object] += 1
        subjects[place] = Int32(subject)
        incomingLabels[place] = labels[edge]
        incomingEdges[place] = Int32(edge)
      }
    }
    self.outgoingStart = outgoingStart
    self.objects = objects
    self.labels = labels
    self.incomingStart = incomingStart
    self.subjects = subjects
    self.incomingLabels = incomingLabels
    self.incomingEdges = incomingEdges
  }

  public func label(ofEdge edge: Int) -> UInt8 { labels[edge] }

  /// How many edges a node has, in both directions.
  @inline(__always)
  public func degree(_ node: Int) -> Int {
    Int(outgoingStart[node + 1] - outgoingStart[node] + incomingStart[node + 1] - incomingStart[node])
  }

  /// Hands over the edges at a node: those from it, then those into it.
  ///
  /// - Complexity: O(*d*) in the node's edges.
  @inline(__always)
  public func forEachEdge(
    at node: Int, _ direction: Direction = .both,
    _ body: (_ edge: Int, _ label: UInt8, _ other: Int, _ isInverse: Bool) -> Void
  ) {
    if direction != .incoming {
      for edge in Int(outgoingStart[node])..<Int(outgoingStart[node + 1]) {
        body(edge, labels[edge], Int(objects[edge]), false)
      }
    }
    if direction != .outgoing {
      for place in Int(incomingStart[node])..<Int(incomingStart[node + 1]) {
        body(Int(incomingEdges[place]), incomingLabels[place], Int(subjects[place]), true)
      }
    }
  }

  /// Which way edges are walked.
  public enum Direction: Hashable, Sendable {
    case outgoing, incoming, both
  }
}
