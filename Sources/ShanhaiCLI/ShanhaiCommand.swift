import ArgumentParser
import Shanhai

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
}
