import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// What the terms of a rule's claims mean in the sentence that it read.
extension RuleReader {
  /// The objects of a claim, each with what was captured of it.
  func objects(
    _ write: TextRule.Write, _ rule: TextRule, _ reading: TextRule.Reading
  ) -> [(object: Claim.Object, capture: Capture?)] {
    guard write.relation.isBetweenEntities else {
      return literals(write.object, write.relation, reading).map { (.literal($0), nil) }
    }
    if case .capture(let name) = write.object {
      return reading.captures[name].compactMap { capture in
        entity(capture).map { (.entity($0), capture) }
      }
    }
    return entities(write.object, rule, reading).map { (.entity($0), nil) }
  }

  func entities(
    _ term: TextRule.Term, _ rule: TextRule, _ reading: TextRule.Reading
  ) -> [LocalEntity] {
    switch term {
    case .capture(let name): return reading.captures[name].compactMap(entity)
    case .entity(let kind, let keys):
      let parts = keys.map { words(of: $0, reading) }
      guard !parts.contains("") else { return [] }
      if kind == .pairing, case let sides = keys.flatMap({ entities($0, rule, reading) }), sides.count == 2 {
        return [LocalEntity(supporter: sides[0], supported: sides[1])]
      }
      let label = rule.writes.first { $0.subject == term && $0.relation == .label }
        .map { words(of: $0.object, reading) } ?? parts.joined(separator: " ")
      let identity = keys.map { key in
        let entities = entities(key, rule, reading)
        return entities.isEmpty ? words(of: key, reading) : entities.map(\.key).joined(separator: "|")
      }
      return [LocalEntity(kind, key: identity.joined(separator: "|"), label: label)]
    case .meant(let meant): return entities(meant, reading)
    case .words: return []
    case .owner(let name): return reading.captures[name].compactMap(owner)
    case .first(let terms):
      return terms.lazy.map { self.entities($0, rule, reading) }.first { !$0.isEmpty } ?? []
    }
  }

  private func entities(_ meant: TextRule.Meant, _ reading: TextRule.Reading) -> [LocalEntity] {
    switch meant {
    case .meeting: return meeting(reading).map { [events.entity($0)] } ?? []
    case .visit:
      let visit = events.lastVisit(upTo: reading.trigger).flatMap { events.reported[$0] } ?? events.mainVisit
      return visit.map { [events.entity($0)] } ?? []
    case .home: return annotated.home.map { [LocalEntity($0)] } ?? []
    case .pairing: return pairings.told(in: annotated.sentence(at: reading.trigger))
    case .day, .since, .on: return []
    case .sides:
      let sides = meeting(reading).map { events.events[$0].between } ?? []
      return ((2...3).contains(sides.count) ? sides : sidesOfVisit(reading)).map { LocalEntity($0) }
    case .guests: return events.visit(at: reading.trigger).flatMap { events.events[$0].delegationOf }.map { [LocalEntity($0)] } ?? []
    case .person:
      let reach = ScalarRange(max(0, reading.trigger - Self.reachOfPronoun), reading.trigger)
      return annotated.persons.starting(in: reach).last.map { [LocalEntity(person: $0.name)] } ?? []
    case .made: return made[reading.trigger] ?? []
    }
  }

  /// How far before 他 a person is looked for, in scalars.
  private static let reachOfPronoun = 200

  private func meeting(_ reading: TextRule.Reading) -> Int? {
    guard let sentence = annotated.sentence(at: reading.trigger) else { return nil }
    return ParticipationRules.meeting(
      for: ScalarRange(reading.trigger, reading.trigger + 1), sentence, events, annotated)
  }

  /// 双方签订协议, on a visit: its guests, and where they came.
  private func sidesOfVisit(_ reading: TextRule.Reading) -> [Region] {
    let place = reading.trigger
    guard annotated.has(.both, in: annotated.clause(at: place)), let sentence = events.lastVisit(upTo: place), let visit = events.reported[sentence],
      case let event = events.events[visit], event.status == nil, events.items.areOne(event.sentence.lowerBound, place),
      let guests = event.delegationOf, let host = event.hosts.first ?? event.destination, host.level < .township, host != guests
    else { return [] }
    return [guests, host]
  }

  func entity(_ capture: Capture) -> LocalEntity? {
    guard case .token(let token) = capture, token.mention >= 0 else { return nil }
    switch token.kind {
    case .region, .inner, .authority, .officer: return region(capture).map { LocalEntity($0) }
    case .person: return LocalEntity(person: annotated.persons[token.mention].name)
    case .agent:
      let body = token.mention - annotated.regions.count
      return annotated.entity(body < 0 ? .division(token.mention) : .body(body), names)
    case .body: return names.entity(of: annotated.organizations[token.mention])
    case .place:
      let name = annotated.organizations[token.mention].name
      return LocalEntity(.place, key: name, label: name)
    case .post: return PostRules.described(annotated.posts[token.mention], names, annotated)?.entity
    case .event: return events.meant[token.range.lowerBound].map(events.entity)
    default: return nil
    }
  }

