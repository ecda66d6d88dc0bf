/// The lexical side of Graphviz's DOT language.
enum DOTSyntax {
  /// A quoted identifier or label. Backslashes and quotation marks are escaped, and ampersands,
  /// which Graphviz reads as the beginning of an entity; line feeds become `\n`, other controls
  /// blanks.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(printable(scalar))
      }
    }
    return result + "\""
  }

  /// Text inside an HTML-like label.
  static func escapedHTML(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(printable(scalar))
      }
    }
    return result
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
      ? " " : scalar
  }
}
