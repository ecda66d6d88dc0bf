import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Who holds which office.
enum PostRules {
  static let beforeName = Rule(
    "post.before-name", reads: "offices right before a name: 甲市委副书记、市长某某", confidence: 0.96,
    examples: [
      .init("曲靖市委副书记、市长周明远出席会议。", "周明远 org:holds 市长"),
      .init("曲靖市委副书记、市长周明远出席会议。", "周明远 org:holds 市委副书记"),
      .init("曲靖市委原副书记周明远出席会议。", "周明远 org:holds 市委副书记"),
      .init("曲靖市原市长周明远出席会议。", "周明远 org:holds 市长"),
    ],
    counterexamples: ["会议听取了曲靖市市长的意见。"])
  static let inList = Rule(
    "post.in-list", reads: "one office for each name of a list: 某市领导甲、乙、丙", confidence: 0.93,
    examples: [.init("曲靖市领导周明远、李思齐参加会议。", "李思齐 org:holds 市领导")],
    counterexamples: ["曲靖市市长周明远、李思齐参加会议。"])
  static let inBrackets = Rule(
    "post.in-brackets", reads: "a name in brackets after an office: 区长（某某）", confidence: 0.93,
    examples: [.init("麒麟区区长（周明远）作交流发言。", "周明远 org:holds 区长")],
    counterexamples: ["麒麟区区长（左二）作交流发言。"])
  static let afterName = Rule(
    "post.after-name", reads: "a national office right after a name: 某某总书记", confidence: 0.97,
    examples: [.init("认真学习习近平总书记重要讲话精神。", "习近平 org:holds 总书记")],
    counterexamples: ["认真学习习近平同志重要讲话精神。"])
  static let aroundName = Rule(
    "post.around-name", reads: "a body before a name and the function after it: 上海市委某某书记", confidence: 0.92,
    examples: [.init("按照曲靖市委周明远书记的要求，抓好落实。", "周明远 org:holds 市委书记")],
    counterexamples: ["曲靖市委要求各级书记抓好落实。"])
  static let ofPronoun = Rule(
    "post.of-pronoun", reads: "an office that 他 or 她 is said to have held", confidence: 0.8,
    examples: [.init("曲靖市政协主席周明远说，三年前他任曲靖市副市长时到过上海。", "周明远 org:holds 副市长")],
    counterexamples: ["周明远说，他见到了曲靖市副市长。"])
  static let appointed = Rule(
    "post.appointed", reads: "an office that a person named in the sentence is said to hold: 某某担任某县副县长",
    confidence: 0.85,
    examples: [.init("驻村干部周明远挂职担任曲靖市副市长。", "周明远 org:holds 副市长")],
    counterexamples: ["周明远见到了曲靖市副市长。", "会上，周明远听取了曲靖市副市长的汇报。"])
  static let all = [beforeName, inList, inBrackets, afterName, aroundName, ofPronoun, appointed]

  static func read(_ words: WordLists, _ names: OrganizationNames, into claims: inout ClaimCollector) {
    let annotated = claims.annotated
    var lastOfList: (post: PostMention, qualifiers: [Claim.Qualifier], end: Int)?
    for person in annotated.persons {
      let run = run(before: person.range.lowerBound, annotated)
      if let run {
        for post in run.posts {
          let acting: [Claim.Qualifier] = isActing(post, annotated) ? [.acting] : []
          add(person.name, post, run.isBracketed ? inBrackets : beforeName, run.qualifiers + acting, names, &claims)
        }
        let last = run.posts[run.posts.count - 1]
        lastOfList = run.posts.count == 1 && isShared(last) ? (last, run.qualifiers, person.range.upperBound) : nil
      } else if let list = lastOfList, continues(list.end, person.range.lowerBound, annotated) {
        add(person.name, list.post, inList, list.qualifiers, names, &claims)
        lastOfList = (list.post, list.qualifiers, person.range.upperBound)
      } else {
        lastOfList = nil
      }
      if let post = annotated.posts.starting(at: person.range.upperBound),
        post.region?.level == .country
      {
        add(person.name, post, afterName, [], names, &claims)
      }
      readAround(person, words, names, &claims)
    }
    readPronouns(names, &claims)
  }

  private struct Run {
    var posts: [PostMention]
    var qualifiers: [Claim.Qualifier]
    var isBracketed = false
  }

