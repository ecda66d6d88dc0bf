/// A walk without repeated nodes, and what it costs.
public struct RankedPath: Hashable, Comparable, Sendable {
  public let cost: Int
  /// From one end to the other.
  public let nodes: [Int]

  public static func < (a: RankedPath, b: RankedPath) -> Bool {
    (a.cost, a.nodes.count) != (b.cost, b.nodes.count)
      ? (a.cost, a.nodes.count) < (b.cost, b.nodes.count)
      : a.nodes.lexicographicallyPrecedes(b.nodes)
  }
}

/// What a step of a walk costs.
public enum StepCost: Hashable, Sendable {
  /// Each step 1: the shortest walk is the best.
  case uniform
  /// The more edges a node on the way has, the dearer: 1 and the bits of its degree, so that a walk
  /// through what is known to few wins over one through a hub.
  case avoidingHubs
}

extension Adjacency {
  /// The best walks without repeated nodes from one node to another, edges walked in either
  /// direction, best first. Yen's algorithm (1971) over Dijkstra's.
  ///
  /// - Parameter blocked: nodes that no walk passes through; the ends may be among them.
  /// - Complexity: O(*k* *l* (*n* + *e* log *n*)) for *k* walks of *l* edges.
  public func rankedPaths(
    from start: Int, to goal: Int, count: Int, cost: StepCost = .uniform, labels: LabelSet = .all,
    blocked: NodeSet? = nil
  ) -> [RankedPath] {
    var search = Search(self, goal: goal, cost: cost, labels: labels, blocked: blocked)
    guard count > 0, let first = search.best(from: start, after: [], avoiding: []) else { return [] }
    var found = [first]
    var candidates: Set<RankedPath> = []
    while found.count < count, let last = found.last {
      for spur in 0..<(last.nodes.count - 1) {
        let root = Array(last.nodes[...spur])
        let taken = Set(found.filter { $0.nodes.starts(with: root) }.map { $0.nodes[spur + 1] })
        if let path = search.best(from: root[spur], after: Array(root.dropLast()), avoiding: taken) {
          candidates.insert(path)
        }
      }
      guard let next = candidates.min() else { break }
      candidates.remove(next)
      found.append(next)
    }
    return found
  }

  /// The cost of entering a node on the way.
  fileprivate func cost(of node: Int, _ cost: StepCost) -> Int {
    switch cost {
    case .uniform: 1
    case .avoidingHubs: 1 + Int.bitWidth - degree(node).leadingZeroBitCount
    }
  }
}

private struct Search {
  let graph: Adjacency
  let goal: Int
  let cost: StepCost
  let labels: LabelSet
  let blocked: NodeSet?

  init(_ graph: Adjacency, goal: Int, cost: StepCost, labels: LabelSet, blocked: NodeSet?) {
    self.graph = graph
    self.goal = goal
    self.cost = cost
    self.labels = labels
    self.blocked = blocked
  }

  /// The best walk to the goal whose first step goes to none of some nodes, and that goes through
  /// none of the nodes before it, which are put in front.
  mutating func best(from start: Int, after root: [Int], avoiding: Set<Int>) -> RankedPath? {
    // From the goal to the start, so that the walk can be read off in order.
    var costs: [Int: Int] = [goal: 0]
    var settled: Set<Int> = []
    var heap = Heap()
    heap.push(0, goal)
    let closed = Set(root)
    while let (distance, node) = heap.pop() {
      guard settled.insert(node).inserted else { continue }
      if node == start { break }
      let step = distance + (node == goal ? 1 : graph.cost(of: node, cost))
      graph.forEachEdge(at: node) { label, other, _ in
        guard labels.contains(label), !settled.contains(other), !closed.contains(other) else {
          return
        }
        if other == start {
          if avoiding.contains(node) { return }
        } else if let blocked, blocked.contains(other) {
          return
        }
        if step < costs[other] ?? .max {
          costs[other] = step
          heap.push(step, other)
        }
      }
    }
    guard let total = costs[start], settled.contains(start) else { return nil }
    var path = root + [start]
    var node = start
    while node != goal {
      var next: Int?
      graph.forEachEdge(at: node) { label, other, _ in
        guard labels.contains(label), settled.contains(other), !closed.contains(other),
          other != start, !(node == start && avoiding.contains(other)),
          let rest = costs[other],
          rest + (other == goal ? 1 : graph.cost(of: other, cost)) == costs[node]
        else { return }
        next = min(next ?? other, other)
      }
      guard let next else { return nil }
      path.append(next)
      node = next
    }
    var before = 0
    for node in root.dropFirst() + [start] where !root.isEmpty { before += graph.cost(of: node, cost) }
    return RankedPath(cost: before + total, nodes: path)
  }
}

/// A binary heap of costs and nodes; of equal costs the smaller node comes first.
private struct Heap {
  private var items: [(cost: Int, node: Int)] = []

  mutating func push(_ cost: Int, _ node: Int) {
    items.append((cost, node))
    var child = items.count - 1
    while child > 0, items[child] < items[(child - 1) / 2] {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (cost: Int, node: Int)? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    if items.isEmpty { return first }
    items[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < items.count && items[child] < items[least] {
        least = child
      }
      if least == parent { return first }
      items.swapAt(parent, least)
      parent = least
    }
  }
}
