import Text

/// Reads sentences by rules; keeps what it works with from one sentence to the next.
public struct RuleMatcher {
  private var matcher = PatternMatcher()

  public init() {}

  /// Whether the pattern that a `let` names fits at a place of a sentence; false where none is named so.
  /// - Complexity: O(*nm*) in the sentence's length and the pattern's.
  public mutating func fits(_ name: String, of rules: RuleSet, in tape: Tape, at position: Int) -> Bool {
    guard let program = rules.programs[name] else { return false }
    return matcher.fits(program, in: tape, at: position)
  }

  /// What a rule reads in a sentence, from left to right, the first `read` line before the next.
  /// - Complexity: O(1) where the sentence lacks a class of token that the rule needs; else O(*nm*) in
  ///   the sentence's length and the rule's.
  public mutating func readings(of rule: TextRule, in tape: Tape) -> [TextRule.Reading] {
    var found: [TextRule.Reading] = []
    for (line, program) in rule.reads.enumerated() {
      for match in matcher.matches(of: program, in: tape) {
        let captures = Captures(program.slots, match.captures)
        let trigger = captures.first(TextRule.trigger)?.range ?? match.word ?? match.range
        let reading = TextRule.Reading(
          range: match.range, captures: captures, trigger: trigger.lowerBound, line: line)
        if rule.contents.allSatisfy({ $0.holds(reading, tape) }) { found.append(reading) }
      }
    }
    guard !found.isEmpty else { return [] }
    let refused = rule.refusals.flatMap { matcher.matches(of: $0, in: tape) }.map(\.range)
    return refused.isEmpty ? found : found.filter { !refused.contains(where: $0.range.overlaps) }
  }
}

extension TextRule.Content {
  fileprivate func holds(_ reading: TextRule.Reading, _ tape: Tape) -> Bool {
    reading.captures[capture].contains { tape.first(kind, in: $0.range) != nil } != isNegated
  }
}
