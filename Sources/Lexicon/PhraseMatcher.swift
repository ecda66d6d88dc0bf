/// Finds known phrases in text: a trie over Unicode scalars in flat arrays, with its edges in one
/// open-addressing hash table.
public struct PhraseMatcher: Sendable {
  /// A phrase found in a text.
  public struct Match: Hashable, Sendable {
    /// The position of the scalar after the phrase.
    public let end: Int
    /// The value that the phrase was inserted with.
    public let value: Int32
  }

  private static let noNode: UInt32 = .max

  /// Nodes after one common Chinese character, to reject most positions at once; empty where only
  /// few phrases are expected, as the table takes longer to make than to save.
  private var roots: [UInt32]
  private static let firstRoot: UInt32 = 0x4E00
  private static let rootCount = 0x5200
  private var keys: [UInt64]
  private var targets: [UInt32]
  private var values: [Int32] = [-1]
  private var edgeCount = 0

  /// - Parameter expectsFew: whether the matcher is made for some dozens of phrases and one text.
  public init(expectsFew: Bool = false) {
    roots = expectsFew ? [] : Array(repeating: Self.noNode, count: Self.rootCount)
    keys = Array(repeating: 0, count: expectsFew ? 64 : 1024)
    targets = Array(repeating: Self.noNode, count: expectsFew ? 64 : 1024)
  }

  /// Adds a phrase, or gives a known one a new value.
  /// - Precondition: `value` is not negative.
  /// - Complexity: O(*n*) in the phrase's length.
  public mutating func insert(_ phrase: some Sequence<Unicode.Scalar>, value: Int32) {
    precondition(value >= 0)
    var node: UInt32 = 0
    for scalar in phrase { node = child(of: node, through: scalar.value) }
    if node != 0 { values[Int(node)] = value }
  }

  /// The value of a whole phrase.
  public func value(of phrase: some Sequence<Unicode.Scalar>) -> Int32? {
    var node: UInt32 = 0
    for scalar in phrase {
      node = find(node, scalar.value)
      if node == Self.noNode { return nil }
    }
    let value = values[Int(node)]
    return value >= 0 ? value : nil
  }

  /// The longest phrase that starts at `start` and ends at or before `limit`.
  /// - Complexity: O(*n*) in the length of the longest phrase.
  public func longestMatch(
    in scalars: [Unicode.Scalar], at start: Int, before limit: Int
  ) -> Match? {
    var longest: Match?
    forEachMatch(in: scalars, at: start, before: limit) { longest = $0 }
    return longest
  }

  /// Every phrase that starts at `start` and ends at or before `limit`, shortest first.
  public func forEachMatch(
    in scalars: [Unicode.Scalar], at start: Int, before limit: Int, _ body: (Match) -> Void
  ) {
    var node: UInt32 = 0
    var position = start
    while position < limit {
      node = find(node, scalars[position].value)
      if node == Self.noNode { return }
      position += 1
      let value = values[Int(node)]
      if value >= 0 { body(Match(end: position, value: value)) }
    }
  }

  /// Calls `body` with the first two scalars of the phrases, and with the one scalar of those that
  /// have no second.
  func forEachOpening(_ body: (_ first: UInt32, _ second: UInt32?) -> Void) {
    var firsts = [UInt32](repeating: 0, count: values.count)
    func visit(_ first: UInt32, _ node: UInt32) {
      firsts[Int(node)] = first
      if values[Int(node)] >= 0 { body(first, nil) }
    }
    for (place, node) in roots.enumerated() where node != Self.noNode {
      visit(Self.firstRoot + UInt32(place), node)
    }
    for (key, target) in zip(keys, targets) where key != 0 && Self.parent(of: key) == 0 {
      visit(Self.scalar(of: key), target)
    }
    for key in keys where key != 0 {
      let first = firsts[Int(Self.parent(of: key))]
      if first != 0 { body(first, Self.scalar(of: key)) }
    }
  }

  private static func parent(of key: UInt64) -> UInt32 { UInt32((key & ~(1 << 63)) >> 21) }

  private static func scalar(of key: UInt64) -> UInt32 { UInt32(key & 0x1F_FFFF) }

  private func find(_ node: UInt32, _ scalar: UInt32) -> UInt32 {
    if node == 0, let root = root(scalar) { return roots[root] }
    let key = UInt64(node) << 21 | UInt64(scalar) | 1 << 63
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return Self.noNode
  }

  /// The place of a scalar in `roots`.
  private func root(_ scalar: UInt32) -> Int? {
    let place = Int(truncatingIfNeeded: scalar &- Self.firstRoot)
    return place < roots.count ? place : nil
  }

  private mutating func child(of node: UInt32, through scalar: UInt32) -> UInt32 {
    let known = find(node, scalar)
    if known != Self.noNode { return known }
    let new = UInt32(values.count)
    values.append(-1)
    if node == 0, let root = root(scalar) {
      roots[root] = new
    } else {
      edgeCount += 1
      if edgeCount * 2 > keys.count { grow() }
      place(UInt64(node) << 21 | UInt64(scalar) | 1 << 63, new)
    }
    return new
  }

  private mutating func place(_ key: UInt64, _ target: UInt32) {
    var slot = Self.slot(key, keys.count)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    targets[slot] = target
  }

  private mutating func grow() {
    let old = zip(keys, targets).filter { $0.0 != 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    targets = Array(repeating: Self.noNode, count: targets.count * 2)
    for (key, target) in old { place(key, target) }
  }

  /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4).
  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }
}
