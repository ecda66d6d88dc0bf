/// Builds a gazetteer from its word lists.
struct GazetteerBuilder {
  private(set) var divisions: [Region] = []
  private(set) var parents: [Int32] = []
  private(set) var senses: [[Sense]] = []
  private(set) var forms = PhraseMatcher(edges: 20_000)
  private(set) var characters: [Unicode.Scalar: [CharacterSense]] = [:]
  private(set) var places: [String: Int32] = [:]

  /// Adds the divisions of regions.tsv with their names and short forms.
  mutating func addDivisions(_ list: WordList) throws(LexiconError) {
    var rows: [Row] = []
    rows.reserveCapacity(5000)
    try list.forEachRow { cells throws(LexiconError) in rows.append(try Row(cells)) }
    // One pass for the keys, since parents and successors may come later in the list.
    var current: Set<String> = []
    var latestEnd: [String: Int] = [:]
    for row in rows {
      if let end = row.validTo {
        latestEnd[row.code] = max(end, latestEnd[row.code] ?? 0)
      } else {
        current.insert(row.code)
      }
    }
    for row in rows {
      var key = row.code
      if let end = row.validTo, current.contains(key) || latestEnd[key] != end { key += "-\(end)" }
      let parent = row.parent.isEmpty || row.level == .country ? nil : row.parent
      let region = Region(
        key: key, adcode: row.isCode ? row.code : nil, name: row.name, level: row.level,
        parent: parent, aliases: row.aliases, abbreviations: row.abbreviations,
        validFrom: row.validFrom, validTo: row.validTo, successors: row.successors)
      let place = Int32(divisions.count)
      places[key] = place
      divisions.append(region)
      if row.level == .country { continue }
      add(row.name, Sense(division: place, strength: .full))
      for alias in row.aliases { add(alias, Sense(division: place, strength: .alias)) }
      for alias in row.weakAliases { add(alias, Sense(division: place, strength: .weakAlias)) }
    }
    parents = divisions.map { $0.parent.flatMap { places[$0] } ?? -1 }
  }

  /// Adds the groups of pairforms.tsv.
  mutating func addGroups(_ list: WordList) throws(LexiconError) {
    try list.forEachRow { cells throws(LexiconError) in
      let form = cells.string(0)
      var group: [Int32] = []
      for code in cells.strings(1) { group.append(try place(of: code, cells)) }
      guard group.count == form.unicodeScalars.count else {
        throw cells.error("\(group.count) divisions where \(form) has \(form.unicodeScalars.count) characters")
      }
      for division in group { add(form, Sense(division: division, strength: .group)) }
    }
  }

  /// Adds the characters of abbreviations.tsv.
  mutating func addCharacters(_ list: WordList) throws(LexiconError) {
    try list.forEachRow { cells throws(LexiconError) in
      let form = cells.string(0).unicodeScalars
      guard let character = form.first, form.count == 1 else {
        throw cells.error("\(cells.string(0)) is not one character")
      }
      let division = try place(of: cells.string(1), cells)
      let use: CharacterSense.Use =
        switch cells.string(2) {
        case "formal": .formal
        case "standalone": .standalone
        case "nickname": .nickname
        default: .pair
        }
      characters[character, default: []].append(CharacterSense(division: division, use: use))
    }
  }

  /// The place of a division that a row names by its code.
  private func place(of code: String, _ cells: borrowing WordList.Cells) throws(LexiconError) -> Int32 {
    guard let place = places[code] else { throw cells.error("no division has the code \(code)") }
    return place
  }

  private mutating func add(_ form: String, _ sense: Sense) {
    guard form.utf8.count > 3 else { return }
    if let entry = forms.value(of: form.unicodeScalars) {
      senses[Int(entry)].append(sense)
    } else {
      forms.insert(form.unicodeScalars, value: Int32(senses.count))
      senses.append([sense])
    }
  }

  /// A row of regions.tsv.
  private struct Row {
    let code: String
    let name: String
    let level: RegionLevel
    let parent: String
    let aliases: [String]
    let abbreviations: [String]
    let validFrom: Int?
    let validTo: Int?
    let successors: [String]
    let weakAliases: [String]

    /// Specials have codes of this project, with an X.
    var isCode: Bool { !code.utf8.contains(UInt8(ascii: "X")) }

    init(_ cells: borrowing WordList.Cells) throws(LexiconError) {
      guard let level = RegionLevel(rawValue: cells.string(2)) else { throw cells.error("an unknown level") }
      self.level = level
      for year in [6, 7] where !cells[year].isEmpty && Int(cells.string(year)) == nil {
        throw cells.error("\(cells.string(year)) is no year")
      }
      code = cells.string(0)
      name = cells.string(1)
      parent = cells.string(3)
      aliases = cells.strings(4)
      abbreviations = cells.strings(5)
      validFrom = Int(cells.string(6))
      validTo = Int(cells.string(7))
      successors = cells.strings(8)
      weakAliases = cells.strings(9)
    }
  }
}
