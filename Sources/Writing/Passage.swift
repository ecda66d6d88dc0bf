import Knowledge
import Ontology
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

/// What a rule read in a passage (`shan:Evidence`): all facts that it read there have it in common.
struct Reading: Hashable, Comparable, Sendable {
  let passage: Passage
  let rule: String
  let qualifiers: [Qualifier]
  /// In ten thousandths, as it is written.
  private let confidence: Int

  init(_ source: Provenance) {
    passage = Passage(source)
    rule = source.rule
    qualifiers = source.qualifiers
    let confidence = source.confidence
    self.confidence = Int((min(max(confidence.isNaN ? 0 : confidence, 0), 1) * 10_000).rounded())
  }

  /// Without an exponent.
  var confidenceLiteral: Literal {
    var (fraction, digits) = (confidence % 10_000, 4)
    while digits > 1 && fraction % 10 == 0 { (fraction, digits) = (fraction / 10, digits - 1) }
    let zeros = String(repeating: "0", count: digits - String(fraction).utf8.count)
    return Literal("\(confidence / 10_000).\(zeros)\(fraction)", .decimal)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(passage)
    var rule = rule
    rule.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(confidence)
  }

  static func < (a: Reading, b: Reading) -> Bool {
    if a.passage != b.passage { return a.passage < b.passage }
    if !a.rule.hasSameBytes(as: b.rule) { return a.rule.precedesInBytes(b.rule) }
    if a.confidence != b.confidence { return a.confidence < b.confidence }
    return a.qualifiers.lexicographicallyPrecedes(b.qualifiers)
  }
}

extension Edge {
  /// The sources that are written beside it. What an article mentions it shows itself: with a statement for
  /// each, there were more of them than of all facts.
  var writtenProvenance: [Provenance] { relation == .mentions ? [] : provenance }
}

/// Where a source of a fact stands in the graph: 12 bytes for the reading's 100, so that sorting all
/// readings takes little memory beside the graph's.
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

  func reading(in graph: KnowledgeGraph) -> Reading { Reading(provenance(in: graph)) }

  private func article(in graph: KnowledgeGraph) -> String { provenance(in: graph).article }

  private func provenance(in graph: KnowledgeGraph) -> Provenance {
    attribute < 0
      ? graph.edges[Int(fact)].provenance[Int(source)]
      : graph.entities[Int(fact)].attributes[Int(attribute)].provenance[Int(source)]
  }

  /// One place for each reading that a graph's facts rest on, in the order of the readings: those of a
  /// passage stand together.
  ///
  /// - Complexity: O(*n*) in the sources of all facts, and O(*m* log *m*) in those of an article.
  /// - Precondition: fewer than 2³¹ entities, edges, and sources of a fact.
  static func ofReadings(in graph: KnowledgeGraph) -> [SourcePlace] {
    let entities = GraphProjection.parts(of: 0..<graph.entities.count)
    let edges = GraphProjection.parts(of: 0..<graph.edges.count)
    // Facts that stand together were often read in the same passage: most repetitions go here.
    let places = mapInParallel(entities.count + edges.count) { part in
      var seen: Set<Reading> = []
      var places: [SourcePlace] = []
      func add(_ provenance: [Provenance], _ fact: Int, _ attribute: Int) {
        for source in provenance.indices where seen.insert(Reading(provenance[source])).inserted {
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
          add(graph.edges[position].writtenProvenance, position, -1)
        }
      }
      return places
    }
    return sorted(places.joined(), in: graph)
  }

  /// Places in the order of their readings, one of each. The articles of a reading come first in this order, and each has few:
  /// sorting them apart takes no longer for an article when there are more.
  private static func sorted(_ places: some Sequence<SourcePlace>, in graph: KnowledgeGraph) -> [SourcePlace] {
    var numbers: [ByteKey: Int] = [:]
    var articles: [(iri: String, places: [SourcePlace])] = []
    for place in places {
      let article = place.article(in: graph)
      let number = numbers[ByteKey(article)] ?? articles.count
      if number == articles.count {
        numbers[ByteKey(article)] = number
        articles.append((article, []))
      }
      articles[number].places.append(place)
    }
    articles.sort { $0.iri.precedesInBytes($1.iri) }
    let groups = articles.map(\.places)
    let parts = parts(of: groups.count, atLeast: 64)
    return mapInParallel(parts.count) { part in
      groups[parts[part]].flatMap { group -> [SourcePlace] in
        var last: Reading?
        return group.map { ($0.reading(in: graph), $0) }.sorted { $0.0 < $1.0 }.compactMap { reading, place in
          defer { last = reading }
          return reading == last ? nil : place
        }
      }
    }.flatMap(\.self)
  }
}

/// The names of passages and readings, made once each: facts that stand together were often read in the
/// same.
struct SourceNames {
  private var passages: [Passage: ContentName] = [:]
  private var readings: [Reading: ContentName] = [:]
  private var hash = ContentHash()

  mutating func name(of passage: Passage) -> ContentName {
    if let name = passages[passage] { return name }
    let name = passage.contentName(&hash)
    passages[passage] = name
    return name
  }

  mutating func name(of reading: Reading) -> ContentName {
    if let name = readings[reading] { return name }
    let passage = name(of: reading.passage)
    hash.add(passage)
    hash.add(reading.rule)
    hash.add(reading.confidenceLiteral.lexical)
    for qualifier in reading.qualifiers { hash.add(qualifier.rawValue) }
    let name = hash.finish()
    readings[reading] = name
    return name
  }
}
