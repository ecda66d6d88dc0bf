import Articles
import Claims
import Cleaning
import Knowledge
import Lexicon
import Linking
import Mentions
import Ontology
import Testing
import Text

/// A document with claims, written down by hand.
struct TestDocument {
  private let identifier: String
  private let date: String?
  private var claims: [Claim] = []
  private var position = 0

  init(_ identifier: String, date: String? = nil) {
    self.identifier = identifier
    self.date = date
  }

  var claimsOfDocument: DocumentClaims {
    var metadata = Metadata(headline: identifier)
    metadata.publicationDate = date
    let digest = identifier.utf8.reduce(into: UInt64(14_695_981_039_346_656_037)) {
      $0 = ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    let digits = String(digest, radix: 16)
    let padded = String(repeating: "0", count: 16 - digits.count) + digits
    return DocumentClaims(
      identifier: identifier, digest: String(repeating: padded, count: 4), metadata: metadata,
      claims: claims)
  }

  mutating func add(
    _ subject: LocalEntity, _ relation: Relation, _ object: LocalEntity,
    _ qualifiers: [Qualifier] = []
  ) {
    add(subject, relation, .entity(object), qualifiers)
  }

  mutating func add(_ subject: LocalEntity, _ relation: Relation, _ value: Literal) {
    add(subject, relation, .literal(value), [])
  }

  private mutating func add(
    _ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object,
    _ qualifiers: [Qualifier]
  ) {
    let quote = "\(subject.label)：\(relation.prefixedName)。"
    let range = ScalarRange(position, position + quote.unicodeScalars.count)
    claims.append(
      Claim(
        subject, relation, object, qualifiers: qualifiers,
        evidence: Evidence(
          quote: quote, scalars: range, bytes: ByteRange(position * 3, range.upperBound * 3),
          rule: "test", confidence: 0.9)))
    position = range.upperBound
  }

  /// A person who holds posts, written `title@adcode`.
  mutating func person(_ name: String, _ posts: String..., qualifiers: [Qualifier] = []) {
    let person = LocalEntity(.person, key: name, label: name)
    add(person, .label, Literal(name, .chinese))
    for post in posts {
      let title = String(post.prefix { $0 != "@" })
      add(person, .holds, LocalEntity(.post, key: post, label: title), qualifiers)
    }
  }

  mutating func region(_ key: String) {
    add(.region(key), .label, Literal(key, .chinese))
  }
}

extension LocalEntity {
  static func region(_ key: String) -> LocalEntity { LocalEntity(.region, key: key, label: key) }
  static func person(_ name: String) -> LocalEntity { LocalEntity(.person, key: name, label: name) }
  static func agreement(_ title: String, _ mark: String = "") -> LocalEntity {
    LocalEntity(.agreement, key: title + mark, label: title)
  }
}

private let gazetteer = Result { try Gazetteer.bundled() }

/// A linker with the bundled gazetteer, which is loaded once.
func linker() throws -> Linker { Linker(gazetteer: try gazetteer.get()) }

/// The graph of some documents, which must be sound.
func graph(_ documents: TestDocument...) throws -> KnowledgeGraph {
  let graph = try linker().graph(of: ClaimSet(documents.map(\.claimsOfDocument)))
  #expect(graph.violations == [])
  return graph
}

func named(_ name: String, in graph: KnowledgeGraph) -> [Entity] {
  graph.entities.filter { $0.label == name }
}
