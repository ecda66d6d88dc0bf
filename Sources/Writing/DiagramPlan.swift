import Knowledge
import Ontology

/// What a picture of a graph could show: which entities, with which lines, in which province.
struct DiagramPlan {
  private let index: GraphIndex
  private let view: DiagramView
  private let language: LabelLanguage
  private let provinces: ProvinceMap
  private let columns: DiagramColumns
  private let focus: Set<Int>
  /// The entities of kinds that are drawn.
  let drawable: Set<Int>
  /// For each entity that has lines, their other ends.
  let neighbours: [Int: [Int]]
  /// The entities that have lines, best rank first.
  let candidates: [Int]
  /// Posts that are written into their holders' nodes.
  private let folded: Set<Int>

  var graph: KnowledgeGraph { index.graph }

  /// - Parameters:
  ///   - focus: entities that the picture is about; the whole graph when empty.
  ///   - hops: how many lines away from them it goes.
  /// - Complexity: O(*n* log *n* + *e*) for *n* entities and *e* edges.
  init(
    _ graph: KnowledgeGraph, view: DiagramView, language: LabelLanguage, focus: Set<Int> = [],
    hops: Int = 1
  ) {
    let index = GraphIndex(graph)
    let provinces = ProvinceMap(index)
    let movers = view == .officials ? Self.movers(index, provinces) : []
    let folded = view.foldsPosts ? Self.foldedPosts(index, provinces, movers: movers) : []
    var drawable = Set(
      graph.entities.indices.filter {
        view.draws(graph.entities[$0].kind) && graph.entities[$0].tookPlace && !folded.contains($0)
      })
    drawable.formUnion(focus)
    var neighbours: [Int: [Int]] = [:]
    for (position, edge) in graph.edges.enumerated() where view.draws(edge.relation) {
      guard let subject = index.subject(of: position), let object = index.object(of: position),
        drawable.contains(subject), drawable.contains(object), subject != object
      else { continue }
      neighbours[subject, default: []].append(object)
      neighbours[object, default: []].append(subject)
    }
    if !focus.isEmpty {
      // Counties and cities have the pairings of which their province has none.
      let centre = view == .pairings ? Self.within(focus, index) : focus
      drawable = Self.near(centre, hops, neighbours)
      neighbours = neighbours.filter { drawable.contains($0.key) }
    }
    let ranks = index.ranks()
    self.index = index
    self.view = view
    self.language = language
    self.provinces = provinces
    self.columns = DiagramColumns(index, provinces)
    self.focus = focus
    self.drawable = drawable
    self.folded = folded
    var candidates = Set(neighbours.keys)
    if view == .officials && focus.isEmpty {
      candidates.formUnion(
        drawable.filter { person in
          graph.entities[person].kind == .person
            && index.outgoing(person).contains { graph.edges[$0].relation == .holds }
        })
    }
    candidates.formUnion(focus)
    self.neighbours = neighbours
    self.candidates = candidates.sorted {
      let first = [focus.contains($0) ? 0 : 1, neighbours[$0] == nil ? 1 : 0, -ranks[$0], $0]
      let second = [focus.contains($1) ? 0 : 1, neighbours[$1] == nil ? 1 : 0, -ranks[$1], $1]
      return first.lexicographicallyPrecedes(second)
    }
  }

  private static func near(_ focus: Set<Int>, _ hops: Int, _ neighbours: [Int: [Int]]) -> Set<Int> {
    var found = focus
    var frontier = focus
    var hop = 0
    while hop < hops && !frontier.isEmpty {
      frontier = Set(frontier.flatMap { neighbours[$0] ?? [] }).subtracting(found)
      found.formUnion(frontier)
      hop += 1
    }
    return found
  }

  /// Some regions and all that lies within them.
  private static func within(_ focus: Set<Int>, _ index: GraphIndex) -> Set<Int> {
    var found = focus
    var pending = Array(focus)
    while let region = pending.popLast() {
      for edge in index.incoming(region) where index.graph.edges[edge].relation == .within {
        if let inner = index.subject(of: edge), found.insert(inner).inserted { pending.append(inner) }
      }
    }
    return found
  }

  /// Persons with posts in more than one province.
  private static func movers(_ index: GraphIndex, _ provinces: ProvinceMap) -> Set<Int> {
    var found: Set<Int> = []
    for (person, entity) in index.graph.entities.enumerated() where entity.kind == .person {
      let held = index.outgoing(person).filter { index.graph.edges[$0].relation == .holds }
        .compactMap { index.object(of: $0) }
      if Set(held.compactMap { provinces[$0] }).count > 1 { found.insert(person) }
    }
    return found
  }

