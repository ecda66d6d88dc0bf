/// All shortest walks between two nodes.
public struct ShortestPaths: Hashable, Sendable {
  /// How many edges each has.
  public let length: Int
  /// How many there are, counting walks through the same nodes once; at most `Int.max`.
  public let count: Int
  /// The first of them by their nodes' numbers: each a list of nodes from one end to the other.
  public let paths: [[Int]]
}

extension Adjacency {
  /// All shortest walks from one node to another, edges walked in either direction.
  ///
  /// Searches from both ends by whole levels, from the smaller frontier first, until they meet.
  ///
  /// - Parameters:
  ///   - labels: which edges to walk.
  ///   - blocked: nodes that no walk passes through; the ends may be among them.
  ///   - limit: how many walks to list.
  ///   - maximumLength: the longest walk to look for.
  /// - Returns: `nil` when there is none.
  /// - Complexity: O(*n* + *e*) at worst; on graphs of small diameter about the square root of it,
  ///   plus 8 bytes of memory for each node.
  public func shortestPaths(
    from start: Int, to goal: Int, labels: LabelSet = .all, blocked: NodeSet? = nil,
    limit: Int = .max, maximumLength: Int = .max
  ) -> ShortestPaths? {
    if start == goal { return ShortestPaths(length: 0, count: 1, paths: [[start]]) }
    // Distances plus one; 0 is unseen, so that the memory comes as zero pages.
    var sides = [Side(start, nodeCount), Side(goal, nodeCount)]
    var meeting: [Int] = []
    while meeting.isEmpty {
      if sides[0].frontier.isEmpty || sides[1].frontier.isEmpty { return nil }
      if sides[0].depth + sides[1].depth >= maximumLength { return nil }
      let turn = isLessWork(sides[0].frontier, than: sides[1].frontier) ? 0 : 1
      var side = sides[turn]
      sides[turn] = Side()
      let goal = turn == 0 ? goal : start
      var next: [Int32] = []
      for node in side.frontier {
        forEachEdge(at: Int(node)) { label, other, _ in
          guard side.marks[other] == 0, labels.contains(label) else { return }
          if other != goal, let blocked, blocked.contains(other) { return }
          side.marks[other] = Int32(side.depth + 2)
          next.append(Int32(other))
        }
      }
      side.frontier = next
      side.depth += 1
      for node in next where sides[1 - turn].marks[Int(node)] != 0 { meeting.append(Int(node)) }
      sides[turn] = side
    }
    let length = sides[0].depth + sides[1].depth
    let steps = levels(meeting, sides, labels)
    var ways: [Int: Int] = [goal: 1]
    for level in steps.reversed() {
      for (node, nexts) in level {
        ways[node] = nexts.reduce(0) { sum, next in
          let (result, overflow) = sum.addingReportingOverflow(ways[next] ?? 0)
          return overflow ? .max : result
        }
      }
    }
    var paths: [[Int]] = []
    func extend(_ path: [Int]) {
      guard paths.count < limit, let last = path.last else { return }
      if path.count == length + 1 {
        paths.append(path)
        return
      }
      for next in steps[path.count - 1][last] ?? [] { extend(path + [next]) }
    }
    extend([start])
    return ShortestPaths(length: length, count: ways[start] ?? 0, paths: paths)
  }

  /// One end of the search.
  private struct Side {
    var marks: [Int32] = []
    var frontier: [Int32] = []
    var depth = 0

    init() {}

    init(_ node: Int, _ count: Int) {
      marks = [Int32](repeating: 0, count: count)
      marks[node] = 1
      frontier = [Int32(node)]
    }
  }

  /// Whether no more edges are at some nodes than at others. Looks at as few of the longer list as tells: the rows of
  /// each may have to be read. All nodes have edges, as walks came to them, but for the ends.
  private func isLessWork(_ a: [Int32], than b: [Int32]) -> Bool {
    if a.count > b.count { return !isLessWork(b, than: a) }
    let work = a.reduce(0) { $0 + degree(Int($1)) }
    if b.count > 1, work <= b.count { return true }
    var other = 0
    for node in b {
      other += degree(Int(node))
      if work <= other { return true }
    }
    return false
  }

  /// For each step from the start, the nodes of shortest walks there, with the nodes that follow
  /// them, sorted.
  private func levels(
    _ meeting: [Int], _ sides: [Side], _ labels: LabelSet
  ) -> [[Int: [Int]]] {
    let length = sides[0].depth + sides[1].depth
    var levels = [[Int: [Int]]](repeating: [:], count: length)
    // Back from the middle to the start, then on to the goal.
    for turn in [0, 1] {
      var nodes = Set(meeting)
      for depth in stride(from: sides[turn].depth, to: 0, by: -1) {
        var found: Set<Int> = []
        for node in nodes {
          forEachEdge(at: node) { label, other, _ in
            guard sides[turn].marks[other] == Int32(depth), labels.contains(label) else { return }
            found.insert(other)
            if turn == 0 {
              levels[depth - 1][other, default: []].append(node)
            } else {
              levels[length - depth][node, default: []].append(other)
            }
          }
        }
        nodes = found
      }
    }
    return levels.map { $0.mapValues { Array(Set($0)).sorted() } }
  }
}
