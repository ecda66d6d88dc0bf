import ArgumentParser
import Knowledge
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
    let linked = try source.linked()
    let graph = linked.graph
    let asked = AskedGraph(graph)
    var iris = try source.entities(first, in: asked)
    if let second {
      for other in try source.entities(second, in: asked) where !iris.contains(other) { iris.append(other) }
    }
    let account = linked.account(of: iris, hasNamesakes: second == nil)
    if json {
      Console.write(account.jsonLines(in: graph))
    } else {
      Console.write(WhyPage(account, in: graph).text)
    }
  }
}
