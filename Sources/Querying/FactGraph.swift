public import Knowledge
public import Ontology

/// All triples of a graph without provenance, as numbers: what property paths and searches walk.
///
/// Nodes are the graph's entities, at the same positions, then the terms, then the literals, each
/// once. An edge's label says its predicate (``FactGraph/predicate(_:)``). The triples are in memory, or read as
/// walks come to them; then what nodes and steps are is looked up afterwards (``told(by:entities:others:)``).
public struct FactGraph {
  /// What a node is.
  public enum Node: Hashable, Sendable {
    /// A position in ``KnowledgeGraph/entities`` of ``FactGraph/graph``.
    case entity(Int)
    case term(Term)
    case literal(Literal)
  }

  /// The graph; where it is read, the part of it that was told.
  public private(set) var graph: KnowledgeGraph
  public let adjacency: Adjacency
  /// How many nodes are entities.
  public let entityCount: Int
  private let terms: [Term]
  private let literals: [Literal]
  /// What is known of a graph that is read: of entities their positions in ``graph``.
  private var told: [Int: Node]?

  /// - Complexity: O(*n* + *e* log *n*) for *n* entities and *e* facts.
  public init(_ graph: KnowledgeGraph) {
    var terms: [Term] = []
    var literals: [Literal] = []
    var numberOfTerm: [Term: Int] = [:]
    var numberOfLiteral: [Literal: Int] = [:]
    // Terms and literals are numbered from 0 here and moved behind the entities at the end.
    var edges: [(subject: Int32, label: UInt8, object: Int32)] = []
    var kindsOfEdge: [UInt8] = []
    func add(_ subject: Int, _ label: UInt8, _ object: Int, _ kind: UInt8) {
      edges.append((Int32(subject), label, Int32(object)))
      kindsOfEdge.append(kind)
    }
    func place(of term: Term) -> Int {
      if let known = numberOfTerm[term] { return known }
      numberOfTerm[term] = terms.count
      terms.append(term)
      return terms.count - 1
    }
    func place(of literal: Literal) -> Int {
      if let known = numberOfLiteral[literal] { return known }
      numberOfLiteral[literal] = literals.count
      literals.append(literal)
      return literals.count - 1
    }
    var fact = 0
    for (subject, entity) in graph.entities.enumerated() {
      while fact < graph.edges.count && graph.edges[fact].subject.precedesInBytes(entity.iri) {
        fact += 1
      }
      var holdsPost = false
      while fact < graph.edges.count && graph.edges[fact].subject == entity.iri {
        let edge = graph.edges[fact]
        if edge.relation == .holds { holdsPost = true }
        if let object = graph.index(of: edge.object) { add(subject, Self.label(of: edge.relation), object, 0) }
        fact += 1
      }
      for (label, node) in Self.statements(of: entity, holdsPost: holdsPost) {
        switch node {
        case .term(let term): add(subject, label, place(of: term), 1)
        case .literal(let literal): add(subject, label, place(of: literal), 2)
        case .entity: break
        }
      }
    }
    let (entityCount, termCount) = (graph.entities.count, terms.count)
    for position in edges.indices where kindsOfEdge[position] > 0 {
      edges[position].object += Int32(entityCount + (kindsOfEdge[position] == 2 ? termCount : 0))
    }
    self.graph = graph
    self.entityCount = entityCount
    self.terms = terms
    self.literals = literals
    adjacency = Adjacency(nodeCount: entityCount + termCount + literals.count, edges: edges)
  }

  /// A graph whose rows are read.
  ///
  /// - Parameter adjacency: numbered as that of ``init(_:)`` is.
  public init(reading adjacency: Adjacency, entityCount: Int) {
    graph = KnowledgeGraph(entities: [], edges: [])
    self.adjacency = adjacency
    self.entityCount = entityCount
    (terms, literals, told) = ([], [], [:])
  }

  /// The classes and literals of an entity in the order of its edges, behind those to other entities.
  public static func statements(of entity: Entity, holdsPost: Bool) -> [(label: UInt8, node: Node)] {
    var classes: [Term] = []
    for term in entity.kinds.flatMap(\.classes) where !classes.contains(term) {
      classes.append(term)
    }
    if holdsPost && entity.kinds.contains(.person) { classes.append(SHAN.official.term) }
    var own: Set<Attribute> = [Attribute(.label, Relation.label.normalized(Literal(entity.label)))]
    if entity.label.isEmpty { own = [] }
    for attribute in entity.attributes {
      own.insert(Attribute(attribute.relation, attribute.relation.normalized(attribute.value)))
    }
    return classes.map { (0, .term($0)) }
      + own.sorted().map { (label(of: $0.relation), node($0.value, of: $0.relation)) }
  }

