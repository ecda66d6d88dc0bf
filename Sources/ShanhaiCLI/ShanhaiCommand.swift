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
      AskCommand.self, AtCommand.self, CheckCommand.self, WhyCommand.self, DiffCommand.self, SiteCommand.self,
    ])

  /// Runs the command that the arguments name. As the parser would, but for names that it quotes.
  static func main() async {
    // A file that grows beyond the user's limit is an error like others.
    signal(SIGXFSZ, SIG_IGN)
    Unfinished.discardOnSignals()
    let arguments = Self.arguments
    if arguments == ["--version"] { return Console.write(Installation.text) }
    do {
      try refuseUnknownCommand(arguments.first)
      var command = try await asyncParseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Foundation.exit(tell(error, of: arguments).rawValue)
    }
  }

  /// Tells what ended the command, if that is not told yet; of wrong arguments in one line that says
  /// where help is.
  /// - Returns: the status to exit with.
  private static func tell(_ error: any Error, of arguments: [String]) -> ExitCode {
    let status = exitCode(for: error)
    guard status == .validationFailure else {
      let message = fullMessage(for: error)
      if !message.isEmpty {
        if status.isSuccess { Console.write(message + "\n") } else { Console.explain(message) }
      }
      return status
    }
    var reason = message(for: error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if reason.last == "." { reason.removeLast() }
    let command = arguments.first.flatMap { commandNames.contains($0) ? " " + $0 : nil } ?? ""
    Console.note("shanhai\(command): \(reason); shanhai\(command) --help tells more")
    return ExitCode(2)
  }

  private static var commandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName }
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
    let known = commandNames + ["help"]
    if known.contains(name) { return }
    throw misuse(
      name, "no such command" + NearestNames(to: name, among: known).question + "; shanhai --help lists them")
  }
}
