public import Claims
public import Cleaning
public import Lexicon
public import Reading

/// The map step: a page to its claims. A function of one document, so that any number of them can
/// run side by side.
public struct DocumentReader: Sendable {
  private let reader: ClaimReader

  public init(words: WordLists) { reader = ClaimReader(words: words) }

  /// Reads a file.
  /// - Throws: `ReadingError` or `CleaningError`.
  public func claims(ofFile path: String) throws -> DocumentClaims {
    claims(of: try Article(cleaning: Page(contentsOf: path)))
  }

  /// - Throws: `CleaningError` when the page holds no article.
  public func claims(of page: Page) throws(CleaningError) -> DocumentClaims {
    claims(of: try Article(cleaning: page))
  }

  public func claims(of article: Article) -> DocumentClaims { reader.claims(in: article) }

  /// What each sentence of an article names and which rules read what from it.
  public func explanation(of article: Article) -> Explanation { reader.explanation(of: article) }
}
