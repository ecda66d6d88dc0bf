import Lexicon
import Text

/// Offices that a list or a chain names without their region: 省委常委、组织部长; 县委常委、某某联络组组长;
/// 某区教育局局长甲、卫计委主任乙; 会长兼秘书长.
extension PostFinder {
  /// Words in which no name of a body goes on.
  private static let stops = Set("的了是在和与等个我该各有相由于对向以从并为把被、，。；：".unicodeScalars)
  private static let partyOpenings = ["自治区党委", "省委", "市委", "州委", "盟委", "地委", "县委", "区委", "旗委"]

  func continuedPost(
    at position: Int, before limit: Int, previous: ArraySlice<PostMention>
  ) -> PostMention? {
    if let own = ownPost(at: position, before: limit) { return own }
    guard let last = previous.last, let regional = previous.last(where: { $0.region != nil }) ?? previous.last,
      position > 0, Self.joinsPosts(scalars[position - 1]),
      position - last.range.upperBound <= 12, regions.starting(at: position) == nil
    else { return nil }
    let isChained = last.range.upperBound + 1 == position
    var place = position
    while place < limit, place - position <= 16, scalars[place].isHan,
      !Self.stops.contains(scalars[place]) || joinsTasks(at: place, of: position), regions.covering(place) == nil
    {
      if let head = ground.listed.longest(.postHead, at: place, before: limit),
        opensName(at: head.end, before: limit, scalars)
      {
        let bodyEnd = place > position ? self.head(at: place, of: position, before: limit)?.bodyEnd ?? place : place
        let body = ground.words(ScalarRange(position, bodyEnd))
        let function = ground.words(ScalarRange(place, head.end))
        let range = ScalarRange(position, head.end)
        if body.isEmpty {
          return sameBody(as: last, function, range, isChained: isChained)
        }
        if ground.listed.longest(.partyOffice, at: position, before: place)?.end == place,
          let opening = Self.partyOpenings.first(where: regional.title.hasPrefix)
        {
          let whole = body.hasSuffix("部") || function != "部长" && function != "副部长" ? body : body + "部"
          return PostMention(range: range, rule: OfficeNaming.partyBody, title: opening + whole + function, region: regional.region)
        }
        if function.hasSuffix("巡视员") || function.hasSuffix("调研员"), body.count == 1,
          let region = regional.region, "省市区县州".contains(body)
        {
          return PostMention(
            range: range, rule: OfficeNaming.inspector, title: body + function, region: region)
        }
        guard place - position >= 2, endsBody(bodyEnd) else {
          place += 1
          continue
        }
        if let region = regional.region, "委办局厅会室院处协联".unicodeScalars.contains(scalars[bodyEnd - 1]),
          !isInstitution(place)
        {
          let level = Self.levelWord(of: region, regional.title)
          let title = (body.hasPrefix(level) ? "" : level) + body + function
          return PostMention(range: range, rule: OfficeNaming.nextBody, title: title, region: region)
        }
        // 集团副总经理某某、办公室主任某某
        if last.organization != nil, "室部处".unicodeScalars.contains(scalars[place - 1]), regional.region == nil {
          return PostMention(
            range: range, rule: OfficeNaming.nextInFirm, title: body + function, region: nil,
            organization: last.organization)
        }
        guard isChained, "组队部".unicodeScalars.contains(scalars[place - 1]) else { return nil }
        return PostMention(
          range: range, rule: OfficeNaming.team, title: body + function, region: nil, namesBody: true)
      }
      place += 1
    }
    return nil
  }

  /// 文化和旅游委员会: between the tasks of one body.
  private func joinsTasks(at position: Int, of start: Int) -> Bool {
    "和与".unicodeScalars.contains(scalars[position]) && position >= start + 2 && !endsBody(position)
  }

