public import Knowledge
public import Ontology

/// All triples of a graph without provenance, as numbers: what property paths and searches walk.
///
/// Nodes are the graph's entities, at the same positions, then the terms, then the literals, each
/// once. An edge's label says its predicate (``FactGraph/predicate(_:)``).
public struct FactGraph: Sendable {
  /// What a node is.
  public enum Node: Hashable, Sendable {
    /// A position in ``KnowledgeGraph/entities``.
    case entity(Int)
    case term(Term)
    case literal(Literal)
  }

  public private(set) var graph: KnowledgeGraph
  public let adjacency: Adjacency
  private let terms: [Term]
  private let literals: [Literal]
  /// For each edge between entities its position in ``KnowledgeGraph/edges``, for others -1.
  private let facts: [Int32]

  /// - Complexity: O(*n* + *e* log *n*) for *n* entities and *e* facts.
  public init(_ graph: KnowledgeGraph) {
    var terms: [Term] = []
    var literals: [Literal] = []
    var numberOfTerm: [Term: Int] = [:]
    var numberOfLiteral: [Literal: Int] = [:]
    // Terms and literals are numbered from 0 here and moved behind the entities at the end.
    var edges: [(subject: Int32, label: UInt8, object: Int32)] = []
    var facts: [Int32] = []
    var kindsOfEdge: [UInt8] = []
    func add(_ subject: Int, _ label: UInt8, _ object: Int, _ kind: UInt8, fact: Int = -1) {
      edges.append((Int32(subject), label, Int32(object)))
      kindsOfEdge.append(kind)
      facts.append(Int32(fact))
    }
    func place(of term: Term) -> Int {
      if let known = numberOfTerm[term] { return known }
      numberOfTerm[term] = terms.count
      terms.append(term)
      return terms.count - 1
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
        if let object = graph.index(of: edge.object) {
          add(subject, Self.label(of: edge.relation), object, 0, fact: fact)
        }
        fact += 1
      }
      var classes: [Term] = []
      for term in entity.kinds.flatMap(\.classes) where !classes.contains(term) {
        classes.append(term)
      }
      if holdsPost && entity.kinds.contains(.person) { classes.append(SHAN.official.term) }
      for term in classes { add(subject, 0, place(of: term), 1) }
      var own: Set<Attribute> = [Attribute(.label, Relation.label.normalized(Literal(entity.label)))]
      if entity.label.isEmpty { own = [] }
      for attribute in entity.attributes {
        own.insert(
          Attribute(attribute.relation, attribute.relation.normalized(attribute.value)))
      }
      for attribute in own.sorted() {
        if let term = attribute.relation.term(named: attribute.value) {
          add(subject, Self.label(of: attribute.relation), place(of: term), 1)
          continue
        }
        let number = numberOfLiteral[attribute.value] ?? literals.count
        if number == literals.count {
          literals.append(attribute.value)
          numberOfLiteral[attribute.value] = number
        }
        add(subject, Self.label(of: attribute.relation), number, 2)
      }
    }
    let (entityCount, termCount) = (graph.entities.count, terms.count)
    for position in edges.indices where kindsOfEdge[position] > 0 {
      edges[position].object += Int32(entityCount + (kindsOfEdge[position] == 2 ? termCount : 0))
    }
    self.graph = graph
    self.terms = terms
    self.literals = literals
    self.facts = facts
    adjacency = Adjacency(nodeCount: entityCount + termCount + literals.count, edges: edges)
  }

  public func node(_ number: Int) -> Node {
    if number < graph.entities.count { return .entity(number) }
    let rest = number - graph.entities.count
    return rest < terms.count ? .term(terms[rest]) : .literal(literals[rest - terms.count])
  }

  /// The fact behind an edge; `nil` for an edge to a class or a literal.
  public func fact(ofEdge edge: Int) -> Edge? {
    facts[edge] < 0 ? nil : graph.edges[Int(facts[edge])]
  }

  /// The position of the fact behind an edge in ``KnowledgeGraph/edges``; `nil` for an edge to a class or a literal.
  public func position(ofEdge edge: Int) -> Int? { facts[edge] < 0 ? nil : Int(facts[edge]) }

  /// The same facts with sources.
  ///
  /// - Parameter graph: the graph, all at its positions.
  public func sourced(_ graph: KnowledgeGraph) -> FactGraph {
    precondition(graph.entities.count == self.graph.entities.count && graph.edges.count == self.graph.edges.count)
    var facts = self
    facts.graph = graph
    return facts
  }

  /// The sources of what an edge states.
  ///
  /// - Complexity: O(*d*) in the literals of its subject.
  public func provenance(ofEdge edge: Int, from subject: Int) -> [Provenance] {
    if let fact = fact(ofEdge: edge) { return fact.provenance }
    guard case .entity(let position) = node(subject) else { return [] }
    let object = node(Int(adjacency.objects[edge]))
    let predicate = Self.predicate(adjacency.labels[edge])
    return graph.entities[position].attributes.first {
      guard $0.relation.term == predicate else { return false }
      let literal = $0.relation.normalized($0.value)
      return object == ($0.relation.term(named: literal).map(Node.term) ?? .literal(literal))
    }?.provenance ?? []
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
