public import Text

/// Finds known phrases in text: a trie over Unicode scalars, with its edges in one open-addressing
/// hash table.
public struct PhraseMatcher: Sendable {
  /// A phrase found in a text.
  public struct Match: Hashable, Sendable {
    /// The position of the scalar after the phrase.
    public let end: Int
    /// The value that the phrase was inserted with.
    public let value: Int32
  }

  /// An edge with what it leads to, side by side: a step costs one look into memory.
  private struct Edge {
    /// Of the node and the scalar; 0 in a free slot.
    var key: UInt64 = 0
    var target: UInt32 = 0
    /// Of the phrase that ends here; -1 where none does.
    var value: Int32 = -1
  }

  /// Where an edge is kept.
  private enum Place {
    case root(Int)
    case slot(Int)
  }

  /// Edges from the root through the common Chinese characters, where phrases are sought at every
  /// place of a text; else empty, as the table takes room in the processor's cache. A target of 0 is
  /// none.
  private var roots: [Edge]
  private static let firstRoot: UInt32 = 0x4E00
  private static let rootCount = 0x5200
  private var edges: [Edge]
  private var edgeCount = 0
  private var nodeCount: UInt32 = 1

  /// - Parameters:
  ///   - edgeCount: About how many edges the trie will have.
  ///   - isSoughtEverywhere: Whether phrases are sought at places of which nothing is known.
  public init(edges edgeCount: Int = 48, isSoughtEverywhere: Bool = false) {
    roots = isSoughtEverywhere ? Array(repeating: Edge(), count: Self.rootCount) : []
    var size = 64
    while size * 3 < edgeCount * 4 { size *= 2 }
    edges = Array(repeating: Edge(), count: size)
  }

  /// Adds a phrase, or gives a known one a new value.
  /// - Returns: Whether the phrase was unknown; `false` for one without a scalar, which is not added.
  /// - Precondition: `value` is not negative.
  /// - Complexity: O(*n*) in the phrase's length.
  @discardableResult
  public mutating func insert(_ phrase: some Sequence<Unicode.Scalar>, value: Int32) -> Bool {
    precondition(value >= 0)
    var node: UInt32 = 0
    var last: Place?
    for scalar in phrase {
      let place = place(from: node, through: scalar.value)
      node = edge(at: place).target
      last = place
    }
    switch last {
    case .root(let index):
      defer { roots[index].value = value }
      return roots[index].value < 0
    case .slot(let index):
      defer { edges[index].value = value }
      return edges[index].value < 0
    case nil: return false
    }
  }

  /// Adds a phrase given by its UTF-8, which must be well-formed.
  @discardableResult
  mutating func insert(utf8: UnsafeBufferPointer<UInt8>, value: Int32) -> Bool {
    insert(UTF8Scalars(utf8: utf8), value: value)
  }

  /// The scalars of well-formed UTF-8, decoded without a string in between.
  private struct UTF8Scalars: Sequence, IteratorProtocol {
    let utf8: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func next() -> Unicode.Scalar? {
      guard position < utf8.count else { return nil }
      let first = UInt32(utf8[position])
      let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      var value = width == 1 ? first : first & (0x7F >> UInt32(width))
      guard position + width <= utf8.count else { return nil }
      for offset in 1..<Swift.max(width, 1) { value = value << 6 | UInt32(utf8[position + offset] & 0x3F) }
      position += width
      return Unicode.Scalar(value)
    }
  }

  /// The value of a whole phrase.
  public func value(of phrase: some Sequence<Unicode.Scalar>) -> Int32? {
    var node: UInt32 = 0
    var value: Int32 = -1
    for scalar in phrase {
      guard let edge = find(node, scalar.value) else { return nil }
      node = edge.target
      value = edge.value
    }
    return value >= 0 ? value : nil
  }

  /// The value of the phrase that is all of a slice.
  public func value(of phrase: ArraySlice<Unicode.Scalar>) -> Int32? {
    phrase.withUnsafeBufferPointer { phrase in
      // A buffer, as a slice would be walked by its iterator: this is asked of most words.
      var node: UInt32 = 0
      var value: Int32 = -1
      for scalar in phrase {
        guard let edge = find(node, scalar.value) else { return nil }
        node = edge.target
        value = edge.value
      }
      return value >= 0 ? value : nil
    }
  }

