import Database
import Digest
import Foundation
public import GraphDatabase
public import Knowledge

/// The database of a folder, `graph.sqlite`, and what it was made from.
public enum FolderDatabase {
  /// The file's name.
  public static let name = "graph.sqlite"

  /// What became of opening it.
  public enum Opened {
    case open(GraphDatabase)
    /// It is missing, damaged or of other claims; in words that follow its path.
    case stale(String)
  }

  /// Opens the database of a folder, unless it is of other claims, decisions or IRIs than the folder's now.
  ///
  /// - Parameter base: what the IRIs of entities start with.
  public static func open(in folder: GraphFolder, base: String) -> Opened {
    let path = folder.path + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return .stale("is missing") }
    let database: GraphDatabase
    do {
      database = try GraphDatabase(reading: path)
    } catch {
      return .stale(error.isDamage ? "is damaged or of another version" : error.description)
    }
    let stamp = database.stamp
    guard stamp.program == ProgramVersion.current, stamp.base == base, stamp.decisions == decisions(in: folder.path)
    else { return .stale("is of an earlier state") }
    // Both are as old, unless one was copied or changed.
    let (claims, own) = (state(of: folder.claimsPath), state(of: path))
    guard let claims, stamp.claimsBytes == claims.size,
      claims.change == own?.change || stamp.claims == digest(of: folder.claimsPath)
    else { return .stale("is of other claims") }
    return .open(database)
  }

  /// Writes a graph into the folder that its claims are in, whole or not at all.
  public static func write(_ graph: KnowledgeGraph, in folder: GraphFolder, base: String) throws(OutputError) {
    let claims = folder.claimsPath
    guard let size = state(of: claims)?.size, let digest = digest(of: claims) else {
      throw OutputError(path: claims, reason: "cannot be read")
    }
    let stamp = GraphStamp(
      program: ProgramVersion.current, base: base, claims: digest, claimsBytes: size,
      decisions: decisions(in: folder.path))
    var staging = try StagingFolder(in: folder.path)
    try staging.make(name) { path in try make(graph, stamp, of: claims, at: path) }
    try staging.commit()
  }

  /// Makes a database that is as old as the file of claims that it is of.
  static func make(
    _ graph: KnowledgeGraph, _ stamp: GraphStamp, of claims: String, at path: String
  ) throws(DatabaseError) {
    try GraphDatabaseWriter.write(graph, stamp, to: path)
    var status = stat()
    guard stat(claims, &status) == 0 else { return }
    let times = [status.st_mtim, status.st_mtim]
    utimensat(AT_FDCWD, path, times, 0)
  }

  /// The digest of the decisions that a folder keeps.
  static func decisions(in folder: String) -> String {
    DecisionFile.path(in: folder).flatMap { FileManager.default.contents(atPath: $0) }
      .map { SHA256.digest(of: Array($0)).hexadecimal } ?? ""
  }

  /// The size of a file, and when it was last changed.
  fileprivate static func state(of path: String) -> (size: Int, change: Int)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return (Int(status.st_size), Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec))
  }

  private static func digest(of path: String) -> String? {
    guard let file = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)) else { return nil }
    var hash = SHA256()
    while let data = try? file.read(upToCount: 1 << 20), !data.isEmpty { hash.update([UInt8](data)) }
    return hash.finish().hexadecimal
  }
}

extension GraphFolder {
  /// Whether it holds all files of a build without decisions, written in the way of some settings, and nobody touched them since.
  ///
  /// - Parameter isCompressed: whether its claims are to be a gzip archive; as they are for `nil`.
  public func isComplete(_ settings: GraphSettings, isCompressed: Bool?) -> Bool {
    guard (try? self.settings()) == settings, (isCompressed ?? self.isCompressed) == self.isCompressed, (try? isOwn) == true,
      DecisionFile.path(in: path) == nil, case .open = FolderDatabase.open(in: self, base: settings.base),
      let written = FolderDatabase.state(of: path + "/" + Self.fileName)?.change
    else { return false }
    return ["graph.ttl", "graph.dot", "dataset.ttl"].allSatisfy { name in
      FolderDatabase.state(of: path + "/" + name).map { $0.change <= written } ?? false
    }
  }
}
