import Ontology

/// Reads what a rule writes.
///
///     writes = term relation object { ";" relation object }
///     object = first { "[" NAME [ "?" ] "]" }
///     first  = term { "|" term }
///     term   = NAME | "of" "(" NAME ")" | KIND "(" term { "," term } ")" | "$" NAME | STRING
struct WriteParser {
  let captures: Set<String>

  func writes(_ scanner: inout RuleScanner) throws(RuleError) -> [TextRule.Write] {
    let subject = try term(&scanner)
    if case .words = subject { throw scanner.error("words where a subject belongs") }
    var writes: [TextRule.Write] = []
    repeat {
      let place = scanner.place
      let name = try scanner.prefixedName("a relation")
      guard let relation = RuleVocabulary.relation(name) else {
        throw scanner.error("no relation \(name); relation \(name) … declares one", at: place)
      }
      let at = scanner.place
      var choices = [try term(&scanner)]
      while scanner.take("|") { choices.append(try term(&scanner)) }
      if relation.isBetweenEntities, choices.contains(where: { if case .words = $0 { true } else { false } }) {
        throw scanner.error("words where an entity belongs: \(name) leads to one", at: at)
      }
      let object = choices.count == 1 ? choices[0] : .first(choices)
      var qualifiers: [TextRule.Qualifier] = []
      while scanner.take("[") { qualifiers.append(try qualifier(&scanner)) }
      writes.append(
        TextRule.Write(subject: subject, relation: relation, object: object, qualifiers: qualifiers))
    } while scanner.take(";")
    return writes
  }

  private func qualifier(_ scanner: inout RuleScanner) throws(RuleError) -> TextRule.Qualifier {
    let known = TextRule.Qualifier.names
    let place = scanner.place
    let name = try scanner.name(known.joined(separator: ", "))
    guard known.contains(name) else {
      throw scanner.error("no \(name); there are \(known.joined(separator: ", "))", at: place)
    }
    let isConditional = scanner.take("?")
    if isConditional, !captures.contains(name) {
      throw scanner.error("nothing is captured as \(name)", at: place)
    }
    try scanner.require("]")
    return TextRule.Qualifier(name: name, isConditional: isConditional)
  }

  private func term(_ scanner: inout RuleScanner) throws(RuleError) -> TextRule.Term {
    let place = scanner.place
    switch scanner.next {
    case .string(let words):
      for name in Self.names(in: words) where !captures.contains(name) {
        throw scanner.error("nothing is captured as \(name)", at: place)
      }
      scanner.advance()
      return .words(words)
    case .mark("$"):
      scanner.advance()
      let name = try scanner.name("what is meant")
      guard let meant = TextRule.Meant(rawValue: name) else {
        let known = TextRule.Meant.allCases.map { "$" + $0.rawValue }.joined(separator: ", ")
        throw scanner.error("no $\(name); there are \(known)", at: place)
      }
      return .meant(meant)
    case .name(let name):
      if scanner.following == .mark(":"), !captures.contains(name) {
        let kind = try scanner.prefixedName("a kind")
        return try entity(kind, &scanner, place)
      }
      scanner.advance()
      if scanner.next == .mark("(") {
        return name == "of" ? try owner(&scanner) : try entity(name, &scanner, place)
      }
      guard captures.contains(name) else { throw scanner.error("nothing is captured as \(name)", at: place) }
      return .capture(name)
    default: throw scanner.expected("a capture, Kind(…), $meeting or words in \"\"")
    }
  }

  private func owner(_ scanner: inout RuleScanner) throws(RuleError) -> TextRule.Term {
    try scanner.require("(")
    let place = scanner.place
    let name = try scanner.name("a capture")
    guard captures.contains(name) else { throw scanner.error("nothing is captured as \(name)", at: place) }
    try scanner.require(")")
    return .owner(of: name)
  }

  /// What stands in braces.
  private static func names(in template: String) -> [String] {
    template.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { part in
      String(part.prefix { $0 != "}" })
    }
  }

  private func entity(
    _ name: String, _ scanner: inout RuleScanner, _ place: RuleScanner.Place
  ) throws(RuleError) -> TextRule.Term {
    guard let kind = RuleVocabulary.kind(name) else {
      throw scanner.error("no kind \(name); kind shan:\(name) … declares one", at: place)
    }
    try scanner.enter()
    try scanner.require("(")
    var keys: [TextRule.Term] = []
    repeat { keys.append(try term(&scanner)) } while scanner.take(",")
    try scanner.require(")")
    scanner.leave()
    return .entity(kind, keys: keys)
  }
}
