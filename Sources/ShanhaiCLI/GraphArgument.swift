import ArgumentParser
import Claims
import Knowledge
import Lexicon
import Linking
import Ontology
import Querying
import Shanhai

/// The graph that a command asks.
struct GraphArgument: ParsableArguments {
  @Argument(help: "A folder that build or link wrote, or a file of claims.")
  var graph: String

  @Option(help: "What the IRIs of entities start with.")
  var base = Namespace.defaultEntityBase

  /// The claims. What cannot be read is told on standard error.
  ///
  /// - Throws: `ExitCode` when there is nothing to go on with.
  func claims() throws -> ClaimSet {
    var claims = ClaimSet()
    let problems = ClaimFiles.read(graph, into: &claims)
    for problem in problems { Console.note("shanhai: \(problem)") }
    guard !claims.documents.isEmpty else {
      if problems.isEmpty { Console.problem(Refusal(file: graph, reason: "no documents")) }
      throw ExitCode(1)
    }
    return claims
  }

  /// The graph, linked from its claims.
  func load() throws -> KnowledgeGraph {
    Linker(gazetteer: try .bundled(), baseIRI: base).graph(of: try claims())
  }

  /// The one entity that a name means.
  ///
  /// - Throws: `ExitCode` after telling that there is none, or listing the candidates.
  func entity(_ name: String, in graph: KnowledgeGraph) throws -> Int {
    do throws(EntityReferenceError) {
      return try graph.entity(meantBy: name, base: base)
    } catch {
      switch error {
      case .unknown: Console.problem(Refusal(file: name, reason: "nothing of this name"))
      case .ambiguous(_, let candidates):
        Console.problem(
          Refusal(
            file: name, reason: "\(candidates.count) entities may be meant; name one of them in full:"
          ))
        for candidate in candidates.prefix(20) {
          let entity = graph.entities[candidate]
          Console.note("  \(entity.label) (\(entity.kind.rawValue)) <\(entity.iri)>")
        }
        if candidates.count > 20 { Console.note("  and \(candidates.count - 20) more") }
      }
      throw ExitCode(1)
    }
  }
}

/// Ends a command with one line, as wrong usage.
func misuse(_ what: String, _ reason: String) -> ExitCode {
  Console.problem(Refusal(file: what, reason: reason))
  return ExitCode(2)
}
