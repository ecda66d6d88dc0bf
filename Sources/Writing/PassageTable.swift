import Knowledge
import Text

/// A quote where it stands in its article: a part of it (`oa:SpecificResource`), found again by its
/// words (`oa:TextQuoteSelector`), its code points in the cleaned text (`oa:TextPositionSelector`)
/// and its bytes in the original file (`shan:byteStart`, `shan:byteEnd`).
struct Passage: Hashable, Comparable {
  let article: String
  let scalars: ScalarRange
  let bytes: ByteRange
  let quote: String

  init(_ source: Provenance) {
    article = source.article
    scalars = source.scalars
    bytes = source.bytes
    quote = source.quote
  }

  /// The places alone: they differ nearly always, and hashing text is dear.
  func hash(into hasher: inout Hasher) {
    hasher.combine(scalars)
    hasher.combine(bytes)
  }

  fileprivate var parts: [String] {
    [
      article, String(scalars.lowerBound), String(scalars.upperBound), String(bytes.lowerBound),
      String(bytes.upperBound), quote,
    ]
  }

  static func < (a: Passage, b: Passage) -> Bool {
    if a.article != b.article { return a.article.precedesInBytes(b.article) }
    if a.scalars != b.scalars { return a.scalars < b.scalars }
    if a.bytes != b.bytes { return a.bytes < b.bytes }
    return a.quote.precedesInBytes(b.quote)
  }
}

/// The passages that statements were read in, each with a name made of it.
struct PassageTable {
  private var names: [Passage: String] = [:]

  mutating func name(of source: Provenance) -> String {
    let passage = Passage(source)
    if let name = names[passage] { return name }
    let name = ContentHash.name(of: passage.parts)
    names[passage] = name
    return name
  }

  /// Hands over each passage once, sorted.
  func forEach<Failure: Error>(_ body: (Passage, String) throws(Failure) -> Void) throws(Failure) {
    for (passage, name) in names.sorted(by: { $0.key < $1.key }) { try body(passage, name) }
  }
}
