import Cleaning
import Lexicon
import Text

/// The division that an office is of.
extension PostFinder {
  /// The division that a short form means before an office: 和田地委 is of 和田地区, not of 和田市.
  func fitting(
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
  func level(of title: String) -> RegionLevel? {
    let scalars = Array(title.unicodeScalars)
    if scalars.first == "市" { return .prefecture }
    return Self.levelWords.first { scalars.starts(with: $0.opening.unicodeScalars) }?.level
  }

  /// The level of a head of government without a level before it: 省长, 副市长, 常务副县长.
  func openingLevel(_ title: Title) -> RegionLevel? {
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
  func context(
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
    // 某省代表团来烟考察: told from where they come to.
    let host = annotated.regions.first { comes(to: $0, annotated) }
    if let host, fits(host.region, level, title) { return host.region }
    let before = annotated.regions.starting(in: ScalarRange(0, range.lowerBound))
    if let named = before.reversed().first(where: { fits($0.region, level, title) }) {
      return named.region
    }
    // 县长某某率队赴外地: its own division comes up later.
    let after = annotated.regions.starting(in: ScalarRange(range.upperBound, annotated.scalars.count))
    return after.first { fits($0.region, level, title) && !isDestination($0, annotated) }?.region
  }

  /// 来烟; not 2018年以来上海市.
  private func comes(to mention: RegionMention, _ annotated: AnnotatedArticle) -> Bool {
    let start = mention.range.lowerBound
    return start > 1 && annotated.scalars[start - 1] == "来"
      && !"以年月近原历将未本从".unicodeScalars.contains(annotated.scalars[start - 2])
  }

  /// 赴甲省乙县, 来到乙县.
  func isDestination(_ mention: RegionMention, _ annotated: AnnotatedArticle) -> Bool {
    let start = mention.range.lowerBound
    return start > 0 && "赴到往抵来在".unicodeScalars.contains(annotated.scalars[start - 1])
  }

  func home(_ level: RegionLevel, _ title: Title, _ annotated: AnnotatedArticle) -> Region? {
    guard let home = annotated.home else { return nil }
    return ([home] + words.gazetteer.ancestors(of: home.key)).first { fits($0, level, title) }
  }

  func fits(_ region: Region, _ level: RegionLevel, _ title: Title) -> Bool {
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
}
