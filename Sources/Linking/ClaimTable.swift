import Claims
import Mentions
import Ontology

/// The claims of a set with their entities numbered: what the resolvers read.
///
/// Documents stand in the order of their digests and claims in their own order, so the numbers are
/// a function of the set.
struct ClaimTable {
  /// What may be one with what: entities of different families are never merged.
  enum Family: Hashable {
    case article, region, post, body, person, agreement, place, pairing, measure
    case event(EntityKind)

    init(_ kind: EntityKind) {
      switch kind {
      case .article: self = .article
      case .region: self = .region
      case .post: self = .post
      case .person: self = .person
      case .agreement: self = .agreement
      case .place: self = .place
      case .pairing: self = .pairing
      case .measure: self = .measure
      case .jointMeeting, .meeting, .visit, .signing: self = .event(kind)
      case .organization, .partyCommittee, .government, .peoplesCongress,
        .consultativeConference, .department, .company, .school, .hospital, .park, .media:
        self = .body
      }
    }
  }

  /// An entity of one document.
  struct Node {
    let document: Int
    let family: Family
    let key: String
    /// The kinds that claims give it, and how many do.
    var kinds: [EntityKind: Int]
    /// The names that claims give it, and how many do.
    var labels: [String: Int]
  }

  enum Target {
    case node(Int)
    case literal(Literal)
  }

  /// A claim by the numbers of its entities.
  struct Fact {
    let document: Int
    /// Its place in the document's claims.
    let claim: Int
    let subject: Int
    let relation: Relation
    let target: Target
  }

  let documents: [DocumentClaims]
  private(set) var nodes: [Node] = []
  private(set) var facts: [Fact] = []
  /// Facts of which a node is the subject, and of which it is the object.
  private(set) var outgoing: [[Int]] = []
  private(set) var incoming: [[Int]] = []
  /// The node of each document's own article.
  private(set) var articles: [Int] = []
  /// The nodes of each document.
  private(set) var nodesOfDocument: [Range<Int>] = []

  init(_ claims: ClaimSet) {
    documents = claims.sorted
    for number in documents.indices { add(documentNumber: number) }
  }

  private struct Name: Hashable {
    let family: Family
    let key: String
  }

  private mutating func add(documentNumber number: Int) {
    let document = documents[number]
    let first = nodes.count
    var known: [Name: Int] = [:]
    articles.append(first)
    append(Node(document: number, family: .article, key: "", kinds: [.article: 1], labels: [:]))
    for (index, claim) in document.claims.enumerated() {
      let subject = node(of: claim.subject, in: number, &known)
      let target: Target
      switch claim.object {
      case .entity(let entity):
        guard claim.relation.isBetweenEntities else { continue }
        let object = node(of: entity, in: number, &known)
        incoming[object].append(facts.count)
        target = .node(object)
      case .literal(let literal):
        guard !claim.relation.isBetweenEntities else { continue }
        target = .literal(literal)
      }
      outgoing[subject].append(facts.count)
      facts.append(
        Fact(
          document: number, claim: index, subject: subject, relation: claim.relation,
          target: target))
    }
    nodesOfDocument.append(first..<nodes.count)
  }

  private mutating func node(
    of entity: LocalEntity, in document: Int, _ known: inout [Name: Int]
  ) -> Int {
    let family = Family(entity.kind)
    if family == .article { return articles[document] }
    let name = Name(family: family, key: entity.key)
    if let number = known[name] {
      nodes[number].labels[entity.label, default: 0] += 1
      nodes[number].kinds[entity.kind, default: 0] += 1
      return number
    }
    known[name] = nodes.count
    append(
      Node(
        document: document, family: family, key: entity.key, kinds: [entity.kind: 1],
        labels: [entity.label: 1]))
    return nodes.count - 1
  }

  private mutating func append(_ node: Node) {
    nodes.append(node)
    outgoing.append([])
    incoming.append([])
  }
}

extension ClaimTable {
  /// The claim that a fact stands for.
  func claim(_ fact: Fact) -> Claim { documents[fact.document].claims[fact.claim] }

  /// The evidence of a fact.
  func evidence(_ fact: Int) -> Evidence { claim(facts[fact]).evidence }

  /// The nodes that a node leads to through a relation.
  func objects(of node: Int, _ relation: Relation) -> [Int] {
    outgoing[node].compactMap { number in
      let fact = facts[number]
      guard fact.relation == relation, case .node(let object) = fact.target else { return nil }
      return object
    }
  }

  /// The nodes that lead to a node through a relation.
  func subjects(of node: Int, _ relation: Relation) -> [Int] {
    incoming[node].compactMap { facts[$0].relation == relation ? facts[$0].subject : nil }
  }

  /// The literals of a node.
  func literals(of node: Int, _ relation: Relation) -> [Literal] {
    outgoing[node].compactMap { number in
      let fact = facts[number]
      guard fact.relation == relation, case .literal(let value) = fact.target else { return nil }
      return value
    }
  }

  /// The keys of the nodes of a family that a node leads to through a relation, sorted.
  func keys(of node: Int, _ relation: Relation, _ family: Family) -> [String] {
    Set(objects(of: node, relation).filter { nodes[$0].family == family }.map { nodes[$0].key })
      .sorted()
  }
}
