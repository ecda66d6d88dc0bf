public import Knowledge
import Ontology

/// Writes a graph as GEXF 1.2, for Gephi: what has a date has a time spell, so that its timeline
/// shows the graph as of a day.
public struct GEXFWriter: Sendable {
  /// `none` or `attributes`.
  public let provenance: ProvenanceForm

  public init(provenance: ProvenanceForm = .attributes) { self.provenance = provenance }

  /// Hands the document on in chunks of some ten thousand bytes.
  ///
  /// - Throws: what the sink throws.
  public func write<Failure: Error>(
    _ graph: KnowledgeGraph, to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try Self.write(PropertyTable(graph, provenance: provenance), to: sink)
  }

  static func write<Failure: Error>(
    _ table: some NetworkTable, to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try BufferedOutput.write(to: sink) { (output) throws(SinkRefusal) in
      output.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
          <graph defaultedgetype="\(table.isDirected ? "directed" : "undirected")" mode="dynamic" timeformat="date">

        """)
      for (element, columns) in [("node", table.nodeColumns), ("edge", table.edgeColumns)] {
        output.append("    <attributes class=\"\(element)\" mode=\"static\">\n")
        for (number, column) in columns.enumerated() where !ownNames.contains(column.name) {
          output.append("      <attribute id=\"\(element.prefix(1))\(number)\"")
          output.append(" title=\"\(XMLText.escaped(column.name))\" type=\"\(column.type.rawValue)\"/>\n")
        }
        output.append("    </attributes>\n")
      }
      output.append("    <nodes>\n")
      let names = table.nodeColumns.map(\.name)
      try table.forEachNode { (node) throws(SinkRefusal) in
        output.append("      <node id=\"\(XMLText.escaped(node.iri))\"")
        output.append(" label=\"\(XMLText.escaped(node.label))\">")
        appendValues(node.values, names, "n", &output)
        appendSpell(node.span, &output)
        appendColor(node.kind, &output)
        output.append("</node>\n")
        try output.flushIfFull()
      }
      output.append("    </nodes>\n    <edges>\n")
      let edgeNames = table.edgeColumns.map(\.name)
      try table.forEachEdge { (edge) throws(SinkRefusal) in
        output.append("      <edge id=\"\(edge.number)\"")
        output.append(" source=\"\(XMLText.escaped(edge.source))\"")
        output.append(" target=\"\(XMLText.escaped(edge.target))\"")
        output.append(" label=\"\(XMLText.escaped(edge.label))\" weight=\"\(edge.weight)\">")
        appendValues(edge.values, edgeNames, "e", &output)
        appendSpell(edge.span, &output)
        output.append("</edge>\n")
        try output.flushIfFull()
      }
      output.append("    </edges>\n  </graph>\n</gexf>\n")
    }
  }

  /// Columns that the format has a place of its own for.
  private static let ownNames: Set = ["label", "start", "end", "weight"]

  private static func appendValues(
    _ values: [String], _ names: [String], _ prefix: String,
    _ output: inout BufferedOutput
  ) {
    output.append("<attvalues>")
    for (number, value) in values.enumerated()
    where !value.isEmpty && !ownNames.contains(names[number]) {
      output.append("<attvalue for=\"\(prefix)\(number)\" value=\"\(XMLText.escaped(value))\"/>")
    }
    output.append("</attvalues>")
  }

  private static func appendSpell(_ span: TimeSpan?, _ output: inout BufferedOutput) {
    guard let span else { return }
    output.append("<spells><spell")
    if let first = span.first { output.append(" start=\"\(XMLText.escaped(first))\"") }
    if let last = span.last { output.append(" end=\"\(XMLText.escaped(last))\"") }
    output.append("/></spells>")
  }

  /// The colour that the kind has in pictures.
  private static func appendColor(_ kind: EntityKind, _ output: inout BufferedOutput) {
    let border = DiagramStyle.style(of: kind.figure).border.dropFirst()
    guard let color = Int(border, radix: 16) else { return }
    output.append("<viz:color r=\"\(color >> 16)\" g=\"\(color >> 8 & 255)\" b=\"\(color & 255)\"/>")
  }
}
