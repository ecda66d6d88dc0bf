/// The level of an administrative division.
public enum RegionLevel: String, Hashable, Sendable, Comparable, Codable {
  case country, province, prefecture, county, township, village
  /// 兵团 and its divisions, 国家级新区, 开发区 and the like, which govern without being divisions.
  case special

  private var rank: Int {
    switch self {
    case .country: 0
    case .province: 1
    case .prefecture: 2
    case .county: 3
    case .special: 3
    case .township: 4
    case .village: 5
    }
  }

  public static func < (a: RegionLevel, b: RegionLevel) -> Bool { a.rank < b.rank }
}

/// An administrative division of China.
///
/// Immutable, and kept in one place: mentions, claims and entities hold it many times over, and a
/// copy costs one reference.
public struct Region: Hashable, Sendable {
  private let fields: Fields

  /// Identity: the code of GB/T 2260 (six digits, nine below the county). Divisions that ended,
  /// and whose code now means another, carry the year of their end: `420600-2010`. Places without
  /// a code: `parent key/name`. 中华人民共和国 is `000000`.
  public var key: String { fields.key }
  /// The code of GB/T 2260, when there is one.
  public var adcode: String? { fields.adcode }
  /// The full official name, simplified.
  public var name: String { fields.name }
  public var level: RegionLevel { fields.level }
  /// Key of the parent; `nil` for provinces and the country.
  public var parent: String? { fields.parent }
  /// Short names that can be matched as they stand, and one-character forms.
  public var aliases: [String] { fields.aliases }
  public var abbreviations: [String] { fields.abbreviations }
  /// Years, inclusive; `nil` where open.
  public var validFrom: Int? { fields.validFrom }
  public var validTo: Int? { fields.validTo }
  /// Keys of the divisions that an ended one went to; the newly made one first.
  public var successors: [String] { fields.successors }

  public init(
    key: String, adcode: String?, name: String, level: RegionLevel, parent: String?,
    aliases: [String] = [], abbreviations: [String] = [], validFrom: Int? = nil,
    validTo: Int? = nil, successors: [String] = []
  ) {
    fields = Fields(
      key: key, adcode: adcode, name: name, level: level, parent: parent, aliases: aliases,
      abbreviations: abbreviations, validFrom: validFrom, validTo: validTo, successors: successors)
  }

  public static func == (a: Region, b: Region) -> Bool {
    a.fields === b.fields
      || a.key == b.key && a.adcode == b.adcode && a.name == b.name && a.level == b.level
        && a.parent == b.parent && a.aliases == b.aliases && a.abbreviations == b.abbreviations
        && a.validFrom == b.validFrom && a.validTo == b.validTo && a.successors == b.successors
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(key) }

  private final class Fields: Sendable {
    let key: String
    let adcode: String?
    let name: String
    let level: RegionLevel
    let parent: String?
    let aliases: [String]
    let abbreviations: [String]
    let validFrom: Int?
    let validTo: Int?
    let successors: [String]

    init(
      key: String, adcode: String?, name: String, level: RegionLevel, parent: String?,
      aliases: [String], abbreviations: [String], validFrom: Int?, validTo: Int?,
      successors: [String]
    ) {
      self.key = key
      self.adcode = adcode
      self.name = name
      self.level = level
      self.parent = parent
      self.aliases = aliases
      self.abbreviations = abbreviations
      self.validFrom = validFrom
      self.validTo = validTo
      self.successors = successors
    }
  }
}
