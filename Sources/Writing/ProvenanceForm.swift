/// How the sources of facts are written beside the facts.
public enum ProvenanceForm: String, Hashable, CaseIterable, Sendable {
  /// Not at all.
  case none
  /// As `rdf:Statement`, which every store can read.
  case reified
  /// On quoted triples, `<< s p o >>`, as the Community Group's report on RDF-star has them.
  case star = "rdf-star"
  /// On reifiers, `rdf:reifies <<( s p o )>>`, of RDF 1.2.
  case reifiers = "rdf-1.2"
  /// In a named graph for each article, with the facts that it states.
  case namedGraphs = "graphs"
  /// In attributes of nodes and edges, as a JSON list; for formats that are no RDF.
  case attributes

  /// The form that people mean by a name: `rdfstar`, `star`, `rdf12`, `named-graphs` also.
  public init?(named name: String) {
    switch name.lowercased() {
    case "rdfstar", "star": self = .star
    case "rdf12", "rdf1.2", "1.2": self = .reifiers
    case "named-graphs", "namedgraphs": self = .namedGraphs
    default: self.init(rawValue: name.lowercased())
    }
  }

  /// Whether each fact's statement has a node of its own.
  var hasStatementNodes: Bool { self == .reified || self == .reifiers || self == .namedGraphs }

  /// Whether sources are written as triples.
  var isTriples: Bool { self != .none && self != .attributes }
}