  /// The longest phrase that starts at `start` and ends at or before `limit`.
  /// - Complexity: O(*n*) in the length of the longest phrase.
  public func longestMatch(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> Match? {
    var longest: Match?
    forEachMatch(in: scalars, at: start, before: limit) { longest = $0 }
    return longest
  }

  /// Every phrase that starts at `start` and ends at or before `limit`, shortest first.
  @inline(__always)
  public func forEachMatch(
    in scalars: Letters, at start: Int, before limit: Int, _ body: (Match) -> Void
  ) {
    var node: UInt32 = 0
    var position = start
    while position < limit {
      guard let edge = find(node, scalars[position].value) else { return }
      node = edge.target
      position += 1
      if edge.value >= 0 { body(Match(end: position, value: edge.value)) }
    }
  }

  /// Calls `body` with the length and the value of every phrase that starts at a place of a buffer,
  /// shortest first.
  @inline(__always)
  func forEachMatch(
    in scalars: UnsafeBufferPointer<Unicode.Scalar>, at start: Int, _ body: (_ length: Int32, _ value: Int32) -> Void
  ) {
    var node: UInt32 = 0
    var position = start
    while position < scalars.count {
      guard let edge = find(node, scalars[position].value) else { return }
      node = edge.target
      position += 1
      if edge.value >= 0 { body(Int32(truncatingIfNeeded: position - start), edge.value) }
    }
  }

  /// Calls `body` with the first two scalars of the phrases, and with the one scalar of those that
  /// have no second.
  func forEachOpening(_ body: (_ first: UInt32, _ second: UInt32?) -> Void) {
    var firsts = [UInt32](repeating: 0, count: Int(nodeCount))
    func visit(_ first: UInt32, _ edge: Edge) {
      firsts[Int(edge.target)] = first
      if edge.value >= 0 { body(first, nil) }
    }
    for (place, edge) in roots.enumerated() where edge.target != 0 {
      visit(Self.firstRoot + UInt32(place), edge)
    }
    for edge in edges where edge.key != 0 && Self.parent(of: edge.key) == 0 {
      visit(Self.scalar(of: edge.key), edge)
    }
    for edge in edges where edge.key != 0 {
      let first = firsts[Int(Self.parent(of: edge.key))]
      if first != 0 { body(first, Self.scalar(of: edge.key)) }
    }
  }

  private static func key(_ node: UInt32, _ scalar: UInt32) -> UInt64 {
    UInt64(node) << 21 | UInt64(scalar) | 1 << 63
  }

  private static func parent(of key: UInt64) -> UInt32 { UInt32((key & ~(1 << 63)) >> 21) }

  private static func scalar(of key: UInt64) -> UInt32 { UInt32(key & 0x1F_FFFF) }

  @inline(__always)
  private func find(_ node: UInt32, _ scalar: UInt32) -> Edge? {
    if node == 0, let root = root(scalar) {
      let edge = roots[root]
      return edge.target == 0 ? nil : edge
    }
    let key = Self.key(node, scalar)
    var slot = Self.slot(key, edges.count)
    while true {
      let edge = edges[slot]
      if edge.key == key { return edge }
      if edge.key == 0 { return nil }
      slot = (slot + 1) & (edges.count - 1)
    }
  }

  /// The place of a scalar in `roots`.
  @inline(__always)
  private func root(_ scalar: UInt32) -> Int? {
    let place = Int(truncatingIfNeeded: scalar &- Self.firstRoot)
    return place < roots.count ? place : nil
  }

  private func edge(at place: Place) -> Edge {
    switch place {
    case .root(let index): roots[index]
    case .slot(let index): edges[index]
    }
  }

  /// The place of an edge, made where there is none.
  private mutating func place(from node: UInt32, through scalar: UInt32) -> Place {
    if node == 0, let root = root(scalar) {
      if roots[root].target == 0 { roots[root].target = newNode() }
      return .root(root)
    }
    let key = Self.key(node, scalar)
    var slot = freeSlot(key)
    if edges[slot].key == key { return .slot(slot) }
    edgeCount += 1
    if edgeCount * 4 > edges.count * 3 {
      grow()
      slot = freeSlot(key)
    }
    edges[slot] = Edge(key: key, target: newNode())
    return .slot(slot)
  }

  private mutating func newNode() -> UInt32 {
    nodeCount += 1
    return nodeCount - 1
  }

  /// The slot of a key, or the free one that it belongs into.
  private func freeSlot(_ key: UInt64) -> Int {
    var slot = Self.slot(key, edges.count)
    while edges[slot].key != 0, edges[slot].key != key { slot = (slot + 1) & (edges.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = edges
    edges = Array(repeating: Edge(), count: old.count * 2)
    for edge in old where edge.key != 0 { edges[freeSlot(edge.key)] = edge }
  }

  /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4).
  @inline(__always)
  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }
}
