import Knowledge
import Ontology

/// On which side of a picture each entity stands.
struct DiagramColumns {
  private let columns: [Diagram.Column]

  subscript(entity: Int) -> Diagram.Column { columns[entity] }

  /// Provinces and what belongs to them stand on the left when they support more regions of other
  /// provinces than support them, else on the right; events and agreements in the middle; what a
  /// delegation visits on the other side than the delegation's home.
  ///
  /// - Complexity: O(*n* + *e*) for *n* entities and *e* edges.
  init(_ index: GraphIndex, _ provinces: ProvinceMap) {
    let graph = index.graph
    var balance: [Int: Int] = [:]
    for (position, edge) in graph.edges.enumerated() where edge.relation == .supports {
      guard let giver = index.subject(of: position), let taker = index.object(of: position) else {
        continue
      }
      balance[provinces[giver] ?? giver, default: 0] += 1
      balance[provinces[taker] ?? taker, default: 0] -= 1
    }
    var columns = graph.entities.enumerated().map { position, entity -> Diagram.Column in
      if entity.kind.isEvent || entity.kind == .agreement { return .shared }
      return balance[provinces[position] ?? position, default: 0] > 0 ? .supporting : .supported
    }
    for (position, edge) in graph.edges.enumerated() where edge.relation == .delegationOf {
      guard let visit = index.subject(of: position), let home = index.object(of: position) else {
        continue
      }
      for visited in index.outgoing(visit) where graph.edges[visited].relation == .visited {
        guard let place = index.object(of: visited), provinces[place] == nil,
          graph.entities[place].kind != .region
        else { continue }
        columns[place] = columns[home] == .supporting ? .supported : .supporting
      }
    }
    self.columns = columns
  }
}
