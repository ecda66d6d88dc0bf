/// What the user has decided of nodes: which are one, and which are not.
struct LinkConstraints: Sendable {
  /// Pairs of nodes.
  var same: [(Int, Int)] = []
  var different: [(Int, Int)] = []

  var isEmpty: Bool { same.isEmpty && different.isEmpty }

  /// Positions of groups of nodes that are decided to be one.
  func united(_ groups: [[Int]]) -> Set<PersonResolver.Pair> { pairs(same, in: groups) }

  /// Positions of groups of nodes that are decided not to be one.
  func parted(_ groups: [[Int]]) -> Set<PersonResolver.Pair> { pairs(different, in: groups) }

  private func pairs(_ decided: [(Int, Int)], in groups: [[Int]]) -> Set<PersonResolver.Pair> {
    if decided.isEmpty { return [] }
    var place: [Int: Int] = [:]
    for (position, nodes) in groups.enumerated() { for node in nodes { place[node] = position } }
    var found: Set<PersonResolver.Pair> = []
    for (a, b) in decided {
      if let x = place[a], let y = place[b], x != y { found.insert(.init(x, y)) }
    }
    return found
  }

  /// Unites groups of nodes of which some are decided to be one, also across names.
  func unite(_ groups: [[Int]]) -> [[Int]] {
    let pairs = united(groups)
    if pairs.isEmpty { return groups }
    var sets = DisjointSets(count: groups.count)
    for pair in pairs { sets.unite(pair.first, pair.second) }
    var merged: [Int: [Int]] = [:]
    for index in groups.indices { merged[sets.representative(of: index), default: []] += groups[index] }
    return merged.sorted { $0.key < $1.key }.map { $0.value.sorted() }
  }
}
