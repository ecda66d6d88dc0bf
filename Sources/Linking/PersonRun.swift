/// The resolving of one name, step by step.
struct PersonRun {
  let weigher: PersonWeigher
  let constraints: LinkConstraints
  let name: Int
  let isRecorded: Bool
  private var steps: [PersonStep] = []

  init(weigher: PersonWeigher, constraints: LinkConstraints, name: Int, isRecorded: Bool) {
    self.weigher = weigher
    self.constraints = constraints
    self.name = name
    self.isRecorded = isRecorded
  }

  mutating func outcome(of profiles: [PersonProfile]) -> PersonResolver.Outcome {
    let merged = mergeCertain(profiles)
    var open: Set<PersonResolver.Pair> = []
    // Positions in `persons`: those of known office first.
    var persons = group(merged.filter(\.hasOffice), from: 0, &open)
    let known = persons.indices
    let candidates = PersonCandidates(Array(persons[known]), weigher, name: name, isWhole: isRecorded)
    persons += group(merged.filter { !$0.hasOffice }, from: known.upperBound, &open)
    var home = Array(persons.indices)
    // Each is judged by what the known ones were before any adoption.
    for index in known.upperBound..<persons.count {
      adopt(index, known: candidates.near(persons[index]), persons, &home, &open)
    }
    var groups: [[Int]] = persons.map { _ in [] }
    for (index, person) in persons.enumerated() { groups[home[index]] += person.nodes }
    var places: [Int: Int] = [:]
    var outcome = PersonResolver.Outcome()
    for (index, group) in groups.enumerated() where !group.isEmpty {
      places[index] = outcome.groups.count
      outcome.groups.append(group.sorted())
    }
    for pair in open {
      guard let a = places[home[pair.first]], let b = places[home[pair.second]], a != b else { continue }
      outcome.open.insert(.init(a, b))
    }
    outcome.steps = steps
    return outcome
  }

  private mutating func record(_ kind: PersonStep.Kind, _ first: [Int], _ second: [Int]) {
    if isRecorded { steps.append(PersonStep(kind: kind, first: first.sorted(), second: second.sorted())) }
  }

  // MARK: Certain

  /// Unites those of one document (a name written in two ways), those who share an office, those
  /// with offices of the state, and those of whom the user says that they are one.
  private mutating func mergeCertain(_ profiles: [PersonProfile]) -> [PersonProfile] {
    var links: [Link] = []
    var kinds: [PersonResolver.Pair: PersonStep.Kind] = [:]
    var holder: [Int: Int] = [:]
    var seenIn: [Int: Int] = [:]
    var national: Int?
    func link(_ a: Int, _ b: Int, _ kind: PersonStep.Kind) {
      let pair = PersonResolver.Pair(a, b)
      if kinds[pair] == nil {
        kinds[pair] = kind
        links.append(Link(a, b, strength: 1))
      }
    }
    for (index, profile) in profiles.enumerated() {
      for node in profile.nodes {
        let document = weigher.table.nodes[node].document
        if let first = seenIn[document] { link(first, index, .sameDocument) }
        seenIn[document] = index
      }
      for post in weigher.posts.sorted(profile.posts) {
        if let first = holder[post] { link(first, index, .sameOffice(post)) } else { holder[post] = index }
      }
      if profile.isNational {
        if let national { link(national, index, .ofTheState) }
        national = national ?? index
      }
    }
    addDecisions(profiles, link)
    let parted = constraints.parted(profiles.map(\.nodes))
    if isRecorded {
      for link in links.sorted() {
        if let kind = kinds[.init(link.first, link.second)] {
          record(kind, profiles[link.first].nodes, profiles[link.second].nodes)
        }
      }
      for pair in parted.sorted() {
        record(.decided(isSame: false), profiles[pair.first].nodes, profiles[pair.second].nodes)
      }
    }
    if parted.isEmpty {
      var sets = DisjointSets(count: profiles.count)
      for link in links { sets.unite(link.first, link.second) }
      var merged: [Int: PersonProfile] = [:]
      for (index, profile) in profiles.enumerated() {
        merged[sets.representative(of: index), default: PersonProfile()].formUnion(profile)
      }
      return merged.sorted { $0.key < $1.key }.map(\.value)
    }
    return clusters(of: Array(profiles.indices), links: links) { parted.contains(.init($0, $1)) }
      .map { Self.union($0.map { profiles[$0] }) }
  }

