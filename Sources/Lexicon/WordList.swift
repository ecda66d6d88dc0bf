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
  /// The files that the rows come from, in order: the list's own, then a user's.
  private var parts: [Part]

  /// Rows of one file.
  private struct Part {
    /// What messages call the file.
    let file: String
    /// Where it starts in `bytes`.
    let start: Int
    /// The line at its start, counted from 1.
    let line: Int
  }

  /// - Parameter resource: The file's name without `.tsv`.
  /// - Throws: `LexiconError` for a file that is missing.
  public init(_ resource: String) throws(LexiconError) {
    self.init(file: resource + ".tsv", bytes: try Self.load(resource + ".tsv"))
  }

  /// - Parameter file: What messages call the list.
  init(file: String, bytes: [UInt8]) {
    self.init(parts: [Part(file: file, start: 0, line: 1)], bytes: bytes)
  }

  private init(parts: [Part], bytes: [UInt8]) {
    self.parts = parts
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

  /// The list with the rows of another behind its own.
  func appending(_ other: WordList) -> WordList {
    let start = bytes.count + 1
    let line = 1 + other.bytes[..<other.firstRow].count { $0 == UInt8(ascii: "\n") }
    let part = Part(file: other.parts[0].file, start: start, line: line)
    return WordList(
      parts: parts + [part], bytes: bytes + [UInt8(ascii: "\n")] + other.bytes[other.firstRow...])
  }

  /// What is wrong with the row that starts at a place of `bytes`.
  func error(at start: Int, _ reason: String) -> LexiconError {
    let part = parts.last { $0.start <= start } ?? parts[0]
    let line = part.line + bytes[part.start..<start].count { $0 == UInt8(ascii: "\n") }
    return LexiconError(malformed: part.file, line: line, reason)
  }

  /// The rows, each with one string a column.
  /// - Complexity: O(*n*) in the file's length.
  public func rows() throws(LexiconError) -> [[String]] {
    var rows: [[String]] = []
    try forEachRow { cells in rows.append((0..<cells.count).map(cells.string)) }
    return rows
  }

  /// The cells of a row as they lie in the file: valid only while `forEachRow` gives them.
  struct Cells {
    // Unchecked, and without a copy: the lists have 100,000 rows, which every run reads.
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let list: WordList
    /// Where each cell starts, and where one behind the last would.
    fileprivate var starts: [Int] = []

    var count: Int { starts.count - 1 }
    /// Where the row starts in the file.
    var start: Int { starts[0] }

    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[starts[index]..<(starts[index + 1] - 1)])
    }

    func string(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

    /// What is wrong with the row, with its file and line.
    func error(_ reason: String) -> LexiconError { list.error(at: start, reason) }

    /// The parts of a cell between vertical lines; none of an empty one.
    func strings(_ index: Int) -> [String] {
      let cell = self[index]
      return cell.isEmpty
        ? []
        : cell.split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Calls `body` with the cells of each row. Blank lines and `#` lines are passed over.
  /// - Throws: `LexiconError` for a row with more or fewer cells than columns, and what `body` throws.
  func forEachRow(_ body: (borrowing Cells) throws(LexiconError) -> Void) throws(LexiconError) {
    try bytes.withUnsafeBufferPointer { bytes throws(LexiconError) in
      var cells = Cells(bytes: bytes, list: self)
      var start = firstRow
      while start < bytes.count {
        cells.starts.removeAll(keepingCapacity: true)
        cells.starts.append(start)
        var position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
          if bytes[position] == UInt8(ascii: "\t") { cells.starts.append(position + 1) }
          position += 1
        }
        if position > start, bytes[start] != UInt8(ascii: "#") {
          cells.starts.append(position + 1)
          guard cells.count == columns.count else {
            throw cells.error("\(cells.count) cells where \(columns.count) belong")
          }
          try body(cells)
        }
        start = position + 1
      }
    }
  }

  private static func load(_ file: String) throws(LexiconError) -> [UInt8] {
    var searched: [String] = []
    for directory in directories {
      let path = "\(directory)/Shanhai_Lexicon.resources/Resources"
      if let bytes = contents(of: "\(path)/\(file)") { return bytes }
      searched.append(path)
    }
    throw LexiconError(missing: file, searched: searched)
  }

  /// A file's bytes, read into their place at once.
  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    guard fseek(file, 0, SEEK_END) == 0, case let size = ftell(file), size >= 0,
      fseek(file, 0, SEEK_SET) == 0
    else { return nil }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
      isWhole = count == size
    }
    return isWhole ? bytes : nil
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
  private static let directories: [String] = {
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    let directory = program?.path ?? "."
    return [directory, "\(directory)/../share/shanhai"]
  }()
}
