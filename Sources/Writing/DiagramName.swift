import Knowledge
import Ontology

/// What an entity is called in a picture.
enum DiagramName {
  /// Its label; of a visit whose words were cut from a sentence, who visited what: 云南省党政代表团考察上海市.
  static func name(of position: Int, in index: GraphIndex, _ language: LabelLanguage) -> String {
    let entity = index.graph.entities[position]
    guard entity.kind == .visit, let guest = regions(position, .delegationOf, index).first,
      let host = regions(position, .visited, index).first(where: { $0 != guest })
    else { return entity.label }
    let (from, to) = (index.graph.entities[guest].label, index.graph.entities[host].label)
    guard language == .chinese else { return "\(from) → \(to)" }
    // As the sentence calls the delegation, where it begins with the region's name.
    var delegation = from
    if entity.label.hasPrefix(from), let end = entity.label.firstRange(of: VisitWords.delegation)?.upperBound {
      delegation = String(entity.label[..<end])
    }
    return delegation + VisitWords.visits + to
  }

  /// The regions of a relation, what holds others first.
  private static func regions(_ node: Int, _ relation: Relation, _ index: GraphIndex) -> [Int] {
    let found = index.outgoing(node).filter { index.graph.edges[$0].relation == relation }
      .compactMap { index.object(of: $0) }.filter { index.graph.entities[$0].kind == .region }
    return found.map { (depth(of: $0, in: index), $0) }.sorted { $0 < $1 }.map(\.1)
  }

  /// How many regions hold one.
  private static func depth(of region: Int, in index: GraphIndex) -> Int {
    var (depth, place) = (0, region)
    while depth < 10,
      let next = index.outgoing(place).first(where: { index.graph.edges[$0].relation == .within })
        .flatMap({ index.object(of: $0) })
    {
      (depth, place) = (depth + 1, next)
    }
    return depth
  }
}
