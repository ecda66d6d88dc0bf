import HTML

/// A character reference in a text: `&ldquo;`, `&#8220;`, `&#x201C;`.
struct CharacterReference {
  let scalar: Unicode.Scalar
  /// Where it ends, in bytes of the text.
  let end: Int

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "ldquo": "“", "rdquo": "”",
    "lsquo": "‘", "rsquo": "’", "middot": "·", "mdash": "—", "ndash": "–", "hellip": "…",
    "times": "×", "copy": "©", "bull": "•", "deg": "°", "laquo": "«", "raquo": "»",
    "permil": "‰", "yen": "¥", "zwnj": "\u{200C}", "zwj": "\u{200D}",
  ]

  init?(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard utf8[range.lowerBound] == UInt8(ascii: "&") else { return nil }
    let body = utf8[(range.lowerBound + 1)..<min(range.upperBound, range.lowerBound + 12)]
    guard let semicolon = body.firstIndex(of: UInt8(ascii: ";")), semicolon > body.startIndex else {
      return nil
    }
    let name = String(decoding: body[..<semicolon], as: UTF8.self)
    end = semicolon + 1
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      guard let scalar = Self.scalar(UInt32(name.dropFirst(2), radix: 16)) else { return nil }
      self.scalar = scalar
    } else if name.hasPrefix("#") {
      guard let scalar = Self.scalar(UInt32(name.dropFirst())) else { return nil }
      self.scalar = scalar
    } else {
      guard let scalar = Self.named[name] else { return nil }
      self.scalar = scalar
    }
  }

  /// The character of a number; a space for a control.
  private static func scalar(_ value: UInt32?) -> Unicode.Scalar? {
    guard let scalar = value.flatMap({ Unicode.Scalar($0) }).map(NumericReference.scalar) else { return nil }
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: return scalar
    case 0...0x1F, 0x7F...0x9F: return " "
    default: return scalar
    }
  }
}
