import Lexicon
import Ontology
import Text

/// Reads a file of rules.
///
///     file      = { statement } ; a line each; a line that begins deeper than a rule's lines goes on
///     statement = declaration ; as `RuleVocabulary` has it
///               | "words" NAME STRING { "|" STRING }
///               | "let" NAME "=" pattern
///               | "rule" NAME NUMBER STRING, and behind it
///                 { "read" pattern | "not" pattern | "each" NAME { NAME } | "pair" NAME NAME { NAME }
///                 | "keep" NAME [ "as" NAME ] { NAME [ "as" NAME ] } | "recall" NAME { NAME }
///                 | "where" condition | "despite" NAME { NAME }
///                 | "write" writes | "+" text "=>" claim | "-" text }
struct RuleParser {
  private(set) var set: RuleSet
  let file: String
  let conditions: [String: Int]
  private var draft: Draft?
  /// The patterns that this file names; those of other files may be named anew.
  private var defined: Set<String> = []

  /// A rule whose lines are being read.
  struct Draft {
    let name: String
    let confidence: Double
    let reads: String
    let place: RuleScanner.Place
    var patterns: [Pattern] = []
    var refusals: [Pattern] = []
    var spread: TextRule.Spread?
    var conditions: [TextRule.Condition] = []
    var contents: [TextRule.Content] = []
    var writes: [TextRule.Write] = []
    var kept: [(capture: String, name: String)] = []
    var recalled: [[String]] = []
    var allowed: Modality = []
    var proofs: [TextRule.Proof] = []

    var captures: Set<String> { patterns.reduce(into: Set(recalled.joined())) { $0.formUnion($1.captures) } }
  }

  /// So many rules a set may have.
  static let limit = 1_000

  init(_ set: RuleSet, file: String, conditions: [String: Int]) {
    self.set = set
    self.file = file
    self.conditions = conditions
  }

