/// The lexical side of XML 1.0.
enum XMLText {
  /// Text for the content of an element or an attribute between quotation marks. What XML cannot
  /// hold becomes a blank.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\r": result += "&#13;"
      default:
        result.unicodeScalars.append(
          scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE ? " " : scalar)
      }
    }
    return result
  }
}
