public import Knowledge
public import Ontology

/// Everything known of an entity, as text for a terminal: its names and literals, its facts in both
/// directions by relation, whom it met, and the sentences that state it, numbered.
public struct EntityPage: Sendable {
  /// The page, with a line feed at its end.
  public let text: String

  /// - Parameters:
  ///   - entity: a position in the graph's entities.
  ///   - language: that of kinds, relations and headings.
  /// - Complexity: O(*d* log *n*) in the entity's facts and those of its events.
  public init(of entity: Int, in index: GraphIndex, language: LabelLanguage = .chinese) {
    self.init(Surroundings(of: entity, in: index), language: language)
  }

  /// - Complexity: as that of ``init(of:in:language:)``.
  public init(_ surroundings: Surroundings, language: LabelLanguage = .chinese) {
    var composer = Composer(index: surroundings.index, words: PageWords(language))
    composer.compose(surroundings)
    text = composer.lines.joined(separator: "\n") + "\n"
  }
}

private struct Composer {
  /// How many persons of the same events are listed.
  private static let companionLimit = 15

  let index: GraphIndex
  let words: PageWords
  var lines: [String] = []
  private var sources: SourceList
  /// Tenures by person and post.
  private var tenures: [[Int]: TenureView] = [:]

  init(index: GraphIndex, words: PageWords) {
    self.index = index
    self.words = words
    sources = SourceList(index.graph)
  }

  mutating func compose(_ surroundings: Surroundings) {
    let entity = surroundings.entity
    let graph = index.graph
    let subject = graph.entities[entity]
    for relation in [Relation.member, .ofPost] {
      for tenure in index.subjects(of: entity, relation).compactMap({ TenureView($0, in: index) }) {
        tenures[[tenure.person, tenure.post]] = tenure
      }
    }
    lines.append("\(subject.label) · \(subject.kinds.map { $0.label(in: words.language) }.joined(separator: words.listComma))")
    lines.append("<\(subject.iri)>")
    addAttributes(of: subject)
    addFacts(surroundings.outgoing, of: surroundings, areIncoming: false)
    addFacts(surroundings.incoming, of: surroundings, areIncoming: true)
    if subject.kind == .person { addCompanions(of: entity) }
    if !sources.lines.isEmpty { lines += ["", words.sources] + sources.lines }
  }

  private mutating func addAttributes(of entity: Entity) {
    var values: [Relation: [String]] = [:]
    for attribute in entity.attributes where attribute.value.lexical != entity.label {
      let notes = notes(attribute.provenance)
      let value = attribute.relation == .eventStatus ? entity.eventStatus?.label(in: words.language) : nil
      values[attribute.relation, default: []].append((value ?? attribute.value.lexical) + notes)
    }
    for (relation, values) in values.sorted(by: { $0.key < $1.key }) {
      lines.append(relation.label(in: words.language) + words.colon + values.joined(separator: words.semicolon))
    }
  }

  /// What stands under one heading: a relation, apart for events that have not taken place.
  private struct Section: Hashable {
    let relation: Relation
    let status: EventStatus?

    var place: (Int, Relation, String) { (relation == .mentions ? 1 : 0, relation, status?.rawValue ?? "") }
  }

