import Articles
import Lexicon
import Ontology
import Text

/// Finds bodies and sites: party and state bodies after a region (云南省委、省政府), and names that
/// end in a word for a kind of body (…人民医院, …产业园) or of site (…纪念馆).
struct OrganizationFinder {
  let words: WordLists
  let ground: Ground
  let scalars: Letters
  let lattice: ClauseLattice
  let home: Region?
  let regions: [RegionMention]
  let dates: [DateMention]
  let quantities: [QuantityMention]
  let posts: [PostMention]
  let persons: [PersonMention]

  init(
    _ words: WordLists, _ ground: Ground, _ lattice: ClauseLattice, _ home: Region?, _ regions: [RegionMention],
    _ dates: [DateMention], _ quantities: [QuantityMention], _ posts: [PostMention], _ persons: [PersonMention]
  ) {
    self.words = words
    self.ground = ground
    self.lattice = lattice
    scalars = ground.scalars
    self.home = home
    self.regions = regions
    self.dates = dates
    self.quantities = quantities
    self.posts = posts
    self.persons = persons
  }

  func organizations() -> [OrganizationMention] {
    var found: [OrganizationMention] = []
    let offices = offices()
    for sentence in ground.sentences {
      var inSentence = committees(of: sentence, offices)
      for body in suffixed(sentence) + listedFirms(sentence)
      where !inSentence.contains(where: { $0.range.overlaps(body.range) }) {
        inSentence.append(body)
      }
      found += inSentence.sorted { $0.range < $1.range }
    }
    let own = ownInstitutions(found)
    return own.isEmpty ? found : (found + own).sorted { $0.range < $1.range }
  }

  // MARK: Names with a suffix

  func suffixed(_ sentence: Sentence) -> [OrganizationMention] {
    let end = sentence.range.upperBound
    var found: [OrganizationMention] = []
    var lowest = sentence.range.lowerBound
    var position = sentence.range.lowerBound
    while true {
      position = ground.openings.next(.suffix, from: position, before: end)
      guard position < end else { break }
      let body = ground.listed.longest(.bodySuffix, at: position, before: end)
      let place = ground.listed.longest(.placeSuffix, at: position, before: end)
      guard let match = longer(body, place) else {
        position += 1
        continue
      }
      let kind = body?.end == match ? body.flatMap { EntityKind(named: ground.listed.value(of: $0)) } : .place
      let suffix = ScalarRange(position, match)
      if let kind,
        let mention = name(endingWith: suffix, kind, from: lowest)
          ?? found.last.flatMap({ nextDepartment(endingWith: suffix, kind, after: $0) })
      {
        found += firms(before: mention, from: lowest)
        found.append(mention)
        lowest = match
        position = match
      } else {
        position += 1
      }
    }
    return found
  }

  /// 厦门市教育局、卫健委、国资委: a department by its function alone, right behind one of a division.
  private func nextDepartment(
    endingWith suffix: ScalarRange, _ kind: EntityKind, after last: OrganizationMention
  ) -> OrganizationMention? {
    guard kind == .department, last.kind == .department, let region = last.region,
      case let start = last.range.upperBound + 1, start <= suffix.lowerBound, suffix.lowerBound - start <= 8,
      scalars[start - 1] == "、", posts.covering(suffix.lowerBound) == nil,
      scalars[ScalarRange(start, suffix.lowerBound)].allSatisfy(\.isHan)
    else { return nil }
    let range = ScalarRange(start, suffix.upperBound)
    let division: String
    if let named = regions.starting(in: last.range).last(where: { $0.region.key == region.key }) {
      division = ground.words(ScalarRange(last.range.lowerBound, named.range.upperBound))
    } else if last.rule == BodyNaming.nextDepartment {
      division = String(last.name.dropLast(ground.words(last.range).count))
    } else {
      return nil
    }
    return OrganizationMention(
      range: range, rule: BodyNaming.nextDepartment, name: division + ground.words(range), kind: kind, region: region)
  }

