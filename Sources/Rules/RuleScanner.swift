import Text

/// A statement of a file of rules, cut into words and marks.
struct RuleScanner {
  enum Word: Hashable {
    /// Letters, digits and - . _ behind a letter.
    case name(String)
    case number(Double)
    /// In "…".
    case string(String)
    /// In <…>.
    case address(String)
    case mark(Character)
    /// What the statement's end is called in messages.
    case end

    var description: String {
      switch self {
      case .name(let name): name
      case .number(let number): "\(number)"
      case .string(let string): "\"\(string)\""
      case .address(let address): "<\(address)>"
      case .mark(let mark): "\(mark)"
      case .end: "the end of the line"
      }
    }
  }

  struct Place: Hashable {
    let line: Int
    let column: Int
  }

  let file: String
  private(set) var words: [(word: Word, place: Place)] = []
  private(set) var position = 0
  private var depth = 0
  /// How many parts the pattern being read has, with those of the patterns that it names.
  private(set) var parts = 0

  /// So deep parentheses may stand in one another.
  static let deepest = 50

  /// - Parameter lines: a statement's lines with their numbers.
  init(_ lines: [(number: Int, text: Substring)], file: String) throws(RuleError) {
    self.file = file
    for line in lines { try scan(line.text, line.number) }
    let last = lines.last.map { Place(line: $0.number, column: $0.text.unicodeScalars.count + 1) }
    words.append((.end, last ?? Place(line: 1, column: 1)))
  }

  var next: Word { words[position].word }
  var following: Word { words[min(position + 1, words.count - 1)].word }
  var place: Place { words[position].place }
  var isAtEnd: Bool { next == .end }

  mutating func advance() { if position < words.count - 1 { position += 1 } }

  func error(_ message: String, at place: Place? = nil) -> RuleError {
    let place = place ?? self.place
    return RuleError(file: file, line: place.line, column: place.column, message)
  }

  /// An error that says what stands where something else belongs.
  func expected(_ what: String) -> RuleError { error("\(next.description) where \(what) belongs") }

  /// Passes a mark, if it stands here.
  mutating func take(_ mark: Character) -> Bool {
    guard next == .mark(mark) else { return false }
    advance()
    return true
  }

  mutating func require(_ mark: Character) throws(RuleError) {
    guard take(mark) else { throw expected("\(mark)") }
  }

  mutating func name(_ what: String) throws(RuleError) -> String {
    guard case .name(let name) = next else { throw expected(what) }
    advance()
    return name
  }

  mutating func string(_ what: String) throws(RuleError) -> String {
    guard case .string(let string) = next else { throw expected(what) }
    advance()
    return string
  }

  /// `prefix:name`.
  mutating func prefixedName(_ what: String) throws(RuleError) -> String {
    let prefix = try name(what)
    try require(":")
    return prefix + ":" + (try name("the name behind \(prefix):"))
  }

  /// Begins what stands in parentheses.
  mutating func enter() throws(RuleError) {
    depth += 1
    guard depth <= Self.deepest else { throw error("parentheses more than \(Self.deepest) deep") }
  }

  mutating func leave() { depth -= 1 }

  /// Counts parts of a pattern, before they are put together.
  mutating func count(_ more: Int) throws(RuleError) {
    parts += more
    guard parts <= PatternProgram.limit else { throw error("a pattern too long to try at each place") }
  }

  mutating func end() throws(RuleError) { guard isAtEnd else { throw expected("the end of the line") } }

  private mutating func scan(_ line: Substring, _ number: Int) throws(RuleError) {
    let scalars = Array(line.unicodeScalars)
    var index = 0
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    while index < scalars.count {
      let place = Place(line: number, column: index + 1)
      let scalar = scalars[index]
      if scalar.isBlank {
        index += 1
      } else if scalar == "#" {
        return
      } else if scalar == "\"" || scalar == "<" {
        let close: Unicode.Scalar = scalar == "<" ? ">" : "\""
        guard let end = scalars[(index + 1)...].firstIndex(of: close) else {
          throw error("\(scalar) is not closed", at: place)
        }
        let inside = text(index + 1..<end)
        words.append((scalar == "<" ? .address(inside) : .string(inside), place))
        index = end + 1
      } else if ("0"..."9").contains(scalar) {
        var end = index
        while end < scalars.count, ("0"..."9").contains(scalars[end]) || scalars[end] == "." { end += 1 }
        guard let value = Double(text(index..<end)) else {
          throw error("\(text(index..<end)) is no number", at: place)
        }
        words.append((.number(value), place))
        index = end
      } else if scalar.properties.isAlphabetic {
        var end = index
        while end < scalars.count,
          scalars[end].properties.isAlphabetic || ("0"..."9").contains(scalars[end])
            || "-._".unicodeScalars.contains(scalars[end])
        {
          end += 1
        }
        words.append((.name(text(index..<end)), place))
        index = end
      } else {
        words.append((.mark(Character(scalar)), place))
        index += 1
      }
    }
  }
}
