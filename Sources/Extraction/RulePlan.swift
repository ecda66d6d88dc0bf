import Rules

/// In which order rules are read.
struct RulePlan: Sendable {
  let rules: RuleSet
  /// Of each rule, whether it tells of offices, which the others ask for.
  let isOfOffices: [Bool]
  /// Of each rule, whether it asks what the others have read in the article.
  let waits: [Bool]

  init(_ rules: RuleSet) {
    self.rules = rules
    isOfOffices = rules.rules.map { $0.family == "post" }
    waits = rules.rules.map(\.waitsForOthers)
  }
}

extension TextRule {
  fileprivate var waitsForOthers: Bool {
    conditions.contains { ["unsaid", "unrelated", "lone", "funded"].contains($0.name) }
      || writes.contains { $0.subject == .meant(.pairing) || $0.object == .meant(.pairing) }
  }
}
