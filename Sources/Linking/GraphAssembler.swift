import Claims
import Knowledge
import Lexicon
import Mentions
import Ontology

/// Builds the graph's entities and edges from a resolved claim table.
struct GraphAssembler {
  private struct Draft {
    var kinds: [EntityKind]
    var label: String
    var attributes: [Key: Set<Provenance>] = [:]

    struct Key: Hashable {
      let relation: Relation
      let value: Literal
    }
  }

  private struct EdgeKey: Hashable {
    let subject: String
    let relation: Relation
    let object: String
  }

  private let table: ClaimTable
  private let resolution: Resolution
  private let gazetteer: Gazetteer
  private let namer: EntityIRI
  private var drafts: [String: Draft] = [:]
  private var edges: [EdgeKey: Set<Provenance>] = [:]

  init(_ table: ClaimTable, _ resolution: Resolution, gazetteer: Gazetteer, namer: EntityIRI) {
    self.table = table
    self.resolution = resolution
    self.gazetteer = gazetteer
    self.namer = namer
  }

  /// The whole graph.
  mutating func graph() -> KnowledgeGraph {
    for (iri, nodes) in resolution.members { addEntity(iri, nodes.sorted()) }
    for fact in table.facts { add(fact) }
    for node in table.nodes.indices where table.nodes[node].family == .post { completePost(node) }
    completePairings()
    addMentions()
    return KnowledgeGraph(
      entities: drafts.map { iri, draft in
        Entity(
          iri: iri, kinds: draft.kinds, label: draft.label,
          attributes: Self.attributes(of: draft).sorted())
      },
      edges: edges.map {
        Edge(
          subject: $0.key.subject, relation: $0.key.relation, object: $0.key.object,
          provenance: $0.value.sorted())
      })
  }

  // MARK: Entities

  private mutating func addEntity(_ iri: String, _ nodes: [Int]) {
    let first = table.nodes[nodes[0]]
    switch first.family {
    case .region: addRegion(first.key)
    case .article: addArticle(iri, table.documents[first.document])
    default:
      let labels = table.labels(of: nodes)
      let kind = table.preferredKind(of: nodes) ?? .organization
      drafts[iri] = Draft(kinds: [kind], label: labels.first ?? first.key)
      guard kind != .post, kind != .measure, kind != .pairing else { return }
      for label in labels.dropFirst() { add(iri, .altLabel, Literal(label, .chinese)) }
    }
  }

  private mutating func addArticle(_ iri: String, _ document: DocumentClaims) {
    let metadata = document.metadata
    drafts[iri] = Draft(kinds: [.article], label: metadata.headline ?? document.identifier)
    add(iri, .identifier, Literal(document.identifier))
    if let headline = metadata.headline { add(iri, .headline, Literal(headline, .chinese)) }
    if let date = metadata.publicationDate { add(iri, .datePublished, .date(date)) }
    if let source = metadata.source { add(iri, .publisher, Literal(source, .chinese)) }
    if let url = metadata.url { add(iri, .url, Literal(url, .anyURI)) }
    for name in metadata.reporters { add(iri, .author, Literal(name, .chinese)) }
    for name in metadata.editors { add(iri, .editor, Literal(name, .chinese)) }
  }

  /// Adds a region with what the gazetteer knows of it and its parents up to the province; one
  /// that it does not know has the name that documents give it.
  @discardableResult
  private mutating func addRegion(_ key: String) -> String {
    let iri = Resolution.region(key, namer)
    if drafts[iri] != nil { return iri }
    guard let region = gazetteer.region(key) else {
      let label = table.preferredLabel(of: resolution.members[iri] ?? [])
      drafts[iri] = Draft(kinds: [.region], label: label.isEmpty ? key : label)
      if let slash = key.lastIndex(of: "/") {
        add(iri, .level, Literal("village"))
        let parent = addRegion(String(key[..<slash]))
        edges[EdgeKey(subject: iri, relation: .within, object: parent)] = []
      }
      return iri
    }
    drafts[iri] = Draft(kinds: [.region], label: region.name)
    if let adcode = region.adcode { add(iri, .adcode, Literal(adcode)) }
    add(iri, .level, Literal(region.level.rawValue))
    for name in Set(region.aliases + region.abbreviations) where name != region.name {
      add(iri, .altLabel, Literal(name, .chinese))
    }
    if let parent = region.parent, parent != RegionTree.country {
      let object = addRegion(parent)
      edges[EdgeKey(subject: iri, relation: .within, object: object)] = []
    }
    return iri
  }

  private mutating func add(
    _ iri: String, _ relation: Relation, _ value: Literal, _ provenance: Provenance? = nil
  ) {
    let key = Draft.Key(relation: relation, value: value)
    drafts[iri]?.attributes[key, default: []].formUnion(provenance.map { [$0] } ?? [])
  }

