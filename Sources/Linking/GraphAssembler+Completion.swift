import Claims
import Knowledge
import Lexicon
import Ontology
import Text

// What follows from claims without being one: the parts of a post's key, both forms of a pairing,
// and what each article mentions.
extension GraphAssembler {
  /// The drafts that a post's key names.
  struct PostParts: Sendable {
    var region: Int?
    /// The body that its title implies.
    var body: Int?
  }

  /// Adds what a post's key says: its title, its region or body, and a name made of both.
  mutating func completePost(_ node: Int) {
    guard let post = resolution.posts.posts[node] else { return }
    let draft = draft(of: node)
    let facts = table.incoming(node)
    let parts = completed[draft] ?? postParts(post.key, draft)
    completed[draft] = parts
    if case .organization = post.key.body, let body = resolution.posts.body(of: node) {
      add(draft, .postIn, self.draft(of: body), facts)
    }
    guard let region = parts.region else { return }
    add(draft, .ofRegion, region, facts)
    if let body = parts.body {
      add(draft, .postIn, body, facts)
      add(body, .ofRegion, region, facts)
    }
  }

  private mutating func postParts(_ key: PostKey, _ draft: Int) -> PostParts {
    add(draft, .title, Literal(key.title, .chinese))
    var parts = PostParts()
    switch key.body {
    case .region(let region):
      let object = addRegion(region)
      let name = region == RegionTree.country ? "" : drafts[object].label
      drafts[draft].label = PostLabel.label(body: name, title: key.title)
      parts.region = object
      let isHeld = resolution.entities[draft].nodes.contains { !table.incoming($0).isEmpty }
      if isHeld, let body = PostBody(title: key.title, region: name) {
        parts.body = addBody(body, of: region)
      }
    case .organization(let name):
      drafts[draft].label = PostLabel.label(body: name, title: key.title)
    case .unknown: break
    }
    return parts
  }

  /// The draft of a body that a title implies: the one that documents name, if they do.
  private mutating func addBody(_ body: PostBody, of region: String) -> Int {
    let iri = resolution.body(named: body.name, of: region, namer)
    return draftOfIRI[ByteKey(iri)] ?? draft(iri, body.kind, body.name)
  }

  /// Writes each pairing in both forms: as a node and as `shan:supports`.
  mutating func completePairings() {
    for (number, fact) in table.facts.enumerated() where fact.relation == .supports {
      guard fact.object >= 0 else { continue }
      let iri = resolution.pairing(Int(fact.subject), Int(fact.object), table, namer)
      let (a, b) = (draft(of: Int(fact.subject)), draft(of: Int(fact.object)))
      let pairing =
        draftOfIRI[ByteKey(iri)] ?? draft(iri, .pairing, drafts[a].label + "→" + drafts[b].label)
      add(pairing, .supporter, a, CollectionOfOne(Int32(number)))
      add(pairing, .supported, b, CollectionOfOne(Int32(number)))
    }
    let ends = edges.filter { $0.relation == .supporter || $0.relation == .supported }
    for (pairing, sides) in Dictionary(grouping: ends, by: \.subject) {
      let facts = Set(sides.map(\.fact)).filter { $0 >= 0 && isAsserted(by: $0, Int(pairing)) }.sorted()
      let supporters = Set(sides.filter { $0.relation == .supporter }.map(\.object))
      let supported = Set(sides.filter { $0.relation == .supported }.map(\.object))
      for giver in supporters {
        for taker in supported { add(Int(giver), .supports, Int(taker), facts) }
      }
    }
  }

  /// Adds `schema:mentions` from each article to what its body names, with the first sentence that
  /// does. A region that stands only behind `shan:ofRegion` or `shan:within` may have been inferred
  /// and is left out.
  mutating func addMentions() {
    let parts = parts(of: table.documents.count, atLeast: 64)
    let found = mapInParallel(parts.count) { [self] part in
      parts[part].flatMap { document -> [EdgeFact] in
        let article = table.articles[document]
        return table.nodesOfDocument[document].compactMap { node in
          guard node != article, let first = firstNaming(of: node) else { return nil }
          return EdgeFact(
            subject: Int32(draft(of: article)), relation: .mentions,
            object: Int32(draft(of: node)), fact: first)
        }
      }
    }
    for part in found { edges += part }
  }

  /// The fact whose evidence stands first of those that name a node.
  func firstNaming(of node: Int) -> Int32? {
    var first: Int32?
    func consider(_ fact: Int32) {
      if let known = first, !(table.evidence(Int(fact)) < table.evidence(Int(known))) { return }
      first = fact
    }
    for fact in table.outgoing(node) { consider(fact) }
    for fact in table.incoming(node) {
      let relation = table.facts[Int(fact)].relation
      if relation != .ofRegion && relation != .within { consider(fact) }
    }
    return first
  }

  /// Adds `skos:closeMatch` between persons of one name that may be one, in both directions, with
  /// the sentences that name them.
  mutating func addOpenPairs() {
    for pair in resolution.open.sorted() {
      let facts = [pair.first, pair.second].compactMap { person in
        resolution.entities[person].nodes.lazy.compactMap { [self] in firstNaming(of: $0) }.first
      }
      add(pair.first, .closeMatch, pair.second, facts)
      add(pair.second, .closeMatch, pair.first, facts)
    }
  }
}
