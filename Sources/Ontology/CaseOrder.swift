// Relations and kinds are compared and hashed for every fact. Left to themselves, enumerations with
// strings as raw values make and hash those strings each time.

extension Relation {
  /// Its place in `allCases`.
  package var position: Int { casePosition(self) }

  /// Its place when all are sorted by prefixed name.
  package var rank: Int { Self.ranks[position] }

  private static let ranks = ranksByName(of: allCases)

  public func hash(into hasher: inout Hasher) { hasher.combine(position) }
}

extension EntityKind {
  /// Its place in `allCases`.
  package var position: Int { casePosition(self) }

  /// Its place when all are sorted by name.
  package var rank: Int { Self.ranks[position] }

  private static let ranks = ranksByName(of: allCases)

  public func hash(into hasher: inout Hasher) { hasher.combine(position) }
}

extension Namespace {
  public func hash(into hasher: inout Hasher) { hasher.combine(casePosition(self)) }
}

/// An enumeration of fewer than 257 cases without payloads is a byte that counts its cases in the
/// order of their declaration (Swift ABI, type layout); a switch that says the same has a line for
/// each case.
private func casePosition<Case: CaseIterable>(_ value: Case) -> Int {
  Int(unsafeBitCast(value, to: UInt8.self))
}

private func ranksByName<Case: RawRepresentable<String>>(of cases: [Case]) -> [Int] {
  let sorted = cases.indices.sorted { cases[$0].rawValue < cases[$1].rawValue }
  var ranks = [Int](repeating: 0, count: cases.count)
  for (rank, position) in sorted.enumerated() { ranks[position] = rank }
  return ranks
}