  /// The body of an office, or its division where it names none; the division of a body.
  func owner(_ capture: Capture) -> LocalEntity? {
    guard case .token(let token) = capture, token.mention >= 0 else { return nil }
    switch token.kind {
    case .post:
      let facts = PostRules.described(annotated.posts[token.mention], names, annotated)?.facts ?? []
      let owners = [Relation.postIn, .ofRegion].compactMap { relation in facts.first { $0.0 == relation }?.1 }
      guard case .entity(let owner) = owners.first else { return nil }
      return owner
    case .body, .authority: return annotated.organizations[token.mention].region.map { LocalEntity($0) }
    default: return nil
    }
  }

  // MARK: Literals

  private func literals(
    _ term: TextRule.Term, _ relation: Relation, _ reading: TextRule.Reading
  ) -> [Literal] {
    switch term {
    case .capture(let name): reading.captures[name].compactMap { literal($0, relation) }
    case .words, .entity, .owner: literal(words(of: term, reading), relation).map { [$0] } ?? []
    case .meant(.since): annotated.start(before: reading.trigger).map { [.date($0)] } ?? []
    case .meant(.on): annotated.date(before: reading.trigger).map { [.date($0)] } ?? []
    case .meant(.day): meeting(reading).flatMap { events.events[$0].start }.map { [.date($0)] } ?? []
    case .meant(let meant): entities(meant, reading).compactMap { literal($0.label, relation) }
    case .first(let terms): terms.lazy.map { self.literals($0, relation, reading) }.first { !$0.isEmpty } ?? []
    }
  }

  private func literal(_ capture: Capture, _ relation: Relation) -> Literal? {
    if case .token(let token) = capture, token.mention >= 0 {
      switch (token.kind, relation.range) {
      case (.date, .date):
        let date = annotated.dates[token.mention]
        return .date(relation == .endDate ? date.end ?? date.start : date.start)
      case (.quantity, .decimal), (.money, .decimal), (.quantity, .integer), (.money, .integer):
        return literal(annotated.quantities[token.mention].value, relation)
      case (.quantity, .words) where relation == .unit, (.money, .words) where relation == .unit:
        return Literal(annotated.quantities[token.mention].unit, .chinese)
      default: break
      }
    }
    return literal(words(of: capture), relation)
  }

  private func literal(_ words: String, _ relation: Relation) -> Literal? {
    guard !words.isEmpty else { return nil }
    switch relation.range {
    case .words: return Literal(words, .chinese)
    case .code: return Literal(words)
    case .integer: return Int(words).flatMap { $0 >= 0 ? Literal(String($0), .integer) : nil }
    case .decimal: return Self.isDecimal(words) ? Literal(words, .decimal) : nil
    case .boolean: return words == "true" || words == "false" ? Literal(words, .boolean) : nil
    case .entity, .date, .uri, .term: return nil
    }
  }

  /// Digits, and perhaps a point and more digits.
  private static func isDecimal(_ words: String) -> Bool {
    let parts = words.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }
  }

  /// The words of a term; empty where it has none.
  private func words(of term: TextRule.Term, _ reading: TextRule.Reading) -> String {
    switch term {
    case .capture(let name): reading.captures[name].map { words(of: $0) }.joined(separator: "、")
    case .words(let template): filled(template, reading)
    case .owner(let name): reading.captures[name].compactMap(owner).map(\.label).joined(separator: "、")
    case .entity(_, let keys): keys.map { words(of: $0, reading) }.joined(separator: " ")
    case .meant(let meant): entities(meant, reading).first?.label ?? ""
    case .first(let terms): terms.lazy.map { self.words(of: $0, reading) }.first { !$0.isEmpty } ?? ""
    }
  }

  private func words(of capture: Capture) -> String {
    if let entity = entity(capture) { return entity.label }
    let words = annotated.words(capture.range)
    return words.hasPrefix("《") && words.hasSuffix("》") ? String(words.dropFirst().dropLast()) : words
  }

  /// A template with the words of what is captured for `{name}`.
  private func filled(_ template: String, _ reading: TextRule.Reading) -> String {
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var words = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      words += rest[..<open]
      words += self.words(of: .capture(String(rest[rest.index(after: open)..<close])), reading)
      rest = rest[rest.index(after: close)...]
    }
    return words + rest
  }
}
