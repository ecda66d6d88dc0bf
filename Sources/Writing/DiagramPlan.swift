import Knowledge
import Ontology

/// What a picture of a graph could show: which entities, with which lines, in which province.
struct DiagramPlan {
  private let index: GraphIndex
  private let provinces: ProvinceMap
  private let columns: DiagramColumns
  /// The entities of kinds that are drawn.
  let drawable: Set<Int>
  /// For each entity that has lines, their other ends.
  let neighbours: [Int: [Int]]
  /// The entities that have lines, best rank first.
  let candidates: [Int]
  /// Posts that are written into their holders' nodes.
  private let folded: Set<Int>

  /// - Complexity: O(*n* log *n* + *e*) for *n* entities and *e* edges.
  init(_ graph: KnowledgeGraph) {
    let index = GraphIndex(graph)
    let provinces = ProvinceMap(index)
    let folded = Self.foldedPosts(index, provinces)
    let drawable = Set(
      graph.entities.indices.filter { graph.entities[$0].kind.isDrawn && !folded.contains($0) })
    var neighbours: [Int: [Int]] = [:]
    for (position, edge) in graph.edges.enumerated() where edge.relation.isDrawn {
      guard let subject = index.subject(of: position), let object = index.object(of: position),
        drawable.contains(subject), drawable.contains(object), subject != object
      else { continue }
      neighbours[subject, default: []].append(object)
      neighbours[object, default: []].append(subject)
    }
    let ranks = index.ranks()
    self.index = index
    self.provinces = provinces
    self.columns = DiagramColumns(index, provinces)
    self.folded = folded
    self.drawable = drawable
    self.neighbours = neighbours
    candidates = neighbours.keys.sorted { (-ranks[$0], $0) < (-ranks[$1], $1) }
  }

  /// A post all of whose holders stand in its province is written into their nodes; one that
  /// somebody from elsewhere holds too shows a move, and stands for itself.
  private static func foldedPosts(_ index: GraphIndex, _ provinces: ProvinceMap) -> Set<Int> {
    var folded: Set<Int> = []
    for (post, entity) in index.graph.entities.enumerated() where entity.kind == .post {
      let isHome = index.incoming(post).filter { index.graph.edges[$0].relation == .holds }
        .compactMap { index.subject(of: $0) }
        .allSatisfy { provinces[$0] == provinces[post] }
      if provinces[post] == nil || isHome { folded.insert(post) }
    }
    return folded
  }

  func node(_ position: Int) -> Diagram.Node {
    let entity = index.graph.entities[position]
    return Diagram.Node(
      entity: position, kind: entity.kind, name: entity.label, details: details(of: position),
      province: columns[position] == .shared ? nil : provinces[position], column: columns[position])
  }

  private func details(of position: Int) -> [String] {
    let entity = index.graph.entities[position]
    switch entity.kind {
    case .person:
      let posts = objects(position, .holds).filter { folded.contains($0) }
        .map { title(of: $0, besides: provinces[position]) }
      return Set(posts).sorted { $0.precedesInBytes($1) }
    case .jointMeeting, .meeting, .visit, .signing:
      return Array(entity.values(of: .startDate).prefix(1))
    case .agreement:
      return Array(entity.values(of: .date).prefix(1))
    case .region:
      return objects(position, .within).filter { $0 != provinces[position] }.prefix(1)
        .map { index.graph.entities[$0].label }
    default:
      return []
    }
  }

  /// A post's title, with its region's name before it unless the region is the given one.
  private func title(of post: Int, besides province: Int?) -> String {
    let entity = index.graph.entities[post]
    guard let title = entity.values(of: .title).first, province != nil,
      objects(post, .ofRegion).first == province
    else { return entity.label }
    return title
  }

  private func objects(_ node: Int, _ relation: Relation) -> [Int] {
    index.outgoing(node).filter { index.graph.edges[$0].relation == relation }
      .compactMap { index.object(of: $0) }
  }

  /// The lines between drawn nodes, one for each pair and direction, sorted.
  func lines(among drawn: Set<Int>) -> [Diagram.Line] {
    var found: [[Int]: (relations: Set<Relation>, quote: String?)] = [:]
    for (position, edge) in index.graph.edges.enumerated() where edge.relation.isDrawn {
      guard let subject = index.subject(of: position), let object = index.object(of: position),
        drawn.contains(subject), drawn.contains(object), subject != object
      else { continue }
      var line = found[[subject, object]] ?? ([], nil)
      line.relations.insert(edge.relation)
      line.quote = line.quote ?? edge.provenance.first?.quote
      found[[subject, object]] = line
    }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ends, line in
      let general = Set(line.relations.compactMap(\.general))
      return Diagram.Line(
        from: ends[0], to: ends[1], relations: line.relations.subtracting(general).sorted(),
        quote: line.quote)
    }
  }
}

extension EntityKind {
  fileprivate var isDrawn: Bool {
    switch self {
    case .article, .measure, .pairing, .tenure: false
    default: true
    }
  }
}

extension Relation {
  /// Whether a picture shows the relation as a line. What the boxes around provinces and the words
  /// in a node say has none.
  fileprivate var isDrawn: Bool {
    switch self {
    case .mentions, .supporter, .supported, .from, .to, .within, .ofRegion, .member, .ofPost: false
    default: isBetweenEntities
    }
  }
}
