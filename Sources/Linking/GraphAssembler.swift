import Claims
import Knowledge
import Lexicon
import Mentions
import Ontology
import Text

/// Builds the graph's entities and edges from a resolved claim table.
///
/// While it builds, entities and facts are numbers; `GraphAssembler+Freezing` writes them out.
struct GraphAssembler: Sendable {
  struct Draft: Sendable {
    let iri: String
    var kind: EntityKind
    var label: String
  }

  /// An edge and one fact behind it; -1 for none.
  struct EdgeFact: Sendable {
    let subject: Int32
    let relation: Relation
    let object: Int32
    let fact: Int32

    /// Whether no document states it, or it makes officials of persons.
    var standsWithEntities: Bool { fact < 0 || relation == .holds }
  }

  /// A literal of an entity and one fact behind it; -1 for none.
  struct LiteralFact: Sendable {
    let draft: Int32
    let relation: Relation
    let fact: Int32
    /// The literal, unless it is the fact's own.
    let value: Literal?
  }

  let table: ClaimTable
  let resolution: Resolution
  let gazetteer: Gazetteer
  let namer: EntityIRI
  /// Whether facts keep their sources; without, the edges that documents state are left out but for `org:holds`.
  let hasSources: Bool
  var drafts: [Draft] = []
  var draftOfIRI: [ByteKey: Int]
  var edges: [EdgeFact] = []
  var literals: [LiteralFact] = []
  /// What the key of each post's draft says, once it is known.
  var completed: [Int: PostParts] = [:]
  /// By the draft of each pairing that ended.
  var endedPairings: [Int: EndedPairing] = [:]
  private var regions: [ByteKey: Int] = [:]

  init(
    _ table: ClaimTable, _ resolution: Resolution, gazetteer: Gazetteer, namer: EntityIRI, hasSources: Bool = true
  ) {
    self.table = table
    self.hasSources = hasSources
    self.resolution = resolution
    self.gazetteer = gazetteer
    self.namer = namer
    draftOfIRI = resolution.entityOfIRI
  }

  /// The whole graph.
  mutating func graph() -> KnowledgeGraph {
    edges.reserveCapacity(3 * table.facts.count)
    drafts = resolution.entities.map { Draft(iri: $0.iri, kind: .organization, label: "") }
    for entity in drafts.indices { fill(entity, resolution.entities[entity].nodes) }
    findEndedPairings()
    for number in table.facts.indices { addFact(number) }
    for node in table.nodes.indices where table.nodes[node].family == .post { completePost(node) }
    completePairings()
    addTenures()
    addOpenPairs()
    addMentions()
    return frozen()
  }

  func draft(of node: Int) -> Int { resolution.entityOfNode[node] }

  // MARK: Entities

  mutating func draft(_ iri: String, _ kind: EntityKind, _ label: String) -> Int {
    draftOfIRI[ByteKey(iri)] = drafts.count
    drafts.append(Draft(iri: iri, kind: kind, label: label))
    return drafts.count - 1
  }

  private mutating func fill(_ entity: Int, _ nodes: [Int]) {
    let first = table.nodes[nodes[0]]
    switch first.family {
    case .region: addRegion(first.key)
    case .article: fillArticle(entity, table.documents[first.document])
    default:
      let labels = table.labels(of: nodes)
      let kind = table.preferredKind(of: nodes)
      drafts[entity].kind = kind
      drafts[entity].label = labels.first { !$0.isEmpty } ?? first.key
      if kind != .post, kind != .measure, kind != .pairing {
        for label in labels.dropFirst() { add(entity, .altLabel, Literal(label, .chinese)) }
      }
    }
  }

