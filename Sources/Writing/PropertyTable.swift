import Knowledge
import Ontology

/// A graph as nodes and edges with attributes, for formats that are no RDF.
///
/// Nothing is lost: a node's classes and literals have a column each, several values of one are
/// joined by `;` (with `\;` and `\\` for those characters in a value), and the sources are JSON lists.
struct PropertyTable: NetworkTable {
  let graph: KnowledgeGraph
  let hasSources: Bool
  /// The relations to literals that some node has, in order; the label has a column of its own.
  let columns: [Relation]
  private let types: [Relation: NetworkType]
  let timeline: Timeline
  let isDirected = true

  init(_ graph: KnowledgeGraph, provenance: ProvenanceForm) {
    self.graph = graph
    hasSources = provenance == .attributes
    var types: [Relation: NetworkType] = [:]
    for entity in graph.entities {
      var last: Relation?
      for (relation, literal) in GraphProjection.literals(of: entity) {
        // Several values of one are a text.
        let type = relation == last ? .string : Self.type(of: literal)
        types[relation] = types[relation, default: type] == type ? type : .string
        last = relation
      }
    }
    types[.label] = nil
    self.types = types
    columns = types.keys.sorted()
    timeline = Timeline(graph)
  }

  /// The type that holds a value as it is.
  private static func type(of literal: Literal) -> NetworkType {
    switch literal.datatype {
    // 18 digits are a 64-bit integer.
    case .integer: literal.lexical.utf8.count <= 18 ? .long : .string
    case .decimal: Double(literal.lexical) == nil ? .string : .double
    case .boolean: .boolean
    default: .string
    }
  }

  var nodeColumns: [NetworkColumn] {
    ["label", "kind", "classes", "start", "end"].map { NetworkColumn($0) }
      + columns.map { NetworkColumn($0.prefixedName, types[$0] ?? .string) } + (hasSources ? [NetworkColumn("sources")] : [])
  }

  var edgeColumns: [NetworkColumn] {
    [NetworkColumn("label"), NetworkColumn("relation"), NetworkColumn("start"), NetworkColumn("end"), NetworkColumn("weight", .double)]
      + (hasSources ? [NetworkColumn("article count", .long), NetworkColumn("sources")] : [])
  }

  func forEachNode<Failure: Error>(_ body: (NetworkNode) throws(Failure) -> Void) throws(Failure) {
    var edges = graph.edges[...]
    for (position, entity) in graph.entities.enumerated() {
      while let first = edges.first, first.subject.precedesInBytes(entity.iri) {
        edges.removeFirst()
      }
      let own = edges.prefix { $0.subject == entity.iri }
      var values: [Relation: [String]] = [:]
      for (relation, literal) in GraphProjection.literals(of: entity) {
        values[relation, default: []].append(literal.lexical)
      }
      let classes = GraphProjection.types(of: entity, edges: own).map(\.prefixedName)
      let span = timeline.span(ofEntity: position)
      var row = [
        entity.label, entity.kind.name, Self.joined(classes), span?.first ?? "",
        span?.last ?? "",
      ]
      row += columns.map { Self.joined(values[$0] ?? []) }
      if hasSources { row.append(sources(of: entity)) }
      try body(
        NetworkNode(
          iri: IRISyntax.encoded(entity.iri), label: entity.label, kind: entity.kind, values: row, span: span))
    }
  }

  func forEachEdge<Failure: Error>(_ body: (NetworkEdge) throws(Failure) -> Void) throws(Failure) {
    for (position, edge) in graph.edges.enumerated() {
      let span = timeline.span(of: edge)
      let articles = Set(edge.provenance.map(\.article)).count
      let weight = max(1, articles)
      var row = [
        edge.relation.label(), edge.relation.prefixedName, span?.first ?? "", span?.last ?? "", String(weight),
      ]
      if hasSources {
        row.append(String(articles))
        row.append(JSONText.array(edge.writtenProvenance.map(Self.json)))
      }
      try body(
        NetworkEdge(
          number: position, source: IRISyntax.encoded(edge.subject), target: IRISyntax.encoded(edge.object),
          label: edge.relation.label(), weight: weight, values: row, span: span))
    }
  }

  static func joined(_ values: [String]) -> String {
    values.map { value in
      guard value.utf8.contains(where: { $0 == 0x3B || $0 == 0x5C }) else { return value }
      var escaped = ""
      for scalar in value.unicodeScalars {
        if scalar == ";" || scalar == "\\" { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
      return escaped
    }.joined(separator: ";")
  }

  private func sources(of entity: Entity) -> String {
    JSONText.array(
      entity.attributes.filter { !$0.provenance.isEmpty }.map { attribute in
        JSONText.object([
          "relation": JSONText.quoted(attribute.relation.prefixedName),
          "value": JSONText.quoted(attribute.relation.normalized(attribute.value).lexical),
          "sources": JSONText.array(attribute.provenance.map(Self.json)),
        ])
      })
  }

  private static func json(_ source: Provenance) -> String {
    JSONText.object([
      "article": JSONText.quoted(source.article), "quote": JSONText.quoted(source.quote),
      "scalars": "[\(source.scalars.lowerBound),\(source.scalars.upperBound)]",
      "bytes": "[\(source.bytes.lowerBound),\(source.bytes.upperBound)]",
      "rule": JSONText.quoted(source.rule), "confidence": Reading(source).confidenceLiteral.lexical,
      "qualifiers": JSONText.array(source.qualifiers.map { JSONText.quoted($0.rawValue) }),
    ])
  }
}
