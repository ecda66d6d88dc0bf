/// Decides which bodies, or places, or things of a declared kind, of different documents are one: those of one name, unless the
/// documents put them into different regions.
struct BodyResolver {
  let table: ClaimTable
  let regions: RegionIndex
  var constraints = LinkConstraints()

  /// The groups of `family` (`body`, `place` or `named`), each a list of nodes.
  func groups(of family: ClaimTable.Family) -> [[Int]] {
    var named: [String: [Int]] = [:]
    for node in table.nodes.indices where table.nodes[node].family == family {
      named[NameForm.body(table.nodes[node].key), default: []].append(node)
    }
    return constraints.unite(named.sorted { $0.key < $1.key }.flatMap { split($0.value) })
  }

  /// Parts the nodes of one name by region; those without a region go with the others when there
  /// is only one region to go to.
  private func split(_ nodes: [Int]) -> [[Int]] {
    if nodes.count == 1 { return [nodes] }
    var placed: [[String]: [Int]] = [:]
    for node in nodes { placed[regionKeys(of: node), default: []].append(node) }
    let unplaced = placed.removeValue(forKey: []) ?? []
    let sets = placed.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var links: [Link] = []
    for a in sets.indices {
      for b in sets.indices where a < b && compatible(sets[a].key, sets[b].key) {
        links.append(Link(a, b, strength: 1))
      }
    }
    var groups = clusters(of: Array(sets.indices), links: links) { a, b in
      !compatible(sets[a].key, sets[b].key)
    }.map { $0.flatMap { sets[$0].value }.sorted() }
    if !constraints.different.isEmpty { groups = groups.flatMap(parted) }
    if groups.count == 1, constraints.parted(groups[0].map { [$0] } + unplaced.map { [$0] }).isEmpty {
      groups[0] = (groups[0] + unplaced).sorted()
    } else if !unplaced.isEmpty {
      groups.append(unplaced)
    }
    return groups
  }

  /// A group without those that the user has parted.
  private func parted(_ group: [Int]) -> [[Int]] {
    let parted = constraints.parted(group.map { [$0] })
    if parted.isEmpty { return [group] }
    let members = Array(group.indices)
    let links = members.flatMap { a in members.filter { $0 > a }.map { Link(a, $0, strength: 1) } }
    return clusters(of: members, links: links) { parted.contains(.init($0, $1)) }
      .map { $0.map { group[$0] } }
  }

  private func compatible(_ a: [String], _ b: [String]) -> Bool {
    a.contains { x in
      b.contains { y in
        if x == y { return true }
        guard let first = regions.number(x), let second = regions.number(y) else { return false }
        return regions.distance(first, second) != nil
      }
    }
  }

  /// The regions that claims put a body or place into.
  func regionKeys(of node: Int) -> [String] {
    let keys =
      table.keys(of: node, .ofRegion, .region) + table.keys(of: node, .within, .region)
      + table.keys(of: node, .location, .region)
    return keys.count < 2 ? keys : Set(keys).sorted()
  }
}
