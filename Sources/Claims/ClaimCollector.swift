import Cleaning
import Lexicon
import Mentions
import Ontology
import Text

/// Gathers the claims of one article, each with its evidence.
struct ClaimCollector {
  let annotated: AnnotatedArticle
  private(set) var claims: [Claim] = []
  /// The article as printed.
  private let text: TracedText
  private let script: OriginalScript?
  /// What has been quoted, mostly many times.
  private var quoted: [ScalarRange: (quote: String, bytes: ByteRange)] = [:]
  /// Of these, the last: most claims quote what the claim before them quotes.
  private var last: (range: ScalarRange, quote: String, bytes: ByteRange)?

  /// - Parameter original: The article as printed, when the annotated one is its folded form.
  init(_ annotated: AnnotatedArticle, original: Article? = nil) {
    self.annotated = annotated
    text = original?.text ?? annotated.article.text
    claims.reserveCapacity(256)
    script = original.map { OriginalScript($0.text, folded: annotated.article.text) }
  }

  /// Adds a claim, unless the text does not assert it.
  ///
  /// - Parameters:
  ///   - range: what is quoted.
  ///   - trigger: the place of the word that says it; what the text is not sure of there is claimed with
  ///     less confidence.
  ///   - allowed: what does not speak against the claim there.
  mutating func add(
    _ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, _ rule: Rule,
    at range: ScalarRange, by trigger: Int? = nil, despite allowed: Modality = [],
    qualifiers: [Claim.Qualifier] = []
  ) {
    guard trigger.map({ annotated.asserts(at: $0, despite: allowed) }) ?? true else { return }
    let isDoubtful = trigger.map { annotated.modality(at: $0).contains(.doubtful) } ?? false
    let (quote, bytes) = quotation(of: range)
    let evidence = Evidence(
      quote: quote, scalars: range, bytes: bytes, rule: rule.identifier,
      confidence: isDoubtful ? rule.confidence / 2 : rule.confidence)
    guard let script else {
      claims.append(Claim(subject, relation, object, qualifiers: qualifiers, evidence: evidence))
      return
    }
    let printed = subject.printed(in: script)
    claims.append(
      Claim(
        printed, relation, object.printed(in: script, of: subject), qualifiers: qualifiers,
        evidence: evidence))
    if relation == .label, printed != subject {
      claims.append(
        Claim(printed, .altLabel, .literal(Literal(subject.label, .chinese)), evidence: evidence))
    }
  }

  private mutating func quotation(of range: ScalarRange) -> (quote: String, bytes: ByteRange) {
    if let last, last.range == range { return (last.quote, last.bytes) }
    let (quote, bytes) = quoted[range] ?? (text[range], text.bytes(of: range))
    quoted[range] = (quote, bytes)
    last = (range, quote, bytes)
    return (quote, bytes)
  }

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

  /// Regions and posts have labels in a normal form, in simplified script.
  private var hasNormalForm: Bool { kind == .region || kind == .post }

  fileprivate func printed(in script: OriginalScript) -> LocalEntity {
    hasNormalForm ? self : LocalEntity(kind, key: key, label: script.printed(label))
  }

  fileprivate func printed(_ literal: Literal, in script: OriginalScript) -> Literal {
    hasNormalForm || literal.datatype != .chinese
      ? literal : Literal(script.printed(literal.lexical), .chinese)
  }
}

extension Claim.Object {
  fileprivate func printed(in script: OriginalScript, of subject: LocalEntity) -> Self {
    switch self {
    case .entity(let entity): .entity(entity.printed(in: script))
    case .literal(let literal): .literal(subject.printed(literal, in: script))
    }
  }
}
