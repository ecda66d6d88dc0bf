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
      output.append(context.joined(separator: ",\n"))
      output.append("},\n\"@graph\":[")
      var block: String?
      var subject: Triple.Node?
      var members: [(key: String, values: [String])] = []
      func close() {
        guard subject != nil else { return }
        for (key, values) in members {
          output.append(",\(JSONText.quoted(key)):")
          output.append(values.count == 1 ? values[0] : JSONText.array(values))
        }
        output.append(UInt8(ascii: "}"))
        members = []
      }
      let projection = GraphProjection(graph: graph, provenance: provenance, base: base)
      try projection.forEachTriple { (triple: Triple, graph: String?) throws(SinkRefusal) in
        let isNewBlock = block != graph
        if isNewBlock || subject != triple.subject {
          close()
          if isNewBlock && block != nil { output.append("]}") }
          if isNewBlock, let graph {
            output.append(subject == nil ? "\n" : ",\n")
            output.append("{\"@id\":\(JSONText.quoted(IRISyntax.encoded(graph))),\"@graph\":[\n")
          } else {
            output.append(subject == nil ? "\n" : ",\n")
          }
          try output.flushIfFull()
          output.append("{\"@id\":\(reference(triple.subject))")
          block = graph
          subject = triple.subject
        }
        let key = triple.predicate == RDF.type.term ? "@type" : triple.predicate.prefixedName
        let value = value(of: triple)
        if members.last?.key == key {
          members[members.count - 1].values.append(value)
        } else {
          members.append((key, [value]))
        }
      }
      close()
      if block != nil { output.append("]}") }
      output.append("\n]}\n")
    }
  }

  /// Prefixes, and what each property's plain values are.
  private var context: [String] {
    var lines = Namespace.allCases.sorted()
      .map { "\(JSONText.quoted($0.rawValue)):\(JSONText.quoted($0.iri))" }
    for relation in Relation.allCases.sorted() {
      let coercion: String
      switch relation.range {
      case .entity: coercion = "{\"@type\":\"@id\"}"
      case .words: coercion = "{\"@language\":\"zh\"}"
      case .integer: coercion = "{\"@type\":\"xsd:integer\"}"
      case .decimal: coercion = "{\"@type\":\"xsd:decimal\"}"
      case .uri: coercion = "{\"@type\":\"xsd:anyURI\"}"
      case .code, .date: continue
      }
      lines.append("\(JSONText.quoted(relation.rawValue)):\(coercion)")
    }
    return lines
  }

  private func reference(_ node: Triple.Node) -> String {
    switch node {
    case .iri(let iri): JSONText.quoted(IRISyntax.encoded(iri))
    case .term(let term): JSONText.quoted(term.iri)
    case .literal, .triple: "null"
    }
  }

  private func value(of triple: Triple) -> String {
    switch triple.object {
    case .iri, .term:
      let iri = reference(triple.object)
      if triple.predicate == RDF.type.term { return iri }
      let relation = Relation(rawValue: triple.predicate.prefixedName)
      return relation?.range == .entity ? iri : "{\"@id\":\(iri)}"
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
    guard let relation = Relation(rawValue: predicate.prefixedName) else { return .string }
    return switch relation.range {
    case .entity: nil
    case .words: .chinese
    case .integer: .integer
    case .decimal: .decimal
    case .uri: .anyURI
    case .code, .date: .string
    }
  }
}
