/// Words beside a division's name that say how to read it.
package final class RegionCueList: Sendable {
  /// The roles of region_cues.tsv.
  package enum Role: String, CaseIterable, Sendable {
    /// 在, 赴, 援: before one character (援滇).
    case beforeCharacter = "before_character"
    /// 企, 籍: after one character (沪企).
    case afterCharacter = "after_character"
    /// 协作, 两地: after a pair (沪滇协作).
    case afterPair = "after_pair"
    /// 剧, 语: makes a character part of another word (沪剧).
    case notCharacter = "not_character"
    /// 路, 高速: a road's name.
    case afterRoad = "after_road"
    /// 沪, 黔: hardly ever another word.
    case distinctCharacter = "distinct_character"
    /// 江, 湖: the name of a river, a dish, a mountain.
    case afterNature = "after_nature"
    /// 日报: an outlet's name.
    case afterOutlet = "after_outlet"
    /// 学院: a body's name, when nothing of `stop` comes between.
    case afterBody = "after_body"
    case stop
    /// 在, 赴, 来到: before a place.
    case placeFrame = "place_frame"
    /// 举行, 县委: after a place.
    case placeAfter = "place_after"
    /// 书记: the end of an office, before a person.
    case officeEnd = "office_end"
    /// 村民, 教师: before a person, or not.
    case titleEnd = "title_end"
    /// 真金白银: words in which a division's name is none.
    case idiom
    /// 我省, 全州, 两地.
    case deictic
    /// 市场: words that begin with a deictic word's last character.
    case notDeictic = "not_deictic"
    /// 主持, 说: after a person.
    case speech
    /// 贫困: before 村, no village's name.
    case genericVillage = "generic_village"
    case notInVillage = "not_in_village"
    /// 民: after 村, so that 村 ends no name.
    case afterVillage = "after_village"

    var mask: Int32 {
      var mask: Int32 = 1
      for role in Self.allCases {
        if role == self { break }
        mask <<= 1
      }
      return mask
    }
  }

  private let matcher: PhraseMatcher
  private let words: [(word: String, role: Role)]
  private static let longest = 6

  init(_ list: WordList) throws(LexiconError) {
    var matcher = PhraseMatcher()
    var words: [(word: String, role: Role)] = []
    try list.forEachRow { cells in
      guard let role = Role(rawValue: String(decoding: cells[0], as: UTF8.self)) else { return }
      for word in cells[1].split(separator: UInt8(ascii: "|")) {
        let word = String(decoding: word, as: UTF8.self)
        let scalars = word.unicodeScalars
        matcher.insert(scalars, value: (matcher.value(of: scalars) ?? 0) | role.mask)
        words.append((word, role))
      }
    }
    self.matcher = matcher
    self.words = words
  }

  /// Adds where the words of each role may begin.
  func insertOpenings(into table: inout OpeningTable) {
    for (word, role) in words { table.insert(word.unicodeScalars, .regionCue(role)) }
  }

  /// The end of the longest word of a role that starts at `start`.
  package func end(
    of role: Role, in scalars: [Unicode.Scalar], at start: Int, before limit: Int
  ) -> Int? {
    var end: Int?
    let mask = role.mask
    matcher.forEachMatch(in: scalars, at: start, before: limit) {
      if $0.value & mask != 0 { end = $0.end }
    }
    return end
  }

  /// The start of the longest word of a role that ends at `end`.
  package func start(
    of role: Role, in scalars: [Unicode.Scalar], endingAt end: Int, after limit: Int
  ) -> Int? {
    for start in max(limit, end - Self.longest)..<max(end, limit) {
      if let value = matcher.value(of: scalars[start..<end]), value & role.mask != 0 { return start }
    }
    return nil
  }
}
