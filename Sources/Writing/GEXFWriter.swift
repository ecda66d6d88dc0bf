public import Knowledge

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
    try BufferedOutput.write(to: sink) { (output) throws(SinkRefusal) in
      let table = PropertyTable(graph, provenance: provenance)
      output.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
          <graph defaultedgetype="directed" mode="dynamic" timeformat="date">

        """)
      for (element, names) in [("node", table.nodeColumns), ("edge", table.edgeColumns)] {
        output.append("    <attributes class=\"\(element)\" mode=\"static\">\n")
        for (number, name) in names.enumerated() where !Self.ownNames.contains(name) {
          output.append("      <attribute id=\"\(element.prefix(1))\(number)\"")
          output.append(" title=\"\(XMLText.escaped(name))\" type=\"string\"/>\n")
        }
        output.append("    </attributes>\n")
      }
      output.append("    <nodes>\n")
      try table.forEachNode { (entity, values, span) throws(SinkRefusal) in
        output.append("      <node id=\"\(XMLText.escaped(IRISyntax.encoded(entity.iri)))\"")
        output.append(" label=\"\(XMLText.escaped(entity.label))\">")
        appendValues(values, table.nodeColumns, "n", &output)
        appendSpell(span, &output)
        output.append("</node>\n")
        try output.flushIfFull()
      }
      output.append("    </nodes>\n    <edges>\n")
      try table.forEachEdge { (number, edge, values, span) throws(SinkRefusal) in
        output.append("      <edge id=\"\(number)\"")
        output.append(" source=\"\(XMLText.escaped(IRISyntax.encoded(edge.subject)))\"")
        output.append(" target=\"\(XMLText.escaped(IRISyntax.encoded(edge.object)))\"")
        output.append(" label=\"\(XMLText.escaped(edge.relation.label()))\">")
        appendValues(values, table.edgeColumns, "e", &output)
        appendSpell(span, &output)
        output.append("</edge>\n")
        try output.flushIfFull()
      }
      output.append("    </edges>\n  </graph>\n</gexf>\n")
    }
  }

  /// Columns that the format has a place of its own for.
  private static let ownNames: Set = ["label", "start", "end"]

  private func appendValues(
    _ values: [String], _ names: [String], _ prefix: String,
    _ output: inout BufferedOutput
  ) {
    output.append("<attvalues>")
    for (number, value) in values.enumerated()
    where !value.isEmpty && !Self.ownNames.contains(names[number]) {
      output.append("<attvalue for=\"\(prefix)\(number)\" value=\"\(XMLText.escaped(value))\"/>")
    }
    output.append("</attvalues>")
  }

  private func appendSpell(_ span: TimeSpan?, _ output: inout BufferedOutput) {
    guard let span else { return }
    output.append("<spells><spell")
    if let first = span.first { output.append(" start=\"\(XMLText.escaped(first))\"") }
    if let last = span.last { output.append(" end=\"\(XMLText.escaped(last))\"") }
    output.append("/></spells>")
  }
}
