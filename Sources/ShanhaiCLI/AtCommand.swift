import ArgumentParser
import Knowledge
import Ontology
import Shanhai
import Text

struct AtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "at",
    abstract: "Prints who held which post on a day, how certain that is, and the sentences.",
    discussion: """
      Exit status: 0 done, also when nobody is known, which standard error then says; 1 no such region; 2 wrong usage.
      """ + Examples.of("at"))

  @OptionGroup var source: GraphArgument

  @Argument(help: "The day: 2020-07-16, 2020/7/16 or 2020年7月16日.")
  var date: String

  @Argument(help: "Only posts of this region.")
  var region: String?

  @Flag(help: "Also posts of the regions within it.")
  var below = false

  @Option(help: "The language of what is no name.")
  var lang: LabelLanguage?

  @Flag(help: "One JSON object a post and holder.")
  var json = false

  func validate() throws {
    try refuseIdle(lang?.rawValue, "--lang", unless: !json, "JSON holds names and terms")
    _ = try day
    try refuseIdle(below ? "" : nil, "--below", unless: region != nil, "wants a REGION")
  }

  private var day: String {
    get throws {
      let day = try PartialDate(argument: date, date)
      guard day.isDay else { throw misuse(date, "is no day: posts are held from day to day") }
      return day.lexical
    }
  }

  func run() throws {
    let day = try day
    let holders = try source.asking { asked in
      let regions = try region.map { try source.entities($0, in: asked, kinds: [.region]) } ?? []
      func holders(in graph: KnowledgeGraph) -> OfficeHolders {
        OfficeHolders(
          on: day, regions: regions.compactMap { graph.index(of: $0) }, isDeep: below, in: GraphIndex(graph))
      }
      let graph = try asked.tenures(of: regions, isDeep: below)
      let found = holders(in: graph)
      if asked.isInMemory { return found }
      return holders(
        in: try asked.sourced(graph, tenures: found.entries.map { graph.entities[$0.tenure.tenure].iri }))
    }
    if holders.entries.isEmpty { Console.note("nobody is known to have held a post on that day") }
    if json {
      Console.write(holders.jsonLines)
    } else {
      Console.write(holders.text(in: lang ?? .chinese))
    }
  }
}
