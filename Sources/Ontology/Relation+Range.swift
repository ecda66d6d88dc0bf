extension Relation {
  /// What stands at a relation's end.
  public enum Range: Hashable, Sendable {
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

  /// The property.
  public var term: Term { Self.terms[position] }

  private static let terms: [Term] = allCases.map { relation in
    guard let term = Term(prefixedName: relation.rawValue) else {
      preconditionFailure("\(relation.rawValue) has no known prefix")
    }
    return term
  }

  public var range: Range {
    switch self {
    case .label, .altLabel, .title, .field, .programme, .unit, .counts, .period, .headline,
      .publisher, .author, .editor:
      .words
    case .adcode, .level, .identifier: .code
    case .ordinal: .integer
    case .value: .decimal
    case .ended: .boolean
    case .eventStatus: .term
    case .startDate, .endDate, .date, .datePublished, .firstAttested, .lastAttested, .startsAfter,
      .endsBefore, .validFrom, .validTo:
      .date
    case .url: .uri
    default: .entity
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
