public import Lexicon
public import Ontology
public import Text

/// A stretch of an article's text that names something.
public protocol Mention: Hashable, Sendable {
  /// The words, as scalars of the article's text.
  var range: ScalarRange { get }
  /// What found it.
  var rule: MentionRule { get }
}

/// A division that the text names.
public struct RegionMention: Mention {
  /// How the text names it.
  public enum Form: Hashable, Sendable {
    /// 云南省, or with its parents before it: 云南省文山州广南县 is one mention of 广南县 whose
    /// `leading` are 云南省 and 文山州.
    case full
    /// 云南, 文山州, 广南.
    case alias
    /// 沪, 滇, alone or in a pair (沪滇 is two mentions side by side).
    case abbreviation
    /// 我省, 全州, 该县, 两地: read from the context.
    case deictic
  }

  public let range: ScalarRange
  public let rule: MentionRule
  public let region: Region
  public let form: Form
  /// The parents that stand right before it and belong to it, outermost first; `range` starts at
  /// the first of them.
  public let leading: [Region]
  /// Whether the words are a part of a longer name (昭通 in 昭通学院): then it locates the body and
  /// is not where something happens.
  public let isInsideName: Bool

  public init(
    range: ScalarRange, rule: MentionRule, region: Region, form: Form, leading: [Region] = [],
    isInsideName: Bool = false
  ) {
    self.range = range
    self.rule = rule
    self.region = region
    self.form = form
    self.leading = leading
    self.isInsideName = isInsideName
  }
}

/// A date or a span of days, resolved against the publication date.
public struct DateMention: Mention {
  public let range: ScalarRange
  public let rule: MentionRule
  /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
  public let start: String
  /// Likewise; `nil` for a single day, month or year.
  public let end: String?
  /// Whether it begins on a day, not in a month or year.
  public var beginsOnDay: Bool { start.utf8.count == 10 }
  /// Whether the words name a stretch (2016年以来, 五年来, “十三五”期间), not when something took place.
  public let isPeriod: Bool

  public init(range: ScalarRange, rule: MentionRule, start: String, end: String? = nil, isPeriod: Bool = false) {
    self.range = range
    self.rule = rule
    self.start = start
    self.end = end
    self.isPeriod = isPeriod
  }
}

/// A number with its unit.
public struct QuantityMention: Mention {
  /// Number and unit, with 近, 约, 余, 多.
  public let range: ScalarRange
  public let rule: MentionRule
  /// The value in canonical decimal form, multiplied out; money in yuan.
  public let value: String
  /// 元, or the classifier (个, 名, 家, 所, 人); `%` for percentages.
  public let unit: String

  public init(range: ScalarRange, rule: MentionRule, value: String, unit: String) {
    self.range = range
    self.rule = rule
    self.value = value
    self.unit = unit
  }
}

/// A person that the text names.
public struct PersonMention: Mention {
  public let range: ScalarRange
  public let rule: MentionRule
  /// The whole name, without white space inside.
  public let name: String

  public init(range: ScalarRange, rule: MentionRule, name: String) {
    self.range = range
    self.rule = rule
    self.name = name
  }
}

/// An office that the text names.
public struct PostMention: Mention {
  /// The words of the office, with the region before it.
  public let range: ScalarRange
  public let rule: MentionRule
  /// Normal form: level and function, without the region's name (省委书记).
  public let title: String
  public let region: Region?
  /// The body of an office in a school, hospital or company (副院长 of 策勒县人民医院).
  public let organization: String?
  /// Whether the title itself names a body that belongs to no region (联络组组长).
  public let namesBody: Bool

  public init(
    range: ScalarRange, rule: MentionRule, title: String, region: Region?, organization: String? = nil,
    namesBody: Bool = false
  ) {
    self.range = range
    self.rule = rule
    self.title = title
    self.region = region
    self.organization = organization
    self.namesBody = namesBody
  }
}

/// A body that the text names.
public struct OrganizationMention: Mention {
  public let range: ScalarRange
  public let rule: MentionRule
  /// The whole name, with what a coordination left out restored (云南省委、省政府 → 云南省政府).
  public let name: String
  /// One of the kinds that are organisations.
  public let kind: EntityKind
  public let region: Region?

  public init(range: ScalarRange, rule: MentionRule, name: String, kind: EntityKind, region: Region? = nil) {
    self.range = range
    self.rule = rule
    self.name = name
    self.kind = kind
    self.region = region
  }
}
