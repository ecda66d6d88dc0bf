public import Knowledge
public import Ontology

extension KnowledgeGraph {
  /// Writes the graph in a format, in chunks of some ten thousand bytes. Diagrams have no
  /// provenance but their tooltips.
  ///
  /// - Throws: what the sink throws.
  public func write<Failure: Error>(
    as format: GraphFormat, provenance: ProvenanceForm = .none,
    base: String = Namespace.defaultEntityBase,
    to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .turtle: try TurtleWriter(provenance: provenance, base: base).write(self, to: sink)
    case .ntriples, .nquads:
      try NTriplesWriter(provenance: provenance, base: base).write(self, to: sink)
    case .dot: try sink(DOTWriter().bytes(of: self))
    }
  }
}
