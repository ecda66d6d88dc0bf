/// A closed list of terms of one namespace; the raw value is the local name.
public protocol Vocabulary: RawRepresentable<String>, CaseIterable, Sendable {
  static var namespace: Namespace { get }
}

extension Vocabulary {
  public var term: Term { Term(Self.namespace, rawValue) }
}

/// The project's own terms beside those of ``EntityKind`` and ``Relation``.
public enum SHAN: String, Vocabulary {
  public static var namespace: Namespace { .shan }

  /// A person of whom a post is known.
  case official = "Official"
  /// What took place: the class above the four kinds of event.
  case event = "Event"
  /// One reading of a statement by one rule in one passage.
  case evidence = "Evidence"
  /// A passage of an article: a quote with its places.
  case passage = "Passage"
  /// From a statement to its evidence.
  case hasEvidence
  /// From evidence to the passage that was read.
  case inPassage
  /// Where the passage begins and ends in the original file, in bytes, half-open.
  case byteStart, byteEnd
  /// The identifier of the rule that read the statement.
  case rule
  /// How sure the rule is, from 0 to 1.
  case confidence
  /// `former`, `temporary`, `acting`.
  case qualifier
}

/// Terms of RDF and RDF Schema that the graph uses as they are.
public enum RDF: String, Vocabulary {
  public static var namespace: Namespace { .rdf }

  case type
  case statement = "Statement"
  case subject, predicate, object
  /// From a reifier to its triple, in RDF 1.2.
  case reifies
  case langString
}

/// What became of an event that has not taken place, in terms of schema.org.
public enum EventStatus: String, Vocabulary {
  public static var namespace: Namespace { .schema }

  case scheduled = "EventScheduled"
  case cancelled = "EventCancelled"
  case postponed = "EventPostponed"

  /// The value of ``Relation/eventStatus``.
  public var literal: Literal { Literal(term.prefixedName) }
}

/// How far a project is, in the order in which it gets there.
public enum ProjectState: String, CaseIterable, Sendable {
  case planned, building, built

  /// The value of ``Relation/state``.
  public var literal: Literal { Literal(rawValue) }
}

/// Terms of PROV-O.
public enum PROV: String, Vocabulary {
  public static var namespace: Namespace { .prov }

  /// From a statement to the article that states it.
  case wasDerivedFrom
}

/// Terms of the Web Annotation vocabulary.
public enum OA: String, Vocabulary {
  public static var namespace: Namespace { .oa }

  /// A part of a document.
  case specificResource = "SpecificResource"
  case hasSource, hasSelector
  /// A selector that repeats the selected text.
  case textQuoteSelector = "TextQuoteSelector"
  case exact
  /// A selector that counts code points.
  case textPositionSelector = "TextPositionSelector"
  case start, end
}
