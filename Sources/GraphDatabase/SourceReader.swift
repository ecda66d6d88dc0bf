import Database
import Knowledge
import Ontology
import Text

/// Reads the sources of facts, each passage once.
struct SourceReader {
  private let graph: GraphDatabase
  private var passages: [Int: (article: String, quote: String, scalars: ScalarRange, bytes: ByteRange)] = [:]
  private var rules: [Int: String] = [:]
  private var iris: [Int: String] = [:]
  private var known: [Int: Provenance] = [:]

  /// The numbers of the articles of what was read.
  private(set) var articles: Set<Int> = []

  init(_ graph: GraphDatabase) { self.graph = graph }

  func count(ofEdge edge: Int) throws(DatabaseError) -> Int {
    let row = graph.statements.edgeEvidenceCount
    row.bind(edge, at: 0)
    guard try row.step() else { return 0 }
    defer { row.reset() }
    return row.int(0)
  }

  /// - Parameter limit: how many of them, the first; all for `nil`.
  mutating func ofEdge(_ edge: Int, limit: Int? = nil) throws(DatabaseError) -> [Provenance] {
    let rows = graph.statements.edgeEvidence
    rows.bind(edge, at: 0)
    rows.bind(limit ?? -1, at: 1)
    var numbers: [Int] = []
    while try rows.step() { numbers.append(rows.int(0)) }
    return try sources(numbers)
  }

  /// Those of an entity's attributes, by the numbers of these.
  mutating func ofAttributes(_ entity: Int) throws(DatabaseError) -> [Int: [Provenance]] {
    let rows = graph.statements.attributeEvidence
    rows.bind(entity, at: 0)
    var numbers: [Int: [Int]] = [:]
    while try rows.step() { numbers[rows.int(0), default: []].append(rows.int(1)) }
    var found: [Int: [Provenance]] = [:]
    for (attribute, own) in numbers { found[attribute] = try sources(own) }
    return found
  }

  private mutating func sources(_ numbers: [Int]) throws(DatabaseError) -> [Provenance] {
    var found: [Provenance] = []
    for number in numbers { found.append(try source(number)) }
    // By article, place and rule, as a graph has them; numbers put the bytes before the rule.
    return found.sorted()
  }

  private mutating func source(_ number: Int) throws(DatabaseError) -> Provenance {
    if let source = known[number] { return source }
    let row = graph.statements.evidence
    row.bind(number, at: 0)
    guard try row.step() else { throw DatabaseError(damage: "lacks evidence") }
    let (passage, rule, confidence, words) = (row.int(0), row.text(1), row.double(2), row.text(3))
    row.reset()
    let place = try self.passage(passage)
    let source = Provenance(
      article: place.article, quote: place.quote, scalars: place.scalars, bytes: place.bytes, rule: rule,
      confidence: confidence, qualifiers: try GraphDatabase.qualifiers(words))
    known[number] = source
    return source
  }

  private mutating func passage(
    _ number: Int
  ) throws(DatabaseError) -> (article: String, quote: String, scalars: ScalarRange, bytes: ByteRange) {
    if let passage = passages[number] { return passage }
    let row = graph.statements.passage
    row.bind(number, at: 0)
    guard try row.step() else { throw DatabaseError(damage: "lacks a passage") }
    let (article, quote) = (row.int(0), row.text(1))
    let (start, end, first, last) = (row.int(2), row.int(3), row.int(4), row.int(5))
    row.reset()
    guard start <= end, first <= last else { throw DatabaseError(damage: "has a passage that ends before it begins") }
    articles.insert(article)
    if iris[article] == nil { iris[article] = try graph.iri(of: article) }
    let iri = iris[article] ?? ""
    let passage = (iri, quote, ScalarRange(start, end), ByteRange(first, last))
    passages[number] = passage
    return passage
  }
}

/// Statements that are run again and again.
struct SourceStatements {
  let edgeEvidence: Statement
  let edgeEvidenceCount: Statement
  let attributeEvidence: Statement
  let evidence: Statement
  let passage: Statement

  init(_ database: Database) throws(DatabaseError) {
    edgeEvidence = try database.statement("SELECT evidence FROM edge_evidence WHERE edge = ? ORDER BY evidence LIMIT ?")
    edgeEvidenceCount = try database.statement("SELECT count(*) FROM edge_evidence WHERE edge = ?")
    attributeEvidence = try database.statement(
      """
      SELECT a.id, x.evidence FROM attribute a JOIN attribute_evidence x ON x.attribute = a.id WHERE a.entity = ?
        ORDER BY a.id, x.evidence
      """)
    evidence = try database.statement(
      """
      SELECT v.passage, r.name, v.confidence, v.qualifiers FROM evidence v JOIN rule r ON r.id = v.rule WHERE v.id = ?
      """)
    passage = try database.statement(
      """
      SELECT article, quote, start, "end", byte_start, byte_end FROM passage WHERE id = ?
      """)
  }
}

extension GraphDatabase {
  static func qualifiers(_ words: String) throws(DatabaseError) -> [Qualifier] {
    if words.isEmpty { return [] }
    var found: [Qualifier] = []
    for word in words.split(separator: " ") {
      guard let qualifier = Qualifier(rawValue: String(word)) else { throw DatabaseError(damage: "has an unknown qualifier") }
      found.append(qualifier)
    }
    return found
  }
}
