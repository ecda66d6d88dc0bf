public import Knowledge
public import Ontology

/// Writes a graph as Turtle 1.1: UTF-8 without byte order mark, only the prefixes that are used,
/// subjects grouped and sorted, `a` first, Chinese as it is. The same graph gives the same bytes.
///
/// With quoted triples or reifiers it is Turtle-star or Turtle 1.2; with named graphs it is TriG.
///
///     person:王某-1a2b a foaf:Person , shan:Official ;
///       rdfs:label "王某"@zh ;
///       org:holds post:市长-3c4d .
public struct TurtleWriter: Sendable {
  public let provenance: ProvenanceForm
  /// What the IRIs of entities begin with, ending in a slash; IRIs under it are shortened, and
  /// statements and their evidence get theirs under it.
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

  private func write(
    _ graph: KnowledgeGraph, into output: inout BufferedOutput
  ) throws(SinkRefusal) {
    let prefixes = PrefixMap(base: base, graph: graph, provenance: provenance)
    for (prefix, iri) in prefixes.declarations {
      output.append("@prefix \(prefix): <\(IRISyntax.encoded(iri))> .\n")
    }
    let projection = GraphProjection(graph: graph, provenance: provenance)
    try output.appendParts(projection.sections.count) { part, output in
      var section = TurtleSection(prefixes: prefixes)
      projection.forEachTriple(in: projection.sections[part]) { triple, graph in
        section.append(triple, graph, to: &output)
      }
      section.close(&output)
    }
  }

  /// Whether a literal is written with its datatype's name after it.
  static func needsDatatype(_ literal: Literal) -> Bool {
    switch literal.datatype {
    case .string, .chinese: false
    default: !isBare(literal)
    }
  }

  /// Productions 19 `INTEGER`, 20 `DECIMAL`, 133s `BooleanLiteral`: whether the lexical form alone
  /// says the datatype.
  static func isBare(_ literal: Literal) -> Bool {
    var digits = literal.lexical.utf8[...]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      digits = digits.dropFirst()
    }
    func areDigits(_ part: Substring.UTF8View) -> Bool {
      part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    switch literal.datatype {
    case .integer: return !digits.isEmpty && areDigits(digits)
    case .decimal:
      guard let point = digits.firstIndex(of: UInt8(ascii: ".")) else { return false }
      let fraction = digits[digits.index(after: point)...]
      return !fraction.isEmpty && areDigits(digits[..<point]) && areDigits(fraction)
    case .boolean: return literal.lexical == "true" || literal.lexical == "false"
    default: return false
    }
  }
}

/// Triples on their way into a document, with what was written last.
private struct TurtleSection {
  let prefixes: PrefixMap
  private var subject: Triple.Node?
  private var predicate: Term?
  private var graph: String?

  init(prefixes: PrefixMap) { self.prefixes = prefixes }

  mutating func append(_ triple: Triple, _ graph: String?, to output: inout BufferedOutput) {
    if graph != self.graph {
      close(&output)
      if let graph {
        output.append(UInt8(ascii: "\n"))
        output.append(iri: graph, prefixes)
        output.append(" {")
      }
      self.graph = graph
      subject = nil
    }
    if subject == triple.subject && predicate == triple.predicate {
      output.append(predicate == RDF.type.term ? " , " : " ,\n    ")
    } else {
      if subject == triple.subject {
        output.append(" ;\n  ")
      } else {
        if subject != nil { output.append(" .\n") }
        output.append(UInt8(ascii: "\n"))
        output.append(node: triple.subject, prefixes)
        output.append(UInt8(ascii: " "))
        subject = triple.subject
      }
      if triple.predicate == RDF.type.term {
        output.append(UInt8(ascii: "a"))
      } else {
        output.append(term: triple.predicate)
      }
      output.append(UInt8(ascii: " "))
      predicate = triple.predicate
    }
    output.append(node: triple.object, prefixes, isTripleTerm: true)
  }

  /// Ends what is open.
  func close(_ output: inout BufferedOutput) {
    if subject != nil { output.append(" .\n") }
    if graph != nil { output.append("}\n") }
  }
}

extension BufferedOutput {
  fileprivate mutating func append(term: Term) {
    append(term.namespace.prefix)
    append(UInt8(ascii: ":"))
    append(term.name)
  }

  fileprivate mutating func append(node: Triple.Node, _ prefixes: PrefixMap, isTripleTerm: Bool = false) {
    switch node {
    case .iri(let iri): append(iri: iri, prefixes)
    case .source(let node, let name): prefixes.append(node, name, to: &self)
    case .term(let term): append(term: term)
    case .literal(let literal): append(turtle: literal)
    case .triple(let triple):
      append(isTripleTerm ? "<<( " : "<< ")
      append(node: triple.subject, prefixes)
      append(UInt8(ascii: " "))
      append(term: triple.predicate)
      append(UInt8(ascii: " "))
      append(node: triple.object, prefixes)
      append(isTripleTerm ? " )>>" : " >>")
    }
  }

  fileprivate mutating func append(iri: String, _ prefixes: PrefixMap) {
    if !prefixes.appendShortened(iri, to: &self) { append(iri: iri) }
  }

  fileprivate mutating func append(turtle literal: Literal) {
    if TurtleWriter.isBare(literal) {
      append(literal.lexical)
      return
    }
    if literal.lexical.utf8.contains(UInt8(ascii: "\n")) {
      appendLongQuoted(literal.lexical)
    } else {
      appendQuoted(literal.lexical)
    }
    if literal.datatype == .chinese {
      append("@zh")
    } else if TurtleWriter.needsDatatype(literal) {
      append("^^")
      append(term: literal.datatype.term)
    }
  }
}
