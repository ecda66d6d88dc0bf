import Foundation
import Knowledge
import Ontology

/// Which prefixes a Turtle document declares, and how it shortens the IRIs of entities.
///
/// Under the base, what stands before the next slash becomes a prefix of its own: with the base
/// `https://shanhai.example/id/`, the IRI `https://shanhai.example/id/person/王某-1a2b` is
/// `person:王某-1a2b`. IRIs elsewhere, and local names that Turtle would want escaped, are written
/// in full.
struct PrefixMap: Sendable {
  /// Prefix and namespace, sorted by prefix: those that the document uses.
  let declarations: [(prefix: String, iri: String)]
  private let base: [UInt8]
  /// The segments and how a name under them begins: `person:`.
  private let segments: [(segment: [UInt8], beginning: [UInt8])]
  /// How the name of a ``SourceNode`` begins, by its raw value.
  private let sourceBeginnings: [[UInt8]]

  /// - Complexity: O(*n*) in the size of the graph.
  init(base: String, graph: KnowledgeGraph, provenance: ProvenanceForm) {
    let use = GraphUse(of: graph, base: Array(base.utf8))
    var namespaces = Set(use.relations.map(\.term.namespace))
    if use.hasDatatypes { namespaces.insert(.xsd) }
    for kind in use.kinds { namespaces.formUnion(kind.classes.map(\.namespace)) }
    if use.relations.contains(.holds) { namespaces.insert(.shan) }
    var segments = use.segments
    if use.hasSources && provenance.isTriples {
      namespaces.formUnion([.prov, .oa, .shan])
      if provenance.hasStatementNodes { namespaces.insert(.rdf) }
      segments.formUnion(ProvenanceProjection.segments(of: provenance))
    }
    var declarations = namespaces.map { (prefix: $0.prefix, iri: $0.iri) }
    var beginnings: [(segment: [UInt8], beginning: [UInt8])] = []
    for segment in segments.sorted() {
      let prefix = Self.prefix(of: segment)
      declarations.append((prefix, base + segment + "/"))
      beginnings.append((Array(segment.utf8), Array("\(prefix):".utf8)))
    }
    self.declarations = declarations.sorted { $0.prefix < $1.prefix }
    self.base = Array(base.utf8)
    self.segments = beginnings
    sourceBeginnings = SourceNode.allCases.map { Array("\(Self.prefix(of: $0.segment)):".utf8) }
  }

  /// A segment's own name, unless a vocabulary has it.
  private static func prefix(of segment: String) -> String {
    Namespace(prefix: segment) == nil ? segment : "id-" + segment
  }

  func append(_ node: SourceNode, _ name: ContentName, to output: inout BufferedOutput) {
    output.append(sourceBeginnings[node.rawValue])
    output.append(name.digits)
  }

  /// Appends the short form of an IRI that has one.
  func appendShortened(_ iri: String, to output: inout BufferedOutput) -> Bool {
    var iri = iri
    return iri.withUTF8 { iri in
      guard let segment = Self.segment(of: iri, base: base),
        let (_, beginning) = segments.first(where: { $0.segment.elementsEqual(iri[segment]) })
      else { return false }
      output.append(beginning)
      output.append(iri[(segment.upperBound + 1)...])
      return true
    }
  }

  /// Where in an IRI the part between the base and the next slash stands, when what follows is a
  /// local name as it stands.
  ///
  /// Called for every node of every triple, hence on the bytes.
  fileprivate static func segment(
    of iri: UnsafeBufferPointer<UInt8>, base: [UInt8]
  ) -> Range<Int>? {
    guard let start = iri.baseAddress, iri.count > base.count,
      memcmp(start, base, base.count) == 0
    else { return nil }
    var slash = base.count
    while slash < iri.count && (0x61...0x7A).contains(iri[slash]) { slash += 1 }
    guard slash > base.count, slash + 1 < iri.count, iri[slash] == UInt8(ascii: "/") else {
      return nil
    }
    return IRISyntax.isLocalName(iri, from: slash + 1) ? base.count..<slash : nil
  }
}

/// What a graph uses of vocabularies and of the names under its base.
private struct GraphUse {
  var relations: Set<Relation> = []
  var kinds: Set<EntityKind> = []
  var segments: Set<String> = []
  var hasSources = false
  var hasDatatypes = false

  init(of graph: KnowledgeGraph, base: [UInt8]) {
    var last: (kinds: [EntityKind], segment: String) = ([], "")
    for position in graph.entities.indices {
      var iri = graph.entities[position].iri
      // Entities are sorted: most are of the kinds and under the segment of the one before.
      iri.withUTF8 { iri in
        guard let segment = PrefixMap.segment(of: iri, base: base),
          !iri[segment].elementsEqual(last.segment.utf8)
        else { return }
        last.segment = String(decoding: iri[segment], as: UTF8.self)
        segments.insert(last.segment)
      }
      if last.kinds != graph.entities[position].kinds {
        last.kinds = graph.entities[position].kinds
        kinds.formUnion(last.kinds)
      }
      if !graph.entities[position].label.isEmpty { relations.insert(.label) }
      let attributes = graph.entities[position].attributes
      for number in attributes.indices {
        let relation = attributes[number].relation
        relations.insert(relation)
        if !hasSources { hasSources = !attributes[number].provenance.isEmpty }
        if !hasDatatypes {
          hasDatatypes = TurtleWriter.needsDatatype(relation.normalized(attributes[number].value))
        }
      }
    }
    for position in graph.edges.indices {
      relations.insert(graph.edges[position].relation)
      if !hasSources { hasSources = !graph.edges[position].writtenProvenance.isEmpty }
    }
  }
}
