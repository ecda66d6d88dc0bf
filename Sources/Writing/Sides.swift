import Ontology

/// Who was on which side of an occasion: those who came, gave or support face those who were visited, received or are
/// supported; those who met or signed face each other. Two who were visited on one journey did not meet.
struct Sides {
  private var equal: Set<Int> = []
  private var coming: Set<Int> = []
  private var receiving: Set<Int> = []

  /// Adds who stands at the end of a relation; those of other relations are none.
  mutating func add(_ end: Int, _ relation: Relation) {
    switch relation {
    case .delegationOf, .supporter, .from: coming.insert(end)
    case .visited, .supported, .to: receiving.insert(end)
    default: equal.insert(end)
    }
  }

  /// How many stand on the largest side.
  var count: Int { max(equal.count, coming.count, receiving.count) }

  /// The pairs that face each other, each once, the lesser position first; sorted.
  var pairs: [(first: Int, second: Int)] {
    var found: Set<[Int]> = []
    let sorted = equal.sorted()
    for (number, first) in sorted.enumerated() {
      for second in sorted[(number + 1)...] { found.insert([first, second]) }
    }
    for first in coming { for second in receiving where first != second { found.insert([min(first, second), max(first, second)]) } }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.map { (first: $0[0], second: $0[1]) }
  }
}
