/// The code points of a text, which may be asked for beyond its ends: U+0000 stands there, which no
/// word holds.
///
/// Ranges are cut to what the text has. So a finder may look before and behind any place, and no
/// sentence can stop it.
public struct Letters: Hashable, Sendable {
  @usableFromInline let storage: [Unicode.Scalar]

  /// - Complexity: O(1) for an array, else O(*n*).
  public init(_ scalars: some Sequence<Unicode.Scalar>) { storage = Array(scalars) }
}

extension Letters: RandomAccessCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { storage.count }

  /// The code point at a place; U+0000 where there is none.
  @inlinable public subscript(position: Int) -> Unicode.Scalar {
    UInt(bitPattern: position) < UInt(bitPattern: storage.count) ? storage[position] : "\0"
  }

  /// The code points of a range, as far as there are any.
  @inlinable public subscript(range: ScalarRange) -> ArraySlice<Unicode.Scalar> {
    let start = Swift.min(Swift.max(range.lowerBound, 0), storage.count)
    return storage[start..<Swift.min(Swift.max(range.upperBound, start), storage.count)]
  }

  /// The code points of a range, as far as there are any.
  @inlinable public subscript(bounds: Range<Int>) -> ArraySlice<Unicode.Scalar> {
    self[ScalarRange(bounds.lowerBound, bounds.upperBound)]
  }

  /// The code points from a place to the text's end; none where the place is behind it.
  @inlinable public subscript(range: PartialRangeFrom<Int>) -> ArraySlice<Unicode.Scalar> {
    self[ScalarRange(range.lowerBound, storage.count)]
  }

  /// The code points before a place; all where the place is behind the text's end.
  @inlinable public subscript(range: PartialRangeUpTo<Int>) -> ArraySlice<Unicode.Scalar> {
    self[ScalarRange(0, range.upperBound)]
  }

  /// Calls `body` with all code points; reading outside the buffer is not caught.
  @inlinable public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Unicode.Scalar>) throws -> Result
  ) rethrows -> Result {
    try storage.withUnsafeBufferPointer(body)
  }

  @inlinable public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Unicode.Scalar>) throws -> Result
  ) rethrows -> Result? {
    try storage.withUnsafeBufferPointer(body)
  }
}

extension Letters {
  /// Whether the words of `text` stand at `position`.
  public func has(_ text: StaticString, at position: Int) -> Bool {
    guard position >= 0 else { return false }
    return text.withUTF8Buffer { utf8 in
      var index = position
      var byte = 0
      // Decoded by hand: a String made of the buffer would be allocated.
      while byte < utf8.count {
        let first = UInt32(utf8[byte])
        let value: UInt32
        if first < 0x80 {
          value = first
          byte += 1
        } else if first < 0xE0 {
          value = (first & 0x1F) << 6 | UInt32(utf8[byte + 1] & 0x3F)
          byte += 2
        } else if first < 0xF0 {
          value = (first & 0xF) << 12 | UInt32(utf8[byte + 1] & 0x3F) << 6 | UInt32(utf8[byte + 2] & 0x3F)
          byte += 3
        } else {
          value = (first & 7) << 18 | UInt32(utf8[byte + 1] & 0x3F) << 12
            | UInt32(utf8[byte + 2] & 0x3F) << 6 | UInt32(utf8[byte + 3] & 0x3F)
          byte += 4
        }
        guard index < storage.count, storage[index].value == value else { return false }
        index += 1
      }
      return true
    }
  }

  /// Whether `words` stand anywhere in `range`.
  public func contains(_ words: String, in range: ScalarRange) -> Bool {
    firstPlace(of: words, in: range) != nil
  }

  /// The first place of `words` that lies wholly inside `range`.
  public func firstPlace(of words: String, in range: ScalarRange) -> Int? {
    firstPlace(of: words.unicodeScalars, in: range)
  }

  /// The first place of `words` that lies wholly inside `range`.
  public func firstPlace(of words: some Collection<Unicode.Scalar>, in range: ScalarRange) -> Int? {
    guard let first = words.first else { return nil }
    let slice = self[range]
    return slice.withUnsafeBufferPointer { scalars in
      for position in scalars.indices where scalars[position] == first {
        var index = position
        var matches = true
        for scalar in words {
          guard index < scalars.count, scalars[index] == scalar else {
            matches = false
            break
          }
          index += 1
        }
        if matches { return slice.startIndex + position }
      }
      return nil
    }
  }
}
