import Articles
import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Gathers the claims of one article, each with its evidence, within `ClaimLimits`: of what states
/// more, those of its first sentences are kept.
struct ClaimCollector {
  let annotated: AnnotatedArticle
  private(set) var claims: [Claim] = []
  /// Who did what at each event, in the order of the claims.
  private(set) var company: [LocalEntity: [(role: Relation, person: String)]] = [:]
  /// The article as printed.
  private let text: TracedText
  private let script: OriginalScript?
  /// What has been quoted, mostly many times.
  private var quotations: [Quotation] = []
  private var indices: [ScalarRange: Int] = [:]
  /// Of these, the last: most claims quote what the claim before them quotes.
  private var last = -1
  /// Where the text ends for claims.
  private var end: Int
  private var size = 0
  private let limit: Int

  private struct Quotation {
    let range: ScalarRange
    let quote: String
    let bytes: ByteRange
    /// How many claims quote it, and their size.
    var count = 0
    var size = 0
  }

  /// - Parameter original: The article as printed, when the annotated one is its folded form.
  init(_ annotated: AnnotatedArticle, original: Article? = nil) {
    self.annotated = annotated
    text = original?.text ?? annotated.article.text
    end = text.count
    limit = ClaimLimits.bytes(ofText: text.scalars.reduce(0) { $0 + UTF8.width($1) })
    claims.reserveCapacity(256)
    script = original.map { OriginalScript($0.text, folded: annotated) }
  }

  /// Adds a claim, unless the text does not assert it.
  ///
  /// - Parameters:
  ///   - range: what is quoted.
  ///   - trigger: the place of the word that says it; what the text is not sure of there is claimed with
  ///     less confidence.
  ///   - allowed: what does not speak against the claim there.
  ///   - mention: what found the name that the claim gives.
  mutating func add(
    _ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, _ rule: Rule,
    at range: ScalarRange, by trigger: Int? = nil, despite allowed: Modality = [],
    qualifiers: [Qualifier] = [], found mention: MentionRule? = nil
  ) {
    guard trigger.map({ annotated.asserts(at: $0, despite: allowed) }) ?? true else { return }
    let isDoubtful = trigger.map { annotated.modality(at: $0).contains(.doubtful) } ?? false
    guard range.lowerBound < end, let index = quotation(of: range) else { return }
    let quotation = quotations[index]
    let evidence = Evidence(
      quote: quotation.quote, scalars: range, bytes: quotation.bytes, rule: rule.identifier,
      mention: mention?.identifier,
      confidence: isDoubtful ? rule.confidence / 2 : rule.confidence)
    if case .entity(let person) = object, person.kind == .person {
      company[subject, default: []].append((relation, person.key))
    }
    guard let script else {
      append(Claim(subject, relation, object, qualifiers: qualifiers, evidence: evidence), index)
      return
    }
    let printed = subject.printed(in: script)
    append(
      Claim(
        printed, relation, object.printed(in: script, of: subject), qualifiers: qualifiers,
        evidence: evidence), index)
    if relation == .label, printed != subject {
      append(
        Claim(printed, .altLabel, .literal(Literal(subject.label, .chinese)), evidence: evidence),
        index)
    }
  }

  private mutating func append(_ claim: Claim, _ quotation: Int) {
    claims.append(claim)
    let size = claim.size
    quotations[quotation].count += 1
    quotations[quotation].size += size
    self.size += size
    // Now and then, so that each claim is looked at a few times at most.
    if self.size > limit + limit / 4 { cut() }
  }

  /// The index of a quotation; `nil` when it has been quoted often enough.
  private mutating func quotation(of range: ScalarRange) -> Int? {
    if last < 0 || quotations[last].range != range {
      if let known = indices[range] {
        last = known
      } else {
        last = quotations.count
        indices[range] = last
        quotations.append(Quotation(range: range, quote: text[range], bytes: text.bytes(of: range)))
      }
    }
    guard quotations[last].count < ClaimLimits.ofSentence else {
      quotations[last].count = ClaimLimits.ofSentence + 1
      return nil
    }
    return last
  }

  // MARK: Too much

  /// Takes no claims from a position on.
  mutating func cut(from position: Int) {
    guard position < end else { return }
    end = position
    claims.removeAll { $0.evidence.scalars.lowerBound >= position }
    size = 0
    for index in quotations.indices {
      if quotations[index].range.lowerBound >= position { quotations[index].size = 0 }
      size += quotations[index].size
    }
  }

  /// Keeps the claims of so many of the first sentences as the document may state.
  mutating func cut() {
    guard size > limit else { return }
    var sum = 0
    for quotation in quotations.sorted(by: { $0.range < $1.range }) {
      sum += quotation.size
      if sum > limit { return cut(from: quotation.range.lowerBound) }
    }
  }

  /// What was left out.
  var omission: Omission? {
    let crowded = quotations.count { $0.count > ClaimLimits.ofSentence && $0.range.lowerBound < end }
    guard crowded > 0 || end < text.count else { return nil }
    return Omission(sentences: crowded, from: end < text.count ? end : nil)
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
    let body = post.region.map { PostKey.Body.region($0.key) } ?? organization.map { .organization($0) } ?? .unknown
    self.init(.post, key: PostKey(title: post.title, body: body).text, label: post.title)
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
