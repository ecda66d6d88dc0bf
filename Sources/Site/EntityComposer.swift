import Knowledge
import Ontology
import Shanhai

extension PageComposer {
  /// Composes the page of an entity: what its kind is about first, then all other facts by relation.
  ///
  /// - Parameter apart: why namesakes are apart, by their positions.
  mutating func compose(_ entity: Int, apart: [Int: String]) {
    var told: Set<Relation> = [.participant, .member, .ofPost, .supporter, .supported]
    switch graph.entities[entity].kind {
    case .person:
      addTenures("posts", words["posts"], site.tenures.of(entity)) { $0.post }
      addSecondments("secondments", index.subjects(of: entity, .member).filter { graph.entities[$0].kind == .secondment })
      addEvents(of: entity)
      addCompanions(of: entity)
      addNamesakes(of: entity, apart)
      told.formUnion([.holds, .attendee, .speaker, .chair, .presenter, .leader, .signer])
    case .post:
      addTenures("holders", words["holders"], site.tenures.of(entity)) { $0.person }
      told.insert(.holds)
    case .region:
      addPairs(of: entity)
      addOffices(of: entity)
      told.insert(.ofRegion)
    case let kind where kind.isEvent:
      addSides(of: entity)
      addReports(of: entity)
      told.formUnion([.attendee, .speaker, .chair, .presenter, .leader, .signer, .mentions])
    case .agreement:
      addReports(of: entity)
      told.insert(.mentions)
    default: break
    }
    addFacts(at: entity, index.outgoing(entity), isIncoming: false, without: told.subtracting([.supporter, .supported]))
    addFacts(at: entity, index.incoming(entity), isIncoming: true, without: told)
  }

  /// Adds a section for each relation of some edges; what articles mention comes last.
  private mutating func addFacts(at entity: Int, _ edges: [Int], isIncoming: Bool, without told: Set<Relation>) {
    var byRelation: [Relation: [Int]] = [:]
    for edge in edges where !told.contains(graph.edges[edge].relation) { byRelation[graph.edges[edge].relation, default: []].append(edge) }
    func place(_ relation: Relation) -> (Int, Int, Relation) { (relation == .mentions ? 1 : 0, -relation.weight, relation) }
    for (relation, edges) in byRelation.sorted(by: { place($0.key) < place($1.key) }) {
      let ends = edges.compactMap { edge in (isIncoming ? index.subject(of: edge) : index.object(of: edge)).map { (edge, $0) } }
      let sorted = ends.map { (site.date(of: $0.1) ?? "", graph.entities[$0.1].label, $0) }
        .sorted { ($1.0, $0.1, $0.2.1) < ($0.0, $1.1, $1.2.1) }.map(\.2)
      let name = relation.prefixedName.replacing(":", with: "-")
      add((isIncoming ? "in-" : "out-") + name, page.heading(of: relation, isIncoming: isIncoming), sorted) { fact, composer in
        let (edge, end) = fact
        let kind = composer.graph.entities[end].kind
        let note = kind.isEvent ? composer.circumstances(of: end) : kind == .pairing ? composer.pairingNote(end) : nil
        return composer.row(of: end, note: note, citing: composer.graph.edges[edge].provenance)
      }
    }
  }

  // MARK: Persons

  /// Adds the events of a person with the part taken in each.
  private mutating func addEvents(of person: Int) {
    var roles: [Int: [Int]] = [:]
    for edge in index.incoming(person) {
      let relation = graph.edges[edge].relation
      guard relation == .participant || relation.general == .participant, let event = index.subject(of: edge) else { continue }
      roles[event, default: []].append(edge)
    }
    add("events", words["events"], newestFirst(roles.keys.sorted())) { event, composer in
      let edges = roles[event, default: []]
      let graph = composer.graph
      let special = edges.filter { graph.edges[$0].relation != .participant }
      let named = (special.isEmpty ? edges : special).map { graph.edges[$0] }
      let parts = Set(named.map(\.relation)).sorted().map { $0.label(in: composer.page.language) }
      return composer.row(
        of: event, note: parts.joined(separator: composer.words["list-separator"]), citing: Set(named.flatMap(\.provenance)).sorted())
    }
  }

