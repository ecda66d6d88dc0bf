/// Text of which every scalar knows the bytes of the original file that it was read from.
///
/// Scalars stand in the order of the file, so the bytes of a range reach from the first byte of
/// its first scalar to the last byte of its last one.
public struct TracedText: Hashable, Sendable {
  /// The text's code points.
  public private(set) var scalars: [Unicode.Scalar] = []
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []

  public init() {}

  /// A text that is its own original: byte ranges are those of `string` in UTF-8.
  public init(_ string: String) {
    var offset = 0
    for scalar in string.unicodeScalars {
      let width = UTF8.width(scalar)
      append(scalar, from: ByteRange(offset, offset + width))
      offset += width
    }
  }

  /// The number of scalars.
  public var count: Int { scalars.count }
  public var isEmpty: Bool { scalars.isEmpty }

  public mutating func reserveCapacity(_ count: Int) {
    scalars.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  /// Adds one scalar read from `bytes` of the original file.
  /// - Precondition: offsets are below 4 GiB.
  public mutating func append(_ scalar: Unicode.Scalar, from bytes: ByteRange) {
    scalars.append(scalar)
    starts.append(UInt32(bytes.lowerBound))
    ends.append(UInt32(bytes.upperBound))
  }

  /// Puts another scalar into the place of one that is there; it keeps its bytes.
  public mutating func replaceScalar(at position: Int, with scalar: Unicode.Scalar) {
    scalars[position] = scalar
  }

  /// Adds the scalars of `range` of another text of the same file.
  public mutating func append(_ other: TracedText, _ range: ScalarRange) {
    scalars.append(contentsOf: other.scalars[range.lowerBound..<range.upperBound])
    starts.append(contentsOf: other.starts[range.lowerBound..<range.upperBound])
    ends.append(contentsOf: other.ends[range.lowerBound..<range.upperBound])
  }

  /// The words of a range.
  /// - Complexity: O(*n*) in the range's length.
  public subscript(range: ScalarRange) -> String {
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[range.lowerBound..<range.upperBound])
    return String(words)
  }

  /// The bytes of the original file that one scalar was read from.
  public func bytes(at position: Int) -> ByteRange {
    ByteRange(Int(starts[position]), Int(ends[position]))
  }

  /// The bytes of the original file from the first scalar of `range` to its last.
  /// An empty range has the empty byte range at its place.
  public func bytes(of range: ScalarRange) -> ByteRange {
    guard !range.isEmpty else {
      let place = range.lowerBound < count ? Int(starts[range.lowerBound]) : Int(ends.last ?? 0)
      return ByteRange(place, place)
    }
    return ByteRange(Int(starts[range.lowerBound]), Int(ends[range.upperBound - 1]))
  }

  /// The whole text.
  public var string: String { self[ScalarRange(0, count)] }
}
