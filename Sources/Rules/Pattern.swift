/// What a rule reads: a regular expression whose letters are mentions, classed words and characters.
indirect enum Pattern: Hashable, Sendable {
  /// A token of a class, under the name that a write uses.
  case token(TokenClass, capture: String?)
  case literal([Unicode.Scalar])
  /// Any characters, as few as will do.
  case gap(Gap)
  case sequence([Pattern])
  /// The first that fits.
  case alternatives([Pattern])
  /// As often as possible; `max` is 1 or without end.
  case repeated(Pattern, min: Int, isEndless: Bool)
  /// The words that a part covers.
  case captured(Pattern, String)
  case clauseStart, clauseEnd
  /// No token of the class, or not these characters, begin here; covers nothing.
  case absent(Absent)

  /// Characters that a pattern passes over.
  struct Gap: Hashable, Sendable {
    /// At most so many scalars; `nil`: to the end of the clause or sentence.
    var limit: Int?
    /// At least so many.
    var minimum = 0
    /// Whether it may leave the clause; it never leaves the sentence.
    var crossesClauses = false
    /// No token of these classes begins inside.
    var excluding = ClassSet()
  }

  /// What may not begin somewhere.
  enum Absent: Hashable, Sendable {
    case token(TokenClass)
    case literal([Unicode.Scalar])
  }

  static let longestGap = 200
}

extension Pattern {
  /// The names that its parts are captured by.
  var captures: Set<String> {
    switch self {
    case .token(_, let name): name.map { [$0] } ?? []
    case .literal, .gap, .clauseStart, .clauseEnd, .absent: []
    case .sequence(let parts), .alternatives(let parts):
      parts.reduce(into: []) { $0.formUnion($1.captures) }
    case .repeated(let part, _, _): part.captures
    case .captured(let part, let name): part.captures.union([name])
    }
  }

  /// The classes of which every text that fits has a token.
  var required: ClassSet {
    switch self {
    case .token(let kind, _): ClassSet(kind)
    case .literal, .gap, .clauseStart, .clauseEnd, .absent: ClassSet()
    case .sequence(let parts): parts.reduce(ClassSet()) { $0.union($1.required) }
    case .alternatives(let parts):
      parts.dropFirst().reduce(parts.first?.required ?? ClassSet()) { $0.intersection($1.required) }
    case .repeated(let part, let min, _): min > 0 ? part.required : ClassSet()
    case .captured(let part, _): part.required
    }
  }

  /// Whether it fits no characters at all, or any.
  var isOptional: Bool {
    switch self {
    case .token, .literal: false
    case .gap(let gap): gap.minimum == 0
    case .clauseStart, .clauseEnd, .absent: true
    case .sequence(let parts): parts.allSatisfy(\.isOptional)
    case .alternatives(let parts): parts.contains(where: \.isOptional)
    case .repeated(let part, let min, _): min == 0 || part.isOptional
    case .captured(let part, _): part.isOptional
    }
  }

  /// The same with its captures under other names.
  func renaming(_ rename: (String) -> String) -> Pattern {
    switch self {
    case .token(let kind, let name): .token(kind, capture: name.map(rename))
    case .literal, .gap, .clauseStart, .clauseEnd, .absent: self
    case .sequence(let parts): .sequence(parts.map { $0.renaming(rename) })
    case .alternatives(let parts): .alternatives(parts.map { $0.renaming(rename) })
    case .repeated(let part, let min, let isEndless):
      .repeated(part.renaming(rename), min: min, isEndless: isEndless)
    case .captured(let part, let name): .captured(part.renaming(rename), rename(name))
    }
  }
}
