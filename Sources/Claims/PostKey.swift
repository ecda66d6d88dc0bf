/// The key of a post, in text `title@adcode`, `title@organisation name` or `title@`.
public struct PostKey: Hashable, Sendable {
  /// What the post belongs to.
  public enum Body: Hashable, Sendable {
    /// A region, by its key.
    case region(String)
    /// A body, by its name.
    case organization(String)
    case unknown
  }

  public let title: String
  public let body: Body

  public init(title: String, body: Body) {
    self.title = title
    self.body = body
  }

  /// Reads the text of a key; one without `@` is a title.
  public init(_ key: String) {
    guard let at = key.utf8.lastIndex(of: UInt8(ascii: "@")) else {
      self.init(title: key, body: .unknown)
      return
    }
    let rest = String(key[key.utf8.index(after: at)...])
    self.init(
      title: String(key[..<at]),
      body: rest.isEmpty ? .unknown : Self.isRegionKey(rest) ? .region(rest) : .organization(rest))
  }

  /// The key as claims have it.
  public var text: String {
    switch body {
    case .region(let place), .organization(let place): "\(title)@\(place)"
    case .unknown: title + "@"
    }
  }

  /// Whether the post means the same office in every document.
  public var isAnchored: Bool { body != .unknown }

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

/// The key of a pairing, in text `supporter>supported`: each the key of a division or body.
public struct PairingKey: Hashable, Sendable {
  public let supporter: String
  public let supported: String

  public init(supporter: String, supported: String) {
    self.supporter = supporter
    self.supported = supported
  }

  /// The key as claims have it.
  public var text: String { "\(supporter)>\(supported)" }
}
