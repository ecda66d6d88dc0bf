import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Who holds which office.
enum PostRules {
  static let aroundName = Rule(
    "post.around-name", reads: "a body before a name and the function after it: 上海市委某某书记", confidence: 0.92,
    examples: [.init("按照曲靖市委周明远书记的要求，抓好落实。", "周明远 org:holds 市委书记")],
    counterexamples: ["曲靖市委要求各级书记抓好落实。"])
  static let all = [aroundName]

  static func read(_ words: WordLists, _ names: OrganizationNames, into claims: inout ClaimCollector) {
    for person in claims.annotated.persons { readAround(person, words, names, &claims) }
  }

  private static func add(
    _ person: String, _ post: PostMention, _ rule: Rule, _ qualifiers: [Qualifier],
    _ names: OrganizationNames, _ claims: inout ClaimCollector
  ) {
    let sentence = claims.sentence(at: post.range.lowerBound)
    guard let (entity, facts) = described(post, names, claims.annotated) else { return }
    claims.add(
      LocalEntity(person: person), .holds, .entity(entity), rule, at: sentence,
      qualifiers: qualifiers)
    for (relation, object) in facts { claims.add(entity, relation, object, rule, at: sentence) }
  }

  /// An office that a text locates, with what its words say of it.
  static func described(
    _ post: PostMention, _ names: OrganizationNames, _ annotated: AnnotatedArticle
  ) -> (entity: LocalEntity, facts: [(Relation, Claim.Object)])? {
    let body = organization(of: post, names, annotated)
    guard post.region != nil || body != nil || post.organization != nil || post.namesBody else { return nil }
    var facts: [(Relation, Claim.Object)] = [(.title, .literal(Literal(post.title, .chinese)))]
    if let region = post.region { facts.append((.ofRegion, .entity(LocalEntity(region)))) }
    if let body { facts.append((.postIn, .entity(body))) }
    return (LocalEntity(post, organization: body?.label), facts)
  }

  /// How many of the bodies before an office are looked at for its own.
  private static let bodiesLimit = 100

  /// The school, hospital or company of an office: named with it, or last named before it.
  private static func organization(
    of post: PostMention, _ names: OrganizationNames, _ annotated: AnnotatedArticle
  ) -> LocalEntity? {
    guard post.organization != nil else { return nil }
    let fitting: Set<EntityKind> = [.school, .hospital, .company, .organization]
    let before = annotated.organizations.starting(in: ScalarRange(0, post.range.upperBound))
    return before.suffix(bodiesLimit).last { fitting.contains($0.kind) }.map(names.entity)
  }

  /// 上海市委某某书记, 昭通市扶贫办某某主任.
  private static func readAround(
    _ person: PersonMention, _ words: WordLists, _ names: OrganizationNames,
    _ claims: inout ClaimCollector
  ) {
    let annotated = claims.annotated
    let scalars = annotated.scalars
    let end = person.range.upperBound
    guard let head = annotated.listed.longest(.postHead, at: end, before: min(scalars.count, end + 6))
    else { return }
    let start = person.range.lowerBound
    var bodyStart = start
    while bodyStart > 0, start - bodyStart < 12, scalars[bodyStart - 1].isHan,
      annotated.regions.covering(bodyStart - 1) == nil
    {
      bodyStart -= 1
    }
    guard let region = annotated.regions.ending(at: bodyStart), bodyStart < start else { return }
    let body = annotated.words(ScalarRange(bodyStart, start))
    guard ["委", "局", "厅", "办", "府", "部", "室", "会"].contains(where: { body.hasSuffix($0) }),
      !body.holds("的")
    else { return }
    let last = scalars[bodyStart - 1]
    var level = "省市区县州旗盟镇乡".unicodeScalars.contains(last) ? String(last) : ""
    if bodyStart >= 3, scalars.has("自治区", at: bodyStart - 3) { level = "自治区" }
    let title = level + body + annotated.words(ScalarRange(end, head.end))
    add(
      person.name,
      PostMention(
        range: ScalarRange(region.range.lowerBound, head.end), rule: OfficeNaming.afterHolder,
        title: title, region: region.region),
      aroundName, [], names, &claims)
  }
}
