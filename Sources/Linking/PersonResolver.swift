import Ontology

/// Decides which persons of one name are one.
///
/// - Certain: one office, held or once held (市长@620100 in both), or an office of the state.
/// - Likely: offices in one region, or in a region and its parent; two companions in common.
/// - A person without office joins the only one whom companions or, for a participant of an event,
///   regions recommend.
/// - Against: offices held at about the same time in regions of which neither holds the other.
///
/// What is neither certain nor likely stays apart.
struct PersonResolver {
  /// Two offices attested within this many days of each other are held at the same time: reports
  /// of a move between provinces are seldom closer.
  private static let sameTime = 400
  /// Companions in common from which on two persons of a name are taken for one.
  private static let companionsNeeded = 2

  let table: ClaimTable
  let regions: RegionTree
  /// What identifies an anchored post node; `nil` for others.
  let postIdentity: (Int) -> String?
  /// Regions of a post node.
  let postRegions: (Int) -> [String]

  func groups() -> [[Int]] {
    var named: [String: [PersonProfile]] = [:]
    for number in table.documents.indices {
      let nodes = table.nodesOfDocument[number]
      let persons = nodes.filter { table.nodes[$0].family == .person }
      if persons.isEmpty { continue }
      let neighbourhood = Set(
        nodes.lazy.filter { table.nodes[$0].family == .region }.map { table.nodes[$0].key })
      var profiles = persons.map(profile)
      let companions = Set(
        profiles.filter { !$0.isNational }.flatMap(\.nodes).map {
          NameForm.person(table.nodes[$0].key)
        })
      for (index, node) in persons.enumerated() {
        let name = NameForm.person(table.nodes[node].key)
        profiles[index].companions = companions.subtracting([name])
        profiles[index].neighbourhood = neighbourhood
        named[name, default: []].append(profiles[index])
      }
    }
    return named.sorted { $0.key < $1.key }.flatMap { resolve($0.value) }
  }

  private func profile(of node: Int) -> PersonProfile {
    var profile = PersonProfile()
    profile.nodes = [node]
    let document = table.documents[table.nodes[node].document]
    let day = document.metadata.publicationDate.flatMap(Day.number)
    for number in table.outgoing[node] {
      let fact = table.facts[number]
      guard fact.relation == .holds, case .node(let post) = fact.target else { continue }
      if let identity = postIdentity(post) { profile.posts.insert(identity) }
      if PostKey(table.nodes[post].key).isNational { profile.isNational = true }
      let isFormer = table.claim(fact).qualifiers.contains(.former)
      for region in postRegions(post) where region != RegionTree.country {
        profile.tenures.insert(.init(region: region, isFormer: isFormer, day: day))
      }
    }
    profile.takesPart = table.incoming[node].contains {
      let relation = table.facts[$0].relation
      return relation == .participant || relation == .signatory || relation.general == .participant
    }
    return profile
  }

  /// The groups of one name.
  private func resolve(_ profiles: [PersonProfile]) -> [[Int]] {
    if profiles.count == 1 { return profiles.map(\.nodes) }
    let merged = mergeCertain(profiles)
    let officials = merged.filter { !$0.posts.isEmpty || !$0.tenures.isEmpty }
    let others = merged.filter { $0.posts.isEmpty && $0.tenures.isEmpty }
    var known = group(officials)
    var unknown = group(others)
    for index in unknown.indices.reversed() {
      let candidates = known.indices.filter { recommends(known[$0], unknown[index]) }
      guard candidates.count == 1 else { continue }
      known[candidates[0]].formUnion(unknown.remove(at: index))
    }
    return (known + unknown).map { $0.nodes.sorted() }
  }

  /// Unites those of one document (a name written in two ways), those who share an office, and
  /// those with offices of the state.
  private func mergeCertain(_ profiles: [PersonProfile]) -> [PersonProfile] {
    var sets = DisjointSets(count: profiles.count)
    var holder: [String: Int] = [:]
    var seenIn: [Int: Int] = [:]
    var national: Int?
    for (index, profile) in profiles.enumerated() {
      for node in profile.nodes {
        let document = table.nodes[node].document
        if let first = seenIn[document] { sets.unite(first, index) }
        seenIn[document] = index
      }
      for post in profile.posts {
        if let first = holder[post] { sets.unite(first, index) } else { holder[post] = index }
      }
      if profile.isNational {
        if let national { sets.unite(national, index) }
        national = national ?? index
      }
    }
    var merged: [Int: PersonProfile] = [:]
    for (index, profile) in profiles.enumerated() {
      merged[sets.representative(of: index), default: PersonProfile()].formUnion(profile)
    }
    return merged.sorted { $0.key < $1.key }.map(\.value)
  }

  private func group(_ profiles: [PersonProfile]) -> [PersonProfile] {
    var links: [Link] = []
    for a in profiles.indices {
      for b in profiles.indices where a < b {
        let strength = likeness(profiles[a], profiles[b])
        if strength > 0 { links.append(Link(a, b, strength: strength)) }
      }
    }
    return clusters(of: Array(profiles.indices), links: links) { a, b in
      conflict(profiles[a], profiles[b])
    }.map { members in
      members.dropFirst().reduce(into: profiles[members[0]]) { $0.formUnion(profiles[$1]) }
    }
  }

  private func likeness(_ a: PersonProfile, _ b: PersonProfile) -> Int {
    switch distance(a, b) {
    case 0: return 3
    case 1: return 2
    default:
      return a.companions.intersection(b.companions).count >= Self.companionsNeeded ? 1 : 0
    }
  }

  /// The fewest levels between a region of one and a region of the other.
  private func distance(_ a: PersonProfile, _ b: PersonProfile) -> Int? {
    let (x, y) = (Set(a.tenures.map(\.region)), Set(b.tenures.map(\.region)))
    return x.lazy.flatMap { region in y.lazy.compactMap { regions.distance(region, $0) } }.min()
  }

  private func conflict(_ a: PersonProfile, _ b: PersonProfile) -> Bool {
    if distance(a, b) != nil { return false }
    return a.tenures.contains { x in
      !x.isFormer
        && b.tenures.contains { y in
          guard !y.isFormer else { return false }
          guard let first = x.day, let second = y.day else { return true }
          return abs(first - second) < Self.sameTime
        }
    }
  }

  /// Whether someone of known office is likely the one without office.
  private func recommends(_ known: PersonProfile, _ unknown: PersonProfile) -> Bool {
    if known.isNational { return true }
    if known.companions.intersection(unknown.companions).count >= Self.companionsNeeded {
      return true
    }
    return unknown.takesPart
      && known.tenures.contains { unknown.neighbourhood.contains($0.region) }
  }
}
