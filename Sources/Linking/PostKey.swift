/// The parts of a post's key: `title@adcode`, `title@organisation name` or `title@`.
struct PostKey: Hashable, Sendable {
  enum Body: Hashable, Sendable {
    case region(String)
    case organization(String)
    case unknown
  }

  let title: String
  let body: Body

  init(_ key: String) {
    guard let at = key.utf8.lastIndex(of: UInt8(ascii: "@")) else {
      title = key
      body = .unknown
      return
    }
    title = String(key[..<at])
    let rest = String(key[key.utf8.index(after: at)...])
    if rest.isEmpty {
      body = .unknown
    } else if PostKey.isRegionKey(rest) {
      body = .region(rest)
    } else {
      body = .organization(rest)
    }
  }

  /// Whether the post means the same office in every document.
  var isAnchored: Bool { body != .unknown }

  /// An office of the state as a whole.
  var isNational: Bool { body == .region(RegionTree.country) }

  /// Region keys start with a code: two digits of the province, then digits or, for special
  /// areas, an X.
  private static func isRegionKey(_ words: String) -> Bool {
    let bytes = Array(words.utf8.prefix(6))
    return bytes.count == 6
      && bytes.enumerated().allSatisfy { index, byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (index == 2 && byte == UInt8(ascii: "X"))
      }
  }
}
