import Ontology

/// A statement of RDF.
struct Triple: Hashable, Sendable {
  /// A subject or an object. There are no blank nodes.
  enum Node: Hashable, Sendable {
    case iri(String)
    case source(SourceNode, ContentName)
    case term(Term)
    case literal(Literal)
    /// A triple spoken of: a quoted one of RDF-star as a subject, a triple term of RDF 1.2 as an
    /// object.
    indirect case triple(Triple)
  }

  let subject: Node
  let predicate: Term
  let object: Node

  init(_ subject: Node, _ predicate: Term, _ object: Node) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
  }

  init(_ subject: String, _ predicate: Term, _ object: Node) {
    self.init(.iri(subject), predicate, object)
  }

  /// A relation's literal as an object: itself, or the term that it names.
  static func object(_ literal: Literal, of relation: Relation) -> Node {
    relation.term(named: literal).map(Node.term) ?? .literal(literal)
  }
}

/// What a statement and its sources are made of, as ``ProvenanceProjection`` writes them. Each has an
/// IRI under the base, made of the segment and a name made of its content.
enum SourceNode: Int, CaseIterable, Sendable {
  case statement, evidence, passage, position, quote

  var segment: String {
    switch self {
    case .statement: "statement"
    case .evidence: "evidence"
    case .passage: "passage"
    case .position: "position"
    case .quote: "quote"
    }
  }
}
