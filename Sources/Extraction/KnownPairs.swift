import Lexicon

/// The pairings that an article has told so far, by the divisions that they lie in.
struct KnownPairs {
  /// Two divisions, by their keys.
  struct Pair: Hashable {
    let supporter: String
    let supported: String
  }

  private let gazetteer: Gazetteer
  /// Told as they are.
  private var exact: Set<Pair> = []
  /// Told of a part of each side, or of the side itself.
  private var parts: Set<Pair> = []
  /// Told of a part of one side, and of the other itself.
  private var supporterParts: Set<Pair> = []
  private var supportedParts: Set<Pair> = []

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  var isEmpty: Bool { exact.isEmpty }

  /// - Complexity: O(1): a division has few ancestors.
  mutating func insert(_ pair: Pair) {
    guard exact.insert(pair).inserted else { return }
    let supported = line(of: pair.supported)
    for supporter in line(of: pair.supporter) {
      supporterParts.insert(Pair(supporter: supporter, supported: pair.supported))
      for supported in supported { parts.insert(Pair(supporter: supporter, supported: supported)) }
    }
    for supported in supported {
      supportedParts.insert(Pair(supporter: pair.supporter, supported: supported))
    }
  }

  /// Whether a pairing was told that is the same, or says the same more narrowly.
  func hasPart(of pair: Pair) -> Bool { parts.contains(pair) }

  /// Whether a pairing was told that is the same, or says the same more widely.
  func hasWhole(of pair: Pair) -> Bool {
    let supported = line(of: pair.supported)
    return line(of: pair.supporter).contains { supporter in
      supported.contains { exact.contains(Pair(supporter: supporter, supported: $0)) }
    }
  }

  /// Whether a pairing was told that has one side with this one, and the other narrower.
  func hasPartOfOneSide(of pair: Pair) -> Bool {
    supporterParts.contains(pair) || supportedParts.contains(pair)
  }

  /// Whether a pairing was told of which each side is the same, a part, or the whole of this one's.
  func hasRelative(of pair: Pair) -> Bool {
    let (supporter, supported) = (pair.supporter, pair.supported)
    return hasPart(of: pair) || hasWhole(of: pair)
      || line(of: pair.supporter).contains { supportedParts.contains(Pair(supporter: $0, supported: supported)) }
      || line(of: pair.supported).contains { supporterParts.contains(Pair(supporter: supporter, supported: $0)) }
  }

  /// A division and those that it lies in.
  private func line(of division: String) -> [String] {
    [division] + gazetteer.ancestors(of: division).map(\.key)
  }
}

extension KnownPairs.Pair {
  init(_ supporter: Region, _ supported: Region) {
    self.init(supporter: supporter.key, supported: supported.key)
  }
}
