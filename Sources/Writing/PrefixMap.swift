import Knowledge
import Ontology

/// Which prefixes a Turtle document declares, and how it shortens the IRIs of entities.
///
/// Under the base, what stands before the next slash becomes a prefix of its own: with the base
/// `https://shanhai.example/id/`, the IRI `https://shanhai.example/id/person/王某-1a2b` is
/// `person:王某-1a2b`. IRIs elsewhere, and local names that Turtle would want escaped, are written
/// in full.
struct PrefixMap {
  let base: String
  /// Prefix and namespace, sorted by prefix: those that the document uses.
  private(set) var declarations: [(prefix: String, iri: String)] = []
  /// The segments that are a vocabulary's prefix already.
  private var taken: Set<Substring> = []

  /// - Complexity: O(*n*) in the size of the graph.
  init(base: String, graph: KnowledgeGraph, provenance: ProvenanceForm) {
    self.base = base
    var namespaces: Set<Namespace> = []
    var segments: Set<Substring> = []
    var relations: Set<Relation> = []
    var kinds: Set<EntityKind> = []
    var hasSources = false
    func note(_ iri: String) {
      if let (segment, _) = shortened(iri) { segments.insert(segment) }
    }
    for entity in graph.entities {
      note(entity.iri)
      kinds.formUnion(entity.kinds)
      for (relation, literal) in GraphProjection.literals(of: entity) {
        relations.insert(relation)
        if TurtleWriter.needsDatatype(literal) { namespaces.insert(.xsd) }
      }
      hasSources = hasSources || entity.attributes.contains { !$0.provenance.isEmpty }
    }
    for edge in graph.edges {
      relations.insert(edge.relation)
      hasSources = hasSources || !edge.provenance.isEmpty
    }
    for kind in kinds { namespaces.formUnion(kind.classes.map(\.namespace)) }
    if relations.contains(.holds) { namespaces.insert(.shan) }
    namespaces.formUnion(relations.map(\.term.namespace))
    if hasSources && provenance.isTriples {
      namespaces.formUnion([.prov, .oa, .shan])
      if provenance.hasStatementNodes { namespaces.insert(.rdf) }
      for segment in ProvenanceProjection.segments(of: provenance) { note(base + segment + "/0") }
    }
    taken = segments.filter { Namespace(rawValue: String($0)) != nil }
    declarations = namespaces.map { ($0.rawValue, $0.iri) }
    declarations += segments.map { (prefix(of: $0), base + $0 + "/") }
    declarations.sort { $0.prefix < $1.prefix }
  }

  /// The part of an IRI between the base and the next slash, and the rest, when the rest is a local
  /// name as it stands.
  func shortened(_ iri: String) -> (segment: Substring, local: Substring)? {
    guard iri.utf8.starts(with: base.utf8) else { return nil }
    let rest = iri.utf8.dropFirst(base.utf8.count)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let segment = Substring(rest[..<slash])
    let local = Substring(rest[rest.index(after: slash)...])
    guard Self.isPlain(segment), !local.isEmpty, IRISyntax.isLocalName(local) else { return nil }
    return (segment, local)
  }

  /// The prefix of a segment: its own name, unless a vocabulary has it.
  func prefix(of segment: Substring) -> String {
    !taken.isEmpty && taken.contains(segment) ? "id-" + segment : String(segment)
  }

  /// Small Latin letters only, a safe subset of `PN_PREFIX`.
  private static func isPlain(_ segment: Substring) -> Bool {
    !segment.isEmpty
      && segment.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}
