import Ontology

/// The kinds and relations that rules may write, and their declarations.
enum RuleVocabulary {
  static func relation(_ prefixedName: String) -> Relation? { Relation(prefixedName: prefixedName) }

  static func kind(_ name: String) -> EntityKind? { EntityKind(named: name) }

  static func declare(_ keyword: String, _ scanner: inout RuleScanner) throws(RuleError) {
    throw scanner.error("\(keyword) not yet")
  }
}
