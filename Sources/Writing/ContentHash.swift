import Crypto

/// Names made of what they name.
enum ContentHash {
  /// The first 80 bits of the SHA-256 of the parts, in hexadecimal: short enough to read, and one
  /// clash to be expected in a million million names.
  ///
  /// Each part is followed by a zero byte, so that `["ab", "c"]` and `["a", "bc"]` differ.
  static func name(of parts: some Sequence<String>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    for part in parts {
      bytes.append(contentsOf: part.utf8)
      bytes.append(0)
    }
    return hexadecimal(SHA256.hash(data: bytes).prefix(10))
  }

  /// The SHA-256 of some bytes.
  static func hexadecimal(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var name: [UInt8] = []
    for byte in bytes {
      name.append(digits[Int(byte >> 4)])
      name.append(digits[Int(byte & 15)])
    }
    return String(decoding: name, as: UTF8.self)
  }
}
