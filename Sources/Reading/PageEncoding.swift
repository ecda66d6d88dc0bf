/// A character encoding that pages come in. GB 2312 and GBK are read as GB 18030, which holds both.
public enum PageEncoding: String, Hashable, Sendable, Codable {
  case utf8 = "UTF-8"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
}

extension PageEncoding {
  /// The encoding that the bytes themselves speak for, whatever they declare.
  ///
  /// A byte order mark decides; then UTF-8 if nearly all that is not ASCII is well-formed UTF-8;
  /// then Big5 or GB 18030 by where their common characters lie: GB 2312 puts them into lead bytes
  /// B0–D7 with trail bytes from A1, Big5 into A4–C6 with four in ten trail bytes below 7F.
  static func detected(in bytes: UnsafeBufferPointer<UInt8>) -> PageEncoding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(1 << 20))
    let (wellFormed, malformed) = utf8Sequences(in: sample)
    if malformed == 0 || wellFormed > 10 * malformed { return .utf8 }
    return doubleByteEncoding(of: sample)
  }

  /// Multi-byte sequences that are well-formed, and bytes that belong to none.
  private static func utf8Sequences(in bytes: UnsafeBufferPointer<UInt8>) -> (Int, Int) {
    var wellFormed = 0
    var malformed = 0
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let width = utf8Width(in: bytes, at: position)
      if width > 0 {
        wellFormed += 1
        position += width
      } else {
        // A sequence that the sample's end cuts off is no mistake.
        if position + 4 <= bytes.count { malformed += 1 }
        position += 1
      }
    }
    return (wellFormed, malformed)
  }

  /// GB 18030 or Big5, for bytes that are no UTF-8.
  static func doubleByteEncoding(of bytes: UnsafeBufferPointer<UInt8>) -> PageEncoding {
    var pairs = 0
    var big5Common = 0
    var gbCommon = 0
    var big5Invalid = 0
    var lowTrails = 0
    var position = 0
    while position + 1 < bytes.count {
      let lead = bytes[position]
      guard lead >= 0x81 else {
        position += 1
        continue
      }
      let trail = bytes[position + 1]
      guard trail >= 0x40, trail != 0x7F else {
        position += lead >= 0x81 && trail >= 0x30 && trail <= 0x39 ? 4 : 1
        continue
      }
      pairs += 1
      if trail < 0x7F { lowTrails += 1 }
      if lead < 0xA1 || lead > 0xF9 || (trail > 0x7E && trail < 0xA1) { big5Invalid += 1 }
      if (0xA4...0xC6).contains(lead) || (0xA1...0xA3).contains(lead) { big5Common += 1 }
      if trail >= 0xA1, (0xB0...0xD7).contains(lead) || (0xA1...0xA3).contains(lead) {
        gbCommon += 1
      }
      position += 2
    }
    let isBig5 =
      pairs > 0 && big5Invalid * 50 < pairs && lowTrails * 8 > pairs && big5Common > gbCommon
    return isBig5 ? .big5 : .gb18030
  }

  /// The encoding that a page's head names, as it is spelt there.
  static func declared(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let head = bytes.prefix(2048)
    let word = Array("charset=".utf8)
    guard head.count > word.count else { return nil }
    for start in 0..<(head.count - word.count) where head[start] | 0x20 == UInt8(ascii: "c") {
      guard zip(head[start...], word).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
      let rest = head[(start + word.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
      let name = rest.prefix { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D
          || byte == 0x5F
      }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  /// Whether a declared name means this encoding.
  func isNamed(_ name: String) -> Bool {
    switch name.lowercased() {
    case "utf-8", "utf8": self == .utf8
    case "gb2312", "gbk", "gb18030", "gb-2312", "gb_2312", "x-gbk", "cp936": self == .gb18030
    case "big5", "big5-hkscs", "cp950", "big-5": self == .big5
    case "utf-16", "utf16", "unicode":
      self == .utf16BigEndian || self == .utf16LittleEndian
    case "utf-16le": self == .utf16LittleEndian
    case "utf-16be": self == .utf16BigEndian
    default: false
    }
  }
}

/// The width of the well-formed UTF-8 sequence at a place (RFC 3629, table 3-7 of Unicode), or 0.
@inline(__always)
func utf8Width(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
  let rest = bytes.count - position
  let first = bytes[position]
  func isTrail(_ offset: Int) -> Bool { bytes[position + offset] & 0xC0 == 0x80 }
  switch first {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: return rest > 1 && isTrail(1) ? 2 : 0
  case 0xE0...0xEF:
    guard rest > 2, isTrail(1), isTrail(2) else { return 0 }
    if first == 0xE0 && bytes[position + 1] < 0xA0 { return 0 }
    if first == 0xED && bytes[position + 1] > 0x9F { return 0 }
    return 3
  case 0xF0...0xF4:
    guard rest > 3, isTrail(1), isTrail(2), isTrail(3) else { return 0 }
    if first == 0xF0 && bytes[position + 1] < 0x90 { return 0 }
    if first == 0xF4 && bytes[position + 1] > 0x8F { return 0 }
    return 4
  default: return 0
  }
}
