import Ontology
import Text

extension Claim {
  /// Why no graph can state it: entities of kinds that its relation does not join, or a literal that
  /// does not fit its type. `nil` for a claim that can be stated.
  public var misfit: String? {
    switch object {
    case .entity(let entity):
      guard relation.isBetweenEntities else { return "\(relation.term.prefixedName) leads to a literal" }
      guard let ends = relation.ends else { return nil }
      if !ends.subjects.hold(subject.kind) { return misplaced(subject, "from") }
      return ends.objects.hold(entity.kind) ? nil : misplaced(entity, "to")
    case .literal(let literal):
      if relation.isBetweenEntities { return "\(relation.term.prefixedName) leads to an entity" }
      return literal.fault(at: relation.range).map { "\(relation.term.prefixedName) “\(literal.excerpt)” \($0)" }
    }
  }

  private func misplaced(_ entity: LocalEntity, _ word: String) -> String {
    "\(relation.term.prefixedName) does not lead \(word) a \(entity.kind.term.name)"
  }
}

/// The kinds that may stand at an end of a relation; those that users declared stand anywhere.
private struct Ends {
  let kinds: Set<EntityKind>
  var hasEvents = false
  var hasBodies = false

  func hold(_ kind: EntityKind) -> Bool {
    kinds.contains(kind) || hasEvents && kind.isEvent || hasBodies && kind.isOrganization || !kind.isBuiltIn
  }

  static func of(_ kinds: EntityKind...) -> Ends { Ends(kinds: Set(kinds)) }
  static func bodies(and kinds: EntityKind...) -> Ends { Ends(kinds: Set(kinds), hasBodies: true) }
  static let events = Ends(kinds: [], hasEvents: true)
}

/// What a relation leads from and to.
private struct Joined {
  let subjects: Ends
  let objects: Ends

  init(_ subjects: Ends, _ objects: Ends) {
    self.subjects = subjects
    self.objects = objects
  }
}

extension Relation {
  /// What a relation of the contract leads from and to, as the shapes have it; `nil` where that is open.
  fileprivate var ends: Joined? {
    switch self {
    case .holds: Joined(.of(.person), .of(.post))
    case .ofRegion: Joined(.bodies(and: .post), .of(.region))
    case .postIn: Joined(.of(.post), .bodies())
    case .within, .supports, .replacedBy: Joined(.of(.region), .of(.region))
    case .supporter, .supported: Joined(.of(.pairing), .of(.region))
    case .party: Joined(.of(.agreement), .bodies(and: .region))
    case .signatory: Joined(.of(.agreement), .of(.person))
    case .signedAt: Joined(.of(.agreement), .events)
    case .between: Joined(.events, .of(.region))
    case .location: Joined(.events, .bodies(and: .region, .place))
    case .delegationOf: Joined(.of(.visit), .of(.region))
    case .visited: Joined(.of(.visit), .bodies(and: .region, .place))
    case .participant, .attendee, .speaker, .chair, .presenter, .leader, .signer: Joined(.events, .of(.person))
    case .from, .to: Joined(.of(.measure), .bodies(and: .region))
    case .closeMatch: Joined(.of(.person), .of(.person))
    default: nil
    }
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