  /// Adds a section for each relation of some edges.
  private mutating func addFacts(_ facts: Surroundings.Choice, of surroundings: Surroundings, areIncoming: Bool) {
    let (index, graph) = (index, index.graph)
    var sections: [Section: [(key: String, edge: Int, end: Int)]] = [:]
    var omitted = facts.omitted
    for edge in facts.edges {
      let relation = graph.edges[edge].relation
      guard let end = areIncoming ? index.subject(of: edge) : index.object(of: edge) else { continue }
      let neighbour = graph.entities[end]
      let date = tenure(edge)?.first ?? date(of: neighbour)
      let section = Section(relation: relation, status: areIncoming ? neighbour.eventStatus : nil)
      sections[section, default: []].append((date + " " + neighbour.label, edge, end))
    }
    // What articles mention comes last: it is much, and says least.
    let sorted = sections.sorted { $0.key.place < $1.key.place }
    for (place, (section, facts)) in sorted.enumerated() {
      let relation = section.relation
      let status = section.status.map { words.bracketed($0.label(in: words.language)) } ?? ""
      lines += ["", (areIncoming ? words.inverse(relation) : relation.label(in: words.language)) + status]
      for fact in facts.sorted(by: { ($0.key, $0.edge) < ($1.key, $1.edge) }) {
        let neighbour = graph.entities[fact.end]
        let date = date(of: neighbour)
        let shown = surroundings.sources(of: fact.edge)
        lines.append(
          "  \(neighbour.label)" + (date.isEmpty ? "" : words.bracketed(date))
            + (relation == .holds ? attestations(shown, tenure(fact.edge)) : notes(shown))
            + (surroundings.sourceCounts[fact.edge].map(words.inAll) ?? ""))
      }
      let isLast = place + 1 == sorted.count || sorted[place + 1].key.relation != relation
      if isLast, let count = omitted.removeValue(forKey: relation) { lines.append("  " + words.omitted(count)) }
    }
  }

  /// The tenure of a `holds` edge.
  private func tenure(_ edge: Int) -> TenureView? {
    guard index.graph.edges[edge].relation == .holds, let person = index.subject(of: edge),
      let post = index.object(of: edge)
    else { return nil }
    return tenures[[person, post]]
  }

  /// Adds the persons of the same events, by the number of events.
  private mutating func addCompanions(of person: Int) {
    let graph = index.graph
    var meetings: [Int: Int] = [:]
    for edge in index.incoming(person) where graph.edges[edge].relation == .participant {
      guard let event = index.subject(of: edge), graph.entities[event].tookPlace else { continue }
      for other in index.outgoing(event) where graph.edges[other].relation == .participant {
        if let companion = index.object(of: other), companion != person {
          meetings[companion, default: 0] += 1
        }
      }
    }
    if meetings.isEmpty { return }
    let ranked = meetings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    lines += ["", words.companions]
    for (companion, count) in ranked.prefix(Self.companionLimit) {
      lines.append("  " + graph.entities[companion].label + words.bracketed(words.times(count)))
    }
    if ranked.count > Self.companionLimit {
      lines.append("  " + words.more(ranked.count - Self.companionLimit))
    }
  }

  /// When an entity was: an event's start, an agreement's or article's date; empty for others.
  private func date(of entity: Entity) -> String {
    for relation in [Relation.startDate, .date, .datePublished] {
      if let value = entity.values(of: relation).first { return value }
    }
    return ""
  }

  /// When a post was reported, with qualifiers, and what bounds it:
  /// `（2019-03-20 [1]；2020-04-24，曾任 [3]；2020-04-24 之前离任）`.
  private mutating func attestations(_ provenance: [Provenance], _ tenure: TenureView?) -> String {
    var reports: [String: [Provenance]] = [:]
    for source in provenance {
      let date = index.graph.entity(source.article).map { self.date(of: $0) } ?? ""
      let qualifiers = source.qualifiers.map { $0.label(in: words.language) }
      let key = ([date.isEmpty ? words.noDate : date] + qualifiers).joined(separator: words.comma)
      reports[key, default: []].append(source)
    }
    var parts: [String] = []
    for (report, sources) in reports.sorted(by: { $0.key < $1.key }) {
      parts.append(report + notes(sources, isQualified: false))
    }
    if let day = tenure?.startsAfter { parts.append(words.began(after: day)) }
    if let day = tenure?.endsBefore { parts.append(words.ended(before: day)) }
    return words.bracketed(parts.joined(separator: words.semicolon))
  }

  /// Qualifiers and the numbers of the sources.
  private mutating func notes(_ provenance: [Provenance], isQualified: Bool = true) -> String {
    let marks = sources.marks(provenance)
    let qualifiers = Set(provenance.flatMap(\.qualifiers)).sorted()
    let labels = isQualified ? qualifiers.map { $0.label(in: words.language) } : []
    return (labels.isEmpty ? "" : words.bracketed(labels.joined(separator: words.comma)))
      + marks
  }
}