  private static func node(_ normalized: Literal, of relation: Relation) -> Node {
    relation.term(named: normalized).map(Node.term) ?? .literal(normalized)
  }

  /// What a node is.
  ///
  /// - Precondition: of a graph that is read: it was told.
  public func node(_ number: Int) -> Node {
    if let told {
      guard let node = told[number] else { preconditionFailure("node \(number) was not told") }
      return node
    }
    if number < entityCount { return .entity(number) }
    let rest = number - entityCount
    return rest < terms.count ? .term(terms[rest]) : .literal(literals[rest - terms.count])
  }

  /// The fact behind a step; `nil` for one to a class or a literal.
  ///
  /// - Complexity: O(log *n*).
  public func fact(of step: WalkStep) -> Edge? {
    guard step.subject < entityCount, step.object < entityCount, step.label > 0,
      case .entity(let subject) = node(step.subject), case .entity(let object) = node(step.object)
    else { return nil }
    return graph.edge(
      from: graph.entities[subject].iri, Relation(number: step.label - 1), to: graph.entities[object].iri)
  }

  /// The same triples, with some nodes and facts told.
  ///
  /// - Parameters:
  ///   - graph: holds all entities that are told.
  ///   - entities: the positions in it by the numbers of nodes.
  ///   - others: terms and literals.
  public func told(by graph: KnowledgeGraph, entities: [Int: Int], others: [Int: Node]) -> FactGraph {
    var facts = self
    facts.graph = graph
    facts.told = others.merging(entities.mapValues(Node.entity)) { first, _ in first }
    return facts
  }

  /// The sources of what a step states.
  ///
  /// - Complexity: O(log *n* + *d*) in the literals of its subject.
  public func provenance(of step: WalkStep) -> [Provenance] {
    if let fact = fact(of: step) { return fact.provenance }
    guard case .entity(let position) = node(step.subject) else { return [] }
    let object = node(step.object)
    let predicate = Self.predicate(step.label)
    return graph.entities[position].attributes.first {
      $0.relation.term == predicate && object == Self.node($0.relation.normalized($0.value), of: $0.relation)
    }?.provenance ?? []
  }

  /// All facts between two nodes that follow each other, general ones left out where a special one
  /// says more; those from the first come first.
  ///
  /// - Complexity: O(*d*) in the edges at the first.
  public func steps(from: Int, to: Int, labels: LabelSet) -> [WalkStep] {
    var found: [WalkStep] = []
    adjacency.forEachEdge(at: from) { label, other, isInverse in
      if other == to && labels.contains(label) {
        found.append(WalkStep(from: from, label: label, isInverse: isInverse, to: to))
      }
    }
    let general = found.compactMap { Relation(prefixedName: Self.predicate($0.label).prefixedName)?.general }
    return found.filter { step in !general.contains { Self.label(of: $0) == step.label } }
  }

  /// `rdf:type` and the relations: what an edge may say.
  public static var predicates: [Term] { [RDF.type.term] + Relation.all.map(\.term) }

  /// The predicate of a label: `rdf:type` is 0.
  public static func predicate(_ label: UInt8) -> Term {
    label == 0 ? RDF.type.term : Relation(number: label - 1).term
  }

  /// The label of a predicate's edges; `nil` when no edge has it.
  public static func label(of predicate: Term) -> UInt8? {
    predicate == RDF.type.term ? 0 : Relation(prefixedName: predicate.prefixedName).map(label(of:))
  }

  /// The label of a relation's edges.
  public static func label(of relation: Relation) -> UInt8 { relation.number + 1 }

  /// The labels of some relations' edges.
  public static func labels(of relations: some Sequence<Relation>) -> LabelSet {
    LabelSet(relations.map(label(of:)))
  }

  /// The relations that chains of facts are made of unless told otherwise.
  public static var facts: LabelSet { labels(of: Relation.all.filter(\.isStep)) }
}
