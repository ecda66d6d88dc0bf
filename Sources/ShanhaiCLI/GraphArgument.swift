import ArgumentParser
import Claims
import Database
import Knowledge
import Lexicon
import Linking
import Ontology
import Querying
import Shanhai
import Text

/// The graph that a command asks.
struct GraphArgument: ParsableArguments {
  @Argument(help: "A folder that build or link wrote, or a file of claims.")
  var graph: String

  @Option(help: "What the IRIs of entities start with, if not with what the folder was built with.")
  var base: String?

  init() {}

  /// The graph of an argument of another name.
  init(_ graph: String, base: String?) {
    self.graph = graph
    self.base = base
  }

  func validate() throws { try refuseBase(base) }

  /// What the IRIs of entities start with.
  /// - Throws: `ExitCode` after telling that the folder's own base cannot be read.
  var entityBase: String {
    get throws {
      if let base { return base }
      return try settings.base
    }
  }

  /// How the folder's graph is written, or would be without a word.
  /// - Throws: `ExitCode` after telling that this cannot be read.
  var settings: GraphSettings {
    get throws { try GraphFolder(of: graph)?.keptSettings() ?? GraphSettings() }
  }

  /// The bytes of its claims.
  ///
  /// - Parameter failure: the exit status when they cannot be read.
  /// - Throws: `ExitCode` after telling why not.
  func lines(failure: Int32 = 1) throws -> [UInt8] {
    do throws(Refusal) {
      return try ClaimFiles.bytes(of: graph)
    } catch {
      Console.problem(error)
      throw ExitCode(failure)
    }
  }

  /// The claims. What cannot be read is told on standard error.
  ///
  /// - Parameters:
  ///   - lines: their bytes, if these have been read.
  ///   - failure: the exit status when there is nothing to go on with.
  /// - Throws: `ExitCode`.
  func claims(in lines: [UInt8]? = nil, failure: Int32 = 1) throws -> ClaimSet {
    var claims = ClaimSet()
    let problems = ClaimFiles.insert(try lines ?? self.lines(failure: failure), of: graph, into: &claims)
    for problem in problems { Console.note("shanhai: \(problem)") }
    guard !claims.documents.isEmpty else {
      if problems.isEmpty { Console.problem(Refusal(file: graph, reason: "no documents")) }
      throw ExitCode(failure)
    }
    return claims
  }

  /// The claims linked, with the decisions that are kept beside them.
  func linked(_ lines: [UInt8]? = nil, failure: Int32 = 1) throws -> LinkedClaims {
    let claims = try claims(in: lines, failure: failure)
    let decisions = try GraphFolder(of: graph).flatMap { DecisionFile.path(in: $0.path) }
      .map { try Decisions.reading($0, failure: failure) }
    return Linker(gazetteer: try .bundled(), baseIRI: try entityBase).linked(claims, decisions ?? .none)
  }

  /// The graph, with all its sources.
  func load(failure: Int32 = 1) throws -> KnowledgeGraph {
    try asking(failure: failure) { graph in try graph.whole() }
  }

  /// Asks the database of the folder, or else the graph that is linked from the claims. A database that is missing,
  /// damaged or of other claims is made again, in the folder if it is one that this program wrote.
  ///
  /// - Parameters:
  ///   - failure: the exit status when there is no graph.
  ///   - body: may be called twice, until it returns.
  func asking<Answer>(failure: Int32 = 1, _ body: (AskedGraph) throws -> Answer) throws -> Answer {
    guard let folder = GraphFolder(of: graph), try folder.isOwnGraph(), try base.map({ try $0 == settings.base }) ?? true else {
      return try body(AskedGraph(try linked(failure: failure).graph))
    }
    let reason: String
    switch FolderDatabase.open(in: folder, base: try entityBase) {
    case .open(let database):
      do {
        return try body(AskedGraph(database))
      } catch let error as DatabaseError {
        reason = error.isDamage ? "is damaged" : error.description
      }
    case .stale(let words): reason = words
    }
    let path = folder.path + "/" + FolderDatabase.name
    let entityBase = try entityBase
    let linked = try linked(failure: failure)
    do throws(OutputError) {
      try FolderDatabase.write(linked.graph, in: folder, base: entityBase)
      Console.note("shanhai: \(path): \(reason); made again of the claims")
    } catch {
      Console.note("shanhai: \(path): \(reason), and cannot be made again: \(error.reason)")
    }
    return try body(AskedGraph(linked.graph))
  }

