import Knowledge

/// One edge of a walk.
public struct WalkStep: Hashable, Sendable {
  /// The node that the step comes from.
  public let from: Int
  /// What the edge says (``FactGraph/predicate(_:)``).
  public let label: UInt8
  /// Whether it is walked from its object to its subject.
  public let isInverse: Bool
  /// The node that the step leads to.
  public let to: Int

  /// The node that the fact is of.
  public var subject: Int { isInverse ? to : from }
  /// What the fact leads to.
  public var object: Int { isInverse ? from : to }

  public init(from: Int, label: UInt8, isInverse: Bool, to: Int) {
    self.from = from
    self.label = label
    self.isInverse = isInverse
    self.to = to
  }
}

/// The nodes that a property path leads to from a node, with a shortest walk to each.
///
/// They are the answers of `SELECT DISTINCT ?x { <start> PATH ?x }` over the graph without
/// provenance.
public struct Traversal: Sendable {
  /// A node that the path leads to.
  public struct Match: Hashable, Sendable {
    public let node: Int
    /// A walk there with as few edges as the path allows.
    public let walk: [WalkStep]
  }

  /// In the order of their nodes.
  public let matches: [Match]

  /// - Complexity: O((*n* + *e*) *s*) for *n* nodes and *e* edges within reach and *s* states, of
  ///   which a path has at most two for each of its parts.
  public init(of path: PropertyPath, from start: Int, in facts: FactGraph) {
    let automaton = PathAutomaton(path)
    let adjacency = facts.adjacency
    let states = automaton.stateCount
    var seen = NodeSet(count: adjacency.nodeCount * states)
    seen.insert(start * states)
    var visits = [Visit(node: Int32(start), state: 0, previous: -1, label: 0, isInverse: false)]
    var matchedAt: [Int: Int] = [:]
    var next = 0
    while next < visits.count {
      let visit = visits[next]
      if automaton.isFinal[Int(visit.state)], matchedAt[Int(visit.node)] == nil {
        matchedAt[Int(visit.node)] = next
      }
      for move in automaton.moves[Int(visit.state)] {
        adjacency.forEachEdge(at: Int(visit.node), move.isInverse ? .incoming : .outgoing) {
          label, other, isInverse in
          guard move.labels.contains(label), seen.insert(other * states + move.next) else { return }
          visits.append(
            Visit(
              node: Int32(other), state: Int32(move.next), previous: Int32(next),
              label: label, isInverse: isInverse))
        }
      }
      next += 1
    }
    matches = matchedAt.sorted { $0.key < $1.key }.map { node, place in
      var walk: [WalkStep] = []
      var place = place
      while visits[place].previous >= 0 {
        let visit = visits[place]
        let previous = Int(visit.previous)
        walk.append(
          WalkStep(
            from: Int(visits[previous].node), label: visit.label, isInverse: visit.isInverse,
            to: Int(visit.node)))
        place = previous
      }
      return Match(node: node, walk: walk.reversed())
    }
  }

  private struct Visit {
    let node: Int32
    let state: Int32
    let previous: Int32
    let label: UInt8
    let isInverse: Bool
  }
}
