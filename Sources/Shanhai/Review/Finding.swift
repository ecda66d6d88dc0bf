public import Knowledge

/// A contradiction or gap of a graph, with the sentences behind it.
public struct Finding: Hashable, Comparable, Sendable {
  /// What is wrong, for scripts.
  public enum Kind: String, Hashable, Comparable, CaseIterable, Sendable {
    /// Two persons attested at the same time in a post that one holds.
    case twoHolders = "two-holders"
    /// A person called former and attested in the post later.
    case formerInOffice = "former-in-office"
    /// One event or agreement with two dates.
    case datesDisagree = "dates-disagree"
    /// An event or a pairing that ends before it starts.
    case endsBeforeStart = "ends-before-start"
    case ordinalsDisagree = "ordinals-disagree"
    /// A joint meeting of a lower number after one of a higher, between the same regions.
    case ordinalOrder = "ordinal-order"
    /// An event before its article's year.
    case longPast = "long-past"
    /// An event after the article that reports it as done.
    case notYet = "not-yet"
    /// A person at two events on one day in provinces of which neither holds the other.
    case twoPlaces = "two-places"
    /// Two amounts for the same thing and period.
    case amountsDisagree = "amounts-disagree"
    /// Two regions that each support the other.
    case mutualSupport = "mutual-support"
    /// An agreement with one party.
    case oneParty = "one-party"
    /// An event without a date.
    case noDate = "no-date"

    /// Whether something is missing, not contradicted.
    public var isGap: Bool { self == .oneParty || self == .noDate }

    public static func < (a: Kind, b: Kind) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The kind in Chinese.
    public var label: String {
      switch self {
      case .twoHolders: "一职两人"
      case .formerInOffice: "离任后又在任"
      case .datesDisagree: "日期不一"
      case .endsBeforeStart: "止早于起"
      case .ordinalsDisagree: "届次不一"
      case .ordinalOrder: "届次与日期颠倒"
      case .longPast: "早于报道年份"
      case .notYet: "晚于报道"
      case .twoPlaces: "一日两地"
      case .amountsDisagree: "数额不一"
      case .mutualSupport: "互为支援"
      case .oneParty: "签约方不足"
      case .noDate: "没有日期"
      }
    }
  }

  public let kind: Kind
  /// What is found, in a sentence.
  public let words: String
  /// IRIs of the entities that it is about.
  public let entities: [String]
  /// The sentences: for a contradiction at least one of each side.
  public let sources: [Provenance]

  public static func < (a: Finding, b: Finding) -> Bool {
    a.kind != b.kind ? a.kind < b.kind : (a.words, a.entities.joined()) < (b.words, b.entities.joined())
  }
}
