import Claims
import Lexicon
import Mentions
import Ontology
import Text

/// Who takes part without standing before a verb of his own: behind 的还有, among witnesses, at the head of a delegation.
extension ParticipationRules {
  /// Who is named behind a verb that ends in 的还有, also one a line: 出席会议的还有：….
  static func readCompany(_ sentence: Sentence, _ list: EventList, _ claims: inout ClaimCollector) {
    let annotated = claims.annotated
    for word in annotated.listed.all(.areToo, in: sentence.range).map(\.range) + listsWho(in: sentence, annotated) {
      let lead = ScalarRange(annotated.clause(at: word.lowerBound - 1).lowerBound, word.lowerBound)
      guard let cue = annotated.listed.all(.cue, in: lead).last,
        case let kind = annotated.listed.value(of: cue), annotated.asserts(at: cue.start, despite: .cited)
      else { continue }
      let range = ScalarRange(cue.start, cue.end)
      let event = kind == Cue.accompany.rawValue || annotated.has(.inspect, in: ScalarRange(cue.start, word.lowerBound))
        ? list.visit(at: cue.start) : kind == Cue.attend.rawValue ? meeting(for: range, sentence, list, annotated) ?? list.visit(at: cue.start) : nil
      guard let event else { continue }
      var end = annotated.listed.first(.cue, in: ScalarRange(word.upperBound, sentence.range.upperBound)).map { annotated.clause(at: $0.start).lowerBound }
        ?? sentence.range.upperBound
      // A list, one a line, each with an office.
      if annotated.persons.starting(in: ScalarRange(word.upperBound, end)).isEmpty {
        for block in annotated.article.blocks.dropFirst(sentence.block + 1).prefix(ClaimLimits.ofSentence) {
          guard block.range.count < 60, annotated.persons.starting(in: block.range).count == 1, !annotated.has(.cue, in: block.range)
          else { break }
          end = block.range.upperBound
        }
      }
      for person in annotated.persons.starting(in: ScalarRange(word.upperBound, end)) {
        add(.attendee, person.name, event, kind == Cue.accompany.rawValue ? accompanies : attends, sentence, by: cue.start, list, &claims)
      }
    }
  }

  /// 出席会议的某市领导和有关方面负责人有：: a verb of taking part, 的, and 有 before a list.
  private static func listsWho(in sentence: Sentence, _ annotated: AnnotatedArticle) -> [ScalarRange] {
    annotated.listed.all(.cue, in: sentence.range).compactMap { cue in
      let ahead = ScalarRange(cue.end, min(sentence.range.upperBound, cue.end + longestHeadOfList))
      guard let mark = ahead.positions.first(where: { "：:".unicodeScalars.contains(annotated.scalars[$0]) }),
        "有是括为".unicodeScalars.contains(annotated.scalars[mark - 1]),
        annotated.has("的", in: ScalarRange(cue.end, mark)), annotated.persons.starting(in: ScalarRange(cue.end, mark)).isEmpty
      else { return nil }
      return ScalarRange(mark, mark + 1)
    }
  }

  /// How far behind its verb a list of those who took part begins, in scalars: as long as 会议的某自治州领导和有关方面负责人有 and somewhat more.
  private static let longestHeadOfList = 40

  /// 代表团成员包括甲、乙; 随行的有甲、乙: who is listed as one of those who came.
  static func readMembers(_ sentence: Sentence, _ list: EventList, _ claims: inout ClaimCollector) {
    let annotated = claims.annotated
    for word in annotated.listed.all(.members, in: sentence.range) {
      let clause = annotated.clause(at: word.start)
      let before = ScalarRange(clause.lowerBound, word.start)
      guard annotated.asserts(at: word.start, despite: .cited), before.isEmpty || annotated.groups(in: before).last?.end == word.start,
        let visit = list.visit(at: word.start), list.items.areOne(list.events[visit].sentence.lowerBound, word.start)
      else { continue }
      let end = annotated.listed.first(.cue, in: ScalarRange(word.end, sentence.range.upperBound)).map { annotated.clause(at: $0.start).lowerBound }
        ?? sentence.range.upperBound
      for person in annotated.persons.starting(in: ScalarRange(word.end, max(word.end, end))) {
        add(.attendee, person.name, visit, accompanies, sentence, by: word.start, list, &claims)
      }
    }
  }

  /// 在甲、乙见证下: who sees others sign is there.
  static func readWitnesses(_ sentence: Sentence, _ list: EventList, _ claims: inout ClaimCollector) {
    let annotated = claims.annotated
    for word in annotated.listed.all(.onlookers, in: sentence.range) {
      let clause = annotated.clause(at: word.start)
      guard annotated.asserts(at: word.start, despite: .cited),
        let meeting = meeting(for: ScalarRange(word.start, word.end), sentence, list, annotated)
      else { continue }
      for person in annotated.persons.starting(in: ScalarRange(clause.lowerBound, word.start)) {
        add(.attendee, person.name, meeting, attends, sentence, by: word.start, list, &claims)
      }
    }
  }

  /// Those of a list who stand before a verb, without who is only set beside them: of 甲与乙、丙率领的 the last two.
  static func leaders(_ range: ScalarRange, _ annotated: AnnotatedArticle) -> [String]? {
    guard let last = annotated.person(before: range.upperBound, from: range.lowerBound) else { return nil }
    var names = [last.name]
    var start = last.range.lowerBound
    for person in annotated.persons.starting(in: ScalarRange(range.lowerBound, start)).reversed() {
      let between = ScalarRange(person.range.upperBound, start)
      guard between.positions.allSatisfy({ annotated.posts.covering($0) != nil || annotated.regions.covering($0) != nil || annotated.has(.joins, at: $0) })
      else { break }
      names.insert(person.name, at: 0)
      start = person.range.lowerBound
    }
    return names
  }

  /// 代表团团长、某市市长某某, 团长某某, 团长为某某, 某某任团长; who is not the first of it (副团长某某) only takes part.
  static func roleInGroup(_ person: PersonMention, _ clause: ScalarRange, _ annotated: AnnotatedArticle) -> Relation? {
    if let verb = annotated.listed.longest(.holdOffice, at: person.range.upperBound), let word = annotated.listed.longest(.headOfDelegation, at: verb.end),
      word.end <= clause.upperBound
    {
      return .leader
    }
    guard let word = annotated.listed.all(.headOfDelegation, in: ScalarRange(max(clause.lowerBound, person.range.lowerBound - 40), person.range.lowerBound)).last
    else { return nil }
    let start = annotated.listed.longest(.holdOffice, at: word.end)?.end ?? word.end
    guard start <= person.range.lowerBound, ScalarRange(start, person.range.lowerBound).positions.allSatisfy({
      annotated.posts.covering($0) != nil || annotated.has(.enumeration, at: $0) || annotated.regions.covering($0) != nil
    }) else { return nil }
    return annotated.listed.ending(.notBeforeHead, at: word.start, after: clause.lowerBound) == nil ? .leader : .attendee
  }
}
