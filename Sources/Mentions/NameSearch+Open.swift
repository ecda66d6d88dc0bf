import Lexicon
import Text

/// Names that no office announces: in the open, in rosters, with dots, before a common office or kin.
extension NameSearch {
  /// 王小梅告诉大家, 带领李大山参观: names that nothing announces, but that read better than words.
  mutating func searchInTheOpen() {
    let openings = ground.openings
    for sentence in ground.sentences {
      var position = sentence.range.lowerBound
      while true {
        position = openings.next(.surname, from: position, before: sentence.range.upperBound)
        guard position < sentence.range.upperBound else { break }
        guard covering[position] == 0, regions.covering(position) == nil, posts.covering(position) == nil,
          mayOpenName(at: position, in: sentence),
          case let isEntry = opensEntry(at: position, in: sentence),
          let name = name(at: position, before: sentence.range.upperBound, weight: isEntry ? Self.entered(isSpaced: scalars[position + 1].isBlank) : strength(at: position, in: sentence)),
          !overlapsName(name.range)
        else {
          position += 1
          continue
        }
        record(name, by: isEntry ? PersonNaming.inRoster : PersonNaming.inTheOpen)
        searchContinuation(after: name)
        position = name.range.upperBound
      }
    }
  }

  /// How strongly what stands around a place announces a name: much where a mark or a word after which persons come
  /// stands before it, and words for holding an office behind it (接受高蔚辞去县长职务的请求).
  private func strength(at position: Int, in sentence: Sentence) -> Double {
    let limit = sentence.range.upperBound
    let isAnnounced = ground.listed.ending(.beforePerson, at: position, after: sentence.range.lowerBound) != nil
    guard isAnnounced || position == sentence.range.lowerBound || scalars[position - 1].endsClause else { return Self.inTheOpen }
    let isHolder = (2...4).lazy.map { position + $0 }.filter { $0 < limit && !isOrdinary(ScalarRange(position, $0)) }.contains {
      saysOffice(at: $0, before: limit) || isAnnounced && (isAddress(at: $0, before: limit) || holdsOffice(at: $0))
    }
    return isHolder ? Self.listed : Self.inTheOpen
  }

  /// 辞去, 担任: whether a word for holding an office stands here, which no single character is.
  private func holdsOffice(at position: Int) -> Bool { (ground.listed.longest(.holdOffice, at: position)?.range.count ?? 0) > 1 }

  /// How strongly an entry of a roster announces a name: more where a blank within fills it up (周　明).
  private static func entered(isSpaced: Bool) -> Double { isSpaced ? listed : announced }

  /// 郑大成，柯城区卫健局副局长: whether two to four characters, or two with blanks between them, open a clause,
  /// before a mark and an office, a division or 男.
  private func opensEntry(at position: Int, in sentence: Sentence) -> Bool {
    guard position == sentence.range.lowerBound || !scalars[position - 1].isHan, ground.listed.longest(.members, at: position) == nil else { return false }
    var end = lattice.hanEnd(after: position, reach: 5, in: sentence.range)
    if end == position + 1, case let given = skipBlanks(end, sentence.range.upperBound), given > end,
      lattice.hanEnd(after: given, reach: 5, in: sentence.range) == given + 1
    {
      end = given + 1
    }
    guard (2...4).contains(end - position), end < sentence.range.upperBound, scalars[end] != "、" else { return false }
    let next = skipBlanks(scalars[end].isBlank ? end : end + 1, sentence.range.upperBound)
    return posts.starting(at: next) != nil || regions.starting(at: next) != nil
      || ground.listed.longest(.opensEntry, at: next, before: sentence.range.upperBound) != nil
  }

  /// 挡车工古丽娜尔·艾合买提: names in transcription that nothing announces.
  mutating func searchDotted() {
    for sentence in ground.sentences {
      for dot in sentence.range.positions where scalars[dot].isNameDot && covering[dot] == 0 {
        var start = dot
        while start > sentence.range.lowerBound, dot - start < 8, covering[start - 1] == 0,
          ground.listed.longest(.syllable, at: start - 1) != nil
        {
          start -= 1
        }
        guard dot - start >= 2, regions.covering(dot - 1) == nil,
          let name = dottedName(at: start, before: sentence.range.upperBound),
          regions.starting(in: name.range).isEmpty
        else { continue }
        record(name, by: PersonNaming.inTheOpen)
      }
    }
  }

  /// Whether a mark, a division, an office or a word after which names begin stands before a position.
  private func mayOpenName(at position: Int, in sentence: Sentence) -> Bool {
    guard position > sentence.range.lowerBound else { return true }
    guard scalars[position - 1].isHan else {
      var end = position
      while end > sentence.range.lowerBound, scalars[end - 1].isBlank || scalars[end - 1] == "：" { end -= 1 }
      return !scalars[position - 1].isNameDot
        && (end == position || ground.listed.ending(.credit, at: end, after: sentence.range.lowerBound) == nil)
    }
    let start = sentence.range.lowerBound
    return regions.ending(at: position) != nil || posts.ending(at: position) != nil
      || ground.listed.ending(.nameBreak, at: position, after: start) != nil
      || ground.listed.ending(.beforePerson, at: position, after: start) != nil
  }

  /// 甲、乙等某县领导: names before the office that all of them hold.
  mutating func searchBeforeCommonOffices() {
    for post in posts {
      guard let word = ground.listed.ending(.commonLeaders, at: post.range.lowerBound),
        let sentence = ground.sentence(at: word.start)
      else { continue }
      var end = word.start
      var names: [Name] = []
      while let name = listedName(endingAt: end, in: sentence) {
        names.append(name)
        end = name.range.lowerBound - 1
        guard end > sentence.range.lowerBound, scalars[end] == "、" else { break }
      }
      if names.count > 1 { for name in names { record(name, by: PersonNaming.inList) } }
    }
  }

  /// 次仁、拉姆姐妹, 扎西夫妇: names without surnames before a word of kinship.
  mutating func searchBeforeKin() {
    for sentence in ground.sentences {
      for kin in ground.listed.all(.kin, in: sentence.range) {
        var end = kin.start
        while let start = elementStart(endingAt: end, after: sentence.range.lowerBound) {
          let range = ScalarRange(start, end)
          record(Name(range: range, words: ground.words(range)), by: PersonNaming.beforeAddress)
          guard start > sentence.range.lowerBound, scalars[start - 1] == "、" else { break }
          end = start - 1
        }
      }
    }
  }

  /// Where the elements of a name begin that end at a position.
  private func elementStart(endingAt end: Int, after lowest: Int) -> Int? {
    (2...4).lazy.map { end - $0 }.last { start in
      start >= lowest && words.names.elementRun(in: scalars, at: start, before: end) == end
        && (start == lowest || !scalars[start - 1].isHan || beginsAfterBoundary(start)
          || ground.listed.ending(.nameBreak, at: start, after: lowest) != nil)
    }
  }

  /// The name between a mark, or a word after which names begin, and a position.
  private func listedName(endingAt end: Int, in sentence: Sentence) -> Name? {
    for length in [3, 2, 4] {
      let start = end - length
      guard start >= sentence.range.lowerBound, mayOpenName(at: start, in: sentence),
        words.names.surnames(in: scalars, at: start, before: end).contains(where: { surname in
          length - surname.length < 3 && isGivenName(start + surname.length, end)
        })
      else { continue }
      let range = ScalarRange(start, end)
      return Name(range: range, words: ground.words(range))
    }
    return nil
  }
}
