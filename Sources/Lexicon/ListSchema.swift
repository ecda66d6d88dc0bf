/// What a list's rows must be: the values that a column may have, and the columns by which no two
/// rows of one file are alike.
struct ListSchema: Sendable {
  /// The values of a column, whose cells may hold several between vertical lines.
  var values: [String: [String]] = [:]
  /// Columns that tell the rows apart.
  var key: [String]

  init(key: [String], _ values: [String: [String]] = [:]) {
    self.key = key
    self.values = values
  }

  private static let levels = [
    "any", "county", "municipality", "national", "prefecture", "province", "special", "township", "village",
  ]

  /// The schema of a list that comes with the program; `nil` for words.tsv and townships.tsv, whose
  /// 80,000 rows their readers check as they go.
  static func of(_ resource: String) -> ListSchema? { all[resource] }

  private static let all: [String: ListSchema] = [
    "abbreviations": ListSchema(
      key: ["form", "adcode", "class"], ["class": ["formal", "nickname", "pair", "standalone"]]),
    "ambiguous": ListSchema(
      key: ["form"],
      [
        "kinds": [
          "crossing", "historical", "other-meaning", "parent-child", "same-name", "short-name", "weak",
        ]
      ]),
    "body_forms": ListSchema(key: ["form"]),
    "body_suffixes": ListSchema(key: ["suffix"]),
    "classed_words": ListSchema(key: ["word", "class"]),
    "classes": ListSchema(key: ["class"]),
    "cues": ListSchema(key: ["cue"], ["kind": Cue.allCases.map(\.rawValue)]),
    "event_heads": ListSchema(key: ["head"]),
    "firm_endings": ListSchema(key: ["ending"]),
    "fixed_bodies": ListSchema(key: ["name"]),
    "generic_modifiers": ListSchema(key: ["word"]),
    "given_characters": ListSchema(key: ["character"]),
    "modality_words": ListSchema(
      key: ["word"],
      [
        "modality": Modality.names.keys.sorted(),
        "reach": ModalityWords.Reach.allCases.map(\.rawValue),
      ]),
    "name_breaks": ListSchema(key: ["word"]),
    "name_elements": ListSchema(
      key: ["element", "group", "position"], ["position": ["first", "later"]]),
    "name_followers": ListSchema(key: ["word"], ["weight": ["1", "2"]]),
    "outlets": ListSchema(key: ["outlet"]),
    "pairforms": ListSchema(key: ["form"]),
    "pairings": ListSchema(
      key: ["supporter_adcode", "supported_adcode", "programme", "start"],
      ["confidence": ["high", "low", "medium"]]),
    "persons": ListSchema(key: ["person"]),
    "place_suffixes": ListSchema(key: ["suffix"]),
    "post_heads": ListSchema(key: ["head"]),
    "quantity_words": ListSchema(
      key: ["word", "kind"], ["kind": QuantityWords.Role.names.map(\.name)]),
    "region_cues": ListSchema(key: ["role"], ["role": RegionCueList.Role.allCases.map(\.name)]),
    "regions": ListSchema(
      key: ["adcode", "name"], ["level": ["country", "county", "prefecture", "province", "special"]]),
    "role_nouns": ListSchema(key: ["noun"]),
    "surnames": ListSchema(
      key: ["surname"],
      [
        "kind": ["compound", "single"], "band": ["A", "B", "C", "D"],
        "common_word": ["", "hard", "soft"],
      ]),
    "title_prefixes": ListSchema(
      key: ["prefix"],
      [
        "level": levels,
        "kind": [
          "any", "congress", "cppcc", "government", "mass_organisation", "military", "party", "qualifier",
        ],
      ]),
    "titles": ListSchema(
      key: ["title"],
      [
        "kind": [
          "assistance", "congress", "court", "cppcc", "department", "discipline", "enterprise",
          "generic", "government", "grassroots", "hospital", "list_title", "mass_organisation", "media",
          "military", "national", "party", "party_democratic", "procuratorate", "school", "xpcc", "zone",
        ], "level": levels, "single_holder": ["n", "y"],
      ]),
    "units": ListSchema(key: ["unit"], ["kind": QuantityWords.UnitKind.allCases.map(\.rawValue)]),
  ]
}

extension WordList {
  /// Checks every row by the list's schema.
  /// - Throws: `LexiconError` for the first row whose number of cells is wrong, whose first cell is
  ///   empty, that has a value which its column doesn't know, or that is there twice.
  func validate(_ schema: ListSchema) throws(LexiconError) {
    let keys = schema.key.compactMap { columns.firstIndex(of: $0) }
    let fixed = schema.values.compactMap { column, values in
      columns.firstIndex(of: column).map {
        (column: $0, values: values, bytes: values.map { Array($0.utf8) })
      }
    }.sorted { $0.column < $1.column }
    var seen: Set<UInt64> = []
    try forEachRow { cells throws(LexiconError) in
      if cells[0].isEmpty { throw cells.error("the first cell is empty") }
      for (column, values, bytes) in fixed where !bytes.contains(where: { $0.elementsEqual(cells[column]) }) {
        let parts = cells[column].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        for part in parts where !bytes.contains(where: { $0.elementsEqual(part) }) {
          throw cells.error(
            "\(columns[column]) is \(String(decoding: part, as: UTF8.self)), not one of "
              + values.joined(separator: ", "))
        }
      }
      // FNV-1a: two of a list's rows have one hash by chance once in a trillion lists.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for column in keys {
        for byte in cells[column] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ 9) &* 0x100_0000_01B3
      }
      if !seen.insert(hash).inserted {
        throw cells.error(
          "\(keys.map(cells.string).joined(separator: ", ")) is listed twice")
      }
    }
  }
}
