import Ontology

extension PropertyPath {
  /// Reads a path in the grammar of SPARQL 1.1, productions 88 to 96: `/ | ^ * + ? !`, parentheses,
  /// `a`, IRIs between angle brackets, prefixed names of ``Namespace``, and the labels of properties
  /// in Chinese or English (`出席`, `holds`), between quotation marks when they hold blanks.
  ///
  /// - Complexity: O(*n*) in the text; a path has at most 200 properties, and parentheses nest to a
  ///   depth of 200.
  public init(parsing text: String) throws(PropertyPathError) {
    var parser = PropertyPathParser(text)
    self = try parser.wholePath()
  }
}

private struct PropertyPathParser {
  private static let depthLimit = 200
  private static let propertyLimit = 200
  private static let nameLimit = 200

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  private var properties = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func wholePath() throws(PropertyPathError) -> PropertyPath {
    let path = try alternative()
    if let next = peek() { throw error("“\(next)” is out of place") }
    return path
  }

  private func error(_ reason: String, at place: Int? = nil) -> PropertyPathError {
    PropertyPathError(column: (place ?? self.place) + 1, reason: reason)
  }

  /// The next scalar that is not white space.
  private mutating func peek() -> Unicode.Scalar? {
    while place < scalars.count && scalars[place].properties.isWhitespace { place += 1 }
    return place < scalars.count ? scalars[place] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    place += 1
    return true
  }

  private mutating func alternative() throws(PropertyPathError) -> PropertyPath {
    var path = try sequence()
    while take("|") { path = .alternative(path, try sequence()) }
    return path
  }

  private mutating func sequence() throws(PropertyPathError) -> PropertyPath {
    var path = try elementOrInverse()
    while take("/") { path = .sequence(path, try elementOrInverse()) }
    return path
  }

  private mutating func elementOrInverse() throws(PropertyPathError) -> PropertyPath {
    take("^") ? .inverse(try element()) : try element()
  }

  private mutating func element() throws(PropertyPathError) -> PropertyPath {
    let before = properties
    let path = try primary()
    if peek() == "{" { return try repeated(path, of: properties - before) }
    if take("*") { return .zeroOrMore(path) }
    if take("+") { return .oneOrMore(path) }
    if take("?") { return .zeroOrOne(path) }
    return path
  }

  /// What a path followed by `{2}`, `{1,3}`, `{2,}` or `{,3}` is in SPARQL 1.1: the path that many times in a row.
  ///
  /// - Parameter size: how many properties the path has.
  private mutating func repeated(_ path: PropertyPath, of size: Int) throws(PropertyPathError) -> PropertyPath {
    let start = place
    place += 1
    let least = number()
    let isRange = take(",")
    let most = isRange ? number() : least
    guard take("}"), least != nil || most != nil else {
      throw error("a count is {2}, {1,3}, {2,} or {,3}", at: start)
    }
    let count = max(least ?? 0, most ?? 0)
    guard count > 0 else { throw error("a path is walked once at least", at: start) }
    if let most, let least, most < least { throw error("{\(least),\(most)} counts down", at: start) }
    guard count * size <= Self.propertyLimit else {
      throw error("the path has more than \(Self.propertyLimit) properties", at: start)
    }
    properties += (count - 1) * size
    var parts = [PropertyPath](repeating: path, count: least ?? 0)
    if let most {
      parts += [PropertyPath](repeating: .zeroOrOne(path), count: most - (least ?? 0))
    } else {
      parts.append(.zeroOrMore(path))
    }
    var whole = parts[0]
    for part in parts.dropFirst() { whole = .sequence(whole, part) }
    return whole
  }

  /// The number that stands next, at most four digits; `nil` where there is none.
  private mutating func number() -> Int? {
    guard let first = peek(), ("0"..."9").contains(first) else { return nil }
    var value = 0
    while place < scalars.count, ("0"..."9").contains(scalars[place]), value < 1000 {
      value = value * 10 + Int(scalars[place].value - 0x30)
      place += 1
    }
    return value
  }

  private mutating func primary() throws(PropertyPathError) -> PropertyPath {
    let start = place
    if take("(") {
      depth += 1
      guard depth <= Self.depthLimit else { throw error("parentheses nest too deeply", at: start) }
      let path = try alternative()
      guard take(")") else {
        throw error(peek() == nil ? "the path ends where ) is due" : "“\(scalars[place])” where ) is due")
      }
      depth -= 1
      return path
    }
    if take("!") { return try negatedSet() }
    return .property(try property())
  }

  private mutating func negatedSet() throws(PropertyPathError) -> PropertyPath {
    var forward: Set<Term>?
    var inverse: Set<Term>?
    func result() -> PropertyPath { .negated(forward: forward, inverse: inverse) }
    guard take("(") else {
      if take("^") {
        inverse = [try property()]
      } else {
        forward = [try property()]
      }
      return result()
    }
    if take(")") {
      forward = []
      return result()
    }
    repeat {
      if take("^") {
        inverse = (inverse ?? []).union([try property()])
      } else {
        forward = (forward ?? []).union([try property()])
      }
    } while take("|")
    guard take(")") else {
      throw error(peek() == nil ? "the path ends where ) is due" : "“\(scalars[place])” where | or ) is due")
    }
    return result()
  }

  private mutating func property() throws(PropertyPathError) -> Term {
    guard let first = peek() else { throw error("the path ends where a property is due") }
    properties += 1
    guard properties <= Self.propertyLimit else {
      throw error("the path has more than \(Self.propertyLimit) properties")
    }
    let start = place
    if first == "<" || first == "\"" || first == "'" {
      place += 1
      let close: Unicode.Scalar = first == "<" ? ">" : first
      var name = String.UnicodeScalarView()
      while place < scalars.count && scalars[place] != close {
        name.append(scalars[place])
        place += 1
      }
      guard place < scalars.count else { throw error("“\(first)” is never closed", at: start) }
      place += 1
      try check(name, at: start)
      return try PropertyNames.property(
        first == "<" ? .iri(String(name)) : .label(String(name)), at: start)
    }
    var name = String.UnicodeScalarView()
    while place < scalars.count, !"/|^*+?!(){}<>\"'".unicodeScalars.contains(scalars[place]),
      !scalars[place].properties.isWhitespace
    {
      name.append(scalars[place])
      place += 1
    }
    guard !name.isEmpty else { throw error("“\(first)” where a property is due", at: start) }
    try check(name, at: start)
    return try PropertyNames.property(.word(String(name)), at: start)
  }

  private func check(_ name: String.UnicodeScalarView, at start: Int) throws(PropertyPathError) {
    guard name.count <= Self.nameLimit else {
      throw error("a name of \(name.count) characters is no property of the graph", at: start)
    }
  }
}
