/// So many persons of one name that not each can be weighed against each other: whom each is weighed
/// against, and what sets them apart.
struct PersonCrowd {
  /// With fewer, all pairs are weighed.
  static let least = 256
  /// How many neighbours in time each has of those who share a companion or a province with it.
  private static let window = 16

  private let profiles: [PersonProfile]
  private let weigher: PersonWeigher
  private let name: Int

  init(_ profiles: [PersonProfile], _ weigher: PersonWeigher, name: Int) {
    self.profiles = profiles
    self.weigher = weigher
    self.name = name
  }

  /// Pairs near in time, sorted, without repetition.
  var neighbours: [PersonResolver.Pair] {
    let days = profiles.map { weigher.firstDay(of: $0) }
    var blocks: [Int: [Int]] = [:]
    for (index, profile) in profiles.enumerated() {
      for feature in weigher.features(of: profile, name: name) { blocks[feature, default: []].append(index) }
    }
    var found: Set<PersonResolver.Pair> = []
    for var block in blocks.values where block.count > 1 {
      block.sort { (days[$0], $0) < (days[$1], $1) }
      for (place, first) in block.enumerated() {
        for second in block[(place + 1)...].prefix(Self.window) { found.insert(.init(first, second)) }
      }
    }
    return found.sorted()
  }

  /// Those with the same offices on the same days are in conflict with the same others; where all
  /// offices are of one region, days do not matter.
  func standings(apart: Set<Int>) -> [Standing] {
    let isOneRegion = Set(profiles.flatMap { $0.tenures.map(\.region) }).count < 2
    struct Office: Hashable {
      let region: Int
      let isFormer: Bool
      let day: Int?
    }
    var kinds: [Set<Office>: Int] = [:]
    return profiles.enumerated().map { index, profile in
      if apart.contains(index) { return Standing(document: index, kind: -1 - index) }
      let offices = Set(
        profile.tenures.map { tenure in
          isOneRegion
            ? Office(region: tenure.region, isFormer: false, day: nil)
            : Office(region: tenure.region, isFormer: tenure.isFormer, day: tenure.day)
        })
      let kind = kinds[offices] ?? kinds.count
      kinds[offices] = kind
      // Those of one document are one already.
      return Standing(document: index, kind: kind)
    }
  }
}

/// Persons of known office, by what may recommend them for one without.
struct PersonCandidates {
  private let count: Int
  /// Positions by feature; `nil` when they are so few that all are asked.
  private var places: [Int: [Int]]?
  private var national: [Int] = []
  private let weigher: PersonWeigher
  private let name: Int

  /// - Parameter isWhole: whether all are asked, however many.
  init(_ known: [PersonProfile], _ weigher: PersonWeigher, name: Int, isWhole: Bool) {
    count = known.count
    self.weigher = weigher
    self.name = name
    guard !isWhole, known.count > PersonCrowd.least else { return }
    var places: [Int: [Int]] = [:]
    for (index, profile) in known.enumerated() {
      if profile.isNational { national.append(index) }
      for feature in weigher.features(of: profile, name: name, isExact: true) { places[feature, default: []].append(index) }
    }
    self.places = places
  }

  /// Positions of those who may be someone, sorted.
  func near(_ unknown: PersonProfile) -> [Int] {
    guard let places else { return Array(0..<count) }
    let features = weigher.features(of: unknown, name: name).union(weigher.namedRegions(by: unknown))
    return Set(features.flatMap { places[$0] ?? [] } + national).sorted()
  }
}

extension PersonWeigher {
  /// What someone may share with another of the name, as numbers: names in the same documents, and the
  /// provinces of offices; their regions when these are to be `isExact`.
  fileprivate func features(of profile: PersonProfile, name: Int, isExact: Bool = false) -> Set<Int> {
    var found: Set<Int> = []
    for node in profile.nodes {
      for companion in company[table.nodes[node].document] where Int(companion) != name { found.insert(Int(companion)) }
    }
    for tenure in profile.tenures {
      found.insert(-1 - (isExact ? tenure.region : regions.province(tenure.region)))
    }
    return found
  }

  /// The regions that the documents of someone name, as features.
  fileprivate func namedRegions(by profile: PersonProfile) -> Set<Int> {
    Set(profile.nodes.flatMap { node in neighbourhood[table.nodes[node].document].map { -1 - Int($0) } })
  }

  /// The day of the first document, 0 when none is known.
  fileprivate func firstDay(of profile: PersonProfile) -> Int {
    profile.nodes.compactMap { table.published(table.nodes[$0].document) }.min() ?? 0
  }
}
