import Knowledge
import Ontology
import Shanhai

/// A graph as its pages need it: where each entity has its page, in which province it is, what each article states.
struct SiteGraph: Sendable {
  let index: GraphIndex
  let base: String
  let paths: [PagePath?]
  let tenures: TenureTable
  let provinces: ProvinceTable
  let pairs: PairTable
  /// The facts of each article, by its position.
  let statements: StatementTable
  /// Persons by a name that several bear.
  let namesakes: [String: [Int]]
  /// How much there is to see at each entity.
  let ranks: [Int]

  var graph: KnowledgeGraph { index.graph }

  /// - Complexity: O(*n* log *n*) in the size of the graph.
  init(_ graph: KnowledgeGraph, base: String) {
    index = GraphIndex(graph)
    self.base = base
    provinces = ProvinceTable(index)
    pairs = PairTable(index, provinces)
    tenures = TenureTable(index)
    statements = StatementTable(graph)
    ranks = index.ranks()
    paths = graph.entities.map { SiteGraph.hasPage($0.kind) ? PagePath(of: $0.iri, base: base) : nil }
    var bearers: [String: [Int]] = [:]
    for (position, entity) in graph.entities.enumerated() where entity.kind == .person {
      bearers[entity.label, default: []].append(position)
    }
    namesakes = bearers.filter { $0.value.count > 1 }
  }

  /// Tenures, secondments, pairings and measures are told on the pages of what they are about.
  static func hasPage(_ kind: EntityKind) -> Bool { ![.tenure, .secondment, .pairing, .measure].contains(kind) }

  /// When an entity was: an event's start, an agreement's or article's date.
  func date(of entity: Int) -> String? {
    let entity = graph.entities[entity]
    for relation in [Relation.startDate, .date, .datePublished] {
      if let value = entity.values(of: relation).first { return value }
    }
    return nil
  }
}

/// The tenures at each person and post.
struct TenureTable: Sendable {
  private var byEnd: [Int: [TenureView]] = [:]

  init(_ index: GraphIndex) {
    for tenure in TenureView.all(in: index) {
      byEnd[tenure.person, default: []].append(tenure)
      byEnd[tenure.post, default: []].append(tenure)
    }
  }

  /// Those of a person or a post, the earliest first.
  func of(_ entity: Int) -> [TenureView] {
    byEnd[entity, default: []].sorted { ($0.first ?? "9", $0.tenure) < ($1.first ?? "9", $1.tenure) }
  }
}

/// In which province regions, bodies, posts and persons are.
struct ProvinceTable: Sendable {
  private var provinces: [Int: Int] = [:]
  /// Six digits, by the province's position.
  private(set) var codes: [Int: String] = [:]

  subscript(entity: Int) -> Int? { provinces[entity] }

  init(_ index: GraphIndex) {
    let graph = index.graph
    for (position, entity) in graph.entities.enumerated() where entity.kind == .region {
      if entity.values(of: .level).contains("province"), let code = entity.values(of: .adcode).first {
        codes[position] = code
        provinces[position] = position
      }
    }
    for (position, entity) in graph.entities.enumerated() where entity.kind == .region && provinces[position] == nil {
      var chain = [position]
      while let parent = index.objects(of: chain[chain.count - 1], .within).first, !chain.contains(parent) {
        if let province = provinces[parent] {
          for region in chain { provinces[region] = province }
          break
        }
        chain.append(parent)
      }
    }
    for (position, entity) in graph.entities.enumerated() where entity.kind == .post || entity.kind.isOrganization {
      provinces[position] = index.objects(of: position, .ofRegion).lazy.compactMap { [provinces] in provinces[$0] }.first
    }
  }

  /// The provinces of some entities, sorted, each once.
  func of(_ entities: some Sequence<Int>) -> [Int] { Set(entities.compactMap { provinces[$0] }).sorted() }
}

/// A statement of an article: a fact of the graph, and the place of its sentence.
struct Statement: Sendable {
  enum Fact: Hashable, Sendable {
    case edge(Int)
    /// Positions of an entity and of one of its attributes.
    case attribute(Int, Int)
  }

  let fact: Fact
  /// Position among the fact's sources.
  let source: Int
}

/// What each article states.
struct StatementTable: Sendable {
  private var byArticle: [Int: [Statement]] = [:]

  init(_ graph: KnowledgeGraph) {
    var positions: [String: Int] = [:]
    for (position, entity) in graph.entities.enumerated() where entity.kind == .article { positions[entity.iri] = position }
    for (number, edge) in graph.edges.enumerated() {
      for (source, provenance) in edge.provenance.enumerated() {
        guard let article = positions[provenance.article] else { continue }
        byArticle[article, default: []].append(Statement(fact: .edge(number), source: source))
      }
    }
    for (position, entity) in graph.entities.enumerated() {
      for (number, attribute) in entity.attributes.enumerated() where attribute.relation != .label {
        for (source, provenance) in attribute.provenance.enumerated() {
          guard let article = positions[provenance.article] else { continue }
          byArticle[article, default: []].append(Statement(fact: .attribute(position, number), source: source))
        }
      }
    }
  }

  func of(_ article: Int) -> [Statement] { byArticle[article] ?? [] }
}
