package import Text

/// Words beside a division's name that say how to read it.
package final class RegionCueList: Sendable {
  /// The roles of region_cues.tsv.
  package enum Role: Int32, CaseIterable, Sendable {
    /// 在, 赴, 援: before one character (援滇).
    case beforeCharacter
    /// 企, 籍: after one character (沪企).
    case afterCharacter
    /// 协作, 两地: after a pair (沪滇协作).
    case afterPair
    /// 剧, 语: makes a character part of another word (沪剧).
    case notCharacter
    /// 路, 高速: a road's name.
    case afterRoad
    /// 沪, 黔: hardly ever another word.
    case distinctCharacter
    /// 江, 湖: the name of a river, a dish, a mountain.
    case afterNature
    /// 日报: an outlet's name.
    case afterOutlet
    /// 学院: a body's name, when nothing of `stop` comes between.
    case afterBody
    case stop
    /// 在, 赴, 来到: before a place.
    case placeFrame
    /// 举行, 县委: after a place.
    case placeAfter
    /// 书记: the end of an office, before a person.
    case officeEnd
    /// 村民, 教师: before a person, or not.
    case titleEnd
    /// 真金白银: words in which a division's name is none.
    case idiom
    /// 我省, 全州, 两地.
    case deictic
    /// 市场: words that begin with a deictic word's last character.
    case notDeictic
    /// 主持, 说: after a person.
    case speech
    /// 会议, 起义: after the county in which history was made (古田会议).
    case afterHistory
    /// 贫困: before 村, no village's name.
    case genericVillage
    case notInVillage
    /// 民: after 村, so that 村 ends no name.
    case afterVillage

    var mask: Int32 { 1 << rawValue }

    /// As region_cues.tsv writes it: `before_character`.
    var name: String {
      "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" }
    }
  }

  private let matcher: PhraseMatcher
  private let words: [(word: String, role: Role)]
  private static let longest = 6
  /// The roles of the words that end with a character, by its low bits.
  private let closings: [Int32]
  private static let closingCount = 0x400

  init(_ list: WordList) throws(LexiconError) {
    var matcher = PhraseMatcher()
    var closings = [Int32](repeating: 0, count: Self.closingCount)
    var words: [(word: String, role: Role)] = []
    let roles = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.name, $0) })
    try list.forEachRow { cells throws(LexiconError) in
      guard let role = roles[cells.string(0)] else { throw cells.error("an unknown role") }
      for word in cells.strings(1) {
        let scalars = word.unicodeScalars
        matcher.insert(scalars, value: (matcher.value(of: scalars) ?? 0) | role.mask)
        words.append((word, role))
        if let last = scalars.last { closings[Self.closing(last)] |= role.mask }
      }
    }
    self.matcher = matcher
    self.words = words
    self.closings = closings
  }

  private static func closing(_ scalar: Unicode.Scalar) -> Int {
    Int(scalar.value) & (closingCount - 1)
  }

  /// Adds where the words of each role may begin.
  func insertOpenings(into table: inout OpeningTable) {
    for (word, role) in words { table.insert(word.unicodeScalars, .regionCue(role)) }
  }

  /// The end of the longest word of a role that starts at `start`.
  package func end(
    of role: Role, in scalars: Letters, at start: Int, before limit: Int
  ) -> Int? {
    var end: Int?
    let mask = role.mask
    matcher.forEachMatch(in: scalars, at: start, before: limit) {
      if $0.value & mask != 0 { end = $0.end }
    }
    return end
  }

  /// Whether a word of a role may end with a character.
  package func mayEnd(_ role: Role, with character: Unicode.Scalar) -> Bool {
    closings[Self.closing(character)] & role.mask != 0
  }

  /// The start of the longest word of a role that ends at `end`.
  package func start(
    of role: Role, in scalars: Letters, endingAt end: Int, after limit: Int
  ) -> Int? {
    guard end > limit, mayEnd(role, with: scalars[end - 1]) else { return nil }
    for start in ScalarRange(max(limit, end - Self.longest), end).positions {
      if let value = matcher.value(of: scalars[ScalarRange(start, end)]), value & role.mask != 0 { return start }
    }
    return nil
  }
}
