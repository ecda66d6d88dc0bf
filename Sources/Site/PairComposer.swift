import Knowledge
import Ontology

extension PageComposer {
  /// Composes the page of a pair of provinces.
  mutating func compose(_ pair: Pair, _ facts: PairFacts) {
    addPairings(facts)
    add("events", words["events"], newestFirst(facts.events)) { event, composer in
      composer.row(of: event, note: composer.circumstances(of: event), citing: composer.sentences(of: event))
    }
    add("agreements", words["agreements"], newestFirst(facts.agreements)) { agreement, composer in
      let entity = composer.graph.entities[agreement]
      let parties = composer.index.objects(of: agreement, .party).map { composer.page.name($0) }
      let notes = [parties.joined(separator: composer.words["list-separator"]), entity.values(of: .field).joined(separator: composer.words["list-separator"])]
      return composer.row(
        of: agreement, note: notes.filter { !$0.isEmpty }.joined(separator: composer.words["separator"]),
        citing: composer.sentences(of: agreement))
    }
    addMeasures(facts.measures)
    add("donations", words["donations"], newestFirst(facts.donations)) { donation, composer in
      composer.row(of: donation, note: composer.circumstances(of: donation), citing: composer.sentences(of: donation))
    }
    addSecondments("secondments", facts.secondments)
    addOfficials(pair, facts)
  }

  /// Adds who worked in which office on the other side.
  mutating func addSecondments(_ id: String, _ secondments: [Int]) {
    add(id, words["secondments"], secondments) { secondment, composer in
      let (index, entity) = (composer.index, composer.graph.entities[secondment])
      let from = index.objects(of: secondment, .from).map { composer.page.name($0) }
      let span = entity.values(of: .startDate).map { composer.words("since", $0) } + entity.values(of: .endDate).map { composer.words("until", $0) }
      let notes = [from.joined(separator: composer.words["list-separator"])] + span + entity.values(of: .batch)
      return FactRow(
        ends: (index.objects(of: secondment, .member) + index.objects(of: secondment, .ofPost)).map { composer.link($0) },
        note: notes.filter { !$0.isEmpty }.joined(separator: composer.words["separator"]),
        marks: composer.citations.marks(composer.sentences(of: secondment)), fields: ["isArrow": "1"])
    }
  }

  /// Adds who supports whom below the provinces, in the order of the supporters.
  private mutating func addPairings(_ facts: PairFacts) {
    add("pairings", words["pairings"], facts.pairings) { pairing, composer in
      let ends = composer.index.objects(of: pairing, .supporter) + composer.index.objects(of: pairing, .supported)
      var sources: Set<Provenance> = []
      for edge in composer.index.outgoing(pairing) { sources.formUnion(composer.graph.edges[edge].provenance.prefix(3)) }
      return FactRow(
        ends: ends.map { composer.link($0) }, note: composer.pairingNote(pairing), marks: composer.citations.marks(sources.sorted()),
        fields: ["isArrow": "1"])
    }
  }

  /// Adds money, then other figures, those of the last reports first. They are not added up: reports repeat and
  /// overlap each other.
  private mutating func addMeasures(_ measures: [Int]) {
    let dated = measures.map { [graph] measure -> (isMoney: Bool, date: String, measure: Int, sources: [Provenance]) in
      let entity = graph.entities[measure]
      let sources = entity.attributes.first { $0.relation == .value }?.provenance ?? []
      let date = sources.lazy.compactMap { graph.entity($0.article)?.values(of: .datePublished).first }.first ?? ""
      return (Self.isMoney(entity), date, measure, sources)
    }.sorted { ($1.isMoney ? 1 : 0, $1.date, $0.measure) < ($0.isMoney ? 1 : 0, $0.date, $1.measure) }
    for isMoney in [true, false] {
      add(isMoney ? "money" : "figures", words[isMoney ? "money" : "figures"], note: words["figures.note"], dated.filter { $0.isMoney == isMoney }) { figure, composer in
        let entity = composer.graph.entities[figure.measure]
        let ends = composer.index.objects(of: figure.measure, .from).prefix(3) + composer.index.objects(of: figure.measure, .to).prefix(3)
        let notes = entity.values(of: .period) + [ends.map { composer.page.name($0) }.joined(separator: composer.words["arrow"])]
        return FactRow(
          date: figure.date, ends: [["label": .text(entity.label)]], note: notes.filter { !$0.isEmpty }.joined(separator: composer.words["separator"]),
          marks: composer.citations.marks(figure.sources))
      }
    }
  }

  static func isMoney(_ measure: Entity) -> Bool { measure.values(of: .unit).contains(SiteWords.currency) }

  /// Adds the officials of both sides who took part in the pair's events, those of most events first.
  private mutating func addOfficials(_ pair: Pair, _ facts: PairFacts) {
    var counts: [Int: Int] = [:]
    for event in facts.events { for person in Set(index.objects(of: event, .participant)) { counts[person, default: 0] += 1 } }
    let shown = [pair.supporter, pair.supported].map { province -> Shown in
      let persons = counts.keys.filter { person in
        site.provinces.of(index.objects(of: person, .holds)).contains(province)
      }.sorted { (counts[$1, default: 0], $0) < (counts[$0, default: 0], $1) }
      let rows = persons.prefix(Self.rowLimit / 4).map { person -> Shown in
        let posts = site.tenures.of(person).filter { site.provinces[$0.post] == province }.suffix(2).map { page.name($0.post) }
        return FactRow(
          ends: [link(person)], note: (posts + [words("times", String(counts[person, default: 0]))]).joined(separator: words["separator"])
        ).shown
      }
      return ["side": link(province), "facts": .list(rows), "none": Shown(rows.isEmpty)]
    }
    if !counts.isEmpty { add("officials", words["officials"], ["sides": .list(shown)]) }
  }
}
