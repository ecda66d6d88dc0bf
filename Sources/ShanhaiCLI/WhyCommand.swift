import ArgumentParser
import Knowledge
import Lexicon
import Linking
import Shanhai

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tells why mentions are one entity, and why namesakes are apart or left open.",
    discussion: """
      With one name: what joined each entity of the name, and how it stands to its namesakes. With \
      two: how these stand to each other. \
      Exit status: 0 done; 1 no such entity, or several; 2 wrong usage.
      """ + Examples.of("why"))

  @OptionGroup var source: GraphArgument

  @Argument(help: "A name or an IRI.")
  var first: String

  @Argument(help: "Another name or IRI.")
  var second: String?

  @Flag(help: "One JSON object a judgement.")
  var json = false

  func run() throws {
    let (linked, iris) = try linked()
    let graph = linked.graph
    let account = linked.account(of: iris, hasNamesakes: second == nil)
    if json {
      Console.write(account.jsonLines(in: graph))
    } else {
      Console.write(WhyPage(account, in: graph).text)
    }
  }

  /// The claims linked, and the entities that are meant. Of persons in a folder's database as few claims as tell.
  private func linked() throws -> (LinkedClaims, [String]) {
    if let folder = GraphFolder(of: source.graph) {
      let found = try source.asking { asked -> (LinkedClaims, [String])? in
        guard let database = asked.database else { return nil }
        let iris = try iris(in: asked)
        let linker = Linker(gazetteer: try .bundled(), baseIRI: try source.entityBase)
        return try PersonLinking(database, in: folder).linked(iris, by: linker).map { ($0, iris) }
      }
      if let found { return found }
    }
    let linked = try source.linked()
    return (linked, try iris(in: AskedGraph(linked.graph)))
  }

  private func iris(in asked: AskedGraph) throws -> [String] {
    var iris = try source.entities(first, in: asked)
    if let second {
      for other in try source.entities(second, in: asked) where !iris.contains(other) { iris.append(other) }
    }
    return iris
  }
}
