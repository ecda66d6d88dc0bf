/// A class of tokens: a kind of mention, or words that a list or a file of rules puts together.
public struct TokenClass: Hashable, Sendable {
  /// Its bit in a `ClassSet`.
  public let number: UInt16

  /// So many classes there can be.
  public static let limit = 512

  init(_ number: Int) { self.number = UInt16(number) }

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
  /// A committee or government, which stands for its division.
  public static let authority = TokenClass(10)
  /// An office of a division, or who holds one.
  public static let officer = TokenClass(11)
  /// A division inside the name of a body or office.
  public static let inner = TokenClass(12)
  /// A division or organisation that can act: not one that only says where something took place.
  public static let agent = TokenClass(13)
  /// A word that says that something is over or called off.
  public static let ending = TokenClass(14)

  /// The kinds of mentions, by the names that rules call them.
  static let mentions = [
    "region", "post", "person", "body", "place", "event", "date", "quantity", "money", "title",
    "authority", "officer", "inner", "agent", "ending",
  ]
}

/// A set of classes.
public struct ClassSet: Hashable, Sendable {
  private var bits = SIMD8<UInt64>()

  public init() {}

  public init(_ kind: TokenClass) { insert(kind) }

  public mutating func insert(_ kind: TokenClass) {
    bits[Int(kind.number >> 6)] |= 1 << UInt64(kind.number & 63)
  }

  public var isEmpty: Bool { bits == SIMD8() }

  public func contains(_ kind: TokenClass) -> Bool {
    bits[Int(kind.number >> 6)] >> UInt64(kind.number & 63) & 1 == 1
  }

  public func union(_ other: ClassSet) -> ClassSet { ClassSet(bits | other.bits) }

  public func intersection(_ other: ClassSet) -> ClassSet { ClassSet(bits & other.bits) }

  public func isSuperset(of other: ClassSet) -> Bool { bits & other.bits == other.bits }

  public func isDisjoint(with other: ClassSet) -> Bool { bits & other.bits == SIMD8() }

  private init(_ bits: SIMD8<UInt64>) { self.bits = bits }
}
