public import Knowledge
public import Ontology

/// Writes a graph as JSON-LD 1.1: a context, then a node object a line, in the order of the triples.
///
/// IRIs of nodes stand in full; properties have their prefixed names. With named graphs, each
/// article is a node object with a `@graph`.
public struct JSONLDWriter: Sendable {
  /// `none`, `reified` or `namedGraphs`; what else there is has no place in JSON-LD 1.1.
  public let provenance: ProvenanceForm
  public let base: String

  public init(
    provenance: ProvenanceForm = .none, base: String = Namespace.defaultEntityBase
  ) {
    self.provenance = provenance
    self.base = base
  }

  /// Hands the document on in chunks of some ten thousand bytes.
  ///
  /// - Throws: what the sink throws.
  public func write<Failure: Error>(
    _ graph: KnowledgeGraph, to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try BufferedOutput.write(to: sink) { (output) throws(SinkRefusal) in
      output.append("{\"@context\":{")
      output.append(context(of: graph).joined(separator: ",\n"))
      output.append("},\n\"@graph\":[")
      let projection = GraphProjection(graph: graph, provenance: provenance)
      var isFirst = true
      try output.appendParts(projection.sections.count) { part, output in
        var section = NodeObjects(writer: self)
        projection.forEachTriple(in: projection.sections[part]) { triple, graph in
          section.append(triple, graph, to: &output)
        }
        section.close(&output)
      } before: { output in
        output.append(isFirst ? "\n" : ",\n")
        isFirst = false
      }
      output.append("\n]}\n")
    }
  }

  /// Prefixes, and what each property's plain values are.
  private func context(of graph: KnowledgeGraph) -> [String] {
    let declared = DeclaredTerms(of: graph)
    var lines = (Namespace.builtIn + declared.namespaces).sorted()
      .map { "\(JSONText.quoted($0.prefix)):\(JSONText.quoted($0.iri))" }
    for relation in (Relation.builtIn + declared.relations).sorted() {
      let coercion: String
      switch relation.range {
      case .entity, .term: coercion = "{\"@type\":\"@id\"}"
      case .words: coercion = "{\"@language\":\"zh\"}"
      case .integer: coercion = "{\"@type\":\"xsd:integer\"}"
      case .decimal: coercion = "{\"@type\":\"xsd:decimal\"}"
      case .boolean: coercion = "{\"@type\":\"xsd:boolean\"}"
      case .uri: coercion = "{\"@type\":\"xsd:anyURI\"}"
      case .code, .date: continue
      }
      lines.append("\(JSONText.quoted(relation.prefixedName)):\(coercion)")
    }
    return lines
  }

  fileprivate func reference(_ node: Triple.Node) -> String {
    switch node {
    case .iri(let iri): JSONText.quoted(IRISyntax.encoded(iri))
    case .source(let node, let name):
      JSONText.quoted(
        IRISyntax.encoded(base + node.segment + "/" + String(decoding: name.digits, as: UTF8.self)))
    case .term(let term): JSONText.quoted(term.iri)
    case .literal, .triple: "null"
    }
  }

  fileprivate func value(of triple: Triple) -> String {
    switch triple.object {
    case .iri, .source, .term:
      let iri = reference(triple.object)
      if triple.predicate == RDF.type.term { return iri }
      let relation = Relation(prefixedName: triple.predicate.prefixedName)
      return relation?.range == .entity || relation?.range == .term ? iri : "{\"@id\":\(iri)}"
    case .literal(let literal):
      let text = JSONText.quoted(literal.lexical)
      let datatype = Self.plainDatatype(of: triple.predicate)
      if literal.datatype == datatype { return text }
      switch literal.datatype {
      case .string: return "{\"@value\":\(text)}"
      case .chinese: return "{\"@value\":\(text),\"@language\":\"zh\"}"
      default: return "{\"@value\":\(text),\"@type\":\"\(literal.datatype.rawValue)\"}"
      }
    case .triple: return "null"
    }
  }

  /// The datatype of a plain string as the value of a property.
  private static func plainDatatype(of predicate: Term) -> Literal.Datatype? {
    guard let relation = Relation(prefixedName: predicate.prefixedName) else { return .string }
    return switch relation.range {
    case .entity, .term: nil
    case .words: .chinese
    case .integer: .integer
    case .decimal: .decimal
    case .boolean: .boolean
    case .uri: .anyURI
    case .code, .date: .string
    }
  }
}

/// Triples on their way into node objects, with the one that is open.
private struct NodeObjects {
  let writer: JSONLDWriter
  private var subject: Triple.Node?
  private var graph: String?
  private var members: [(key: String, values: [String])] = []

  init(writer: JSONLDWriter) { self.writer = writer }

  mutating func append(_ triple: Triple, _ graph: String?, to output: inout BufferedOutput) {
    if graph != self.graph {
      close(&output)
      if let graph {
        output.append("{\"@id\":\(JSONText.quoted(IRISyntax.encoded(graph))),\"@graph\":[\n")
      }
      self.graph = graph
    }
    if subject != triple.subject {
      if subject != nil {
        closeObject(&output)
        output.append(",\n")
      }
      output.append("{\"@id\":\(writer.reference(triple.subject))")
      subject = triple.subject
    }
    let key = triple.predicate == RDF.type.term ? "@type" : triple.predicate.prefixedName
    let value = writer.value(of: triple)
    if members.last?.key == key {
      members[members.count - 1].values.append(value)
    } else {
      members.append((key, [value]))
    }
  }

  private mutating func closeObject(_ output: inout BufferedOutput) {
    for (key, values) in members {
      output.append(",\(JSONText.quoted(key)):")
      output.append(values.count == 1 ? values[0] : JSONText.array(values))
    }
    output.append(UInt8(ascii: "}"))
    members = []
  }

  /// Ends what is open.
  mutating func close(_ output: inout BufferedOutput) {
    if subject != nil { closeObject(&output) }
    if graph != nil { output.append("]}") }
    (subject, graph) = (nil, nil)
  }
}
