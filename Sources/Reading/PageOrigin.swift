/// What the container that a page was kept in (a web archive, a feed, a scraper's lines) says of it.
public struct PageOrigin: Hashable, Sendable {
  /// Where the page was found.
  public var address: String?
  /// When it was fetched or saved (`xsd:dateTime`).
  public var retrieved: String?
  /// The article's headline.
  public var title: String?
  /// When the article was published, in the container's own words.
  public var published: String?
  /// The outlet.
  public var source: String?
  /// Who wrote it, a person or an office.
  public var author: String?

  public init(
    address: String? = nil, retrieved: String? = nil, title: String? = nil, published: String? = nil,
    source: String? = nil, author: String? = nil
  ) {
    self.address = address
    self.retrieved = retrieved
    self.title = title
    self.published = published
    self.source = source
    self.author = author
  }

  /// A page that stands for itself.
  public static let none = PageOrigin()
}
