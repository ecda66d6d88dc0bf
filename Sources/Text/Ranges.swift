/// A half-open range of bytes in an original file, counted from the file's start.
public struct ByteRange: Hashable, Comparable, Sendable, Codable {
  public let lowerBound: Int
  public let upperBound: Int

  /// - Precondition: `lowerBound <= upperBound`.
  public init(_ lowerBound: Int, _ upperBound: Int) {
    precondition(lowerBound <= upperBound)
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  public static func < (a: ByteRange, b: ByteRange) -> Bool {
    (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
  }
}

/// A half-open range of Unicode scalars in a cleaned text, as Web Annotation's
/// `oa:TextPositionSelector` counts them (code points, not UTF-16 units).
public struct ScalarRange: Hashable, Comparable, Sendable, Codable {
  public let lowerBound: Int
  public let upperBound: Int

  /// A range that would end before it starts is empty, and stands at `lowerBound`.
  public init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = lowerBound
    self.upperBound = max(lowerBound, upperBound)
  }

  public var count: Int { upperBound - lowerBound }
  public var isEmpty: Bool { lowerBound == upperBound }
  /// The places in the range, in order.
  public var positions: Range<Int> { lowerBound..<upperBound }

  public func contains(_ position: Int) -> Bool { lowerBound <= position && position < upperBound }
  public func contains(_ other: ScalarRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
  public func overlaps(_ other: ScalarRange) -> Bool {
    lowerBound < other.upperBound && other.lowerBound < upperBound
  }

  public static func < (a: ScalarRange, b: ScalarRange) -> Bool {
    (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
  }
}