  /// 河北省公安厅, 阿里地区环境保护局: a department by its last character, right behind its division.
  private func isDepartment(_ suffix: ScalarRange, from start: Int) -> Bool {
    guard let region = regions.starting(in: ScalarRange(start, suffix.lowerBound)).last,
      case let function = ScalarRange(region.range.upperBound, suffix.lowerBound), (2...14).contains(function.count),
      scalars[function].allSatisfy(\.isHan),
      words.gazetteer.words.cost(of: scalars[ScalarRange(suffix.lowerBound - 1, suffix.upperBound)]) == nil
    else { return false }
    return suffix.upperBound == scalars.count
      || words.gazetteer.words.cost(of: scalars[ScalarRange(suffix.lowerBound, suffix.upperBound + 1)]) == nil
  }

  func longer(_ a: Word?, _ b: Word?) -> Int? {
    switch (a, b) {
    case (nil, nil): nil
    case (let a?, nil): a.end
    case (nil, let b?): b.end
    case (let a?, let b?): max(a.end, b.end)
    }
  }

  func name(
    endingWith suffix: ScalarRange, _ kind: EntityKind, from lowest: Int
  ) -> OrganizationMention? {
    if posts.covering(suffix.lowerBound) != nil { return nil }
    // A longer suffix that starts later and reaches further belongs to the same name.
    for next in ScalarRange(suffix.lowerBound + 1, suffix.upperBound + 1).positions
    where ground.openings.may(.suffix, at: next) {
      if let later = longer(
        ground.listed.longest(.bodySuffix, at: next, before: scalars.count),
        ground.listed.longest(.placeSuffix, at: next, before: scalars.count)),
        later > suffix.upperBound, !(scalars.has("学校长", at: next) && later == next + 2), next < suffix.upperBound
          || regions.covering(next) == nil
      {
        return nil
      }
    }
    // 深圳（哈尔滨）产业园区投资开发有限公司 is one firm.
    if kind != .company, firmGoesOn(from: suffix.upperBound) { return nil }
    // 大学生返乡创业园
    if scalars[suffix.upperBound - 1] == "学", suffix.upperBound < scalars.count, scalars[suffix.upperBound] == "生" { return nil }
    if ground.listed.longest(.bodyGoesOn, at: suffix.upperBound) != nil { return nil }
    // 密云区第二中学|库伦旗分校
    let next = regions.starting(at: suffix.upperBound)?.range.upperBound ?? suffix.upperBound
    if ground.listed.longest(.branch, at: next) != nil { return nil }
    var start = self.start(of: suffix, from: lowest)
    let inside = regions.starting(in: ScalarRange(start, suffix.lowerBound)).filter { $0.form != .deictic }
    var region: RegionMention?
    if let first = inside.first {
      region = first
      let isSite = kind == .place && first.range.lowerBound - start <= 4
      let lead = ScalarRange(start, max(start, first.range.lowerBound))
      // 某节水（天津）有限公司
      let isBracketed = first.range.lowerBound > start
        && (scalars[first.range.lowerBound - 1] == "（" || scalars[first.range.lowerBound - 1] == "(")
      let isAffiliated = ground.listed.holds(.affiliated, in: lead)
      // 第十一批援藏工作队
      let isAid = first.form == .abbreviation && first.range.lowerBound > start && scalars[first.range.lowerBound - 1] == "援"
      if isAid, !isSite { start = min(start, first.range.lowerBound - 1) }
      if first.range.lowerBound > start, !isSite, !isAid, !isAffiliated, !isBracketed,
        ground.listed.ending(.branch, at: suffix.upperBound) == nil, !isBrand(start, first, scalars) {
        start = first.range.lowerBound
      }
      if first.range.lowerBound == start {
        let own = ownStart(first, scalars)
        // 北京市海淀医院 is one name; 无锡市梁溪区某小学 lies in its district.
        if "省市区县州旗盟镇乡道木".unicodeScalars.contains(scalars[first.range.upperBound - 1]) { start = own }
        if kind == .park || kind == .place, inside.count > 1, first.form != .abbreviation,
          inside[1].range.lowerBound == first.range.upperBound,
          suffix.lowerBound - first.range.upperBound >= 2
        {
          start = first.range.upperBound
        }
        // 秦安县|华岳集团: likewise the county, where a brand stands behind it; 秦安县雪原果品有限责任公司 is one name.
        if kind == .company, first.form == .full, first.region.level == .county, first.range.lowerBound == start,
          (ground.listed.longest(.firmSuffix, at: suffix.lowerBound)?.range.count ?? 0) <= 2, isBrand(ScalarRange(first.range.upperBound, suffix.lowerBound))
        {
          start = first.range.upperBound
        }
        // 大同镇稻香小镇: the town only says where the site is.
        if kind == .place, first.region.level == .township, first.range.lowerBound == start,
          suffix.lowerBound - first.range.upperBound >= 2,
          !ground.listed.cover(.genericModifier, from: first.range.upperBound, to: suffix.lowerBound)
        {
          start = first.range.upperBound
        }
      }
    }
    guard suffix.lowerBound - start >= 1, suffix.upperBound - start <= 30 else { return nil }
    if kind == .department, suffix.count == 1, !isDepartment(suffix, from: start) { return nil }
    let isNamed =
      inside.contains { $0.range.upperBound > start }
      || !ground.listed.cover(.genericModifier, from: start, to: suffix.lowerBound)
    // 省国资委: a department by its level alone.
    let isOfLevel = kind == .department && suffix.lowerBound - start == 1 && "省市区县州旗".unicodeScalars.contains(scalars[start])
    guard isNamed || isOfLevel else { return nil }
    if inside.isEmpty, suffix.lowerBound - start < 2, !isOfLevel { return nil }
    var end = suffix.upperBound
    // 软件园二期
    if kind == .park, end + 1 < scalars.count, scalars[end + 1] == "期",
      "一二三四五六".unicodeScalars.contains(scalars[end])
    {
      end += 2
    }
    let range = ScalarRange(start, end)
    let name = ground.words(range)
    guard Self.isBalanced(name) else { return nil }
    return OrganizationMention(
      range: range, rule: kind == .place ? BodyNaming.site : BodyNaming.named, name: name, kind: kind,
      region: region?.region)
  }