  /// Adds the persons of the same events, by the number of events.
  private mutating func addCompanions(of person: Int) {
    var together: [Int: [Int]] = [:]
    for event in index.subjects(of: person, .participant) where graph.entities[event].tookPlace {
      for other in index.objects(of: event, .participant) where other != person { together[other, default: []].append(event) }
    }
    let ranked = together.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    add("met", words["met"], ranked) { companion, composer in
      FactRow(
        ends: [composer.link(companion.key)], note: composer.words("times", String(companion.value.count)),
        fields: ["times": .list(companion.value.prefix(6).map { composer.link($0) })])
    }
  }

  /// Adds the persons of the same name.
  private mutating func addNamesakes(of person: Int, _ apart: [Int: String]) {
    let others = site.namesakes[graph.entities[person].label, default: []].filter { $0 != person }
    add("namesakes", words["namesakes"], others) { other, composer in
      let posts = composer.site.tenures.of(other).prefix(2).map { composer.page.name($0.post) }
      return FactRow(
        ends: [composer.link(other)],
        note: (posts + [apart[other] ?? ""]).filter { !$0.isEmpty }.joined(separator: composer.words["separator"]))
    }
  }

  // MARK: Regions

  /// Adds the pairs of a province, each with how much reports have of it.
  private mutating func addPairs(of region: Int) {
    let pairs = site.pairs.of(region).filter { $0.supporter == region || $0.supported == region }
    let ranked = pairs.map { ($0, site.pairs.pairs[$0] ?? PairFacts()) }
      .sorted { ($1.1.events.count, $0.0) < ($0.1.events.count, $1.0) }
    add("pairs", words["pairs"], ranked) { pair, composer in
      FactRow(
        ends: [["label": .text(composer.page.heading(of: pair.0)), "href": .text(composer.links.page(composer.page.path(of: pair.0)))]],
        note: composer.extent(of: pair.1))
    }
  }

  /// How much reports have of a pair, in words.
  func extent(of facts: PairFacts) -> String {
    [("pair.pairings", facts.pairings), ("pair.events", facts.events), ("pair.agreements", facts.agreements), ("pair.measures", facts.measures),
     ("pair.donations", facts.donations), ("pair.secondments", facts.secondments)]
      .filter { !$0.1.isEmpty }.map { words($0.0, String($0.1.count)) }.joined(separator: words["separator"])
  }

  /// Since when, and under which programme.
  func pairingNote(_ pairing: Int) -> String? {
    let entity = graph.entities[pairing]
    var notes = entity.values(of: .programme)
    if let start = entity.values(of: .startDate).first { notes.insert(words("since", start), at: 0) }
    if let end = entity.values(of: .endDate).first { notes.append(words("until", end)) }
    return notes.isEmpty ? nil : notes.joined(separator: words["separator"])
  }

  /// Adds the posts of a region with their holders, then its bodies.
  private mutating func addOffices(of region: Int) {
    let ends = index.subjects(of: region, .ofRegion)
    let posts = ends.filter { graph.entities[$0].kind == .post }.sorted { site.ranks[$1] == site.ranks[$0] ? $0 < $1 : site.ranks[$1] < site.ranks[$0] }
    add("offices", words["offices"], posts) { post, composer in
      let holders = composer.site.tenures.of(post)
      return FactRow(
        ends: [composer.link(post)],
        marks: composer.citations.marks(holders.prefix(3).compactMap { $0.sources(in: composer.index).first }),
        fields: ["holders": .list(holders.reversed().prefix(6).map { composer.link($0.person) })])
    }
    let bodies = ends.filter { graph.entities[$0].kind.isOrganization }
    add("bodies", words["bodies"], bodies) { body, composer in
      FactRow(ends: [composer.link(body)], note: composer.graph.entities[body].kind.label(in: composer.page.language))
    }
  }
}
