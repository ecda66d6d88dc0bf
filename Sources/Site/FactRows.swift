import Knowledge
import Ontology

/// A line of a section: when, what, in which manner, and its sentences.
struct FactRow {
  var date: String?
  /// What it is about, as links.
  var ends: [Shown]
  var note: String?
  var marks: Shown = .nothing
  /// More fields for a template.
  var fields: [String: Shown] = [:]

  var shown: Shown {
    var shown = fields
    shown["date"] = Shown(date)
    shown["ends"] = .list(ends)
    shown["note"] = Shown(note)
    shown["marks"] = marks
    return .fields(shown)
  }
}

/// Composes the sections of a page and gathers what they cite.
struct PageComposer {
  /// How many lines a section has at most; the page's data has them all.
  static let rowLimit = 200

  let page: PageWriter
  let links: PageLinks
  var citations: Citations
  private(set) var sections: [Shown] = []

  init(_ page: PageWriter, at path: String) {
    self.page = page
    links = page.links(from: path)
    citations = Citations(page.site, links, page.words)
  }

  var site: SiteGraph { page.site }
  var graph: KnowledgeGraph { page.site.graph }
  var index: GraphIndex { page.site.index }
  var words: SiteWords { page.words }

  func link(_ entity: Int) -> Shown { .fields(page.link(entity, links)) }

  /// Adds a section of lines, unless there is none.
  ///
  /// - Parameters:
  ///   - row: makes the line of an element; called in the order of the page, so that sentences are numbered in it.
  mutating func add<Element>(
    _ id: String, _ heading: String, note: String? = nil, _ elements: [Element],
    _ row: (Element, inout PageComposer) -> FactRow
  ) {
    if elements.isEmpty { return }
    let rows = elements.prefix(Self.rowLimit).map { row($0, &self).shown }
    let more = elements.count - rows.count
    add(id, heading, ["note": Shown(note), "facts": .list(rows), "more": more > 0 ? .text(words("more", String(more))) : .nothing])
  }

  /// Adds a section with fields of its own.
  mutating func add(_ id: String, _ heading: String, _ fields: [String: Shown]) {
    var fields = fields
    fields["id"] = .text(id)
    fields["title"] = .text(heading)
    sections.append(.fields(fields))
  }

  /// Entities with those that were last first; those without a date at the end.
  func newestFirst(_ entities: some Sequence<Int>) -> [Int] {
    entities.map { (site.date(of: $0) ?? "", $0) }.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1)
  }

  /// The line of an event, an agreement or an article.
  mutating func row(of entity: Int, note: String? = nil, citing provenance: [Provenance]) -> FactRow {
    let status = graph.entities[entity].eventStatus?.label(in: page.language)
    let notes = [status, note].compactMap { $0 }.joined(separator: words["separator"])
    return FactRow(
      date: site.date(of: entity), ends: [link(entity)], note: notes.isEmpty ? nil : notes,
      marks: citations.marks(provenance))
  }

  /// Where and between whom an event was, in words.
  func circumstances(of event: Int) -> String? {
    let place = index.objects(of: event, .location).map { page.name($0) }
    var sides = index.objects(of: event, .between).map { page.name($0) }
    if sides.isEmpty { sides = index.objects(of: event, .delegationOf).map { page.name($0) } + index.objects(of: event, .visited).prefix(3).map { page.name($0) } }
    if sides.isEmpty { sides = index.objects(of: event, .giver).map { page.name($0) } + index.objects(of: event, .recipient).map { page.name($0) } }
    var notes: [String] = [graph.entities[event].kind.label(in: page.language)]
    if !sides.isEmpty { notes.append(sides.joined(separator: words["list-separator"])) }
    if !place.isEmpty { notes.append(words("at-place", place.joined(separator: words["list-separator"]))) }
    return notes.joined(separator: words["separator"])
  }

  /// The sentences of the facts at an entity, the first of each relation.
  func sentences(of entity: Int, limit: Int = 3) -> [Provenance] {
    var found: [Provenance] = []
    var seen: Set<String> = []
    for edge in index.outgoing(entity) {
      guard let source = graph.edges[edge].provenance.first, seen.insert(source.quote).inserted else { continue }
      found.append(source)
      if found.count == limit { break }
    }
    return found.sorted()
  }
}
