import Foundation
import Lexicon
import Mentions
import Text

/// A passage with the mentions that a careful reader finds in it, as the files in `Cases` have them.
struct MentionCase: Sendable, CustomStringConvertible {
  let file: String
  let line: Int
  let title: String
  let source: String?
  let passage: String
  /// A line a mention: its kind, its words, `=` and what they mean where that is something else, and
  /// the rule that finds it.
  let expected: [String]

  var description: String { "\(file):\(line) \(title)" }

  /// The kind of mention of which a file's cases expect all that stand in their passages.
  var kind: String { String(file.prefix { $0 != "." }) }

  static let all: [MentionCase] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted().flatMap { file in
      read((try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)) ?? "", file)
    }
  }()

  /// The cases of a file: `== title ==`, an outlet behind `@` if it matters, the passage, `---`, and
  /// the mentions.
  static func read(_ text: String, _ file: String) -> [MentionCase] {
    var cases: [MentionCase] = []
    var head: (title: String, line: Int)?
    var source: String?
    var passage: [String] = []
    var expected: [String]?
    func end() {
      guard let head else { return }
      cases.append(
        MentionCase(
          file: file, line: head.line, title: head.title, source: source,
          passage: passage.joined(separator: "\n"), expected: expected ?? ["no --- in the case"]))
    }
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let row = String(row)
      if row.hasPrefix("== "), row.hasSuffix(" ==") {
        end()
        head = (String(row.dropFirst(3).dropLast(3)), index + 1)
        (source, passage, expected) = (nil, [], nil)
      } else if row == "---" {
        expected = []
      } else if row.isEmpty || head == nil {
        continue
      } else if expected != nil {
        expected?.append(row.split(separator: " ").joined(separator: " "))
      } else if row.hasPrefix("@") {
        source = String(row.dropFirst())
      } else {
        passage.append(row)
      }
    }
    end()
    return cases
  }

  /// What the finders make of the passage, in the same notation.
  func found(by finder: MentionFinder) -> [String] {
    let annotated = finder.annotate(article(passage, source: source))
    func lines<M: Mention>(_ mentions: [M], _ meaning: (M) -> String) -> [String] {
      mentions.map { mention in
        let words = annotated.words(mention.range).filter { !$0.isWhitespace }
        let meaning = meaning(mention)
        return "\(words)\(meaning == words ? "" : " = \(meaning)") \(mention.rule.identifier)"
      }
    }
    switch kind {
    case "region": return lines(annotated.regions) { $0.region.name }
    case "office":
      return lines(annotated.posts) { post in
        post.title + "@" + (post.region?.name ?? post.organization ?? "")
      }
    case "person": return lines(annotated.persons, \.name)
    case "body": return lines(annotated.organizations, \.name)
    case "event": return lines(annotated.events) { $0.kind.name }
    case "date": return lines(annotated.dates) { $0.start + ($0.end.map { "/" + $0 } ?? "") }
    case "quantity": return lines(annotated.quantities) { $0.value + $0.unit }
    default: return ["no kind of mention is called \(kind)"]
    }
  }
}
