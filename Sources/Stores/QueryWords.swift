/// What a query in SPARQL names: prefixes, and words that are none of the language's.
///
/// Strings, comments and IRIs are passed over. It is no parser: a query that is none has words too.
public struct QueryWords: Sendable {
  /// The prefixes that the query declares, without their colons.
  public private(set) var declared: Set<String> = []
  /// The prefixes of its names, in order, each once.
  public private(set) var used: [String] = []
  /// Words without a colon, in order: keywords, functions, and what lacks its prefix.
  public private(set) var bare: [String] = []

  /// - Complexity: O(*n*) in the query.
  public init(_ query: String) {
    let scalars = Array(query.unicodeScalars)
    var place = 0
    while place < scalars.count {
      switch scalars[place] {
      case "#": place = Self.end(of: scalars, from: place) { $0 == "\n" || $0 == "\r" }
      case "<": place = Self.afterIRI(scalars, at: place)
      case "\"", "'": place = Self.afterString(scalars, at: place)
      case "?", "$", "@": place = Self.end(of: scalars, from: place + 1) { !Self.isName($0) }
      case let scalar where Self.isName(scalar) || scalar == ":": read(scalars, &place)
      default: place += 1
      }
    }
  }

  private mutating func read(_ scalars: [Unicode.Scalar], _ place: inout Int) {
    let start = place
    place = Self.end(of: scalars, from: place) { !Self.isName($0) }
    let word = String(String.UnicodeScalarView(scalars[start..<place]))
    guard place < scalars.count, scalars[place] == ":" else {
      if scalars[start].properties.isAlphabetic { bare.append(word) }
      return
    }
    // Its local name may hold colons and escapes.
    place = Self.end(of: scalars, from: place) { !Self.isName($0) && !":%\\".unicodeScalars.contains($0) }
    if bare.last?.uppercased() == "PREFIX" {
      declared.insert(word)
      bare.removeLast()
    } else if word != "_", !used.contains(word) {
      used.append(word)
    }
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "-" || scalar == "." || scalar.properties.isAlphabetic
      || scalar.properties.numericType != nil
  }

  private static func end(
    of scalars: [Unicode.Scalar], from start: Int, _ isEnd: (Unicode.Scalar) -> Bool
  ) -> Int {
    scalars[min(start, scalars.count)...].firstIndex(where: isEnd) ?? scalars.count
  }

  /// After an IRI, or after the sign where it begins none.
  private static func afterIRI(_ scalars: [Unicode.Scalar], at start: Int) -> Int {
    let end = end(of: scalars, from: start + 1) { $0 == ">" || $0.value <= 0x20 || "<\"{}|^`\\".unicodeScalars.contains($0) }
    return end < scalars.count && scalars[end] == ">" ? end + 1 : start + 1
  }

  private static func afterString(_ scalars: [Unicode.Scalar], at start: Int) -> Int {
    let mark = scalars[start]
    let isLong = start + 2 < scalars.count && scalars[start + 1] == mark && scalars[start + 2] == mark
    var place = start + (isLong ? 3 : 1)
    while place < scalars.count {
      if scalars[place] == "\\" { place += 2; continue }
      if scalars[place] == mark {
        if !isLong { return place + 1 }
        if place + 2 < scalars.count, scalars[place + 1] == mark, scalars[place + 2] == mark { return place + 3 }
      }
      place += 1
    }
    return scalars.count
  }
}
