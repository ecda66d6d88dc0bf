import Articles
import Lexicon
import Text

/// Offices that no list has whole: a division, a body and a head.
extension PostFinder {
  /// A region, a body and a head: 海淀区合作交流办主任 has the title 区合作交流办主任.
  func unlistedPost(
    after region: RegionMention, before limit: Int
  ) -> PostMention? {
    let start = region.range.upperBound
    // 某县原县委书记: what stands between is no body's name.
    if let word = ground.listed.longest(.beforeOffice, at: start, before: limit),
      words.titles.match(in: scalars, at: word.end, before: limit) != nil
    { return nil }
    // 第四批援疆干部领队: of no office in 新疆.
    if region.form == .abbreviation, region.range.lowerBound > 0, scalars[region.range.lowerBound - 1] == "援",
      ground.listed.longest(.cadres, at: start, before: limit) != nil { return nil }
    var position = start
    while position < limit, position - start < Self.longestBody, scalars[position].isHan || headFollowsBlank(at: position),
      !Self.endsUnlistedBody(scalars[position]) || regions.starting(at: position + 1)?.form == .abbreviation
    {
      // 于8日在凯里市与某州州委副书记座谈
      if "与和同".unicodeScalars.contains(scalars[position]), regions.starting(at: position + 1) != nil { return nil }
      // 广东省第十批援藏工作队领队, 某省粤桂协作工作队领队: a short form inside the body's name.
      if position > start + 1 || regions.starting(at: position)?.form == .abbreviation,
        let inner = regions.starting(at: position)
      {
        // 某区对口帮扶某市工作组组长
        let isHelped = ground.listed.ending(.jointWork, at: position, after: start) != nil
          // 粤黔协作工作队铜仁组组长
          || ground.listed.ending(.team, at: position, after: start) != nil
        guard inner.form == .abbreviation || isHelped else { return nil }
        position = inner.range.upperBound
        continue
      }
      if let (bodyEnd, head) = head(at: position, of: start, before: limit)
        ?? (position == start && (scalars[position] == "党" || region.region.key.hasPrefix("65X") && scalars[position] == "政")
          ? ground.listed.longest(.postHead, at: position, before: limit).map { (position, $0) } : nil)
      {
        let body = ground.words(ScalarRange(start, bodyEnd))
        if ground.listed.holds(.vague, in: ScalarRange(start, position)) { return nil }
        let function = ground.words(ScalarRange(head.start, head.end))
        if isInstitution(position) {
          let name = ground.words(ScalarRange(region.range.lowerBound, position))
          if function == "负责人" { return nil }
          return PostMention(
            range: ScalarRange(position, head.end), rule: OfficeNaming.institution, title: function, region: nil, organization: name)
        }
        if let sender = sender(before: region, of: body, scalars) {
          let title = ground.words(ScalarRange(sender.range.upperBound, head.end))
          return PostMention(
            range: ScalarRange(sender.range.lowerBound, head.end), rule: OfficeNaming.seconded, title: title, region: sender.region)
        }
        return PostMention(
          range: ScalarRange(partyStart(before: region), head.end), rule: OfficeNaming.unlisted,
          title: ground.words(ScalarRange(partyStart(before: region), region.range.lowerBound))
            + opening(level(of: region, scalars), of: ScalarRange(start, position)) + body + function,
          region: region.region)
      }
      position += 1
    }
    return nil
  }

  /// The longest name of a body between a division and the head of an office.
  private static let longestBody = 24

  /// The head of an office at a position, and where the body before it ends: 教育局|局长, 教育局长, whose 局
  /// is both.
  func head(at position: Int, of start: Int, before limit: Int) -> (bodyEnd: Int, head: Word)? {
    if position > start, headFollowsBlank(at: position) {
      return ground.listed.longest(.postHead, at: position + 1, before: limit).map { (position, $0) }
    }
    guard position > start, let head = ground.listed.longest(.postHead, at: position, before: limit),
      // 人大常委|会
      !(scalars[head.end - 1] == "委" && head.end < limit && scalars[head.end] == "会")
    else { return nil }
    if endsBody(position) { return (position, head) }
    guard position >= start + 2, head.end == position + 2, "局厅部委".unicodeScalars.contains(scalars[position]),
      ground.listed.ending(.notBeforeHead, at: position, after: start) == nil,
      opensName(at: head.end, before: limit, scalars)
    else { return nil }
    return (position + 1, head)
  }

  /// 衢江区发展和改革局 副局长: a blank between a body and the head of its office, as in rosters.
  private func headFollowsBlank(at position: Int) -> Bool {
    scalars[position].isBlank && endsBody(position) && ground.openings.may(.postHead, at: position + 1)
  }

  /// 民建贵州省委主委: where the party begins whose committee it is.
  private func partyStart(before region: RegionMention) -> Int {
    ground.listed.ending(.politicalParty, at: region.range.lowerBound)?.start ?? region.range.lowerBound
  }

  /// The level that a title opens with, where the body's own words do not say it, and it is no zone's.
  private func opening(_ level: String, of body: ScalarRange) -> String {
    isOwnName(ofZone: body) || ground.words(body).hasPrefix(level) ? "" : level
  }

  /// 临江高新区管委会: a zone by a name of its own, which is not the city's.
  private func isOwnName(ofZone body: ScalarRange) -> Bool {
    guard let zone = ground.listed.ending(.zone, at: body.upperBound, after: body.lowerBound) else { return false }
    return zone.start >= body.lowerBound + 2
  }

  static func endsUnlistedBody(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "的", "了", "在", "是", "由", "则", "率", "赴": true
    default: false
    }
  }

  /// 福建援疆木垒分指挥部指挥长, 双流区对口帮扶炉霍县前线指挥部指挥长: whose post it is.
  func sender(
    before region: RegionMention, of body: String, _ scalars: Letters
  ) -> RegionMention? {
    guard ["指挥部", "工作队", "工作组"].contains(where: body.hasSuffix) else { return nil }
    let start = region.range.lowerBound
    if scalars.has("对口帮扶", at: start - 4) || scalars.has("对口支援", at: start - 4) {
      return regions.ending(at: start - 4)
    }
    guard start >= 2, scalars[start - 2] == "援" else { return nil }
    return regions.ending(at: start - 2)
  }

  func level(of region: RegionMention, _ scalars: Letters) -> String {
    let end = region.range.upperBound
    if end >= 3, scalars.has("自治区", at: end - 3) { return "自治区" }
    let last = scalars[end - 1]
    // 苏州, 温州: the last character is no level.
    guard region.range.count > 2 || region.form != .alias else { return "" }
    return "省市区县州旗盟镇乡".unicodeScalars.contains(last) ? String(last) : ""
  }

  /// 县党委书记 is 县委书记; 自治区党委书记 stays.
  static func shortened(_ title: String) -> String {
    for level in ["市", "县", "州", "旗", "盟"] where title.hasPrefix(level + "党委") {
      return level + "委" + title.dropFirst(level.count + 2)
    }
    return title
  }

  func endsBody(_ position: Int) -> Bool { ground.listed.ending(.officeBodyEnd, at: position) != nil }

  func isInstitution(_ position: Int) -> Bool { ground.listed.ending(.institution, at: position) != nil }
}
