import Foundation
import Testing

/// Words belong into lists, where a user's own reach them: Chinese literals in Swift become fewer, and
/// never more.
@Suite struct ChineseLiteralTests {
  /// How many each module may have at most; a module that is not here may have none. Lower a ceiling
  /// with the literals.
  static let ceilings = [
    "Cleaning": 236, "Extraction": 124, "Lexicon": 5, "Linking": 183, "Mentions": 601, "ShanhaiCLI": 10, "Text": 62,
    "Writing": 40,
  ]
  /// Words that are no knowledge of the language: labels of the vocabulary, pages for people to read,
  /// and what a rule of mentions reads.
  static let exceptions = [
    "Ontology/", "Shanhai/", "Mentions/MentionRule.swift",
  ]

  @Test func becomeFewer() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    var counts: [String: Int] = [:]
    for file in files where file.hasSuffix(".swift") && !Self.exceptions.contains(where: file.hasPrefix) {
      let count = Self.count(in: try String(contentsOf: sources.appending(path: file), encoding: .utf8))
      if count > 0 { counts[String(file.prefix { $0 != "/" }), default: 0] += count }
    }
    #expect(!counts.isEmpty)
    for (module, count) in counts.sorted(by: { $0.key < $1.key }) {
      #expect(count <= Self.ceilings[module] ?? 0, "\(module) has \(count) Chinese literals")
    }
  }

  @Test(arguments: [
    ("let a = \"是\"", 1), ("// \"是\"\nlet a = [\"是\", \"为\", \"a\"]", 2), ("/* \"是\" */", 0),
    ("Rule(examples: [.init(\"[是\", \"b\")], counterexamples: [\"不是\"])\nlet b = \"不\"", 1),
    ("let a = \"\"\"\n  是\n  \"\"\"", 1), ("let a = \"a\\\"是\"", 1),
  ])
  func countsLiteralsAlone(source: String, count: Int) { #expect(Self.count(in: source) == count) }

  /// How many string literals with a Han character a source has, those of rules' examples apart.
  static func count(in source: String) -> Int {
    let text = Array(source.unicodeScalars)
    var count = 0
    var place = 0
    /// How many brackets are open in a list of examples.
    var depth = 0
    func stands(_ words: String) -> Bool { text[place...].starts(with: words.unicodeScalars) }
    func skip(to words: String) {
      while place < text.count, !stands(words) { place += 1 }
      place = min(text.count, place + words.unicodeScalars.count)
    }
    while place < text.count {
      if stands("//") {
        skip(to: "\n")
      } else if stands("/*") {
        skip(to: "*/")
      } else if stands("\"") {
        let start = place
        if stands("\"\"\"") {
          place += 3
          skip(to: "\"\"\"")
        } else {
          place += 1
          while place < text.count, text[place] != "\"", text[place] != "\n" { place += text[place] == "\\" ? 2 : 1 }
          place += 1
        }
        let isChinese = text[start..<min(place, text.count)].contains { (0x3400...0x9FFF).contains($0.value) }
        if isChinese, depth == 0 { count += 1 }
      } else {
        if depth == 0, stands("xamples: [") { skip(to: "[") ; depth = 1; continue }
        if depth > 0, text[place] == "[" { depth += 1 }
        if depth > 0, text[place] == "]" { depth -= 1 }
        place += 1
      }
    }
    return count
  }
}