  /// A post all of whose holders stand in its province is written into their nodes; one that
  /// somebody from elsewhere holds too shows a move, and stands for itself. So do all posts of
  /// those whose moves the picture is about.
  private static func foldedPosts(
    _ index: GraphIndex, _ provinces: ProvinceMap, movers: Set<Int>
  ) -> Set<Int> {
    var folded: Set<Int> = []
    for (post, entity) in index.graph.entities.enumerated() where entity.kind == .post {
      let holders = index.incoming(post).filter { index.graph.edges[$0].relation == .holds }
        .compactMap { index.subject(of: $0) }
      let isHome = holders.allSatisfy { provinces[$0] == provinces[post] && !movers.contains($0) }
      if provinces[post] == nil || isHome { folded.insert(post) }
    }
    return folded
  }

  /// Whether a node is drawn though no line goes to it.
  func standsAlone(_ position: Int) -> Bool {
    focus.contains(position) || view == .officials && focus.isEmpty && neighbours[position] == nil
  }

  /// The articles that state something at some entities.
  func articles(citedBy drawn: Set<Int>) -> Set<Int> {
    var found: Set<Int> = []
    for (position, edge) in graph.edges.enumerated() where view.draws(edge.relation) {
      guard let subject = index.subject(of: position), let object = index.object(of: position),
        drawn.contains(subject), drawn.contains(object) || folded.contains(object)
      else { continue }
      for source in edge.provenance { graph.index(of: source.article).map { _ = found.insert($0) } }
    }
    return found
  }

  func node(_ position: Int) -> Diagram.Node {
    let entity = index.graph.entities[position]
    var column = columns[position]
    // Whoever moved stands between the sides.
    if view == .officials && entity.kind == .person && neighbours[position] != nil {
      column = .shared
    }
    return Diagram.Node(
      entity: position, kind: entity.kind, name: DiagramName.name(of: position, in: index, language), details: details(of: position),
      province: column == .shared ? nil : provinces[position], column: column)
  }

  private func details(of position: Int) -> [String] {
    let entity = index.graph.entities[position]
    if entity.kind.isEvent {
      return entity.values(of: .startDate).prefix(1)
        + (entity.eventStatus.map { [$0.label(in: language)] } ?? [])
    }
    switch entity.kind {
    case .person:
      let posts = objects(position, .holds).filter { folded.contains($0) }
        .map { title(of: $0, besides: provinces[position]) }
      return Set(posts).sorted { $0.precedesInBytes($1) }
    case .agreement:
      let fields = view == .agreements ? entity.values(of: .field).joined(separator: "、") : ""
      return entity.values(of: .date).prefix(1) + (fields.isEmpty ? [] : [fields])
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

  /// How many sentences a line keeps.
  private static let sourceLimit = 3

  /// The lines between drawn nodes, one for each pair and direction, sorted.
  func lines(among drawn: Set<Int>) -> [Diagram.Line] {
    var found: [[Int]: (relations: Set<Relation>, edges: [Int])] = [:]
    for (position, edge) in graph.edges.enumerated() where view.draws(edge.relation) {
      guard let subject = index.subject(of: position), let object = index.object(of: position),
        drawn.contains(subject), drawn.contains(object), subject != object
      else { continue }
      found[[subject, object], default: ([], [])].relations.insert(edge.relation)
      found[[subject, object], default: ([], [])].edges.append(position)
    }
    let pairings = view == .pairings ? pairings() : [:]
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ends, line in
      let general = Set(line.relations.compactMap(\.general))
      let provenance = line.edges.flatMap { graph.edges[$0].provenance }
      let sources = Set(provenance.map { DiagramSource($0, in: graph) }).sorted()
      let note = view == .officials ? tenure(provenance) : pairings[ends]?.since
      return Diagram.Line(
        from: ends[0], to: ends[1], relations: line.relations.subtracting(general).sorted(),
        note: note, programme: pairings[ends]?.programme, sources: Array(sources.prefix(Self.sourceLimit)))
    }
  }

  /// Under which programme each pair of regions is paired, and since when.
  private func pairings() -> [[Int]: (programme: DiagramProgramme, since: String?)] {
    var found: [[Int]: (programme: DiagramProgramme, since: String?)] = [:]
    for (position, entity) in graph.entities.enumerated() where entity.kind == .pairing {
      let programme = entity.values(of: .programme).map { DiagramProgramme($0) }.min()
      let start = entity.values(of: .startDate).first
      let since = start.map { language == .chinese ? "\($0) 起" : "since \($0)" }
      for supporter in objects(position, .supporter) {
        for supported in objects(position, .supported) {
          found[[supporter, supported]] = (programme ?? .unnamed, since)
        }
      }
    }
    return found
  }

  /// From when to when articles report a post.
  private func tenure(_ provenance: [Provenance]) -> String? {
    func days(_ sources: [Provenance]) -> [String] {
      Set(sources.map { DiagramSource($0, in: graph).date }).filter { !$0.isEmpty }.sorted()
    }
    let former = provenance.filter { $0.qualifiers.contains(.former) }
    let current = days(provenance.filter { !$0.qualifiers.contains(.former) })
    guard let first = current.first, let last = current.last else {
      return former.isEmpty ? nil : Qualifier.former.label(in: language)
    }
    return first == last ? first : "\(first)–\(last)"
  }
}
