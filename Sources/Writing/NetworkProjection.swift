public import Knowledge
import Ontology

/// Which entities of a graph are joined by what they took part in.
public enum NetworkProjection: String, Hashable, CaseIterable, Sendable {
  /// Persons at one event.
  case people
  /// Regions that met, visited each other, signed together, or of which one supports the other.
  case regions
  /// Organizations at one event or under one agreement.
  case bodies

  func joins(_ relation: Relation) -> Bool {
    let isParticipation = relation == .participant || relation.general == .participant
    return switch self {
    case .people: isParticipation
    case .regions: [.between, .delegationOf, .visited, .party, .supporter, .supported].contains(relation)
    case .bodies: isParticipation || relation == .party
    }
  }

  func takes(_ kind: EntityKind) -> Bool {
    switch self {
    case .people: kind == .person
    case .regions: kind == .region
    case .bodies: kind.isOrganization
    }
  }

  /// What a node tells beside its name: a person's posts, the region that it lies in.
  var detail: (name: String, relation: Relation)? {
    switch self {
    case .people: ("posts", .holds)
    case .regions: ("within", .within)
    case .bodies: nil
    }
  }
}

/// Who met whom, region and region, body and body: an undirected edge a pair, weighted by their occasions. Of what has
/// not taken place there is none.
public struct ProjectedNetwork: Sendable {
  /// So many at one occasion meet each other at most.
  static let crowd = 300

  /// What two have in common: positions of entities.
  fileprivate struct Bond {
    var meetings: [Int] = []
    var visits: [Int] = []
    var agreements: [Int] = []
    var pairings: [Int] = []
    var articles: Set<String> = []

    var occasions: [Int] { meetings + visits + agreements + pairings }
  }

  fileprivate struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  /// The names of occasions with more than three hundred at them, whose pairs are left out.
  public let omitted: [String]
  private let graph: KnowledgeGraph
  private let projection: NetworkProjection
  private let timeline: Timeline
  private let bonds: [(pair: Pair, bond: Bond)]

  /// - Complexity: O(*e* log *n*) in the facts, and the square of how many were at each occasion.
  public init(of graph: KnowledgeGraph, _ projection: NetworkProjection) {
    self.graph = graph
    self.projection = projection
    timeline = Timeline(graph)
    var ends: [Int: Sides] = [:]
    var articles: [Int: Set<String>] = [:]
    for edge in graph.edges where projection.joins(edge.relation) {
      guard let occasion = graph.index(of: edge.subject), graph.entities[occasion].tookPlace,
        let end = graph.index(of: edge.object), projection.takes(graph.entities[end].kind)
      else { continue }
      ends[occasion, default: Sides()].add(end, edge.relation)
      articles[occasion, default: []].formUnion(edge.provenance.map(\.article))
    }
    var found: [Pair: Bond] = [:]
    var omitted: [String] = []
    for (occasion, ends) in ends.sorted(by: { $0.key < $1.key }) {
      if ends.count > Self.crowd {
        omitted.append(graph.entities[occasion].label)
        continue
      }
      for (first, second) in ends.pairs {
        found[Pair(first: first, second: second), default: Bond()]
          .add(occasion, graph.entities[occasion].kind, articles[occasion] ?? [])
      }
    }
    self.omitted = omitted
    bonds = found.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
      .map { (pair: $0.key, bond: $0.value) }
  }

  /// Hands the network on as a document, in chunks.
  ///
  /// - Parameter isGEXF: GEXF, else GraphML.
  /// - Throws: what the sink throws.
  public func write<Failure: Error>(
    asGEXF isGEXF: Bool, to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    if isGEXF { try GEXFWriter.write(self, to: sink) } else { try GraphMLWriter.write(self, to: sink) }
  }

