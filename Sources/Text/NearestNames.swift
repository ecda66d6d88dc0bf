/// Names that a mistyped one may have been meant for.
package struct NearestNames: Sendable {
  /// At most three, best first.
  package let names: [String]

  /// Looks for the names with the fewest edits, and no more than one in three characters; upper and
  /// lower case are alike. Of equals, those that begin alike come first.
  ///
  /// - Complexity: O(*n* · *m*) in the length of `name` and that of all candidates together.
  package init(to name: String, among candidates: some Sequence<String>) {
    let wanted = Array(name.lowercased().unicodeScalars)
    var least = max(1, wanted.count / 3)
    var found: [(name: String, beginsAlike: Bool)] = []
    for candidate in candidates where wanted.count > 1 {
      let scalars = Array(candidate.lowercased().unicodeScalars.prefix(wanted.count + least + 1))
      guard abs(scalars.count - wanted.count) <= least else { continue }
      let distance = Self.distance(wanted, scalars)
      guard distance <= least, distance < min(scalars.count, wanted.count) else { continue }
      if distance < least { found.removeAll() }
      least = distance
      if !found.contains(where: { $0.name.lowercased() == candidate.lowercased() }) {
        found.append((candidate, scalars.first == wanted.first))
      }
    }
    let best = found.filter(\.beginsAlike) + found.filter { !$0.beginsAlike }
    names = best.prefix(3).map(\.name)
  }

  /// `; did you mean A, B or C?`, to be put after a reason; empty when there is none.
  package var question: String {
    guard let last = names.last else { return "" }
    let others = names.dropLast().joined(separator: ", ")
    return "; did you mean \(others.isEmpty ? last : "\(others) or \(last)")?"
  }

  /// Insertions, deletions, replacements and exchanges of neighbours that turn one into the other.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for line in a.indices {
      var row = [line + 1] + [Int](repeating: 0, count: b.count)
      for column in b.indices {
        let change = last[column] + (a[line] == b[column] ? 0 : 1)
        row[column + 1] = min(change, row[column] + 1, last[column + 1] + 1)
        if line > 0, column > 0, a[line] == b[column - 1], a[line - 1] == b[column] {
          row[column + 1] = min(row[column + 1], before[column - 1] + 1)
        }
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
