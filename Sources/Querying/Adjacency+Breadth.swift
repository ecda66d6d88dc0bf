extension Adjacency {
  /// How many edges each node is away from the nearest of some nodes; -1 for those out of reach.
  ///
  /// - Parameters:
  ///   - limit: how far to go.
  ///   - labels: which edges to walk.
  ///   - blocked: nodes that are not entered.
  /// - Complexity: O(*n* + *e*) for the nodes and edges within the limit; *n* alone for the answer.
  public func distances(
    from starts: [Int], _ direction: Direction = .both, limit: Int = .max, labels: LabelSet = .all,
    blocked: NodeSet? = nil
  ) -> [Int32] {
    var distances = [Int32](repeating: -1, count: nodeCount)
    _ = reach(from: starts, direction, limit, labels, blocked, &distances)
    return distances
  }

  /// The nodes within a number of edges of some nodes, the nearer ones first, beginning with the
  /// starts themselves.
  ///
  /// - Complexity: O(*r* + *e*) for the *r* nodes reached and the edges at them, and a byte of
  ///   memory for each 8 nodes of the graph.
  public func nodes(
    within limit: Int, of starts: [Int], _ direction: Direction = .both, labels: LabelSet = .all,
    blocked: NodeSet? = nil
  ) -> [Int32] {
    var seen = NodeSet(count: nodeCount)
    var queue: [Int32] = []
    for start in starts where seen.insert(start) { queue.append(Int32(start)) }
    var levelStart = 0
    var hops = 0
    while levelStart < queue.count && hops < limit {
      let levelEnd = queue.count
      for place in levelStart..<levelEnd {
        forEachEdge(at: Int(queue[place]), direction) { label, other, _ in
          if labels.contains(label), blocked?.contains(other) != true, seen.insert(other) {
            queue.append(Int32(other))
          }
        }
      }
      levelStart = levelEnd
      hops += 1
    }
    return queue
  }

  private func reach(
    from starts: [Int], _ direction: Direction, _ limit: Int, _ wanted: LabelSet,
    _ blocked: NodeSet?, _ distances: inout [Int32]
  ) -> Int {
    if !isInMemory { return reachByReading(starts, direction, limit, wanted, blocked, &distances) }
    var queue = [Int32](repeating: 0, count: nodeCount)
    var filled = 0
    for start in starts where distances[start] < 0 {
      distances[start] = 0
      queue[filled] = Int32(start)
      filled += 1
    }
    let takesAll = wanted == .all && blocked == nil
    // The hot loop of every walk: bounds were checked when the rows were made.
    objects.withUnsafeBufferPointer { objects in
      subjects.withUnsafeBufferPointer { subjects in
        queue.withUnsafeMutableBufferPointer { queue in
          distances.withUnsafeMutableBufferPointer { distances in
            var next = 0
            while next < filled {
              let node = Int(queue[next])
              next += 1
              let distance = distances[node]
              if Int(distance) >= limit { break }
              if direction != .incoming {
                for edge in Int(outgoingStart[node])..<Int(outgoingStart[node + 1]) {
                  let other = Int(objects[edge])
                  guard distances[other] < 0 else { continue }
                  if !takesAll {
                    guard wanted.contains(labels[edge]), blocked?.contains(other) != true else {
                      continue
                    }
                  }
                  distances[other] = distance + 1
                  queue[filled] = Int32(truncatingIfNeeded: other)
                  filled += 1
                }
              }
              if direction != .outgoing {
                for place in Int(incomingStart[node])..<Int(incomingStart[node + 1]) {
                  let other = Int(subjects[place])
                  guard distances[other] < 0 else { continue }
                  if !takesAll {
                    guard wanted.contains(incomingLabels[place]), blocked?.contains(other) != true
                    else { continue }
                  }
                  distances[other] = distance + 1
                  queue[filled] = Int32(truncatingIfNeeded: other)
                  filled += 1
                }
              }
            }
          }
        }
      }
    }
    return filled
  }

  private func reachByReading(
    _ starts: [Int], _ direction: Direction, _ limit: Int, _ wanted: LabelSet, _ blocked: NodeSet?,
    _ distances: inout [Int32]
  ) -> Int {
    var queue: [Int] = []
    for start in starts where distances[start] < 0 {
      distances[start] = 0
      queue.append(start)
    }
    var next = 0
    while next < queue.count, case let distance = distances[queue[next]], Int(distance) < limit {
      forEachEdge(at: queue[next], direction) { label, other, _ in
        guard distances[other] < 0, wanted.contains(label), blocked?.contains(other) != true else { return }
        distances[other] = distance + 1
        queue.append(other)
      }
      next += 1
    }
    return queue.count
  }
}
