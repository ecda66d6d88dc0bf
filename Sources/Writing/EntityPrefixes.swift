import Ontology

/// The prefixes by which a graph's terms and entities are named without being declared.
public enum EntityPrefixes {
  /// The vocabularies; and with a base, what stands under it, as Turtle names it.
  ///
  /// - Parameter base: what the IRIs of entities start with, if that is known.
  /// - Returns: by prefix, each with what it stands for.
  public static func all(base: String?) -> [(prefix: String, iri: String)] {
    var known = Dictionary(uniqueKeysWithValues: Namespace.all.map { ($0.prefix, $0.iri) })
    if let base {
      let kinds = EntityKind.all.map { $0.term.name.lowercased() } + EntityKind.Superkind.allCases.map { $0.rawValue.drop { $0 != ":" }.dropFirst().lowercased() }
      for segment in kinds + SourceNode.allCases.map(\.segment) where known[segment] == nil {
        known[segment] = base + segment + "/"
      }
    }
    return known.map { (prefix: $0.key, iri: $0.value) }.sorted { $0.prefix < $1.prefix }
  }
}
