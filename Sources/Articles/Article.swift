public import Text

/// An article without its page: what a careful reader would keep of a document.
public struct Article: Hashable, Sendable {
  /// The document's name, as a user knows it: a file's name without its extension, or the `id`
  /// of a JSON line.
  public let identifier: String
  /// SHA-256 of the original bytes, 64 hexadecimal digits.
  public let digest: String
  /// What the page says of the article.
  public let metadata: Metadata
  /// The body, one block a line, blocks separated by U+000A.
  public let text: TracedText
  /// The body's blocks in the order of the text; together they cover it but for the separators.
  public let blocks: [Block]

  public init(
    identifier: String, digest: String, metadata: Metadata, text: TracedText, blocks: [Block]
  ) {
    self.identifier = identifier
    self.digest = digest
    self.metadata = metadata
    self.text = text
    self.blocks = blocks
  }
}

/// A paragraph, heading, caption or table row of an article.
public struct Block: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case paragraph
    /// A line that titles what follows; no full sentence.
    case heading
    /// Words under a picture, without the photographer's credit.
    case caption
    /// A row of a table; `cells` are the ranges of its cells, in the whole text. `table` numbers
    /// the tables of an article from 0, `row` the rows of a table from 0 (often the header).
    case tableRow(table: Int, row: Int, cells: [ScalarRange])
  }

  public let kind: Kind
  /// The block's scalars in the article's text, without the separator.
  public let range: ScalarRange

  public init(kind: Kind, range: ScalarRange) {
    self.kind = kind
    self.range = range
  }
}

/// What a page says of its article.
public struct Metadata: Hashable, Sendable, Codable {
  /// The page's own headline; not 原标题, not the site's name.
  public var headline: String?
  /// The publication date in China time, `YYYY-MM-DD` (`xsd:date`).
  public var publicationDate: String?
  /// The publication date and time with its zone (`xsd:dateTime`), when the page gives a time.
  public var publicationTime: String?
  /// The outlet that the page names.
  public var source: String?
  public var reporters: [String]
  public var photographers: [String]
  public var editors: [String]
  public var url: String?
  /// When the page was fetched or saved (`xsd:dateTime`), if what it was kept in says so.
  public var retrieved: String?

  public init(
    headline: String? = nil, publicationDate: String? = nil, publicationTime: String? = nil,
    source: String? = nil, reporters: [String] = [], photographers: [String] = [],
    editors: [String] = [], url: String? = nil, retrieved: String? = nil
  ) {
    self.headline = headline
    self.publicationDate = publicationDate
    self.publicationTime = publicationTime
    self.source = source
    self.reporters = reporters
    self.photographers = photographers
    self.editors = editors
    self.url = url
    self.retrieved = retrieved
  }
}
