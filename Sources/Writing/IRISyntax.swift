/// Which characters an IRI and the local part of a prefixed name may hold.
enum IRISyntax {
  /// Whether RFC 3987 lets the scalar stand in an IRI: `iunreserved`, `gen-delims` but `[` and `]`
  /// (which only a host may hold), `sub-delims`. `%` is judged by what follows it.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x23, 0x24, 0x26...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: true
    default: isUCSChar(scalar)
    }
  }

  /// RFC 3987, `ucschar`.
  private static func isUCSChar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x10000...0xDFFFF: scalar.value & 0xFFFE != 0xFFFE
    case 0xE1000...0xEFFFD: true
    default: false
    }
  }

  /// The IRI with what may not stand in it percent-encoded: blanks, controls, `<>"{}|^`, a
  /// backslash, a `%` without two hexadecimal digits, a second `#`, private-use characters.
  /// A proper IRI comes back unchanged.
  static func encoded(_ iri: String) -> String {
    if isProper(iri) { return iri }
    var result = ""
    var hashes = 0
    let scalars = Array(iri.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      if scalar == "#" { hashes += 1 }
      if scalar == "%" ? startsEscape(scalars, at: position) : isAllowed(scalar) && hashes < 2 {
        result.unicodeScalars.append(scalar)
      } else if scalar != "#" && scalar != "%" && isAllowed(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          result += "%"
          result.unicodeScalars.append(hexDigit(byte >> 4))
          result.unicodeScalars.append(hexDigit(byte & 15))
        }
      }
    }
    return result
  }

  private static func isProper(_ iri: String) -> Bool {
    if iri.utf8.withContiguousStorageIfAvailable({ isPlain($0, from: 0) }) == true { return true }
    var hashes = 0
    for scalar in iri.unicodeScalars {
      if isCommon(scalar) { continue }
      if !isAllowed(scalar) { return false }
      if scalar == "#" { hashes += 1 }
    }
    return hashes < 2
  }

  /// Whether bytes of UTF-8 hold only letters and digits of ASCII, `-_./:`, and characters of U+4E00
  /// to U+9FFF, which are nearly all there is in an IRI; a quick test before the exact ones.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case 0x2D...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A: place += 1
      case 0xE5...0xE8: place += 3
      case 0xE4 where bytes[place + 1] >= 0xB8: place += 3
      case 0xE9: place += 3
      default: return false
      }
    }
    return true
  }

  /// Letters of ASCII, digits and the basic block of Chinese characters, which may stand anywhere:
  /// nearly all there is in an IRI.
  private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39, 0x4E00...0x9FFF, 0x41...0x5A: true
    default: false
    }
  }

  private static func startsEscape(_ scalars: [Unicode.Scalar], at position: Int) -> Bool {
    position + 2 < scalars.count && isHexDigit(scalars[position + 1])
      && isHexDigit(scalars[position + 2])
  }

  private static func isHexDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."f", "A"..."F": true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(value < 10 ? 0x30 + value : 0x37 + value)
  }
}

extension IRISyntax {
  /// Turtle 1.1, production 168s, `PN_LOCAL`, without `PN_LOCAL_ESC`: whether the bytes from `start`
  /// on can follow a prefix's colon as they stand, and the IRI they make is proper.
  ///
  /// - Precondition: the bytes are UTF-8, and `start` is less than their number.
  static func isLocalName(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    let (first, last) = (bytes[start], bytes[bytes.count - 1])
    if first != 0x2D, first != 0x2E, last != 0x2E, isPlain(bytes, from: start),
      !bytes[start...].contains(0x2F)
    {
      return true
    }
    return isLocalName(String(decoding: bytes[start...], as: UTF8.self))
  }

  private static func isLocalName(_ text: String) -> Bool {
    var isFirst = true
    var last: Unicode.Scalar = "."
    var digitsDue = 0
    for scalar in text.unicodeScalars {
      if digitsDue == 0 && isCommon(scalar) {
        isFirst = false
        last = scalar
        continue
      }
      if digitsDue > 0 {
        guard isHexDigit(scalar) else { return false }
        digitsDue -= 1
      } else if scalar == "%" {
        digitsDue = 2
      } else {
        let fits =
          isFirst
          ? isNameStart(scalar) || isDigit(scalar) || scalar == ":"
          : isNameCharacter(scalar) || scalar == ":" || scalar == "."
        guard fits, isAllowed(scalar) else { return false }
      }
      isFirst = false
      last = scalar
    }
    return last != "." && digitsDue == 0
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Production 166s, `PN_CHARS`.
  private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isNameStart(scalar) || isDigit(scalar)
    }
  }

  /// Production 164s, `PN_CHARS_U`, over 163s, `PN_CHARS_BASE`.
  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: true
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF: true
    case 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF: true
    case 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF: true
    default: false
    }
  }
}
