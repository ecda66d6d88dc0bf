import Claims
import Cleaning
import Lexicon
import Testing
import Text

/// Every rule reads what its examples say, and nothing from its counterexamples.
struct RuleExamplesTests {
  private static let reader = Result { ClaimReader(words: try WordLists.bundled()) }

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

  @Test func identifiersAreUnique() {
    let identifiers = RuleBook.rules.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count)
  }

  private func claims(of text: String, by rule: Rule) throws -> [String] {
    let traced = TracedText(text)
    let article = Article(
      identifier: "example", digest: String(repeating: "0", count: 64),
      metadata: Metadata(publicationDate: "2024-05-10"), text: traced,
      blocks: [Block(kind: .paragraph, range: ScalarRange(0, traced.count))])
    return try Self.reader.get().claims(in: article).claims
      .filter { $0.evidence.rule == rule.identifier }
      .map { claim in
        let object =
          switch claim.object {
          case .entity(let entity): entity.label
          case .literal(let literal): literal.lexical
          }
        return "\(claim.subject.label) \(claim.relation.rawValue) \(object)"
      }
  }
}
