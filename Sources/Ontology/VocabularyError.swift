/// Why a prefix, a kind or a relation cannot be declared.
public enum VocabularyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is not of the form that it wants, or names what there is not.
  case malformed(String, String)
  /// It is known, and known otherwise.
  case disagrees(String, String)
  /// The program and all declarations so far have as many as there may be.
  case full(String, Int)

  public var description: String {
    switch self {
    case .malformed(let name, let reason): "“\(Self.shortened(name))” \(reason)"
    case .disagrees(let name, let reason): "“\(Self.shortened(name))” is known \(reason)"
    case .full(let name, let limit): "“\(Self.shortened(name))” is one too many: there may be \(limit)"
    }
  }

  private static func shortened(_ name: String) -> String { String(name.unicodeScalars.prefix(60)) }
}

/// What names and labels of users may look like: they go into IRIs, files and terminals as they are.
enum TermSyntax {
  /// ASCII letters, digits, `_` and `-`, the first a letter, at most 60.
  static func isLocalName(_ name: String) -> Bool {
    guard name.utf8.count <= 60, let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  /// Lower-case ASCII letters and digits, the first a letter, at most 20.
  static func isPrefix(_ name: String) -> Bool {
    guard name.utf8.count <= 20, let first = name.utf8.first, isLower(first) else { return false }
    return name.utf8.allSatisfy { isLower($0) || isDigit($0) }
  }

  /// `http` or `https`, a host, and ASCII characters that an IRI may hold, with `#` or `/` at the end and no other
  /// `#`; at most 200.
  static func isNamespace(_ iri: String) -> Bool {
    guard iri.utf8.count <= 200, iri.hasSuffix("#") || iri.hasSuffix("/") else { return false }
    let schemes = ["http://", "https://"]
    guard let scheme = schemes.first(where: iri.hasPrefix) else { return false }
    let rest = iri.dropFirst(scheme.count).dropLast()
    let marks = Set("-._~:/?@!$&'()*+,;=".utf8)
    return rest.utf8.first.map { isLetter($0) || isDigit($0) } == true
      && rest.utf8.allSatisfy { isLetter($0) || isDigit($0) || marks.contains($0) }
  }

  /// Between 1 and 40 characters on one line, without blanks at the ends, quotation marks or controls.
  static func isLabel(_ label: String) -> Bool {
    let scalars = label.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, scalars.count <= 40 else { return false }
    return !first.properties.isWhitespace && !last.properties.isWhitespace
      && scalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: scalar != "\"" && scalar != "'"
        }
      }
  }

  static func checkLabels(of name: String, _ labels: [String]) throws(VocabularyError) {
    for label in labels where !isLabel(label) {
      throw .malformed(name, "wants names in Chinese and English of 1 to 40 characters on a line, without quotation marks")
    }
  }

  static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  static func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { isLower(byte) || isUpper(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
