public import Cleaning
public import Lexicon

/// Reads the claims of an article.
public struct ClaimReader: Sendable {
  private let words: WordLists

  public init(words: WordLists) { self.words = words }

  /// What the article's body states.
  /// - Complexity: O(*n*) in the body's length.
  public func claims(in article: Article) -> DocumentClaims {
    DocumentClaims(
      identifier: article.identifier, digest: article.digest, metadata: article.metadata, claims: [])
  }
}
