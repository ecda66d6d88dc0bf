import ArgumentParser
import Claims
import Knowledge
import Lexicon
import Linking
import Ontology
import Shanhai

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints everything known of an entity, with the sentences that state it.")

  @Argument(help: "A folder that build or link wrote, or a file of claims.")
  var graph: String

  @Argument(help: "A name, a part of one, or an IRI.")
  var entity: String

  @Option(help: "What the IRIs of entities start with.")
  var base = Namespace.defaultEntityBase

  func run() throws {
    var claims = ClaimSet()
    let problems = ClaimFiles.read(graph, into: &claims)
    for problem in problems { Console.note("shanhai: \(problem)") }
    guard !claims.documents.isEmpty else {
      if problems.isEmpty { Console.problem(Refusal(file: graph, reason: "no documents")) }
      throw ExitCode(1)
    }
    let graph = Linker(gazetteer: try .bundled(), baseIRI: base).graph(of: claims)
    let matches = graph.entities(named: entity)
    let exact = matches.filter { $0.quality <= .alias }
    let chosen = exact.isEmpty && matches.count == 1 ? matches : exact
    guard !chosen.isEmpty else {
      throw notFound(matches.map { graph.entities[$0.entity] })
    }
    let index = GraphIndex(graph)
    let pages = chosen.map { EntityPage(of: $0.entity, in: index).text }
    Console.write(pages.joined(separator: "\n"))
    if !problems.isEmpty { throw ExitCode(1) }
  }

  private func notFound(_ candidates: [Entity]) -> ExitCode {
    Console.problem(
      Refusal(
        file: entity,
        reason: candidates.isEmpty ? "nothing of this name" : "several have this in their names:"))
    for candidate in candidates.prefix(20) {
      Console.note("  \(candidate.label) (\(candidate.kind.rawValue)) <\(candidate.iri)>")
    }
    return ExitCode(1)
  }
}
