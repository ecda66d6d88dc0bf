import Articles
import Lexicon
import Text

/// Finds offices: listed titles with the region before them, and titles that no list holds whole
/// (海淀区合作交流办主任) from a region, a body and a head.
struct PostFinder {
  let words: WordLists
  let ground: Ground
  let scalars: Letters
  let lattice: ClauseLattice
  let home: Region?
  let regions: [RegionMention]

  init(
    _ words: WordLists, _ ground: Ground, _ lattice: ClauseLattice, _ home: Region?,
    _ regions: [RegionMention]
  ) {
    self.words = words
    self.ground = ground
    self.lattice = lattice
    scalars = ground.scalars
    self.home = home
    self.regions = regions
  }

  /// Levels of region by the words that open a title.
  static let levelWords: [(opening: String, level: RegionLevel)] = [
    ("自治区", .province), ("省", .province), ("州", .prefecture), ("盟", .prefecture),
    ("地区", .prefecture), ("地委", .prefecture), ("行署", .prefecture), ("县", .county),
    ("旗", .county), ("区", .county), ("镇", .township), ("乡", .township), ("街道", .township),
    ("苏木", .township),
  ]

  func posts() -> [PostMention] {
    var found: [PostMention] = []
    let named = NamedRegions(scalars, regions)
    for sentence in ground.sentences { posts(of: sentence, named, into: &found) }
    return found
  }

  func posts(
    of sentence: Sentence, _ named: NamedRegions,
    into found: inout [PostMention]
  ) {
    let end = sentence.range.upperBound
    let firstOfSentence = found.count
    var position = sentence.range.lowerBound
    while true {
      position = nextOpening(
        from: position, before: end, followsPost: found.count > firstOfSentence)
      guard position < end else { break }
      let covering = regions.covering(position)
      if let covering, !overlapsAsLevel(covering, position, scalars) {
        // 广东省|粤黔协作工作队
        if covering.form == .abbreviation, covering.range.lowerBound == position,
          let region = regions.ending(at: position), region.form != .abbreviation,
          let post = unlistedPost(after: region, before: end)
        {
          found.append(post)
          position = post.range.upperBound
        } else {
          position += 1
        }
        continue
      }
      // 集团党委书记: not of a youth league (团).
      if scalars[position] == "团", position > 0, scalars[position - 1] == "集" {
        position += 1
        continue
      }
      if let post = institutionPost(at: position, before: end) ?? nationalPost(at: position, before: end) {
        found.append(post)
        position = post.range.upperBound
        continue
      }
      if let post = innerPost(at: position, from: sentence.range.lowerBound, before: end) {
        found.append(post)
        position = post.range.upperBound
        continue
      }
      let opening = governmentOpening(at: position, before: end, scalars)
      guard opening != nil || ground.openings.may(.title, at: position),
        let match = words.titles.match(in: scalars, at: opening ?? position, before: end)
      else {
        // 两地人大常委会主任: of each, not of the last.
        let region = regions.ending(at: position).flatMap { $0.rule == RegionNaming.deicticPair ? nil : $0 }
        if let post = region.flatMap({ unlistedPost(after: $0, before: end) })
          ?? continuedPost(at: position, before: end, previous: found[firstOfSentence...])
        {
          found.append(post)
          position = post.range.upperBound
        } else {
          position += 1
        }
        continue
      }
      // 副|师长, which no list has
      if position > 0, scalars[position - 1] == "副" {
        position += 1
        continue
      }
      // 区人大常委会: the body, not a member of it.
      if match.title.normal.hasSuffix("人大常委"), match.end < end, scalars[match.end] == "会" {
        position = match.end
        continue
      }
      // 神经内科副主任医师: a rank of doctors, not the head of a ward.
      if match.title.kind == "hospital",
        ScalarRange(position + 1, match.end).positions.contains(where: {
          words.titles.match(in: scalars, at: $0, before: end).map { $0.end > match.end } ?? false
        })
      {
        position += 1
        continue
      }
      // 敦化市长白山特产, 云南省长期以来: the title is cut out of another name or word.
      if words.gazetteer.startsIdiom(in: scalars, at: match.end - 1, before: end)
        || lattice.refuses(title: ScalarRange(opening ?? position, match.end), before: end)
      {
        position += 1
        continue
      }
      let before = covering ?? region(before: position)
      if let post = listedPost(
        match.title, ScalarRange(position, match.end), after: before,
        previous: found[firstOfSentence...], named)
        ?? continuedPost(at: position, before: end, previous: found[firstOfSentence...])
      {
        found.append(post)
        position = max(match.end, post.range.upperBound)
      } else {
        position = match.end
      }
    }
  }

