public import Knowledge
import Ontology

/// Writes a graph as two tables (RFC 4180, UTF-8, line feeds): nodes and edges. No cell is a formula
/// to a spreadsheet: see ``CSVText``.
public struct CSVWriter: Sendable {
  /// Whose names the columns have.
  public enum Header: Hashable, Sendable {
    /// `Id`, `Label`, `Source`, `Target`, `Type`, as Gephi's import wants them.
    case gephi
    /// `:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE`, as `neo4j-admin database import` wants them.
    case neo4j
  }

  public let header: Header
  /// `none` or `attributes`.
  public let provenance: ProvenanceForm

  public init(header: Header = .gephi, provenance: ProvenanceForm = .attributes) {
    self.header = header
    self.provenance = provenance
  }

  /// Hands the table of nodes on in chunks.
  ///
  /// - Throws: what the sink throws.
  public func writeNodes<Failure: Error>(
    of graph: KnowledgeGraph, to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try BufferedOutput.write(to: sink) { (output) throws(SinkRefusal) in
      let table = PropertyTable(graph, provenance: provenance)
      switch header {
      case .gephi: append(["Id", "Label"] + table.nodeColumns.dropFirst().map(\.name), &output)
      case .neo4j:
        append(["iri:ID", ":LABEL"] + table.nodeColumns.map { Self.propertyName($0.name) }, &output)
      }
      try table.forEachNode { (node) throws(SinkRefusal) in
        switch header {
        case .gephi: append([node.iri] + node.values, &output)
        case .neo4j:
          let classes = node.values[2].split(separator: ";")
            .map { $0.split(separator: ":").last ?? $0 }.joined(separator: ";")
          append([node.iri, classes] + node.values, &output)
        }
        try output.flushIfFull()
      }
    }
  }

  /// Hands the table of edges on in chunks.
  ///
  /// - Throws: what the sink throws.
  public func writeEdges<Failure: Error>(
    of graph: KnowledgeGraph, to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try BufferedOutput.write(to: sink) { (output) throws(SinkRefusal) in
      let table = PropertyTable(graph, provenance: provenance)
      switch header {
      case .gephi:
        append(["Source", "Target", "Type", "Id", "Label"] + table.edgeColumns.dropFirst().map(\.name), &output)
      case .neo4j:
        append(
          [":START_ID", ":END_ID", ":TYPE"] + table.edgeColumns.map { Self.propertyName($0.name) }, &output)
      }
      try table.forEachEdge { (edge) throws(SinkRefusal) in
        switch header {
        case .gephi: append([edge.source, edge.target, "Directed", String(edge.number)] + edge.values, &output)
        case .neo4j:
          let name = edge.values[1].split(separator: ":").last.map(String.init) ?? edge.label
          append([edge.source, edge.target, name] + edge.values, &output)
        }
        try output.flushIfFull()
      }
    }
  }

  /// A colon in a header of Neo4j begins a type.
  private static func propertyName(_ column: String) -> String {
    String(String.UnicodeScalarView(column.unicodeScalars.map { $0 == ":" || $0 == " " ? "_" : $0 }))
  }

  private func append(_ row: [String], _ output: inout BufferedOutput) {
    for (number, value) in row.enumerated() {
      if number > 0 { output.append(UInt8(ascii: ",")) }
      output.append(CSVText.field(CSVText.harmless(value)))
    }
    output.append(UInt8(ascii: "\n"))
  }
}
