/// A form in which the graph can be written.
public enum GraphFormat: String, Hashable, CaseIterable, Sendable {
  case turtle, ntriples, nquads, dot

  /// The format that people mean by a name or a file's extension, in any case: `turtle`, `ttl`,
  /// `nt`, `nq`, `gv`.
  public init?(named name: String) {
    switch name.lowercased() {
    case "turtle", "ttl": self = .turtle
    case "ntriples", "n-triples", "nt": self = .ntriples
    case "nquads", "n-quads", "nq": self = .nquads
    case "dot", "gv": self = .dot
    default: return nil
    }
  }

  /// The file name's extension, without the dot.
  public var fileExtension: String {
    switch self {
    case .turtle: "ttl"
    case .ntriples: "nt"
    case .nquads: "nq"
    case .dot: "dot"
    }
  }
}

/// How the sources of facts are written beside the facts.
public enum ProvenanceForm: String, Hashable, CaseIterable, Sendable {
  /// Not at all.
  case none
  /// As `rdf:Statement`, which every store can read.
  case reified
}
