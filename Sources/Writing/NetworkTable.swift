import Knowledge
import Ontology

/// What a node or an edge of a network has for a value.
enum NetworkType: String {
  case string, long, double, boolean
}

/// A column of a network's nodes or edges.
struct NetworkColumn {
  let name: String
  let type: NetworkType

  init(_ name: String, _ type: NetworkType = .string) {
    self.name = name
    self.type = type
  }
}

/// A node, with a value for each column, empty where it has none.
struct NetworkNode {
  let iri: String
  let label: String
  let kind: EntityKind
  let values: [String]
  let span: TimeSpan?
}

/// An edge, with a value for each column.
struct NetworkEdge {
  let number: Int
  /// IRIs.
  let source: String
  let target: String
  let label: String
  /// How many articles or occasions say it; at least 1.
  let weight: Int
  let values: [String]
  let span: TimeSpan?
}

/// Nodes and edges with attributes, for formats that are no RDF.
protocol NetworkTable {
  /// Whether an edge leads from its source to its target.
  var isDirected: Bool { get }
  /// `label`, `kind` and others.
  var nodeColumns: [NetworkColumn] { get }
  /// `label` and others.
  var edgeColumns: [NetworkColumn] { get }
  /// Hands over each node, in order.
  func forEachNode<Failure: Error>(_ body: (NetworkNode) throws(Failure) -> Void) throws(Failure)
  /// Hands over each edge, in order.
  func forEachEdge<Failure: Error>(_ body: (NetworkEdge) throws(Failure) -> Void) throws(Failure)
}
