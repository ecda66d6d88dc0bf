import Claims
import Knowledge
public import Ontology

extension GraphDifference {
  /// How many articles are named of a fact that no new one and none that is gone explains.
  private static let articleLimit = 3

  /// How much changed, as a line.
  public var summary: String {
    func count(_ change: Change) -> Int { facts.count { $0.change == change } }
    func articles(_ places: [Int], _ graph: KnowledgeGraph) -> Int { places.count { graph.entities[$0].kind == .article } }
    let (came, went) = (articles(added, after), articles(removed, before))
    return "articles: \(came) added, \(went) removed; other entities: \(added.count - came) added, "
      + "\(removed.count - went) removed, \(renamed.count) under another IRI; "
      + "facts: \(count(.added)) added, \(count(.removed)) removed"
  }

  /// The difference for people: entities, below each its facts, at the end the articles that these were read in; empty when
  /// there is none.
  public func text(in language: LabelLanguage) -> String {
    var articles = ArticleList()
    var lines: [String] = []
    var sections = Dictionary(grouping: facts) { fact in
      let subject = graph(of: fact.change).subject(of: fact.place)
      return fact.change == .removed ? currentName(of: subject) : subject
    }
    let changes = entityChanges
    for iri in Set(sections.keys).union(changes.keys).sorted(by: { $0.precedesInBytes($1) }) {
      let (mark, old) = changes[iri] ?? (" ", nil)
      let entity = after.entity(iri) ?? before.entity(iri)
      lines.append(
        "\(mark) \(entity?.label ?? iri) (\(entity?.kind.label(in: language) ?? "")) "
          + (old.map { "<\($0)> -> " } ?? "") + "<\(iri)>")
      for fact in sections.removeValue(forKey: iri) ?? [] {
        let (relation, object) = words(of: fact, language)
        lines.append("  \(fact.change.mark) \(relation): \(object)\(marks(of: fact, &articles))")
      }
    }
    if lines.isEmpty { return "" }
    if !articles.iris.isEmpty { lines.append("") }
    for (number, iri) in articles.iris.enumerated() {
      lines.append("[\(number + 1)] \(state(ofArticle: iri).mark) \(SourceList.title(of: iri, anyGraph(holding: iri)))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The difference as JSON, one object a line: an entity, or a fact with its articles.
  public var jsonLines: [UInt8] {
    var bytes: [UInt8] = []
    func line(_ members: (inout JSONWriter) -> Void) {
      var writer = JSONWriter()
      writer.object(members)
      bytes += writer.bytes + [0x0A]
    }
    for (change, places) in [(Change.removed, removed), (.added, added)] {
      for place in places {
        line { writer in
          writer.text("change", change.rawValue)
          writer.key("entity")
          writer.entity(graph(of: change).entities[place])
        }
      }
    }
    for pair in renamed {
      line { writer in
        writer.text("change", "renamed")
        writer.text("before", before.entities[pair.before].iri)
        writer.key("entity")
        writer.entity(after.entities[pair.after])
      }
    }
    for fact in facts { line { writer in write(fact, &writer) } }
    return bytes
  }

  // MARK: Parts

  private func graph(of change: Change) -> KnowledgeGraph { change == .removed ? before : after }

  /// What an entity of the first graph is called in the second.
  private func currentName(of iri: String) -> String {
    guard let place = before.index(of: iri), let pair = renamedPair(of: place) else { return iri }
    return after.entities[pair.after].iri
  }

  private func renamedPair(of place: Int) -> (before: Int, after: Int)? {
    let index = renamed.partitioningIndex { $0.before >= place }
    return index < renamed.count && renamed[index].before == place ? renamed[index] : nil
  }

  /// Marks of entities that came, went or are called otherwise, and what these were called.
  private var entityChanges: [String: (mark: String, old: String?)] {
    var changes: [String: (mark: String, old: String?)] = [:]
    for place in removed { changes[before.entities[place].iri] = (Change.removed.mark, nil) }
    for place in added { changes[after.entities[place].iri] = (Change.added.mark, nil) }
    for pair in renamed { changes[after.entities[pair.after].iri] = ("~", before.entities[pair.before].iri) }
    return changes
  }

  private func words(of fact: Fact, _ language: LabelLanguage) -> (relation: String, object: String) {
    let graph = graph(of: fact.change)
    switch fact.place {
    case .edge(let place):
      let edge = graph.edges[place]
      return (edge.relation.label(in: language), graph.entity(edge.object)?.label ?? edge.object)
    case .attribute(let place, let number):
      let attribute = graph.entities[place].attributes[number]
      return (attribute.relation.label(in: language), attribute.value.lexical)
    case .label(let place): return (Relation.label.label(in: language), graph.entities[place].label)
    }
  }

  private func articles(of fact: Fact) -> [String] {
    let graph = graph(of: fact.change)
    let sources: [Provenance]
    switch fact.place {
    case .edge(let place):
      if graph.edges[place].relation == .mentions { return [graph.edges[place].subject] }
      sources = graph.edges[place].provenance
    case .attribute(let place, let number): sources = graph.entities[place].attributes[number].provenance
    case .label: return []
    }
    var seen: Set<String> = []
    return sources.map(\.article).filter { seen.insert($0).inserted }
  }

  /// What an article's coming or going explains; else where it was read.
  private func marks(of fact: Fact, _ list: inout ArticleList) -> String {
    let articles = articles(of: fact)
    let causes = articles.filter { state(ofArticle: $0) != .kept }
    if !causes.isEmpty { return causes.map { " [\(list.number(of: $0))]" }.joined() }
    let marks = articles.prefix(Self.articleLimit).map { " [\(list.number(of: $0))]" }.joined()
    return articles.count > Self.articleLimit ? marks + " +\(articles.count - Self.articleLimit)" : marks
  }

  private func write(_ fact: Fact, _ writer: inout JSONWriter) {
    let graph = graph(of: fact.change)
    writer.text("change", fact.change.rawValue)
    func subject(_ iri: String) {
      writer.key("subject")
      if let entity = graph.entity(iri) { writer.entity(entity) } else { writer.string(iri) }
    }
    subject(graph.subject(of: fact.place))
    switch fact.place {
    case .edge(let place):
      let edge = graph.edges[place]
      writer.text("relation", edge.relation.prefixedName)
      writer.key("object")
      if let entity = graph.entity(edge.object) { writer.entity(entity) } else { writer.string(edge.object) }
    case .attribute(let place, let number):
      let attribute = graph.entities[place].attributes[number]
      writer.literal(attribute.value, of: attribute.relation)
    case .label(let place): writer.literal(Literal(graph.entities[place].label, .chinese), of: .label)
    }
    writer.key("articles")
    writer.array { writer in
      for iri in articles(of: fact) {
        let article = anyGraph(holding: iri).entity(iri)
        writer.object { writer in
          writer.text("iri", iri)
          writer.text("article", article?.values(of: .identifier).first)
          writer.text("title", article?.label)
          writer.text("date", article?.values(of: .datePublished).first)
          writer.text("state", state(ofArticle: iri).rawValue)
        }
      }
    }
  }

  // MARK: Articles

  private enum ArticleState: String {
    case added, removed, kept

    var mark: String { self == .added ? "+" : self == .removed ? "-" : " " }
  }

  private func state(ofArticle iri: String) -> ArticleState {
    before.index(of: iri) == nil ? .added : after.index(of: iri) == nil ? .removed : .kept
  }

  private func anyGraph(holding iri: String) -> KnowledgeGraph { after.index(of: iri) == nil ? before : after }
}

extension GraphDifference.Change {
  fileprivate var mark: String { self == .removed ? "-" : "+" }
}

/// Articles, numbered in the order in which they are first cited.
private struct ArticleList {
  private(set) var iris: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of iri: String) -> Int {
    if let number = numbers[iri] { return number }
    iris.append(iri)
    numbers[iri] = iris.count
    return iris.count
  }
}

extension JSONWriter {
  fileprivate mutating func entity(_ entity: Entity) {
    object { writer in
      writer.text("iri", entity.iri)
      writer.text("label", entity.label)
      writer.text("kind", entity.kind.name)
    }
  }

  fileprivate mutating func literal(_ value: Literal, of relation: Relation) {
    text("relation", relation.prefixedName)
    key("object")
    object { writer in
      writer.text("value", value.lexical)
      writer.text("type", relation.normalized(value).datatype.rawValue)
    }
  }
}
