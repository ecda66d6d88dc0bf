import Claims
import Knowledge
import Lexicon
import Mentions
import Ontology

/// Builds the graph's entities and edges from a resolved claim table.
///
/// While it builds, entities and facts are numbers; provenance is written out at the end.
struct GraphAssembler {
  struct Draft {
    let iri: String
    var kind: EntityKind
    var label: String
    var attributes: [AttributeKey: [Int]] = [:]
  }

  struct AttributeKey: Hashable {
    let relation: Relation
    let value: Literal
  }

  struct EdgeKey: Hashable {
    let subject: Int
    let relation: Relation
    let object: Int
  }

  let table: ClaimTable
  let resolution: Resolution
  let gazetteer: Gazetteer
  let namer: EntityIRI
  var drafts: [Draft] = []
  private(set) var draftOfIRI: [String: Int] = [:]
  /// The draft of each node.
  private(set) var draftOfNode: [Int] = []
  /// The facts behind each edge, with repetitions.
  private(set) var edges: [EdgeKey: [Int]] = [:]

  init(_ table: ClaimTable, _ resolution: Resolution, gazetteer: Gazetteer, namer: EntityIRI) {
    self.table = table
    self.resolution = resolution
    self.gazetteer = gazetteer
    self.namer = namer
  }

  /// The whole graph.
  mutating func graph() -> KnowledgeGraph {
    draftOfNode = Array(repeating: -1, count: table.nodes.count)
    for (iri, nodes) in resolution.members {
      let draft = addEntity(iri, nodes.sorted())
      for node in nodes { draftOfNode[node] = draft }
    }
    for number in table.facts.indices { addFact(number) }
    for node in table.nodes.indices where table.nodes[node].family == .post { completePost(node) }
    completePairings()
    addMentions()
    return KnowledgeGraph(
      entities: drafts.map { draft in
        Entity(
          iri: draft.iri, kinds: [draft.kind], label: draft.label,
          attributes: attributes(of: draft).sorted())
      },
      edges: edges.map { key, facts in
        Edge(
          subject: drafts[key.subject].iri, relation: key.relation,
          object: drafts[key.object].iri, provenance: provenance(of: facts))
      })
  }

  // MARK: Entities

  mutating func draft(_ iri: String, _ kind: EntityKind, _ label: String) -> Int {
    draftOfIRI[iri] = drafts.count
    drafts.append(Draft(iri: iri, kind: kind, label: label))
    return drafts.count - 1
  }

  private mutating func addEntity(_ iri: String, _ nodes: [Int]) -> Int {
    let first = table.nodes[nodes[0]]
    switch first.family {
    case .region: return addRegion(first.key)
    case .article: return addArticle(iri, table.documents[first.document])
    default:
      let labels = table.labels(of: nodes)
      let kind = table.preferredKind(of: nodes) ?? .organization
      let draft = draft(iri, kind, labels.first { !$0.isEmpty } ?? first.key)
      if kind != .post, kind != .measure, kind != .pairing {
        for label in labels.dropFirst() { add(draft, .altLabel, Literal(label, .chinese)) }
      }
      return draft
    }
  }

  private mutating func addArticle(_ iri: String, _ document: DocumentClaims) -> Int {
    let metadata = document.metadata
    let draft = draft(iri, .article, metadata.headline ?? document.identifier)
    add(draft, .identifier, Literal(document.identifier))
    if let headline = metadata.headline { add(draft, .headline, Literal(headline, .chinese)) }
    if let date = metadata.publicationDate { add(draft, .datePublished, .date(date)) }
    if let source = metadata.source { add(draft, .publisher, Literal(source, .chinese)) }
    if let url = metadata.url { add(draft, .url, Literal(url, .anyURI)) }
    for name in metadata.reporters { add(draft, .author, Literal(name, .chinese)) }
    for name in metadata.editors { add(draft, .editor, Literal(name, .chinese)) }
    return draft
  }

  /// Adds a region with what the gazetteer knows of it and its parents up to the province; one
  /// that it does not know has the name that documents give it.
  @discardableResult
  mutating func addRegion(_ key: String) -> Int {
    let iri = Resolution.region(key, namer)
    if let known = draftOfIRI[iri] { return known }
    guard let region = gazetteer.region(key) else {
      let label = table.preferredLabel(of: resolution.members[iri] ?? [])
      let draft = draft(iri, .region, label.isEmpty ? key : label)
      if let slash = key.lastIndex(of: "/") {
        add(draft, .level, Literal(RegionLevel.village.rawValue))
        let parent = addRegion(String(key[..<slash]))
        edges[EdgeKey(subject: draft, relation: .within, object: parent)] = []
      }
      return draft
    }
    let draft = draft(iri, .region, region.name)
    if let adcode = region.adcode { add(draft, .adcode, Literal(adcode)) }
    add(draft, .level, Literal(region.level.rawValue))
    for name in Set(region.aliases + region.abbreviations) where name != region.name {
      add(draft, .altLabel, Literal(name, .chinese))
    }
    if let parent = region.parent, parent != RegionTree.country {
      let object = addRegion(parent)
      edges[EdgeKey(subject: draft, relation: .within, object: object)] = []
    }
    return draft
  }

  mutating func add(
    _ draft: Int, _ relation: Relation, _ value: Literal, fact: Int? = nil
  ) {
    let key = AttributeKey(relation: relation, value: value)
    drafts[draft].attributes[key, default: []] += fact.map { [$0] } ?? []
  }

  /// The attributes of a draft, but for dates that a more precise one of the same relation holds.
  private func attributes(of draft: Draft) -> [Attribute] {
    draft.attributes.compactMap { key, facts in
      switch key.relation {
      case .startDate, .endDate, .date:
        let isSubsumed = draft.attributes.keys.contains {
          $0.relation == key.relation && $0.value != key.value
            && $0.value.lexical.hasPrefix(key.value.lexical)
        }
        if isSubsumed { return nil }
      default: break
      }
      return Attribute(key.relation, key.value, provenance: provenance(of: facts))
    }
  }

  // MARK: Edges

  private mutating func addFact(_ number: Int) {
    let fact = table.facts[number]
    let subject = draftOfNode[fact.subject]
    switch fact.target {
    case .literal(let value):
      if fact.relation != .label { add(subject, fact.relation, value, fact: number) }
    case .node(let node): add(subject, fact.relation, draftOfNode[node], [number])
    }
  }

  /// Adds an edge and the general one beside it.
  mutating func add(_ subject: Int, _ relation: Relation, _ object: Int, _ facts: [Int]) {
    guard subject != object else { return }
    edges[EdgeKey(subject: subject, relation: relation, object: object), default: []] += facts
    if let general = relation.general {
      edges[EdgeKey(subject: subject, relation: general, object: object), default: []] += facts
    }
  }

  /// The sources of facts, sorted, without repetition.
  private func provenance(of facts: [Int]) -> [Provenance] {
    var found: [Provenance] = []
    for source in facts.map({ provenance(of: table.facts[$0]) }).sorted() where found.last != source {
      found.append(source)
    }
    return found
  }

  private func provenance(of fact: ClaimTable.Fact) -> Provenance {
    let claim = table.claim(fact)
    return Provenance(
      article: resolution.iris[table.articles[fact.document]], quote: claim.evidence.quote,
      scalars: claim.evidence.scalars, bytes: claim.evidence.bytes, rule: claim.evidence.rule,
      confidence: claim.evidence.confidence, qualifiers: claim.qualifiers.map(\.rawValue))
  }
}
