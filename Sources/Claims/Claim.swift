public import Ontology
public import Text

/// An entity as one document knows it.
///
/// Regions, posts and organisations have keys that mean the same in every document; persons,
/// events, agreements, places, pairings and measures have keys that only their document knows, and
/// linking decides which of them are one.
public struct LocalEntity: Hashable, Comparable, Sendable, Codable {
  public let kind: EntityKind
  /// The entity's identity within its document:
  /// - region: its adcode (six or nine digits); a village without a code: `parent/name`;
  ///   中华人民共和国 is `000000`
  /// - post: the text of a ``PostKey``
  /// - organisation, person, place: its name; agreement: its title
  /// - event: its kind and label, with its ordinal or a running number where that tells it apart
  /// - pairing: the text of a ``PairingKey``
  /// - measure: its value, unit and what it counts
  public let key: String
  /// The name a reader would give it.
  public let label: String

  public init(_ kind: EntityKind, key: String, label: String) {
    self.kind = kind
    self.key = key
    self.label = label
  }

  /// By kind, key and label.
  public static func < (a: LocalEntity, b: LocalEntity) -> Bool { a.order(b) < 0 }

  func order(_ other: LocalEntity) -> Int {
    if kind != other.kind { return kind < other.kind ? -1 : 1 }
    let order = key.byteOrder(other.key)
    return order != 0 ? order : label.byteOrder(other.label)
  }
}

/// What one sentence states, before anyone has decided whom it is about. Equal claims merge into
/// one.
///
/// Immutable, and kept in one place: it is sorted, gathered and counted many times, and a copy
/// costs one reference.
public struct Claim: Hashable, Comparable, Sendable, Codable {
  /// What a claim states of its subject.
  public enum Object: Hashable, Comparable, Sendable, Codable {
    case entity(LocalEntity)
    case literal(Literal)

    /// Entities before literals.
    public static func < (a: Object, b: Object) -> Bool { a.order(b) < 0 }

    func order(_ other: Object) -> Int {
      switch (self, other) {
      case (.entity(let a), .entity(let b)): a.order(b)
      case (.entity, .literal): -1
      case (.literal, .entity): 1
      case (.literal(let a), .literal(let b)): a == b ? 0 : a < b ? -1 : 1
      }
    }
  }

  private let storage: Storage

  private struct Fields: Hashable, Sendable, Codable {
    let subject: LocalEntity
    let relation: Relation
    let object: Object
    let qualifiers: [Qualifier]
    let evidence: Evidence
  }

  private final class Storage: Sendable {
    let fields: Fields
    init(_ fields: Fields) { self.fields = fields }
  }

  public var subject: LocalEntity { storage.fields.subject }
  public var relation: Relation { storage.fields.relation }
  public var object: Object { storage.fields.object }
  /// Sorted, without repetition.
  public var qualifiers: [Qualifier] { storage.fields.qualifiers }
  public var evidence: Evidence { storage.fields.evidence }

  public init(
    _ subject: LocalEntity, _ relation: Relation, _ object: Object,
    qualifiers: [Qualifier] = [], evidence: Evidence
  ) {
    storage = Storage(
      Fields(
        subject: subject, relation: relation, object: object,
        qualifiers: qualifiers.count > 1 ? Set(qualifiers).sorted() : qualifiers,
        evidence: evidence))
  }

  /// About how many bytes it takes to write it out by itself.
  package var size: Int {
    let names = subject.key.utf8.count + subject.label.utf8.count
    let object =
      switch object {
      case .entity(let entity): 30 + entity.key.utf8.count + entity.label.utf8.count
      case .literal(let literal): literal.lexical.utf8.count
      }
    return 230 + names + object + evidence.quote.utf8.count
  }

  public init(from decoder: any Decoder) throws {
    storage = Storage(try Fields(from: decoder))
  }

  public func encode(to encoder: any Encoder) throws { try storage.fields.encode(to: encoder) }

  public static func == (a: Claim, b: Claim) -> Bool {
    a.storage === b.storage || a.storage.fields == b.storage.fields
  }

  public func hash(into hasher: inout Hasher) { storage.fields.hash(into: &hasher) }

  /// In the order of the text, then by what is stated.
  public static func < (a: Claim, b: Claim) -> Bool {
    let (a, b) = (a.storage.fields, b.storage.fields)
    if a.evidence.scalars != b.evidence.scalars { return a.evidence.scalars < b.evidence.scalars }
    var order = a.evidence.rule.byteOrder(b.evidence.rule)
    if order == 0 { order = a.subject.order(b.subject) }
    if order == 0, a.relation != b.relation { return a.relation < b.relation }
    if order == 0 { order = a.object.order(b.object) }
    if order != 0 { return order < 0 }
    if a.qualifiers != b.qualifiers { return a.qualifiers.lexicographicallyPrecedes(b.qualifiers) }
    return a.evidence < b.evidence
  }

  /// Claims sorted, without repetition.
  static func distinct(_ claims: some Sequence<Claim>) -> [Claim] {
    let claims = Array(claims)
    // Most differ in their place, which numbers compare faster than claims do.
    var order = claims.indices.map { (place: claims[$0].storage.fields.evidence.scalars, index: $0) }
    order.sort { a, b in
      a.place != b.place ? a.place < b.place : claims[a.index] < claims[b.index]
    }
    var distinct: [Claim] = []
    distinct.reserveCapacity(claims.count)
    for (_, index) in order where claims[index] != distinct.last { distinct.append(claims[index]) }
    return distinct
  }
}

/// Where a claim stands in its document, which rule read it, and how sure the rule is.
public struct Evidence: Hashable, Comparable, Sendable, Codable {
  /// The sentence, as the cleaned text has it.
  public let quote: String
  /// The quote's scalars in the cleaned text.
  public let scalars: ScalarRange
  /// The quote's bytes in the original file.
  public let bytes: ByteRange
  /// The identifier of the rule.
  public let rule: String
  /// Of a claim that gives a name: the identifier of the rule that found the name in the text.
  public let mention: String?
  /// The rule's estimate of being right, from 0 to 1.
  public let confidence: Double

  public init(
    quote: String, scalars: ScalarRange, bytes: ByteRange, rule: String, mention: String? = nil,
    confidence: Double
  ) {
    self.quote = quote
    self.scalars = scalars
    self.bytes = bytes
    self.rule = rule
    self.mention = mention
    self.confidence = confidence
  }

  public static func < (a: Evidence, b: Evidence) -> Bool {
    if a.scalars != b.scalars { return a.scalars < b.scalars }
    if a.rule != b.rule { return a.rule < b.rule }
    if a.quote != b.quote { return a.quote < b.quote }
    if a.bytes != b.bytes { return a.bytes < b.bytes }
    if a.mention != b.mention { return (a.mention ?? "") < (b.mention ?? "") }
    return a.confidence < b.confidence
  }
}
