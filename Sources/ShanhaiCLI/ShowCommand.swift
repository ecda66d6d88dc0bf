import ArgumentParser
import Knowledge
import Linking
import Shanhai

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints everything known of an entity, with the sentences that state it.")

  @OptionGroup var source: GraphArgument

  @Argument(help: "A name, a part of one, or an IRI.")
  var entity: String

  func run() throws {
    let graph = try source.linked().graph
    let chosen = try source.entities(entity, in: graph)
    let index = GraphIndex(graph)
    Console.write(chosen.map { EntityPage(of: $0, in: index).text }.joined(separator: "\n"))
  }
}
