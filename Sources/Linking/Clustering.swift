/// Sets of numbers that only grow together (Tarjan, Efficiency of a Good But Not Linear Set Union
/// Algorithm, 1975). A set's representative is its smallest member, so the result does not depend
/// on the order of the unions.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The smallest member of the set that `member` is in.
  mutating func representative(of member: Int) -> Int {
    var root = member
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  mutating func unite(_ a: Int, _ b: Int) {
    let (x, y) = (representative(of: a), representative(of: b))
    if x != y { parents[max(x, y)] = min(x, y) }
  }
}

/// A reason to take two members for one.
struct Link: Comparable {
  /// Links of higher strength are followed first.
  let strength: Int
  /// `first < second`.
  let first: Int
  let second: Int
  /// Whether not even a conflict speaks against it.
  let isCertain: Bool

  init(_ first: Int, _ second: Int, strength: Int, isCertain: Bool = false) {
    self.first = min(first, second)
    self.second = max(first, second)
    self.strength = strength
    self.isCertain = isCertain
  }

  static func < (a: Link, b: Link) -> Bool {
    (b.strength, a.first, a.second) < (a.strength, b.first, b.second)
  }
}

/// Groups members by their links, strongest first; a link is passed over when its groups hold two
/// members of which `conflict` says that they cannot be one, unless it is certain.
///
/// Constrained agglomerative clustering with single linkage. The result is a function of the sets
/// of members and links.
/// - Returns: the members of each group, sorted; groups in the order of their first members.
func clusters(
  of members: [Int], links: [Link], conflict: (Int, Int) -> Bool
) -> [[Int]] {
  var groups: [Int: [Int]] = [:]
  var home: [Int: Int] = [:]
  for member in members {
    groups[member] = [member]
    home[member] = member
  }
  for link in links.sorted() {
    guard let a = home[link.first], let b = home[link.second], a != b else { continue }
    if !link.isCertain, let first = groups[a], let second = groups[b],
      first.contains(where: { x in second.contains { conflict(x, $0) } })
    {
      continue
    }
    let gone = groups.removeValue(forKey: max(a, b)) ?? []
    for member in gone { home[member] = min(a, b) }
    groups[min(a, b), default: []].append(contentsOf: gone)
  }
  return groups.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
}
