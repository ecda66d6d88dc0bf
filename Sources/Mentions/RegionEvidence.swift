import Lexicon

/// Which divisions an article speaks of, as far as one reading fixes them: what decides between
/// namesakes.
struct RegionEvidence {
  private(set) var direct: [Int32: Int] = [:]
  private var below: [Int32: Int] = [:]
  private var succeeded: [Int32: Int] = [:]
  /// How many listed townships the article names that lie in a county, or in a namesake's.
  private var townships: [Int32: Int] = [:]
  private let gazetteer: Gazetteer

  init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  mutating func add(_ division: Int32, count: Int = 1) {
    direct[division, default: 0] += count
    if let successor = gazetteer.divisions[Int(division)].successors.first,
      let place = gazetteer.place(of: successor)
    {
      succeeded[place, default: 0] += count
    }
    var next = division
    while next >= 0 {
      below[next, default: 0] += count
      next = gazetteer.parents[Int(next)]
    }
  }

  mutating func addTownship(in counties: Set<Int32>) {
    for county in counties { townships[county, default: 0] += 1 }
  }

  /// How many of the townships that the article names may lie in a county.
  func townships(in county: Int32) -> Int { townships[county] ?? 0 }

  /// How often the article names the division itself.
  func mentions(of division: Int32) -> Int { direct[division] ?? 0 }

  /// How often the article names the division, or one that became it.
  func mentions(ofCurrent division: Int32) -> Int { mentions(of: division) + (succeeded[division] ?? 0) }

  /// How often the article names the division or one in it.
  func mentions(in division: Int32) -> Int { below[division] ?? 0 }

  /// Whether the article names the division that a division lies in.
  func namesParent(of division: Int32) -> Bool {
    let parent = gazetteer.parents[Int(division)]
    return parent >= 0 && mentions(of: parent) > 0
  }

  /// How well a division fits the article: itself named, its parents, its neighbours, its parts.
  func kinship(of division: Int32) -> Int {
    let own = mentions(of: division)
    let inside = mentions(in: division)
    var score = (own > 0 ? 8 : 0) + (inside > own ? 4 : 0)
    var parent = gazetteer.parents[Int(division)]
    var child = inside
    while parent >= 0 {
      let isNear = gazetteer.divisions[Int(parent)].level != .province
      // Municipalities are as near as a prefecture.
      let isParent = isNear || gazetteer.divisions[Int(division)].parent == gazetteer.divisions[Int(parent)].key
      if mentions(of: parent) > 0 { score += isParent ? 5 : 3 }
      if mentions(in: parent) > mentions(of: parent) + child { score += isNear ? 3 : 1 }
      child = mentions(in: parent)
      parent = gazetteer.parents[Int(parent)]
    }
    return score
  }

  /// The provinces of which the article names something.
  var provinces: [Int32] {
    below.keys.filter { gazetteer.parents[Int($0)] < 0 }.sorted()
  }

  /// Divisions named, in no order.
  var named: Dictionary<Int32, Int>.Keys { direct.keys }
}
