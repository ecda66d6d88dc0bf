import CSQLite
import Glibc

/// Why SQLite did not do what was asked.
public struct DatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In SQLite's words.
  public let description: String
  /// Whether the file is no database, or one that was damaged.
  public let isDamage: Bool

  /// A file that is none of the program's databases.
  public init(damage description: String) {
    self.description = description
    isDamage = true
  }

  init(_ database: OpaquePointer?, _ code: Int32) {
    // As any other file says it.
    description = code & 0xFF == SQLITE_FULL ? String(cString: strerror(ENOSPC)) : String(cString: database.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    isDamage = [SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_FORMAT, SQLITE_SCHEMA].contains(code & 0xFF)
  }
}

/// A database of SQLite in a file; the only importer of CSQLite. For one thread at a time.
public final class Database {
  private let handle: OpaquePointer

  private init(_ path: String, _ flags: Int32) throws(DatabaseError) {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      let error = DatabaseError(handle, code)
      sqlite3_close(handle)
      throw error
    }
    self.handle = handle
  }

  /// Makes a database in a file that is not there or empty. It is safe from nothing while it is written: who needs
  /// it whole makes it beside its place and renames it.
  public convenience init(creating path: String) throws(DatabaseError) {
    try self.init(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA page_size = 8192")
  }

  /// Opens a database to read, whoever wrote it: nothing in it is run, and nothing in it changes while it is open. One
  /// transaction holds for all statements; else each would lock the file anew, which takes longer than to read a row.
  public convenience init(reading path: String) throws(DatabaseError) {
    try self.init(path, SQLITE_OPEN_READONLY)
    _ = shanhai_be_defensive(handle)
    try execute("PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = \(1 << 40); BEGIN")
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements, separated by semicolons.
  public func execute(_ sql: String) throws(DatabaseError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(handle, code) }
  }

  /// Makes a statement ready to run, any number of times.
  public func statement(_ sql: String) throws(DatabaseError) -> Statement {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw DatabaseError(handle, code) }
    return Statement(prepared, of: self, handle)
  }
}

/// A statement of a database. Parameters and columns are counted from 0.
public final class Statement {
  private let statement: OpaquePointer
  private let database: Database
  private let handle: OpaquePointer

  fileprivate init(_ statement: OpaquePointer, of database: Database, _ handle: OpaquePointer) {
    self.statement = statement
    self.database = database
    self.handle = handle
  }

  deinit { sqlite3_finalize(statement) }

  // MARK: Parameters

  /// Gives a parameter a value; the first is 0.
  public func bind(_ value: Int, at place: Int) { sqlite3_bind_int64(statement, Int32(place + 1), Int64(value)) }

  /// Gives a parameter a value; the first is 0.
  public func bind(_ value: Double, at place: Int) { sqlite3_bind_double(statement, Int32(place + 1), value) }

  /// Gives a parameter a text, or NULL for `nil`; the first is 0.
  public func bind(_ value: String?, at place: Int) {
    guard var value else { return bindNull(at: place) }
    // An empty buffer may have no address, which would be NULL.
    if value.isEmpty { _ = shanhai_bind_text(statement, Int32(place + 1), "", 0) } else {
      value.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          _ = shanhai_bind_text(statement, Int32(place + 1), bytes.baseAddress, Int32(bytes.count))
        }
      }
    }
  }

  /// Gives a parameter bytes; the first is 0.
  public func bind(_ bytes: [UInt8], at place: Int) {
    bytes.withUnsafeBytes { _ = shanhai_bind_bytes(statement, Int32(place + 1), $0.baseAddress, Int32($0.count)) }
  }

  /// Gives a parameter NULL; the first is 0.
  public func bindNull(at place: Int) { sqlite3_bind_null(statement, Int32(place + 1)) }

  // MARK: Rows

  /// The names of the columns.
  public var columns: [String] {
    (0..<sqlite3_column_count(statement)).map { sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? "" }
  }

  /// Goes to the next row.
  /// - Returns: whether there is one; the statement is ready to run again when there is none.
  public func step() throws(DatabaseError) -> Bool {
    let code = sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw DatabaseError(handle, code) }
    return false
  }

  /// Runs a statement that gives no rows.
  public func run() throws(DatabaseError) { while try step() {} }

  /// Makes it ready to run again before its last row.
  public func reset() { sqlite3_reset(statement) }

  /// A column of the row as an integer; the first is 0.
  public func int(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(column))) }

  /// A column of the row as a number; the first is 0.
  public func double(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }

  /// Whether a column of the row is NULL; the first is 0.
  public func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

  /// The text of a column; that of a number for one, empty for none.
  public func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The bytes of a column; none for NULL.
  public func bytes(_ column: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
  }
}