  /// The attributes of a draft, but for dates that a more precise one of the same relation holds.
  private static func attributes(of draft: Draft) -> [Attribute] {
    draft.attributes.compactMap { key, provenance in
      switch key.relation {
      case .startDate, .endDate, .date:
        let isSubsumed = draft.attributes.keys.contains {
          $0.relation == key.relation && $0.value != key.value
            && $0.value.lexical.hasPrefix(key.value.lexical)
        }
        if isSubsumed { return nil }
      default: break
      }
      return Attribute(key.relation, key.value, provenance: provenance.sorted())
    }
  }

  // MARK: Edges

  private mutating func add(_ fact: ClaimTable.Fact) {
    let provenance = provenance(of: fact)
    let subject = resolution.iris[fact.subject]
    switch fact.target {
    case .literal(let value):
      if fact.relation != .label { add(subject, fact.relation, value, provenance) }
    case .node(let node): add(subject, fact.relation, resolution.iris[node], [provenance])
    }
  }

  private mutating func add(
    _ subject: String, _ relation: Relation, _ object: String, _ provenance: Set<Provenance>
  ) {
    guard subject != object else { return }
    for relation in [relation, relation.general].compactMap(\.self) {
      edges[EdgeKey(subject: subject, relation: relation, object: object), default: []]
        .formUnion(provenance)
    }
  }

  private func provenance(of fact: ClaimTable.Fact) -> Provenance {
    let claim = table.claim(fact)
    return Provenance(
      article: resolution.iris[table.articles[fact.document]], quote: claim.evidence.quote,
      scalars: claim.evidence.scalars, bytes: claim.evidence.bytes, rule: claim.evidence.rule,
      confidence: claim.evidence.confidence, qualifiers: claim.qualifiers.map(\.rawValue))
  }

  /// Adds what a post's key says: its title, its region or body, and a name made of both.
  private mutating func completePost(_ node: Int) {
    let iri = resolution.iris[node]
    let key = PostKey(table.nodes[node].key)
    add(iri, .title, Literal(key.title, .chinese))
    let provenance = Set(table.incoming[node].map { self.provenance(of: table.facts[$0]) })
    switch key.body {
    case .region(let region):
      let object = addRegion(region)
      if !provenance.isEmpty { add(iri, .ofRegion, object, provenance) }
      let name = region == RegionTree.country ? "" : drafts[object]?.label ?? ""
      drafts[iri]?.label = PostLabel.label(body: name, title: key.title)
    case .organization(let name):
      if let body = resolution.posts.body(of: node), !provenance.isEmpty {
        add(iri, .postIn, resolution.iris[body], provenance)
      }
      drafts[iri]?.label = PostLabel.label(body: name, title: key.title)
    case .unknown: break
    }
  }

  /// Writes each pairing in both forms: as a node and as `shan:supports`.
  private mutating func completePairings() {
    for fact in table.facts where fact.relation == .supports {
      guard case .node(let object) = fact.target,
        table.nodes[fact.subject].family == .region, table.nodes[object].family == .region
      else { continue }
      let key = table.nodes[fact.subject].key + ">" + table.nodes[object].key
      let iri = Resolution.pairing(key, namer)
      let (a, b) = (resolution.iris[fact.subject], resolution.iris[object])
      if drafts[iri] == nil {
        let label = (drafts[a]?.label ?? "") + "→" + (drafts[b]?.label ?? "")
        drafts[iri] = Draft(kinds: [.pairing], label: label)
      }
      let provenance = provenance(of: fact)
      add(iri, .supporter, a, [provenance])
      add(iri, .supported, b, [provenance])
    }
    for (iri, draft) in drafts where draft.kinds == [.pairing] {
      let nodes = resolution.members[iri] ?? []
      let provenance = Set(
        nodes.flatMap { table.outgoing[$0] }.map { table.facts[$0] }
          .filter { $0.relation == .supporter || $0.relation == .supported }
          .map { self.provenance(of: $0) })
      for supporter in nodes.flatMap({ table.objects(of: $0, .supporter) }) {
        for supported in nodes.flatMap({ table.objects(of: $0, .supported) }) {
          add(resolution.iris[supporter], .supports, resolution.iris[supported], provenance)
        }
      }
    }
  }

  /// Adds `schema:mentions` from each article to what its body names, with the first sentence that
  /// does. A region that stands only behind `shan:ofRegion` or `shan:within` may have been inferred
  /// and is left out.
  private mutating func addMentions() {
    for (number, nodes) in table.nodesOfDocument.enumerated() {
      let article = table.articles[number]
      for node in nodes where node != article {
        let namings =
          table.outgoing[node]
          + table.incoming[node].filter {
            let relation = table.facts[$0].relation
            return relation != .ofRegion && relation != .within
          }
        guard let first = namings.map({ provenance(of: table.facts[$0]) }).min() else { continue }
        add(resolution.iris[article], .mentions, resolution.iris[node], [first])
      }
    }
  }
}
