import Foundation

/// The questions that can be asked.
public struct QuestionBook: Sendable {
  /// In the order of the file.
  public let questions: [Question]

  /// The program's own.
  public static let bundled = QuestionBook(String(decoding: PackageResources.questions_txt, as: UTF8.self))

  /// - Parameter text: The form stands at the head of `questions.txt`. What is no part of it ends the program: it is
  ///   the program's own file.
  init(_ text: String) {
    var questions: [Question] = []
    var draft: (identifier: String, meaning: String, examples: [String], patterns: [String], sql: [Substring])?
    func finish() {
      guard let draft else { return }
      questions.append(
        Question(
          identifier: draft.identifier, meaning: draft.meaning, examples: draft.examples, patterns: draft.patterns,
          sql: draft.sql.joined(separator: "\n")))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("    ") {
        draft?.sql.append(line.dropFirst(4))
        continue
      }
      let words = line.drop { $0 == " " }
      let (key, rest) = (words.prefix { $0 != " " }, words.drop { $0 != " " }.dropFirst())
      switch key {
      case "", "#", "sql": break
      case "question":
        finish()
        draft = (String(rest.prefix { $0 != " " }), String(rest.drop { $0 != "\"" }.dropFirst().dropLast()), [], [], [])
      case "e.g.": draft?.examples.append(String(rest))
      case "zh", "en": draft?.patterns.append(Self.expression(String(rest)))
      default: preconditionFailure("questions.txt: \(line)")
      }
    }
    finish()
    self.questions = questions
  }

  /// A pattern as a regular expression with a group for each slot.
  private static func expression(_ pattern: String) -> String {
    var expression = pattern
    for slot in Question.Slot.allCases {
      let inside = slot == .year ? "[12][0-9]{3}" : ".+?"
      expression = expression.replacing("{\(slot.rawValue)}", with: "(?<\(slot.rawValue)>\(inside))")
    }
    return expression
  }

  // MARK: Reading

  /// So long a question may be, in UTF-16 units: expressions take quadratic time on what does not fit them.
  private static let longest = 200

  /// What a question may mean: with the most names first, then in the order of the book.
  public func readings(of asked: String) -> [QuestionReading] {
    let asked = Self.plain(asked)
    guard asked.utf16.count <= Self.longest else { return [] }
    let whole = NSRange(asked.startIndex..., in: asked)
    var readings: [QuestionReading] = []
    for question in questions {
      for pattern in question.patterns {
        guard
          let expression = try? NSRegularExpression(pattern: "^(?:\(pattern))$", options: [.caseInsensitive]),
          let match = expression.firstMatch(in: asked, range: whole)
        else { continue }
        var words: [Question.Slot: String] = [:]
        for slot in Question.Slot.allCases where pattern.contains("<\(slot.rawValue)>") {
          guard let range = Range(match.range(withName: slot.rawValue), in: asked) else { continue }
          words[slot] = asked[range].trimmingCharacters(in: .whitespaces)
        }
        let reading = QuestionReading(question: question, words: words)
        if !readings.contains(reading) { readings.append(reading) }
      }
    }
    return readings.enumerated().sorted { (-$0.element.words.count, $0.offset) < (-$1.element.words.count, $1.offset) }.map(\.element)
  }

  /// Examples of the questions that are nearest to what was asked, by the pairs of letters that they share.
  public func nearest(to asked: String, _ count: Int = 3) -> [String] {
    func pairs(_ text: String) -> Set<String> {
      let letters = Array(Self.plain(text).lowercased())
      return Set(zip(letters, letters.dropFirst()).map { String([$0, $1]) })
    }
    let wanted = pairs(asked)
    let scored = questions.flatMap(\.examples).enumerated().map { place, example in
      let own = pairs(example)
      return (place, example, Double(own.intersection(wanted).count) / Double(max(1, own.union(wanted).count)))
    }
    return scored.sorted { ($1.2, $0.0) < ($0.2, $1.0) }.prefix(count).map(\.1)
  }

  /// A question in one width, without the mark at its end, blanks only between words of letters that have them.
  private static func plain(_ asked: String) -> String {
    let folded = asked.precomposedStringWithCompatibilityMapping
    let words = folded.split(whereSeparator: \.isWhitespace)
    var plain = ""
    for word in words {
      if let last = plain.last, let first = word.first, last.isASCII || first.isASCII { plain += " " }
      plain += word
    }
    while let last = plain.unicodeScalars.last, last.properties.generalCategory == .otherPunctuation || last == " " {
      plain.unicodeScalars.removeLast()
    }
    return plain
  }
}