  /// The one entity that a name means, in whichever of its ``NameForms``.
  ///
  /// - Throws: `ExitCode` after telling that there is none, or listing the candidates.
  func entity(_ name: String, in graph: KnowledgeGraph) throws -> Int {
    let base = try entityBase
    for form in NameForms.of(name) {
      do throws(EntityReferenceError) {
        return try graph.entity(meantBy: form, base: base)
      } catch {
        guard case .ambiguous(_, let candidates) = error else { continue }
        graph.list(
          candidates, name, "\(candidates.count) entities may be meant; name one of them in full:")
        throw ExitCode(1)
      }
    }
    graph.tellUnknown(name)
    throw ExitCode(1)
  }

  /// The IRIs of the entities that a name or IRI means; one whose name only holds it when it is the only one.
  /// - Throws: `ExitCode` after telling what there is.
  func entities(_ name: String, in asked: AskedGraph, kinds: Set<EntityKind> = []) throws -> [String] {
    for form in NameForms.of(name) {
      let graph = try asked.naming(form, iris: KnowledgeGraph.iris(ofReference: form, base: try entityBase))
      if let found = try entities(form, in: graph, kinds: kinds, orTell: name) { return found }
    }
    // What is near is sought among all names.
    let graph = try asked.facts()
    if let found = try entities(name, in: graph, kinds: kinds, orTell: name) { return found }
    graph.tellUnknown(name, kinds: kinds)
    throw ExitCode(1)
  }

  /// The IRIs of the entities that one form of a name means; `nil` when there is none.
  private func entities(
    _ form: String, in graph: KnowledgeGraph, kinds: Set<EntityKind>, orTell name: String
  ) throws -> [String]? {
    if let known = graph.index(ofReference: form, base: try entityBase),
      kinds.isEmpty || !kinds.isDisjoint(with: graph.entities[known].kinds)
    {
      return [graph.entities[known].iri]
    }
    let matches = graph.entities(named: form, kinds: kinds).filter { graph.entities[$0.entity].kind != .tenure }
    if matches.isEmpty { return nil }
    let exact = matches.filter { $0.quality <= .alias }
    let chosen = exact.isEmpty && matches.count == 1 ? matches : exact
    if !chosen.isEmpty { return chosen.map { graph.entities[$0.entity].iri } }
    graph.list(matches.map(\.entity), name, "several have this in their names:")
    throw ExitCode(1)
  }
}

extension KnowledgeGraph {
  /// Tells that nothing has a name, and which names are near.
  fileprivate func tellUnknown(_ name: String, kinds: Set<EntityKind> = []) {
    let known = entities.lazy.filter { entity in
      entity.kind != .tenure && (kinds.isEmpty || !kinds.isDisjoint(with: entity.kinds))
    }
    let names = known.flatMap { [$0.label] + $0.values(of: .altLabel) }
    Console.problem(
      Refusal(file: name, reason: "nothing of this name" + NearestNames(to: name, among: names).question))
  }

  fileprivate func list(_ candidates: [Int], _ name: String, _ reason: String) {
    Console.problem(Refusal(file: name, reason: reason))
    for candidate in candidates.prefix(20) {
      let entity = entities[candidate]
      Console.note("  \(entity.label) (\(entity.kind.name)) <\(entity.iri)>")
    }
    if candidates.count > 20 { Console.note("  and \(candidates.count - 20) more") }
  }
}
