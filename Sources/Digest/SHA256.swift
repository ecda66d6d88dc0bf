import CNettle

/// The SHA-256 of bytes (FIPS 180-4), computed by Nettle.
public struct SHA256: Sendable {
  private var context = sha256_ctx()

  /// The digest of no bytes, until some are added.
  public init() { nettle_sha256_init(&context) }

  /// Adds bytes behind those added before.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public mutating func update(_ bytes: [UInt8]) {
    nettle_sha256_update(&context, bytes.count, bytes)
  }

  /// The digest of all bytes added; none are left afterwards.
  public mutating func finish() -> SHA256Digest {
    var first = UInt64(0)
    var second = UInt64(0)
    var third = UInt64(0)
    var fourth = UInt64(0)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      nettle_sha256_digest(&context, 32, buffer.baseAddress)
      let words = UnsafeRawBufferPointer(buffer)
      first = UInt64(bigEndian: words.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
      second = UInt64(bigEndian: words.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      third = UInt64(bigEndian: words.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      fourth = UInt64(bigEndian: words.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    }
    return SHA256Digest(words: (first, second, third, fourth))
  }

  /// The digest of some bytes.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public static func digest(of bytes: [UInt8]) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }
}
