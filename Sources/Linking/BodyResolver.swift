/// Decides which bodies, or places, of different documents are one: those of one name, unless the
/// documents put them into different regions.
struct BodyResolver {
  let table: ClaimTable
  let regions: RegionTree

  /// The groups of `family` (`body` or `place`), each a list of nodes.
  func groups(of family: ClaimTable.Family) -> [[Int]] {
    var named: [String: [Int]] = [:]
    for node in table.nodes.indices where table.nodes[node].family == family {
      named[NameForm.body(table.nodes[node].key), default: []].append(node)
    }
    return named.sorted { $0.key < $1.key }.flatMap { split($0.value) }
  }

  /// Parts the nodes of one name by region; those without a region go with the others when there
  /// is only one region to go to.
  private func split(_ nodes: [Int]) -> [[Int]] {
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
    if groups.count == 1 {
      groups[0] = (groups[0] + unplaced).sorted()
    } else if !unplaced.isEmpty {
      groups.append(unplaced)
    }
    return groups
  }

  private func compatible(_ a: [String], _ b: [String]) -> Bool {
    a.contains { x in b.contains { regions.distance(x, $0) != nil } }
  }

  /// The regions that claims put a body or place into.
  func regionKeys(of node: Int) -> [String] {
    Set(
      table.keys(of: node, .ofRegion, .region) + table.keys(of: node, .within, .region)
        + table.keys(of: node, .location, .region)
    ).sorted()
  }
}
