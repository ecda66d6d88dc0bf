import Foundation

/// The questions that stand beside the ontology, by their names.
public enum QuestionFolder {
  /// All, by name; none when the program stands without its resources.
  ///
  /// - Complexity: O(*n*) in the bytes of the files.
  public static func questions() -> [NamedQuestion] {
    for folder in folders {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { continue }
      return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
        FileManager.default.contents(atPath: "\(folder)/\(name)").map {
          NamedQuestion(name: String(name.dropLast(ending.count)), text: String(decoding: $0, as: UTF8.self))
        }
      }
    }
    return []
  }

  private static let ending = ".rq"

  /// Beside the program, and where `PREFIX/share` belongs to a program in `PREFIX/bin`.
  private static var folders: [String] {
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path ?? "."
    return ["\(program)/Shanhai_Questions.resources/questions", "\(program)/../share/shanhai/questions"]
  }
}