  private mutating func fillArticle(_ draft: Int, _ document: DocumentClaims) {
    let metadata = document.metadata
    drafts[draft].kind = .article
    drafts[draft].label = metadata.headline ?? document.identifier
    add(draft, .identifier, Literal(document.identifier))
    if let headline = metadata.headline { add(draft, .headline, Literal(headline, .chinese)) }
    if let date = metadata.publicationDate { add(draft, .datePublished, .date(date)) }
    if let source = metadata.source { add(draft, .publisher, Literal(source, .chinese)) }
    if let url = metadata.url { add(draft, .url, Literal(url, .anyURI)) }
    for name in metadata.reporters { add(draft, .author, Literal(name, .chinese)) }
    for name in metadata.editors { add(draft, .editor, Literal(name, .chinese)) }
  }

  /// Adds a region with what the gazetteer knows of it, its parents up to the province, and, of one
  /// that ended, what followed it; one that it does not know has the name that documents give it.
  @discardableResult
  mutating func addRegion(_ key: String) -> Int {
    if let known = regions[ByteKey(key)] { return known }
    let iri = Resolution.region(key, namer)
    let draft = draftOfIRI[ByteKey(iri)] ?? draft(iri, .region, "")
    regions[ByteKey(key)] = draft
    drafts[draft].kind = .region
    guard let region = gazetteer.region(key) else {
      let nodes = draft < resolution.entities.count ? resolution.entities[draft].nodes : []
      let label = nodes.isEmpty ? "" : table.preferredLabel(of: nodes)
      drafts[draft].label = label.isEmpty ? key : label
      if let slash = key.lastIndex(of: "/") {
        add(draft, .level, Literal(RegionLevel.village.rawValue))
        addEdge(draft, .within, addRegion(String(key[..<slash])))
      }
      return draft
    }
    drafts[draft].label = region.name
    if let adcode = region.adcode { add(draft, .adcode, Literal(adcode)) }
    add(draft, .level, Literal(region.level.rawValue))
    for name in Set(region.aliases + region.abbreviations) where name != region.name {
      add(draft, .altLabel, Literal(name, .chinese))
    }
    if let year = region.validFrom { add(draft, .validFrom, .date(String(year))) }
    if let year = region.validTo { add(draft, .validTo, .date(String(year))) }
    if let parent = region.parent, parent != RegionTree.country {
      addEdge(draft, .within, addRegion(parent))
    }
    for successor in region.successors where successor != key && gazetteer.region(successor) != nil {
      addEdge(draft, .replacedBy, addRegion(successor))
    }
    return draft
  }

  mutating func add(_ draft: Int, _ relation: Relation, _ value: Literal) {
    literals.append(LiteralFact(draft: Int32(draft), relation: relation, fact: -1, value: value))
  }

  // MARK: Edges

  private mutating func addFact(_ number: Int) {
    let fact = table.facts[number]
    let subject = draft(of: Int(fact.subject))
    if fact.relation == .supports, !stillHolds(number) { return }
    if fact.object >= 0 {
      guard fact.relation.isBetweenEntities else { return }
      add(subject, fact.relation, draft(of: Int(fact.object)), CollectionOfOne(Int32(number)))
    } else if fact.relation != .label {
      literals.append(
        LiteralFact(
          draft: Int32(subject), relation: fact.relation, fact: Int32(number), value: nil))
    }
  }

  /// Adds an edge and the general one beside it.
  mutating func add(
    _ subject: Int, _ relation: Relation, _ object: Int, _ facts: some Collection<Int32>
  ) {
    guard subject != object else { return }
    for fact in facts { append(subject, relation, object, fact) }
    guard let general = relation.general else { return }
    for fact in facts { append(subject, general, object, fact) }
  }

  /// Adds an edge that the gazetteer gives.
  private mutating func addEdge(_ subject: Int, _ relation: Relation, _ object: Int) {
    append(subject, relation, object, -1)
  }

  private mutating func append(_ subject: Int, _ relation: Relation, _ object: Int, _ fact: Int32) {
    edges.append(
      EdgeFact(subject: Int32(subject), relation: relation, object: Int32(object), fact: fact))
  }
}
