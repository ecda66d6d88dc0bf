import ArgumentParser
import Knowledge
import Ontology
import Querying

/// Which part of the graph a command takes.
struct SelectionOptions: ParsableArguments {
  @Option(help: "Only what is around an entity: a name, a part of one, or an IRI.")
  var around: [String] = []

  @Option(help: "How many facts away from --around to go.")
  var hops = 1

  @Option(
    help: "Only entities of these kinds, with commas between: Person,Region or 人物,地区.")
  var kinds: String?

  @Option(help: "Only facts of these relations: shan:supports,org:holds or 对口支援,任职.")
  var relations: String?

  @Option(help: "Only what was on or after this day, YYYY-MM-DD, and what has no date.")
  var from: String?

  @Option(help: "Only what was on or before this day, YYYY-MM-DD, and what has no date.")
  var to: String?

  func validate() throws {
    guard hops >= 0 else { throw ValidationError("--hops wants a number that is not negative") }
    _ = try entityKinds
    _ = try relationSet
    for (option, date) in [("--from", from), ("--to", to)] {
      if let date, !Self.isDate(date) {
        throw ValidationError("\(option) wants a date such as 2020-07-16, 2020-07 or 2020")
      }
    }
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(parts.count) && parts[0].utf8.count == 4
      && parts.dropFirst().allSatisfy { $0.utf8.count == 2 }
      && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  var entityKinds: Set<EntityKind> { get throws { try Self.kinds(kinds, "--kinds") } }

  var relationSet: Set<Relation> { get throws { try Self.relations(relations, "--relations") } }

  static func kinds(_ list: String?, _ option: String) throws -> Set<EntityKind> {
    var found: Set<EntityKind> = []
    for name in (list ?? "").split(whereSeparator: { $0 == "," || $0 == "，" }) {
      let kinds = EntityKind.allCases.filter { kind in
        let names = [kind.rawValue, kind.term.prefixedName, kind.label(), kind.label(in: .english)]
        return names.contains { $0.lowercased() == name.lowercased() }
      }
      if name.lowercased() == "event" || name == "事件" {
        found.formUnion(EntityKind.allCases.filter(\.isEvent))
      } else if kinds.isEmpty {
        throw ValidationError("\(option): no kind of entity is called “\(name)”")
      } else if kinds.contains(.organization) {
        found.formUnion(EntityKind.allCases.filter(\.isOrganization))
      }
      found.formUnion(kinds)
    }
    return found
  }

  static func relations(_ list: String?, _ option: String) throws -> Set<Relation> {
    var found: Set<Relation> = []
    for name in (list ?? "").split(whereSeparator: { $0 == "," || $0 == "，" }) {
      let relations = Relation.allCases.filter { relation in
        relation.isBetweenEntities
          && [relation.rawValue, relation.term.name, relation.label(), relation.label(in: .english)]
            .contains(String(name))
      }
      guard !relations.isEmpty else {
        throw ValidationError("\(option): no relation between entities is called “\(name)”")
      }
      found.formUnion(relations)
    }
    return found
  }

  var isWhole: Bool {
    around.isEmpty && kinds == nil && relations == nil && from == nil && to == nil
  }

  /// The part of a graph that is meant.
  func part(of graph: KnowledgeGraph, _ argument: GraphArgument) throws -> KnowledgeGraph {
    var part = Subgraph()
    part.around = try around.map { try argument.entity($0, in: graph) }
    part.hops = hops
    part.kinds = try entityKinds
    part.relations = try relationSet
    if from != nil || to != nil { part.days = TimeSpan(from: from, to: to) }
    return part.graph(of: graph)
  }
}
