public import Text

/// The administrative divisions of China: provinces, prefectures and counties, current and ended
/// since 1996, townships, and special areas that govern.
///
/// Immutable, and a class because every reader of every article holds it: a copy costs one
/// reference.
public final class Gazetteer: Sendable {
  /// Provinces, prefectures, counties and special areas; a division is known by its place here.
  package let divisions: [Region]
  /// The place of each division's parent; -1 for provinces.
  package let parents: [Int32]
  /// What each form may mean; `forms` gives the place here.
  package let senses: [[Sense]]
  /// Every name and short form of two characters or more, and every known group (沪滇).
  package let forms: PhraseMatcher
  /// What one character may mean (沪).
  package let characters: [Unicode.Scalar: [CharacterSense]]
  package let townshipTable: TownshipTable
  package let readingAids: RegionReadingAids
  /// Where divisions and the words beside them may begin.
  package let openings: OpeningTable
  private let places: [String: Int32]
  /// Supporting and supported province of each known pairing.
  private let supports: Set<Int64>
  /// Pairs of provinces between which some pairing is known.
  private let pairedProvinces: Set<Int64>

  /// The gazetteer that comes with the program, with a user's own divisions and short forms.
  /// - Throws: `LexiconError` where a word list is missing or malformed.
  public static func bundled(adding user: UserLists = UserLists()) throws(LexiconError) -> Gazetteer {
    var builder = GazetteerBuilder()
    try builder.addDivisions(try user.list("regions"))
    try builder.addGroups(try user.list("pairforms"))
    try builder.addCharacters(try user.list("abbreviations"))
    return Gazetteer(
      builder, townshipTable: try TownshipTable(try WordList("townships")),
      readingAids: try RegionReadingAids(user), pairings: try user.rows(of: "pairings"))
  }

  init(
    _ builder: GazetteerBuilder, townshipTable: TownshipTable, readingAids: RegionReadingAids,
    pairings: [[String]]
  ) {
    divisions = builder.divisions
    parents = builder.parents
    senses = builder.senses
    forms = builder.forms
    characters = builder.characters
    places = builder.places
    var openings = OpeningTable()
    openings.insert(builder.forms, .division)
    for character in builder.characters.keys { openings.insert([character], .character) }
    openings.insertPairs(readingAids.words.words, .word)
    readingAids.cues.insertOpenings(into: &openings)
    self.openings = openings
    self.townshipTable = townshipTable
    self.readingAids = readingAids
    let provinces = pairings.compactMap { row -> (supporter: Int32, supported: Int32)? in
      guard let supporter = builder.places[row[0]], let supported = builder.places[row[1]] else {
        return nil
      }
      return (
        Self.province(of: supporter, builder.parents), Self.province(of: supported, builder.parents)
      )
    }
    supports = Set(provinces.map { Int64($0.supporter) << 32 | Int64($0.supported) })
    pairedProvinces = Set(provinces.map { Self.pair($0.supporter, $0.supported) })
  }

  /// The division with a key (`Region.key`). A place without a code (`parent key/name`) is made
  /// from its key when its parent is known.
  public func region(_ key: String) -> Region? {
    if let place = places[key] { return divisions[Int(place)] }
    if let slash = key.lastIndex(of: "/") {
      let parent = String(key[..<slash])
      guard region(parent) != nil else { return nil }
      let name = String(key[key.index(after: slash)...])
      let isTownship = ["镇", "乡", "街道", "苏木"].contains { name.hasSuffix($0) }
      return Region(
        key: key, adcode: nil, name: name, level: isTownship ? .township : .village, parent: parent)
    }
    guard let township = townshipTable.township(code: key) else { return nil }
    return region(of: township)
  }

  /// A division's parents, nearest first, without the country.
  public func ancestors(of key: String) -> [Region] {
    var found: [Region] = []
    var next = region(key)?.parent
    while let parent = next, let region = region(parent), region.level != .country {
      found.append(region)
      next = region.parent
    }
    return found
  }

