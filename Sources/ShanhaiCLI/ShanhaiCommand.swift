import ArgumentParser

@main
struct ShanhaiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shanhai",
    abstract: "Turns Chinese official news into a knowledge graph one can trust.",
    version: "0.1.0")
}
