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
    var matcher = PhraseMatcher()
    var titles: [Title] = []
    try list.forEachRow { cells in
      func text(_ index: Int) -> String { String(decoding: cells[index], as: UTF8.self) }
      matcher.insert(text(title).unicodeScalars, value: Int32(titles.count))
      titles.append(
        Title(
          normal: text(normal), kind: text(kind),
          levels: text(level).split(separator: "|").map(String.init),
          isSingleHolder: text(single) == "y"))
    }
    self.matcher = matcher
    self.titles = titles
  }

  /// The longest title that starts at `start` and ends at or before `limit`.
  public func match(
    in scalars: [Unicode.Scalar], at start: Int, before limit: Int
  ) -> (end: Int, title: Title)? {
    matcher.longestMatch(in: scalars, at: start, before: limit).map {
      ($0.end, titles[Int($0.value)])
    }
  }
}
