import Digest
public import Knowledge
public import Ontology

extension KnowledgeGraph {
  /// Writes the graph in a format, in chunks of some ten thousand bytes. Diagrams have no
  /// provenance but their tooltips.
  ///
  /// - Parameter provenance: one of the format's ``GraphFormat/provenanceForms``.
  /// - Throws: what the sink throws.
  /// - Precondition: the format is one file.
  public func write<Failure: Error>(
    as format: GraphFormat, provenance: ProvenanceForm = .none,
    base: String = Namespace.defaultEntityBase,
    to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .turtle, .trig:
      try TurtleWriter(provenance: provenance, base: base).write(self, to: sink)
    case .ntriples, .nquads:
      try NTriplesWriter(provenance: provenance, base: base).write(self, to: sink)
    case .jsonld: try JSONLDWriter(provenance: provenance, base: base).write(self, to: sink)
    case .dot: try sink(DOTWriter().bytes(of: self))
    case .graphml: try GraphMLWriter(provenance: provenance).write(self, to: sink)
    case .gexf: try GEXFWriter(provenance: provenance).write(self, to: sink)
    case .csv, .neo4j: preconditionFailure("\(format.rawValue) is two files")
    }
  }

  /// The SHA-256, in hexadecimal, of the graph's sorted N-Quads with reified sources: equal graphs
  /// have equal ones, whatever form they are kept in. RDFC-1.0 gives the same, as there are no
  /// blank nodes.
  ///
  /// - Complexity: O(*n* log *n*); the N-Quads are not held in memory.
  public func identity(base: String = Namespace.defaultEntityBase) -> String {
    SortedQuads(of: self, base: base).digest().digest.hexadecimal
  }
}
