import ArgumentParser
import Knowledge
import Ontology
import Shanhai

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Prints what changed between two graphs, in facts, with the articles that caused it.",
    discussion: """
      + marks what the second graph alone has, - what the first alone has, ~ an entity whose IRI alone changed. \
      An article with neither is in both: what it says was read or linked otherwise. A fact that more or fewer articles \
      state is the same. Exit status: 0 the same; 1 something changed; 2 could not run.
      """ + Examples.of("diff"))

  @Argument(help: "A folder that build or link wrote, or a file of claims.")
  var before: String

  @Argument(help: "The graph to compare it with.")
  var after: String

  @Option(help: "What the IRIs of entities start with in both, if not with what the folders were built with.")
  var base: String?

  @Flag(help: "One JSON object a change.")
  var json = false

  @Option(help: "The language of relations and kinds.")
  var lang: LabelLanguage?

  @Flag(name: .shortAndLong, help: "Tell by the exit status alone.")
  var quiet = false

  func validate() throws {
    try refuseBase(base)
    try refuseIdle(lang?.rawValue, "--lang", unless: !json, "JSON names relations by their terms")
    for (value, option) in [(json ? "" : nil, "--json"), (lang?.rawValue, "--lang")] {
      try refuseIdle(value, option, unless: !quiet, "--quiet prints nothing")
    }
  }

  func run() throws {
    let difference: GraphDifference
    do {
      difference = try self.difference()
    } catch let status as ExitCode {
      throw status.isSuccess ? status : ExitCode(2)
    } catch {
      Console.problem(error)
      throw ExitCode(2)
    }
    if !quiet {
      if json { Console.write(difference.jsonLines) } else { Console.write(difference.text(in: lang ?? .chinese)) }
      Console.note(difference.summary)
    }
    if !difference.isEmpty { throw ExitCode(1) }
  }

  private func difference() throws -> GraphDifference {
    let (first, second) = (GraphArgument(before, base: base), GraphArgument(after, base: base))
    let bases = (try first.entityBase, try second.entityBase)
    guard bases.0 == bases.1 else {
      throw misuse("\(before), \(after)", "their IRIs begin with <\(bases.0)> and <\(bases.1)>; --base makes them alike")
    }
    let old = try first.asking(failure: 2) { asked in (graph: try asked.facts(), isSourced: asked.isInMemory) }
    let new = try second.asking(failure: 2) { asked in (graph: try asked.facts(), isSourced: asked.isInMemory) }
    let difference = GraphDifference(from: old.graph, to: new.graph)
    if quiet || difference.isEmpty { return difference }
    func sourced(_ argument: GraphArgument, _ change: GraphDifference.Change, _ graph: KnowledgeGraph) throws -> KnowledgeGraph {
      let places = difference.places(of: change)
      return try argument.asking(failure: 2) { asked in
        try asked.sourced(graph, edges: places.edges, entities: places.entities)
      }
    }
    return difference.sourced(
      before: old.isSourced ? old.graph : try sourced(first, .removed, old.graph),
      after: new.isSourced ? new.graph : try sourced(second, .added, new.graph))
  }
}
