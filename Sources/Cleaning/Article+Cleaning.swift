public import Articles
public import Reading
import Text

extension Article {
  /// Reads the article on a page.
  ///
  /// The page's furniture is left out; paragraphs that the file breaks are put together again;
  /// every scalar of the text keeps the bytes it was read from.
  ///
  /// ```swift
  /// let page = try Page(contentsOf: "story.html")
  /// let article = try Article(cleaning: page)
  /// print(article.metadata.headline ?? "", article.text.string)
  /// ```
  ///
  /// - Throws: `CleaningError` when the page holds no running text, or breaks a limit.
  /// - Complexity: O(*n*) in the page's bytes.
  public init(cleaning page: Page, limits: CleaningLimits = .standard) throws(CleaningError) {
    let draft = try CleaningDraft(page, limits: limits)
    let finder = BodyFinder(draft)
    guard let segment = finder.segment() else { throw CleaningError(draft.emptiness) }
    if draft.isListing(segment) { throw CleaningError(.listing) }
    var reader = MetadataReader(draft, finder, segment: segment)
    var assembler = ArticleAssembler(draft, finder, segment: segment, headline: reader.headline, kicker: reader.kicker)
    assembler.assemble()
    guard !assembler.blocks.isEmpty else { throw CleaningError(draft.emptiness) }
    reader.add(assembler.bylines, photographers: draft.photographers)
    var metadata = reader.metadata()
    metadata.retrieved = page.origin.retrieved
    if metadata.publicationDate == nil, CleaningDraft.isNotice(assembler.text) { throw CleaningError(.notice) }
    self.init(
      identifier: page.identifier, digest: page.digest, metadata: metadata,
      text: assembler.text, blocks: assembler.blocks)
  }
}
