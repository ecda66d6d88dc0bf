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

/// What decides whether two members of a group cannot be one, beside the links.
struct Standing {
  /// Two of one document are never one.
  let document: Int
  /// A number: members of one kind are in conflict with the same others.
  let kind: Int
}

/// Groups members by their links, strongest first; a link is passed over when its groups hold two
/// members of which `conflict` says that they cannot be one, unless it is certain.
///
/// Constrained agglomerative clustering with single linkage. The result is a function of the sets
/// of members and links.
/// - Parameters:
///   - standing: What else is known of a member; `nil` where each is of a kind of its own.
///   - conflict: Asked for one member of each of two kinds.
/// - Returns: the members of each group, sorted; groups in the order of their first members.
/// - Complexity: O(*n* log *n*) in the links, and the square of the kinds of a group.
func clusters(
  of members: [Int], links: [Link], standing: ((Int) -> Standing)? = nil,
  conflict: (Int, Int) -> Bool
) -> [[Int]] {
  struct Group {
    var members: [Int]
    var documents: Set<Int>
    /// One member of each kind.
    var kinds: [Int: Int]
  }
  var groups: [Group] = []
  var home: [Int: Int] = [:]
  for member in members {
    home[member] = groups.count
    let known = standing?(member)
    groups.append(
      Group(
        members: [member], documents: Set(known.map { [$0.document] } ?? []),
        kinds: [known?.kind ?? member: member]))
  }
  for link in links.sorted() {
    guard let a = home[link.first], let b = home[link.second], a != b else { continue }
    let (large, small) = groups[a].members.count < groups[b].members.count ? (b, a) : (a, b)
    if !link.isCertain {
      if groups[small].documents.contains(where: groups[large].documents.contains) { continue }
      let others = groups[large].kinds.values
      if groups[small].kinds.values.contains(where: { x in others.contains { conflict(x, $0) } }) { continue }
    }
    for member in groups[small].members { home[member] = large }
    groups[large].members += groups[small].members
    groups[large].documents.formUnion(groups[small].documents)
    groups[large].kinds.merge(groups[small].kinds) { first, _ in first }
    groups[small] = Group(members: [], documents: [], kinds: [:])
  }
  return groups.lazy.map(\.members).filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
}

/// How many neighbours in time a member of a block is compared with on either side: more that could
/// be one with it are so with each other.
let neighboursCompared = 64
