/// A class of tokens: a kind of mention, or words that a list or a file of rules puts together.
public struct TokenClass: Hashable, Sendable {
  /// Its bit in a `ClassSet`.
  public let number: UInt8

  /// So many classes there can be.
  public static let limit = 128

  init(_ number: Int) { self.number = UInt8(number) }

  public static let region = TokenClass(0)
  public static let post = TokenClass(1)
  public static let person = TokenClass(2)
  /// An organisation.
  public static let body = TokenClass(3)
  /// A site.
  public static let place = TokenClass(4)
  /// A meeting or ceremony.
  public static let event = TokenClass(5)
  public static let date = TokenClass(6)
  /// A number with its unit, money too.
  public static let quantity = TokenClass(7)
  public static let money = TokenClass(8)
  /// What stands in 《》.
  public static let title = TokenClass(9)

  /// The kinds of mentions, by the names that rules call them.
  static let mentions = [
    "region", "post", "person", "body", "place", "event", "date", "quantity", "money", "title",
  ]
}

/// A set of classes.
public struct ClassSet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  public init() {}

  public init(_ kind: TokenClass) { insert(kind) }

  public mutating func insert(_ kind: TokenClass) {
    if kind.number < 64 { low |= 1 << UInt64(kind.number) } else { high |= 1 << UInt64(kind.number - 64) }
  }

  public var isEmpty: Bool { low | high == 0 }

  public func contains(_ kind: TokenClass) -> Bool {
    kind.number < 64 ? low >> UInt64(kind.number) & 1 == 1 : high >> UInt64(kind.number - 64) & 1 == 1
  }

  public func union(_ other: ClassSet) -> ClassSet {
    var both = self
    both.low |= other.low
    both.high |= other.high
    return both
  }

  public func intersection(_ other: ClassSet) -> ClassSet {
    var both = self
    both.low &= other.low
    both.high &= other.high
    return both
  }

  public func isSuperset(of other: ClassSet) -> Bool {
    other.low & ~low | other.high & ~high == 0
  }

  public func isDisjoint(with other: ClassSet) -> Bool { low & other.low | high & other.high == 0 }
}
