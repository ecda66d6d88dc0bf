/// A set of edge labels, which are numbers below 256.
public struct LabelSet: Hashable, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64)

  public static let all = LabelSet((~0, ~0, ~0, ~0))
  public static let none = LabelSet((0, 0, 0, 0))

  private init(_ words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  public init(_ labels: some Sequence<UInt8>) {
    self = .none
    for label in labels { insert(label) }
  }

  public mutating func insert(_ label: UInt8) {
    let bit = UInt64(1) << (label & 63)
    switch label >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  @inline(__always)
  public func contains(_ label: UInt8) -> Bool {
    let word =
      switch label >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(label & 63) & 1 == 1
  }

  /// The labels that are not in the set.
  public var complement: LabelSet { LabelSet((~words.0, ~words.1, ~words.2, ~words.3)) }

  public static func == (a: LabelSet, b: LabelSet) -> Bool { a.words == b.words }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

extension LabelSet {
  /// The set with more labels.
  public func union(_ labels: some Sequence<UInt8>) -> LabelSet {
    var result = self
    for label in labels { result.insert(label) }
    return result
  }
}
