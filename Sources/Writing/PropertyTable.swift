import Knowledge
import Ontology

/// A graph as nodes and edges with attributes, for formats that are no RDF.
///
/// Nothing is lost: a node's classes and literals have a column each, several values of one are
/// joined by `;` (with `\;` and `\\` for those characters in a value), and the sources are JSON lists.
struct PropertyTable {
  let graph: KnowledgeGraph
  let hasSources: Bool
  /// The relations to literals that some node has, in order; the label has a column of its own.
  let columns: [Relation]
  let timeline: Timeline

  init(_ graph: KnowledgeGraph, provenance: ProvenanceForm) {
    self.graph = graph
    hasSources = provenance == .attributes
    var used: Set<Relation> = []
    for entity in graph.entities {
      for (relation, _) in GraphProjection.literals(of: entity) { used.insert(relation) }
    }
    columns = used.subtracting([.label]).sorted()
    timeline = Timeline(graph)
  }

  var nodeColumns: [String] {
    ["label", "kind", "classes", "start", "end"] + columns.map(\.prefixedName)
      + (hasSources ? ["sources"] : [])
  }

  static let edgeColumnsWithoutSources = ["label", "relation", "start", "end"]

  var edgeColumns: [String] {
    Self.edgeColumnsWithoutSources + (hasSources ? ["article count", "sources"] : [])
  }

  /// Hands over each node with the values of ``nodeColumns``, empty where it has none.
  func forEachNode<Failure: Error>(
    _ body: (Entity, [String], TimeSpan?) throws(Failure) -> Void
  ) throws(Failure) {
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
      try body(entity, row, span)
    }
  }

  /// Hands over each edge with the values of ``edgeColumns``.
  func forEachEdge<Failure: Error>(
    _ body: (Int, Edge, [String], TimeSpan?) throws(Failure) -> Void
  ) throws(Failure) {
    for (position, edge) in graph.edges.enumerated() {
      let span = timeline.span(of: edge)
      var row = [
        edge.relation.label(), edge.relation.prefixedName, span?.first ?? "", span?.last ?? "",
      ]
      if hasSources {
        row.append(String(Set(edge.provenance.map(\.article)).count))
        row.append(JSONText.array(edge.writtenProvenance.map(Self.json)))
      }
      try body(position, edge, row, span)
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
