import Cleaning
import Lexicon
import Text

/// Finds offices: listed titles with the region before them, and titles that no list holds whole
/// (海淀区合作交流办主任) from a region, a body and a head.
struct PostFinder: Sendable {
  let words: WordLists

  /// Levels of region by the words that open a title.
  private static let levelWords: [(opening: String, level: RegionLevel)] = [
    ("自治区", .province), ("省", .province), ("州", .prefecture), ("盟", .prefecture),
    ("地区", .prefecture), ("地委", .prefecture), ("行署", .prefecture), ("县", .county),
    ("旗", .county), ("区", .county), ("镇", .township), ("乡", .township), ("街道", .township),
    ("苏木", .township),
  ]

  func posts(in annotated: AnnotatedArticle) -> [PostMention] {
    var found: [PostMention] = []
    for sentence in annotated.sentences { posts(of: sentence, annotated, into: &found) }
    return found
  }

  private func posts(
    of sentence: Sentence, _ annotated: AnnotatedArticle, into found: inout [PostMention]
  ) {
    let scalars = annotated.scalars
    let end = sentence.range.upperBound
    let firstOfSentence = found.count
    var position = sentence.range.lowerBound
    while true {
      position = nextOpening(
        from: position, before: end, followsPost: found.count > firstOfSentence, annotated)
      guard position < end else { break }
      let covering = annotated.regions.covering(position)
      if let covering, !overlapsAsLevel(covering, position, scalars) {
        position += 1
        continue
      }
      // 集团党委书记: not of a youth league (团).
      if scalars[position] == "团", position > 0, scalars[position - 1] == "集" {
        position += 1
        continue
      }
      if let post = institutionPost(at: position, before: end, annotated) ?? nationalPost(at: position, before: end, annotated) {
        found.append(post)
        position = post.range.upperBound
        continue
      }
      let opening = governmentOpening(at: position, before: end, scalars)
      guard opening != nil || annotated.openings.may(.title, at: position),
        let match = words.titles.match(in: scalars, at: opening ?? position, before: end)
      else {
        let region = annotated.regions.ending(at: position)
        if let post = region.flatMap({ unlistedPost(after: $0, before: end, annotated) })
          ?? continuedPost(at: position, before: end, previous: found[firstOfSentence...], annotated)
        {
          found.append(post)
          position = post.range.upperBound
        } else {
          position += 1
        }
        continue
      }
      // 区人大常委会: the body, not a member of it.
      if match.title.normal.hasSuffix("人大常委"), match.end < end, scalars[match.end] == "会" {
        position = match.end
        continue
      }
      // 敦化市长白山特产: the title is cut out of another name.
      if words.gazetteer.startsIdiom(in: scalars, at: match.end - 1, before: end) {
        position += 1
        continue
      }
      let before = covering ?? region(before: position, annotated)
      if let post = listedPost(
        match.title, ScalarRange(position, match.end), after: before,
        previous: found[firstOfSentence...], annotated)
        ?? continuedPost(at: position, before: end, previous: found[firstOfSentence...], annotated)
      {
        found.append(post)
        position = max(match.end, post.range.upperBound)
      } else {
        position = match.end
      }
    }
  }

  /// Put together once, as a literal of several is made anew at each use.
  private static let opening: Opening = [.title, .fixedBody]

