import Lexicon

/// The pairings that an article has told so far, by the divisions that they lie in.
struct KnownPairs {
  private struct Keys: Hashable {
    let supporter: String
    let supported: String
  }

  private let gazetteer: Gazetteer
  /// Told as they are.
  private var exact: Set<Keys> = []
  /// Told of a part of each side, or of the side itself.
  private var parts: Set<Keys> = []
  /// Told of a part of one side, and of the other itself.
  private var supporterParts: Set<Keys> = []
  private var supportedParts: Set<Keys> = []

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  var isEmpty: Bool { exact.isEmpty }

  /// - Complexity: O(1): a division has few ancestors.
  mutating func insert(_ pair: PairingRules.Pair) {
    guard exact.insert(Keys(supporter: pair.supporter.key, supported: pair.supported.key)).inserted else { return }
    let supported = line(of: pair.supported)
    for supporter in line(of: pair.supporter) {
      supporterParts.insert(Keys(supporter: supporter, supported: pair.supported.key))
      for supported in supported { parts.insert(Keys(supporter: supporter, supported: supported)) }
    }
    for supported in supported {
      supportedParts.insert(Keys(supporter: pair.supporter.key, supported: supported))
    }
  }

  /// Whether a pairing was told that is the same, or says the same more narrowly.
  func hasPart(of pair: PairingRules.Pair) -> Bool {
    parts.contains(Keys(supporter: pair.supporter.key, supported: pair.supported.key))
  }

  /// Whether a pairing was told that is the same, or says the same more widely.
  func hasWhole(of pair: PairingRules.Pair) -> Bool {
    let supported = line(of: pair.supported)
    return line(of: pair.supporter).contains { supporter in
      supported.contains { exact.contains(Keys(supporter: supporter, supported: $0)) }
    }
  }

  /// Whether a pairing was told that has one side with this one, and the other narrower.
  func hasPartOfOneSide(of pair: PairingRules.Pair) -> Bool {
    let keys = Keys(supporter: pair.supporter.key, supported: pair.supported.key)
    return supporterParts.contains(keys) || supportedParts.contains(keys)
  }

  /// Whether a pairing was told of which each side is the same, a part, or the whole of this one's.
  func hasRelative(of pair: PairingRules.Pair) -> Bool {
    let (supporter, supported) = (pair.supporter.key, pair.supported.key)
    return hasPart(of: pair) || hasWhole(of: pair)
      || line(of: pair.supporter).contains { supportedParts.contains(Keys(supporter: $0, supported: supported)) }
      || line(of: pair.supported).contains { supporterParts.contains(Keys(supporter: supporter, supported: $0)) }
  }

  /// A division and those that it lies in.
  private func line(of region: Region) -> [String] {
    [region.key] + gazetteer.ancestors(of: region.key).map(\.key)
  }
}
