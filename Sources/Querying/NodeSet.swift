/// A set of nodes, a bit each.
public struct NodeSet: Hashable, Sendable {
  private var words: [UInt64]

  /// The empty set of nodes below `count`.
  public init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  @inline(__always)
  public func contains(_ node: Int) -> Bool { words[node >> 6] >> UInt64(node & 63) & 1 == 1 }

  /// Adds a node.
  /// - Returns: whether it was new.
  @inline(__always) @discardableResult
  public mutating func insert(_ node: Int) -> Bool {
    let bit = UInt64(1) << UInt64(node & 63)
    let isNew = words[node >> 6] & bit == 0
    words[node >> 6] |= bit
    return isNew
  }

  public mutating func remove(_ node: Int) { words[node >> 6] &= ~(UInt64(1) << UInt64(node & 63)) }
}