  /// The divisions that a form may mean, with how strongly it means each: a full name, a short
  /// form of two characters or more, or one character. Townships are found by their full names.
  public func meanings(of form: String) -> [Meaning] {
    var found: [Meaning] = []
    let scalars = Array(form.unicodeScalars)
    if scalars.count == 1, let senses = characters[scalars[0]] {
      found = senses.map { Meaning(region: divisions[Int($0.division)], strength: .abbreviation) }
    } else if let entry = forms.value(of: scalars) {
      for sense in senses[Int(entry)] where sense.strength != .group {
        found.append(Meaning(region: divisions[Int(sense.division)], strength: sense.strength))
      }
    }
    for township in townshipTable.townships(named: scalars[...]) {
      guard let region = region(of: township) else { continue }
      found.append(Meaning(region: region, strength: .full))
    }
    return found
  }

  /// The ordinary words that come with the program.
  public var words: OrdinaryWords { readingAids.words }

  /// What a form may mean.
  public struct Meaning: Hashable, Sendable {
    public let region: Region
    public let strength: FormStrength
  }

  /// The place of a division's row, when it isn't a township or village.
  package func place(of key: String) -> Int32? { places[key] }

  /// The division of a township, or `nil` when its county is unknown.
  package func region(of township: TownshipTable.Township) -> Region? {
    guard region(township.county) != nil else { return nil }
    return Region(
      key: township.code ?? "\(township.county)/\(township.name)", adcode: township.code,
      name: township.name, level: .township, parent: township.county)
  }

  /// Whether a division's province and one of `provinces` help one another (pairings.tsv).
  package func isPaired(_ division: Int32, withAnyOf provinces: [Int32]) -> Bool {
    let own = province(of: division)
    return provinces.contains { pairedProvinces.contains(Self.pair(own, $0)) }
  }

  /// Whether something in the first division's province is known to support something in the
  /// second's, and nothing the other way round (pairings.tsv).
  public func isKnownToSupport(_ supporter: Region, _ supported: Region) -> Bool {
    guard let a = province(of: supporter), let b = province(of: supported), a != b else { return false }
    return supports.contains(Int64(a) << 32 | Int64(b)) && !supports.contains(Int64(b) << 32 | Int64(a))
  }

  private func province(of region: Region) -> Int32? {
    let outermost = ancestors(of: region.key).last ?? region
    return places[outermost.key]
  }

  /// Whether a word of three characters or more that holds a division's name without naming it
  /// starts at `start` (长白山, but not 长江, which 市长江海 holds too).
  public func startsIdiom(in scalars: Letters, at start: Int, before limit: Int) -> Bool {
    readingAids.cues.end(of: .idiom, in: scalars, at: start, before: limit).map { $0 - start > 2 } ?? false
  }

  /// The outermost parent of a division, or itself.
  package func province(of division: Int32) -> Int32 { Self.province(of: division, parents) }

  private static func province(of division: Int32, _ parents: [Int32]) -> Int32 {
    var place = division
    while parents[Int(place)] >= 0 { place = parents[Int(place)] }
    return place
  }

  private static func pair(_ a: Int32, _ b: Int32) -> Int64 {
    Int64(min(a, b)) << 32 | Int64(max(a, b))
  }

  /// Whether `inner` is `outer` or lies in it.
  package func lies(_ inner: Int32, in outer: Int32) -> Bool {
    var next = inner
    while next >= 0 {
      if next == outer { return true }
      next = parents[Int(next)]
    }
    return false
  }
}

/// How strongly a form means a division.
public enum FormStrength: Int8, Hashable, Sendable, Comparable {
  /// Also an ordinary word, or the parent's short form: means the division only with support.
  case weakAlias
  /// One character (沪).
  case abbreviation
  /// One of several divisions in a run of one-character forms (沪滇).
  case group
  /// 云南, 文山州, 广南.
  case alias
  /// The official name.
  case full

  public static func < (a: FormStrength, b: FormStrength) -> Bool { a.rawValue < b.rawValue }
}

/// One meaning of a form in `Gazetteer.senses`.
package struct Sense: Hashable, Sendable {
  /// The division's place in `Gazetteer.divisions`.
  package let division: Int32
  package let strength: FormStrength
}

/// One meaning of a single character.
package struct CharacterSense: Hashable, Sendable {
  package enum Use: Hashable, Sendable { case formal, standalone, pair, nickname }

  package let division: Int32
  package let use: Use
}
