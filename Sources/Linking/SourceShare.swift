public import Claims
public import Knowledge
import Ontology

/// Which facts of a graph a document states, and by which of its claims.
public struct SourceShare: Hashable, Sendable {
  /// A fact, by numbers.
  struct Fact: Hashable, Sendable {
    let subject: Int
    let relation: Int
    /// An entity, or behind these a literal.
    let object: Int
  }

  /// The document's digest.
  public let digest: String
  /// The IRI of its article.
  public let article: String
  private(set) var entities: [String] = []
  private(set) var relations: [Relation] = []
  private(set) var literals: [Literal] = []
  /// Facts between entities, in the order in which they were added.
  private(set) var edges: [Fact] = []
  /// Facts with a literal.
  private(set) var attributes: [Fact] = []
  /// The places of the claims behind each fact, in the order of the document's claims.
  private(set) var claims: [Fact: [Int]] = [:]
  private var entityNumbers: [String: Int] = [:]
  private var relationNumbers: [Relation: Int] = [:]
  private var literalNumbers: [Literal: Int] = [:]

  init(digest: String, article: String) {
    self.digest = digest
    self.article = article
  }

  mutating func add(_ subject: String, _ relation: Relation, entity: String, claim: Int) {
    let fact = Fact(subject: number(of: subject), relation: number(of: relation), object: number(of: entity))
    if claims[fact] == nil { edges.append(fact) }
    claims[fact, default: []].append(claim)
  }

  mutating func add(_ subject: String, _ relation: Relation, literal: Literal, claim: Int) {
    let fact = Fact(subject: number(of: subject), relation: number(of: relation), object: -1 - number(of: literal))
    if claims[fact] == nil { attributes.append(fact) }
    claims[fact, default: []].append(claim)
  }

  private mutating func number(of iri: String) -> Int { Self.number(of: iri, &entities, &entityNumbers) }
  private mutating func number(of relation: Relation) -> Int { Self.number(of: relation, &relations, &relationNumbers) }
  private mutating func number(of literal: Literal) -> Int { Self.number(of: literal, &literals, &literalNumbers) }

  private static func number<Value: Hashable>(of value: Value, _ values: inout [Value], _ numbers: inout [Value: Int]) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }

  /// The facts with the document's sources for them; its entities have the literals that the document states, and no
  /// kind of their own.
  /// - Parameter document: the document of which it is the share.
  /// - Returns: `nil` when it is that of another, or of other claims.
  public func graph(of document: DocumentClaims) -> KnowledgeGraph? {
    guard document.digest == digest, claims.values.allSatisfy({ $0.allSatisfy(document.claims.indices.contains) })
    else { return nil }
    func sources(_ fact: Fact) -> [Provenance] {
      let sources = claims[fact, default: []].map { place in
        let claim = document.claims[place]
        return Provenance(
          article: article, quote: claim.evidence.quote, scalars: claim.evidence.scalars, bytes: claim.evidence.bytes,
          rule: claim.evidence.rule, confidence: claim.evidence.confidence, qualifiers: claim.qualifiers)
      }
      return Set(sources).sorted()
    }
    var attributesOf: [Int: [Attribute]] = [:]
    for fact in attributes {
      attributesOf[fact.subject, default: []].append(
        Attribute(relations[fact.relation], literals[-1 - fact.object], provenance: sources(fact)))
    }
    return KnowledgeGraph(
      entities: attributesOf.map { number, attributes in
        Entity(iri: entities[number], kinds: [.article], label: "", attributes: attributes.sorted())
      },
      edges: edges.map { fact in
        Edge(
          subject: entities[fact.subject], relation: relations[fact.relation], object: entities[fact.object],
          provenance: sources(fact))
      })
  }
}
