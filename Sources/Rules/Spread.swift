extension TextRule {
  /// Captures that are taken one by one.
  public struct Spread: Hashable, Sendable {
    public let captures: [String]
    /// The first of one with the first of the other; else each with each.
    public let isPairwise: Bool
  }
}

extension TextRule.Reading {
  /// What it says of each of the captures that a rule takes one by one; nothing where lists that go
  /// pairwise are of different lengths.
  /// - Parameter limit: So many at most.
  public func spread(_ spread: TextRule.Spread?, limit: Int) -> [TextRule.Reading] {
    guard let spread else { return [self] }
    let lists = spread.captures.map { captures[$0] }
    var found: [TextRule.Reading] = []
    if spread.isPairwise {
      guard Set(lists.map(\.count)).count == 1 else { return [] }
      for index in 0..<min(lists[0].count, limit) { found.append(with(spread, lists.map { $0[index] })) }
      return found
    }
    var combinations: [[Capture]] = [[]]
    for list in lists {
      combinations = Array(
        combinations.lazy.flatMap { chosen in list.lazy.map { chosen + [$0] } }.prefix(limit))
    }
    return combinations.map { with(spread, $0) }
  }

  private func with(_ spread: TextRule.Spread, _ values: [Capture]) -> Self {
    var captures = captures
    for (name, value) in zip(spread.captures, values) { captures.keep(value, of: name) }
    return Self(range: range, captures: captures, trigger: trigger, line: line)
  }
}
