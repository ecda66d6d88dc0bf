import Ontology
import Text

/// Decides which events of different documents are one. A document's own events stay apart.
struct EventResolver {
  /// Articles this many days apart may report one event, when one of them gives no day.
  private static let nearness = 10

  let table: ClaimTable
  let regions: RegionIndex
  var constraints = LinkConstraints()

  func groups() -> [[Int]] {
    var profiles: [Int: EventProfile] = [:]
    for node in table.nodes.indices {
      if case .event(let kind) = table.nodes[node].family {
        profiles[node] = EventProfile(table, node, kind: kind, regions: regions)
      }
    }
    var blocks: [String: [Int]] = [:]
    for (node, profile) in profiles.sorted(by: { $0.key < $1.key }) {
      for block in self.blocks(of: profile) { blocks[block, default: []].append(node) }
    }
    var links: Set<PersonResolver.Pair> = []
    var found: [Link] = []
    for (first, second) in constraints.same {
      found.append(Link(first, second, strength: .max, isCertain: true))
    }
    for var block in blocks.values {
      if block.count > neighboursCompared { block.sort { isBefore($0, $1, profiles) } }
      for (index, first) in block.enumerated() {
        for second in block[(index + 1)...].prefix(neighboursCompared) {
          guard let a = profiles[first], let b = profiles[second],
            links.insert(.init(first, second)).inserted
          else { continue }
          let strength = likeness(a, b)
          if strength > 0 { found.append(Link(first, second, strength: strength)) }
        }
      }
    }
    let parted = Set(constraints.different.map { PersonResolver.Pair($0.0, $0.1) })
    let standings = standings(profiles, apart: Set(parted.flatMap { [$0.first, $0.second] }))
    return clusters(of: profiles.keys.sorted(), links: found, standing: { standings[$0] ?? Standing(document: -1, kind: $0) }) { first, second in
      guard let a = profiles[first], let b = profiles[second] else { return true }
      return excludes(a, b) || parted.contains(.init(first, second))
    }
  }

  /// In the order of the articles' days.
  private func isBefore(_ a: Int, _ b: Int, _ profiles: [Int: EventProfile]) -> Bool {
    (profiles[a]?.published ?? 0, profiles[a]?.start?.lexical ?? "", a)
      < (profiles[b]?.published ?? 0, profiles[b]?.start?.lexical ?? "", b)
  }

  /// Events of one kind have the same number, day and, for joint meetings, sides, and took place, or
  /// were told of on one day; those of whom the user says something are of a kind of their own.
  private func standings(_ profiles: [Int: EventProfile], apart: Set<Int>) -> [Int: Standing] {
    var kinds = Symbols()
    return Dictionary(uniqueKeysWithValues: profiles.map { node, event in
      let sides = event.kind == .jointMeeting ? event.between.sorted().joined(separator: " ") : ""
      let own = apart.contains(node) ? String(node) : ""
      let status = event.status.map { "\($0) \(event.published ?? 0)" } ?? ""
      let parts = [event.kind.name, event.ordinal ?? "", event.start?.lexical ?? "", sides, status, own]
      let kind = kinds.number(of: parts.joined(separator: "\n"))
      return (node, Standing(document: event.document, kind: kind))
    })
  }

  /// Names of the groups within which events are compared: two that can be one share a name.
  private func blocks(of event: EventProfile) -> Set<String> {
    var blocks: Set<String> = []
    let kind = event.kind.name
    if let ordinal = event.ordinal {
      for region in event.between { blocks.insert("\(kind) \(ordinal) \(region)") }
    }
    let features = event.between.union(event.delegations).union(event.participants)
      .union(event.visited)
    if let start = event.start, start.isDay {
      for feature in features { blocks.insert("\(kind) \(start) \(feature)") }
    }
    if let published = event.published {
      // Neighbouring windows overlap, so that two articles within `nearness` share one.
      let window = published / Self.nearness
      for feature in event.between.union(event.leaders).union(event.delegations) {
        blocks.insert("\(kind) ~\(window) \(feature)")
        blocks.insert("\(kind) ~\(window + 1) \(feature)")
      }
    }
    return blocks
  }

  /// Whether two events cannot be one.
  private func excludes(_ a: EventProfile, _ b: EventProfile) -> Bool {
    if a.document == b.document || a.kind != b.kind { return true }
    if a.status != b.status, !isAnnouncedAndDropped(a, b), !isAnnouncedAndDropped(b, a) { return true }
    if let x = a.ordinal, let y = b.ordinal, x != y { return true }
    if a.timing(b, nearness: Self.nearness) != .different { return false }
    return !isNumberedAlike(a, b)
  }

  /// Whether one article announces an event that another, no earlier, tells to be called off or put off
  /// from that very day.
  private func isAnnouncedAndDropped(_ announced: EventProfile, _ dropped: EventProfile) -> Bool {
    let fates = [EventStatus.cancelled, .postponed].map(\.literal.lexical)
    guard announced.status == EventStatus.scheduled.literal.lexical, let fate = dropped.status, fates.contains(fate),
      let first = announced.published, let second = dropped.published
    else { return false }
    return first <= second && announced.timing(dropped, nearness: Self.nearness) == .sameDay
  }

  /// Whether two reports of a joint meeting give it the same number and sides within a month. Their
  /// days may disagree then: one of them is wrong, and both are kept.
  private func isNumberedAlike(_ a: EventProfile, _ b: EventProfile) -> Bool {
    guard a.kind == .jointMeeting, a.ordinal != nil, a.ordinal == b.ordinal, a.between.count > 1,
      a.between == b.between, let x = a.start?.dayNumber, let y = b.start?.dayNumber
    else { return false }
    return abs(x - y) <= 31
  }

  /// How much speaks for two events being one; 0 when too little does.
  private func likeness(_ a: EventProfile, _ b: EventProfile) -> Int {
    if excludes(a, b) { return 0 }
    let timing = a.timing(b, nearness: Self.nearness)
    let company = a.participants.intersection(b.participants).count
    let sides = !a.between.isEmpty && a.between == b.between
    let overlap = !a.between.isDisjoint(with: b.between)
    let isNumbered = a.ordinal != nil && a.ordinal == b.ordinal
    switch a.kind {
    case .jointMeeting:
      if isNumbered && (sides || overlap && timing != .unknown) { return 3 }
      if timing == .sameDay && (sides || company >= 2) { return 2 }
      return timing == .near && sides && company >= 2 ? 1 : 0
    case .visit:
      let points =
        (!a.delegations.isDisjoint(with: b.delegations) ? 1 : 0)
        + (!a.leaders.isDisjoint(with: b.leaders) ? 2 : 0)
        + min(2, a.visited.intersection(b.visited).count) + (company >= 2 ? 1 : 0)
      switch timing {
      case .sameDay: return points >= 2 ? 2 : 0
      case .near: return points >= 3 ? 1 : 0
      case .unknown, .different: return 0
      }
    default:
      if timing == .sameDay && (sides && a.between.count > 1 || company >= 2) { return 2 }
      return timing == .near && sides && company >= 3 ? 1 : 0
    }
  }
}
