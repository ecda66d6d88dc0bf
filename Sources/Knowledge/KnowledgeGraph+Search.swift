public import Ontology

/// An entity that answers to a name, and how well.
public struct NameMatch: Hashable, Sendable {
  /// How a name fits, best first.
  public enum Quality: Int, Hashable, Comparable, Sendable {
    case iri, label, alias, beginning, part

    public static func < (a: Quality, b: Quality) -> Bool { a.rawValue < b.rawValue }
  }

  public let quality: Quality
  /// Position in ``KnowledgeGraph/entities``.
  public let entity: Int
}

extension KnowledgeGraph {
  /// The entities that answer to a name: by IRI, by their whole label or alias, by the beginning of
  /// one, by a part of one. Best quality first, shorter labels first, then by IRI. White space and
  /// the marks 《》 around the name do not count.
  ///
  /// - Parameter kinds: only entities of one of these; all when empty.
  /// - Complexity: O(*n*) in the bytes of all labels.
  public func entities(named name: String, kinds: Set<EntityKind> = []) -> [NameMatch] {
    let wanted = Self.folded(name)
    guard !wanted.isEmpty else { return [] }
    var found: [(match: NameMatch, length: Int)] = []
    for (position, entity) in entities.enumerated() {
      if !kinds.isEmpty && kinds.isDisjoint(with: entity.kinds) { continue }
      guard let quality = entity.quality(of: wanted, iri: name) else { continue }
      found.append((NameMatch(quality: quality, entity: position), entity.label.utf8.count))
    }
    return found.sorted {
      ($0.match.quality, $0.length, $0.match.entity) < (
        $1.match.quality, $1.length, $1.match.entity
      )
    }.map(\.match)
  }

  /// A name without white space and the marks 《》 around it.
  package static func foldedName(_ name: String) -> String { String(decoding: folded(name), as: UTF8.self) }

  fileprivate static func folded(_ name: String) -> [UInt8] {
    var scalars = name.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace || first == "《" {
      scalars.removeFirst()
    }
    while let last = scalars.last, last.properties.isWhitespace || last == "》" {
      scalars.removeLast()
    }
    return Array(String(scalars).utf8)
  }
}

extension Entity {
  fileprivate func quality(of wanted: [UInt8], iri name: String) -> NameMatch.Quality? {
    if iri == name { return .iri }
    var best: NameMatch.Quality?
    func consider(_ text: String, whole: NameMatch.Quality) {
      let bytes = KnowledgeGraph.folded(text)
      let quality: NameMatch.Quality
      if bytes == wanted {
        quality = whole
      } else if bytes.starts(with: wanted) {
        quality = .beginning
      } else if bytes.contains(wanted) {
        quality = .part
      } else {
        return
      }
      best = min(best ?? quality, quality)
    }
    consider(label, whole: .label)
    for attribute in attributes {
      if attribute.relation == .label {
        consider(attribute.value.lexical, whole: .label)
      } else if attribute.relation.isName {
        consider(attribute.value.lexical, whole: .alias)
      }
    }
    return best
  }
}

extension [UInt8] {
  /// Whether `part` stands in these bytes; as both are UTF-8, only at scalars' boundaries.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count else { return false }
    for start in 0...(count - part.count)
    where self[start] == first && self[start..<(start + part.count)].elementsEqual(part) {
      return true
    }
    return false
  }
}
