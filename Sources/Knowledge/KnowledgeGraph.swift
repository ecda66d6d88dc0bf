public import Ontology
public import Text

/// A fact's source: the article, the sentence, and who read it.
public struct Provenance: Hashable, Comparable, Sendable {
  /// The article's IRI.
  public let article: String
  /// The sentence, as the cleaned text has it.
  public let quote: String
  /// The quote's scalars in the cleaned text.
  public let scalars: ScalarRange
  /// The quote's bytes in the original file.
  public let bytes: ByteRange
  /// The identifier of the extraction rule.
  public let rule: String
  /// From 0 to 1.
  public let confidence: Double
  /// Sorted.
  public let qualifiers: [Qualifier]

  public init(
    article: String, quote: String, scalars: ScalarRange, bytes: ByteRange, rule: String,
    confidence: Double, qualifiers: [Qualifier] = []
  ) {
    self.article = article
    self.quote = quote
    self.scalars = scalars
    self.bytes = bytes
    self.rule = rule
    self.confidence = confidence
    self.qualifiers = qualifiers
  }

  public static func < (a: Provenance, b: Provenance) -> Bool {
    if a.article != b.article { return a.article < b.article }
    if a.scalars != b.scalars { return a.scalars < b.scalars }
    if a.rule != b.rule { return a.rule < b.rule }
    if a.qualifiers != b.qualifiers { return a.qualifiers.lexicographicallyPrecedes(b.qualifiers) }
    return a.confidence < b.confidence
  }
}

/// A node of the graph.
public struct Entity: Hashable, Sendable {
  /// The entity's IRI, derived from its content.
  public let iri: String
  /// The classes that the contract gives it, most specific first; never empty.
  public let kinds: [EntityKind]
  /// The name a reader would give it.
  public let label: String
  /// Its literals, sorted, without repetition. An address that is no ``WebAddress`` is none of them,
  /// whoever gave it.
  public let attributes: [Attribute]

  public init(iri: String, kinds: [EntityKind], label: String, attributes: [Attribute]) {
    self.iri = iri
    self.kinds = kinds
    self.label = label
    self.attributes = attributes.filter {
      $0.relation.range != .uri || WebAddress.isAbsolute($0.value.lexical)
    }
  }
}

/// A literal of an entity.
public struct Attribute: Hashable, Comparable, Sendable {
  public let relation: Relation
  public let value: Literal
  /// Where it was read; empty for what the gazetteer or the page gives. Sorted.
  public let provenance: [Provenance]

  public init(_ relation: Relation, _ value: Literal, provenance: [Provenance] = []) {
    self.relation = relation
    self.value = value
    self.provenance = provenance
  }

  public static func < (a: Attribute, b: Attribute) -> Bool {
    (a.relation, a.value) < (b.relation, b.value)
  }
}

/// A fact between two entities.
public struct Edge: Hashable, Comparable, Sendable {
  /// IRI of the subject.
  public let subject: String
  public let relation: Relation
  /// IRI of the object.
  public let object: String
  /// The claims behind it, sorted; empty only for what the gazetteer gives (`shan:within`) and for
  /// `schema:mentions`.
  public let provenance: [Provenance]

  public init(
    subject: String, relation: Relation, object: String, provenance: [Provenance]
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.provenance = provenance
  }

  /// By subject, relation, object, and nothing else.
  public static func < (a: Edge, b: Edge) -> Bool {
    if a.subject != b.subject { return a.subject.precedesInBytes(b.subject) }
    if a.relation != b.relation { return a.relation < b.relation }
    return a.object.precedesInBytes(b.object)
  }
}

/// Entities and the facts between them, frozen.
public struct KnowledgeGraph: Hashable, Sendable {
  /// Sorted by the UTF-8 bytes of their IRIs.
  public let entities: [Entity]
  /// Sorted by subject, relation, object (IRIs by their UTF-8 bytes); without repetition. A general
  /// relation (`shan:participant`) stands beside each special one.
  public let edges: [Edge]

  /// - Complexity: O(*n* log *n*).
  public init(entities: [Entity], edges: [Edge]) {
    self.entities = entities.sorted { $0.iri.precedesInBytes($1.iri) }
    self.edges = edges.sorted(by: <)
  }

  /// - Precondition: the entities and edges are in their order.
  package init(ordered entities: [Entity], edges: [Edge]) {
    self.entities = entities
    self.edges = edges
  }
}