  /// Put together once, as a literal of several is made anew at each use.
  static let opening: Opening = [.title, .fixedBody, .postHead]

  /// The next position at which an office may begin: at a listed title, at a character for a level,
  /// behind a region, or in a list behind another office.
  func nextOpening(
    from start: Int, before limit: Int, followsPost: Bool
  ) -> Int {
    let openings = ground.openings
    let end = min(limit, regions.firstEnd(from: start) ?? limit)
    let opening = Self.opening
    var position = start
    while position < end, !openings.may(opening, at: position),
      !Self.isLevel(scalars[position]),
      !(followsPost && position > 0 && Self.joinsPosts(scalars[position - 1]))
    {
      position += 1
    }
    return position
  }

  /// 省, 市 and the like: what may open an office of one's own division.
  static func isLevel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "省", "市", "区", "县", "州", "旗", "盟", "镇", "乡": true
    default: false
    }
  }

  /// What stands between two offices of one person.
  static func joinsPosts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "，", ",", "兼", " ": true
    default: false
    }
  }

  /// 县政府县长, 市人民政府副市长: where the office starts behind the body that it leads.
  func governmentOpening(
    at position: Int, before limit: Int, _ scalars: Letters
  ) -> Int? {
    guard Self.isLevel(scalars[position]) else { return nil }
    for (isBody, count) in [
      (scalars.has("政府", at: position + 1), 2), (scalars.has("人民政府", at: position + 1), 4),
    ] where isBody {
      let start = position + 1 + count
      if let match = words.titles.match(in: scalars, at: start, before: limit),
        match.title.kind == "government"
      {
        return start
      }
    }
    return nil
  }

  /// 上海市委: the title 市委书记 starts with the last character of the region 上海市.
  func overlapsAsLevel(
    _ region: RegionMention, _ position: Int, _ scalars: Letters
  ) -> Bool {
    let overlap = region.range.upperBound - position
    guard overlap < region.range.count || region.form == .deictic else { return false }
    return Self.isLevel(ScalarRange(position, region.range.upperBound), scalars)
  }

  /// Whether characters are the level of a division: 省, 地区.
  static func isLevel(_ range: ScalarRange, _ scalars: Letters) -> Bool {
    switch range.count {
    case 1: return isLevel(scalars[range.lowerBound])
    case 2:
      return scalars.has("地区", at: range.lowerBound) || scalars.has("街道", at: range.lowerBound)
        || scalars.has("苏木", at: range.lowerBound)
    case 3: return scalars.has("自治区", at: range.lowerBound)
    default: return false
    }
  }

  /// The region that ends at a position, or before 政府 (中山市政府副市长).
  func region(before position: Int) -> RegionMention? {
    if let region = regions.ending(at: position) { return region }
    // 昭通市原市长, 某县挂职副县长
    if let word = ground.listed.ending(.beforeOffice, at: position) { return regions.ending(at: word.start) }
    if position >= 2, scalars.has("政府", at: position - 2) {
      let start = position >= 4 && scalars.has("人民", at: position - 4) ? position - 4 : position - 2
      return regions.ending(at: start)
    }
    return nil
  }

  /// 溧阳市李思齐市长: the division right before a name that ends at a position.
  private func regionBeforeName(endingAt end: Int) -> RegionMention? {
    [3, 2].lazy.map { end - $0 }.first { start in
      start > 0 && ground.openings.may(.surname, at: start) && regions.ending(at: start) != nil
        && lattice.likelihood(ofPerson: ScalarRange(start, end)) > 0
    }.flatMap { regions.ending(at: $0) }
  }

  func listedPost(
    _ title: Title, _ range: ScalarRange, after region: RegionMention?,
    previous: ArraySlice<PostMention>, _ named: NamedRegions
  ) -> PostMention? {
    let whole = ScalarRange(region?.range.lowerBound ?? range.lowerBound, range.upperBound)
    switch title.kind {
    case "national":
      return PostMention(
        range: range, rule: OfficeNaming.national, title: title.normal, region: words.gazetteer.region("000000"))
    case "media": return nil
    case "list_title":
      guard title.normal.hasSuffix("领导"), let level = level(of: title.normal) else { return nil }
      let place = region?.region ?? context(level, title, range, previous, named)
      return PostMention(range: whole, rule: OfficeNaming.leaders, title: title.normal, region: place)
    case "school", "hospital", "enterprise":
      // 省水利厅党组成员、总工程师
      if region == nil, title.normal.hasPrefix("总"), title.normal.hasSuffix("师"), let last = previous.last,
        last.organization == nil, last.region != nil, last.range.upperBound + 1 == range.lowerBound,
        let chained = continuedPost(at: range.lowerBound, before: min(scalars.count, range.upperBound + 4), previous: previous)
      {
        return chained
      }
      guard ["长", "任", "记", "总", "监", "理", "席", "裁"].contains(where: title.normal.hasSuffix)
        || title.normal.hasPrefix("总") && title.normal.hasSuffix("师")
      else { return nil }
      if let region {
        let opened = level(of: region, scalars) + title.normal
        return PostMention(
          range: whole, rule: OfficeNaming.listed, title: Self.shortened(opened), region: region.region)
      }
      return PostMention(
        range: range, rule: OfficeNaming.listedInBody, title: title.normal, region: nil, organization: "")
    case "generic":
      guard region != nil else { return nil }
      return PostMention(range: whole, rule: OfficeNaming.listed, title: title.normal, region: region?.region)
    default:
      if let region, let party = ground.listed.ending(.politicalParty, at: region.range.lowerBound) {
        return PostMention(
          range: ScalarRange(party.start, range.upperBound), rule: OfficeNaming.listed,
          title: ground.words(ScalarRange(party.start, party.end)) + title.normal, region: fitting(region, title))
      }
      if let region {
        return PostMention(
          range: whole, rule: OfficeNaming.listed, title: title.normal, region: fitting(region, title))
      }
      if let region = regionBeforeName(endingAt: range.lowerBound) {
        return PostMention(
          range: range, rule: OfficeNaming.listedAfterName, title: title.normal, region: fitting(region, title))
      }
      let place: Region?
      if let level = level(of: title.normal) ?? openingLevel(title) {
        place = context(level, title, range, previous, named)
      } else if case let before = range.lowerBound - 1, before >= 0, Self.isLevel(scalars[before]), regions.covering(before) == nil,
        let own = division(endingWith: scalars[before], before: before)
      {
        // 省援疆前方指挥部总指挥
        return PostMention(
          range: ScalarRange(before, range.upperBound), rule: OfficeNaming.listedAlone, title: ground.words(ScalarRange(before, before + 1)) + title.normal, region: own)
      } else {
        // 市委常委、组织部部长: of the same region as the office before it.
        place = previous.last.flatMap { range.lowerBound - $0.range.upperBound <= 1 ? $0.region : nil }
      }
      return PostMention(range: range, rule: OfficeNaming.listedAlone, title: title.normal, region: place)
    }
  }
}
