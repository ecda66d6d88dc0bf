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

  /// Without the quote: the places in an article differ nearly always, and hashing text is dear.
  func hash(into hasher: inout Hasher) {
    var article = article
    article.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
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

/// Where a source of a fact stands in the graph: 12 bytes for the passage's 64, so that sorting all
/// passages takes little memory beside the graph's.
struct SourcePlace: Sendable {
  /// The position of an edge, or of an entity whose attribute is meant.
  private let fact: Int32
  /// The number of the attribute; -1 for an edge.
  private let attribute: Int32
  private let source: Int32

  private init(_ fact: Int, _ attribute: Int, _ source: Int) {
    self.fact = Int32(fact)
    self.attribute = Int32(attribute)
    self.source = Int32(source)
  }

  func passage(in graph: KnowledgeGraph) -> Passage {
    let provenance =
      attribute < 0
      ? graph.edges[Int(fact)].provenance
      : graph.entities[Int(fact)].attributes[Int(attribute)].provenance
    return Passage(provenance[Int(source)])
  }

  /// One place for each passage that a graph's facts were read in, in the order of the passages.
  ///
  /// - Complexity: O(*n* log *n*) in the sources of all facts.
  /// - Precondition: fewer than 2³¹ entities, edges, and sources of a fact.
  static func ofPassages(in graph: KnowledgeGraph) -> [SourcePlace] {
    let entities = GraphProjection.parts(of: 0..<graph.entities.count)
    let edges = GraphProjection.parts(of: 0..<graph.edges.count)
    // Facts that stand together were often read in the same passage: most repetitions go here.
    var places = mapInParallel(entities.count + edges.count) { part in
      var seen: Set<Passage> = []
      var places: [SourcePlace] = []
      func add(_ provenance: [Provenance], _ fact: Int, _ attribute: Int) {
        for source in provenance.indices where seen.insert(Passage(provenance[source])).inserted {
          places.append(SourcePlace(fact, attribute, source))
        }
      }
      if part < entities.count {
        for position in entities[part] {
          let attributes = graph.entities[position].attributes
          for number in attributes.indices { add(attributes[number].provenance, position, number) }
        }
      } else {
        for position in edges[part - entities.count] {
          add(graph.edges[position].provenance, position, -1)
        }
      }
      return places
    }.flatMap(\.self)
    places.sort { $0.passage(in: graph) < $1.passage(in: graph) }
    var last: Passage?
    places.removeAll { place in
      let passage = place.passage(in: graph)
      defer { last = passage }
      return passage == last
    }
    return places
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
