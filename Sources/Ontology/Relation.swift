/// The properties of the graph contract; the raw value is the prefixed name.
public enum Relation: String, Hashable, Comparable, CaseIterable, Sendable, Codable {
  // Between entities.
  case holds = "org:holds"
  case ofRegion = "shan:ofRegion"
  case postIn = "org:postIn"
  case within = "shan:within"
  case supports = "shan:supports"
  case supporter = "shan:supporter"
  case supported = "shan:supported"
  case party = "shan:party"
  case signatory = "shan:signatory"
  case signedAt = "shan:signedAt"
  case between = "shan:between"
  case location = "schema:location"
  case delegationOf = "shan:delegationOf"
  case visited = "shan:visited"
  case participant = "shan:participant"
  case attendee = "shan:attendee"
  case speaker = "shan:speaker"
  case chair = "shan:chair"
  case presenter = "shan:presenter"
  case leader = "shan:leader"
  case signer = "shan:signer"
  case from = "shan:from"
  case to = "shan:to"
  case mentions = "schema:mentions"
  case member = "org:member"
  case ofPost = "shan:ofPost"
  /// Perhaps one and the same: the evidence does not decide.
  case closeMatch = "skos:closeMatch"
  case replacedBy = "dcterms:isReplacedBy"
  // From an entity to a literal.
  case label = "rdfs:label"
  case altLabel = "skos:altLabel"
  case title = "shan:title"
  case adcode = "shan:adcode"
  case level = "shan:level"
  case ordinal = "shan:ordinal"
  case startDate = "schema:startDate"
  case endDate = "schema:endDate"
  /// That an event has not taken place: one of ``EventStatus``.
  case eventStatus = "schema:eventStatus"
  /// That a pairing is over.
  case ended = "shan:ended"
  case date = "dcterms:date"
  case field = "shan:field"
  case programme = "shan:programme"
  case value = "shan:value"
  case unit = "shan:unit"
  case counts = "shan:counts"
  case period = "shan:period"
  case headline = "schema:headline"
  case datePublished = "schema:datePublished"
  case publisher = "schema:publisher"
  case url = "schema:url"
  case author = "schema:author"
  case editor = "schema:editor"
  case identifier = "dcterms:identifier"
  case firstAttested = "shan:firstAttested"
  case lastAttested = "shan:lastAttested"
  case startsAfter = "shan:startsAfter"
  case endsBefore = "shan:endsBefore"
  case validFrom = "shan:validFrom"
  case validTo = "shan:validTo"

  /// By prefixed name.
  public static func < (a: Relation, b: Relation) -> Bool { a.rank < b.rank }

  /// Whether the object is an entity, not a literal.
  public var isBetweenEntities: Bool {
    switch self {
    case .holds, .ofRegion, .postIn, .within, .supports, .supporter, .supported, .party, .signatory,
      .signedAt, .between, .location, .delegationOf, .visited, .participant, .attendee, .speaker,
      .chair, .presenter, .leader, .signer, .from, .to, .mentions, .member, .ofPost, .closeMatch,
      .replacedBy:
      true
    default: false
    }
  }

  /// The general relation that is written beside this one, if any (`shan:participant`).
  public var general: Relation? {
    switch self {
    case .attendee, .speaker, .chair, .presenter, .leader, .signer: .participant
    default: nil
    }
  }
}
