import Foundation

/// A word list that comes with the program: tab-separated lines of UTF-8, after `#` lines and one
/// line that names the columns.
public struct WordList: Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The whole file.
  package let bytes: [UInt8]
  /// Where the first row starts, in bytes.
  package let firstRow: Int
  private let resource: String

  /// - Parameter resource: The file's name without `.tsv`.
  public init(_ resource: String) throws(LexiconError) {
    self.init(file: resource + ".tsv", bytes: try Self.load(resource + ".tsv"))
  }

  /// - Parameter file: What messages call the list.
  init(file: String, bytes: [UInt8]) {
    resource = file
    self.bytes = bytes
    var start = 0
    var columns: [String] = []
    while start < bytes.count, columns.isEmpty {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[start] != UInt8(ascii: "#") {
        columns = bytes[start..<end].split(
          separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false
        ).map { String(decoding: $0, as: UTF8.self) }
      }
      start = min(end + 1, bytes.count)
    }
    self.columns = columns
    firstRow = start
  }

  /// The rows, each with one string a column.
  /// - Complexity: O(*n*) in the file's length.
  public func rows() throws(LexiconError) -> [[String]] { try numberedRows().map(\.row) }

  /// The rows with their lines, counted from 1.
  func numberedRows() throws(LexiconError) -> [(row: [String], line: Int)] {
    var rows: [(row: [String], line: Int)] = []
    var line = 1
    var counted = 0
    try forEachRow { cells in
      let start = cells[0].startIndex
      line += bytes[counted..<start].count { $0 == UInt8(ascii: "\n") }
      counted = start
      rows.append((cells.map { String(decoding: $0, as: UTF8.self) }, line))
    }
    return rows
  }

  /// Calls `body` with the cells of each row. Blank lines and `#` lines are passed over.
  /// - Throws: `LexiconError` for a row with more or fewer cells than columns.
  public func forEachRow(_ body: ([ArraySlice<UInt8>]) -> Void) throws(LexiconError) {
    var cells: [ArraySlice<UInt8>] = []
    cells.reserveCapacity(columns.count)
    var start = firstRow
    while start < bytes.count {
      cells.removeAll(keepingCapacity: true)
      var cellStart = start
      var position = start
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
        if bytes[position] == UInt8(ascii: "\t") {
          cells.append(bytes[cellStart..<position])
          cellStart = position + 1
        }
        position += 1
      }
      if position > start, bytes[start] != UInt8(ascii: "#") {
        cells.append(bytes[cellStart..<position])
        guard cells.count == columns.count else {
          let line = 1 + bytes[..<start].count { $0 == UInt8(ascii: "\n") }
          throw LexiconError(
            malformed: resource, line: line,
            "\(cells.count) cells where \(columns.count) belong")
        }
        body(cells)
      }
      start = position + 1
    }
  }

  private static func load(_ file: String) throws(LexiconError) -> [UInt8] {
    var searched: [String] = []
    for directory in directories {
      let path = "\(directory)/Shanhai_Lexicon.resources/Resources"
      if let data = FileManager.default.contents(atPath: "\(path)/\(file)") { return [UInt8](data) }
      searched.append(path)
    }
    throw LexiconError(missing: file, searched: searched)
  }

  /// The files of all word lists, sorted.
  package static func files() throws(LexiconError) -> [String] {
    for directory in directories {
      let path = "\(directory)/Shanhai_Lexicon.resources/Resources"
      if let names = try? FileManager.default.contentsOfDirectory(atPath: path) {
        return names.sorted().map { "\(path)/\($0)" }
      }
    }
    throw LexiconError(missing: "word lists", searched: directories)
  }

  /// Beside the program, and where `PREFIX/share` belongs to a program in `PREFIX/bin`. The
  /// package manager puts resources beside every program and test that it builds, so
  /// `Bundle.module`, which stops the program when it finds nothing, isn't asked.
  private static var directories: [String] {
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    let directory = program?.path ?? "."
    return [directory, "\(directory)/../share/shanhai"]
  }
}
