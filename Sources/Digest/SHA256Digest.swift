/// The 256 bits that SHA-256 makes of bytes.
public struct SHA256Digest: Sendable {
  /// The bits in order, the most significant first.
  public let words: (UInt64, UInt64, UInt64, UInt64)

  init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// The 64 hexadecimal digits, in lower case.
  public var hexadecimal: String { hexadecimal(prefix: 64) }

  /// The first `count` of the hexadecimal digits, in lower case.
  ///
  /// - Precondition: `count` is at least 0 and at most 64.
  public func hexadecimal(prefix count: Int) -> String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      for (place, word) in [words.0, words.1, words.2, words.3].enumerated() {
        for digit in 0..<16 {
          let value = UInt8(truncatingIfNeeded: word >> (60 - 4 * UInt64(digit))) & 15
          buffer[16 * place + digit] = value + (value < 10 ? 0x30 : 0x57)
        }
      }
      return count
    }
  }
}
