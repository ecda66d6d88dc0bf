public import Knowledge

/// Writes a graph as GraphML, as yEd, Cytoscape, Gephi, igraph and NetworkX read it: nodes and edges
/// with typed attributes.
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
    try Self.write(PropertyTable(graph, provenance: provenance), to: sink)
  }

  static func write<Failure: Error>(
    _ table: some NetworkTable, to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try BufferedOutput.write(to: sink) { (output) throws(SinkRefusal) in
      output.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">

        """)
      for (element, columns) in [("node", table.nodeColumns), ("edge", table.edgeColumns)] {
        for (number, column) in columns.enumerated() {
          output.append("  <key id=\"\(element.prefix(1))\(number)\" for=\"\(element)\"")
          output.append(" attr.name=\"\(XMLText.escaped(column.name))\" attr.type=\"\(column.type.rawValue)\"/>\n")
        }
      }
      output.append("  <graph edgedefault=\"\(table.isDirected ? "directed" : "undirected")\">\n")
      try table.forEachNode { (node) throws(SinkRefusal) in
        output.append("    <node id=\"\(XMLText.escaped(node.iri))\">")
        appendData(node.values, "n", &output)
        output.append("</node>\n")
        try output.flushIfFull()
      }
      try table.forEachEdge { (edge) throws(SinkRefusal) in
        output.append("    <edge id=\"e\(edge.number)\"")
        output.append(" source=\"\(XMLText.escaped(edge.source))\"")
        output.append(" target=\"\(XMLText.escaped(edge.target))\">")
        appendData(edge.values, "e", &output)
        output.append("</edge>\n")
        try output.flushIfFull()
      }
      output.append("  </graph>\n</graphml>\n")
    }
  }

  private static func appendData(
    _ values: [String], _ prefix: String, _ output: inout BufferedOutput
  ) {
    for (number, value) in values.enumerated() where !value.isEmpty {
      output.append("<data key=\"\(prefix)\(number)\">\(XMLText.escaped(value))</data>")
    }
  }
}
