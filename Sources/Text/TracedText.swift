/// Text of which every scalar knows the bytes of the original file that it was read from.
///
/// Scalars stand in the order of the file, so the bytes of a range reach from the first byte of
/// its first scalar to the last byte of its last one.
public struct TracedText: Hashable, Sendable {
  private var codePoints: [Unicode.Scalar] = []
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

  /// The text's code points, which may be asked for beyond its ends.
  public var scalars: Letters { Letters(codePoints) }
  /// The number of scalars.
  public var count: Int { codePoints.count }
  public var isEmpty: Bool { codePoints.isEmpty }

  public mutating func reserveCapacity(_ count: Int) {
    codePoints.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  /// Adds one scalar read from `bytes` of the original file.
  /// - Precondition: offsets are below 4 GiB.
  public mutating func append(_ scalar: Unicode.Scalar, from bytes: ByteRange) {
    codePoints.append(scalar)
    starts.append(UInt32(bytes.lowerBound))
    ends.append(UInt32(bytes.upperBound))
  }

  /// Adds characters from UTF-8 text whose byte offsets are those of the original file, up to the
  /// first that is not visible ASCII, a common Chinese character (U+4E00–U+9FFF) or a common mark.
  ///
  /// - Parameter range: Well-formed UTF-8, whole characters.
  /// - Returns: Where reading stopped.
  /// - Complexity: O(*n*) in what is added. This is the hot loop of reading: it counts first and
  ///   then writes into room made beforehand, a tenth of the cost of three appends a character.
  public mutating func appendPlain(
    _ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int {
    var end = range.lowerBound
    var count = 0
    while end < range.upperBound {
      let width = Self.plainWidth(utf8, end)
      if width == 0 { break }
      end += width
      count += 1
    }
    guard count > 0 else { return end }
    let old = codePoints.count
    codePoints.append(contentsOf: repeatElement("\0", count: count))
    starts.append(contentsOf: repeatElement(0, count: count))
    ends.append(contentsOf: repeatElement(0, count: count))
    codePoints.withUnsafeMutableBufferPointer { codePoints in
      starts.withUnsafeMutableBufferPointer { starts in
        ends.withUnsafeMutableBufferPointer { ends in
          var position = range.lowerBound
          for index in old..<old + count {
            var value = UInt32(utf8[position])
            starts[index] = UInt32(position)
            if value < 0x80 {
              position += 1
            } else {
              value = (value & 15) << 12 | UInt32(utf8[position + 1] & 0x3F) << 6
                | UInt32(utf8[position + 2] & 0x3F)
              position += 3
            }
            ends[index] = UInt32(position)
            codePoints[index] = Unicode.Scalar(value) ?? "\u{FFFD}"
          }
        }
      }
    }
    return end
  }

  /// The width of a character that is taken as it stands, or 0.
  @inline(__always)
  private static func plainWidth(_ utf8: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    let first = utf8[position]
    if first < 0x80 { return first &- 0x21 < 0x5E ? 1 : 0 }
    switch first {
    case 0xE5...0xE9: return 3
    case 0xE4: return utf8[position + 1] >= 0xB8 ? 3 : 0
    // 、 to 】
    case 0xE3: return utf8[position + 1] == 0x80 && utf8[position + 2] &- 0x81 < 0x11 ? 3 : 0
    // — ‘ ’ “ ” …
    case 0xE2:
      guard utf8[position + 1] == 0x80 else { return 0 }
      switch utf8[position + 2] {
      case 0x94, 0x98, 0x99, 0x9C, 0x9D, 0xA6: return 3
      default: return 0
      }
    // ！（），：；？
    case 0xEF:
      guard utf8[position + 1] == 0xBC else { return 0 }
      switch utf8[position + 2] {
      case 0x81, 0x88, 0x89, 0x8C, 0x9A, 0x9B, 0x9F: return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// Puts another scalar into the place of one that is there; it keeps its bytes.
  public mutating func replaceScalar(at position: Int, with scalar: Unicode.Scalar) {
    codePoints[position] = scalar
  }

  /// Takes scalars out; what stands behind them moves up.
  /// - Complexity: O(*n*) in the scalars from the range's start on.
  public mutating func remove(_ range: ScalarRange) {
    let part = range.lowerBound..<range.upperBound
    codePoints.removeSubrange(part)
    starts.removeSubrange(part)
    ends.removeSubrange(part)
  }

  /// Adds the scalars of `range` of another text of the same file.
  public mutating func append(_ other: TracedText, _ range: ScalarRange) {
    let part = range.lowerBound..<range.upperBound
    other.codePoints.withUnsafeBufferPointer {
      codePoints.append(contentsOf: UnsafeBufferPointer(rebasing: $0[part]))
    }
    other.starts.withUnsafeBufferPointer {
      starts.append(contentsOf: UnsafeBufferPointer(rebasing: $0[part]))
    }
    other.ends.withUnsafeBufferPointer {
      ends.append(contentsOf: UnsafeBufferPointer(rebasing: $0[part]))
    }
  }

  /// The words of a range.
  /// - Complexity: O(*n*) in the range's length.
  public subscript(range: ScalarRange) -> String {
    scalars[range].withUnsafeBufferPointer { part in
      // Written by hand: every name and quotation of an article passes here.
      let count = part.reduce(0) { $0 + UTF8.width($1) }
      return String(unsafeUninitializedCapacity: count) { utf8 in
        var end = 0
        for scalar in part {
          let value = scalar.value
          if value >= 0x800, value < 0x10000 {
            utf8[end] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
            utf8[end + 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
            utf8[end + 2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
            end += 3
          } else {
            for byte in scalar.utf8 {
              utf8[end] = byte
              end += 1
            }
          }
        }
        return end
      }
    }
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
