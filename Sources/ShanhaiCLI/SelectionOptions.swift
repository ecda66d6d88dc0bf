import ArgumentParser
import Foundation
import Knowledge
import Ontology
import Querying
import Shanhai
import Text

/// Which part of the graph a command takes.
struct SelectionOptions: ParsableArguments {
  @Option(help: "Only what is around an entity: a name, a part of one, or an IRI.")
  var around: [String] = []

  @Option(name: .customLong("hops"), help: "How many facts away from --around to go; 1 unless given.")
  var givenHops: Int?

  @Option(
    help: "Only entities of these kinds, with commas between: Person,Region or 人物,地区.")
  var kinds: String?

  @Option(help: "Only facts of these relations: shan:supports,org:holds or 对口支援,任职.")
  var relations: String?

  @Option(help: "Only what was on or after this day, month or year (2020-07-16, 2020-07, 2020), and what has no date.")
  var from: String?

  @Option(help: "Only what was on or before this day, month or year, and what has no date.")
  var to: String?

  func validate() throws {
    guard hops >= 0 else { throw misuse("--hops \(hops)", "wants a number that is not negative") }
    _ = try days
  }

  var hops: Int { givenHops ?? 1 }

  /// The days that are meant; `nil` without one.
  private var days: TimeSpan? {
    get throws {
      let first = try from.map { try PartialDate(argument: $0, "--from \($0)") }
      let last = try to.map { try PartialDate(argument: $0, "--to \($0)") }
      if let first, let last, first.firstDay > last.lastDay {
        throw misuse("--from \(first)", "is after --to \(last)")
      }
      return first == nil && last == nil ? nil : TimeSpan(from: first?.lexical, to: last?.lexical)
    }
  }

  // The graph's claims may declare kinds and relations: these are read once the graph is loaded.

  var entityKinds: Set<EntityKind> { get throws { try Self.kinds(kinds, "--kinds") } }

  var relationSet: Set<Relation> { get throws { try Self.relations(relations, "--relations") } }

  /// The names of a list with commas between; none without a list.
  /// - Throws: `ExitCode` after telling that a list holds none.
  static func names(in list: String?, _ option: String) throws -> [String] {
    guard let list else { return [] }
    let names = list.split { $0 == "," || $0 == "，" }.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    if names.isEmpty { throw misuse(option, "names nothing") }
    return names
  }

  static func kinds(_ list: String?, _ option: String) throws -> Set<EntityKind> {
    var found: Set<EntityKind> = []
    for name in try names(in: list, option) {
      guard let kinds = kinds(named: name) else {
        let names = ["Event", "事件"] + EntityKind.all.flatMap(Self.names)
        throw misuse("\(option) \(name)", "no kind of entity" + NearestNames(to: name, among: names).question)
      }
      found.formUnion(kinds)
    }
    return found
  }

  /// The kinds that a name means, with the special ones of a general kind; `nil` when it means none.
  static func kinds(named name: String) -> Set<EntityKind>? {
    if ["event", "事件"].contains(name.lowercased()) { return Set(EntityKind.all.filter(\.isEvent)) }
    let kinds = EntityKind.all.filter { kind in
      (names(of: kind) + [kind.term.prefixedName]).contains { $0.lowercased() == name.lowercased() }
    }
    if kinds.contains(.organization) { return Set(kinds + EntityKind.all.filter(\.isOrganization)) }
    return kinds.isEmpty ? nil : Set(kinds)
  }

  private static func names(of kind: EntityKind) -> [String] {
    [kind.name, kind.label(), kind.label(in: .english)]
  }

  static func relations(_ list: String?, _ option: String) throws -> Set<Relation> {
    var found: Set<Relation> = []
    for name in try names(in: list, option) {
      let relations = Relation.all.filter { relation in
        relation.isBetweenEntities
          && [relation.prefixedName, relation.term.name, relation.label(), relation.label(in: .english)]
            .contains(name)
      }
      guard !relations.isEmpty else {
        let names = Relation.all.filter(\.isBetweenEntities)
          .flatMap { [$0.prefixedName, $0.label(), $0.label(in: .english)] }
        throw misuse(
          "\(option) \(name)", "no relation between entities" + NearestNames(to: name, among: names).question)
      }
      found.formUnion(relations)
    }
    return found
  }

  var isWhole: Bool {
    around.isEmpty && kinds == nil && relations == nil && from == nil && to == nil
  }

  /// The part of a graph that is meant, with its sources, and a graph that it was cut from: the whole, which may lack them,
  /// or what is around ``around``, whose positions in it are given too.
  func part(
    of asked: AskedGraph, _ argument: GraphArgument
  ) throws -> (part: KnowledgeGraph, whole: KnowledgeGraph, starts: [Int]) {
    let entities = try around.map { try argument.entity($0, in: asked) }
    var subgraph = Subgraph()
    (subgraph.around, subgraph.hops, subgraph.days) = (entities, hops, try days)
    (subgraph.kinds, subgraph.relations) = (try entityKinds, try relationSet)
    if !entities.isEmpty {
      let (graph, starts) = try asked.surroundings(of: entities, hops: hops, labels: subgraph.labels)
      subgraph.around = starts
      return (subgraph.graph(of: graph), graph, starts)
    }
    // Days of facts are those of their sources.
    if isWhole || subgraph.days != nil {
      let whole = try asked.whole()
      return (subgraph.graph(of: whole), whole, [])
    }
    let whole = try asked.facts()
    let part = try subgraph.graph(of: whole) { (whole, edges, entities) throws in
      try asked.sourced(whole, edges: edges, entities: entities)
    }
    return (part, whole, [])
  }
}

extension PartialDate {
  /// - Parameter place: the argument as the message names it.
  /// - Throws: `ExitCode` after telling what is wrong.
  init(argument: String, _ place: String) throws {
    do throws(Invalid) {
      try self.init(parsing: argument)
    } catch {
      throw misuse(place, error.description)
    }
  }
}
