/// The address of a page on the web, as it may become a link.
public enum WebAddress {
  /// More bytes has no address that leads anywhere.
  private static let maximumLength = 2_000

  /// The address that a text is, without blanks around it; `nil` unless it is absolute, `http` or
  /// `https`, and names a host by a name or an IPv4 number. Addresses with a user's name or with
  /// characters that no address holds are none, as they hide where they lead.
  /// - Complexity: O(*n*) in the text.
  public static func absolute(_ text: String) -> String? {
    let scalars = trimmed(text.unicodeScalars)
    guard text.utf8.count <= maximumLength, scalars.allSatisfy(isAllowed) else { return nil }
    let scheme = scalars.prefix { $0 != ":" }
    guard ["http", "https"].contains(String(scheme).lowercased()) else { return nil }
    let rest = scalars[scheme.endIndex...].dropFirst()
    guard rest.starts(with: "//".unicodeScalars) else { return nil }
    let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard isHost(authority) else { return nil }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether a text is what ``absolute(_:)`` gives.
  public static func isAbsolute(_ text: String) -> Bool { absolute(text) == text }

  private static func trimmed(_ text: String.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var scalars = text[...].drop(while: \.isBlank)
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    return scalars
  }

  /// No controls, blanks, delimiters of markup, or marks that turn the direction of the text.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "<", ">", "\"", "{", "}", "|", "\\", "^", "`": false
    default: !scalar.isBlank && !scalar.isControl && scalar.value & 0xFFFE != 0xFFFE
    }
  }

  /// A name or IPv4 number of a host, and perhaps a port. News has no IPv6 number for an address.
  private static func isHost(_ authority: Substring.UnicodeScalarView) -> Bool {
    let host = authority.prefix { $0 != ":" }
    let port = authority[host.endIndex...].dropFirst()
    guard port.allSatisfy({ ("0"..."9").contains($0) }), port.isEmpty || UInt16(String(port)) != nil else {
      return false
    }
    return host.first.map { $0 != "." } == true
      && host.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_": true
        default: scalar.value > 0x9F
        }
      }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal may take this for a command, or turns the direction of what follows: C0
  /// and C1 controls, and the marks, embeddings and isolates of bidirectional text, line and
  /// paragraph separators.
  public var isControl: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
