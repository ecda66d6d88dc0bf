import Knowledge
import Text

/// A quote where it stands in its article: a part of it (`oa:SpecificResource`), found again by its
/// words (`oa:TextQuoteSelector`), its code points in the cleaned text (`oa:TextPositionSelector`)
/// and its bytes in the original file (`shan:byteStart`, `shan:byteEnd`).
struct Passage: Hashable, Comparable, Sendable {
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

  /// A name made of the passage.
  fileprivate func contentName(_ hash: inout ContentHash) -> ContentName {
    hash.add(article)
    for place in [scalars.lowerBound, scalars.upperBound, bytes.lowerBound, bytes.upperBound] {
      hash.add(String(place))
    }
    hash.add(quote)
    return hash.finish()
  }

  static func < (a: Passage, b: Passage) -> Bool {
    if !a.article.hasSameBytes(as: b.article) { return a.article.precedesInBytes(b.article) }
    if a.scalars != b.scalars { return a.scalars < b.scalars }
    if a.bytes != b.bytes { return a.bytes < b.bytes }
    return a.quote.precedesInBytes(b.quote)
  }
}

extension Passage {
  /// The passages that a graph's facts were read in, each once, sorted.
  ///
  /// - Complexity: O(*n* log *n*) in the sources of all facts.
  static func all(of graph: KnowledgeGraph) -> [Passage] {
    let entities = GraphProjection.parts(of: 0..<graph.entities.count)
    let edges = GraphProjection.parts(of: 0..<graph.edges.count)
    let found = mapInParallel(entities.count + edges.count) { part in
      var found: Set<Passage> = []
      if part < entities.count {
        for position in entities[part] {
          for attribute in graph.entities[position].attributes {
            for source in attribute.provenance { found.insert(Passage(source)) }
          }
        }
      } else {
        for position in edges[part - entities.count] {
          for source in graph.edges[position].provenance { found.insert(Passage(source)) }
        }
      }
      return found
    }
    return Set(found.joined()).sorted()
  }
}

/// The names of passages, made once each: facts that stand together were often read in the same.
struct PassageNames {
  private var names: [Passage: ContentName] = [:]
  private var hash = ContentHash()

  mutating func name(of passage: Passage) -> ContentName {
    if let name = names[passage] { return name }
    let name = passage.contentName(&hash)
    names[passage] = name
    return name
  }
}
