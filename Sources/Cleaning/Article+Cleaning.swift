public import Articles
import HTML
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
    var lines = try PageLines(of: page, limits: limits)
    var judge = LineJudge()
    judge.judge(&lines)
    let passages = PassageBuilder(lines, shapes: judge.shapes, isMarkup: page.kind.isMarkup).build()
    let finder = BodyFinder(lines, passages)
    guard let segment = finder.segment() else { throw CleaningError(.noBody) }
    let frontMatter = page.frontMatter.map {
      FrontMatter(String(decoding: page.text.utf8[$0], as: UTF8.self))
    }
    var reader = MetadataReader(
      lines, passages, finder, segment: segment, frontMatter: frontMatter ?? FrontMatter())
    var assembler = ArticleAssembler(
      passages, rows: lines.rows, finder, segment: segment, headline: reader.headline, kicker: reader.kicker)
    assembler.assemble()
    guard !assembler.blocks.isEmpty else { throw CleaningError(.noBody) }
    reader.add(assembler.bylines, photographers: judge.photographers)
    self.init(
      identifier: page.identifier, digest: page.digest, metadata: reader.metadata(),
      text: assembler.text, blocks: assembler.blocks)
  }
}

extension PageLines {
  /// The lines of a page, by way of its markup or its line ends.
  init(of page: Page, limits: CleaningLimits) throws(CleaningError) {
    guard page.kind.isMarkup else {
      self = PlainReader(page.text).read(from: page.contentStart)
      return
    }
    let document: HTMLDocument
    do {
      document = try HTMLDocument(
        parsing: page.text.utf8, from: page.contentStart, maximumNodes: limits.elements)
    } catch {
      throw CleaningError(error, on: page)
    }
    self = MarkupReader(document, of: page.text).read()
    meta += NewspaperComment.properties(in: page.text.utf8)
    // A page whose body is shown by its scripts only.
    if lines.allSatisfy({ $0.count < 12 }) {
      let whole = MarkupReader(document, of: page.text, respectsHiding: false).read()
      if whole.lines.contains(where: { $0.count >= 12 }) {
        let properties = meta
        self = whole
        meta = properties
      }
    }
  }
}

extension CleaningError {
  init(_ error: HTMLError, on page: Page) {
    var hint = 0
    let end = min(error.offset, page.text.utf8.count)
    let place = page.text.offsets.original(end, end, hint: &hint)
    switch error.code {
    case .tooManyNodes: self.init(.tooManyElements, at: place)
    case .tooEntangled: self.init(.tooEntangled, at: place)
    case .outOfMemory: self.init(.outOfMemory)
    }
  }
}
