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
    var others = isOwn ? [] : divisions(namedWithOfficesBehind: range)
    if !isOwn, let sent = division(whosePartyIsLedBehind: range), fits(sent, level, title) { return sent }
    let isHost = says(.accompany, behind: range)
    for post in previous.reversed() where !isOwn && !(isHost && says(.lead, behind: post.range)) {
      guard let region = post.region, fits(region, level, title) else { continue }
      if post.title == title.normal, title.isSingleHolder {
        others.insert(region.key)
        break
      }
      return region
    }
    if !isOwn, let known = division(ledBehind: range, level, title) ?? division(inChainBehind: range, level, title) { return known }
    if let home = ownRegion(level, title), !others.contains(home.key) { return home }
    return named.region(around: range, fitting: NamedRegions.Office(level, title), butFor: others)
  }

  /// 市政协主席甲与肇庆市政协主席乙: the divisions whose offices the rest of the sentence names with them; an
  /// office without one is of the other side.
  private func divisions(namedWithOfficesBehind range: ScalarRange) -> Set<String> {
    guard let sentence = ground.sentence(at: range.lowerBound) else { return [] }
    let mentions = regions.starting(in: ScalarRange(range.upperBound, min(sentence.range.upperBound, range.upperBound + Self.reach)))
    return Set(mentions.lazy.filter { mention in
      mention.form == .full && [mention.range.upperBound, mention.range.upperBound - 1].contains { start in
        ground.openings.may(.title, at: start)
          && self.words.titles.match(in: self.scalars, at: start, before: sentence.range.upperBound).map { $0.end > mention.range.upperBound } ?? false
      }
    }.map(\.region.key))
  }

  /// 省长某某率江苏省代表团: the division whose delegation the holder leads.
  private func division(ledBehind range: ScalarRange, _ level: RegionLevel, _ title: Title) -> Region? {
    guard let sentence = ground.sentence(at: range.lowerBound) else { return nil }
    let ahead = ScalarRange(range.upperBound, min(sentence.range.upperBound, range.upperBound + Self.reach))
    return regions.starting(in: ahead).lazy.filter { mention in
      [WordClass.Named.brings, .lead].contains { self.ground.listed.ending($0, at: mention.range.lowerBound, after: range.upperBound) != nil }
        && self.ground.listed.longest(.delegation, at: mention.range.upperBound) != nil
    }.compactMap { self.division(of: $0.region, level, title) }.first
  }

  /// 溧阳市代表团来我县考察。市长某某率队: the division whose delegation was named last.
  private func division(whosePartyIsLedBehind range: ScalarRange) -> Region? {
    guard leadsParty(behind: range) || headsParty(around: range) else { return nil }
    return regions.starting(in: ScalarRange(max(0, range.lowerBound - Self.reachOfParty), range.lowerBound))
      .last { ground.listed.longest(.delegation, at: $0.range.upperBound) != nil }?.region
  }

  /// 市长某某率队
  private func leadsParty(behind range: ScalarRange) -> Bool {
    guard let verb = verb(.lead, behind: range), verb.range.count > 1 else { return false }
    return regions.starting(at: verb.end) == nil && ground.listed.longest(.delegation, at: verb.end) == nil
  }

  /// 团长为市长某某, 由市长某某任团长
  private func headsParty(around range: ScalarRange) -> Bool {
    if let verb = verb(.holdOffice, behind: range), ground.listed.longest(.headOfDelegation, at: verb.end) != nil { return true }
    let start = ground.listed.ending(.holdOffice, at: range.lowerBound)?.start ?? range.lowerBound
    return ground.listed.ending(.headOfDelegation, at: start) != nil
  }

  /// Whether a verb of a class stands right behind an office and a name.
  private func says(_ wordClass: WordClass.Named, behind range: ScalarRange) -> Bool { verb(wordClass, behind: range) != nil }

  private func verb(_ wordClass: WordClass.Named, behind range: ScalarRange) -> Word? {
    let end = min(scalars.count, range.upperBound + Self.longestName)
    let ahead = ScalarRange(range.upperBound, max(range.upperBound, (range.upperBound..<end).first { !scalars[$0].isHan } ?? end))
    guard let word = ground.listed.first(wordClass, in: ahead), word.start > range.upperBound + 1 else { return nil }
    return ground.listed.longest(wordClass, at: word.start)
  }

  /// How far behind an office the verb ends that its holder is the subject of, in scalars.
  private static let longestName = 6
  /// How far before an office its holder's delegation may be named, in scalars.
  private static let reachOfParty = 120

  /// 省委常委、大连市委书记: the province of the division whose office stands in the same chain.
  private func division(inChainBehind range: ScalarRange, _ level: RegionLevel, _ title: Title) -> Region? {
    guard scalars[range.upperBound] == "、", let next = regions.starting(at: range.upperBound + 1), next.region.level > level
    else { return nil }
    return division(of: next.region, level, title)
  }

  /// A division or the one of those that it lies in that an office fits.
  private func division(of region: Region, _ level: RegionLevel, _ title: Title) -> Region? {
    ([region] + words.gazetteer.ancestors(of: region.key)).first { fits($0, level, title) }
  }

  /// How far behind an office its sentence is looked at.
  private static let reach = 60

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
    return division(of: home, level, title)
  }

  func fits(_ region: Region, _ level: RegionLevel, _ title: Title) -> Bool {
    NamedRegions.Office(level, title).fits(region)
  }
}
