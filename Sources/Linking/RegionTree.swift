import Claims
import Lexicon

/// How regions stand to each other.
struct RegionTree: Sendable {
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

extension PostKey {
  /// An office of the state as a whole.
  var isNational: Bool { body == .region(RegionTree.country) }
}
