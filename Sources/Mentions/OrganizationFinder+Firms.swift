import Articles
import Lexicon
import Ontology
import Text

/// Firms by their short names, in lists that say that they are firms.
extension OrganizationFinder {
  /// 甲电子、乙智能、丙科技有限公司: short names of firms in a list that a whole name ends.
  func firms(
    before mention: OrganizationMention, from lowest: Int
  ) -> [OrganizationMention] {
    guard mention.kind == .company else { return [] }
    var found: [OrganizationMention] = []
    var end = mention.range.lowerBound
    while end > lowest, scalars[end - 1] == "、" {
      var start = end - 1
      while start > lowest, end - start <= 8, scalars[start - 1].isHan, !breaksName(endingAt: start) { start -= 1 }
      let range = ScalarRange(start, end - 1)
      guard (3...6).contains(range.count), start == lowest || !scalars[start - 1].isHan || breaksName(endingAt: start),
        persons.starting(in: range).isEmpty,
        regions.starting(in: ScalarRange(start + 1, max(start + 1, end - 1))).isEmpty,
        // 历城区、某某公司: a division is no firm.
        regions.ending(at: end - 1) == nil,
        posts.starting(in: range).isEmpty, !ground.listed.cover(.genericModifier, from: start, to: end - 1),
        words.gazetteer.words.cost(of: scalars[ScalarRange(start, start + 2)]) == nil
      else { break }
      found.insert(OrganizationMention(
          range: range, rule: BodyNaming.firmBefore, name: ground.words(range), kind: .company), at: 0)
      end = start
    }
    return found
  }

  /// 甲水泥、乙国际等企业: firms by their short names, in a list that says that they are.
  func listedFirms(_ sentence: Sentence) -> [OrganizationMention] {
    var found: [OrganizationMention] = []
    for place in sentence.range.positions where scalars[place] == "等" {
      guard let noun = ["企业", "公司", "集团"].lazy.compactMap({
        scalars.firstPlace(of: $0, in: ScalarRange(place + 1, min(sentence.range.upperBound, place + 9)))
      }).min(), scalars[ScalarRange(place + 1, noun)].allSatisfy(\.isHan)
      else { continue }
      var items: [ScalarRange] = []
      var end = place
      while end > sentence.range.lowerBound {
        var start = end
        while start > sentence.range.lowerBound, end - start < 8, scalars[start - 1].isHan, !breaksName(endingAt: start) { start -= 1 }
        let item = ScalarRange(start, end)
        let isFirm = (start + 1..<max(start + 1, end)).contains { ground.listed.longest(.firmEnding, at: $0, before: end)?.end == end }
        guard (3...7).contains(item.count), isFirm, persons.starting(in: item).isEmpty,
          posts.starting(in: item).isEmpty, !ground.listed.cover(.genericModifier, from: start, to: end)
        else { break }
        items.insert(item, at: 0)
        guard start > sentence.range.lowerBound, scalars[start - 1] == "、" else { break }
        end = start - 1
      }
      guard items.count >= 2, items.contains(where: { words.gazetteer.words.cost(of: scalars[ScalarRange($0.lowerBound, $0.lowerBound + 2)]) == nil })
      else { continue }
      found += items.map {
        OrganizationMention(
          range: $0, rule: BodyNaming.listedFirm, name: ground.words($0), kind: .company)
      }
    }
    return found
  }
}
