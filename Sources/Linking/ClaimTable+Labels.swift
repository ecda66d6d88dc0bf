import Ontology

extension ClaimTable {
  /// The names that the documents of some nodes give their entity, the preferred first: by the
  /// number of documents, then the longest, then in the order of code points.
  func labels(of nodes: [Int]) -> [String] {
    var documents: [String: Int] = [:]
    for node in nodes { for label in self.nodes[node].labels.keys { documents[label, default: 0] += 1 } }
    return documents.sorted {
      ($1.value, $1.key.unicodeScalars.count, $0.key)
        < ($0.value, $0.key.unicodeScalars.count, $1.key)
    }.map(\.key)
  }

  /// The first of `labels(of:)`; empty when there is none.
  func preferredLabel(of nodes: [Int]) -> String { labels(of: nodes).first ?? "" }

  /// The kind that most documents give; one that says more than `organization` first.
  func preferredKind(of nodes: [Int]) -> EntityKind? {
    var documents: [EntityKind: Int] = [:]
    for node in nodes { for kind in self.nodes[node].kinds.keys { documents[kind, default: 0] += 1 } }
    return documents.max { a, b in
      let (x, y) = (a.key == .organization ? 0 : a.value, b.key == .organization ? 0 : b.value)
      return x != y ? x < y : b.key < a.key
    }?.key
  }
}
