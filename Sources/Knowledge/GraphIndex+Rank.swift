import Ontology

extension GraphIndex {
  /// How much there is to see at each node; the unit means nothing.
  ///
  /// Each edge gives its ends its weight, times 4 and the bits of the other end's degree: being
  /// tied to what is much tied counts more, without the one hub of a small graph outweighing all.
  /// In whole numbers, so that every machine ranks alike.
  ///
  /// - Complexity: O(*n* + *e*).
  public func ranks() -> [Int] {
    var degrees = [Int](repeating: 0, count: graph.entities.count)
    var ranks = degrees
    for position in graph.edges.indices where subjects[position] >= 0 {
      degrees[Int(subjects[position])] += 1
      degrees[Int(objects[position])] += 1
    }
    for (position, edge) in graph.edges.enumerated() where subjects[position] >= 0 {
      let weight = edge.relation.weight
      let (subject, object) = (Int(subjects[position]), Int(objects[position]))
      ranks[subject] += weight * (4 + Int.bitWidth - degrees[object].leadingZeroBitCount)
      ranks[object] += weight * (4 + Int.bitWidth - degrees[subject].leadingZeroBitCount)
    }
    return ranks
  }
}
