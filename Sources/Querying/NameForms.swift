import Foundation
import Text

/// How else a name may be written that people give: in traditional script, with other numerals, in pinyin or English.
public enum NameForms {
  /// The forms of a name in which a graph may have it, the name as it is first.
  ///
  /// - Complexity: O(*n*) in the name.
  public static func of(_ name: String) -> [String] {
    var forms = [name]
    func add(_ form: String?) { if let form, !form.isEmpty, !forms.contains(form) { forms.append(form) } }
    // As Turtle and SPARQL write an IRI.
    if name.hasPrefix("<"), name.hasSuffix(">") { add(String(name.dropFirst().dropLast())) }
    let simplified = String(String.UnicodeScalarView(name.unicodeScalars.map(SimplifiedScript.folded)))
    add(simplified)
    add(HanNumeral.respelled(simplified))
    for region in LatinNames.regions(name) { add(region) }
    return forms
  }
}

/// The regions by pinyin, with or without what they are, and by English names.
enum LatinNames {
  private static let names: [String: [String]] = {
    var names: [String: [String]] = [:]
    for line in String(decoding: PackageResources.latin_names_tsv, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: "\t").map(String.init)
      guard cells.count == 3, !line.hasPrefix("#") else { continue }
      for latin in Set(cells.prefix(2)) { names[latin, default: []].append(cells[2]) }
    }
    return names
  }()

  /// English words for what a region is.
  private static let kinds: Set = [
    "province", "city", "municipality", "county", "district", "prefecture", "autonomous", "region", "banner", "league",
  ]

  /// The regions that a name in Latin letters may mean, sorted; tones, blanks, hyphens and capitals do not count.
  static func regions(_ name: String) -> [String] {
    guard name.utf8.count <= 100, name.unicodeScalars.contains(where: { ("A"..."Z").contains($0) || ("a"..."z").contains($0) })
    else { return [] }
    let words = name.lowercased().split { $0 == " " || $0 == "-" || $0 == "'" || $0 == "’" }.map(plain)
    let own = words.filter { !kinds.contains($0) }.joined()
    let whole = words.joined()
    return (names[whole] ?? names[own] ?? []).sorted { $0.precedesInBytes($1) }
  }

  /// A word without the marks of its tones, `ü` as `v`.
  private static func plain(_ word: Substring) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in String(word).decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar == "\u{308}", plain.last == "u" {
        plain.removeLast()
        plain.append("v")
      } else if scalar.properties.generalCategory != .nonspacingMark {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}
