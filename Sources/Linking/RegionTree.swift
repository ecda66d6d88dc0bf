import Lexicon

/// How regions stand to each other.
struct RegionTree {
  static let country = "000000"

  private let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// A region and its parents, nearest first, without the country. A division that ended counts as
  /// the one that followed it. A village without a code (`parent/name`) starts at its parent.
  func chain(_ key: String) -> [String] {
    if let slash = key.firstIndex(of: "/") {
      return [key] + chain(String(key[..<slash]))
    }
    let current = successor(of: key)
    return [current] + gazetteer.ancestors(of: current).map(\.key)
  }

  /// The number of levels between two regions of which one holds the other, 0 for one and the
  /// same; `nil` when neither holds the other.
  func distance(_ a: String, _ b: String) -> Int? {
    if a == b { return 0 }
    let (x, y) = (chain(a), chain(b))
    if let first = x.first, let found = y.firstIndex(of: first) { return found }
    if let first = y.first, let found = x.firstIndex(of: first) { return found }
    return nil
  }

  private func successor(of key: String) -> String {
    var current = key
    for _ in 0..<8 {
      guard let region = gazetteer.region(current), region.validTo != nil,
        let next = region.successors.first
      else { break }
      current = next
    }
    return current
  }
}
