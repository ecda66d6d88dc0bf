import Lexicon
import Text

/// An article's divisions, by the kind of office that they may be the place of: where an office is
/// named without its division, the nearest one that fits is found without looking at the others.
///
/// A class because what has been asked for is kept.
final class NamedRegions {
  /// What an office's title says of the division that it is of.
  enum Office: Hashable {
    case autonomousRegion, cropsDivision, district, area
    /// Of a division whose name ends so.
    case ending(Unicode.Scalar)
    case level(RegionLevel)

    private static let endings: [Unicode.Scalar] = ["省", "州", "盟", "旗", "县"]

    init(_ level: RegionLevel, _ title: Title) {
      let words = title.normal.unicodeScalars
      let first = words.first
      if words.starts(with: "自治区".unicodeScalars) {
        self = .autonomousRegion
      } else if first == "师" {
        self = .cropsDivision
      } else if words.contains("市"), !words.starts(with: "城市".unicodeScalars) {
        self = .ending("市")
      } else if let ending = Self.endings.first(where: { first == $0 || words.suffix(2).elementsEqual([$0, "长"]) }) {
        self = .ending(ending)
      } else if first == "区" || title.normal.hasSuffix("区长") {
        self = .district
      } else if first == "地" || words.starts(with: "行署".unicodeScalars) {
        self = .area
      } else {
        self = .level(level)
      }
    }

    func fits(_ region: Region) -> Bool {
      let name = region.name.unicodeScalars
      guard let last = name.last else { return false }
      switch self {
      case .autonomousRegion: return region.level == .province && name.suffix(3).elementsEqual("自治区".unicodeScalars)
      case .cropsDivision: return region.key.hasPrefix("65X")
      case .ending(let ending): return last == ending
      case .district: return last == "区" && region.level != .province && region.level != .prefecture
      case .area: return name.suffix(2).elementsEqual("地区".unicodeScalars)
      case .level(let level): return region.level == level
      }
    }
  }

  private let regions: [RegionMention]
  /// The first that guests are said to have come to.
  private let host: Region?
  private let destinations: Set<Int32>
  /// 丽江市（古城区、玉龙县）: those that only say which parts are meant.
  private let bracketed: Set<Int32>
  /// Indices of the mentions that fit.
  private var known: [Office: (all: [Int32], settled: [Int32])] = [:]

  init(_ scalars: Letters, _ regions: [RegionMention]) {
    self.regions = regions
    host = regions.first { PostFinder.comes(to: $0, scalars) }?.region
    bracketed = Set(regions.indices.lazy.filter { Self.isBracketed(regions[$0], scalars) }.map(Int32.init))
    destinations = Set(regions.indices.lazy.filter { PostFinder.isDestination(regions[$0], scalars) }.map(Int32.init))
  }

  private static func isBracketed(_ mention: RegionMention, _ scalars: Letters) -> Bool {
    for position in stride(from: mention.range.lowerBound - 1, through: max(0, mention.range.lowerBound - 40), by: -1) {
      switch scalars[position] {
      case "（", "(": return true
      case "）", ")", "。", "\n": return false
      default: continue
      }
    }
    return false
  }

  /// The division of an office: the one from which the article is told, else the last named before
  /// it, else the first named after it that nobody goes to.
  /// - Complexity: O(log *n*), after a first pass for each kind of office.
  func region(around range: ScalarRange, fitting office: Office, butFor others: Set<String> = []) -> Region? {
    // 某省代表团来烟考察: told from where they come to.
    if let host, office.fits(host), !others.contains(host.key) { return host }
    func first(_ mentions: some Sequence<Int32>) -> Region? {
      mentions.prefix(Self.lookBack).lazy.map { self.regions[Int($0)].region }.first { !others.contains($0.key) }
    }
    let (all, settled) = mentions(fitting: office)
    // 县长某某率队赴外地: its own division comes up later.
    return first(all[..<index(in: all, from: range.lowerBound)].reversed())
      ?? first(settled[index(in: settled, from: range.upperBound)...])
  }

  /// How many mentions are looked at for one of another division.
  private static let lookBack = 50

  /// The first of some mentions that does not start before a position.
  private func index(in mentions: [Int32], from position: Int) -> Int {
    mentions.partitioningIndex { regions[Int($0)].range.lowerBound >= position }
  }

  private func mentions(fitting office: Office) -> (all: [Int32], settled: [Int32]) {
    if let known = known[office] { return known }
    let all = regions.indices.filter { office.fits(regions[$0].region) && !bracketed.contains(Int32($0)) }.map(Int32.init)
    let found = (all: all, settled: all.filter { !destinations.contains($0) })
    known[office] = found
    return found
  }
}
