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
    for rule in RuleBook.rules {
      #expect(!rule.examples.isEmpty && !rule.counterexamples.isEmpty, "\(rule.identifier)")
      #expect(!rule.reads.isEmpty && 0 < rule.confidence && rule.confidence < 1)
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
