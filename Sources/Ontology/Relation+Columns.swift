extension Relation {
  /// What stands at a relation's end.
  public enum Range: String, Hashable, Sendable, CaseIterable {
    case entity
    /// Words of an article or a register, tagged `zh`.
    case words
    /// A code or keyword, untagged.
    case code
    case integer, decimal, boolean
    /// A date to the day, the month or the year.
    case date
    case uri
    /// A term of ``EventStatus``, which a literal names by its prefixed name.
    case term
  }

  /// How a picture draws a relation's lines.
  public enum Line: Hashable, Sendable {
    case of(LineFamily)
    /// As the event looks that the line comes from.
    case ofEvent
  }

  private var row: Row { Self.table[number] }

  /// The property.
  public var term: Term { row.term }
  public var prefixedName: String { row.name }
  public var range: Range { row.range }
  /// Whether the object is an entity, not a literal.
  public var isBetweenEntities: Bool { row.range == .entity }
  /// The general relation that is written beside this one, if any (`shan:participant`).
  public var general: Relation? { row.general }
  /// The kinds that it leads from.
  public var subjects: KindSet { row.subjects }
  /// The kinds that it leads to, of a relation between entities.
  public var objects: KindSet { row.objects }
  /// Whether an entity has at most one.
  public var isFunctional: Bool { row.isFunctional }

  /// The relation's name for people, read from subject to object.
  public func label(in language: LabelLanguage = .chinese) -> String {
    language == .chinese ? row.chinese : row.english
  }

  /// The relation's Chinese name for people, read from object to subject.
  public var inverseLabel: String { row.inverse ?? row.chinese }

  /// How much an edge says of its ends: what a report is about weighs more than what it mentions, and what every
  /// region or post has weighs nothing.
  public var weight: Int { row.weight }

  /// Whether a gazetteer or the reading of an article as a whole can be the source of an edge.
  public var standsWithoutProvenance: Bool { row.standsWithoutProvenance }

  /// Whether chains of facts lead over it unless told otherwise: not what articles mention, nor what tenures say
  /// again, nor what is only perhaps the same.
  public var isStep: Bool { row.isStep }

  /// Whether its literals are names by which an entity is found.
  public var isName: Bool { row.isName }

  /// Where it is a line. What boxes around provinces and the words in a node say has none.
  public var visibility: Visibility { row.visibility }

  /// Whether a line says its name; the commonest speak through their colour alone.
  public var isNamedInDiagrams: Bool { row.isNamed }

  /// How its line looks that comes from an entity of a kind.
  public func lineFamily(from kind: EntityKind) -> LineFamily {
    switch row.line {
    case .of(let family): family
    case .ofEvent: kind.figure == .visit ? .visit : kind.figure == .signing ? .signing : .meeting
    }
  }

  /// The term that a literal names at this relation's end; `nil` where a literal stands for itself.
  public func term(named literal: Literal) -> Term? {
    guard range == .term else { return nil }
    return EventStatus.allCases.lazy.map(\.term).first { $0.prefixedName == literal.lexical }
  }

  /// The literal as this relation writes it: words carry their language tag, codes none, so that
  /// one property has one datatype whoever made the literal. Other datatypes stay as they are.
  public func normalized(_ literal: Literal) -> Literal {
    switch range {
    case .words: Literal(literal.lexical, .chinese)
    case .code, .term: Literal(literal.lexical)
    case .uri: Literal(literal.lexical, .anyURI)
    case .entity, .integer, .decimal, .boolean, .date: literal
    }
  }
}
