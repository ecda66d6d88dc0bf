import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Reads an article by the rules that are text, and writes what they say.
struct RuleReader {
  let rules: RuleSet
  var events = EventList()
  let names: OrganizationNames
  let annotated: AnnotatedArticle
  let gazetteer: Gazetteer
  var pairings: PairingWriter
  private var matcher = RuleMatcher()
  /// What rules have made of the words at each place of a sentence.
  private var made: [Int: [LocalEntity]] = [:]
  /// Of each rule that waits for the others, what it has read.
  private var waiting: [[(sentence: Sentence, tape: Tape, readings: [TextRule.Reading])]]

  init(
    _ rules: RuleSet, _ annotated: AnnotatedArticle, _ names: OrganizationNames, _ gazetteer: Gazetteer
  ) {
    self.rules = rules
    self.annotated = annotated
    self.names = names
    self.gazetteer = gazetteer
    // Of the program's own: a user's file may give names of patterns a meaning of its own.
    pairings = PairingWriter(RuleBook.texts, gazetteer)
    waiting = Array(repeating: [], count: rules.rules.count)
  }

  /// Who holds which office: what the other rules ask for.
  mutating func readOffices(into claims: inout ClaimCollector) {
    for sentence in annotated.sentences where !annotated.posts.starting(in: sentence.range).isEmpty {
      read(sentence, [:], into: &claims) { $0.family == Self.offices }
    }
  }

  /// All but the offices; last the rules that ask what the others have read.
  mutating func read(into claims: inout ClaimCollector) {
    let offices = annotated.officesOfPersons
    for sentence in annotated.sentences {
      read(sentence, offices, into: &claims) { $0.family != Self.offices }
    }
    PairingAgreements.read(&pairings, rules, into: &claims)
    for (rule, found) in zip(rules.rules, waiting) {
      for (sentence, tape, readings) in found { write(readings, rule, sentence, tape, into: &claims) }
    }
  }

  private static let offices = "post"

  /// - Parameter offices: The first office that each person is named with.
  private mutating func read(
    _ sentence: Sentence, _ offices: [String: Int], into claims: inout ClaimCollector,
    by isMeant: (TextRule) -> Bool
  ) {
    let words = rules.words(in: annotated.scalars, sentence.range)
    let fitting = rules.places(for: annotated.classes(of: sentence, words)).filter { isMeant(rules.rules[$0]) }
    guard !fitting.isEmpty else { return }
    let tape = annotated.tape(of: sentence, words, offices: offices)
    made.removeAll(keepingCapacity: true)
    for place in fitting {
      let rule = rules.rules[place]
      let readings = matcher.readings(of: rule, in: tape)
      guard !readings.isEmpty else { continue }
      if rule.waitsForOthers {
        waiting[place].append((sentence, tape, readings))
      } else {
        for reading in write(readings, rule, sentence, tape, into: &claims) { remember(rule, reading) }
      }
    }
  }

  /// Writes what a rule has read in a sentence; what a verb says is read by the first line that can.
  /// - Returns: What was written.
  @discardableResult
  private mutating func write(
    _ readings: [TextRule.Reading], _ rule: TextRule, _ sentence: Sentence, _ tape: Tape,
    into claims: inout ClaimCollector
  ) -> [TextRule.Reading] {
    var lines: [Int: Int] = [:]
    var read: [TextRule.Reading] = []
    for whole in readings where lines[whole.trigger] ?? whole.line == whole.line {
      for reading in whole.spread(rule.spread, limit: ClaimLimits.ofSentence)
      where holds(rule, reading, tape, claims) {
        lines[reading.trigger] = reading.line
        read.append(reading)
        write(rule, reading, tape, sentence, into: &claims)
      }
    }
    return read
  }

  // MARK: Conditions

  private func holds(
    _ rule: TextRule, _ reading: TextRule.Reading, _ tape: Tape, _ claims: ClaimCollector
  ) -> Bool {
    rule.conditions.allSatisfy { condition in
      let values = condition.arguments.map { reading.captures[$0] ?? [] }
      return isTrue(condition.name, values, tape, claims) != condition.isNegated
    }
  }

  private func isTrue(
    _ name: String, _ values: [[Capture]], _ tape: Tape, _ claims: ClaimCollector
  ) -> Bool {
    switch name {
    case "distinct":
      let (one, other) = (values[0].compactMap(entity), values[1].compactMap(entity))
      return Set(one).isDisjoint(with: other)
    case "national": return posts(values[0]).allSatisfy { $0.region?.level == .country }
    case "made": return values[0].contains { made[$0.range.lowerBound] != nil }
    case "titled": return values[0].contains { isInTitle($0.range.lowerBound) }
    case "official":
      return values[0].allSatisfy { capture in
        guard case .token(let token) = capture, token.kind == .person else { return false }
        return annotated.posts.ending(at: token.range.lowerBound) != nil
      }
    default: return isTrueOfPairing(name, values, tape, claims)
    }
  }