  /// The offices that stand right before a position, joined by 、 or 兼.
  private static func run(before position: Int, _ annotated: AnnotatedArticle) -> Run? {
    let scalars = annotated.scalars
    var end = position
    var qualifiers: [Claim.Qualifier] = []
    var isBracketed = false
    while end > 0, scalars[end - 1].isBlank { end -= 1 }
    if end > 0, scalars[end - 1] == "的" { end -= 1 }
    if end >= 2, scalars.has("任上", at: end - 2) {
      end -= 2
      qualifiers.append(.former)
    }
    if end > 0, scalars[end - 1] == "）" || scalars[end - 1] == ")" {
      let open = (max(0, end - 8)..<end).last { scalars[$0] == "（" || scalars[$0] == "(" }
      guard let open, annotated.words(ScalarRange(open, end)).holds("挂职") else { return nil }
      qualifiers.append(.temporary)
      end = open
    } else if end > 0, scalars[end - 1] == "（" || scalars[end - 1] == "(" {
      end -= 1
      isBracketed = true
    }
    // 市委副书记、常务副市长候选人某某: a candidate does not hold that office, but holds the others.
    if scalars.has("候选人", at: end - 3),
      let sought = annotated.posts.ending(at: end) ?? annotated.posts.ending(at: end - 3)
    {
      guard sought.range.lowerBound > 0, scalars[sought.range.lowerBound - 1] == "、" else { return nil }
      end = sought.range.lowerBound - 1
    }
    guard let last = annotated.posts.ending(at: end) ?? postBeforeRole(end, annotated) else { return nil }
    var posts = [last]
    // 某某公司副总裁、某协会副会长: an office in a body starts with the body.
    func start(of post: PostMention) -> Int {
      guard post.organization != nil else { return post.range.lowerBound }
      return annotated.organizations.ending(at: post.range.lowerBound)?.range.lowerBound ?? post.range.lowerBound
    }
    var runStart = start(of: last)
    while runStart > 1, position - runStart < longestSentence, "、兼，, ".unicodeScalars.contains(scalars[runStart - 1]),
      let post = annotated.posts.ending(at: runStart - 1)
    {
      if scalars[runStart - 1] == "，" || scalars[runStart - 1] == "," , post.title.hasSuffix("领导") { break }
      posts.insert(post, at: 0)
      runStart = start(of: post)
    }
    if runStart >= 1 {
      let before = annotated.words(ScalarRange(max(0, runStart - 3), runStart))
      if ["原", "时任", "曾任", "前任"].contains(where: before.hasSuffix)
        || posts.contains(where: { saysFormer($0, annotated) })
      {
        qualifiers.append(.former)
      }
      if annotated.words(posts[0].range).holds("挂职") || before.hasSuffix("挂职") || before.hasSuffix("挂任") || before.hasSuffix("挂职任") { qualifiers.append(.temporary) }
    }
    return Run(posts: posts, qualifiers: qualifiers, isBracketed: isBracketed)
  }

  /// 云南省委原书记, 昭通市原市长.
  private static func saysFormer(_ post: PostMention, _ annotated: AnnotatedArticle) -> Bool {
    let region = annotated.regions.starting(at: post.range.lowerBound)
    let start = min(region?.range.upperBound ?? post.range.lowerBound, post.range.upperBound)
    return annotated.scalars[ScalarRange(start, post.range.upperBound)].contains("原") && !post.title.contains("原")
  }

  /// 代市长, 代理县长.
  private static func isActing(_ post: PostMention, _ annotated: AnnotatedArticle) -> Bool {
    post.title.hasPrefix("代") && post.title.hasSuffix("长") && !post.title.hasPrefix("代表")
      || annotated.scalars.has("代理", at: post.range.lowerBound - 2)
  }

  /// 挂职隆德县副县长的闽侯干部某某: an office, 的, and a noun for the person.
  private static func postBeforeRole(_ end: Int, _ annotated: AnnotatedArticle) -> PostMention? {
    let scalars = annotated.scalars
    // 挂职副镇长、援宁干部某某
    if let mark = (max(0, end - 8)..<end).last(where: { scalars[$0] == "、" }), end - mark > 2,
      annotated.hasAny(["干部", "教师", "医生", "专家", "队员"], in: ScalarRange(mark, end)),
      let post = annotated.posts.ending(at: mark)
    {
      return post
    }
    let lowest = max(0, end - 10)
    guard lowest < end, let place = (lowest..<end).last(where: { annotated.scalars[$0] == "的" }),
      !annotated.scalars[ScalarRange(place, end)].contains(where: { $0.endsClause || $0 == "、" }),
      annotated.hasAny(["干部", "教师", "医生", "同志", "专家"], in: ScalarRange(place, end))
    else { return nil }
    return annotated.posts.ending(at: place)
  }

