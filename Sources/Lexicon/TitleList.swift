public import Text

/// An office title as a text may write it.
public struct Title: Hashable, Sendable {
  /// The contract's normal form.
  public let normal: String
  /// party, government, congress, cppcc, department, national, list_title, generic, school …
  public let kind: String
  /// Levels of region that the title fits: province, prefecture, county, township, national, any.
  public let levels: [String]
  /// Whether one person at a time holds it in a region.
  public let isSingleHolder: Bool
}

/// The office titles known beforehand.
public final class TitleList: Sendable {
  let matcher: PhraseMatcher
  private let titles: [Title]

  init(_ user: UserLists) throws(LexiconError) {
    let list = try user.list("titles")
    func column(_ name: String) -> Int? { list.columns.firstIndex(of: name) }
    guard let title = column("title"), let normal = column("normal"), let kind = column("kind"),
      let level = column("level"), let single = column("single_holder")
    else { throw LexiconError(malformed: "titles.tsv", line: 1, "a column is missing") }
    var matcher = PhraseMatcher(edges: 10_000)
    var titles: [Title] = []
    try list.forEachRow { cells in
      matcher.insert(utf8: cells[title], value: Int32(titles.count))
      titles.append(
        Title(
          normal: cells.string(normal), kind: cells.string(kind), levels: cells.strings(level),
          isSingleHolder: cells.string(single) == "y"))
    }
    self.matcher = matcher
    self.titles = titles
  }

  /// The longest title that starts at `start` and ends at or before `limit`; 原 may stand inside it
  /// (市委原书记 is 市委书记).
  public func match(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> (end: Int, title: Title)? {
    if let match = matcher.longestMatch(in: scalars, at: start, before: limit) {
      return (match.end, titles[Int(match.value)])
    }
    let longestBody = 9
    guard start < limit,
      let former = scalars[ScalarRange(start, min(limit, start + longestBody))].firstIndex(of: "原"), former > start
    else { return nil }
    let rest = scalars[ScalarRange(former + 1, min(limit, former + longestBody))]
    let joined = scalars[ScalarRange(start, former)] + rest
    return matcher.longestMatch(in: Letters(joined), at: 0, before: joined.count).flatMap {
      start + $0.end <= former ? nil : (start + $0.end + 1, titles[Int($0.value)])
    }
  }
}
