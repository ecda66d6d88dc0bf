import Lexicon
import Text

/// What stands around a form: whether it speaks for a division or for another word or name.
struct RegionContext {
  let names: RegionNameReader
  let evidence: RegionEvidence
  let block: ScalarRange

  private var scalars: Letters { names.scalars }
  private var cues: RegionCueList { names.cues }
  private var gazetteer: Gazetteer { names.gazetteer }

  func isSameSentence(_ a: ScalarRange, _ b: ScalarRange) -> Bool {
    guard a.lowerBound >= block.lowerBound, a.upperBound <= b.lowerBound,
      b.lowerBound - a.upperBound <= longestSentence
    else { return false }
    return !scalars[ScalarRange(a.upperBound, b.lowerBound)].contains { ["。", "！", "？", "\n"].contains($0) }
  }

  // MARK: - Support

  /// Whether a meaning may be taken here: full names and strong short forms nearly always, weak
  /// ones only with support.
  func isSupported(
    _ range: ScalarRange, _ meaning: RegionNameReader.Meaning, parent: RegionSpan?, last: RegionSpan?
  ) -> Bool {
    let words = scalars[range]
    let level = gazetteer.divisions[Int(meaning.division)].level
    let cost = names.words.cost(of: words)
    let isOrdinary = cost != nil && (meaning.strength == .weakAlias || level >= .county)
    // 代表团和县刀郎艺术团, 某某任县委常委: 和县 and 任县 only where their parents, too, are spoken of.
    if let first = words.first, "和任".unicodeScalars.contains(first), range.lowerBound > block.lowerBound, scalars[range.lowerBound - 1].isHan,
      parent == nil, gazetteer.parents[Int(meaning.division)] >= 0,
      evidence.mentions(in: gazetteer.parents[Int(meaning.division)]) <= evidence.mentions(of: meaning.division)
    { return false }
    if meaning.strength == .full {
      // 城区, 西区 and the like are named only after their parent.
      return cost == nil && !hasOtherMeaning(words, level) || parent != nil || evidence.kinship(of: meaning.division) >= 5
    }
    let kinship = evidence.kinship(of: meaning.division)
    if level >= .county, kinship == 0, isFrameAndCharacter(range) { return false }
    // Nothing else of its province is named.
    let isForeign =
      level == .county && evidence.mentions(of: meaning.division) <= 1
      && evidence.mentions(in: gazetteer.province(of: meaning.division))
        <= evidence.mentions(of: meaning.division)
    // 曲江新区, of another city.
    if isForeign, scalars.has("新区", at: range.upperBound) { return false }
    // 来兰|考察, in an article that names nothing of 兰考
    if level == .county, range.count == 2, evidence.mentions(of: meaning.division) <= 1, range.lowerBound > block.lowerBound,
      CharacterReader.isComing(scalars[range.lowerBound - 1]), gazetteer.characters[scalars[range.lowerBound]] != nil,
      names.words.cost(of: scalars[ScalarRange(range.upperBound - 1, range.upperBound + 1)]) != nil
    { return false }
    // “六个龙江”: parts of a plan that has the name of something else.
    if level == .county, meaning.strength != .full, evidence.mentions(of: meaning.division) <= 1, range.lowerBound > block.lowerBound,
      scalars[range.lowerBound - 1] == "个"
    { return false }
    // 越秀集团
    if level == .county, scalars.has("集团", at: range.upperBound) { return false }
    if isForeign, last?.range.upperBound == range.lowerBound || opensInstitution(range.upperBound) {
      return false
    }
    // 古田会议: held in another place that was called so.
    if level == .county, parent == nil,
      cues.end(of: .afterHistory, in: scalars, at: range.upperBound, before: block.upperBound) != nil,
      !evidence.namesParent(of: meaning.division)
    { return false }
    if meaning.strength == .alias, !isOrdinary, !hasOtherMeaning(words, level) { return true }
    let isNamed = evidence.mentions(of: meaning.division) > 0
    let before = cues.start(
      of: .placeFrame, in: scalars, endingAt: range.lowerBound, after: block.lowerBound) != nil
    let after = cues.end(
      of: .placeAfter, in: scalars, at: range.upperBound, before: block.upperBound) != nil
    if let cost, cost < 10 { return isNamed && (parent != nil || before && after) }
    if parent != nil { return true }
    // Short forms of special areas are brands too (临港, 虹桥).
    if level == .special { return isNamed }
    if isInList(range, meaning.division, last) && (kinship >= 3 || !isOrdinary) { return true }
    if isOrdinary { return kinship >= 5 && before && after || isNamed && (before || after) }
    if isNamed { return true }
    return kinship >= 5 || kinship >= 3 && (before || after) || before && after
  }

