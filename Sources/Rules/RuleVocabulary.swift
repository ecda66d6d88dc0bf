import Ontology

/// The kinds and relations that rules may write, and their declarations.
///
///     declaration = "prefix" NAME ADDRESS
///                 | "kind" PREFIXED-NAME STRING STRING [ "under" PREFIXED-NAME ]
///                 | "relation" PREFIXED-NAME RANGE STRING STRING [ "inverse" STRING ] [ "under" PREFIXED-NAME ]
enum RuleVocabulary {
  static func relation(_ prefixedName: String) -> Relation? { Relation(prefixedName: prefixedName) }

  static func kind(_ name: String) -> EntityKind? { EntityKind(named: name) }

  /// Reads a declaration behind its keyword.
  static func declare(_ keyword: String, _ scanner: inout RuleScanner) throws(RuleError) {
    switch keyword {
    case "prefix": try declarePrefix(&scanner)
    case "kind": try declareKind(&scanner)
    default: try declareRelation(&scanner)
    }
  }

  private static func declarePrefix(_ scanner: inout RuleScanner) throws(RuleError) {
    let place = scanner.place
    let prefix = try scanner.name("a prefix")
    guard case .address(let iri) = scanner.next else { throw scanner.expected("an address in <>") }
    scanner.advance()
    try make(scanner, place) { () throws(VocabularyError) in
      _ = try Namespace.declare(prefix: prefix, iri: iri)
    }
  }

  private static func declareKind(_ scanner: inout RuleScanner) throws(RuleError) {
    let place = scanner.place
    let name = try scanner.prefixedName("a kind")
    let chinese = try scanner.string("its Chinese name in \"\"")
    let english = try scanner.string("its English name in \"\"")
    var above: EntityKind.Superkind?
    if try passes("under", &scanner) {
      let place = scanner.place
      let general = try scanner.prefixedName("a general kind")
      above = EntityKind.Superkind(rawValue: general)
      guard above != nil else {
        let known = EntityKind.Superkind.allCases.map(\.rawValue).joined(separator: ", ")
        throw scanner.error("no general kind \(general); there are \(known)", at: place)
      }
    }
    // What the graph has already keeps its own names.
    if let known = EntityKind(named: name), known.isBuiltIn, above == nil || above == known.superkind { return }
    try make(scanner, place) { () throws(VocabularyError) in
      _ = try EntityKind.declare(name, chinese: chinese, english: english, under: above)
    }
  }

  private static func declareRelation(_ scanner: inout RuleScanner) throws(RuleError) {
    let place = scanner.place
    let name = try scanner.prefixedName("a relation")
    let at = scanner.place
    let word = try scanner.name("what it leads to")
    guard let range = Relation.Range(rawValue: word) else {
      let known = Relation.Range.allCases.map(\.rawValue).joined(separator: ", ")
      throw scanner.error("no relation leads to \(word), but to \(known)", at: at)
    }
    let chinese = try scanner.string("its Chinese name in \"\"")
    let english = try scanner.string("its English name in \"\"")
    var inverse: String?
    if try passes("inverse", &scanner) { inverse = try scanner.string("its name from object to subject in \"\"") }
    var general: Relation?
    if try passes("under", &scanner) {
      let place = scanner.place
      let above = try scanner.prefixedName("a general relation")
      general = Relation(prefixedName: above)
      guard general != nil else { throw scanner.error("no relation \(above)", at: place) }
    }
    if let known = Relation(prefixedName: name), known.isBuiltIn, known.range == range,
      general == nil || general == known.general
    { return }
    try make(scanner, place) { () throws(VocabularyError) in
      _ = try Relation.declare(
        name, range: range, chinese: chinese, english: english, inverse: inverse, general: general)
    }
  }

  private static func passes(_ word: String, _ scanner: inout RuleScanner) throws(RuleError) -> Bool {
    guard scanner.next == .name(word) else { return false }
    scanner.advance()
    return true
  }

  /// A declaration that the vocabulary refuses, at its place.
  private static func make(
    _ scanner: RuleScanner, _ place: RuleScanner.Place, _ declare: () throws(VocabularyError) -> Void
  ) throws(RuleError) {
    do throws(VocabularyError) { try declare() } catch { throw scanner.error("\(error)", at: place) }
  }
}
