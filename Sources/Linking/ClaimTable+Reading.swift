import Claims
import Ontology
import Text

extension ClaimTable {
  /// The claim that a fact stands for.
  func claim(_ fact: Fact) -> Claim { documents[Int(fact.document)].claims[Int(fact.claim)] }

  // Of a claim, which is large, only the part that is asked for is copied.

  /// The object of a fact's claim.
  func object(of fact: Fact) -> Claim.Object {
    documents[Int(fact.document)].claims[Int(fact.claim)].object
  }

  /// The qualifiers of a fact's claim.
  func qualifiers(of fact: Fact) -> [Qualifier] {
    documents[Int(fact.document)].claims[Int(fact.claim)].qualifiers
  }

  /// The evidence of a fact's claim.
  func evidence(of fact: Fact) -> Evidence {
    documents[Int(fact.document)].claims[Int(fact.claim)].evidence
  }

  /// Where a fact's sentence stands.
  func scalars(of fact: Fact) -> ScalarRange {
    documents[Int(fact.document)].claims[Int(fact.claim)].evidence.scalars
  }

  /// The evidence of a fact.
  func evidence(_ fact: Int) -> Evidence { evidence(of: facts[fact]) }

  /// The day number of a document's publication.
  func published(_ document: Int) -> Int? {
    documents[document].metadata.publicationDate.flatMap { CivilDate($0)?.dayNumber }
  }

  /// The nodes that a node leads to through a relation.
  func objects(of node: Int, _ relation: Relation) -> [Int] {
    outgoing(node).compactMap { number in
      let fact = facts[Int(number)]
      return fact.relation == relation && fact.object >= 0 ? Int(fact.object) : nil
    }
  }

  /// The literals of a node.
  func literals(of node: Int, _ relation: Relation) -> [Literal] {
    outgoing(node).compactMap { number in
      let fact = facts[Int(number)]
      guard fact.relation == relation, case .literal(let value) = object(of: fact) else {
        return nil
      }
      return value
    }
  }

  /// The keys of the nodes of a family that a node leads to through a relation, sorted.
  func keys(of node: Int, _ relation: Relation, _ family: Family) -> [String] {
    let keys = objects(of: node, relation).filter { nodes[$0].family == family }.map { nodes[$0].key }
    return keys.count < 2 ? keys : Set(keys).sorted()
  }

  /// The names that claims give a node.
  func labels(of node: Int) -> Set<String> {
    (otherLabels[node] ?? []).union(CollectionOfOne(nodes[node].label))
  }

  /// The kinds that claims give a node.
  func kinds(of node: Int) -> Set<EntityKind> {
    (otherKinds[node] ?? []).union(CollectionOfOne(nodes[node].kind))
  }

  /// The names that the documents of some nodes give their entity, the preferred first: by the
  /// number of documents, then the longest, then in the order of code points.
  func labels(of nodes: [Int]) -> [String] {
    if nodes.count == 1, otherLabels[nodes[0]] == nil {
      let label = self.nodes[nodes[0]].label
      return family(nodes) == .article ? [] : [label]
    }
    var documents: [String: Int] = [:]
    for node in nodes where self.nodes[node].family != .article {
      for label in labels(of: node) { documents[label, default: 0] += 1 }
    }
    return documents.sorted {
      ($1.value, $1.key.unicodeScalars.count, $0.key)
        < ($0.value, $0.key.unicodeScalars.count, $1.key)
    }.map(\.key)
  }

  private func family(_ nodes: [Int]) -> Family { self.nodes[nodes[0]].family }

  /// The first of `labels(of:)`; empty when there is none.
  func preferredLabel(of nodes: [Int]) -> String { labels(of: nodes).first ?? "" }

  /// The kind that most documents give; one that says more than `organization` first.
  func preferredKind(of nodes: [Int]) -> EntityKind {
    if nodes.count == 1, otherKinds[nodes[0]] == nil { return self.nodes[nodes[0]].kind }
    var documents: [EntityKind: Int] = [:]
    for node in nodes { for kind in kinds(of: node) { documents[kind, default: 0] += 1 } }
    return documents.max { a, b in
      let (x, y) = (a.key == .organization ? 0 : a.value, b.key == .organization ? 0 : b.value)
      return x != y ? x < y : b.key < a.key
    }?.key ?? .organization
  }
}
