import Extraction
import Lexicon
import Rules
import Testing

/// Every rule reads what its examples say, and nothing from its counterexamples.
struct RuleExamplesTests {
  private static let proof = Result { RuleProof(words: try WordLists.bundled(), rules: RuleBook.texts) }

  @Test(arguments: RuleBook.rules)
  func readsItsExamples(rule: Rule) throws {
    for example in rule.examples {
      let read = try claims(of: example.text, by: rule)
      #expect(read.contains(example.yields), "\(rule.identifier): \(example.text) gave \(read)")
    }
  }

  @Test(arguments: RuleBook.rules)
  func readsNothingFromItsCounterexamples(rule: Rule) throws {
    for text in rule.counterexamples {
      let read = try claims(of: text, by: rule)
      #expect(read.isEmpty, "\(rule.identifier): \(text)")
    }
  }

  @Test func everyRuleStandsWithItsProof() {
    let keepers = Set(RuleBook.texts.rules.filter(\.writes.isEmpty).map(\.rule.identifier))
    for rule in RuleBook.rules {
      #expect(!rule.examples.isEmpty && !rule.counterexamples.isEmpty || keepers.contains(rule.identifier), "\(rule.identifier)")
      #expect(!rule.reads.isEmpty && 0 < rule.confidence && rule.confidence < 1)
    }
  }

  /// What a rule only keeps is proved by those that recall it.
  @Test func whatIsKeptIsRecalled() {
    let recalled = Set(RuleBook.texts.rules.flatMap { $0.recalled.joined() })
    for rule in RuleBook.texts.rules {
      for (_, name) in rule.kept { #expect(recalled.contains(name), "\(rule.rule.identifier) keeps \(name)") }
    }
  }

  @Test func identifiersAreUnique() {
    let identifiers = RuleBook.rules.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count)
  }

  private func claims(of text: String, by rule: Rule) throws -> [String] {
    try Self.proof.get().claims(of: text, by: rule)
  }
}
