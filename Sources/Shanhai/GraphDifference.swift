public import Knowledge
import Ontology

/// What changed from one graph to another, in entities and facts.
///
/// An entity whose IRI alone changed, as that of an event does when an earlier report of it is read, is one: of the same kind
/// and a common name, in a common article, and the only one of these. What follows from what changed is left out: a general relation
/// beside a special one, and what an article mentions that came or went.
public struct GraphDifference: Sendable {
  /// Which of the graphs alone states something.
  public enum Change: String, Hashable, Comparable, Sendable {
    case removed, added

    /// What went before what came.
    public static func < (a: Change, b: Change) -> Bool { a == .removed && b == .added }
  }

  /// A fact that one of the graphs alone states.
  public struct Fact: Hashable, Sendable {
    /// Where a fact stands in its graph.
    public enum Place: Hashable, Sendable {
      /// A position in the edges of the graph that states it.
      case edge(Int)
      /// A position in its entities, and one in the attributes of this.
      case attribute(Int, Int)
      /// The label of an entity.
      case label(Int)
    }

    /// Whether the first graph alone states it, or the second.
    public let change: Change
    /// In the graph that states it.
    public let place: Place
  }

  /// The graphs, which may lack the sources of facts.
  public private(set) var before: KnowledgeGraph
  public private(set) var after: KnowledgeGraph
  /// Positions of entities that the first graph alone has, and that the second alone has.
  public let removed: [Int]
  public let added: [Int]
  /// Positions of entities in both graphs whose IRIs differ.
  public let renamed: [(before: Int, after: Int)]
  /// By the IRI of the subject, what went first.
  public let facts: [Fact]

  /// Whether the graphs state the same. An entity whose IRI alone changed is a change too.
  public var isEmpty: Bool { removed.isEmpty && added.isEmpty && renamed.isEmpty && facts.isEmpty }

  /// - Complexity: O(*n* log *n*) in what changed, O(*n*) in the rest.
  public init(from before: KnowledgeGraph, to after: KnowledgeGraph) {
    self.before = before
    self.after = after
    let entities = Merge(before.entities, after.entities) { $0.iri.precedesInBytes($1.iri) }
    let renamed = Self.renamed(entities, before, after)
    self.renamed = renamed
    let gone = Set(renamed.map(\.before))
    let come = Set(renamed.map(\.after))
    removed = entities.first.filter { !gone.contains($0) }
    added = entities.second.filter { !come.contains($0) }
    var names: [String: String] = [:]
    for pair in renamed { names[before.entities[pair.before].iri] = after.entities[pair.after].iri }

    var facts: [Fact] = []
    for pair in entities.both + renamed.map({ ($0.before, $0.after) }) {
      facts += Self.literals(pair.0, before.entities[pair.0], pair.1, after.entities[pair.1])
    }
    for place in removed { facts += Self.literals(place, before.entities[place], .removed) }
    for place in added { facts += Self.literals(place, after.entities[place], .added) }
    facts += Self.edges(before, after, names)
    let absent = (
      Set(removed.map { before.entities[$0].iri }), Set(added.map { after.entities[$0].iri })
    )
    let told = facts.filter { fact in
      guard case .edge(let place) = fact.place else { return true }
      let edge = (fact.change == .removed ? before : after).edges[place]
      return edge.relation != .mentions || !(fact.change == .removed ? absent.0 : absent.1).contains(edge.subject)
    }
    func key(_ fact: Fact) -> (String, Change, Fact.Place) {
      let graph = fact.change == .removed ? before : after
      let subject = graph.subject(of: fact.place)
      return (fact.change == .removed ? names[subject] ?? subject : subject, fact.change, fact.place)
    }
    self.facts = told.map { (key($0), $0) }.sorted { a, b in
      if a.0.0 != b.0.0 { return a.0.0.precedesInBytes(b.0.0) }
      return (a.0.1, a.0.2) < (b.0.1, b.0.2)
    }.map(\.1)
  }

  /// Where the facts that changed stand in one of the graphs.
  public func places(of change: Change) -> (edges: Set<Int>, entities: Set<Int>) {
    var (edges, entities): (Set<Int>, Set<Int>) = ([], [])
    for fact in facts where fact.change == change {
      switch fact.place {
      case .edge(let place): edges.insert(place)
      case .attribute(let place, _): entities.insert(place)
      case .label: break
      }
    }
    return (edges, entities)
  }

  /// The difference of the same graphs, with the sources of what changed.
  public func sourced(before: KnowledgeGraph, after: KnowledgeGraph) -> GraphDifference {
    var difference = self
    (difference.before, difference.after) = (before, after)
    return difference
  }

  // MARK: Literals

  private static func literals(_ place: Int, _ entity: Entity, _ change: Change) -> [Fact] {
    entity.attributes.indices.filter { entity.attributes[$0].relation != .label }
      .map { Fact(change: change, place: .attribute(place, $0)) }
  }

  private static func literals(_ first: Int, _ before: Entity, _ second: Int, _ after: Entity) -> [Fact] {
    let attributes = Merge(before.attributes, after.attributes, by: <)
    var facts: [Fact] = []
    if before.label != after.label {
      facts += [Fact(change: .removed, place: .label(first)), Fact(change: .added, place: .label(second))]
    }
    facts += attributes.first.filter { before.attributes[$0].relation != .label }
      .map { Fact(change: .removed, place: .attribute(first, $0)) }
    facts += attributes.second.filter { after.attributes[$0].relation != .label }
      .map { Fact(change: .added, place: .attribute(second, $0)) }
    return facts
  }

