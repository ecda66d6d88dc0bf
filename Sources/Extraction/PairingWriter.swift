import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Writes pairings: that one division or body supports another, with the pairing as an entity of its own,
/// or that it does so no longer.
struct PairingWriter {
  private let rules: RuleSet
  private let gazetteer: Gazetteer
  /// What was told so far, of now or of what is over.
  private(set) var known: KnownPairs
  /// The pairings that each sentence states, by its first scalar.
  private var stated: [Int: [LocalEntity]] = [:]

  static let over = Rule(
    "pairing.over", reads: "a pairing that holds no longer: 甲不再帮扶乙, 甲与乙解除结对关系", confidence: 0.9,
    examples: [
      .init("溧阳市不再对口帮扶汉阴县。", "溧阳市对口帮扶汉阴县 shan:ended true"),
      .init("2021年，溧阳市与汉阴县解除结对帮扶关系。", "溧阳市对口帮扶汉阴县 schema:endDate 2021"),
    ],
    counterexamples: ["溧阳市对口帮扶汉阴县，力度不减。", "会议结束后，溧阳市继续对口帮扶汉阴县。", "如果溧阳市不再对口帮扶汉阴县，任务更重。"])

  init(_ rules: RuleSet, _ gazetteer: Gazetteer) {
    self.rules = rules
    self.gazetteer = gazetteer
    known = KnownPairs(gazetteer)
  }

  /// The pairings that a sentence was found to state.
  func told(in sentence: Sentence?) -> [LocalEntity] { sentence.flatMap { stated[$0.range.lowerBound] } ?? [] }

  /// Writes a pairing, or that it is over; nothing where the text does not assert it, or one of the
  /// divisions lies in the other.
  /// - Parameters:
  ///   - verb: The place of the words that say it, and their sentence.
  ///   - allowed: What does not speak against it there.
  mutating func write(
    supporter: LocalEntity, supported: LocalEntity, _ rule: Rule, at sentence: ScalarRange,
    by verb: (tape: Tape, place: Int)? = nil, despite allowed: Modality = [], _ claims: inout ClaimCollector
  ) {
    guard supporter.key != supported.key,
      !gazetteer.ancestors(of: supporter.key).contains(where: { $0.key == supported.key }),
      !gazetteer.ancestors(of: supported.key).contains(where: { $0.key == supporter.key })
    else { return }
    let trigger = verb?.place
    let how = trigger.map { claims.annotated.modality(at: $0) } ?? []
    guard how.subtracting(allowed).isDisjoint(with: [.denied, .supposed, .wished, .planned, .former]) else { return }
    if supporter.kind == .region, supported.kind == .region {
      known.insert(KnownPairs.Pair(supporter: supporter.key, supported: supported.key))
    }
    let isEnding = !how.isDisjoint(with: [.ended, .cancelled])
    let isOver = isEnding && verb.map { isEnded($0.tape, $0.place) } ?? false
    // 结对帮扶会议取消 tells of the meeting; 不再帮扶乙的三个村 leaves the pairing open.
    guard isOver || !how.contains(.ended) else { return }
    let entity = LocalEntity(supporter: supporter, supported: supported)
    func add(_ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, _ rule: Rule) {
      claims.add(subject, relation, object, rule, at: sentence, by: trigger, despite: .all)
    }
    add(entity, .label, .literal(Literal(entity.label, .chinese)), rule)
    add(entity, .supporter, .entity(supporter), rule)
    add(entity, .supported, .entity(supported), rule)
    if isOver {
      add(entity, .ended, .literal(Literal("true", .boolean)), Self.over)
      if let end = trigger.flatMap({ claims.annotated.end(around: $0) }) {
        add(entity, .endDate, .literal(.date(end)), Self.over)
      }
      return
    }
    add(supporter, .supports, .entity(supported), rule)
    // A sentence's programme and years are those of its divisions, not of each hospital in it.
    if supporter.kind == .region, supported.kind == .region, stated[sentence.lowerBound]?.contains(entity) != true {
      stated[sentence.lowerBound, default: []].append(entity)
    }
  }

  /// Whether words of ending that govern a word of pairing speak of the bond: they stand right behind it,
  /// or before it with nothing else behind in its clause.
  private func isEnded(_ tape: Tape, _ place: Int) -> Bool {
    var matcher = RuleMatcher()
    if matcher.fits("bondEnded", of: rules, in: tape, at: place) { return true }
    return matcher.fits("bondAlone", of: rules, in: tape, at: place)
      && tape.tokens.contains { $0.kind == .ending && $0.range.upperBound <= place && isOneClause(tape, $0.range, place) }
  }

  private func isOneClause(_ tape: Tape, _ word: ScalarRange, _ place: Int) -> Bool {
    !(word.upperBound..<place).contains { tape.letters[$0].endsClause }
  }
}

extension LocalEntity {
  /// A pairing.
  init(supporter: LocalEntity, supported: LocalEntity) {
    self.init(
      .pairing, key: PairingKey(supporter: supporter.key, supported: supported.key).text, label: "\(supporter.label)对口帮扶\(supported.label)")
  }
}

extension AnnotatedArticle {
  /// The last year or month before a position in its sentence from which something holds; none where it is that of
  /// what is counted or named behind (2024年甲帮扶乙资金安排).
  func start(before position: Int) -> String? {
    let clause = clause(at: position)
    let behind = ScalarRange(position, max(position, clause.upperBound))
    let isOfYear = has(.ofYear, in: behind) || !quantities.starting(in: behind).isEmpty
    return lastDate(before: position) { date in
      date.start.utf8.count <= 7 && (!isOfYear || date.range.upperBound + 1 < clause.lowerBound || isBeginning(date))
    }
  }

  /// 2010年起, 2010年以来
  private func isBeginning(_ date: DateMention) -> Bool {
    listed.ending(.since, at: date.range.upperBound) != nil || listed.ending(.dateBound, at: date.range.upperBound) != nil
      || listed.ending(.filler, at: date.range.lowerBound) != nil
  }

  /// The last day, month or year before a position in its sentence.
  func date(before position: Int) -> String? { lastDate(before: position) { _ in true } }

  private func lastDate(before position: Int, where fits: (DateMention) -> Bool) -> String? {
    guard let sentence = sentence(at: position)?.range else { return nil }
    return dates.starting(in: ScalarRange(sentence.lowerBound, position)).last {
      $0.end == nil && fits($0) && clauseOfThing($0)?.contains(position) != false
    }?.start
  }

  /// The day, month or year from which what a word says holds no longer: the last one before the word
  /// in its sentence, else the last in its clause.
  fileprivate func end(around position: Int) -> String? {
    guard let sentence = sentence(at: position)?.range else { return nil }
    let before = dates.starting(in: ScalarRange(sentence.lowerBound, position))
    return (before.last { $0.end == nil } ?? dates.starting(in: clause(at: position)).last { $0.end == nil })?.start
  }
}
