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
  /// - Parameter failure: the exit status when there is nothing to go on with.
  /// - Throws: `ExitCode`.
  func claims(failure: Int32 = 1) throws -> ClaimSet {
    var claims = ClaimSet()
    let problems = ClaimFiles.read(graph, into: &claims)
    for problem in problems { Console.note("shanhai: \(problem)") }
    guard !claims.documents.isEmpty else {
      if problems.isEmpty { Console.problem(Refusal(file: graph, reason: "no documents")) }
      throw ExitCode(failure)
    }
    return claims
  }

  /// The claims linked, with the decisions that are kept beside them.
  func linked(failure: Int32 = 1) throws -> LinkedClaims {
    let claims = try claims(failure: failure)
    let decisions = try DecisionFile.path(in: graph)
      .map { try Decisions.reading($0, failure: failure) }
    return Linker(gazetteer: try .bundled(), baseIRI: base).linked(claims, decisions ?? .none)
  }

  /// The graph, linked from its claims.
  func load() throws -> KnowledgeGraph { try linked().graph }

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

extension KnowledgeGraph {
  /// The entities that a name or IRI means; one whose name only holds it when it is the only one.
  /// - Throws: `ExitCode` after telling what there is.
  func resolve(_ name: String, kinds: Set<EntityKind> = [], failure: Int32 = 1) throws -> [Int] {
    let matches = entities(named: name, kinds: kinds).filter { entities[$0.entity].kind != .tenure }
    let exact = matches.filter { $0.quality <= .alias }
    let chosen = exact.isEmpty && matches.count == 1 ? matches : exact
    if !chosen.isEmpty { return chosen.map(\.entity) }
    Console.problem(
      Refusal(
        file: name,
        reason: matches.isEmpty ? "nothing of this name" : "several have this in their names:"))
    for match in matches.prefix(20) {
      let candidate = entities[match.entity]
      Console.note("  \(candidate.label) (\(candidate.kind.rawValue)) <\(candidate.iri)>")
    }
    throw ExitCode(failure)
  }
}
