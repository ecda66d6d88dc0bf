import Ontology

extension BufferedOutput {
  /// A string between quotation marks, with everything escaped that N-Triples wants escaped
  /// (`STRING_LITERAL_QUOTE`, `ECHAR`, `UCHAR`); Turtle reads it too. What needs no escape in the
  /// canonical form of N-Triples has none.
  mutating func appendQuoted(_ text: String) {
    append(UInt8(ascii: "\""))
    if text.utf8.contains(where: { Self.needsEscape($0) }) {
      for byte in text.utf8 { appendEscaped(byte) }
    } else {
      append(text)
    }
    append(UInt8(ascii: "\""))
  }

  /// Turtle 1.1, production 25, `STRING_LITERAL_LONG_QUOTE`: a string between triple quotation
  /// marks, in which line feeds and most quotation marks stand as they are.
  mutating func appendLongQuoted(_ text: String) {
    append("\"\"\"")
    let bytes = Array(text.utf8)
    for (position, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"): append(byte)
      case UInt8(ascii: "\""):
        // Neither three in a row nor one beside the closing marks.
        let isLone = position + 1 < bytes.count && bytes[position + 1] != byte
        if isLone { append(byte) } else { append("\\\"") }
      default: appendEscaped(byte)
      }
    }
    append("\"\"\"")
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F
  }

  /// Turtle 1.1, productions 159s `ECHAR` and 26 `UCHAR`.
  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case UInt8(ascii: "\n"): append("\\n")
    case UInt8(ascii: "\r"): append("\\r")
    case UInt8(ascii: "\t"): append("\\t")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    case 0..<0x20, 0x7F:
      let digits = String(byte, radix: 16, uppercase: true)
      append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    default: append(byte)
    }
  }
}

extension Literal.Datatype {
  /// The datatype's term.
  var term: Term {
    switch self {
    case .string: Term(.xsd, "string")
    case .chinese: RDF.langString.term
    case .integer: Term(.xsd, "integer")
    case .decimal: Term(.xsd, "decimal")
    case .boolean: Term(.xsd, "boolean")
    case .date: Term(.xsd, "date")
    case .dateTime: Term(.xsd, "dateTime")
    case .yearMonth: Term(.xsd, "gYearMonth")
    case .year: Term(.xsd, "gYear")
    case .anyURI: Term(.xsd, "anyURI")
    }
  }
}