  /// Whether characters of a name and 有限公司 follow at once.
  func firmGoesOn(from start: Int) -> Bool {
    var position = start
    while position < min(scalars.count, start + 10), scalars[position].isHan {
      if ground.listed.longest(.firmSuffix, at: position) != nil {
        return position > start
      }
      if breaksName(endingAt: position + 1) { return false }
      position += 1
    }
    return false
  }

  /// The place after the last word, to the left of a suffix, that cannot be a part of the name.
  func start(
    of suffix: ScalarRange, from lowest: Int
  ) -> Int {
    var start = suffix.lowerBound
    var quoted = false
    while start > lowest, suffix.lowerBound - start < 26 {
      let before = scalars[start - 1]
      if before == "”" { quoted = true }
      if before == "“" {
        if !quoted { return start }
        quoted = false
      }
      guard before.isHan || before == "“" || before == "”" || before.properties.isAlphabetic
        || ("0"..."9").contains(before) || before == "（" || before == "）" || before == "(" || before == ")"
      else { return start }
      if let region = regions.covering(start - 1), region.range.upperBound == start
        || region.range.contains(start)
      {
        start = region.range.lowerBound
        continue
      }
      if persons.covering(start - 1) != nil || dates.covering(start - 1) != nil
        || posts.covering(start - 1) != nil
        || quantities.covering(start - 1) != nil
      {
        return start
      }
      // 科技发展有限公司, 忠和酒业: right before such a suffix a word is a part of the name.
      let isFirm = suffix.count >= 4 && "司社团".unicodeScalars.contains(scalars[suffix.upperBound - 1])
        || scalars[suffix.upperBound - 1] == "业"
        || scalars.has("发展集团", at: suffix.lowerBound - 2) || scalars.has("建设集团", at: suffix.lowerBound - 2)
      // 华为技术有限公司: 为 in a brand of two characters, which 作为 and 成为 are not.
      let isBrand = before == "为" && scalars[suffix.upperBound - 1] == "司" && start - 2 >= lowest
        && scalars[start - 2].isHan && words.gazetteer.words.cost(of: scalars[ScalarRange(start - 2, start)]) == nil
        && (start - 2 == lowest || !scalars[start - 3].isHan || breaksName(endingAt: start - 2))
      if isBrand {
        start -= 2
        continue
      }
      if start < suffix.lowerBound || !isFirm, breaksName(endingAt: start),
        !joinsTasks(at: start - 1, before: suffix)
      {
        // 江苏省对口支援西藏拉萨市前方指挥部
        if scalars.has("对口支援", at: start - 4), start - 4 >= lowest,
          scalars.has("指挥部", at: suffix.upperBound - 3),
          regions.ending(at: start - 4) != nil
        {
          start -= 4
          continue
        }
        return start
      }
      start -= 1
    }
    return start
  }

