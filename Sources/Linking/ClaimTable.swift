import Claims
import Mentions
import Ontology
import Text

/// The claims of a set with their entities numbered: what the resolvers read.
///
/// Documents stand in the order of their digests and claims in their own order, so the numbers are
/// a function of the set.
struct ClaimTable: Sendable {
  /// What may be one with what: entities of different families are never merged.
  enum Family: Hashable, Sendable {
    case article, region, post, body, person, agreement, place, pairing, measure, tenure
    case event(EntityKind)
    /// A kind that users declared, with none above it.
    case named(EntityKind)

    init(_ kind: EntityKind) {
      self =
        switch kind {
        case .article: .article
        case .region: .region
        case .post: .post
        case .tenure: .tenure
        case .person: .person
        case .agreement: .agreement
        case .pairing: .pairing
        case .measure: .measure
        default:
          switch kind.superkind {
          case .event: .event(kind)
          case .organization: .body
          case .place: .place
          case nil: .named(kind)
          }
        }
    }
  }

  /// An entity of one document.
  struct Node: Sendable {
    let document: Int
    let family: Family
    let key: String
    /// The kind and name that the first claim gives it.
    let kind: EntityKind
    let label: String
  }

  /// A claim by the numbers of its entities. The first or last day of a term of office leads from the
  /// person to the post.
  struct Fact: Sendable {
    let document: Int32
    /// Its place in the document's claims.
    let claim: Int32
    let subject: Int32
    /// The node of the object; -1 for a literal.
    let object: Int32
    let relation: Relation
  }

  let documents: [DocumentClaims]
  private(set) var nodes: [Node] = []
  private(set) var facts: [Fact] = []
  /// The kinds and names beside the first that claims give a node.
  private(set) var otherKinds: [Int: Set<EntityKind>] = [:]
  private(set) var otherLabels: [Int: Set<String>] = [:]
  /// The node of each document's own article.
  private(set) var articles: [Int] = []
  /// The nodes of each document.
  private(set) var nodesOfDocument: [Range<Int>] = []
  /// Facts of which a node is the subject, and of which it is the object.
  private let outgoingFacts: Adjacency
  private let incomingFacts: Adjacency

  /// - Complexity: O(*n*) in the claims.
  init(_ claims: ClaimSet) {
    let documents = claims.sorted
    self.documents = documents
    let parts = parts(of: documents.count, atLeast: 64)
    let tables = mapInParallel(parts.count) { Part(documents[parts[$0]], from: parts[$0].lowerBound) }
    nodes.reserveCapacity(tables.reduce(0) { $0 + $1.nodes.count })
    facts.reserveCapacity(tables.reduce(0) { $0 + $1.facts.count })
    for table in tables {
      let first = nodes.count
      let shift = Int32(first)
      nodes += table.nodes
      for fact in table.facts {
        facts.append(
          Fact(
            document: fact.document, claim: fact.claim, subject: fact.subject + shift,
            object: fact.object < 0 ? -1 : fact.object + shift, relation: fact.relation))
      }
      for (node, kinds) in table.otherKinds { otherKinds[node + first] = kinds }
      for (node, labels) in table.otherLabels { otherLabels[node + first] = labels }
      for range in table.ranges {
        articles.append(range.lowerBound + first)
        nodesOfDocument.append((range.lowerBound + first)..<(range.upperBound + first))
      }
    }
    outgoingFacts = Adjacency(nodes: nodes.count, facts.map(\.subject))
    incomingFacts = Adjacency(nodes: nodes.count, facts.map(\.object))
  }

  func outgoing(_ node: Int) -> ArraySlice<Int32> { outgoingFacts[node] }
  func incoming(_ node: Int) -> ArraySlice<Int32> { incomingFacts[node] }
}

/// Numbers by the node that each belongs to; those of no node (below 0) are left out.
private struct Adjacency: Sendable {
  private var starts: [Int32]
  private var members: [Int32]

  init(nodes count: Int, _ owners: [Int32]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for owner in owners where owner >= 0 { starts[Int(owner) + 1] += 1 }
    for node in 0..<count { starts[node + 1] += starts[node] }
    var members = [Int32](repeating: 0, count: Int(starts[count]))
    var next = starts
    for (number, owner) in owners.enumerated() where owner >= 0 {
      members[Int(next[Int(owner)])] = Int32(number)
      next[Int(owner)] += 1
    }
    self.starts = starts
    self.members = members
  }

