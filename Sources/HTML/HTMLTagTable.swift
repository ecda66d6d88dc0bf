/// Finds a tag by the bytes of its name without making a string of them.
struct HTMLTagTable: Sendable {
  private static let size = 1024
  private var keys = [UInt64](repeating: 0, count: size)
  private var tags = [HTMLTag](repeating: .other, count: size)

  init() {
    var raw: UInt8 = HTMLTag.a.rawValue
    while let tag = HTMLTag(rawValue: raw) {
      let key = Self.key(of: Array("\(tag)".utf8))
      var slot = Self.slot(of: key)
      while keys[slot] != 0 { slot = (slot + 1) % Self.size }
      keys[slot] = key
      tags[slot] = tag
      raw += 1
    }
  }

  /// The tag of a lower-case name.
  func tag(named name: UnsafeBufferPointer<UInt8>) -> HTMLTag {
    guard !name.isEmpty, name.count <= 10 else { return .other }
    let key = Self.key(of: name)
    var slot = Self.slot(of: key)
    while keys[slot] != 0 {
      if keys[slot] == key { return tags[slot] }
      slot = (slot + 1) % Self.size
    }
    return .other
  }

  /// Six bits a letter: ten letters or digits fit, and no two names of the list share a key.
  private static func key(of name: some Sequence<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for byte in name { key = key << 6 | UInt64((byte &- 0x2F) & 0x3F) }
    return key
  }

  private static func slot(of key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 54)
  }
}