  /// A row a pair.
  public var table: Table {
    Table(
      columns: [
        .init("first"), .init("second"), .init("weight", .number), .init("meetings", .number), .init("visits", .number),
        .init("agreements", .number), .init("pairings", .number), .init("articles", .number), .init("start", .day),
        .init("end", .day), .init("occasions"), .init("first_iri"), .init("second_iri"),
      ],
      rows: bonds.map { pair, bond in
        let (first, second, span) = (graph.entities[pair.first], graph.entities[pair.second], span(of: bond))
        return [first.label, second.label, String(bond.occasions.count)] + counts(bond)
          + [span?.first, span?.last, words(of: bond), first.iri, second.iri]
      })
  }

  private func counts(_ bond: Bond) -> [String] {
    [bond.meetings.count, bond.visits.count, bond.agreements.count, bond.pairings.count, bond.articles.count].map(String.init)
  }

  /// The occasions by their days: `2019-05-08 a; b`.
  private func words(of bond: Bond) -> String {
    bond.occasions.map { occasion in
      (timeline.span(ofEntity: occasion)?.first.map { $0 + " " } ?? "") + graph.entities[occasion].label
    }.sorted().joined(separator: "; ")
  }

  private func span(of bond: Bond) -> TimeSpan? {
    let spans = bond.occasions.compactMap { timeline.span(ofEntity: $0) }
    let (first, last) = (spans.compactMap(\.first).min(), spans.compactMap { $0.last ?? $0.first }.max())
    return first == nil ? nil : TimeSpan(first: first, last: last)
  }
}

extension ProjectedNetwork.Bond {
  fileprivate mutating func add(_ occasion: Int, _ kind: EntityKind, _ articles: Set<String>) {
    switch kind {
    case .visit: visits.append(occasion)
    case .agreement: agreements.append(occasion)
    case .pairing: pairings.append(occasion)
    default: meetings.append(occasion)
    }
    self.articles.formUnion(articles)
  }
}

extension ProjectedNetwork: NetworkTable {
  var isDirected: Bool { false }

  var nodeColumns: [NetworkColumn] {
    [NetworkColumn("label"), NetworkColumn("kind")] + (projection.detail.map { [NetworkColumn($0.name)] } ?? [])
  }

  var edgeColumns: [NetworkColumn] {
    [NetworkColumn("label"), NetworkColumn("weight", .double)]
      + ["meetings", "visits", "agreements", "pairings", "articles"].map { NetworkColumn($0, .long) }
      + [NetworkColumn("start"), NetworkColumn("end"), NetworkColumn("occasions")]
  }

  func forEachNode<Failure: Error>(_ body: (NetworkNode) throws(Failure) -> Void) throws(Failure) {
    var details: [Int: [String]] = [:]
    let nodes = Set(bonds.flatMap { [$0.pair.first, $0.pair.second] })
    if let relation = projection.detail?.relation {
      for edge in graph.edges where edge.relation == relation {
        guard let subject = graph.index(of: edge.subject), nodes.contains(subject), let object = graph.entity(edge.object)
        else { continue }
        details[subject, default: []].append(object.label)
      }
    }
    for node in nodes.sorted() {
      let entity = graph.entities[node]
      let detail = projection.detail == nil ? [] : [PropertyTable.joined(details[node] ?? [])]
      try body(
        NetworkNode(
          iri: IRISyntax.encoded(entity.iri), label: entity.label, kind: entity.kind,
          values: [entity.label, entity.kind.name] + detail, span: nil))
    }
  }

  func forEachEdge<Failure: Error>(_ body: (NetworkEdge) throws(Failure) -> Void) throws(Failure) {
    for (number, (pair, bond)) in bonds.enumerated() {
      let (weight, span) = (bond.occasions.count, span(of: bond))
      try body(
        NetworkEdge(
          number: number, source: IRISyntax.encoded(graph.entities[pair.first].iri),
          target: IRISyntax.encoded(graph.entities[pair.second].iri), label: String(weight), weight: weight,
          values: [String(weight), String(weight)] + counts(bond) + [span?.first ?? "", span?.last ?? "", words(of: bond)],
          span: span))
    }
  }
}
