public import Text

/// A set of words, looked up where they start.
public final class PhraseSet: Sendable {
  let matcher: PhraseMatcher

  /// - Parameter resource: A list whose first column is the word.
  init(_ resource: String) throws(LexiconError) {
    var matcher = PhraseMatcher()
    for row in try UserLists().rows(of: resource) { matcher.insert(row[0].unicodeScalars, value: 0) }
    self.matcher = matcher
  }

  /// The end of the longest word that starts at `start`.
  public func match(in scalars: Letters, at start: Int, before limit: Int) -> Int? {
    matcher.longestMatch(in: scalars, at: start, before: limit)?.end
  }

  /// Whether the words from `start` to `end` are nothing but words of the set, one after another.
  public func covers(_ scalars: Letters, from start: Int, to end: Int) -> Bool {
    var reached = Set([start])
    for position in ScalarRange(start, end).positions where reached.contains(position) {
      matcher.forEachMatch(in: scalars, at: position, before: end) { reached.insert($0.end) }
    }
    return reached.contains(end)
  }
}
