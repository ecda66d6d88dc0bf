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

  /// A report with the sources of some steps, on a graph that lacks them.
  func sourced(_ steps: [WalkStep], from asked: AskedGraph) throws -> WalkReport {
    var edges: Set<Int> = []
    var entities: Set<Int> = []
    for step in steps {
      if let position = facts.position(ofEdge: step.edge) {
        edges.insert(position)
      } else if case .entity(let position) = facts.node(step.isInverse ? step.to : step.from) {
        entities.insert(position)
      }
    }
    let graph = try asked.sourced(facts.graph, edges: edges, entities: entities)
    return WalkReport(facts.sourced(graph), language: language)
  }

  // MARK: Text

  func name(_ node: Int) -> String {
    switch facts.node(node) {
    case .entity(let position): facts.graph.entities[position].label
    case .term(let term): term.prefixedName
    case .literal(let literal): literal.lexical
    }
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
    FactGraph.predicate(facts.adjacency.label(ofEdge: step.edge))
  }

  /// The sentences that state a step, each once, by date.
  private func sources(of step: WalkStep) -> [Source] {
    var found: [Source] = []
    for source in facts.provenance(ofEdge: step.edge, from: step.isInverse ? step.to : step.from) {
      let article = facts.graph.entity(source.article)
      let entry = Source(
        article: source.article, title: article?.label ?? source.article,
        date: article?.values(of: .datePublished).first, quote: source.quote)
      if !found.contains(entry) { found.append(entry) }
    }
    return found.sorted { ($0.date ?? "", $0.article) < ($1.date ?? "", $1.article) }
  }

  /// All facts between two nodes that follow each other, general ones left out where a special one
  /// says more.
  func steps(from: Int, to: Int, labels: LabelSet) -> [WalkStep] {
    var found: [WalkStep] = []
    facts.adjacency.forEachEdge(at: from) { edge, label, other, isInverse in
      if other == to && labels.contains(label) {
        found.append(WalkStep(from: from, edge: edge, isInverse: isInverse, to: to))
      }
    }
    let special = found.compactMap { Relation(prefixedName: predicate($0).prefixedName)?.general }
    let kept = found.filter { step in
      !special.contains { $0.term == predicate(step) }
    }
    return kept.sorted { ($0.isInverse ? 1 : 0, $0.edge) < ($1.isInverse ? 1 : 0, $1.edge) }
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
      "subject": json(step.isInverse ? step.to : step.from),
      "predicate": JSONText.quoted(predicate(step).prefixedName),
      "object": json(step.isInverse ? step.from : step.to),
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
    let edges = Set(steps.map(\.edge)).compactMap { facts.fact(ofEdge: $0) }
    for source in edges.flatMap(\.provenance) {
      facts.graph.index(of: source.article).map { _ = entities.insert($0) }
    }
    return KnowledgeGraph(entities: entities.map { facts.graph.entities[$0] }, edges: edges)
  }
}
