import Knowledge
import Lexicon
import Ontology

// What follows from claims without being one: the parts of a post's key, both forms of a pairing,
// and what each article mentions.
extension GraphAssembler {
  /// Adds what a post's key says: its title, its region or body, and a name made of both.
  mutating func completePost(_ node: Int) {
    let draft = draftOfNode[node]
    let key = PostKey(table.nodes[node].key)
    add(draft, .title, Literal(key.title, .chinese))
    let facts = table.incoming[node]
    switch key.body {
    case .region(let region):
      let object = addRegion(region)
      if !facts.isEmpty { add(draft, .ofRegion, object, facts) }
      let name = region == RegionTree.country ? "" : drafts[object].label
      drafts[draft].label = PostLabel.label(body: name, title: key.title)
      if !facts.isEmpty, let body = PostBody(title: key.title, region: name) {
        let organization = addBody(body, of: region)
        add(draft, .postIn, organization, facts)
        add(organization, .ofRegion, object, facts)
      }
    case .organization(let name):
      if let body = resolution.posts.body(of: node), !facts.isEmpty {
        add(draft, .postIn, draftOfNode[body], facts)
      }
      drafts[draft].label = PostLabel.label(body: name, title: key.title)
    case .unknown: break
    }
  }

  /// The draft of a body that a title implies: the one that documents name, if they do.
  private mutating func addBody(_ body: PostBody, of region: String) -> Int {
    let iri = resolution.body(named: body.name, of: region, namer)
    return draftOfIRI[iri] ?? draft(iri, body.kind, body.name)
  }

  /// Writes each pairing in both forms: as a node and as `shan:supports`.
  mutating func completePairings() {
    for (number, fact) in table.facts.enumerated() where fact.relation == .supports {
      guard case .node(let object) = fact.target,
        table.nodes[fact.subject].family == .region, table.nodes[object].family == .region
      else { continue }
      let key = table.nodes[fact.subject].key + ">" + table.nodes[object].key
      let iri = Resolution.pairing(key, namer)
      let (a, b) = (draftOfNode[fact.subject], draftOfNode[object])
      let pairing =
        draftOfIRI[iri] ?? draft(iri, .pairing, drafts[a].label + "→" + drafts[b].label)
      add(pairing, .supporter, a, [number])
      add(pairing, .supported, b, [number])
    }
    let ends = edges.filter { $0.key.relation == .supporter || $0.key.relation == .supported }
    let pairings = Dictionary(grouping: ends, by: \.key.subject)
    for sides in pairings.values {
      let facts = sides.flatMap(\.value)
      for supporter in sides where supporter.key.relation == .supporter {
        for supported in sides where supported.key.relation == .supported {
          add(supporter.key.object, .supports, supported.key.object, facts)
        }
      }
    }
  }

  /// Adds `schema:mentions` from each article to what its body names, with the first sentence that
  /// does. A region that stands only behind `shan:ofRegion` or `shan:within` may have been inferred
  /// and is left out.
  mutating func addMentions() {
    for (number, nodes) in table.nodesOfDocument.enumerated() {
      let article = table.articles[number]
      for node in nodes where node != article {
        let namings =
          table.outgoing[node]
          + table.incoming[node].filter {
            let relation = table.facts[$0].relation
            return relation != .ofRegion && relation != .within
          }
        guard let first = namings.min(by: { table.evidence($0) < table.evidence($1) }) else {
          continue
        }
        add(draftOfNode[article], .mentions, draftOfNode[node], [first])
      }
    }
  }
}
