import Knowledge
import Ontology

/// In which province each entity of a graph stands, where that is clear: regions by their parents,
/// posts and bodies by their region, persons by their posts.
struct ProvinceMap {
  private var provinces: [Int: Int] = [:]

  subscript(entity: Int) -> Int? { provinces[entity] }

  /// - Complexity: O(*n* + *e*) for *n* entities and *e* edges.
  init(_ index: GraphIndex) {
    let graph = index.graph
    func objects(_ node: Int, _ relation: Relation) -> [Int] {
      index.outgoing(node).filter { graph.edges[$0].relation == relation }
        .compactMap { index.object(of: $0) }
    }
    for (position, entity) in graph.entities.enumerated() where entity.kind == .region {
      var region = position
      var seen: Set<Int> = [region]
      while graph.entities[region].values(of: .level) != ["province"],
        let parent = objects(region, .within).first, seen.insert(parent).inserted
      {
        if graph.entities[parent].values(of: .level).contains("country") { break }
        region = parent
      }
      if graph.entities[region].values(of: .level) == ["province"] { provinces[position] = region }
    }
    for (position, entity) in graph.entities.enumerated()
    where entity.kind == .post || entity.kind.isOrganization {
      provinces[position] = objects(position, .ofRegion).compactMap { provinces[$0] }.first
    }
    for (position, entity) in graph.entities.enumerated() where entity.kind == .person {
      var counts: [Int: Int] = [:]
      for post in objects(position, .holds) {
        if let province = provinces[post] { counts[province, default: 0] += 1 }
      }
      provinces[position] = counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
    }
  }
}
