import ArgumentParser

@main
struct ShanhaiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shanhai",
    abstract: "Turns Chinese official news into a knowledge graph one can trust.",
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, CleanCommand.self, ExtractCommand.self, LinkCommand.self,
      ShowCommand.self,
    ])
}
