public import Knowledge

/// Writes a graph as GraphML, as yEd, Cytoscape, Gephi, igraph and NetworkX read it: nodes and edges
/// with attributes, all of them strings.
public struct GraphMLWriter: Sendable {
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
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">

        """)
      for (element, names) in [("node", table.nodeColumns), ("edge", table.edgeColumns)] {
        for (number, name) in names.enumerated() {
          output.append("  <key id=\"\(element.prefix(1))\(number)\" for=\"\(element)\"")
          output.append(" attr.name=\"\(XMLText.escaped(name))\" attr.type=\"string\"/>\n")
        }
      }
      output.append("  <graph edgedefault=\"directed\">\n")
      try table.forEachNode { (entity, values, _) throws(SinkRefusal) in
        output.append("    <node id=\"\(XMLText.escaped(IRISyntax.encoded(entity.iri)))\">")
        appendData(values, "n", &output)
        output.append("</node>\n")
        try output.flushIfFull()
      }
      try table.forEachEdge { (number, edge, values, _) throws(SinkRefusal) in
        output.append("    <edge id=\"e\(number)\"")
        output.append(" source=\"\(XMLText.escaped(IRISyntax.encoded(edge.subject)))\"")
        output.append(" target=\"\(XMLText.escaped(IRISyntax.encoded(edge.object)))\">")
        appendData(values, "e", &output)
        output.append("</edge>\n")
        try output.flushIfFull()
      }
      output.append("  </graph>\n</graphml>\n")
    }
  }

  private func appendData(
    _ values: [String], _ prefix: String, _ output: inout BufferedOutput
  ) {
    for (number, value) in values.enumerated() where !value.isEmpty {
      output.append("<data key=\"\(prefix)\(number)\">\(XMLText.escaped(value))</data>")
    }
  }
}
