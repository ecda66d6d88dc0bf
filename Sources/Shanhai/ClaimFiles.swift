public import Claims
import Foundation

/// Files of claims, as later commands read them.
public enum ClaimFiles {
  /// How many lines of a file are named that are no claims.
  private static let namedLines = 20

  /// The file of claims that a user means: a folder stands for the `claims.jsonl` in it.
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
    do throws(Refusal) {
      return insert(try bytes(of: argument), of: argument, into: &claims)
    } catch {
      return [error]
    }
  }

  /// The bytes of a file of claims, of a pipe up to its end, or, for `-`, of standard input.
  /// - Throws: `Refusal` when they cannot be read, or are those of a gzip archive.
  public static func bytes(of argument: String) throws(Refusal) -> [UInt8] {
    let path = path(argument)
    let bytes: [UInt8]
    do {
      let input = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      bytes = [UInt8](try input.readToEnd() ?? Data())
    } catch {
      if path == "-" || FileManager.default.fileExists(atPath: path) {
        throw Refusal(file: path, reason: "cannot be read")
      }
      guard isFolder(argument) else { throw Refusal(file: path, reason: "no such file") }
      throw Refusal(
        file: argument, reason: "holds no graph (no claims.jsonl); shanhai build \(argument) makes one of its articles")
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw Refusal(file: path, reason: "is a gzip archive; gunzip it, or give the lines of zcat as -")
    }
    return bytes
  }

  /// Adds the claims of the lines of a file.
  /// - Returns: what is wrong with those that are none.
  public static func insert(
    _ lines: [UInt8], of argument: String, into claims: inout ClaimSet
  ) -> [any Error & Sendable] {
    let file = path(argument)
    var found = ClaimSet()
    let errors = found.insert(jsonLines: lines, file: file)
    claims.formUnion(found)
    guard let first = errors.first else { return [] }
    if found.documents.isEmpty {
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
    return file != "-" && file != folder.claimsPath && FileManager.default.fileExists(atPath: folder.claimsPath)
      ? "the graph is asked by its folder, \(folder.path)"
      : "a graph is a folder that shanhai build wrote of articles, or its claims.jsonl"
  }
}
