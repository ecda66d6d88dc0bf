import Ontology
import Text

/// What one document says of an event.
///
/// A class because many pairs of them are compared: a copy costs one reference.
final class EventProfile: Sendable {
  let document: Int
  let kind: EntityKind
  /// What became of an event that has not taken place.
  let status: String?
  let ordinal: String?
  /// The start as the document gives it, the most precise form.
  let start: PartialDate?
  /// Day number of the article.
  let published: Int?
  let between: Set<String>
  let delegations: Set<String>
  /// Keys of the regions, places and bodies visited.
  let visited: Set<String>
  let participants: Set<String>
  let leaders: Set<String>

  init(_ table: ClaimTable, _ node: Int, kind: EntityKind, regions: RegionIndex) {
    self.kind = kind
    document = table.nodes[node].document
    status = table.literals(of: node, .eventStatus).map(\.lexical).min()
    ordinal = table.literals(of: node, .ordinal).map(\.lexical).min()
    start = table.literals(of: node, .startDate).compactMap { PartialDate(lexical: $0.lexical) }
      .max { ($0.precision, $1) < ($1.precision, $0) }
    published = table.published(document)
    // A division that was renamed between two reports is one side of one meeting.
    func current(_ key: String) -> String {
      regions.number(key).map { regions.symbols.strings[$0] } ?? key
    }
    between = Set(table.keys(of: node, .between, .region).map(current))
    delegations = Set(table.keys(of: node, .delegationOf, .region).map(current))
    visited = Set(table.objects(of: node, .visited).map { NameForm.body(table.nodes[$0].key) })
    var participants: Set<String> = []
    var leaders: Set<String> = []
    for number in table.outgoing(node) {
      let fact = table.facts[Int(number)]
      guard fact.object >= 0, table.nodes[Int(fact.object)].family == .person else { continue }
      let name = NameForm.person(table.nodes[Int(fact.object)].key)
      participants.insert(name)
      if fact.relation == .leader { leaders.insert(name) }
    }
    self.participants = participants
    self.leaders = leaders
  }

  /// How the days of two events stand to each other.
  enum Timing {
    case sameDay
    /// One has no day, and the articles are of about the same time.
    case near
    case unknown
    case different
  }

  func timing(_ other: EventProfile, nearness: Int) -> Timing {
    if let start, let theirs = other.start {
      guard start.agrees(with: theirs) else { return .different }
      if start.isDay, theirs.isDay { return .sameDay }
    }
    guard let published, let theirs = other.published else { return .unknown }
    return abs(published - theirs) <= nearness ? .near : .unknown
  }
}