  /// Whether a place lies between 《 and 》.
  private func isInTitle(_ position: Int) -> Bool {
    let start = annotated.sentence(at: position)?.range.lowerBound ?? position
    for place in (start..<position).reversed() {
      if annotated.scalars[place] == "》" { return false }
      if annotated.scalars[place] == "《" { return true }
    }
    return false
  }

  func posts(_ captures: [Capture]) -> [PostMention] {
    captures.compactMap { capture in
      guard case .token(let token) = capture, token.kind == .post else { return nil }
      return annotated.posts[token.mention]
    }
  }

  // MARK: Claims

  private mutating func remember(_ rule: TextRule, _ reading: TextRule.Reading) {
    for write in rule.writes {
      guard case .entity = write.subject else { continue }
      for entity in entities(write.subject, rule, reading)
      where made[reading.trigger]?.contains(entity) != true {
        made[reading.trigger, default: []].append(entity)
      }
    }
  }

  private mutating func write(
    _ rule: TextRule, _ reading: TextRule.Reading, _ tape: Tape, _ sentence: Sentence,
    into claims: inout ClaimCollector
  ) {
    var named: Set<LocalEntity> = []
    for write in rule.writes {
      describePosts(write.object, rule, reading, sentence, &claims)
      for subject in entities(write.subject, rule, reading) {
        if case .entity(let kind, _) = write.subject, write.relation != .label, kind != .pairing, named.insert(subject).inserted,
          !rule.writes.contains(where: { $0.relation == .label && $0.subject == write.subject })
        {
          add(subject, .label, .literal(Literal(subject.label, .chinese)), rule, reading, sentence, &claims)
        }
        for (object, capture) in objects(write, rule, reading) {
          if write.relation == .supports, case .entity(let supported) = object, subject.kind == .region {
            pairings.write(
              supporter: subject, supported: supported, rule.rule, at: sentence.range, by: (tape, reading.trigger),
              despite: rule.allowed, &claims)
            continue
          }
          add(
            subject, write.relation, object, rule, reading, sentence, &claims,
            qualifiers: qualifiers(write, of: capture, rule, reading, tape))
        }
      }
    }
  }

  func add(
    _ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, _ rule: TextRule,
    _ reading: TextRule.Reading, _ sentence: Sentence, _ claims: inout ClaimCollector,
    qualifiers: [Qualifier] = []
  ) {
    claims.add(
      subject, relation, object, rule.rule, at: sentence.range,
      by: rule.allowed == .all ? nil : reading.trigger, despite: rule.allowed, qualifiers: qualifiers)
  }

  /// The objects of a claim, each with what was captured of it.
  private func objects(
    _ write: TextRule.Write, _ rule: TextRule, _ reading: TextRule.Reading
  ) -> [(object: Claim.Object, capture: Capture?)] {
    guard write.relation.isBetweenEntities else {
      return literals(write.object, write.relation, reading).map { (.literal($0), nil) }
    }
    if case .capture(let name) = write.object {
      return (reading.captures[name] ?? []).compactMap { capture in
        entity(capture).map { (.entity($0), capture) }
      }
    }
    return entities(write.object, rule, reading).map { (.entity($0), nil) }
  }

  private func entities(
    _ term: TextRule.Term, _ rule: TextRule, _ reading: TextRule.Reading
  ) -> [LocalEntity] {
    switch term {
    case .capture(let name): return (reading.captures[name] ?? []).compactMap(entity)
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
    case .first(let terms):
      return terms.lazy.map { entities($0, rule, reading) }.first { !$0.isEmpty } ?? []
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
    case .day, .since: return []
    case .sides:
      let sides = meeting(reading).map { events.events[$0].between } ?? []
      return (2...3).contains(sides.count) ? sides.map { LocalEntity($0) } : []
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

  // MARK: Literals

  private func literals(
    _ term: TextRule.Term, _ relation: Relation, _ reading: TextRule.Reading
  ) -> [Literal] {
    switch term {
    case .capture(let name): (reading.captures[name] ?? []).compactMap { literal($0, relation) }
    case .words, .entity: literal(words(of: term, reading), relation).map { [$0] } ?? []
    case .meant(.since): annotated.start(before: reading.trigger).map { [.date($0)] } ?? []
    case .meant(.day): meeting(reading).flatMap { events.events[$0].start }.map { [.date($0)] } ?? []
    case .meant(let meant): entities(meant, reading).compactMap { literal($0.label, relation) }
    case .first(let terms): terms.lazy.map { literals($0, relation, reading) }.first { !$0.isEmpty } ?? []
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
    case .capture(let name): (reading.captures[name] ?? []).map { words(of: $0) }.joined(separator: "、")
    case .words(let template): filled(template, reading)
    case .entity(_, let keys): keys.map { words(of: $0, reading) }.joined(separator: " ")
    case .meant(let meant): entities(meant, reading).first?.label ?? ""
    case .first(let terms): terms.lazy.map { words(of: $0, reading) }.first { !$0.isEmpty } ?? ""
    }
  }

  private func words(of capture: Capture) -> String {
    if let entity = entity(capture) { return entity.label }
    let words = annotated.words(capture.range)
    return words.hasPrefix("《") && words.hasSuffix("》") ? String(words.dropFirst().dropLast()) : words
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
