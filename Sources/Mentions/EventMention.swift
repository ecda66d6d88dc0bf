public import Ontology
public import Text

/// A meeting or ceremony that the text names (上海云南扶贫协作第二十三次联席会议, 座谈会, 会议).
public struct EventMention: Mention {
  public let range: ScalarRange
  public let rule: MentionRule
  public let kind: EntityKind
  /// 23 of 第二十三次.
  public let ordinal: Int?
  /// Whether the words only refer back (会议, 联席会议, 座谈会上).
  public let isAnaphoric: Bool

  public init(range: ScalarRange, rule: MentionRule, kind: EntityKind, ordinal: Int?, isAnaphoric: Bool) {
    self.range = range
    self.rule = rule
    self.kind = kind
    self.ordinal = ordinal
    self.isAnaphoric = isAnaphoric
  }
}
