public import Claims
public import Extraction
public import Articles
public import Cleaning
public import Containers
public import Lexicon
public import Reading
public import Rules

/// The map step: a page to its claims. A function of one document, so that any number of them can
/// run side by side.
public struct DocumentReader: Sendable {
  private let reader: ClaimReader
  private let limits: ReadingLimits

  /// - Parameter rules: Those that are text, with a user's own.
  public init(
    words: WordLists, rules: RuleSet = RuleBook.texts, limits: ReadingLimits = .standard
  ) {
    reader = ClaimReader(words: words, rules: rules)
    self.limits = limits
  }

  /// Reads a document of a corpus.
  /// - Throws: `ReadingError` or `CleaningError`; `Refusal` when a user's rule makes a claim of it that
  ///   no graph can state.
  public func claims(of document: Documents.Document) throws -> DocumentClaims {
    let claims = try claims(of: page(of: document))
    for claim in claims.claims {
      if let misfit = claim.misfit {
        throw Refusal(file: document.path, reason: "rule \(claim.evidence.rule): \(misfit)")
      }
    }
    return claims
  }

  /// - Throws: `ReadingError`.
  public func page(of document: Documents.Document) throws(ReadingError) -> Page {
    try document.page(limit: limits.bytes)
  }

  /// How containers are read.
  public func containerOptions(_ fields: ItemFields) -> ContainerOptions {
    ContainerOptions(limit: limits.bytes, fields: fields)
  }

  /// Reads a file as a page, `-` as standard input.
  /// - Throws: `ReadingError`.
  public func page(ofFile path: String) throws(ReadingError) -> Page {
    try Page(contentsOf: path, limit: limits.bytes)
  }

  /// Reads text as a page.
  /// - Throws: `ReadingError` when it is no text, or more than the limit.
  public func page(_ content: String, identifier: String) throws(ReadingError) -> Page {
    try page(Array(content.utf8), origin: .none, identifier: identifier)
  }

  /// Reads bytes as a page.
  /// - Throws: `ReadingError` when they are no text, or more than the limit.
  func page(_ bytes: [UInt8], origin: PageOrigin, identifier: String) throws(ReadingError) -> Page {
    guard bytes.count <= limits.bytes else {
      throw ReadingError(
        .tooLarge, path: identifier, reason: "is larger than the limit of \(limits.bytes) bytes")
    }
    return try Page(identifier: identifier, bytes: bytes, origin: origin)
  }

  /// - Throws: `CleaningError` when the page holds no article.
  public func claims(of page: Page) throws(CleaningError) -> DocumentClaims {
    claims(of: try article(of: page))
  }

  /// - Throws: `CleaningError` when the page holds no article.
  public func article(of page: Page) throws(CleaningError) -> Article {
    try Article(cleaning: page, limits: limits.cleaning)
  }

  public func claims(of article: Article) -> DocumentClaims { reader.claims(in: article) }

  /// What each sentence of an article names and which rules read what from it.
  public func explanation(of article: Article) -> Explanation { reader.explanation(of: article) }
}
