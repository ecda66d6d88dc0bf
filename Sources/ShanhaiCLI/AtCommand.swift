import ArgumentParser
import Knowledge
import Linking
import Shanhai

struct AtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "at",
    abstract: "Prints who held which post on a day, how certain that is, and the sentences.")

  @OptionGroup var source: GraphArgument

  @Argument(help: "The day, YYYY-MM-DD.")
  var date: String

  @Argument(help: "Only posts of this region.")
  var region: String?

  @Flag(help: "Also posts of the regions within it.")
  var below = false

  @Flag(help: "One JSON object a post and holder.")
  var json = false

  func validate() throws {
    guard Day.number(date) != nil else {
      throw ValidationError("\(date) is not a day of the form YYYY-MM-DD")
    }
  }

  func run() throws {
    let graph = try source.linked().graph
    let regions = try region.map { try graph.resolve($0, kinds: [.region]) } ?? []
    let index = GraphIndex(graph)
    let holders = OfficeHolders(on: date, regions: regions, isDeep: below, in: index)
    if holders.entries.isEmpty { Console.note("nobody is known to have held a post on that day") }
    if json {
      Console.write(holders.jsonLines)
    } else {
      Console.write(holders.text)
    }
  }
}
