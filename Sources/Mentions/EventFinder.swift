import Articles
import Lexicon
import Ontology
import Text

/// Finds the names of meetings and ceremonies.
struct EventFinder {
  let words: WordLists
  let ground: Ground
  let scalars: Letters
  let lattice: ClauseLattice
  let regions: [RegionMention]
  let dates: [DateMention]
  let posts: [PostMention]
  let persons: [PersonMention]

  init(
    _ words: WordLists, _ ground: Ground, _ lattice: ClauseLattice, _ regions: [RegionMention],
    _ dates: [DateMention], _ posts: [PostMention], _ persons: [PersonMention]
  ) {
    self.words = words
    self.ground = ground
    scalars = ground.scalars
    self.lattice = lattice
    self.regions = regions
    self.dates = dates
    self.posts = posts
    self.persons = persons
  }

  func events() -> [EventMention] {
    var found: [EventMention] = []
    for sentence in ground.sentences {
      var lowest = sentence.range.lowerBound
      var position = lowest
      while true {
        position = ground.openings.next(
          .eventHead, from: position, before: sentence.range.upperBound)
        guard position < sentence.range.upperBound else { break }
        guard
          let head = ground.listed.longest(.eventHead, at: position, before: sentence.range.upperBound),
          case let end = head.end, let kind = EntityKind(named: ground.listed.value(of: head))
        else {
          position += 1
          continue
        }
        // 工作会谈 is no 工作会.
        if end < sentence.range.upperBound, scalars[end] == "谈" {
          position += 1
          continue
        }
        let start = start(of: position, from: lowest)
        let range = ScalarRange(start, end)
        found.append(
          EventMention(
            range: range, rule: position - start < 2 ? EventNaming.again : EventNaming.named, kind: kind,
            ordinal: ordinal(in: range, scalars),
            isAnaphoric: position - start < 2))
        lowest = end
        position = end
      }
    }
    return found
  }

  private func start(of head: Int, from lowest: Int) -> Int {
    var start = head
    while start > lowest, head - start < 40 {
      let before = scalars[start - 1]
      if let region = regions.covering(start - 1) {
        start = max(region.range.lowerBound, lowest)
        continue
      }
      if let date = dates.covering(start - 1), date.range.upperBound == start {
        // 2021年某某两地联席会议 keeps its year; 5月8日联席会议 does not keep its day.
        if date.start.utf8.count == 4, before == "年" {
          start = date.range.lowerBound
          continue
        }
        break
      }
      if persons.covering(start - 1) != nil || posts.covering(start - 1) != nil {
        break
      }
      if before.isNameDot || before == "—" || before == "-" || before == "“" || before == "”"
        || before == "、"
      {
        if before == "、", regions.ending(at: start - 1) == nil { break }
        start -= 1
        continue
      }
      if before.isBlank, start - 1 > lowest, isNumbered(between: start - 2, start) {
        start -= 1
        continue
      }
      guard before.isHan || ("0"..."9").contains(before) else { break }
      if breaks(endingAt: start) { break }
      start -= 1
    }
    while start < head, scalars[start] == "”" || scalars[start] == "、" { start += 1 }
    return start
  }

  /// 第 3 次: whether a blank between two characters only sets a number apart.
  private func isNumbered(between before: Int, _ after: Int) -> Bool {
    func isNumber(_ place: Int) -> Bool { HanNumeral.read(in: scalars, at: place, before: place + 1) != nil }
    return scalars[before].isHan && isNumber(after) || isNumber(before) && scalars[after].isHan
  }

  /// A word that ends before the meeting's name; 与 and 和 between two regions do not.
  private func breaks(endingAt end: Int) -> Bool {
    if "与和同".unicodeScalars.contains(scalars[end - 1]),
      regions.ending(at: end - 1) != nil, regions.starting(at: end) != nil
    {
      return false
    }
    // 对口帮扶与合作工作座谈会, 东西部协作和对口支援工作联席会议
    if "与和".unicodeScalars.contains(scalars[end - 1]),
      ground.listed.ending(.joinsWork, at: end - 1) != nil,
      ground.listed.longest(.joinsWork, at: end) != nil || scalars.has("对口", at: end)
    {
      return false
    }
    for length in 1...4 where ground.openings.may(.nameBreak, at: end - length) {
      guard ground.listed.longest(.nameBreak, at: end - length, before: end)?.end == end else { continue }
      if ground.listed.longest(.inEventName, at: end - length, before: end)?.end == end { continue }
      // 经贸: a character that is a part of a word
      if length == 1, lattice.isInsideWord(end - 1) { continue }
      return true
    }
    return false
  }

  /// 第二十三次, 第3次, 第五届; of 第十九届人大常委会第十四次会议 the last.
  private func ordinal(in range: ScalarRange, _ scalars: Letters) -> Int? {
    var position = range.lowerBound
    var last: Int?
    while position + 2 < range.upperBound {
      if scalars[position] == "第" {
        var end = position + 1
        while end < range.upperBound, !"次届".unicodeScalars.contains(scalars[end]), end - position < 8 {
          end += 1
        }
        if end < range.upperBound, "次届".unicodeScalars.contains(scalars[end]) {
          last = Self.number(scalars[ScalarRange(position + 1, end)].filter { !$0.isBlank }) ?? last
        }
      }
      position += 1
    }
    return last
  }

  private static func number(_ digits: [Unicode.Scalar]) -> Int? {
    var total = 0
    var current = 0
    for scalar in digits {
      switch scalar {
      case "0"..."9": current = current * 10 + Int(scalar.value - 48)
      case "十":
        total += max(current, 1) * 10
        current = 0
      case "百":
        total += max(current, 1) * 100
        current = 0
      case "零", "〇": break
      default:
        guard let digit = Array("一二三四五六七八九".unicodeScalars).firstIndex(of: scalar)
        else { return nil }
        current = digit + 1
      }
    }
    let value = total + current
    return value > 0 ? value : nil
  }
}