  private func addDecisions(_ profiles: [PersonProfile], _ link: (Int, Int, PersonStep.Kind) -> Void) {
    for pair in constraints.united(profiles.map(\.nodes)).sorted() {
      link(pair.first, pair.second, .decided(isSame: true))
    }
  }

  private static func union(_ profiles: [PersonProfile]) -> PersonProfile {
    profiles.dropFirst().reduce(into: profiles[0]) { $0.formUnion($1) }
  }

  // MARK: Likely

  private mutating func group(
    _ profiles: [PersonProfile], from offset: Int, _ open: inout Set<PersonResolver.Pair>
  ) -> [PersonProfile] {
    if profiles.count < 2 { return profiles }
    let parted = constraints.parted(profiles.map(\.nodes))
    let crowd = profiles.count > PersonCrowd.least ? PersonCrowd(profiles, weigher, name: name) : nil
    var evidence: [PersonResolver.Pair: PersonEvidence] = [:]
    var links: [Link] = []
    func weigh(_ a: Int, _ b: Int) {
      let weighed = weigher.evidence(profiles[a], profiles[b], name: name)
      record(.weighed(weighed), profiles[a].nodes, profiles[b].nodes)
      if weighed.points > 0 || !weighed.simultaneous.isEmpty { evidence[.init(a, b)] = weighed }
      if weighed.verdict == .one { links.append(Link(a, b, strength: weighed.points)) }
    }
    if let crowd {
      for pair in crowd.neighbours { weigh(pair.first, pair.second) }
    } else {
      for a in profiles.indices { for b in profiles.indices where a < b { weigh(a, b) } }
    }
    let standings = crowd?.standings(apart: Set(parted.flatMap { [$0.first, $0.second] }))
    let groups = clusters(of: Array(profiles.indices), links: links, standing: standings.map { known in { known[$0] } }) { a, b in
      if parted.contains(.init(a, b)) { return true }
      if crowd != nil { return weigher.areInOfficeAtOnce(profiles[a], profiles[b], name: name) }
      return evidence[.init(a, b)]?.simultaneous.isEmpty == false
    }
    var place: [Int: Int] = [:]
    for (number, group) in groups.enumerated() { for member in group { place[member] = number } }
    for (pair, weighed) in evidence.sorted(by: { $0.key < $1.key }) where weighed.verdict != .apart {
      guard let a = place[pair.first], let b = place[pair.second], a != b,
        !parted.contains(pair)
      else { continue }
      open.insert(.init(a + offset, b + offset))
      if weighed.verdict == .one, isRecorded {
        let reason = groups[a].lazy.flatMap { x in
          groups[b].lazy.compactMap { evidence[.init(x, $0)] }
        }.first { !$0.simultaneous.isEmpty }
        record(
          .refused(weighed, because: reason ?? PersonEvidence()), profiles[pair.first].nodes,
          profiles[pair.second].nodes)
      }
    }
    return groups.map { Self.union($0.map { profiles[$0] }) }
  }

  /// Gives a person without office to the only candidate.
  /// - Parameter known: those of known office who may be one.
  private mutating func adopt(
    _ index: Int, known: [Int], _ persons: [PersonProfile], _ home: inout [Int],
    _ open: inout Set<PersonResolver.Pair>
  ) {
    let unknown = persons[index]
    let candidates = known.filter { candidate in
      weigher.recommends(persons[candidate], unknown, name: name)
        && constraints.parted([persons[candidate].nodes, unknown.nodes]).isEmpty
    }
    if candidates.count == 1 {
      home[index] = candidates[0]
      let found = persons[candidates[0]]
      record(
        .adopted(
          by: found.isNational ? nil : weigher.namedRegion(found, unknown),
          weigher.companions(found, unknown, name: name)),
        found.nodes, unknown.nodes)
      return
    }
    for candidate in candidates {
      open.insert(.init(candidate, index))
      record(.ambiguous(candidates.count), persons[candidate].nodes, unknown.nodes)
    }
    if !candidates.isEmpty { return }
    for candidate in known {
      let weighed = weigher.evidence(persons[candidate], unknown, name: name)
      record(.weighed(weighed), persons[candidate].nodes, unknown.nodes)
      if weighed.verdict != .apart { open.insert(.init(candidate, index)) }
    }
  }
}
