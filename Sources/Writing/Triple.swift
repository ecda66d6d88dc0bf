import Ontology

/// A statement of RDF.
struct Triple: Hashable, Sendable {
  /// The object of a triple. There are no blank nodes.
  enum Object: Hashable, Sendable {
    case iri(String)
    case term(Term)
    case literal(Literal)
  }

  let subject: String
  let predicate: Term
  let object: Object
}
