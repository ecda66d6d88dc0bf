import Querying
import Testing

@Suite struct PathTests {
  /// 0–1–2–5, 0–3–4–5, 0–6–7–8–5, and a hub 9 between 0 and 5.
  private static let pairs: [(Int32, Int32)] =
    [
      (0, 1), (1, 2), (2, 5), (3, 0), (3, 4), (5, 4), (0, 6), (7, 6), (7, 8), (8, 5), (0, 9), (9, 5),
    ] + (10..<60).map { (9, Int32($0)) }
  private let graph = Adjacency(
    nodeCount: 61, edges: Self.pairs.map { ($0.0, $0.0 == 9 || $0.1 == 9 ? 1 : 0, $0.1) })

  @Test func shortestGoesThroughTheHub() {
    let found = graph.shortestPaths(from: 0, to: 5)
    #expect(found?.length == 2)
    #expect(found?.paths == [[0, 9, 5]])
  }

  @Test func allShortestInOrder() {
    let found = graph.shortestPaths(from: 0, to: 5, labels: LabelSet([0]))
    #expect(found?.paths == [[0, 1, 2, 5], [0, 3, 4, 5]])
    #expect(found?.count == 2)
    #expect(graph.shortestPaths(from: 0, to: 5, labels: LabelSet([0]), limit: 1)?.paths.count == 1)
  }

  @Test func blockedNodesAreAvoided() {
    var blocked = NodeSet(count: 61)
    for node in [9, 1, 5] { blocked.insert(node) }
    #expect(graph.shortestPaths(from: 0, to: 5, blocked: blocked)?.paths == [[0, 3, 4, 5]])
  }

  @Test func noneAndItself() {
    #expect(graph.shortestPaths(from: 0, to: 60) == nil)
    #expect(graph.shortestPaths(from: 3, to: 3)?.paths == [[3]])
    #expect(graph.shortestPaths(from: 0, to: 5, labels: LabelSet([0]), maximumLength: 2) == nil)
  }

  @Test func rankedByLength() {
    let found = graph.rankedPaths(from: 0, to: 5, count: 9)
    #expect(
      found.map(\.nodes) == [[0, 9, 5], [0, 1, 2, 5], [0, 3, 4, 5], [0, 6, 7, 8, 5]])
    #expect(found.map(\.cost) == [2, 3, 3, 4])
  }

  @Test func hubsAreDear() {
    let found = graph.rankedPaths(from: 0, to: 5, count: 2, cost: .avoidingHubs)
    #expect(found.map(\.nodes) == [[0, 9, 5], [0, 1, 2, 5]] || found.first?.nodes == [0, 1, 2, 5])
    #expect((found.first?.cost ?? 0) <= (found.last?.cost ?? 0))
  }

  @Test(arguments: 0..<20)
  func agreesWithPlainSearch(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int32 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int32(state % UInt64(bound))
    }
    let edges = (0..<120).map { _ in (subject: next(50), label: UInt8(0), object: next(50)) }
    let graph = Adjacency(nodeCount: 50, edges: edges)
    let distances = graph.distances(from: [0])
    for goal in 1..<50 {
      let found = graph.shortestPaths(from: 0, to: goal)
      #expect(found?.length == (distances[goal] < 0 ? nil : Int(distances[goal])))
      guard let found else { continue }
      #expect(found.paths.count == found.count)
      #expect(Set(found.paths).count == found.count)
      let ranked = graph.rankedPaths(from: 0, to: goal, count: found.count + 3)
      #expect(ranked.prefix(found.count).map(\.nodes) == found.paths)
      #expect(ranked.dropFirst(found.count).allSatisfy { $0.cost > found.length })
      #expect(ranked.allSatisfy { Set($0.nodes).count == $0.nodes.count })
    }
    #expect(
      Set(graph.nodes(within: 2, of: [0]).map { Int($0) })
        == Set(distances.indices.filter { (0...2).contains(distances[$0]) }))
  }

  /// Rows that are read give the walks that rows in memory give, and each is read once.
  @Test(arguments: 0..<10)
  func readRowsAreWalkedAlike(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int32 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int32(state % UInt64(bound))
    }
    let edges = (0..<90).map { _ in (subject: next(40), label: UInt8(next(3)), object: next(40)) }
    let graph = Adjacency(nodeCount: 40, edges: edges)
    for labels in [LabelSet.all, LabelSet([0, 2])] {
      var reads: [Int: Int] = [:]
      let read = Adjacency(nodeCount: 40) { node in
        reads[node, default: 0] += 1
        return graph.rows(at: node)
      }
      var blocked = NodeSet(count: 40)
      blocked.insert(Int(next(40)))
      #expect(read.distances(from: [0], labels: labels) == graph.distances(from: [0], labels: labels))
      #expect(read.nodes(within: 2, of: [1], labels: labels) == graph.nodes(within: 2, of: [1], labels: labels))
      for goal in 1..<40 {
        #expect(
          read.shortestPaths(from: 0, to: goal, labels: labels, blocked: blocked)
            == graph.shortestPaths(from: 0, to: goal, labels: labels, blocked: blocked))
        #expect(
          read.rankedPaths(from: 0, to: goal, count: 3, cost: .avoidingHubs, labels: labels)
            == graph.rankedPaths(from: 0, to: goal, count: 3, cost: .avoidingHubs, labels: labels))
      }
      #expect(reads.values.allSatisfy { $0 == 1 })
    }
  }
}
