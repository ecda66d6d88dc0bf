import Claims
import Mentions
import Ontology
import Rules
import Text

/// What is known of the offices that a rule captures, whatever the rule.
extension RuleReader {
  /// Writes what the words of captured offices say of them.
  func describePosts(
    _ term: TextRule.Term, _ rule: TextRule, _ reading: TextRule.Reading, _ sentence: Sentence,
    _ claims: inout ClaimCollector
  ) {
    guard case .capture(let name) = term else { return }
    for post in posts(reading.captures[name]) {
      guard let (entity, facts) = PostRules.described(post, names, annotated) else { continue }
      for (relation, object) in facts { add(entity, relation, object, rule, reading, sentence, &claims) }
    }
  }

  /// How somebody holds an office: as the rule says; as words in the office, before it or before the
  /// list say (classes `former` and `temporary`, which hold for what follows in the list up to one of
  /// `current`; `acting`, of one office alone); and no longer where the sentence says so of the verb.
  func qualifiers(
    _ write: TextRule.Write, of capture: Capture?, _ rule: TextRule, _ reading: TextRule.Reading,
    _ tape: Tape
  ) -> [Qualifier] {
    let said = write.qualifiers.filter { !$0.isConditional || !reading.captures[$0.name].isEmpty }
    var qualifiers = Set(said.compactMap { Qualifier(rawValue: $0.name) })
    guard write.relation == .holds, let capture, case .capture(let name) = write.object,
      let index = reading.captures[name].firstIndex(of: capture)
    else { return qualifiers.sorted() }
    var offices = reading.captures[name][...index]
    if says("acting", offices[index], tape) { qualifiers.insert(.acting) }
    if let current = offices.lastIndex(where: { says("current", $0, tape) }) {
      offices = offices[current...]
    }
    for (name, qualifier) in [("former", Qualifier.former), ("temporary", .temporary)]
    where offices.contains(where: { says(name, $0, tape) })
      || offices.startIndex == 0 && says(name, before: offices[0], reading, tape)
    {
      qualifiers.insert(qualifier)
    }
    if rule.allowed != .all, !annotated.modality(at: reading.trigger).isDisjoint(with: [.former, .ended]) {
      qualifiers.insert(.former)
    }
    return qualifiers.sorted()
  }

  /// Whether a word of a class stands in an office or right before it.
  private func says(_ name: String, _ office: Capture, _ tape: Tape) -> Bool {
    guard let kind = rules.tokenClass(name), tape.classes.contains(kind) else { return false }
    return tape.has(kind, endingAt: office.range.lowerBound) || posts([office]).contains { says(kind, $0, tape) }
  }

  /// Whether a word of a class stands in what was read before an office, or right before that.
  private func says(_ name: String, before office: Capture, _ reading: TextRule.Reading, _ tape: Tape) -> Bool {
    guard let kind = rules.tokenClass(name), tape.classes.contains(kind) else { return false }
    let start = reading.range.lowerBound
    return tape.has(kind, endingAt: start)
      || tape.first(kind, in: ScalarRange(start, office.range.lowerBound)) != nil
  }

  /// Whether an office's own words say it: not those of its division (太原市市长), nor, of an office
  /// that is held no longer, those of its title (草原局局长).
  private func says(_ kind: TokenClass, _ post: PostMention, _ tape: Tape) -> Bool {
    let region = annotated.regions.starting(at: post.range.lowerBound)?.range.upperBound
    let words = ScalarRange(min(region ?? post.range.lowerBound, post.range.upperBound), post.range.upperBound)
    guard let word = tape.first(kind, in: words) else { return false }
    return word.count > 1 || !post.title.unicodeScalars.contains(annotated.scalars[word.lowerBound])
  }
}
