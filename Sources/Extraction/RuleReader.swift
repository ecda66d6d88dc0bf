import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Reads an article by the rules that are text, and writes what they say.
///
/// A class: what it knows of the article is much, and what its rules make grows as they read.
final class RuleReader {
  let rules: RuleSet
  private let plan: RulePlan
  var events = EventList()
  let names: OrganizationNames
  let annotated: AnnotatedArticle
  let gazetteer: Gazetteer
  var pairings: PairingWriter
  private var matcher = RuleMatcher()
  /// What rules have made of the words at each place of a sentence.
  private(set) var made: [Int: [LocalEntity]] = [:]
  private var kept: KeptCaptures
  /// The sentences that a rule may fit.
  private var sentences: [FittingSentence] = []
  /// Of each rule that waits for the others, what it has read.
  private var waiting: [[(sentence: Sentence, tape: Tape, readings: [TextRule.Reading])]]

  /// A sentence, and the places of the rules that may fit it.
  private struct FittingSentence {
    let sentence: Sentence
    let tape: Tape
    let rules: [Int]
  }

  init(
    _ plan: RulePlan, _ annotated: AnnotatedArticle, _ names: OrganizationNames, _ gazetteer: Gazetteer
  ) {
    self.plan = plan
    rules = plan.rules
    self.annotated = annotated
    self.names = names
    self.gazetteer = gazetteer
    // Of the program's own: a user's file may give names of patterns a meaning of its own.
    pairings = PairingWriter(RuleBook.texts, gazetteer)
    kept = KeptCaptures(items: ArticleItems(annotated))
    waiting = Array(repeating: [], count: rules.rules.count)
    let offices = annotated.officesOfPersons
    for sentence in annotated.sentences {
      let words = rules.words(in: annotated.scalars, sentence.range)
      let fitting = rules.places(for: annotated.classes(of: sentence, words))
      guard !fitting.isEmpty else { continue }
      let tape = annotated.tape(of: sentence, words, offices: offices)
      sentences.append(FittingSentence(sentence: sentence, tape: tape, rules: fitting))
    }
  }

  /// Who holds which office: what the other rules ask for.
  func readOffices(into claims: inout ClaimCollector) {
    read(plan.isOfOffices, into: &claims)
  }

  /// All but the offices; last the rules that ask what the others have read.
  func read(_ tables: TableRows, into claims: inout ClaimCollector) {
    read(plan.isOfOffices.map { !$0 }, into: &claims)
    PairingTables.read(tables, names, gazetteer, &pairings, into: &claims)
    PairingAgreements.read(&pairings, rules, gazetteer, into: &claims)
    for (rule, found) in zip(rules.rules, waiting) {
      for (sentence, tape, readings) in found { write(readings, rule, sentence, tape, into: &claims) }
    }
  }

  /// - Parameter isMeant: By which rules.
  private func read(_ isMeant: [Bool], into claims: inout ClaimCollector) {
    for fitting in sentences {
      made.removeAll(keepingCapacity: true)
      for place in fitting.rules where isMeant[place] {
        let readings = matcher.readings(of: rules.rules[place], in: fitting.tape)
        guard !readings.isEmpty else { continue }
        if plan.waits[place] {
          waiting[place].append((fitting.sentence, fitting.tape, readings))
        } else {
          let rule = rules.rules[place]
          for (place, entities) in write(readings, rule, fitting.sentence, fitting.tape, into: &claims) {
            for entity in entities where made[place]?.contains(entity) != true {
              made[place, default: []].append(entity)
            }
          }
        }
      }
    }
  }

  /// Writes what a rule has read in a sentence; what a verb says is read by the first line that can.
  /// - Returns: What was made of the words at each place.
  @discardableResult
  private func write(
    _ readings: [TextRule.Reading], _ rule: TextRule, _ sentence: Sentence, _ tape: Tape,
    into claims: inout ClaimCollector
  ) -> [(place: Int, entities: [LocalEntity])] {
    var lines: [Int: Int] = [:]
    var made: [(place: Int, entities: [LocalEntity])] = []
    for whole in readings where lines[whole.trigger] ?? whole.line == whole.line {
      for part in whole.spread(rule.spread, limit: ClaimLimits.ofSentence) {
        guard let reading = kept.recalling(part, rule).first(where: { holds(rule, $0, tape, claims) }) else { continue }
        lines[reading.trigger] = reading.line
        if annotated.modality(at: reading.trigger).isSubset(of: rule.allowed) { kept.keep(reading, rule) }
        let entities = write(rule, reading, tape, sentence, into: &claims)
        if !entities.isEmpty { made.append((reading.trigger, entities)) }
      }
    }
    return made
  }

  // MARK: Conditions

  private func holds(
    _ rule: TextRule, _ reading: TextRule.Reading, _ tape: Tape, _ claims: ClaimCollector
  ) -> Bool {
    rule.conditions.allSatisfy { condition in
      let values = condition.arguments.map { reading.captures[$0] }
      let isTrue = condition.kind.map { kind in values[0].allSatisfy { isUnder(kind, $0.range.lowerBound) } }
      return (isTrue ?? self.isTrue(condition.name, values, tape, claims)) != condition.isNegated
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

  /// - Returns: The entities that the rule makes.
  private func write(
    _ rule: TextRule, _ reading: TextRule.Reading, _ tape: Tape, _ sentence: Sentence,
    into claims: inout ClaimCollector
  ) -> [LocalEntity] {
    var made: [LocalEntity] = []
    for write in rule.writes {
      describePosts(write.object, rule, reading, sentence, &claims)
      for subject in entities(write.subject, rule, reading) {
        if case .entity(let kind, _) = write.subject, !made.contains(subject) {
          made.append(subject)
          if kind != .pairing, !rule.writes.contains(where: { $0.relation == .label && $0.subject == write.subject }) {
            add(subject, .label, .literal(Literal(subject.label, .chinese)), rule, reading, sentence, &claims)
          }
        }
        for (object, capture) in objects(write, rule, reading) {
          if write.relation == .supports, case .entity(let supported) = object, subject.kind == .region || subject.kind.isOrganization {
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
    return made
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
}
