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

  @Flag(help: "All facts with all sources, however many; without it of each relation the first \(Surroundings.limit) in the order of IRIs.")
  var all = false

  func run() throws {
    let pages = try source.asking { asked in
      try source.entities(entity, in: asked).map { iri in
        try asked.surroundings(of: iri, limit: all ? nil : Surroundings.limit).map { EntityPage($0).text } ?? ""
      }
    }
    Console.write(pages.joined(separator: "\n"))
  }
}
