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

  /// The one entity that a name means, by its number.
  ///
  /// - Throws: `ExitCode` after telling that there is none, or listing the candidates.
  func entity(_ name: String, in asked: AskedGraph) throws -> Int {
    let graph = try naming(name, in: asked, hasTenures: true).graph
    let iri = graph.entities[try entity(name, in: graph)].iri
    guard let number = try asked.number(of: iri) else { throw DatabaseError(damage: "lacks an entity") }
    return number
  }

  /// The IRIs of the entities that a name or IRI means; one whose name only holds it when it is the only one.
  /// - Throws: `ExitCode` after telling what there is.
  func entities(_ name: String, in asked: AskedGraph, kinds: Set<EntityKind> = []) throws -> [String] {
    let (graph, form) = try naming(name, in: asked, kinds: kinds, hasTenures: false)
    guard let form else {
      graph.tellUnknown(name, kinds: kinds)
      throw ExitCode(1)
    }
    if let known = graph.index(ofReference: form, base: try entityBase), graph.entities[known].isOne(of: kinds) {
      return [graph.entities[known].iri]
    }
    let matches = graph.entities(named: form, kinds: kinds).filter { graph.entities[$0.entity].kind != .tenure }
    let exact = matches.filter { $0.quality <= .alias }
    let chosen = exact.isEmpty && matches.count == 1 ? matches : exact
    if !chosen.isEmpty { return chosen.map { graph.entities[$0.entity].iri } }
    graph.list(matches.map(\.entity), name, "several have this in their names:")
    throw ExitCode(1)
  }

  /// As little of the graph as tells what a name means, and which of its ``NameForms`` is known: the entities that are
  /// called so, else those in whose names it stands, form by form; else, with no form, those of near names.
  private func naming(
    _ name: String, in asked: AskedGraph, kinds: Set<EntityKind> = [], hasTenures: Bool
  ) throws -> (graph: KnowledgeGraph, form: String?) {
    let base = try entityBase
    for form in NameForms.of(name) {
      let iris = KnowledgeGraph.iris(ofReference: form, base: base)
      for naming in [AskedGraph.Naming.whole, .part] {
        let graph = try asked.naming(form, naming, iris: iris)
        if let known = graph.index(ofReference: form, base: base), graph.entities[known].isOne(of: kinds) { return (graph, form) }
        let isKnown = graph.entities(named: form, kinds: kinds).contains { match in
          (naming == .part || match.quality <= .alias) && (hasTenures || graph.entities[match.entity].kind != .tenure)
        }
        if isKnown { return (graph, form) }
      }
    }
    return (try asked.naming(name, .near), nil)
  }
}

extension Entity {
  /// Whether it is of one of some kinds, of which none stand for all.
  fileprivate func isOne(of wanted: Set<EntityKind>) -> Bool { wanted.isEmpty || !wanted.isDisjoint(with: kinds) }
}

extension KnowledgeGraph {
  /// Tells that nothing has a name, and which names are near.
  fileprivate func tellUnknown(_ name: String, kinds: Set<EntityKind> = []) {
    let known = entities.lazy.filter { $0.kind != .tenure && $0.isOne(of: kinds) }
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
