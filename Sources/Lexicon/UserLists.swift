import Foundation

/// A user's own words, added to the lists that come with the program.
///
/// A file has the columns of one of the lists in `Resources` and is told by them: `title`, `normal`,
/// `kind` … adds offices, `name` and `kind` adds bodies, `person` adds persons. Lines with `#` and
/// blank lines are passed over.
public struct UserLists: Sendable {
  /// The lists that may be added to.
  private static let resources = [
    "regions", "pairforms", "abbreviations", "titles", "surnames", "name_elements", "role_nouns",
    "body_suffixes", "place_suffixes", "fixed_bodies", "persons", "outlets", "post_heads",
  ]
  /// Columns whose values are fixed: those that the bundled list has.
  private static let fixedColumns: Set<String> = [
    "kind", "level", "band", "class", "common_word", "group", "position",
  ]

  /// Rows in the form of the list's file, by list.
  private var additions: [String: [UInt8]] = [:]

  public init() {}

  /// Adds the words of a file.
  /// - Throws: `LexiconError` for a file that cannot be read, is not UTF-8, has columns of no list,
  ///   or a row with a wrong number of cells, an empty first cell or an unknown kind; it names the
  ///   line.
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
    guard let (resource, bundled) = try Self.resource(with: list.columns) else {
      throw LexiconError(
        malformed: path, line: 1,
        "no list has the columns \(list.columns.joined(separator: ", "))")
    }
    try Self.validate(list, against: bundled, path)
    additions[resource, default: []] += bytes[list.firstRow...] + [UInt8(ascii: "\n")]
  }

  /// A bundled list with the user's rows behind its own.
  func list(_ resource: String) throws(LexiconError) -> WordList {
    guard let rows = additions[resource] else { return try WordList(resource) }
    let bundled = try WordList(resource)
    return WordList(file: resource + ".tsv", bytes: bundled.bytes + [UInt8(ascii: "\n")] + rows)
  }

  func rows(of resource: String) throws(LexiconError) -> [[String]] { try list(resource).rows() }

  private static func resource(
    with columns: [String]
  ) throws(LexiconError) -> (String, WordList)? {
    for resource in resources {
      let list = try WordList(resource)
      if list.columns == columns { return (resource, list) }
    }
    return nil
  }

  private static func validate(
    _ list: WordList, against bundled: WordList, _ path: String
  ) throws(LexiconError) {
    var known: [Int: Set<String>] = [:]
    let rows = try bundled.rows()
    for (index, column) in list.columns.enumerated() where fixedColumns.contains(column) {
      known[index] = Set(rows.map { $0[index] })
    }
    for (row, line) in try list.numberedRows() {
      if row[0].isEmpty { throw LexiconError(malformed: path, line: line, "the first cell is empty") }
      for (index, values) in known.sorted(by: { $0.key < $1.key }) where !values.contains(row[index]) {
        throw LexiconError(
          malformed: path, line: line,
          "\(list.columns[index]) is \(row[index]), not one of \(values.sorted().joined(separator: ", "))")
      }
    }
  }
}
