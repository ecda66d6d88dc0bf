/// Forms of names that are compared, never shown.
package enum NameForm {
  /// A body's name without what official style adds: 中共某省委员会 and 某省委, 某市人民政府 and
  /// 某市政府 are one.
  static func body(_ name: String) -> String {
    var words = plain(name)
    if words.hasPrefix("中共") {
      words.removeFirst(2)
      if words.hasSuffix("委员会") {
        words.removeLast(3)
        words += "委"
      }
    }
    if words.hasSuffix("人民政府") {
      words.removeLast(4)
      words += "政府"
    }
    return words
  }

  /// A person's name with one kind of dot between its parts.
  package static func person(_ name: String) -> String { plain(name) }

  /// A title of an agreement without quotation marks.
  static func title(_ title: String) -> String { plain(title) }

  /// Without white space and quotation marks, and with one kind of middle dot.
  private static func plain(_ name: String) -> String {
    if !name.unicodeScalars.contains(where: isChanged) { return name }
    var words = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "•", "・", "‧", "∙", "･": words.append("·")
      case "《", "》", "〈", "〉", "“", "”", "‘", "’", "\"", "'", "「", "」", "『", "』": continue
      default: if !scalar.properties.isWhitespace { words.append(scalar) }
      }
    }
    return String(words)
  }

  private static func isChanged(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Ideographs and their extensions, of which names are made.
    case 0x3400...0x9FFF, 0x20000...0x3FFFF: false
    default:
      switch scalar {
      case "•", "・", "‧", "∙", "･", "《", "》", "〈", "〉", "“", "”", "‘", "’", "\"", "'", "「", "」", "『",
        "』":
        true
      default: scalar.properties.isWhitespace
      }
    }
  }
}
