/// A directed graph with labelled edges, in both directions, immutable.
///
/// Nodes are numbers from 0. In memory it is compressed sparse rows, 10 bytes an edge and 8 a node; or the rows of a node
/// are read when a walk first comes to it (``init(nodeCount:reading:)``). Walks are the same.
public struct Adjacency {
  /// Edges of node *i* are `outgoingStart[i]..<outgoingStart[i + 1]`; of those with one subject in the order of the input.
  let outgoingStart: [Int32]
  let objects: [Int32]
  let labels: [UInt8]
  /// Edges into node *i* stand at `incomingStart[i]..<incomingStart[i + 1]` of the next two, by their subjects.
  let incomingStart: [Int32]
  let subjects: [Int32]
  let incomingLabels: [UInt8]
  /// What reads the rows; `nil` when they are in memory.
  private let reader: RowReader?

  public let nodeCount: Int
  /// How many edges are in memory.
  public var edgeCount: Int { objects.count }
  /// The memory of the rows.
  public var byteCount: Int {
    4 * (outgoingStart.count + objects.count + incomingStart.count + subjects.count) + labels.count + incomingLabels.count
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
    next = incomingStart
    for subject in 0..<nodeCount {
      for edge in Int(outgoingStart[subject])..<Int(outgoingStart[subject + 1]) {
        let object = Int(objects[edge])
        let place = Int(next[object])
        next[object] += 1
        subjects[place] = Int32(subject)
        incomingLabels[place] = labels[edge]
      }
    }
    self.nodeCount = nodeCount
    self.outgoingStart = outgoingStart
    self.objects = objects
    self.labels = labels
    self.incomingStart = incomingStart
    self.subjects = subjects
    self.incomingLabels = incomingLabels
    reader = nil
  }

  /// A graph of which walks read as much as they come to. For one thread at a time.
  ///
  /// - Parameter read: gives the edges at a node, all nodes below `nodeCount`; called once for each.
  public init(nodeCount: Int, reading read: @escaping (_ node: Int) -> NodeRows) {
    self.nodeCount = nodeCount
    (outgoingStart, objects, labels, incomingStart, subjects, incomingLabels) = ([], [], [], [], [], [])
    reader = RowReader(read)
  }

  /// Whether all of it is in memory.
  var isInMemory: Bool { reader == nil }

  /// How many edges a node has, in both directions.
  @inline(__always)
  public func degree(_ node: Int) -> Int {
    if let reader { return reader.rows(at: node).degree }
    return Int(outgoingStart[node + 1] - outgoingStart[node] + incomingStart[node + 1] - incomingStart[node])
  }

  /// Hands over the edges at a node: those from it, then those into it.
  ///
  /// - Complexity: O(*d*) in the node's edges.
  @inline(__always)
  public func forEachEdge(
    at node: Int, _ direction: Direction = .both,
    _ body: (_ label: UInt8, _ other: Int, _ isInverse: Bool) -> Void
  ) {
    if let reader {
      let rows = reader.rows(at: node)
      if direction != .incoming { for edge in rows.outgoing { body(edge.label, Int(edge.other), false) } }
      if direction != .outgoing { for edge in rows.incoming { body(edge.label, Int(edge.other), true) } }
      return
    }
    if direction != .incoming {
      for edge in Int(outgoingStart[node])..<Int(outgoingStart[node + 1]) {
        body(labels[edge], Int(objects[edge]), false)
      }
    }
    if direction != .outgoing {
      for place in Int(incomingStart[node])..<Int(incomingStart[node + 1]) {
        body(incomingLabels[place], Int(subjects[place]), true)
      }
    }
  }

  /// The edges at a node.
  ///
  /// - Complexity: O(*d*) in them.
  public func rows(at node: Int) -> NodeRows {
    if let reader { return reader.rows(at: node) }
    var rows = NodeRows()
    forEachEdge(at: node) { label, other, isInverse in
      let edge = NodeRows.Edge(label: label, other: Int32(other))
      if isInverse { rows.incoming.append(edge) } else { rows.outgoing.append(edge) }
    }
    return rows
  }

  /// Which way edges are walked.
  public enum Direction: Hashable, Sendable {
    case outgoing, incoming, both
  }
}

/// The edges at a node of an ``Adjacency``.
public struct NodeRows: Hashable, Sendable {
  /// An edge: its label and its other end.
  public struct Edge: Hashable, Sendable {
    public let label: UInt8
    public let other: Int32

    public init(label: UInt8, other: Int32) {
      self.label = label
      self.other = other
    }
  }

  /// The edges from the node.
  public var outgoing: [Edge]
  /// The edges into it.
  public var incoming: [Edge]

  public init(outgoing: [Edge] = [], incoming: [Edge] = []) {
    self.outgoing = outgoing
    self.incoming = incoming
  }

  var degree: Int { outgoing.count + incoming.count }
}

/// Rows that were read are kept: a walk comes to a node from more than one side.
private final class RowReader {
  private let read: (Int) -> NodeRows
  private var known: [Int: NodeRows] = [:]

  init(_ read: @escaping (Int) -> NodeRows) { self.read = read }

  func rows(at node: Int) -> NodeRows {
    if let rows = known[node] { return rows }
    let rows = read(node)
    known[node] = rows
    return rows
  }
}
