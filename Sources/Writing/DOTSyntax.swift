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

  /// The text in lines of at most `width` Chinese characters, of which Latin letters and digits
  /// take half each; at most `lines` of them, the last ending in an ellipsis when more was there.
  static func wrapped(_ text: String, width: Int, lines limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for scalar in text.unicodeScalars {
      let size = scalar.value < 0x2000 ? 1 : 2
      let mayHang = "，。、；：”’》）".unicodeScalars.contains(scalar)
      if used + size > width * 2 && !(mayHang && used <= width * 2) {
        lines.append(line)
        line = ""
        used = 0
      }
      line.unicodeScalars.append(scalar)
      used += size
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit, let last = lines.prefix(limit).last else { return lines }
    return lines.prefix(limit - 1) + [String(last.unicodeScalars.dropLast()) + "…"]
  }
}
