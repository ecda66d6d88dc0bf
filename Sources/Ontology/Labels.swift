/// The languages in which kinds and relations are named.
public enum LabelLanguage: String, Hashable, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}

extension EventStatus {
  /// The status's name for people.
  public func label(in language: LabelLanguage = .chinese) -> String {
    let (chinese, english) =
      switch self {
      case .scheduled: ("预定", "scheduled")
      case .cancelled: ("取消", "cancelled")
      case .postponed: ("推迟", "postponed")
      }
    return language == .chinese ? chinese : english
  }
}

/// Words of which names of visits are made.
public enum VisitWords {
  /// What those who visit are called.
  public static let delegation = "代表团"
  /// What they do.
  public static let visits = "考察"
}

/// The words of a picture with a row a pair of regions.
public struct BoardWords: Sendable {
  /// The picture's heading, in Chinese and English.
  public static let title = (chinese: "历年往来", english: "Year by year")
  /// The unit of money.
  public static let yuan = "元"

  private let isChinese: Bool

  public init(_ language: LabelLanguage) { isChinese = language == .chinese }

  public var pair: String { isChinese ? "双方" : "pair" }
  public var undated: String { isChinese ? "日期不详" : "no date" }
  public var agreements: String { isChinese ? "协议" : "agreements" }
  public var money: String { isChinese ? "资金" : "money" }

  /// What a cell of a year says; empty when there was nothing.
  public func events(meetings: Int, visits: Int) -> String {
    var parts: [String] = []
    if meetings > 0 { parts.append(isChinese ? "会 \(meetings)" : "\(meetings) met") }
    if visits > 0 { parts.append(isChinese ? "访 \(visits)" : visits == 1 ? "1 visit" : "\(visits) visits") }
    return parts.joined(separator: isChinese ? "　" : ", ")
  }

  /// How many sums are stated, and the largest, in yuan: reports repeat each other, and are not added up.
  public func money(sums: Int, largest: Double) -> String {
    let isLarge = largest >= (isChinese ? 1e8 : 1e9)
    let (size, unit) =
      isChinese
      ? isLarge ? (largest / 1e8, "亿元") : (largest / 1e4, "万元")
      : isLarge ? (largest / 1e9, "billion yuan") : (largest / 1e6, "million yuan")
    let rounded = (size * 100).rounded() / 100
    let shown = rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    return isChinese ? "\(sums) 处，最大 \(shown) \(unit)" : "\(sums) stated, largest \(shown) \(unit)"
  }

  /// How to read the picture, how much is left out, and what it was read from.
  public func caption(pairs: Int, leftOut: Int, articles: Int) -> String {
    let more = leftOut == 0 ? "" : isChinese ? "，另有 \(leftOut) 对未画出" : ", \(leftOut) more not drawn"
    return isChinese
      ? "箭头：支援方 → 受援方　｜　会：会议　访：考察，市县计入其省　｜　\(pairs) 对\(more)　｜　来源：\(articles) 篇报道"
      : "arrow: supporting → supported  |  cities and counties count for their provinces  |  \(pairs) pairs\(more)  |  source: \(articles) news articles"
  }
}