  /// 省国资委主任某某, at the start of a clause: an office of a body of one's own division.
  private func ownPost(
    at position: Int, before limit: Int
  ) -> PostMention? {
    guard position == 0 || !scalars[position - 1].isHan,
      "省市州县区旗".unicodeScalars.contains(scalars[position]), regions.covering(position) == nil
    else { return nil }
    var place = position + 2
    while place < limit, place - position <= 14, scalars[place].isHan,
      !Self.stops.contains(scalars[place]), regions.covering(place) == nil
    {
      if let head = ground.listed.longest(.postHead, at: place, before: limit),
        "委办局厅会院协联处".unicodeScalars.contains(scalars[place - 1]),
        opensName(at: head.end, before: limit, scalars),
        let region = division(endingWith: scalars[position], before: position)
      {
        return PostMention(
          range: ScalarRange(position, head.end), rule: OfficeNaming.ownDepartment,
          title: ground.words(ScalarRange(position, head.end)), region: region)
      }
      place += 1
    }
    return nil
  }

  /// The article's own division of a level, else the last one named before, or its parent.
  func division(
    endingWith level: Unicode.Scalar, before position: Int
  ) -> Region? {
    let named = regions.starting(in: ScalarRange(0, position)).reversed().lazy.map(\.region)
    for region in [home].compactMap({ $0 }) + Array(named.prefix(8)) {
      for candidate in [region] + words.gazetteer.ancestors(of: region.key)
      where candidate.name.unicodeScalars.last == level {
        return candidate
      }
    }
    return nil
  }

  /// 常务副会长兼秘书长, 省委常委、秘书长, 县政协党组书记、主席: another function in the body of the
  /// office before it.
  private func sameBody(
    as last: PostMention, _ function: String, _ range: ScalarRange, isChained: Bool
  ) -> PostMention? {
    let title = Letters(last.title.unicodeScalars)
    for place in title.indices {
      guard let head = words.lexicon.longest(.postHead, in: title, at: place, before: title.count),
        head.end == title.count
      else { continue }
      var body = title[..<place]
      for prefix in ["常务", "第一"] where body.suffix(2).elementsEqual(prefix.unicodeScalars) {
        body = body.dropLast(2)
      }
      let isParty = Self.partyOpenings.contains { body.elementsEqual($0.unicodeScalars) }
      // 省委常委、秘书长; 地委委员、副书记
      let isSecretary = function == "秘书长" || function == "副秘书长"
        || isParty && isChained && function == "副书记"
      guard last.organization == nil ? body.count >= 2 && (!isParty || isSecretary) : true,
        isChained || function.hasPrefix("副") || isSecretary
      else { return nil }
      return PostMention(
        range: range, rule: OfficeNaming.sameBody, title: String(String.UnicodeScalarView(body)) + function, region: last.region,
        organization: last.organization, namesBody: last.namesBody)
    }
    // 镇党委书记甲，党委委员、副镇长乙
    guard function.hasPrefix("党"), let region = last.region,
      isChained || scalars[range.upperBound] == "、"
    else { return nil }
    return PostMention(
      range: range, rule: OfficeNaming.sameBody, title: Self.levelWord(of: region, last.title) + function, region: region)
  }

  /// Whether a name, or another office of the same person, may begin here.
  func opensName(at position: Int, before limit: Int, _ scalars: Letters) -> Bool {
    guard position < limit else { return false }
    if "、，,兼（(".unicodeScalars.contains(scalars[position]) { return true }
    return !words.names.surnames(in: scalars, at: position, before: limit).isEmpty
      || words.names.elementRun(in: scalars, at: position, before: limit) > position
  }

  /// 区 for the offices of a district: the level that the title before says, else the region's own.
  private static func levelWord(of region: Region, _ title: String) -> String {
    if title.hasPrefix("自治区") || region.name.hasSuffix("自治区") { return "自治区" }
    let levels = "省市区县州旗盟镇乡"
    if let first = title.first, levels.contains(first) { return String(first) }
    return region.name.last.map { levels.contains($0) ? String($0) : "" } ?? ""
  }
}
