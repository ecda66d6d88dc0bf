public import Ontology

extension Entity {
  /// What became of an event that has not taken place; `nil` for one that has, and for other entities.
  public var eventStatus: EventStatus? {
    guard kind.isEvent, let value = attributes.first(where: { $0.relation == .eventStatus })?.value else { return nil }
    return EventStatus.allCases.first { $0.literal.lexical == value.lexical }
  }

  /// Whether an event has taken place; true for other entities.
  public var tookPlace: Bool { eventStatus == nil }
}
