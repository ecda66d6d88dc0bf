import Foundation

/// A user's own words, added to the lists that come with the program.
///
/// A file has the columns of one of the lists in `Resources` and is told by them: `title`, `normal`,
/// `kind` … adds offices, `name` and `kind` adds bodies, `person` adds persons, `word`, `class` and
/// `value` adds words to a class. Lines with `#` and blank lines are passed over.
public struct UserLists: Sendable {
  /// The lists that may be added to.
  private static let resources = [
    "regions", "pairforms", "abbreviations", "titles", "surnames", "name_elements", "role_nouns",
    "body_suffixes", "place_suffixes", "fixed_bodies", "persons", "outlets", "post_heads", "classes",
    "classed_words",
  ]

  /// The user's rows, by list.
  private var additions: [String: [WordList]] = [:]
  /// Words of classes that stand in no such file.
  private(set) var words: [ClassedWord] = []
  /// Classes that no such file declares.
  private(set) var classes: [(name: String, file: String, line: Int)] = []

  public init() {}

  /// Adds the words of a file.
  /// - Throws: `LexiconError` for a file that cannot be read, is not UTF-8, has columns of no list,
  ///   or a row that the list could not have: a wrong number of cells, an empty first cell, an
  ///   unknown kind, a word that is there twice. It names the line.
  public mutating func add(contentsOf path: String) throws(LexiconError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LexiconError(malformed: path, "cannot be read")
    }
    var bytes = [UInt8](data.filter { $0 != UInt8(ascii: "\r") })
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw LexiconError(malformed: path, "is not UTF-8")
    }
    let list = WordList(file: path, bytes: bytes)
    guard let resource = try Self.resource(with: list.columns) else {
      throw LexiconError(
        malformed: path, line: 1,
        "no list has the columns \(list.columns.joined(separator: ", "))")
    }
    try Self.validate(list, as: resource)
    additions[resource, default: []].append(list)
  }

  /// Adds a word to a class, which the lexicon must know or the user declare.
  public mutating func add(_ word: ClassedWord) { words.append(word) }

  /// Declares a class, whose words have no values; one that is known stays as it is.
  /// - Parameters:
  ///   - file: Where it is declared, for messages.
  ///   - line: The line there, counted from 1.
  public mutating func declare(class name: String, file: String, line: Int) {
    classes.append((name, file, line))
  }

  /// A bundled list, its rows checked, with the user's rows behind its own.
  func list(_ resource: String) throws(LexiconError) -> WordList {
    let bundled = try WordList(resource)
    try Self.validate(bundled, as: resource)
    return (additions[resource] ?? []).reduce(bundled) { $0.appending($1) }
  }

  func rows(of resource: String) throws(LexiconError) -> [[String]] { try list(resource).rows() }

  private static func validate(_ list: WordList, as resource: String) throws(LexiconError) {
    guard let schema = ListSchema.of(resource) else {
      throw LexiconError(malformed: resource + ".tsv", "is no known list")
    }
    try list.validate(schema)
  }

  private static func resource(with columns: [String]) throws(LexiconError) -> String? {
    for resource in resources where try WordList(resource).columns == columns { return resource }
    return nil
  }
}

/// A word with its class, as a user's file gives it.
public struct ClassedWord: Hashable, Sendable {
  public let word: String
  /// The class's name.
  public let className: String
  /// What the word says beside its class; empty where it says nothing more.
  public let value: String
  /// The file and its line, counted from 1, for messages.
  public let file: String
  public let line: Int

  public init(word: String, className: String, value: String = "", file: String, line: Int) {
    self.word = word
    self.className = className
    self.value = value
    self.file = file
    self.line = line
  }
}