  /// 木里县教育体育和科学技术局: 和 between the tasks of one department, right behind its division.
  func joinsTasks(
    at position: Int, before suffix: ScalarRange
  ) -> Bool {
    guard scalars[position] == "和", "局委厅".unicodeScalars.contains(scalars[suffix.upperBound - 1]),
      let region = regions.starting(in: ScalarRange(max(0, position - 12), position)).last,
      region.range.upperBound < position
    else { return false }
    // 某县教育局和科技局 are two.
    return (region.range.upperBound..<position).allSatisfy { scalars[$0].isHan }
      && !"局委厅府会院校司队所".unicodeScalars.contains(scalars[position - 1])
  }

  func breaksName(endingAt end: Int) -> Bool {
    for length in 1...4 where ground.openings.may(.nameBreak, at: end - length) {
      guard ground.listed.longest(.nameBreak, at: end - length, before: end)?.end == end else { continue }
      // 中等, 和平: the character is a part of a word.
      if length == 1, regions.starting(at: end) == nil, lattice.isInsideWord(end - 1) { continue }
      return true
    }
    return false
  }

  /// Where the last division of a chain (安康市汉滨区恒口镇) is written.
  func ownStart(_ mention: RegionMention, _ scalars: Letters) -> Int {
    guard !mention.leading.isEmpty else { return mention.range.lowerBound }
    for form in [mention.region.name] + mention.region.aliases.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let start = mention.range.upperBound - form.unicodeScalars.count
      if start >= mention.range.lowerBound,
        scalars[ScalarRange(start, mention.range.upperBound)].elementsEqual(form.unicodeScalars)
      {
        return start
      }
    }
    return mention.range.lowerBound
  }

  /// Whether the words before a region inside a name are a short brand, not the end of a sentence.
  func isBrand(_ start: Int, _ region: RegionMention, _ scalars: Letters) -> Bool {
    region.isInsideName && region.range.lowerBound - start <= 3
      && !ground.listed.cover(.genericModifier, from: start, to: region.range.lowerBound)
  }

  /// Whether characters are a name and no word: 华岳, not 城建.
  private func isBrand(_ range: ScalarRange) -> Bool {
    (2...3).contains(range.count) && scalars[range].allSatisfy(\.isHan) && words.gazetteer.words.cost(of: scalars[range]) == nil
      && !ground.listed.cover(.genericModifier, from: range.lowerBound, to: range.upperBound)
  }

  static func isBalanced(_ name: String) -> Bool {
    var depth = 0
    for scalar in name.unicodeScalars {
      if scalar == "“" || scalar == "（" || scalar == "(" { depth += 1 }
      if scalar == "”" || scalar == "）" || scalar == ")" { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
