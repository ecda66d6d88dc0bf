import Crypto

/// Names made of what they name.
enum ContentHash {
  /// The first 80 bits of the SHA-256 of the parts, in hexadecimal: short enough to read, and one
  /// clash to be expected in a million million names.
  ///
  /// Each part is followed by a zero byte, so that `["ab", "c"]` and `["a", "bc"]` differ.
  static func name(of parts: some Sequence<String>) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array(part.utf8))
      hash.update(data: [0])
    }
    let digits = Array("0123456789abcdef".utf8)
    var name: [UInt8] = []
    for byte in hash.finalize().prefix(10) {
      name.append(digits[Int(byte >> 4)])
      name.append(digits[Int(byte & 15)])
    }
    return String(decoding: name, as: UTF8.self)
  }
}
