public import Claims
import Foundation
import Gzip

/// Files of claims, as later commands read them.
public enum ClaimFiles {
  /// How many lines of a file are named that are no claims.
  private static let namedLines = 20

  /// The file of claims that a user means: a folder stands for the `claims.jsonl` or
  /// `claims.jsonl.gz` in it.
  public static func path(_ argument: String) -> String {
    isFolder(argument) ? GraphFolder(argument).claimsPath : argument
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Adds the claims of a file, `-` for standard input, to `claims`.
  /// - Returns: what could not be read.
  public static func read(_ argument: String, into claims: inout ClaimSet) -> [any Error & Sendable] {
    var lines = ClaimLines(file: path(argument))
    do throws(Refusal) {
      try forEachChunk(of: argument) { lines.take($0) }
    } catch {
      return [error]
    }
    lines.finish()
    claims.formUnion(lines.claims)
    return problems(of: lines, in: path(argument))
  }

  /// The lines of a file of claims, of a pipe up to its end, or, for `-`, of standard input.
  /// - Throws: `Refusal` when they cannot be read.
  public static func bytes(of argument: String) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk(of: argument) { bytes += $0 }
    return bytes
  }

  /// Adds the claims of the lines of a file.
  /// - Returns: what is wrong with those that are none.
  public static func insert(
    _ bytes: [UInt8], of argument: String, into claims: inout ClaimSet
  ) -> [any Error & Sendable] {
    var lines = ClaimLines(file: path(argument))
    lines.take(bytes[...])
    lines.finish()
    claims.formUnion(lines.claims)
    return problems(of: lines, in: path(argument))
  }

  /// Hands over the bytes of a file of claims; of a gzip archive, those that are in it.
  private static func forEachChunk(
    of argument: String, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(Refusal) {
    let path = path(argument)
    do {
      let input = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      var gunzip: Gunzip?
      var isFirst = true
      while let data = try input.read(upToCount: chunkSize), !data.isEmpty {
        var bytes = [UInt8](data)
        // A pipe may give a byte at a time.
        while isFirst, bytes.count < 2, let more = try input.read(upToCount: chunkSize), !more.isEmpty { bytes += more }
        if isFirst, Gunzip.isArchive(bytes) { gunzip = try Gunzip() }
        isFirst = false
        if let gunzip { try gunzip.take(bytes, body) } else { body(bytes[...]) }
      }
      try gunzip?.finish()
    } catch let error as GzipError {
      throw Refusal(file: path, reason: error.description)
    } catch {
      if path == "-" || FileManager.default.fileExists(atPath: path) {
        throw Refusal(file: path, reason: "cannot be read")
      }
      guard isFolder(argument) else { throw Refusal(file: path, reason: "no such file") }
      throw Refusal(
        file: argument, reason: "holds no graph (no claims.jsonl); shanhai build \(argument) makes one of its articles")
    }
  }

  private static let chunkSize = 1 << 20

  /// What is wrong with the lines that are no claims.
  private static func problems(of lines: ClaimLines, in file: String) -> [any Error & Sendable] {
    let errors = lines.errors
    guard let first = errors.first else { return [] }
    if lines.claims.documents.isEmpty {
      let rest = errors.count > 1 ? ", nor are the \(errors.count - 1) after it" : ""
      return [
        Refusal(
          file: "\(file):\(first.line):\(first.column)",
          reason: "not a line of claims: \(first.reason)\(rest); \(advice(file))")
      ]
    }
    var problems: [any Error & Sendable] = Array(errors.prefix(namedLines))
    if errors.count > namedLines {
      problems.append(Refusal(file: file, reason: "\(errors.count - namedLines) more lines are no claims"))
    }
    return problems
  }

  /// What to give in place of a file without claims.
  private static func advice(_ file: String) -> String {
    let folder = GraphFolder(holding: file)
    return file != "-" && !folder.claimsPaths.contains(file) && FileManager.default.fileExists(atPath: folder.claimsPath)
      ? "the graph is asked by its folder, \(folder.path)"
      : "a graph is a folder that shanhai build wrote of articles, or its claims.jsonl"
  }
}
