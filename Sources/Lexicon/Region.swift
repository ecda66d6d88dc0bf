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
public struct Region: Hashable, Sendable {
  /// Identity: the code of GB/T 2260 (six digits, nine below the county). Divisions that ended,
  /// and whose code now means another, carry the year of their end: `420600-2010`. Places without
  /// a code: `parent key/name`. 中华人民共和国 is `000000`.
  public let key: String
  /// The code of GB/T 2260, when there is one.
  public let adcode: String?
  /// The full official name, simplified.
  public let name: String
  public let level: RegionLevel
  /// Key of the parent; `nil` for provinces and the country.
  public let parent: String?
  /// Short names that can be matched as they stand, and one-character forms.
  public let aliases: [String]
  public let abbreviations: [String]
  /// Years, inclusive; `nil` where open.
  public let validFrom: Int?
  public let validTo: Int?
  /// Keys of the divisions that an ended one went to; the newly made one first.
  public let successors: [String]

  public init(
    key: String, adcode: String?, name: String, level: RegionLevel, parent: String?,
    aliases: [String] = [], abbreviations: [String] = [], validFrom: Int? = nil,
    validTo: Int? = nil, successors: [String] = []
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
