public import Knowledge

/// Why a name stands for no one entity.
public enum EntityReferenceError: Error, Hashable, Sendable {
  case unknown(String)
  /// Entities, positions in the graph, that the name may mean, best first.
  case ambiguous(String, candidates: [Int])
}

extension KnowledgeGraph {
  /// The one entity that a name means: an IRI, an IRI with its base shortened as Turtle shortens it
  /// (`person:…`), a whole label, an alias or abbreviation, or a part of a name that only one has.
  ///
  /// - Complexity: O(*n*) in the bytes of all labels.
  public func entity(meantBy name: String, base: String) throws(EntityReferenceError) -> Int {
    if let known = index(ofReference: name, base: base) { return known }
    let matches = entities(named: name)
    guard let best = matches.first else { throw .unknown(name) }
    for quality in [NameMatch.Quality.label, .alias] {
      let equals = matches.filter { $0.quality == quality }
      if let only = equals.first, equals.count == 1 { return only.entity }
      if !equals.isEmpty { throw .ambiguous(name, candidates: equals.map(\.entity)) }
    }
    if matches.count == 1 { return best.entity }
    throw .ambiguous(name, candidates: matches.map(\.entity))
  }

  /// The entity of an IRI, whole or with its base shortened as Turtle shortens it (`person:…`).
  ///
  /// - Complexity: O(log *n*).
  public func index(ofReference name: String, base: String) -> Int? {
    Self.iris(ofReference: name, base: base).lazy.compactMap { index(of: $0) }.first
  }

  /// The IRIs that a name may be: whole, or with its base shortened as Turtle shortens it.
  public static func iris(ofReference name: String, base: String) -> [String] {
    guard let colon = name.firstIndex(of: ":") else { return [name] }
    return [name, base + name[..<colon] + "/" + name[name.index(after: colon)...]]
  }
}
