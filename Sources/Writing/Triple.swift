import Ontology

/// A statement of RDF.
struct Triple: Hashable, Sendable {
  /// A subject or an object. There are no blank nodes.
  enum Node: Hashable, Sendable {
    case iri(String)
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
}
