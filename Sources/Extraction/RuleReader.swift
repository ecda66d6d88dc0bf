import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Reads an article by the rules that are text, and writes what they say.
struct RuleReader {
  let rules: RuleSet
  let events: EventList
  let names: OrganizationNames
  private let annotated: AnnotatedArticle

  init(_ rules: RuleSet, _ annotated: AnnotatedArticle, _ events: EventList, _ names: OrganizationNames) {
    self.rules = rules
    self.annotated = annotated
    self.events = events
    self.names = names
  }

  /// The conditions that a rule may ask for, with the number of their captures.
  static let conditions = ["distinct": 2, "official": 1]

  func read(into claims: inout ClaimCollector) {
    guard !rules.rules.isEmpty else { return }
    var matcher = RuleMatcher()
    for sentence in annotated.sentences {
      let words = rules.words(in: annotated.scalars, sentence.range)
      let fitting = rules.rules(for: annotated.classes(of: sentence, words))
      guard !fitting.isEmpty else { continue }
      let tape = annotated.tape(of: sentence, words)
      for rule in fitting {
        for reading in matcher.readings(of: rule, in: tape) where holds(rule, reading) {
          write(rule, reading, sentence, into: &claims)
        }
      }
    }
  }

  // MARK: Conditions

  private func holds(_ rule: TextRule, _ reading: TextRule.Reading) -> Bool {
    rule.conditions.allSatisfy { condition in
      let values = condition.arguments.map { reading.captures[$0] ?? [] }
      return isTrue(condition.name, values) != condition.isNegated
    }
  }

  private func isTrue(_ name: String, _ values: [[Capture]]) -> Bool {
    switch name {
    case "distinct":
      let (one, other) = (values[0].compactMap(entity), values[1].compactMap(entity))
      return Set(one).isDisjoint(with: other)
    case "official":
      return values[0].allSatisfy { capture in
        guard case .token(let token) = capture, token.kind == .person else { return false }
        return annotated.posts.ending(at: token.range.lowerBound) != nil
      }
    default: return false
    }
  }

  // MARK: Claims

  private func write(
    _ rule: TextRule, _ reading: TextRule.Reading, _ sentence: Sentence, into claims: inout ClaimCollector
  ) {
    var named: Set<LocalEntity> = []
    for write in rule.writes {
      describePosts(write.object, rule, reading, sentence, &claims)
      for subject in entities(write.subject, rule, reading) {
        if case .entity = write.subject, write.relation != .label, named.insert(subject).inserted,
          !rule.writes.contains(where: { $0.relation == .label && $0.subject == write.subject })
        {
          add(subject, .label, .literal(Literal(subject.label, .chinese)), rule, reading, sentence, &claims)
        }
        for object in objects(write, rule, reading) {
          let qualifiers = write.qualifiers.compactMap(Claim.Qualifier.init)
          add(subject, write.relation, object, rule, reading, sentence, &claims, qualifiers: qualifiers)
        }
      }
    }
  }

  /// What the words of captured offices say of them.
  private func describePosts(
    _ term: TextRule.Term, _ rule: TextRule, _ reading: TextRule.Reading, _ sentence: Sentence,
    _ claims: inout ClaimCollector
  ) {
    guard case .capture(let name) = term else { return }
    for case .token(let token) in reading.captures[name] ?? [] where token.kind == .post {
      guard let (entity, facts) = PostRules.described(annotated.posts[token.mention], names, annotated)
      else { continue }
      for (relation, object) in facts { add(entity, relation, object, rule, reading, sentence, &claims) }
    }
  }

  private func add(
    _ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, _ rule: TextRule,
    _ reading: TextRule.Reading, _ sentence: Sentence, _ claims: inout ClaimCollector,
    qualifiers: [Claim.Qualifier] = []
  ) {
    claims.add(
      subject, relation, object, rule.rule, at: sentence.range, by: reading.trigger,
      despite: rule.allowed, qualifiers: qualifiers)
  }

  private func objects(
    _ write: TextRule.Write, _ rule: TextRule, _ reading: TextRule.Reading
  ) -> [Claim.Object] {
    guard write.relation.isBetweenEntities else {
      return literals(write.object, write.relation, reading).map(Claim.Object.literal)
    }
    return entities(write.object, rule, reading).map(Claim.Object.entity)
  }