  // MARK: Edges

  private struct Triple: Hashable {
    let subject: String
    let relation: Relation
    let object: String

    init(_ edge: Edge, _ names: [String: String] = [:], _ relation: Relation? = nil) {
      subject = names[edge.subject] ?? edge.subject
      self.relation = relation ?? edge.relation
      object = names[edge.object] ?? edge.object
    }
  }

  private static func edges(_ before: KnowledgeGraph, _ after: KnowledgeGraph, _ names: [String: String]) -> [Fact] {
    let edges = Merge(before.edges, after.edges, by: <)
    // Of those that differ, some say the same of an entity that is called otherwise.
    let later = Set(edges.second.map { Triple(after.edges[$0]) })
    let removed = edges.first.filter { !later.contains(Triple(before.edges[$0], names)) }
    let earlier = Set(edges.first.map { Triple(before.edges[$0], names) })
    let added = edges.second.filter { !earlier.contains(Triple(after.edges[$0])) }
    return withoutGeneral(removed, before).map { Fact(change: .removed, place: .edge($0)) }
      + withoutGeneral(added, after).map { Fact(change: .added, place: .edge($0)) }
  }

  private static func withoutGeneral(_ places: [Int], _ graph: KnowledgeGraph) -> [Int] {
    let implied = Set(
      places.compactMap { place in graph.edges[place].relation.general.map { Triple(graph.edges[place], [:], $0) } })
    return places.filter { !implied.contains(Triple(graph.edges[$0])) }
  }

  // MARK: Names

  /// Entities of one graph alone that are one with an entity of the other alone: each is the only one of its kind that has a
  /// name and an article in common with the other. A tenure is in no article itself.
  private static func renamed(
    _ entities: Merge, _ before: KnowledgeGraph, _ after: KnowledgeGraph
  ) -> [(before: Int, after: Int)] {
    let (old, new) = (traits(of: entities.first, before), traits(of: entities.second, after))
    if old.isEmpty || new.isEmpty { return [] }
    var places: [Trait: [Int]] = [:]
    for (place, traits) in new { for trait in traits { places[trait, default: []].append(place) } }
    var partners: [Int: Set<Int>] = [:]
    var back: [Int: Set<Int>] = [:]
    for (place, traits) in old {
      for other in traits.flatMap({ places[$0]?.prefix(2) ?? [] }) {
        partners[place, default: []].insert(other)
        back[other, default: []].insert(place)
      }
    }
    return partners.compactMap { place, others in
      guard others.count == 1, let other = others.first, back[other]?.count == 1 else { return nil }
      return (place, other)
    }.sorted { $0.0 < $1.0 }
  }

  /// What an entity under another IRI has in common with itself.
  private struct Trait: Hashable {
    let kind: EntityKind
    let name: String
    let article: String
  }

  private static func traits(of places: [Int], _ graph: KnowledgeGraph) -> [Int: [Trait]] {
    let candidates = places.filter { graph.entities[$0].kind != .article }
    if candidates.isEmpty { return [:] }
    let articles = mentions(of: candidates, graph)
    var found: [Int: [Trait]] = [:]
    for place in candidates {
      let entity = graph.entities[place]
      let own = entity.kind == .tenure ? [""] : articles[place] ?? []
      found[place] = Set([entity.label] + entity.values(of: .altLabel)).flatMap { name in
        own.map { Trait(kind: entity.kind, name: name, article: $0) }
      }
    }
    return found
  }

  /// The articles that mention some entities.
  private static func mentions(of places: [Int], _ graph: KnowledgeGraph) -> [Int: [String]] {
    var wanted: [String: Int] = [:]
    for place in places { wanted[graph.entities[place].iri] = place }
    var found: [Int: [String]] = [:]
    for edge in graph.edges where edge.relation == .mentions {
      if let place = wanted[edge.object] { found[place, default: []].append(edge.subject) }
    }
    return found
  }
}

extension GraphDifference.Fact.Place: Comparable {
  private var order: (Int, Int, Int) {
    switch self {
    case .label(let entity): (0, entity, 0)
    case .attribute(let entity, let number): (1, entity, number)
    case .edge(let place): (2, place, 0)
    }
  }

  public static func < (a: Self, b: Self) -> Bool { a.order < b.order }
}

extension KnowledgeGraph {
  /// The IRI of what a fact is said of.
  func subject(of place: GraphDifference.Fact.Place) -> String {
    switch place {
    case .edge(let place): edges[place].subject
    case .attribute(let place, _), .label(let place): entities[place].iri
    }
  }
}

/// Two sorted lists side by side: the positions of what only one has, and of what both have.
private struct Merge {
  var first: [Int] = []
  var second: [Int] = []
  var both: [(Int, Int)] = []

  init<Element>(_ a: [Element], _ b: [Element], by precedes: (Element, Element) -> Bool) {
    var (x, y) = (0, 0)
    while x < a.count || y < b.count {
      if y == b.count || x < a.count && precedes(a[x], b[y]) {
        first.append(x)
        x += 1
      } else if x == a.count || precedes(b[y], a[x]) {
        second.append(y)
        y += 1
      } else {
        both.append((x, y))
        x += 1
        y += 1
      }
    }
  }
}
