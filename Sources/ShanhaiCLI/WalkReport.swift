import Knowledge
import Ontology
import Querying
import Shanhai
import Writing

/// Walks over a graph for people and programs.
struct WalkReport {
  let facts: FactGraph
  let language: LabelLanguage
  private let timeline: Timeline

  init(_ facts: FactGraph, language: LabelLanguage) {
    self.facts = facts
    self.language = language
    timeline = Timeline(facts.graph)
  }

  // MARK: Text

  func name(_ node: Int) -> String {
    switch facts.node(node) {
    case .entity(let position): facts.graph.entities[position].label
    case .term(let term): term.prefixedName
    case .literal(let literal): literal.lexical
    }
  }

  /// The IRIs of those of some nodes that are entities.
  func iris(of nodes: [Int]) -> [String] {
    nodes.compactMap { if case .entity(let position) = facts.node($0) { facts.graph.entities[position].iri } else { nil } }
  }

  /// A node on a line of its own: name, kind, date and IRI.
  func line(_ node: Int) -> String {
    switch facts.node(node) {
    case .entity(let position):
      let entity = facts.graph.entities[position]
      let date = timeline.span(ofEntity: position)?.first.map { ", " + $0 } ?? ""
      return "\(entity.label) (\(entity.kind.label(in: language))\(date)) <\(entity.iri)>"
    case .term(let term): return "\(term.prefixedName) <\(term.iri)>"
    case .literal(let literal): return literal.lexical
    }
  }

  func predicateName(_ edge: WalkStep) -> String {
    let term = predicate(edge)
    return Relation(prefixedName: term.prefixedName)?.label(in: language) ?? term.prefixedName
  }

  /// A step as a line, and a line for each of its sources.
  func lines(_ step: WalkStep, limit: Int = 2) -> [String] {
    let arrow =
      step.isInverse ? " ←\(predicateName(step))— " : " —\(predicateName(step))→ "
    var lines = [name(step.from) + arrow + name(step.to)]
    let sources = sources(of: step)
    for source in sources.prefix(limit) {
      lines.append("    \(source.date ?? "") 《\(source.title)》：“\(source.quote)”")
    }
    if sources.count > limit {
      let rest = sources.count - limit
      lines.append(language == .chinese ? "    另有 \(rest) 处" : "    and \(rest) more")
    }
    return lines
  }

  // MARK: Facts

  private struct Source: Hashable {
    let article: String
    let title: String
    let date: String?
    let quote: String
  }

  private func predicate(_ step: WalkStep) -> Term {
    FactGraph.predicate(step.label)
  }

  /// The sentences that state a step, each once, by date.
  private func sources(of step: WalkStep) -> [Source] {
    var found: [Source] = []
    for source in facts.provenance(of: step) {
      let article = facts.graph.entity(source.article)
      let entry = Source(
        article: source.article, title: article?.label ?? source.article,
        date: article?.values(of: .datePublished).first, quote: source.quote)
      if !found.contains(entry) { found.append(entry) }
    }
    return found.sorted { ($0.date ?? "", $0.article) < ($1.date ?? "", $1.article) }
  }

  // MARK: JSON

  func json(_ node: Int) -> String {
    switch facts.node(node) {
    case .entity(let position):
      let entity = facts.graph.entities[position]
      return JSONText.object([
        "iri": JSONText.quoted(entity.iri), "label": JSONText.quoted(entity.label),
        "kind": JSONText.quoted(entity.kind.name),
      ])
    case .term(let term): return JSONText.object(["iri": JSONText.quoted(term.iri)])
    case .literal(let literal):
      return JSONText.object([
        "value": JSONText.quoted(literal.lexical),
        "type": JSONText.quoted(literal.datatype.rawValue),
      ])
    }
  }

  func json(_ step: WalkStep) -> String {
    JSONText.object([
      "subject": json(step.subject),
      "predicate": JSONText.quoted(predicate(step).prefixedName),
      "object": json(step.object),
      "inverse": step.isInverse ? "true" : "false",
      "sources": JSONText.array(
        sources(of: step).map { source in
          JSONText.object([
            "article": JSONText.quoted(source.article), "title": JSONText.quoted(source.title),
            "date": source.date.map(JSONText.quoted) ?? "null",
            "quote": JSONText.quoted(source.quote),
          ])
        }),
    ])
  }

  // MARK: DOT

  /// The entities and facts of some walks, as a graph of their own.
  func graph(of steps: [WalkStep], and nodes: [Int]) -> KnowledgeGraph {
    var entities: Set<Int> = []
    for node in nodes + steps.flatMap({ [$0.from, $0.to] }) {
      if case .entity(let position) = facts.node(node) { entities.insert(position) }
    }
    let edges = Set(steps.compactMap { facts.fact(of: $0) })
    for source in edges.flatMap(\.provenance) {
      facts.graph.index(of: source.article).map { _ = entities.insert($0) }
    }
    return KnowledgeGraph(entities: entities.map { facts.graph.entities[$0] }, edges: Array(edges))
  }
}