  private func hasOtherMeaning(_ words: ArraySlice<Unicode.Scalar>, _ level: RegionLevel) -> Bool {
    (level >= .county || ["江", "河", "山"].contains(words.last))
      && gazetteer.readingAids.otherMeanings.contains(String(String.UnicodeScalarView(words)))
  }

  /// 江口中学, in an article that speaks of nothing near 江口县.
  private func opensInstitution(_ position: Int) -> Bool {
    scalars.has("中学", at: position) || scalars.has("小学", at: position)
      || scalars.has("医院", at: position) || scalars.has("学院", at: position)
  }

  /// 来安: come to 安康, when the article names 安康 and nothing near 来安县.
  private func isFrameAndCharacter(_ range: ScalarRange) -> Bool {
    guard range.count == 2,
      cues.end(
        of: .beforeCharacter, in: scalars, at: range.lowerBound, before: range.lowerBound + 1) != nil,
      let senses = gazetteer.characters[scalars[range.lowerBound + 1]]
    else { return false }
    return senses.contains { evidence.mentions(of: $0.division) > 0 }
  }

  /// Whether a neighbour in a list (A、B和C) is a division near this one.
  private func isInList(_ range: ScalarRange, _ division: Int32, _ last: RegionSpan?) -> Bool {
    if let last, last.range.upperBound + 1 == range.lowerBound,
      Self.listMarks.contains(scalars[range.lowerBound - 1]),
      gazetteer.parents[Int(last.division)] == gazetteer.parents[Int(division)]
    { return true }
    guard range.upperBound + 1 < block.upperBound,
      Self.listMarks.contains(scalars[range.upperBound]),
      let next = gazetteer.forms.longestMatch(
        in: scalars, at: range.upperBound + 1, before: block.upperBound)
    else { return false }
    return gazetteer.senses[Int(next.value)].contains {
      $0.strength != .group
        && gazetteer.parents[Int($0.division)] == gazetteer.parents[Int(division)]
    }
  }

  static let listMarks: Set<Unicode.Scalar> = ["、", "和", "与", "及", "，", "至", "到"]

  // MARK: - Other names

  /// The end of the name of a road, a river or a smaller place that begins with the short form.
  func otherNameEnd(_ range: ScalarRange, division: Int32) -> Int? {
    let end = range.upperBound
    guard end < block.upperBound else { return nil }
    let level = gazetteer.divisions[Int(division)].level
    for role in [RegionCueList.Role.afterRoad, .afterNature] {
      guard let cueEnd = cues.end(of: role, in: scalars, at: end, before: block.upperBound) else {
        continue
      }
      if role == .afterNature, level >= .county, cueEnd == end + 1 {
        return startsDivision(end) ? nil : cueEnd
      }
      if !startsLongerWord(end, than: cueEnd), !startsDivision(end) { return cueEnd }
    }
    let isSmallerPlace =
      switch scalars[end] {
      case "镇", "乡", "村": !startsDivision(end) && !startsLongerWord(end, than: end + 1)
      case "县": level == .county && !startsLongerWord(end, than: end + 1)
      case "街": end + 1 < block.upperBound && scalars[end + 1] == "道"
      case "社": end + 1 < block.upperBound && scalars[end + 1] == "区"
      default: false
      }
    return isSmallerPlace ? end + 1 : nil
  }