  private func entities(
    _ term: TextRule.Term, _ rule: TextRule, _ reading: TextRule.Reading
  ) -> [LocalEntity] {
    switch term {
    case .capture(let name): return (reading.captures[name] ?? []).compactMap(entity)
    case .entity(let kind, let keys):
      let parts = keys.map { words(of: $0, reading) }
      guard !parts.contains("") else { return [] }
      let label = rule.writes.first { $0.subject == term && $0.relation == .label }
        .map { words(of: $0.object, reading) } ?? parts.joined(separator: " ")
      return [LocalEntity(kind, key: parts.joined(separator: "|"), label: label)]
    case .meant(let meant): return entity(meant, reading).map { [$0] } ?? []
    case .words: return []
    }
  }

  private func entity(_ meant: TextRule.Meant, _ reading: TextRule.Reading) -> LocalEntity? {
    switch meant {
    case .meeting: meeting(reading).map(events.entity)
    case .visit: (events.lastVisit(upTo: reading.trigger).flatMap { events.reported[$0] } ?? events.mainVisit).map(events.entity)
    case .home: annotated.home.map { LocalEntity($0) }
    case .day: nil
    }
  }

  private func meeting(_ reading: TextRule.Reading) -> Int? {
    guard let sentence = annotated.sentence(at: reading.trigger) else { return nil }
    return ParticipationRules.meeting(
      for: ScalarRange(reading.trigger, reading.trigger + 1), sentence, events, annotated)
  }

  private func entity(_ capture: Capture) -> LocalEntity? {
    guard case .token(let token) = capture, token.mention >= 0 else { return nil }
    switch token.kind {
    case .region: return LocalEntity(annotated.regions[token.mention].region)
    case .person: return LocalEntity(person: annotated.persons[token.mention].name)
    case .body: return names.entity(of: annotated.organizations[token.mention])
    case .place:
      let name = annotated.organizations[token.mention].name
      return LocalEntity(.place, key: name, label: name)
    case .post: return PostRules.described(annotated.posts[token.mention], names, annotated)?.entity
    case .event: return events.meant[token.range.lowerBound].map(events.entity)
    default: return nil
    }
  }

  // MARK: Literals

  private func literals(
    _ term: TextRule.Term, _ relation: Relation, _ reading: TextRule.Reading
  ) -> [Literal] {
    switch term {
    case .capture(let name): (reading.captures[name] ?? []).compactMap { literal($0, relation) }
    case .words, .entity: literal(words(of: term, reading), relation).map { [$0] } ?? []
    case .meant(.day): meeting(reading).flatMap { events.events[$0].start }.map { [.date($0)] } ?? []
    case .meant(let meant): entity(meant, reading).flatMap { literal($0.label, relation) }.map { [$0] } ?? []
    }
  }

  private func literal(_ capture: Capture, _ relation: Relation) -> Literal? {
    if case .token(let token) = capture, token.mention >= 0 {
      switch (token.kind, relation.range) {
      case (.date, .date): return .date(annotated.dates[token.mention].start)
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
    case .integer: return Int(words).map { Literal(String($0), .integer) }
    case .decimal: return words.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") } ? Literal(words, .decimal) : nil
    case .boolean: return words == "true" || words == "false" ? Literal(words, .boolean) : nil
    case .entity, .date, .uri, .term: return nil
    }
  }

  /// The words of a term; empty where it has none.
  private func words(of term: TextRule.Term, _ reading: TextRule.Reading) -> String {
    switch term {
    case .capture(let name): (reading.captures[name] ?? []).map { words(of: $0) }.joined(separator: "、")
    case .words(let template): filled(template, reading)
    case .entity(_, let keys): keys.map { words(of: $0, reading) }.joined(separator: " ")
    case .meant(let meant): entity(meant, reading)?.label ?? ""
    }
  }

  private func words(of capture: Capture) -> String {
    if let entity = entity(capture) { return entity.label }
    let words = annotated.words(capture.range)
    if case .token(let token) = capture, token.kind == .title { return words.replacingMarks() }
    return words
  }

  /// A template with the words of what is captured for `{name}`.
  private func filled(_ template: String, _ reading: TextRule.Reading) -> String {
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
