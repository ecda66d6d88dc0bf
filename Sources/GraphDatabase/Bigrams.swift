/// Text as words of two letters, for full-text search of Chinese, whose words no space tells apart: 联席会议
/// becomes `联席 席会 会议 议`. What is no letter, digit or mark of one separates.
public enum Bigrams {
  /// Every two neighbours, and the last letter of each run alone.
  public static func words(of text: String) -> String {
    var words = ""
    forEachRun(of: text) { run in
      for place in run.indices {
        words.unicodeScalars.append(run[place])
        if place + 1 < run.count { words.unicodeScalars.append(run[place + 1]) }
        words.append(" ")
      }
    }
    return words
  }

  /// An FTS5 expression that all text matches in which `part` stands; `nil` when `part` has no letter to look
  /// for. A match may still be none: what separates letters is not compared.
  public static func expression(for part: String) -> String? {
    var terms: [String] = []
    forEachRun(of: part) { run in
      if run.count == 1 {
        terms.append("\"\(String(run[0]))\" *")
      } else {
        let pairs = zip(run, run.dropFirst()).map { String($0) + String($1) }
        terms.append("\"\(pairs.joined(separator: " "))\"")
      }
    }
    return terms.isEmpty ? nil : terms.joined(separator: " AND ")
  }

  /// An FTS5 expression that all text matches in which a letter of `text` stands; `nil` when there is no letter in it.
  public static func expression(forAnyLetterOf text: String) -> String? {
    var letters: Set<String> = []
    forEachRun(of: text) { run in letters.formUnion(run.map { String($0) }) }
    return letters.isEmpty ? nil : letters.sorted().map { "\"\($0)\" *" }.joined(separator: " OR ")
  }

  private static func forEachRun(of text: String, _ body: ([Unicode.Scalar]) -> Void) {
    var run: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if isLetter(scalar) {
        run.append(scalar)
      } else if !run.isEmpty {
        body(run)
        run = []
      }
    }
    if !run.isEmpty { body(run) }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