  subscript(node: Int) -> ArraySlice<Int32> {
    members[Int(starts[node])..<Int(starts[node + 1])]
  }
}

/// The table of some neighbouring documents, with numbers that start at 0.
private struct Part: Sendable {
  var nodes: [ClaimTable.Node] = []
  var facts: [ClaimTable.Fact] = []
  var otherKinds: [Int: Set<EntityKind>] = [:]
  var otherLabels: [Int: Set<String>] = [:]
  var ranges: [Range<Int>] = []

  private struct Name: Hashable {
    let family: ClaimTable.Family
    let key: ByteKey
  }

  init(_ documents: ArraySlice<DocumentClaims>, from first: Int) {
    for (offset, document) in documents.enumerated() { add(document, number: first + offset) }
  }

  private mutating func add(_ document: DocumentClaims, number: Int) {
    let first = nodes.count
    var known: [Name: Int] = [:]
    nodes.append(.init(document: number, family: .article, key: "", kind: .article, label: ""))
    var previous: (entity: LocalEntity, node: Int)?
    let tenures = StatedTenures(document.claims)
    for (index, claim) in document.claims.enumerated() {
      guard !claim.isAboutTenure else {
        guard [.startDate, .endDate].contains(claim.relation), let (person, post) = tenures[claim.subject] else { continue }
        facts.append(
          .init(
            document: Int32(number), claim: Int32(index),
            subject: Int32(node(of: person, in: number, first, &known)),
            object: Int32(node(of: post, in: number, first, &known)), relation: claim.relation))
        continue
      }
      // Claims are sorted by subject.
      let subject: Int
      if let previous, previous.entity == claim.subject {
        subject = previous.node
      } else {
        subject = node(of: claim.subject, in: number, first, &known)
        previous = (claim.subject, subject)
      }
      var object = -1
      switch claim.object {
      case .entity(let entity):
        guard claim.relation.isBetweenEntities else { continue }
        object = node(of: entity, in: number, first, &known)
      case .literal: guard !claim.relation.isBetweenEntities else { continue }
      }
      facts.append(
        .init(
          document: Int32(number), claim: Int32(index), subject: Int32(subject),
          object: Int32(object), relation: claim.relation))
    }
    ranges.append(first..<nodes.count)
  }

  private mutating func node(
    of entity: LocalEntity, in document: Int, _ article: Int, _ known: inout [Name: Int]
  ) -> Int {
    let family = ClaimTable.Family(entity.kind)
    if family == .article { return article }
    let name = Name(family: family, key: ByteKey(entity.key))
    if let number = known[name] {
      if nodes[number].label != entity.label { otherLabels[number, default: []].insert(entity.label) }
      if nodes[number].kind != entity.kind { otherKinds[number, default: []].insert(entity.kind) }
      return number
    }
    known[name] = nodes.count
    nodes.append(
      .init(
        document: document, family: family, key: entity.key, kind: entity.kind, label: entity.label))
    return nodes.count - 1
  }
}

/// Who held what in each term of office that a document states.
private struct StatedTenures {
  private var people: [LocalEntity: LocalEntity] = [:]
  private var posts: [LocalEntity: LocalEntity] = [:]

  init(_ claims: [Claim]) {
    for claim in claims where claim.isAboutTenure {
      guard case .entity(let entity) = claim.object else { continue }
      if claim.relation == .member, entity.kind == .person { people[claim.subject] = entity }
      if claim.relation == .ofPost, entity.kind == .post { posts[claim.subject] = entity }
    }
  }

  subscript(tenure: LocalEntity) -> (person: LocalEntity, post: LocalEntity)? {
    people[tenure].flatMap { person in posts[tenure].map { (person, $0) } }
  }
}

extension Claim {
  /// Whether it speaks of a term of office, which only linking makes.
  fileprivate var isAboutTenure: Bool {
    if case .entity(let entity) = object, entity.kind == .tenure { return true }
    return subject.kind == .tenure
  }
}
