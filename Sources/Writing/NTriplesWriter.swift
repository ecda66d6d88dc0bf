public import Knowledge
public import Ontology

/// Writes a graph as N-Triples in their canonical form, which is N-Quads too: a triple a line, in the
/// default graph unless the sources are named graphs.
public struct NTriplesWriter: Sendable {
  public let provenance: ProvenanceForm
  /// What the IRIs of statements and their evidence begin with, ending in a slash.
  public let base: String

  public init(
    provenance: ProvenanceForm = .none, base: String = Namespace.defaultEntityBase
  ) {
    self.provenance = provenance
    self.base = base
  }

  /// The whole document.
  public func bytes(of graph: KnowledgeGraph) -> [UInt8] {
    BufferedOutput.bytes { (output) throws(SinkRefusal) in try write(graph, into: &output) }
  }

  /// Hands the document on in chunks of some ten thousand bytes.
  ///
  /// - Throws: what the sink throws.
  public func write<Failure: Error>(
    _ graph: KnowledgeGraph, to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try BufferedOutput.write(to: sink) { (output) throws(SinkRefusal) in
      try write(graph, into: &output)
    }
  }

  /// Lines of the facts between entities and of all sources, without what is said of the entities themselves.
  public func bytes(ofEdgesAndSourcesOf graph: KnowledgeGraph) -> [UInt8] {
    let projection = GraphProjection(graph: graph, provenance: provenance)
    let base = IRISyntax.encoded(base)
    var output = BufferedOutput(sink: nil)
    for edge in graph.edges {
      append(Triple(.iri(edge.subject), edge.relation.term, .iri(edge.object)), nil, base: base, to: &output)
    }
    for section in projection.sections {
      if case .facts = section { continue }
      projection.forEachTriple(in: section) { triple, graph in append(triple, graph, base: base, to: &output) }
    }
    return output.bytes
  }

  private func write(
    _ graph: KnowledgeGraph, into output: inout BufferedOutput
  ) throws(SinkRefusal) {
    let projection = GraphProjection(graph: graph, provenance: provenance)
    let base = IRISyntax.encoded(base)
    try output.appendParts(projection.sections.count) { part, output in
      projection.forEachTriple(in: projection.sections[part]) { triple, graph in
        append(triple, graph, base: base, to: &output)
      }
    }
  }

  /// Appends a line.
  ///
  /// - Parameter base: ``base`` as IRIs have it.
  func append(_ triple: Triple, _ graph: String?, base: String, to output: inout BufferedOutput) {
    output.append(full: triple.subject, base: base)
    output.append(UInt8(ascii: " "))
    output.append(full: triple.predicate)
    output.append(UInt8(ascii: " "))
    output.append(full: triple.object, base: base, isTripleTerm: true)
    if let graph {
      output.append(UInt8(ascii: " "))
      output.append(iri: graph)
    }
    output.append(" .\n")
  }
}

extension BufferedOutput {
  /// `IRIREF`: an IRI between angle brackets.
  mutating func append(iri: String) {
    append(UInt8(ascii: "<"))
    append(IRISyntax.encoded(iri))
    append(UInt8(ascii: ">"))
  }

  fileprivate mutating func append(
    full node: Triple.Node, base: String, isTripleTerm: Bool = false
  ) {
    switch node {
    case .iri(let iri): append(iri: iri)
    case .source(let node, let name):
      append(UInt8(ascii: "<"))
      append(base)
      append(node.segment)
      append(UInt8(ascii: "/"))
      append(name.digits)
      append(UInt8(ascii: ">"))
    case .term(let term): append(full: term)
    case .literal(let literal): append(full: literal)
    case .triple(let triple):
      append(isTripleTerm ? "<<( " : "<< ")
      append(full: triple.subject, base: base)
      append(UInt8(ascii: " "))
      append(full: triple.predicate)
      append(UInt8(ascii: " "))
      append(full: triple.object, base: base)
      append(isTripleTerm ? " )>>" : " >>")
    }
  }

  fileprivate mutating func append(full term: Term) {
    append(UInt8(ascii: "<"))
    append(term.namespace.iri)
    append(term.name)
    append(UInt8(ascii: ">"))
  }

  fileprivate mutating func append(full literal: Literal) {
    appendQuoted(literal.lexical)
    switch literal.datatype {
    case .string: break
    case .chinese: append("@zh")
    default:
      append("^^")
      append(full: literal.datatype.term)
    }
  }
}
