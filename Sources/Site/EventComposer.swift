import Knowledge
import Ontology
import Shanhai

extension PageComposer {
  /// Adds those who took part, side by side: of each side its region and its persons.
  mutating func addSides(of event: Int) {
    var roles: [Int: [Relation]] = [:]
    var sources: [Int: [Provenance]] = [:]
    for edge in index.outgoing(event) {
      let fact = graph.edges[edge]
      guard fact.relation == .participant || fact.relation.general == .participant, let person = index.object(of: edge) else { continue }
      if fact.relation != .participant { roles[person, default: []].append(fact.relation) } else { roles[person, default: []] += [] }
      sources[person, default: []] += fact.provenance
    }
    var sides = index.objects(of: event, .between)
    if sides.count < 2 {
      let visited = (index.objects(of: event, .visited) + index.objects(of: event, .location)).filter { graph.entities[$0].kind == .region }
      for region in index.objects(of: event, .delegationOf) + visited.prefix(1) where !sides.contains(region) { sides.append(region) }
    }
    if sides.isEmpty && roles.isEmpty { return }
    var members: [Int: [Int]] = [:]
    for person in roles.keys.sorted() { members[side(of: person, at: event, among: sides) ?? -1, default: []].append(person) }
    func weight(_ person: Int) -> Int { roles[person, default: []].map(\.weight).max() ?? 0 }
    var shown: [Shown] = []
    for side in sides + (members[-1] == nil ? [] : [-1]) {
      let persons = members[side, default: []].sorted { (-weight($0), $0) < (-weight($1), $1) }
      let rows = persons.map { person -> Shown in
        let parts = Set(roles[person, default: []]).sorted { (-$0.weight, $0) < (-$1.weight, $1) }.map { $0.label(in: page.language) }
        let posts = posts(of: person, at: event).map { page.name($0) }
        return FactRow(
          ends: [link(person)], note: (posts + parts).joined(separator: words["separator"]),
          marks: citations.marks(Set(sources[person, default: []]).sorted())
        ).shown
      }
      shown.append([
        "side": side < 0 ? ["label": .text(words[sides.isEmpty ? "participants" : "side.unknown"])] : link(side),
        "facts": .list(rows), "none": Shown(rows.isEmpty),
      ])
    }
    add("sides", words["sides"], ["sides": .list(shown)])
  }

  /// The posts that the reports of an event give a person.
  private func posts(of person: Int, at event: Int) -> [Int] {
    let reports = Set(index.outgoing(event).flatMap { graph.edges[$0].provenance.map(\.article) })
    return index.outgoing(person).filter { edge in
      graph.edges[edge].relation == .holds && graph.edges[edge].provenance.contains { reports.contains($0.article) }
    }.compactMap { index.object(of: $0) }
  }

  /// The side whose region, or whose province, a person's posts are of.
  private func side(of person: Int, at event: Int, among sides: [Int]) -> Int? {
    let attested = posts(of: person, at: event)
    let posts = attested.isEmpty ? index.objects(of: person, .holds) : attested
    let regions = posts.flatMap { index.objects(of: $0, .ofRegion) }
    for region in regions {
      var chain = region
      var seen: Set<Int> = []
      while seen.insert(chain).inserted {
        if sides.contains(chain) { return chain }
        guard let parent = index.objects(of: chain, .within).first else { break }
        chain = parent
      }
    }
    let provinces = Set(site.provinces.of(regions))
    let fitting = sides.filter { site.provinces[$0].map(provinces.contains) ?? false }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Adds the reports of an event or agreement, each with its paper and what it says: so the papers of two sides can
  /// be read beside each other.
  mutating func addReports(of entity: Int) {
    var sources: [String: [Provenance]] = [:]
    for edge in index.outgoing(entity) + index.incoming(entity) {
      for source in graph.edges[edge].provenance { sources[source.article, default: []].append(source) }
    }
    for attribute in graph.entities[entity].attributes {
      for source in attribute.provenance { sources[source.article, default: []].append(source) }
    }
    let articles = sources.keys.compactMap { graph.index(of: $0) }
    add("reports", words["reports"], newestFirst(articles.sorted())) { article, composer in
      let publisher = composer.graph.entities[article].values(of: .publisher).first
      return composer.row(
        of: article, note: publisher, citing: Set(sources[composer.graph.entities[article].iri, default: []]).sorted())
    }
  }
}
