import Digest

/// IRIs made of an entity's content: readable, and the same whenever the content is.
struct EntityIRI: Sendable {
  /// Longest readable part, in scalars.
  private static let slugLimit = 32

  /// What every entity's IRI starts with.
  let base: String

  /// An IRI whose readable part alone identifies the entity.
  func exact(_ path: String, _ name: String) -> String { base + path + "/" + Self.segment(name) }

  /// An IRI with a readable part and the first `digits` hexadecimal digits of the SHA-256 of what
  /// identifies the entity.
  func hashed(_ path: String, _ name: String, identity: String, digits: Int = 8) -> String {
    let slug = Self.slug(name)
    return base + path + "/" + (slug.isEmpty ? "" : slug + "-") + Self.hash(identity, digits)
  }

  static func hash(_ identity: String, _ digits: Int) -> String {
    SHA256.digest(of: Array(identity.utf8)).hexadecimal(prefix: digits)
  }

  /// Letters, digits, hyphens and middle dots of a name.
  static func slug(_ name: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where isReadable(scalar) || scalar == "-" {
      slug.append(scalar)
      if slug.count == slugLimit { break }
    }
    return String(slug)
  }

  /// A name as one path segment (`isegment-nz` of RFC 3987): what may not stand there raw, and the
  /// percent sign, is percent-encoded, so that different names stay different.
  static func segment(_ name: String) -> String {
    var segment = ""
    for scalar in name.unicodeScalars {
      if isReadable(scalar) || scalar == "-" || scalar == "_" || scalar == "." || scalar == "~" {
        segment.unicodeScalars.append(scalar)
      } else {
        for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
          segment += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return segment
  }

  /// Letters, digits and middle dots that stand raw in IRIs (`ucschar` of RFC 3987).
  private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xB7: true
    case 0..<0xA0, 0xE000...0xF8FF, 0xF0000...0x10FFFF: false
    default: scalar.properties.isAlphabetic
    }
  }
}
