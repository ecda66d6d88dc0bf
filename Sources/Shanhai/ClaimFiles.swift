public import Claims
import Foundation

/// Files of claims, as later commands read them.
public enum ClaimFiles {
  /// The file of claims that a user means: a folder stands for the `claims.jsonl` in it.
  public static func path(_ argument: String) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? argument + "/claims.jsonl" : argument
  }

  /// Adds the claims of a file, `-` for standard input, to `claims`.
  /// - Returns: what could not be read.
  public static func read(_ argument: String, into claims: inout ClaimSet) -> [any Error & Sendable] {
    if argument == "-" {
      let data = FileHandle.standardInput.readDataToEndOfFile()
      return claims.insert(jsonLines: [UInt8](data), file: "-")
    }
    let path = path(argument)
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return claims.insert(jsonLines: [UInt8](data), file: path)
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      return [Refusal(file: path, reason: exists ? "cannot be read" : "no such file")]
    }
  }
}
