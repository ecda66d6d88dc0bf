import Claims
import Knowledge
import Ontology

/// What stands around each entity, in scripts of which a picture loads those that it needs: by the entity's path, its
/// number in the search index and those of its neighbours, with relation, direction and year.
struct NetworkIndex: Sendable {
  /// How many neighbours of an entity are listed at most, those with most to see.
  private static let limit = 300
  /// How many entities a script has, about.
  private static let entitiesPerFile = 200

  private let site: SiteGraph
  /// The search index's numbers, by position.
  private let numbers: [Int: Int]
  private let relations: [Relation: Int]
  let parts: Int

  init(_ site: SiteGraph, numbered entities: [Int]) {
    self.site = site
    numbers = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($0.element, $0.offset) })
    parts = max(1, (entities.count + Self.entitiesPerFile - 1) / Self.entitiesPerFile)
    relations = Dictionary(uniqueKeysWithValues: Self.relations.enumerated().map { ($0.element, $0.offset) })
  }

  /// The relations that are drawn: not what articles mention, nor what other relations say better.
  static var relations: [Relation] {
    Relation.all.filter { $0.isBetweenEntities && ![.mentions, .member, .ofPost, .supporter, .supported].contains($0) }
  }

  /// The files, each handed to `write` when it is made.
  func write<Failure: Error>(_ write: (String, [UInt8]) throws(Failure) -> Void) throws(Failure) {
    var byPart: [[Int]] = Array(repeating: [], count: parts)
    for (position, path) in site.paths.enumerated() {
      if let path, numbers[position] != nil { byPart[Self.part(of: path.path, parts)].append(position) }
    }
    for (number, entities) in byPart.enumerated() {
      var json = JSONWriter()
      json.object { json in
        for entity in entities {
          json.key(site.paths[entity]?.path ?? "")
          json.array { json in
            json.number(numbers[entity] ?? 0)
            json.array { json in for line in lines(at: entity) { json.array { json in for value in line { json.number(value) } } } }
          }
        }
      }
      try write("search/network-\(number).js", SearchIndex.call("network", number, json.bytes))
    }
  }

  /// Neighbour, relation, whether it leads there, and year (0 when none is known), of each edge at an entity.
  private func lines(at entity: Int) -> [[Int]] {
    var lines: [[Int]] = []
    var special: Set<Int> = []
    for (edges, isOutgoing) in [(site.index.outgoing(entity), true), (site.index.incoming(entity), false)] {
      for edge in edges {
        let relation = site.graph.edges[edge].relation
        guard let name = relations[relation], let end = isOutgoing ? site.index.object(of: edge) : site.index.subject(of: edge),
          let number = numbers[end]
        else { continue }
        if relation.general != nil { special.insert(number) }
        let year = (site.date(of: end) ?? site.date(of: entity)).flatMap { Int($0.prefix(4)) } ?? 0
        lines.append([number, name, isOutgoing ? 1 : 0, year])
      }
    }
    let general = relations[.participant]
    lines.removeAll { $0[1] == general && special.contains($0[0]) }
    return Array(lines.sorted { $0.lexicographicallyPrecedes($1) }.prefix(Self.limit))
  }

  /// The script that has an entity; the page's script computes the same.
  static func part(of path: String, _ count: Int) -> Int {
    path.unicodeScalars.reduce(0) { ($0 * 31 + Int($1.value)) % 1_000_003 } % count
  }
}