  /// The next position at which an office may begin: at a listed title, at a character for a level,
  /// behind a region, or in a list behind another office.
  private func nextOpening(
    from start: Int, before limit: Int, followsPost: Bool, _ annotated: AnnotatedArticle
  ) -> Int {
    let (scalars, openings) = (annotated.scalars, annotated.openings)
    let end = min(limit, annotated.regions.firstEnd(from: start) ?? limit)
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
  private func governmentOpening(
    at position: Int, before limit: Int, _ scalars: [Unicode.Scalar]
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
  private func overlapsAsLevel(
    _ region: RegionMention, _ position: Int, _ scalars: [Unicode.Scalar]
  ) -> Bool {
    let overlap = region.range.upperBound - position
    guard overlap < region.range.count || region.form == .deictic else { return false }
    switch overlap {
    case 1: return "省市区县州旗盟镇乡".unicodeScalars.contains(scalars[position])
    case 2:
      return scalars.has("地区", at: position) || scalars.has("街道", at: position)
        || scalars.has("苏木", at: position)
    case 3: return scalars.has("自治区", at: position)
    default: return false
    }
  }

  /// The region that ends at a position, or before 政府 (中山市政府副市长).
  private func region(before position: Int, _ annotated: AnnotatedArticle) -> RegionMention? {
    if let region = annotated.regions.ending(at: position) { return region }
    // 昭通市原市长
    if position >= 1, annotated.scalars[position - 1] == "原" {
      return annotated.regions.ending(at: position - 1)
    }
    // 某县挂职副县长
    if position >= 2, annotated.scalars.has("挂职", at: position - 2) {
      return annotated.regions.ending(at: position - 2)
    }
    if position >= 2, annotated.scalars.has("政府", at: position - 2) {
      let start = position >= 4 && annotated.scalars.has("人民", at: position - 4) ? position - 4 : position - 2
      return annotated.regions.ending(at: start)
    }
    return nil
  }

  private func listedPost(
    _ title: Title, _ range: ScalarRange, after region: RegionMention?,
    previous: ArraySlice<PostMention>, _ annotated: AnnotatedArticle
  ) -> PostMention? {
    let whole = ScalarRange(region?.range.lowerBound ?? range.lowerBound, range.upperBound)
    switch title.kind {
    case "national":
      return PostMention(
        range: range, title: title.normal, region: words.gazetteer.region("000000"))
    case "media": return nil
    case "list_title":
      guard title.normal.hasSuffix("领导"), let level = level(of: title.normal) else { return nil }
      let place = region?.region ?? context(level, title, range, previous, annotated)
      return PostMention(range: whole, title: title.normal, region: place)
    case "school", "hospital", "enterprise":
      // 省水利厅党组成员、总工程师
      if region == nil, title.normal.hasPrefix("总"), title.normal.hasSuffix("师"), let last = previous.last,
        last.organization == nil, last.region != nil, last.range.upperBound + 1 == range.lowerBound,
        let chained = continuedPost(at: range.lowerBound, before: min(annotated.scalars.count, range.upperBound + 4), previous: previous, annotated)
      {
        return chained
      }
      guard ["长", "任", "记", "总", "监", "理", "席", "裁"].contains(where: title.normal.hasSuffix)
        || title.normal.hasPrefix("总") && title.normal.hasSuffix("师")
      else { return nil }
      if let region {
        let opened = level(of: region, annotated.scalars) + title.normal
        return PostMention(range: whole, title: Self.shortened(opened), region: region.region)
      }
      return PostMention(range: range, title: title.normal, region: nil, organization: "")
    case "generic":
      guard region != nil else { return nil }
      return PostMention(range: whole, title: title.normal, region: region?.region)
    default:
      if let region {
        return PostMention(range: whole, title: title.normal, region: fitting(region, title, annotated))
      }
      let place: Region?
      if let level = level(of: title.normal) ?? openingLevel(title) {
        place = context(level, title, range, previous, annotated)
      } else {
        // 市委常委、组织部部长: of the same region as the office before it.
        place = previous.last.flatMap { range.lowerBound - $0.range.upperBound <= 1 ? $0.region : nil }
      }
      return PostMention(range: range, title: title.normal, region: place)
    }
  }

  /// The division that a short form means before an office: 和田地委 is of 和田地区, not of 和田市.
  private func fitting(
    _ mention: RegionMention, _ title: Title, _ annotated: AnnotatedArticle
  ) -> Region {
    guard mention.form == .alias, let level = level(of: title.normal) ?? openingLevel(title),
      !fits(mention.region, level, title)
    else { return mention.region }
    let form = annotated.words(mention.range)
    let namesakes = words.gazetteer.meanings(of: form).map(\.region).filter {
      $0.validTo == nil && fits($0, level, title)
    }
    return namesakes.first ?? mention.region
  }

  /// The level that a title's words name; `nil` for 市 and others that fit several.
  private func level(of title: String) -> RegionLevel? {
    let scalars = Array(title.unicodeScalars)
    if scalars.first == "市" { return .prefecture }
    return Self.levelWords.first { scalars.starts(with: $0.opening.unicodeScalars) }?.level
  }

  /// The level of a head of government without a level before it: 省长, 副市长, 常务副县长.
  private func openingLevel(_ title: Title) -> RegionLevel? {
    if title.levels.contains("any") { return nil }
    if title.levels.count == 1 {
      switch title.levels[0] {
      case "province": return .province
      case "prefecture": return .prefecture
      case "county": return .county
      case "township": return .township
      default: return nil
      }
    }
    return .prefecture
  }

  /// The region of an office that is named without one: that of the office before it in the
  /// sentence (云南省委书记甲，省委副书记、省长乙), unless only one person can hold it; else the
  /// outlet's own.
  private func context(
    _ level: RegionLevel, _ title: Title, _ range: ScalarRange,
    _ previous: ArraySlice<PostMention>, _ annotated: AnnotatedArticle
  ) -> Region? {
    let isOwn = range.lowerBound > 0 && "我全".unicodeScalars.contains(annotated.scalars[range.lowerBound - 1])
    for post in previous.reversed() where !isOwn {
      guard let region = post.region, fits(region, level, title) else { continue }
      if post.title == title.normal, title.isSingleHolder { break }
      return region
    }
    if let home = home(level, title, annotated) { return home }
    let before = annotated.regions.starting(in: ScalarRange(0, range.lowerBound))
    if let named = before.reversed().first(where: { fits($0.region, level, title) }) {
      return named.region
    }
    // 县长某某率队赴外地: its own division comes up later.
    let after = annotated.regions.starting(in: ScalarRange(range.upperBound, annotated.scalars.count))
    return after.first { fits($0.region, level, title) && !isDestination($0, annotated) }?.region
  }

  /// 赴甲省乙县, 来到乙县.
  private func isDestination(_ mention: RegionMention, _ annotated: AnnotatedArticle) -> Bool {
    let start = mention.range.lowerBound
    return start > 0 && "赴到往抵来在".unicodeScalars.contains(annotated.scalars[start - 1])
  }

  private func home(_ level: RegionLevel, _ title: Title, _ annotated: AnnotatedArticle) -> Region? {
    guard let home = annotated.home else { return nil }
    return ([home] + words.gazetteer.ancestors(of: home.key)).first { fits($0, level, title) }
  }

  private func fits(_ region: Region, _ level: RegionLevel, _ title: Title) -> Bool {
    let name = Array(region.name.unicodeScalars)
    guard let last = name.last else { return false }
    let opening = Array(title.normal.unicodeScalars)
    if opening.starts(with: "自治区".unicodeScalars) {
      return region.level == .province && name.suffix(3).elementsEqual("自治区".unicodeScalars)
    }
    if opening.first == "师" { return region.key.hasPrefix("65X") }
    let words = Set(opening)
    if words.contains("市"), !opening.starts(with: "城市".unicodeScalars) { return last == "市" }
    if opening.first == "省" || title.normal.hasSuffix("省长") { return last == "省" }
    if opening.first == "州" || title.normal.hasSuffix("州长") { return last == "州" }
    if opening.first == "盟" || title.normal.hasSuffix("盟长") { return last == "盟" }
    if opening.first == "旗" || title.normal.hasSuffix("旗长") { return last == "旗" }
    if opening.first == "县" || title.normal.hasSuffix("县长") { return last == "县" }
    if opening.first == "区" || title.normal.hasSuffix("区长") {
      return last == "区" && region.level != .province && region.level != .prefecture
    }
    if opening.first == "地" || opening.starts(with: "行署".unicodeScalars) {
      return name.suffix(2).elementsEqual("地区".unicodeScalars)
    }
    return region.level == level
  }

  /// A region, a body and a head: 海淀区合作交流办主任 has the title 区合作交流办主任.
  private func unlistedPost(
    after region: RegionMention, before limit: Int, _ annotated: AnnotatedArticle
  ) -> PostMention? {
    let scalars = annotated.scalars
    let start = region.range.upperBound
    var position = start
    while position < limit, position - start < 16, scalars[position].isHan,
      !Self.endsUnlistedBody(scalars[position])
    {
      // 广东省第十批援藏工作队领队, 某省粤桂协作工作队领队: a short form inside the body's name.
      if position > start + 1 || annotated.regions.starting(at: position)?.form == .abbreviation,
        let inner = annotated.regions.starting(at: position)
      {
        // 某区对口帮扶某市工作组组长
        let isHelped = ["帮扶", "支援", "协作"].contains { word in
          position >= start + 2 && scalars[(position - 2)..<position].elementsEqual(word.unicodeScalars)
        }
        guard inner.form == .abbreviation || isHelped else { return nil }
        position = inner.range.upperBound
        continue
      }
      if let head = words.postHeads.match(in: scalars, at: position, before: limit),
        position > start
          ? Self.endsBody(scalars, position)
          : scalars[position] == "党" || region.region.key.hasPrefix("65X") && scalars[position] == "政"
      {
        let body = annotated.words(ScalarRange(start, position))
        if body.holds("有关") || body.holds("各") || body.holds("相关") { return nil }
        let function = annotated.words(ScalarRange(position, head.end))
        let range = ScalarRange(region.range.lowerBound, head.end)
        if Self.isInstitution(scalars, position) {
          let name = annotated.words(ScalarRange(region.range.lowerBound, position))
          if function == "负责人" { return nil }
          return PostMention(
            range: ScalarRange(position, head.end), title: function, region: nil, organization: name)
        }
        if let sender = sender(before: region, of: body, scalars, annotated) {
          let title = annotated.words(ScalarRange(sender.range.upperBound, head.end))
          return PostMention(
            range: ScalarRange(sender.range.lowerBound, head.end), title: title, region: sender.region)
        }
        return PostMention(
          range: range, title: level(of: region, scalars) + body + function, region: region.region)
      }
      position += 1
    }
    return nil
  }

  private static func endsUnlistedBody(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "的", "了", "在", "是", "由", "则", "率", "赴": true
    default: false
    }
  }

  /// 福建援疆木垒分指挥部指挥长, 双流区对口帮扶炉霍县前线指挥部指挥长: whose post it is.
  private func sender(
    before region: RegionMention, of body: String, _ scalars: [Unicode.Scalar],
    _ annotated: AnnotatedArticle
  ) -> RegionMention? {
    guard ["指挥部", "工作队", "工作组"].contains(where: body.hasSuffix) else { return nil }
    let start = region.range.lowerBound
    if scalars.has("对口帮扶", at: start - 4) || scalars.has("对口支援", at: start - 4) {
      return annotated.regions.ending(at: start - 4)
    }
    guard start >= 2, scalars[start - 2] == "援" else { return nil }
    return annotated.regions.ending(at: start - 2)
  }

  private func level(of region: RegionMention, _ scalars: [Unicode.Scalar]) -> String {
    let end = region.range.upperBound
    if end >= 3, scalars.has("自治区", at: end - 3) { return "自治区" }
    let last = scalars[end - 1]
    // 苏州, 温州: the last character is no level.
    guard region.range.count > 2 || region.form != .alias else { return "" }
    return "省市区县州旗盟镇乡".unicodeScalars.contains(last) ? String(last) : ""
  }

  /// 县党委书记 is 县委书记; 自治区党委书记 stays.
  private static func shortened(_ title: String) -> String {
    for level in ["市", "县", "州", "旗", "盟"] where title.hasPrefix(level + "党委") {
      return level + "委" + title.dropFirst(level.count + 2)
    }
    return title
  }

  static func endsBody(_ scalars: [Unicode.Scalar], _ position: Int) -> Bool {
    "局厅委办部会室院校学中司团队处站所社馆园区组行厂府协大庭军联心挥".unicodeScalars
      .contains(scalars[position - 1]) || scalars.has("指挥部", at: position - 3)
  }

  static func isInstitution(_ scalars: [Unicode.Scalar], _ position: Int) -> Bool {
    for ending in [
      "医院", "卫生院", "学校", "中学", "小学", "高中", "大学", "学院", "公司", "集团", "幼儿园", "研究院",
      "银行", "合作社", "协会", "商会", "学会", "促进会", "购物中心", "商场", "酒店", "农场",
    ]
    where scalars[..<position].suffix(ending.unicodeScalars.count).elementsEqual(
      ending.unicodeScalars)
    {
      return true
    }
    return false
  }
}
