import Knowledge
import Ontology

/// What a picture of a graph could show: which entities, with which lines, in which province.
struct DiagramPlan {
  let index: GraphIndex
  /// The entities that have a line, best rank first.
  let candidates: [Int]
  /// The entities of kinds that are drawn.
  let drawable: Set<Int>
  /// The ends of each node's lines.
  let lines: [Int: [Int]]
  /// Posts that are written into their holder's node.
  private let folded: Set<Int>
  private let provinces: ProvinceMap

  init(_ graph: KnowledgeGraph) {
    let index = GraphIndex(graph)
    let provinces = ProvinceMap(index)
    let folded = Self.foldedPosts(index, provinces)
    var drawable: Set<Int> = []
    for (position, entity) in graph.entities.enumerated()
    where entity.kind.isDrawn && !folded.contains(position) {
      drawable.insert(position)
    }
    var lines: [Int: [Int]] = [:]
    for (position, edge) in graph.edges.enumerated() where edge.relation.isDrawn {
      guard let subject = index.subject(of: position), let object = index.object(of: position),
        drawable.contains(subject), drawable.contains(object), subject != object,
        edge.relation != .within
      else { continue }
      lines[subject, default: []].append(object)
      lines[object, default: []].append(subject)
    }
    let ranks = index.ranks()
    self.index = index
    self.provinces = provinces
    self.folded = folded
    self.drawable = drawable
    self.lines = lines
    candidates = lines.keys.sorted { (-ranks[$0], $0) < (-ranks[$1], $1) }
  }

  /// A post whose only holder stands in its province is written into the holder's node.
  private static func foldedPosts(_ index: GraphIndex, _ provinces: ProvinceMap) -> Set<Int> {
    var folded: Set<Int> = []
    for (post, entity) in index.graph.entities.enumerated() where entity.kind == .post {
      let holders = index.incoming(post).filter { index.graph.edges[$0].relation == .holds }
        .compactMap { index.subject(of: $0) }
      guard let holder = holders.first, holders.count == 1 else { continue }
      if provinces[post] == nil || provinces[post] == provinces[holder] { folded.insert(post) }
    }
    return folded
  }

  func node(_ position: Int) -> Diagram.Node {
    let entity = index.graph.entities[position]
    return Diagram.Node(
      entity: position, kind: entity.kind, name: entity.label, details: details(of: position),
      province: provinces[position])
  }

  private func details(of position: Int) -> [String] {
    let entity = index.graph.entities[position]
    switch entity.kind {
    case .person:
      let posts = index.outgoing(position)
        .filter { index.graph.edges[$0].relation == .holds }
        .compactMap { index.object(of: $0) }
        .filter { folded.contains($0) }
      return Array(Set(posts.map { index.graph.entities[$0].label })).sorted {
        $0.precedesInBytes($1)
      }
    case .jointMeeting, .meeting, .visit, .signing:
      return entity.values(of: .startDate).prefix(1).map { $0 }
    case .agreement:
      return entity.values(of: .date).prefix(1).map { $0 }
    default:
      return []
    }
  }

  /// The lines between drawn nodes, one for each pair and direction, sorted.
  func drawnLines(among drawn: Set<Int>) -> [Diagram.Line] {
    var found: [[Int]: (relations: Set<Relation>, quote: String?)] = [:]
    for (position, edge) in index.graph.edges.enumerated() where edge.relation.isDrawn {
      guard let subject = index.subject(of: position), let object = index.object(of: position),
        drawn.contains(subject), drawn.contains(object), subject != object
      else { continue }
      // The box around a province says this already.
      if edge.relation == .within || edge.relation == .ofRegion, provinces[subject] == object {
        continue
      }
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
    case .article, .measure, .pairing: false
    default: true
    }
  }
}

extension Relation {
  /// Whether a picture shows the relation as a line.
  fileprivate var isDrawn: Bool {
    switch self {
    case .mentions, .supporter, .supported, .from, .to: false
    default: isBetweenEntities
    }
  }
}
