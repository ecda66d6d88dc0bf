public import Text

/// Words that end names, with what they say of the named.
public final class SuffixList: Sendable {
  let matcher: PhraseMatcher
  private let kinds: [String]

  /// - Parameter resource: A list whose first column is the word and whose second, if any, its kind.
  init(_ resource: String, _ user: UserLists = UserLists()) throws(LexiconError) {
    var matcher = PhraseMatcher()
    var kinds: [String] = []
    for row in try user.rows(of: resource) {
      matcher.insert(row[0].unicodeScalars, value: Int32(kinds.count))
      kinds.append(row.count > 1 ? row[1] : "")
    }
    self.matcher = matcher
    self.kinds = kinds
  }

  /// The longest word that starts at `start`, its end, and its kind.
  public func match(
    in scalars: Letters, at start: Int, before limit: Int
  ) -> (end: Int, kind: String)? {
    matcher.longestMatch(in: scalars, at: start, before: limit).map {
      ($0.end, kinds[Int($0.value)])
    }
  }
}
