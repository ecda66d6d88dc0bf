import Ontology
import Text

extension Claim {
  /// Why no graph can state it: entities of kinds that its relation does not join, or a literal that
  /// does not fit its type. `nil` for a claim that can be stated.
  public var misfit: String? {
    switch object {
    case .entity(let entity):
      guard relation.isBetweenEntities else { return "\(relation.term.prefixedName) leads to a literal" }
      if !relation.subjects.contains(subject.kind) { return misplaced(subject, "from") }
      return relation.objects.contains(entity.kind) ? nil : misplaced(entity, "to")
    case .literal(let literal):
      if relation.isBetweenEntities { return "\(relation.term.prefixedName) leads to an entity" }
      return literal.fault(at: relation.range).map { "\(relation.term.prefixedName) “\(literal.excerpt)” \($0)" }
    }
  }

  private func misplaced(_ entity: LocalEntity, _ word: String) -> String {
    "\(relation.term.prefixedName) does not lead \(word) a \(entity.kind.term.name)"
  }
}

extension Literal {
  /// Its first characters, for messages.
  fileprivate var excerpt: String { String(lexical.unicodeScalars.prefix(40)) }

  /// Why it cannot stand at a relation's end, in words that follow it.
  fileprivate func fault(at range: Relation.Range) -> String? {
    switch range {
    case .entity: "is no entity"
    case .words: datatype == .chinese || datatype == .string ? nil : "is no text"
    case .code: datatype == .string || datatype == .chinese ? nil : "is no code"
    case .term: EventStatus.allCases.contains { $0.term.prefixedName == lexical } ? nil : "is no status of an event"
    case .integer: datatype == .integer && Self.isNumber(lexical, hasPoint: false) ? nil : "is no whole number"
    case .decimal: datatype == .decimal && Self.isNumber(lexical, hasPoint: true) ? nil : "is no number, or one below 0"
    case .boolean: datatype == .boolean && lexical == "true" ? nil : "is not true"
    case .date: self == .date(lexical) && PartialDate(lexical: lexical) != nil ? nil : "is no date of its type"
    case .uri: datatype == .anyURI || datatype == .string ? nil : "is no address"
    }
  }

  private static func isNumber(_ text: String, hasPoint: Bool) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= (hasPoint ? 2 : 1)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
  }
}
