/// What it takes beside the divisions' names to read them in running text.
package final class RegionReadingAids: Sendable {
  package let words: OrdinaryWords
  package let cues: RegionCueList
  /// Surnames of one character.
  package let surnames: Set<Unicode.Scalar>
  /// Those of them that are no function words or very common words.
  package let plainSurnames: Set<Unicode.Scalar>
  /// Forms of divisions that are also rivers, companies or common words.
  package let otherMeanings: Set<String>
  /// Outlets whose name doesn't say their home region, with its key; in the order of their names.
  package let outlets: [(name: [Unicode.Scalar], region: String)]

  init(_ user: UserLists) throws(LexiconError) {
    words = try OrdinaryWords.bundled()
    cues = try RegionCueList(try user.list("region_cues"))
    var surnames: Set<Unicode.Scalar> = []
    var plainSurnames: Set<Unicode.Scalar> = []
    for row in try user.rows(of: "surnames") where row[1] == "single" {
      guard let character = row[0].unicodeScalars.first else { continue }
      surnames.insert(character)
      if row[5] != "hard" { plainSurnames.insert(character) }
    }
    self.surnames = surnames
    self.plainSurnames = plainSurnames
    otherMeanings = Set(
      try user.rows(of: "ambiguous").filter { $0[1].contains("other-meaning") }.map { $0[0] })
    outlets = Dictionary(
      try user.rows(of: "outlets").map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first }
    ).sorted { $0.key < $1.key }.map { (Array($0.key.unicodeScalars), $0.value) }
  }
}
