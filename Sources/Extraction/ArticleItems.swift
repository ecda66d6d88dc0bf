import Articles
import Lexicon
import Mentions
import Text

/// The items of a page that tells of several things one after another, each with its own day: a round-up
/// of briefs, a chronicle. An article on one thing has none.
struct ArticleItems {
  /// Where each starts, its heading with it.
  private let starts: [Int]

  var isEmpty: Bool { starts.isEmpty }

  init() { starts = [] }

  init(_ annotated: AnnotatedArticle) {
    var found: [(start: Int, day: String)] = []
    var paragraphs = 0
    var heading: Int?
    for block in annotated.article.blocks {
      switch block.kind {
      case .heading: heading = heading ?? block.range.lowerBound
      case .tableRow: break
      default:
        paragraphs += 1
        if let day = Self.day(opening: block.range, annotated) { found.append((heading ?? block.range.lowerBound, day)) }
        heading = nil
      }
    }
    // Two days in four paragraphs may be those of one report.
    let isListOfItems = found.count * 2 >= (found.count > 2 ? paragraphs : paragraphs + 1) && Set(found.map(\.day)).count > 1
    starts = isListOfItems ? found.map(\.start) : Self.divisions(annotated)
  }

  /// Where the parts of a round-up start that is told division by division, each under a heading that begins with another one.
  private static func divisions(_ annotated: AnnotatedArticle) -> [Int] {
    let headings = annotated.article.blocks.filter { block -> Bool in
      if case .tableRow = block.kind { return false }
      return block.range.count <= longestHeading
        && !"。；！？：".unicodeScalars.contains(annotated.scalars[block.range.upperBound - 1])
    }
    var named: Set<Region> = []
    let starts = headings.compactMap { block -> Int? in
      guard let mention = annotated.regions.starting(in: ScalarRange(block.range.lowerBound, block.range.lowerBound + 1)).first,
        named.insert(mention.region).inserted
      else { return nil }
      return block.range.lowerBound
    }
    return starts.count >= leastHeadings ? starts : []
  }

  /// Longer lines are no headings.
  private static let longestHeading = 30
  /// Fewer divisions are no round-up.
  private static let leastHeadings = 3

  /// Whether two positions lie in one item.
  /// - Complexity: O(log *n*).
  func areOne(_ a: Int, _ b: Int) -> Bool { index(of: a) == index(of: b) }

  /// The number of the item that a position lies in; 0 for all of an article on one thing.
  func index(of position: Int) -> Int {
    starts.partitioningIndex { $0 > position }
  }

  /// The day with which a paragraph opens, in brackets or not.
  private static func day(opening block: ScalarRange, _ annotated: AnnotatedArticle) -> String? {
    annotated.dates.starting(in: ScalarRange(block.lowerBound, min(block.upperBound, block.lowerBound + 3))).first {
      !$0.isPeriod && $0.beginsOnDay
    }?.start
  }
}
