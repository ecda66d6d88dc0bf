public import Text

/// How a text puts what it says, where it does not assert it as done.
public struct Modality: OptionSet, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// 未, 没有: it is not so.
  public static let denied = Modality(rawValue: 1 << 0)
  /// 若, 如果, 误以为: it may not be so.
  public static let supposed = Modality(rawValue: 1 << 1)
  /// 希望, 建议, 要: it shall be so.
  public static let wished = Modality(rawValue: 1 << 2)
  /// 将于, 拟, 定于: it will be so.
  public static let planned = Modality(rawValue: 1 << 3)
  /// 曾, 一度: it was so once.
  public static let former = Modality(rawValue: 1 << 4)
  /// 不再, 解除: it is so no longer.
  public static let ended = Modality(rawValue: 1 << 5)
  /// 每年, 多次: it is so again and again, not on one occasion.
  public static let habitual = Modality(rawValue: 1 << 6)
  /// 甲委托, 代表甲: whoever asks another, or is stood in for, takes no part.
  public static let requested = Modality(rawValue: 1 << 7)
  /// 缺席, 请假: whoever is named was not there.
  public static let absent = Modality(rawValue: 1 << 8)
  /// 取消: it was called off.
  public static let cancelled = Modality(rawValue: 1 << 9)
  /// 推迟: it was put off.
  public static let postponed = Modality(rawValue: 1 << 10)
  /// 会议精神: it is only spoken of.
  public static let cited = Modality(rawValue: 1 << 11)
  /// 可能, 据传: the text itself is not sure.
  public static let doubtful = Modality(rawValue: 1 << 12)

  /// Whatever a text may say.
  public static let all = Modality(rawValue: .max)

  static let names: [String: Modality] = [
    "denied": denied, "supposed": supposed, "wished": wished, "planned": planned, "former": former,
    "ended": ended, "habitual": habitual, "requested": requested, "absent": absent,
    "cancelled": cancelled, "postponed": postponed, "cited": cited, "doubtful": doubtful,
    "asserted": [],
  ]

  /// The names of what it holds, joined by a vertical line.
  public var description: String {
    Self.names.filter { !$0.value.isEmpty && contains($0.value) }.map(\.key).sorted().joined(separator: "|")
  }

  /// The modality of names in the word list, joined by a vertical line; `asserted` is none.
  package init?(names: String) {
    self = []
    for name in names.split(separator: "|") {
      guard let known = Self.names[String(name)] else { return nil }
      formUnion(known)
    }
  }
}

/// The words with which a text denies, supposes, wishes, plans or ends what it says.
public final class ModalityWords: Sendable {
  /// How far a word governs the text around it.
  public enum Reach: String, Sendable, CaseIterable {
    /// Nothing: the word only looks like one that does.
    case nothing = ""
    /// Up to the first verb behind it.
    case verb
    /// The same, where the verb stands right behind it.
    case next
    /// Up to the end of its clause.
    case clause
    /// Up to the end of its sentence, or a new subject.
    case sentence
    /// The same, for a word that counts only where it begins a clause.
    case head
    /// Back to the companion, else to the verb before it, within its clause.
    case back
    /// Back to the companion, and nothing without it.
    case frame
    /// A few characters back.
    case near
    /// What it stands right behind.
    case touch
    /// Its whole clause.
    case whole
    /// Up to the end of its clause; where it ends its clause, back to the beginning of what it is
    /// said of.
    case event
    /// Whoever is named with an office right behind it, where another person stands right before it.
    case office
    /// Nothing; a verb of wishing behind it, before a comma, is a noun.
    case noun
    /// Nothing; where it begins a clause, what governs the clauses before ends.
    case anew
  }

  /// What is known of a word.
  public struct Entry: Sendable {
    /// What the word says of what it governs.
    public let modality: Modality
    /// What it governs.
    public let reach: Reach
    /// Words of which the clause must hold one for the word to count; for `back` and `frame`, from
    /// which on it governs.
    public let companions: [[Unicode.Scalar]]
    /// Words none of which the clause may hold behind it.
    public let excluded: [[Unicode.Scalar]]
  }

  let matcher: PhraseMatcher
  /// Words behind which a verb of wishing is a noun, within a clause.
  public let nounFrames: [[Unicode.Scalar]]
  private let entries: [Entry]

  /// The list that comes with the program.
  public init() throws(LexiconError) {
    var matcher = PhraseMatcher()
    var entries: [Entry] = []
    var nounFrames: [[Unicode.Scalar]] = []
    try UserLists().list("modality_words").forEachRow { row throws(LexiconError) in
      guard let modality = Modality(names: row.string(1)), let reach = Reach(rawValue: row.string(2)) else {
        throw row.error("an unknown modality or reach")
      }
      if reach == .noun {
        nounFrames.append(Array(row.string(0).unicodeScalars))
        return
      }
      matcher.insert(utf8: row[0], value: Int32(entries.count))
      let companions = row.strings(3).map { Array($0.unicodeScalars) }
      entries.append(
        Entry(
          modality: modality, reach: reach, companions: companions.filter { $0.first != "!" },
          excluded: companions.filter { $0.first == "!" }.map { Array($0.dropFirst()) }))
    }
    self.matcher = matcher
    self.nounFrames = nounFrames
    self.entries = entries
  }

  /// The longest word that starts at `start` and ends at or before `limit`.
  public func match(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> (end: Int, entry: Entry)? {
    matcher.longestMatch(in: scalars, at: start, before: limit).map {
      ($0.end, entries[Int($0.value)])
    }
  }
}
