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
    if argument == "-" {
      let data = FileHandle.standardInput.readDataToEndOfFile()
      return insert([UInt8](data), of: "-", into: &claims)
    }
    let path = path(argument)
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return insert([UInt8](data), of: path, into: &claims)
    } catch {
      if FileManager.default.fileExists(atPath: path) {
        return [Refusal(file: path, reason: "cannot be read")]
      }
      guard isFolder(argument) else { return [Refusal(file: path, reason: "no such file")] }
      let reason = "holds no graph (no claims.jsonl); shanhai build \(argument) makes one of its articles"
      return [Refusal(file: argument, reason: reason)]
    }
  }

  private static func insert(
    _ lines: [UInt8], of file: String, into claims: inout ClaimSet
  ) -> [any Error & Sendable] {
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