  /// Whether several persons may hold the office at a time.
  private static func isShared(_ post: PostMention) -> Bool {
    ["副", "领导", "常委", "委员", "成员", "巡视员", "代表", "顾问"].contains { post.title.holds($0) }
  }

  private static func continues(_ end: Int, _ start: Int, _ annotated: AnnotatedArticle) -> Bool {
    guard end < start, start - end <= 14 else { return false }
    var depth = 0
    for scalar in annotated.scalars[ScalarRange(end, start)] {
      if scalar == "（" || scalar == "(" { depth += 1; continue }
      if scalar == "）" || scalar == ")" { depth -= 1; continue }
      if depth > 0 { continue }
      guard scalar.isBlank || "、".unicodeScalars.contains(scalar) else { return false }
    }
    return true
  }

  private static func add(
    _ person: String, _ post: PostMention, _ rule: Rule, _ qualifiers: [Claim.Qualifier],
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

  /// The one person of the sentence before a verb of holding office, with nothing but the way there
  /// between them.
  private static func holder(
    before position: Int, _ sentence: Sentence, _ annotated: AnnotatedArticle
  ) -> PersonMention? {
    let persons = annotated.persons.starting(in: ScalarRange(sentence.range.lowerBound, position))
    guard let person = persons.last, persons.count == 1, position - person.range.upperBound <= 24,
      annotated.posts.starting(in: ScalarRange(person.range.upperBound, position)).isEmpty,
      !annotated.hasAny(["由", "原", "见到", "听取"], in: ScalarRange(person.range.upperBound, position))
    else { return nil }
    return person
  }

  private static func readPronouns(_ names: OrganizationNames, _ claims: inout ClaimCollector) {
    let annotated = claims.annotated
    let scalars = annotated.scalars
    // Where the list of offices in which a post stands begins.
    var start = 0
    var last = -2
    for post in annotated.posts {
      let isFirst = last + 1 != post.range.lowerBound || scalars[last] != "、"
      if isFirst { start = post.range.lowerBound }
      last = post.range.upperBound
      guard let sentence = annotated.sentence(at: start),
        annotated.persons.starting(at: post.range.upperBound) == nil,
        let cue = ["还是", "担任", "兼任", "出任", "挂任", "曾任", "时任", "任", "是"].first(where: {
          let count = $0.unicodeScalars.count
          return start >= count && scalars[ScalarRange(start - count, start)].elementsEqual($0.unicodeScalars)
        })
      else { continue }
      // 不再担任, 曾任 tell of an office that was held; 未担任, 拟任 of none.
      let how = annotated.modality(at: start - cue.unicodeScalars.count)
      guard how.subtracting(.cited).isSubset(of: [.ended, .former, .doubtful]) else { continue }
      let wasHeld = !how.isDisjoint(with: [.ended, .former])
      let before = ScalarRange(max(sentence.range.lowerBound, start - cue.unicodeScalars.count - 3), start - cue.unicodeScalars.count)
      let isOfPronoun = scalars.contains("他", in: before) || scalars.contains("她", in: before)
      if !isOfPronoun, cue != "是", cue != "还是",
        let person = holder(before: start - cue.unicodeScalars.count, sentence, annotated)
      {
        // With the first of a list the others are read.
        guard isFirst else { continue }
        let words = annotated.words(ScalarRange(person.range.upperBound, start))
        let qualifiers: [Claim.Qualifier] =
          (wasHeld || words.holds("曾") || words.holds("原") || cue == "时任" ? [.former] : [])
          + (words.holds("挂职") || words.holds("挂任") ? [.temporary] : [])
        var office: PostMention? = post
        while let next = office {
          add(person.name, next, appointed, qualifiers, names, &claims)
          let end = next.range.upperBound
          office = end < scalars.count && scalars[end] == "、" ? annotated.posts.starting(at: end + 1) : nil
        }
        continue
      }
      guard isOfPronoun else { continue }
      let persons = annotated.persons.starting(in: ScalarRange(max(0, start - 200), start))
      guard let person = persons.last else { continue }
      let words = annotated.words(ScalarRange(sentence.range.lowerBound, start))
      let isFormer = wasHeld || words.holds("前") || words.holds("曾") || cue == "还是" || cue == "时任"
      add(person.name, post, ofPronoun, isFormer ? [.former] : [], names, &claims)
    }
  }
}
