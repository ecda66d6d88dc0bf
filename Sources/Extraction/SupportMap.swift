import Claims
import Lexicon
import Ontology

/// Who helps whom, as far as an article's pairings and the list of known ones say: evidence of which way
/// help passes, and no fact of its own.
struct SupportMap {
  private let gazetteer: Gazetteer
  private let pairs: [(supporter: Region, supported: Region)]

  init(_ claims: [Claim], _ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    pairs = claims.compactMap { claim in
      guard claim.relation == .supports, claim.subject.kind == .region, case .entity(let object) = claim.object,
        let supporter = gazetteer.region(claim.subject.key), let supported = gazetteer.region(object.key)
      else { return nil }
      return (supporter, supported)
    }
  }

  /// Whether one division is known to help the other, itself or within a wider or narrower pairing.
  func helps(_ supporter: Region, _ supported: Region) -> Bool {
    pairs.contains { isInLine($0.supporter, supporter) && isInLine($0.supported, supported) }
      || gazetteer.isKnownToSupport(supporter, supported)
  }

  /// The division that another one helps, where the article tells of one alone.
  func supported(by supporter: Region) -> Region? {
    outermost(pairs.filter { $0.supporter == supporter }.map(\.supported))
  }

  /// The division that helps another one, where the article tells of one alone.
  func supporter(of supported: Region) -> Region? {
    outermost(pairs.filter { $0.supported == supported }.map(\.supporter))
  }

  /// The pair that all others lie in.
  /// - Complexity: O(*n*) in the pairs.
  var whole: (supporter: Region, supported: Region)? {
    func holds(_ outer: (supporter: Region, supported: Region), _ inner: (supporter: Region, supported: Region)) -> Bool {
      gazetteer.contains(outer.supporter, inner.supporter) && gazetteer.contains(outer.supported, inner.supported)
    }
    let widest = pairs.dropFirst().reduce(pairs.first) { found, pair in found.map { holds(pair, $0) ? pair : $0 } }
    return widest.flatMap { whole in pairs.allSatisfy { holds(whole, $0) } ? whole : nil }
  }

  /// Whether a division is another one, or holds it.
  func contains(_ outer: Region, _ inner: Region) -> Bool { gazetteer.contains(outer, inner) }

  /// Whether one division is the other, or lies in it.
  func isInLine(_ a: Region, _ b: Region) -> Bool { gazetteer.contains(a, b) || gazetteer.contains(b, a) }

  /// The one division that holds all the others.
  private func outermost(_ regions: [Region]) -> Region? {
    regions.first { whole in regions.allSatisfy { gazetteer.contains(whole, $0) } }
  }
}
