import Foundation
public import Linking

/// Files of decisions: given by the user, and kept beside the graph that they shape.
public enum DecisionFile {
  public static let name = "decisions.txt"

  /// Reads a file of decisions.
  /// - Throws: `Refusal` when it cannot be read.
  public static func read(_ path: String) throws(Refusal) -> (Decisions, [Decisions.Problem]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      let exists = FileManager.default.fileExists(atPath: path)
      throw Refusal(file: path, reason: exists ? "cannot be read" : "no such file")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Refusal(file: path, reason: "is not UTF-8")
    }
    return Decisions.read(text, file: path)
  }

  /// The decisions kept in a folder; `nil` when there are none.
  public static func path(in folder: String) -> String? {
    let path = folder + "/" + name
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
