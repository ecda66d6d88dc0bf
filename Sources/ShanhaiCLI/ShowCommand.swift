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
    let pages = try source.asking { asked in
      var shared: GraphIndex?
      return try source.entities(entity, in: asked).map { iri in
        // In memory it is the same graph each time.
        let index = try shared ?? GraphIndex(try asked.surroundings(of: iri))
        if asked.isInMemory { shared = index }
        return index.graph.index(of: iri).map { EntityPage(of: $0, in: index).text } ?? ""
      }
    }
    Console.write(pages.joined(separator: "\n"))
  }
}
