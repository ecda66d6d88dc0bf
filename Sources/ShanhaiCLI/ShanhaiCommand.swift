import ArgumentParser
import Foundation
import Machine
import Reading
import Shanhai
import Text

@main
struct ShanhaiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shanhai",
    abstract: "Turns Chinese official news into a knowledge graph one can trust.",
    version: ProgramVersion.current,
    subcommands: [
      BuildCommand.self, CleanCommand.self, ExtractCommand.self, RulesCommand.self,
      LinkCommand.self,
      ShowCommand.self, ExportCommand.self, TraverseCommand.self, PathCommand.self,
      NeighboursCommand.self, QueryCommand.self, LoadCommand.self,
      AtCommand.self, CheckCommand.self, WhyCommand.self,
    ])

  /// Runs the command that the arguments name. As the parser would, but for names that it quotes.
  static func main() async {
    // A file that grows beyond the user's limit is an error like others.
    signal(SIGXFSZ, SIG_IGN)
    Unfinished.discardOnSignals()
    let arguments = Self.arguments
    do {
      try refuseUnknownCommand(arguments.first)
      var command = try await asyncParseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      let status = exitCode(for: error)
      let message = fullMessage(for: error)
      if !message.isEmpty {
        if status.isSuccess { Console.write(message + "\n") } else { Console.explain(message) }
      }
      Foundation.exit(status.rawValue)
    }
  }

  /// The arguments as text: of a file's name that is not UTF-8, each byte that is not as `\xHH`.
  private static var arguments: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { argument in
        FilePath(bytes: UnsafeBufferPointer(start: argument, count: strlen(argument)).map(UInt8.init(bitPattern:)))
          .description
      }
    }
  }

  /// - Throws: `ExitCode` after telling which commands are near.
  private static func refuseUnknownCommand(_ name: String?) throws {
    guard let name, !name.hasPrefix("-") else { return }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if known.contains(name) { return }
    throw misuse(
      name, "no such command" + NearestNames(to: name, among: known).question + "; shanhai --help lists them")
  }
}
