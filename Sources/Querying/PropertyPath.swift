public import Ontology

/// A property path of SPARQL 1.1 (section 9).
public indirect enum PropertyPath: Hashable, Sendable {
  case property(Term)
  /// `^path`
  case inverse(PropertyPath)
  /// `a/b`
  case sequence(PropertyPath, PropertyPath)
  /// `a|b`
  case alternative(PropertyPath, PropertyPath)
  /// `path?`
  case zeroOrOne(PropertyPath)
  /// `path*`
  case zeroOrMore(PropertyPath)
  /// `path+`
  case oneOrMore(PropertyPath)
  /// `!(a|^b)`: any property but some, and against the arrow any but others; `nil` is no such walk.
  case negated(forward: Set<Term>?, inverse: Set<Term>?)
}

/// Why a text is no property path.
public struct PropertyPathError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the fault is: the number of the character, from 1.
  public let column: Int
  /// A sentence without its end.
  public let reason: String

  public var description: String { "character \(column): \(reason)" }
}
