import Foundation
import Machine
import Shanhai
import Stores

/// What `--version` prints: the program, and what it found of the programs that it works with.
enum Installation {
  static var text: String {
    let commit = commit.map { " (commit \($0))" } ?? ""
    let oxigraph = try? Oxigraph()
    return """
      \(ProgramVersion.current)\(commit)
      Graphviz     \(Program("dot").map { told($0, "-V") } ?? "not found; without it nothing is drawn")
      Oxigraph     \(oxigraph.map { told(Program($0.path), "--version") } ?? "not found; query wants it, make store installs it")
      vis-network  \(SiteCommand.networkScript == nil ? "not found; the site has no page that draws, make network installs it" : "found")

      """
  }

  /// The path of a program, and in brackets what it says of itself.
  private static func told(_ program: Program?, _ option: String) -> String {
    guard let program else { return "not found" }
    guard let outcome = try? program.run([option], timeout: .seconds(5)) else { return program.path }
    let words = (String(decoding: outcome.output, as: UTF8.self) + outcome.messages)
      .split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return words.isEmpty ? program.path : "\(program.path) (\(words))"
  }

  /// The commit that the program was made of: what `make` wrote beside it, unless the program was made again since.
  private static var commit: String? {
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    let note = program.deletingLastPathComponent().path + "/commit"
    func change(_ path: String) -> Date? {
      (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
    guard let made = change(program.path), let noted = change(note), noted >= made,
      let text = FileManager.default.contents(atPath: note)
    else { return nil }
    let commit = String(decoding: text.prefix(60), as: UTF8.self).split(whereSeparator: \.isWhitespace).first
    return commit.map(String.init)
  }
}
