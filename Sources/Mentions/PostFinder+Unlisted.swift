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
    var position = start
    while position < limit, position - start < 16, scalars[position].isHan,
      !Self.endsUnlistedBody(scalars[position])
    {
      // 广东省第十批援藏工作队领队, 某省粤桂协作工作队领队: a short form inside the body's name.
      if position > start + 1 || regions.starting(at: position)?.form == .abbreviation,
        let inner = regions.starting(at: position)
      {
        // 某区对口帮扶某市工作组组长
        let isHelped = ground.listed.ending(.jointWork, at: position, after: start) != nil
        guard inner.form == .abbreviation || isHelped else { return nil }
        position = inner.range.upperBound
        continue
      }
      if let head = ground.listed.longest(.postHead, at: position, before: limit),
        position > start
          ? endsBody(position)
          : scalars[position] == "党" || region.region.key.hasPrefix("65X") && scalars[position] == "政"
      {
        let body = ground.words(ScalarRange(start, position))
        if ground.listed.holds(.vague, in: ScalarRange(start, position)) { return nil }
        let function = ground.words(ScalarRange(position, head.end))
        let range = ScalarRange(region.range.lowerBound, head.end)
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
          range: range, rule: OfficeNaming.unlisted, title: level(of: region, scalars) + body + function, region: region.region)
      }
      position += 1
    }
    return nil
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
