import Foundation
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
  private let baseBytes: [UInt8]
  /// Prefix and namespace, sorted by prefix: those that the document uses.
  private(set) var declarations: [(prefix: String, iri: String)] = []
  /// The segments that are a vocabulary's prefix already.
  private var taken: Set<Substring> = []

  /// - Complexity: O(*n*) in the size of the graph.
  init(base: String, graph: KnowledgeGraph, provenance: ProvenanceForm) {
    self.base = base
    baseBytes = Array(base.utf8)
    var namespaces: Set<Namespace> = []
    var segments: Set<Substring> = []
    var relations: Set<Relation> = []
    var kinds: Set<EntityKind> = []
    var hasSources = false
    var hasDatatypes = false
    func note(_ iri: String) {
      if let (segment, _) = shortened(iri) { segments.insert(segment) }
    }
    for entity in graph.entities {
      note(entity.iri)
      kinds.formUnion(entity.kinds)
      if !entity.label.isEmpty { relations.insert(.label) }
      for attribute in entity.attributes {
        relations.insert(attribute.relation)
        hasSources = hasSources || !attribute.provenance.isEmpty
        if !hasDatatypes, TurtleWriter.needsDatatype(attribute.relation.normalized(attribute.value)) {
          hasDatatypes = true
        }
      }
    }
    for edge in graph.edges {
      relations.insert(edge.relation)
      hasSources = hasSources || !edge.provenance.isEmpty
    }
    if hasDatatypes { namespaces.insert(.xsd) }
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
    let quick: (slash: Int, isPlain: Bool)?? = iri.utf8.withContiguousStorageIfAvailable { iri in
      guard let start = iri.baseAddress, iri.count > baseBytes.count,
        memcmp(start, baseBytes, baseBytes.count) == 0
      else { return nil }
      var slash = baseBytes.count
      while slash < iri.count && (0x61...0x7A).contains(iri[slash]) { slash += 1 }
      guard slash > baseBytes.count, slash + 1 < iri.count, iri[slash] == 0x2F else { return nil }
      let (first, last) = (iri[slash + 1], iri[iri.count - 1])
      guard first != 0x2D, first != 0x2E, last != 0x2E,
        IRISyntax.isPlain(iri, from: slash + 1),
        memchr(start + slash + 1, 0x2F, iri.count - slash - 1) == nil
      else { return (slash, false) }
      return (slash, true)
    }
    if case .some(.none) = quick { return nil }
    if case .some(.some((let slash, true))) = quick {
      let utf8 = iri.utf8
      let place = utf8.index(utf8.startIndex, offsetBy: slash)
      let start = utf8.index(utf8.startIndex, offsetBy: baseBytes.count)
      return (iri[start..<place], iri[utf8.index(after: place)...])
    }
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
