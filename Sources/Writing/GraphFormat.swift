/// A form in which the graph can be written.
public enum GraphFormat: String, Hashable, CaseIterable, Sendable {
  case turtle, ntriples, nquads, trig, jsonld, dot, graphml, gexf, csv
  /// The two files of `csv` under the headers that `neo4j-admin database import` wants.
  case neo4j

  /// The format that people mean by a name or a file's extension, in any case: `turtle`, `ttl`,
  /// `nt`, `nq`, `gv`, `json`.
  public init?(named name: String) {
    switch name.lowercased() {
    case "turtle", "ttl": self = .turtle
    case "ntriples", "n-triples", "nt": self = .ntriples
    case "nquads", "n-quads", "nq": self = .nquads
    case "trig": self = .trig
    case "jsonld", "json-ld", "json": self = .jsonld
    case "dot", "gv": self = .dot
    case "graphml": self = .graphml
    case "gexf": self = .gexf
    case "csv": self = .csv
    case "neo4j": self = .neo4j
    default: return nil
    }
  }

  /// The file name's extension, without the dot; of ``csv`` and ``neo4j``, that of both files.
  public var fileExtension: String {
    switch self {
    case .turtle: "ttl"
    case .ntriples: "nt"
    case .nquads: "nq"
    case .trig: "trig"
    case .jsonld: "jsonld"
    case .dot: "dot"
    case .graphml: "graphml"
    case .gexf: "gexf"
    case .csv, .neo4j: "csv"
    }
  }

  /// Whether a graph becomes a folder with `nodes.csv` and `edges.csv`.
  public var isFolder: Bool { self == .csv || self == .neo4j }

  /// Whether it is a network of nodes and edges for programs that know no RDF.
  public var isNetwork: Bool { [.graphml, .gexf, .csv, .neo4j].contains(self) }

  /// The forms of provenance that the format can hold, the one to take unless told otherwise first.
  public var provenanceForms: [ProvenanceForm] {
    switch self {
    case .turtle, .ntriples: [.reified, .none, .star, .reifiers]
    case .nquads, .trig: [.reified, .none, .star, .reifiers, .namedGraphs]
    case .jsonld: [.reified, .none, .namedGraphs]
    case .dot: [.none]
    case .graphml, .gexf, .csv, .neo4j: [.attributes, .none]
    }
  }
}
