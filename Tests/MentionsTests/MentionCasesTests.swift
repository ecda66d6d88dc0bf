import Lexicon
import Mentions
import Testing

/// Passages with invented names, and all mentions of a kind that stand in them.
@Suite struct MentionCasesTests {
  private static let finder = Result { MentionFinder(words: try WordLists.bundled()) }

  @Test(arguments: MentionCase.all)
  func findsWhatTheCaseSays(mentionCase: MentionCase) throws {
    let found = mentionCase.found(by: try Self.finder.get())
    let difference = found.difference(from: mentionCase.expected)
    let lines = difference.map { change in
      switch change {
      case .remove(_, let line, _): "- " + line
      case .insert(_, let line, _): "+ " + line
      }
    }
    #expect(
      lines.isEmpty,
      "\(mentionCase)\n\(mentionCase.passage)\n\(lines.joined(separator: "\n"))")
  }

  @Test func everyFinderHasItsCases() {
    let counts = Dictionary(grouping: MentionCase.all, by: \.kind).mapValues(\.count)
    for kind in ["region", "office", "person", "body", "event"] {
      #expect((counts[kind] ?? 0) >= 20, "\(kind)")
    }
  }

  @Test func rulesAreUniqueAndSayWhatTheyRead() {
    let identifiers = MentionRule.all.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count)
    #expect(MentionRule.all.allSatisfy { $0.identifier.contains(".") && !$0.reads.isEmpty })
  }
}
