import Articles
import Claims
import Extraction
import Lexicon
import Rules
import Testing

/// A text may begin and end anywhere: rules that look before its first and behind its last character
/// find nothing there, and reading goes on.
struct CutTextsTests {
  private static let reader = Result { ClaimReader(words: try WordLists.bundled()) }

  @Test(arguments: RuleBook.rules)
  func examplesCutAnywhereAreRead(rule: Rule) throws {
    let reader = try Self.reader.get()
    for text in rule.examples.map(\.text) + rule.counterexamples {
      let scalars = text.unicodeScalars
      for cut in scalars.indices {
        for part in [scalars[..<cut], scalars[cut...]] {
          let part = String(String.UnicodeScalarView(part))
          let claims = reader.claims(in: .plain(part, published: "2024-05-10"))
          #expect(claims.claims.allSatisfy { part.contains($0.evidence.quote) })
        }
      }
    }
  }

  @Test(arguments: [
    "对口支援单位负责人周明远介绍情况。", "结对帮扶对口县市。", "对口帮扶县", "的对口帮扶地区", "与和同", "》", "《", "15%", "万元",
  ])
  func cuesWithNothingBesideThemAreRead(text: String) throws {
    for text in [text, text + text, text + "遵义市", "遵义市" + text] {
      let claims = try Self.reader.get().claims(in: .plain(text, published: "2024-05-10"))
      #expect(claims.claims.allSatisfy { text.contains($0.evidence.quote) })
    }
  }
}
