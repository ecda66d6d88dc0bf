import Articles
import Lexicon
import Text

/// The division that an office is of.
extension PostFinder {
  /// The division that a short form means before an office: 和田地委 is of 和田地区, not of 和田市.
  func fitting(
    _ mention: RegionMention, _ title: Title
  ) -> Region {
    guard mention.form == .alias, let level = level(of: title.normal) ?? openingLevel(title),
      !fits(mention.region, level, title)
    else { return mention.region }
    let form = ground.words(mention.range)
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
    _ previous: ArraySlice<PostMention>, _ named: NamedRegions
  ) -> Region? {
    let isOwn = range.lowerBound > 0 && "我全".unicodeScalars.contains(scalars[range.lowerBound - 1])
    for post in previous.reversed() where !isOwn {
      guard let region = post.region, fits(region, level, title) else { continue }
      if post.title == title.normal, title.isSingleHolder { break }
      return region
    }
    if let home = ownRegion(level, title) { return home }
    return named.region(around: range, fitting: NamedRegions.Office(level, title))
  }

  /// 来烟; not 2018年以来上海市.
  static func comes(to mention: RegionMention, _ scalars: Letters) -> Bool {
    let start = mention.range.lowerBound
    return start > 1 && scalars[start - 1] == "来"
      && !"以年月近原历将未本从".unicodeScalars.contains(scalars[start - 2])
  }

  /// 赴甲省乙县, 来到乙县.
  static func isDestination(_ mention: RegionMention, _ scalars: Letters) -> Bool {
    let start = mention.range.lowerBound
    return start > 0 && "赴到往抵来在".unicodeScalars.contains(scalars[start - 1])
  }

  func ownRegion(_ level: RegionLevel, _ title: Title) -> Region? {
    guard let home = home else { return nil }
    return ([home] + words.gazetteer.ancestors(of: home.key)).first { fits($0, level, title) }
  }

  func fits(_ region: Region, _ level: RegionLevel, _ title: Title) -> Bool {
    NamedRegions.Office(level, title).fits(region)
  }
}
