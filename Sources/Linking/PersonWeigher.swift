import Claims
import Lexicon
import Ontology

/// Weighs persons of one name against each other.
struct PersonWeigher: Sendable {
  /// Two offices attested within this many days of each other are held at the same time: reports
  /// of a move between provinces are seldom closer.
  private static let sameTime = 400
  /// The same within a province, where moves are quicker.
  private static let sameTimeInProvince = 90

  let table: ClaimTable
  let regions: RegionIndex
  let posts: PostTable
  /// The names of persons in each document, numbered and sorted, without the leaders of the state.
  private(set) var company: [[Int32]] = []
  /// The regions that each document names, sorted.
  private(set) var neighbourhood: [[Int32]] = []
  private(set) var names = Symbols()
  /// The profile of each person node, and its name's number.
  private(set) var profiles: [(profile: PersonProfile, name: Int)] = []

  init(table: ClaimTable, regions: RegionIndex, posts: PostTable) {
    self.table = table
    self.regions = regions
    self.posts = posts
    company = Array(repeating: [], count: table.documents.count)
    neighbourhood = company
    for document in table.documents.indices {
      let published = table.published(document)
      var present: Set<Int32> = []
      var near: Set<Int32> = []
      for node in table.nodesOfDocument[document] {
        switch table.nodes[node].family {
        case .person:
          let name = names.number(of: NameForm.person(table.nodes[node].key))
          let profile = profile(of: node, published: published)
          if !profile.isNational { present.insert(Int32(name)) }
          profiles.append((profile, name))
        case .region: if let number = regions.number(table.nodes[node].key) { near.insert(Int32(number)) }
        default: break
        }
      }
      company[document] = present.sorted()
      neighbourhood[document] = near.sorted()
    }
  }

  private func profile(of node: Int, published: Int?) -> PersonProfile {
    var profile = PersonProfile()
    profile.nodes = [node]
    for number in table.outgoing(node) {
      let fact = table.facts[Int(number)]
      guard fact.relation == .holds, let post = posts.posts[Int(fact.object)] else { continue }
      if let identity = post.identity { profile.posts.insert(identity) }
      if post.key.isNational {
        profile.isNational = true
        continue
      }
      let isFormer = table.qualifiers(of: fact).contains(.former)
      for region in post.regions {
        let rank = PostRank.rank(title: post.key.title, level: regions.level(region))
        profile.tenures.append(
          .init(region: region, isFormer: isFormer, day: published, rank: rank, fact: Int(number)))
      }
    }
    profile.takesPart = table.incoming(node).contains {
      let relation = table.facts[Int($0)].relation
      return relation == .participant || relation == .signatory || relation.general == .participant
    }
    return profile
  }

  // MARK: Pairs

  func evidence(_ a: PersonProfile, _ b: PersonProfile, name: Int) -> PersonEvidence {
    var evidence = PersonEvidence()
    evidence.companions = companions(a, b, name: name)
    judgeVicinity(a, b, name: name, &evidence)
    judgeTimes(a, b, &evidence)
    return evidence
  }

  /// Whether two cannot be one for the offices that they hold at about the same time.
  func areInOfficeAtOnce(_ a: PersonProfile, _ b: PersonProfile, name: Int) -> Bool {
    if a.tenures.isEmpty || b.tenures.isEmpty { return false }
    var evidence = PersonEvidence()
    judgeVicinity(a, b, name: name, &evidence)
    judgeTimes(a, b, &evidence)
    return !evidence.simultaneous.isEmpty
  }

  private func judgeTimes(_ a: PersonProfile, _ b: PersonProfile, _ evidence: inout PersonEvidence) {
    guard evidence.vicinity == .none || evidence.vicinity == .sameProvince else { return }
    evidence.simultaneous = simultaneous(
      a, b, within: evidence.vicinity == .none ? Self.sameTime : Self.sameTimeInProvince)
    evidence.rankFalls = rankFalls(a, b)
  }

  private func judgeVicinity(
    _ a: PersonProfile, _ b: PersonProfile, name: Int, _ evidence: inout PersonEvidence
  ) {
    var best = Int.max
    for x in a.tenures {
      for y in b.tenures {
        var distance = regions.distance(x.region, y.region)
        if distance == nil, regions.province(x.region) == regions.province(y.region) { distance = 99 }
        guard let distance, distance < best else { continue }
        best = distance
        evidence.vicinity = distance == 0 ? .same : distance == 99 ? .sameProvince : .nested
        evidence.vicinityFacts = [x.fact, y.fact]
        evidence.isDistinctive =
          distance == 99 && names.strings[name].unicodeScalars.count > 2
          && min(x.rank ?? 0, y.rank ?? 0) >= Self.distinctiveRank
      }
      if best == 0 { return }
    }
  }

  /// Offices of the county and above: some thousands in a province, of whom hardly two have one name
  /// of three characters.
  private static let distinctiveRank = 2

  /// Names that documents of both name, but their own, sorted by number.
  func companions(_ a: PersonProfile, _ b: PersonProfile, name: Int) -> [Int] {
    var found: Set<Int> = []
    let (first, second) = (documents(of: a), documents(of: b))
    if first.count == 1, second.count == 1 {
      return Self.common(company[first[0]], company[second[0]]).filter { $0 != name }
    }
    let others = Set(second.flatMap { company[$0] })
    for document in first {
      for companion in company[document] where others.contains(companion) { found.insert(Int(companion)) }
    }
    found.remove(name)
    return found.sorted()
  }

  func documents(of profile: PersonProfile) -> [Int] {
    profile.nodes.map { table.nodes[$0].document }
  }

  private static func common(_ a: [Int32], _ b: [Int32]) -> [Int] {
    var found: [Int] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        found.append(Int(a[i]))
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return found
  }

  /// Two offices, not once held, attested at about the same time.
  private func simultaneous(_ a: PersonProfile, _ b: PersonProfile, within days: Int) -> [Int] {
    for x in a.tenures where !x.isFormer {
      for y in b.tenures where !y.isFormer {
        guard let first = x.day, let second = y.day else { return [x.fact, y.fact] }
        if abs(first - second) < days { return [x.fact, y.fact] }
      }
    }
    return []
  }

  private func rankFalls(_ a: PersonProfile, _ b: PersonProfile) -> Bool {
    guard let x = Self.span(a), let y = Self.span(b) else { return false }
    if x.last < y.first { return y.rank < x.rank }
    return y.last < x.first && x.rank < y.rank
  }

  private static func span(_ profile: PersonProfile) -> (first: Int, last: Int, rank: Int)? {
    let held = profile.tenures.filter { !$0.isFormer }
    let days = held.compactMap(\.day)
    guard let first = days.min(), let last = days.max(), let rank = held.compactMap(\.rank).max()
    else { return nil }
    return (first, last, rank)
  }

  /// Whether someone of known office is likely the one without office.
  func recommends(_ known: PersonProfile, _ unknown: PersonProfile, name: Int) -> Bool {
    if known.isNational { return true }
    if companions(known, unknown, name: name).count >= 2 { return true }
    return namedRegion(known, unknown) != nil
  }

  /// An office of a region that a document names in which the unknown one takes part in something.
  func namedRegion(_ known: PersonProfile, _ unknown: PersonProfile) -> Int? {
    guard unknown.takesPart else { return nil }
    for node in unknown.nodes {
      let near = neighbourhood[table.nodes[node].document]
      for tenure in known.tenures where near.contains(Int32(tenure.region)) { return tenure.fact }
    }
    return nil
  }
}
