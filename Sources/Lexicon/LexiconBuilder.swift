import Text

/// Builds a lexicon from its lists.
struct LexiconBuilder {
  private(set) var classNames: [String] = []
  private(set) var classes: [String: WordClass] = [:]
  private(set) var values = [""]
  private(set) var trie = PhraseMatcher(edges: 16_000, isSoughtEverywhere: true)
  /// By their values in `trie`.
  private(set) var words: [String] = []
  private(set) var meanings: [[Lexicon.Meaning]] = []
  private(set) var openings = OpeningTable()
  /// The length of each class's longest word.
  private(set) var longest: [Int] = []
  /// The values that each class's words may have; `nil` for any.
  private var allowed: [[String]?] = []
  private var valueIndices: [String: Int32] = ["": 0]

  /// Where the words of a class are listed, when they have a list of their own.
  private struct Source {
    let resource: String
    let className: String
    var valueColumn: String?
  }

  private static let sources = [
    Source(resource: "cues", className: "cue", valueColumn: "kind"),
    Source(resource: "post_heads", className: "post-head"),
    Source(resource: "body_suffixes", className: "body-suffix", valueColumn: "kind"),
    Source(resource: "place_suffixes", className: "place-suffix"),
    Source(resource: "body_forms", className: "body-form", valueColumn: "kind"),
    Source(resource: "fixed_bodies", className: "fixed-body", valueColumn: "kind"),
    Source(resource: "event_heads", className: "event-head", valueColumn: "kind"),
    Source(resource: "name_breaks", className: "name-break"),
    Source(resource: "generic_modifiers", className: "generic-modifier"),
    Source(resource: "firm_endings", className: "firm-ending"),
    Source(resource: "role_nouns", className: "role-noun"),
  ]

  /// Reads all lists of classed words, and a user's.
  init(_ user: UserLists) throws(LexiconError) {
    try addClasses(try user.list("classes"))
    for (name, file, line) in user.classes where classes[name] == nil {
      guard hasRoom else { throw LexiconError(malformed: file, line: line, Self.excess(name)) }
      declare(name, values: [])
    }
    for source in Self.sources { try add(source, user) }
    try user.list("cues").forEachRow { row throws(LexiconError) in
      try add(row, row.string(0), row.string(1))
    }
    try user.list("region_cues").forEachRow { row throws(LexiconError) in
      let name = row.string(0).replacing("_", with: "-")
      if classes[name] == nil, hasRoom { declare(name, values: []) }
      for word in row.strings(1) { try add(row, word, name) }
    }
    try user.list("quantity_words").forEachRow { row throws(LexiconError) in
      try add(row, row.string(0), "quantity-\(row.string(1))")
    }
    try user.list("units").forEachRow { row throws(LexiconError) in
      try add(row, row.string(0), "unit", row.string(row[2].isEmpty ? 0 : 2))
    }
    try user.list("classed_words").forEachRow { row throws(LexiconError) in
      try add(row, row.string(0), row.string(1), row.string(2))
    }
    for word in user.words {
      do { try add(word.word, word.className, word.value, called: "value") } catch {
        throw LexiconError(malformed: word.file, line: word.line, error.reason)
      }
    }
  }

  private mutating func addClasses(_ list: WordList) throws(LexiconError) {
    // First, so that their numbers are those that code asks for.
    let named = WordClass.Named.allCases.map(\.name)
    for name in named { declare(name, values: []) }
    var missing = Set(named)
    try list.forEachRow { row throws(LexiconError) in
      let name = row.string(0)
      let values = row.strings(1)
      if missing.remove(name) != nil, let known = classes[name] {
        allowed[Int(known.number)] = values == ["*"] ? nil : values
      } else if classes[name] == nil {
        guard hasRoom else { throw row.error(Self.excess(name)) }
        declare(name, values: values == ["*"] ? nil : values)
      } else {
        throw row.error("\(name) is a class already")
      }
    }
    if let name = missing.min() { throw LexiconError(malformed: "classes.tsv", "has no class \(name)") }
  }

  private var hasRoom: Bool { classNames.count < WordClassSet.capacity }

  private static func excess(_ name: String) -> String {
    "\(name) is one class more than the \(WordClassSet.capacity) that there may be"
  }

  private mutating func declare(_ name: String, values: [String]?) {
    classes[name] = WordClass(number: UInt16(classNames.count))
    classNames.append(name)
    allowed.append(values)
    longest.append(0)
  }

  private mutating func add(_ source: Source, _ user: UserLists) throws(LexiconError) {
    let list = try user.list(source.resource)
    let column = source.valueColumn.flatMap { list.columns.firstIndex(of: $0) }
    try list.forEachRow { row throws(LexiconError) in
      try add(
        row, row.string(0), source.className, column.map(row.string) ?? "",
        called: source.valueColumn ?? "value")
    }
  }

  private mutating func add(
    _ row: borrowing WordList.Cells, _ word: String, _ className: String, _ value: String = "",
    called column: String = "value"
  ) throws(LexiconError) {
    do { try add(word, className, value, called: column) } catch { throw row.error(error.reason) }
  }

  /// What is wrong with a word.
  private struct Fault: Error { let reason: String }

  /// Adds a word to a class, or gives it a new value there: a user's row stands above the program's.
  private mutating func add(
    _ word: String, _ className: String, _ value: String, called column: String
  ) throws(Fault) {
    guard let wordClass = classes[className] else {
      throw Fault(reason: "no class is called \(className)" + NearestNames(to: className, among: classNames).question)
    }
    let number = Int(wordClass.number)
    if let allowed = allowed[number], allowed.isEmpty ? !value.isEmpty : !allowed.contains(value) {
      throw Fault(
        reason: allowed.isEmpty
          ? "\(column) is \(value), but words of the class \(className) have none"
          : "\(column) is \(value), not one of \(allowed.joined(separator: ", "))")
    }
    let scalars = word.unicodeScalars
    guard !scalars.isEmpty else { throw Fault(reason: "a word is empty") }
    let meaning = Lexicon.Meaning(wordClass: wordClass, valueIndex: index(of: value))
    longest[number] = max(longest[number], scalars.count)
    if let opening = Opening(wordClass) { openings.insert(scalars, opening) }
    guard let entry = trie.value(of: scalars).map(Int.init) else {
      trie.insert(scalars, value: Int32(words.count))
      words.append(word)
      meanings.append([meaning])
      return
    }
    if let known = meanings[entry].firstIndex(where: { $0.wordClass == wordClass }) {
      meanings[entry][known] = meaning
    } else {
      meanings[entry].append(meaning)
    }
  }

  private mutating func index(of value: String) -> Int32 {
    if let index = valueIndices[value] { return index }
    let index = Int32(values.count)
    valueIndices[value] = index
    values.append(value)
    return index
  }
}