  /// Whether a longer ordinary word starts at `start` (路径, 江边).
  private func startsLongerWord(_ start: Int, than end: Int) -> Bool {
    var isLonger = false
    names.words.forEachWord(in: scalars, at: start, before: block.upperBound) { wordEnd, _ in
      if wordEnd > end { isLonger = true }
    }
    return isLonger
  }

  private func startsDivision(_ start: Int) -> Bool {
    guard
      let match = gazetteer.forms.longestMatch(in: scalars, at: start, before: block.upperBound)
    else { return false }
    return gazetteer.senses[Int(match.value)].contains { $0.strength >= .alias }
  }

  /// 云南日报, 四川在线.
  func isOutlet(_ range: ScalarRange) -> Bool {
    cues.end(of: .afterOutlet, in: scalars, at: range.upperBound, before: block.upperBound) != nil
  }

  /// Whether the form is a person's given name (王海南) or name (安宁).
  func isPerson(_ range: ScalarRange, division: Int32, _ strength: FormStrength) -> Bool {
    guard range.count == 2, strength != .full else { return false }
    let surnames = gazetteer.readingAids.surnames
    let plain = gazetteer.readingAids.plainSurnames
    let start = range.lowerBound
    if isCredited(start) { return true }
    let isFollowed =
      cues.end(of: .speech, in: scalars, at: range.upperBound, before: block.upperBound) != nil
    if start > block.lowerBound, plain.contains(scalars[start - 1]),
      isTitleEnd(start - 1) || isNameList(from: start - 1, to: range.upperBound)
    { return true }
    let level = gazetteer.divisions[Int(division)].level
    let isOffice =
      cues.start(of: .officeEnd, in: scalars, endingAt: start, after: block.lowerBound) != nil
    if isOffice, surnames.contains(scalars[start]),
      isFollowed || range.upperBound == block.upperBound || !scalars[range.upperBound].isHan
    { return true }
    guard level >= .county || strength == .weakAlias, plain.contains(scalars[start]) else {
      return false
    }
    return isTitleEnd(start)
      && (isFollowed || range.upperBound == block.upperBound
        || !scalars[range.upperBound].isHan || evidence.kinship(of: division) == 0)
      || isNameList(from: start, to: range.upperBound) && evidence.kinship(of: division) < 5
  }

  /// Whether blanks and a word for those who made the page stand before a position: 记者 南华.
  private func isCredited(_ position: Int) -> Bool {
    var end = position
    while end > block.lowerBound, scalars[end - 1].isBlank { end -= 1 }
    return end < position && isTitleEnd(end)
  }

  private func isTitleEnd(_ position: Int) -> Bool {
    cues.start(of: .titleEnd, in: scalars, endingAt: position, after: block.lowerBound) != nil
  }

  /// Whether the words stand between marks of a list in which no other entry is longer than a name.
  private func isNameList(from start: Int, to end: Int) -> Bool {
    guard start > block.lowerBound, scalars[start - 1] == "、", end < block.upperBound,
      scalars[end] == "、" || cues.end(of: .speech, in: scalars, at: end, before: block.upperBound) != nil
    else { return false }
    var position = start - 2
    while position >= block.lowerBound, start - position < 6, scalars[position].isHan { position -= 1 }
    let neighbour = ScalarRange(position + 1, start - 1)
    guard (2...3).contains(neighbour.count) else { return false }
    return gazetteer.readingAids.surnames.contains(scalars[neighbour.lowerBound])
      && gazetteer.forms.longestMatch(
        in: scalars, at: neighbour.lowerBound, before: neighbour.upperBound) == nil
  }
}
