import Text

/// Reads a pattern.
///
///     pattern  = sequence { "|" sequence }
///     sequence = item { item }
///     item     = primary [ "?" | "+" | "*" ] [ ":" NAME ]
///     primary  = NAME | STRING | "(" pattern ")" | "^" | "$"
///              | "!" ( NAME | STRING ) | "~" [ "~" ] [ "{" [ NUMBER [ NUMBER ] ] [ "no" NAME { NAME } ] "}" ]
struct PatternParser {
  private let set: RuleSet
  /// What a `let` captures as this, its user captures under the name that is given there.
  static let placeholder = "it"

  init(_ set: RuleSet) { self.set = set }

  func pattern(_ scanner: inout RuleScanner) throws(RuleError) -> Pattern {
    var parts = [try sequence(&scanner)]
    while scanner.take("|") { parts.append(try sequence(&scanner)) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private func sequence(_ scanner: inout RuleScanner) throws(RuleError) -> Pattern {
    var parts = [try item(&scanner)]
    while beginsItem(scanner.next) { parts.append(try item(&scanner)) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private func beginsItem(_ word: RuleScanner.Word) -> Bool {
    switch word {
    case .name, .string: true
    case .mark(let mark): "(^$~!".contains(mark)
    case .number, .address, .end: false
    }
  }

  private func item(_ scanner: inout RuleScanner) throws(RuleError) -> Pattern {
    let place = scanner.place
    let before = scanner.parts
    var part = try primary(&scanner)
    try scanner.count(1)
    if scanner.take("?") {
      part = .repeated(part, min: 0, isEndless: false)
    } else if scanner.take("*") {
      part = try repeated(part, 0, scanner, place)
    } else if scanner.take("+") {
      part = try repeated(part, 1, scanner, place)
      // Written out once, and once to be repeated.
      try scanner.count(scanner.parts - before)
    }
    guard scanner.take(":") else { return part }
    let name = try scanner.name("the name of a capture")
    if let token = keeping(part, as: name) { return token }
    return part.captures.contains(Self.placeholder)
      ? part.renaming { $0 == Self.placeholder ? name : $0 } : .captured(part, name)
  }

  /// A token, or one of several, kept under a name; `nil` for what is more than one token.
  private func keeping(_ part: Pattern, as name: String) -> Pattern? {
    switch part {
    case .token(let kind, capture: nil): return .token(kind, capture: name)
    case .alternatives(let parts):
      let tokens = parts.compactMap { keeping($0, as: name) }
      return tokens.count == parts.count ? .alternatives(tokens) : nil
    default: return nil
    }
  }

  private func repeated(
    _ part: Pattern, _ min: Int, _ scanner: RuleScanner, _ place: RuleScanner.Place
  ) throws(RuleError) -> Pattern {
    guard !part.isOptional else {
      throw scanner.error("what may fit no words at all cannot be repeated without end", at: place)
    }
    return .repeated(part, min: min, isEndless: true)
  }

  private func primary(_ scanner: inout RuleScanner) throws(RuleError) -> Pattern {
    switch scanner.next {
    case .string(let string):
      guard !string.isEmpty else { throw scanner.error("an empty word") }
      try scanner.count(string.unicodeScalars.count)
      scanner.advance()
      return .literal(Array(string.unicodeScalars.filter { !$0.isBlank }))
    case .name(let name):
      if let pattern = set.patterns[name] {
        try scanner.count(set.sizes[name] ?? 0)
        scanner.advance()
        return pattern
      }
      let kind = try tokenClass(&scanner)
      return .token(kind, capture: nil)
    case .mark("("):
      try scanner.enter()
      scanner.advance()
      let inside = try pattern(&scanner)
      try scanner.require(")")
      scanner.leave()
      return inside
    case .mark("^"):
      scanner.advance()
      return .clauseStart
    case .mark("$"):
      scanner.advance()
      return .clauseEnd
    case .mark("!"):
      scanner.advance()
      return .absent(try absent(&scanner))
    case .mark("~"): return .gap(try gap(&scanner))
    default: throw scanner.expected("a class, a word in \"\", ~ or (")
    }
  }

  private func absent(_ scanner: inout RuleScanner) throws(RuleError) -> Pattern.Absent {
    guard case .string(let string) = scanner.next else { return .token(try tokenClass(&scanner)) }
    guard !string.isEmpty else { throw scanner.error("an empty word") }
    scanner.advance()
    return .literal(Array(string.unicodeScalars.filter { !$0.isBlank }))
  }

  func tokenClass(_ scanner: inout RuleScanner) throws(RuleError) -> TokenClass {
    let place = scanner.place
    let name = try scanner.name("the name of a class")
    guard let kind = set.classes[name] else {
      throw scanner.error("no class or pattern \(name)" + suggestion(name), at: place)
    }
    return kind
  }

  private func suggestion(_ name: String) -> String {
    let known = (Array(set.classes.keys) + Array(set.patterns.keys)).sorted()
    return known.first { $0.hasPrefix(name) || name.hasPrefix($0) }.map { "; is \($0) meant?" }
      ?? "; words \(name) \"…\" makes one"
  }

  private func gap(_ scanner: inout RuleScanner) throws(RuleError) -> Pattern.Gap {
    var gap = Pattern.Gap()
    scanner.advance()
    if scanner.take("~") { gap.crossesClauses = true }
    guard scanner.take("{") else { return gap }
    if let number = try length(&scanner) {
      gap.limit = number
      if let limit = try length(&scanner) {
        guard number <= limit else { throw scanner.error("a gap of at least \(number) and at most \(limit)") }
        (gap.minimum, gap.limit) = (number, limit)
      }
    }
    if case .name("no") = scanner.next {
      scanner.advance()
      repeat { gap.excluding.insert(try tokenClass(&scanner)) } while scanner.next != .mark("}")
    }
    try scanner.require("}")
    return gap
  }

  private func length(_ scanner: inout RuleScanner) throws(RuleError) -> Int? {
    guard case .number(let number) = scanner.next else { return nil }
    guard number >= 1, number <= Double(Pattern.longestGap), number == number.rounded() else {
      throw scanner.error("a gap is of 1 to \(Pattern.longestGap) characters")
    }
    scanner.advance()
    return Int(number)
  }
}
