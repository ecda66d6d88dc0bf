public import Text

/// Reads sentences by rules; keeps what it works with from one sentence to the next.
public struct RuleMatcher {
  private var matcher = PatternMatcher()

  public init() {}

  /// What a rule reads in a sentence, from left to right, the first `read` line before the next.
  /// - Complexity: O(1) where the sentence lacks a class of token that the rule needs; else O(*nm*) in
  ///   the sentence's length and the rule's.
  public mutating func readings(of rule: TextRule, in tape: Tape) -> [TextRule.Reading] {
    var found: [TextRule.Reading] = []
    for (line, program) in rule.reads.enumerated() {
      let matches = matcher.matches(of: program, in: tape)
      for match in matches {
        var captures: [String: [Capture]] = [:]
        for (slot, value) in match.captures { captures[program.slots[slot], default: []].append(value) }
        let trigger = captures[TextRule.trigger]?.first?.range ?? match.word ?? match.range
        found.append(
          TextRule.Reading(range: match.range, captures: captures, trigger: trigger.lowerBound, line: line))
      }
    }
    guard !found.isEmpty else { return [] }
    let refused = rule.refusals.flatMap { matcher.matches(of: $0, in: tape) }.map(\.range)
    guard !refused.isEmpty else { return found }
    return found.filter { reading in
      !refused.contains { $0.lowerBound < reading.range.upperBound && reading.range.lowerBound < $0.upperBound }
    }
  }
}