  mutating func parse(_ text: String) throws(RuleError) -> RuleSet {
    var lines: [(number: Int, text: Substring)] = []
    var last = 0
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let number = index + 1
      last = number
      let bare = line.drop(while: { $0 == " " || $0 == "\t" })
      if bare.isEmpty || bare.first == "#" { continue }
      if let proof = Self.proof(bare) {
        try statement(&lines)
        try add(proof, number, column: line.unicodeScalars.count - bare.unicodeScalars.count + 1)
      } else if Self.opens(bare) {
        try statement(&lines)
        lines = [(number, line)]
      } else if lines.isEmpty {
        throw RuleError(
          file: file, line: number, column: line.unicodeScalars.count - bare.unicodeScalars.count + 1,
          "\(bare.prefix(12)) where a statement belongs: \(Self.keywords.joined(separator: ", ")), + or -")
      } else {
        lines.append((number, line))
      }
    }
    try statement(&lines)
    try finish(line: last)
    return set
  }

  private static let keywords = [
    "prefix", "kind", "relation", "words", "let", "rule", "read", "not", "each", "pair", "keep", "recall", "where",
    "despite", "write",
  ]

  private static func opens(_ line: Substring) -> Bool {
    keywords.contains(String(line.prefix { $0.isLetter }))
  }

  private static func proof(_ line: Substring) -> Substring? {
    guard let first = line.first, first == "+" || first == "-" else { return nil }
    return line
  }

  /// Reads the lines gathered.
  private mutating func statement(_ lines: inout [(number: Int, text: Substring)]) throws(RuleError) {
    guard !lines.isEmpty else { return }
    var scanner = try RuleScanner(lines, file: file)
    lines = []
    let place = scanner.place
    let keyword = try scanner.name("a statement")
    switch keyword {
    case "prefix", "kind", "relation":
      try finish(line: place.line)
      try RuleVocabulary.declare(keyword, &scanner)
    case "words": try addWords(&scanner, place)
    case "let": try addPattern(&scanner, place)
    case "rule": try begin(&scanner, place)
    default:
      guard draft != nil else { throw scanner.error("\(keyword) outside a rule", at: place) }
      try addLine(keyword, &scanner)
    }
    try scanner.end()
  }

  private mutating func addWords(
    _ scanner: inout RuleScanner, _ place: RuleScanner.Place
  ) throws(RuleError) {
    try finish(line: place.line)
    let at = scanner.place
    let name = try scanner.name("the name of a class")
    repeat {
      let word = try scanner.string("a word in \"\"")
      guard !word.isEmpty else { throw scanner.error("an empty word", at: at) }
      guard set.add(word, to: name) else {
        throw scanner.error(
          TokenClass.mentions.contains(name)
            ? "\(name) is a kind of mention, which takes no words"
            : "more than \(TokenClass.limit) classes", at: at)
      }
    } while scanner.take("|")
  }

  private mutating func addPattern(
    _ scanner: inout RuleScanner, _ place: RuleScanner.Place
  ) throws(RuleError) {
    try finish(line: place.line)
    let at = scanner.place
    let name = try scanner.name("the name of a pattern")
    guard defined.insert(name).inserted, set.classes[name] == nil else {
      throw scanner.error("\(name) is known already", at: at)
    }
    try scanner.require("=")
    let pattern = try PatternParser(set).pattern(&scanner)
    set.patterns[name] = pattern
    set.programs[name] = PatternProgram(pattern)
    set.sizes[name] = scanner.parts
  }

  private mutating func begin(
    _ scanner: inout RuleScanner, _ place: RuleScanner.Place
  ) throws(RuleError) {
    try finish(line: place.line)
    let at = scanner.place
    let name = try scanner.name("the rule's name")
    guard name.contains("."), !name.hasSuffix(".") else {
      throw scanner.error("a rule's name is family.name, not \(name)", at: at)
    }
    guard !set.rules.contains(where: { $0.rule.identifier == name && $0.file == file }) else {
      throw scanner.error("there is a rule \(name) already", at: at)
    }
    guard set.rules.count < Self.limit else { throw scanner.error("more than \(Self.limit) rules", at: at) }
    guard case .number(let confidence) = scanner.next, confidence > 0, confidence < 1 else {
      throw scanner.expected("a confidence between 0 and 1")
    }
    scanner.advance()
    draft = Draft(
      name: name, confidence: confidence, reads: try scanner.string("what the rule reads, in \"\""),
      place: place)
  }

  private mutating func addLine(_ keyword: String, _ scanner: inout RuleScanner) throws(RuleError) {
    switch keyword {
    case "read", "not":
      let place = scanner.place
      let pattern = try PatternParser(set).pattern(&scanner)
      guard !pattern.isOptional else { throw scanner.error("a pattern that fits no words at all", at: place) }
      guard PatternProgram(pattern).instructions.count <= PatternProgram.limit else {
        throw scanner.error("a pattern too long to try at each place", at: place)
      }
      if keyword == "read" { draft?.patterns.append(pattern) } else { draft?.refusals.append(pattern) }
    case "each", "pair":
      let spread = try spread(isPairwise: keyword == "pair", &scanner)
      draft?.spread = spread
    case "keep":
      repeat {
        let capture = try capture(&scanner)
        var name = capture
        if scanner.next == .name("as") {
          scanner.advance()
          name = try scanner.name("a name to keep it by")
        }
        draft?.kept.append((capture, name))
      } while !scanner.isAtEnd
    case "recall":
      var names: [String] = []
      repeat { names.append(try scanner.name("the name of what was kept")) } while !scanner.isAtEnd
      draft?.recalled.append(names)
    case "where":
      repeat { try addCondition(&scanner) } while scanner.take(",")
    case "despite":
      repeat {
        let place = scanner.place
        let name = try scanner.name("a modality")
        guard let modality = name == "all" ? .all : Modality(names: name) else { throw scanner.error("no modality \(name)", at: place) }
        draft?.allowed.formUnion(modality)
      } while !scanner.isAtEnd
    default:
      let writes = try WriteParser(captures: draft?.captures ?? []).writes(&scanner)
      draft?.writes += writes
    }
  }

  private func spread(
    isPairwise: Bool, _ scanner: inout RuleScanner
  ) throws(RuleError) -> TextRule.Spread {
    var names: [String] = []
    repeat { names.append(try capture(&scanner)) } while !scanner.isAtEnd || isPairwise && names.count < 2
    return TextRule.Spread(captures: names, isPairwise: isPairwise)
  }

  /// The name of something captured.
  private func capture(_ scanner: inout RuleScanner) throws(RuleError) -> String {
    let place = scanner.place
    let name = try scanner.name("the name of a capture")
    guard draft?.captures.contains(name) ?? false else {
      throw scanner.error("nothing is captured as \(name)", at: place)
    }
    return name
  }

  private mutating func addCondition(_ scanner: inout RuleScanner) throws(RuleError) {
    var place = scanner.place
    var name = try scanner.name("a condition")
    let isNegated = name == "not"
    if isNegated {
      place = scanner.place
      name = try scanner.name("a condition")
    }
    if name == Self.content {
      let capture = try capture(&scanner)
      let kind = try PatternParser(set).tokenClass(&scanner)
      draft?.contents.append(TextRule.Content(capture: capture, kind: kind, isNegated: isNegated))
      return
    }
    guard let count = conditions[name] else {
      let known = (conditions.keys + [Self.content]).sorted()
      throw scanner.error("no condition \(name); there are \(known.joined(separator: ", "))", at: place)
    }
    var arguments: [String] = []
    while arguments.count < count { arguments.append(try capture(&scanner)) }
    let kind = name == Self.underHeading ? try PatternParser(set).tokenClass(&scanner) : nil
    draft?.conditions.append(TextRule.Condition(name: name, arguments: arguments, kind: kind, isNegated: isNegated))
  }

  /// The condition that the sentence alone decides: `has CAPTURE CLASS`.
  private static let content = "has"
  /// The condition that asks for a class of words elsewhere: `under CAPTURE CLASS`.
  private static let underHeading = "under"

  /// `+ text => claim`, `- text`; ⏎ stands for the end of a line and │ for that of a cell.
  private mutating func add(_ line: Substring, _ number: Int, column: Int) throws(RuleError) {
    guard draft != nil else {
      throw RuleError(file: file, line: number, column: column, "an example outside a rule")
    }
    let isPositive = line.first == "+"
    var text = line.dropFirst().trimmingBlanks()
    var yields: String?
    if isPositive {
      guard let arrow = text.range(of: " => ") else {
        throw RuleError(
          file: file, line: number, column: column, "an example is + text => subject relation object")
      }
      yields = String(text[arrow.upperBound...].trimmingBlanks())
      text = text[..<arrow.lowerBound].trimmingBlanks()
    }
    guard !text.isEmpty, yields?.isEmpty != true else {
      throw RuleError(file: file, line: number, column: column, "an example without words")
    }
    let plain = String(text.map { $0 == "⏎" ? "\n" : $0 == "│" ? "\t" : $0 })
    draft?.proofs.append(TextRule.Proof(text: plain, yields: yields, line: number))
  }

  /// Ends the rule whose lines were read.
  private mutating func finish(line: Int) throws(RuleError) {
    guard let rule = draft else { return }
    draft = nil
    func error(_ message: String) -> RuleError {
      RuleError(file: file, line: rule.place.line, column: rule.place.column, "\(rule.name) \(message)")
    }
    guard !rule.patterns.isEmpty else { throw error("has no read line") }
    guard !rule.writes.isEmpty || !rule.kept.isEmpty else { throw error("has no write line") }
    let examples = rule.proofs.compactMap { proof in proof.yields.map { Rule.Example(proof.text, $0) } }
    // What a rule only keeps is proved by those that recall it.
    if !rule.writes.isEmpty {
      guard !examples.isEmpty else { throw error("has no example: + text => subject relation object") }
      guard examples.count < rule.proofs.count else { throw error("has no counterexample: - text") }
    }
    let read = TextRule(
      rule: Rule(
        rule.name, reads: rule.reads, confidence: rule.confidence, examples: examples,
        counterexamples: rule.proofs.filter { $0.yields == nil }.map(\.text)),
      reads: rule.patterns.map(PatternProgram.init), refusals: rule.refusals.map(PatternProgram.init),
      spread: rule.spread, conditions: rule.conditions, contents: rule.contents, writes: rule.writes,
      kept: rule.kept, recalled: rule.recalled, allowed: rule.allowed, proofs: rule.proofs, file: file)
    // A later file's rule stands in the place of an earlier one of its name.
    if let place = set.rules.firstIndex(where: { $0.rule.identifier == rule.name }) {
      set.rules[place] = read
    } else {
      set.rules.append(read)
    }
  }
}

extension Substring {
  fileprivate func trimmingBlanks() -> Substring {
    var rest = self
    while let first = rest.first, first == " " || first == "\t" { rest = rest.dropFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
    return rest
  }

  fileprivate func range(of words: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(words) { return start..<index(start, offsetBy: words.count) }
      start = index(after: start)
    }
    return nil
  }
}
