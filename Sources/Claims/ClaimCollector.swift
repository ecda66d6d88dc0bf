import Lexicon
import Mentions
import Ontology
import Text

/// Gathers the claims of one article, each with its evidence.
struct ClaimCollector {
  let annotated: AnnotatedArticle
  private(set) var claims: [Claim] = []

  init(_ annotated: AnnotatedArticle) { self.annotated = annotated }

  mutating func add(
    _ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, _ rule: Rule,
    at range: ScalarRange, qualifiers: [Claim.Qualifier] = []
  ) {
    claims.append(
      Claim(
        subject, relation, object, qualifiers: qualifiers,
        evidence: Evidence(
          quote: annotated.words(range), scalars: range,
          bytes: annotated.article.text.bytes(of: range), rule: rule.identifier,
          confidence: rule.confidence)))
  }

  mutating func add(_ others: [Claim]) { claims += others }

  /// The sentence around a position, as evidence.
  func sentence(at position: Int) -> ScalarRange {
    annotated.sentence(at: position)?.range ?? ScalarRange(position, position)
  }
}

extension LocalEntity {
  init(_ region: Region) { self.init(.region, key: region.key, label: region.name) }

  init(person name: String) { self.init(.person, key: name, label: name) }

  init(_ post: PostMention, organization: String?) {
    let place = post.region?.key ?? organization ?? ""
    self.init(.post, key: "\(post.title)@\(place)", label: post.title)
  }
}
