import Lexicon
import Mentions
import Ontology
import Text

/// Which delegations went where, and who was called on.
enum VisitRules {
  static let delegation = Rule(
    "visit.delegation", reads: "a delegation that comes to a place: 某省代表团来某地考察", confidence: 0.92,
    examples: [
      .init("5月8日，曲靖市代表团到上海市考察。", "曲靖市代表团到上海市考察 shan:delegationOf 曲靖市"),
      .init("5月8日，曲靖市代表团到上海市考察。", "曲靖市代表团到上海市考察 schema:startDate 2024-05-08"),
    ],
    counterexamples: ["代表们认真审议了政府工作报告。"])
  static let leader = Rule(
    "visit.leader", reads: "who leads a delegation: 某某率代表团, 由某某率领", confidence: 0.95,
    examples: [.init("5月8日，曲靖市市长周明远率曲靖市代表团到上海市考察。", "曲靖市代表团到上海市考察 shan:leader 周明远")],
    counterexamples: ["全市失业率下降，市长周明远出席会议。"])
  static let stops = Rule(
    "visit.stops", reads: "what a delegation came to: regions, sites, firms, schools after a verb of visiting", confidence: 0.88,
    examples: [.init("曲靖市代表团到上海市考察，走进宝山区第一中学。", "曲靖市代表团到上海市考察 shan:visited 宝山区第一中学")],
    counterexamples: ["会上，双方听取了曲靖市第一中学的汇报。"])
  static let call = Rule(
    "visit.call", reads: "a call on a group of cadres beside a meeting: 会前，某某看望慰问了援滇干部", confidence: 0.88,
    examples: [.init("会前，市长周明远看望慰问了上海援滇干部人才。", "看望慰问了上海援滇干部人才 shan:attendee 周明远")],
    counterexamples: ["要关心慰问困难群众。"])
  static let all = [delegation, leader, stops, call]

  /// A sentence about a visit, and where in it the delegation is named.
  private struct Report {
    let sentence: Sentence
    let visit: Int
  }

  static func find(_ words: WordLists, in annotated: AnnotatedArticle, _ list: inout EventList) {
    for sentence in annotated.sentences {
      if let call = call(in: sentence, annotated), !list.events.contains(where: { $0.kind == .visit && $0.label == call.label }) {
        list.meant[call.sentence.lowerBound] = list.events.count
        list.events.append(call)
        continue
      }
      guard let event = visit(in: sentence, annotated) else { continue }
      if let index = list.events.firstIndex(where: { $0.kind == .visit && isSame($0, event) }) {
        if list.events[index].start == nil { list.events[index].start = event.start; list.events[index].end = event.end }
        if list.events[index].delegationOf == nil { list.events[index].delegationOf = event.delegationOf }
        list.meant[sentence.range.lowerBound] = index
      } else {
        list.meant[sentence.range.lowerBound] = list.events.count
        list.events.append(event)
      }
    }
  }

  private static func isSame(_ a: EventList.Event, _ b: EventList.Event) -> Bool {
    guard a.delegationOf != nil, b.delegationOf?.key == a.delegationOf?.key else { return false }
    if let x = a.start, let y = b.start, x.prefix(7) != y.prefix(7) { return false }
    return true
  }

  private static let delegations = ["代表团", "考察团", "慰问团", "工作组一行", "考察组"]
  private static let comings = ["考察", "来到", "到访", "访问", "调研", "走访", "学习", "率", "赴", "来", "抵", "走进", "前往", "参观"]

  /// A sentence that opens a visit: a delegation with its region, or a leader who 带队 goes somewhere.
  private static func visit(in sentence: Sentence, _ annotated: AnnotatedArticle) -> EventList.Event? {
    let scalars = annotated.scalars
    for word in delegations {
      guard let place = scalars.firstPlace(of: Array(word.unicodeScalars), in: sentence.range) else { continue }
      var start = place
      while start > sentence.range.lowerBound, place - start < 8, scalars[start - 1].isHan,
        annotated.regions.ending(at: start) == nil { start -= 1 }
      guard let region = annotated.regions.ending(at: start)?.region ?? leaderRegion(before: start, word, annotated),
        region.level != .country, place - start <= 6, annotated.posts.starting(in: ScalarRange(start, place)).isEmpty,
        (start..<place).allSatisfy({ annotated.posts.covering($0) == nil && annotated.persons.covering($0) == nil })
      else { continue }
      let clause = annotated.clause(at: place)
      let around = ScalarRange(clause.lowerBound, min(sentence.range.upperBound, clause.upperBound + 30))
      guard annotated.hasAny(comings, in: around), !annotated.hasAny(["感谢", "表示欢迎", "热烈欢迎", "每年", "多次"], in: around) else { continue }
      let from = annotated.regions.ending(at: start)?.range.lowerBound ?? start
      var event = EventList.Event(
        kind: .visit, rule: delegation, label: label(from, clause, annotated), ordinal: nil, sentence: sentence.range)
      event.delegationOf = region
      setDate(of: &event, place, sentence, annotated)
      return event
    }
    for word in ["带队", "率队", "带队赴", "率团"] {
      guard let place = scalars.firstPlace(of: Array(word.unicodeScalars), in: sentence.range) else { continue }
      let clause = annotated.clause(at: place)
      guard annotated.hasAny(["考察", "调研", "对接", "访问", "赴", "走访"], in: clause),
        let post = annotated.posts.starting(in: ScalarRange(clause.lowerBound, place)).last,
        let region = post.region, region.level != .country
      else { continue }
      var event = EventList.Event(
        kind: .visit, rule: delegation, label: label(clause.lowerBound, clause, annotated), ordinal: nil,
        sentence: sentence.range)
      event.delegationOf = region
      setDate(of: &event, place, sentence, annotated)
      return event
    }
    return nil
  }

  /// 某区区委书记某某带领党政代表团: a delegation without a region is of its leader's.
  private static func leaderRegion(before start: Int, _ word: String, _ annotated: AnnotatedArticle) -> Region? {
    guard word == "代表团" || word == "考察团" else { return nil }
    let scalars = annotated.scalars
    var end = start
    while end > 0, start - end < 3, annotated.persons.ending(at: end) == nil { end -= 1 }
    guard let person = annotated.persons.ending(at: end), scalars[end] == "率" || scalars[end] == "带",
      let post = annotated.posts.ending(at: person.range.lowerBound)
    else { return nil }
    return post.region
  }

  private static func label(_ start: Int, _ clause: ScalarRange, _ annotated: AnnotatedArticle) -> String {
    var end = max(start, min(clause.upperBound, start + 32))
    for verb in ["考察", "调研", "访问", "先后", "一行"] {
      let words = Array(verb.unicodeScalars)
      if let place = annotated.scalars.firstPlace(of: words, in: ScalarRange(start, end)) {
        end = min(end, verb == "先后" || verb == "一行" ? place : place + words.count)
      }
    }
    return annotated.words(ScalarRange(start, end))
  }

  private static func setDate(
    of event: inout EventList.Event, _ position: Int, _ sentence: Sentence, _ annotated: AnnotatedArticle
  ) {
    let clauseStart = annotated.clause(at: position).lowerBound
    let dates = annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, position)).filter { !$0.isPeriod }
    let after = annotated.dates.starting(in: annotated.clause(at: position)).filter { !$0.isPeriod }
    guard let date = dates.last(where: { $0.range.upperBound >= clauseStart - 24 }) ?? after.first else { return }
    event.start = date.start
    event.end = date.end
  }

  /// 会前，甲和乙看望慰问了上海援滇干部人才.
  private static func call(in sentence: Sentence, _ annotated: AnnotatedArticle) -> EventList.Event? {
    let scalars = annotated.scalars
    for word in ["看望慰问", "看望", "慰问"] {
      guard let place = scalars.firstPlace(of: Array(word.unicodeScalars), in: sentence.range) else { continue }
      let clause = annotated.clause(at: place)
      let after = ScalarRange(place, clause.upperBound)
      guard annotated.hasAny(["干部", "人才", "队员", "教师", "医生"], in: after),
        annotated.hasAny(["会前", "会后", "期间", "会议前"], in: ScalarRange(sentence.range.lowerBound, place)),
        !annotated.persons.starting(in: ScalarRange(clause.lowerBound, place)).isEmpty,
        annotated.persons.starting(in: after).isEmpty
      else { continue }
      return EventList.Event(
        kind: .visit, rule: call, label: annotated.words(after), ordinal: nil, sentence: sentence.range)
    }
    return nil
  }

  // MARK: Writing

  static func write(_ list: EventList, _ names: OrganizationNames, _ words: WordLists, into claims: inout ClaimCollector) {
    for (index, event) in list.events.enumerated() where event.kind == .visit {
      let entity = list.entity(index)
      let rule = event.rule
      claims.add(entity, .label, .literal(Literal(event.label, .chinese)), rule, at: event.sentence)
      if let region = event.delegationOf {
        claims.add(entity, .delegationOf, .entity(LocalEntity(region)), rule, at: event.sentence)
      }
      if let start = event.start {
        claims.add(entity, .startDate, .literal(.date(start)), rule, at: event.sentence)
      }
      if let end = event.end {
        claims.add(entity, .endDate, .literal(.date(end)), rule, at: event.sentence)
      }
    }
  }

  /// Writes what each delegation came to; gives the first division that each visit came to.
  static func writeStops(_ list: EventList, _ names: OrganizationNames, _ words: WordLists, into claims: inout ClaimCollector) -> [Int: Region] {
    let annotated = claims.annotated
    let leaders = Set(claims.claims.filter { $0.relation == .leader }.compactMap { claim -> String? in
      if case .entity(let person) = claim.object { return person.key }
      return nil
    })
    var first: [Int: Region] = [:]
    var current: Int?
    for sentence in annotated.sentences {
      if let meant = list.meant[sentence.range.lowerBound], list.events[meant].kind == .visit {
        current = list.events[meant].delegationOf == nil ? nil : meant
      } else if !isAboutDelegation(sentence, leaders, annotated) {
        continue
      }
      guard let index = current ?? list.mainVisit else { continue }
      for stop in stopsIn(sentence, list.events[index], names, words, annotated) {
        claims.add(
          list.entity(index), .visited, .entity(stop), stops, at: sentence.range)
        if stop.kind == .region, first[index] == nil { first[index] = words.gazetteer.region(stop.key) }
        if stop.kind == .place {
          claims.add(stop, .label, .literal(Literal(stop.label, .chinese)), stops, at: sentence.range)
        }
      }
    }
    return first
  }

  private static func isAboutDelegation(_ sentence: Sentence, _ leaders: Set<String>, _ annotated: AnnotatedArticle) -> Bool {
    if annotated.hasAny(["代表团", "一行", "考察期间", "调研期间"], in: sentence.range) { return true }
    let opening = annotated.clause(at: sentence.range.lowerBound)
    return annotated.hasAny(["来到", "走进", "在"], in: opening)
      && annotated.persons.starting(in: sentence.range).contains { leaders.contains($0.name) }
  }

  /// Verbs after which a delegation's stops stand.
  private static let verbs = ["来到", "走进", "考察了", "考察", "参观", "走访了", "走访", "深入", "前往", "赴", "抵达", "到访", "察看了", "实地了解", "到", "来", "在", "至"]

  private static func stopsIn(
    _ sentence: Sentence, _ event: EventList.Event, _ names: OrganizationNames, _ words: WordLists,
    _ annotated: AnnotatedArticle
  ) -> [LocalEntity] {
    let scalars = annotated.scalars
    var found: [LocalEntity] = []
    func add(_ entity: LocalEntity) { if !found.contains(entity) { found.append(entity) } }
    for clause in annotated.clauses(of: sentence.range) {
      if annotated.hasAny(["欢迎", "感谢", "签署", "签订", "召开", "表示", "指出", "汇报", "捐赠"], in: clause) { continue }
      if clause.lowerBound == sentence.range.lowerBound, scalars[clause.lowerBound] == "在" {
        // 在某某产业园，代表团听取了介绍
        let inside = ScalarRange(clause.lowerBound + 1, clause.upperBound)
        for body in annotated.organizations.starting(in: inside) where body.range.upperBound == clause.upperBound && body.kind != .partyCommittee && body.kind != .government {
          add(names.entity(of: body))
        }
        if let region = annotated.regions.starting(at: clause.lowerBound + 1), region.range.upperBound == clause.upperBound, region.region.level >= .township {
          add(LocalEntity(region.region))
        }
      }
      guard let (verbEnd, verb) = firstVerb(in: clause, annotated) else { continue }
      let objects = ScalarRange(verbEnd, clause.upperBound)
      let isWeak = ["到", "来", "在", "至"].contains(verb)
      if isWeak, !annotated.hasAny(["考察", "调研", "走访", "参观", "学习", "期间", "访问", "看望", "走进"], in: sentence.range) { continue }
      var limit = annotated.events.starting(in: clause).first?.range.lowerBound ?? clause.upperBound
      if limit <= verbEnd { continue }
      if let stop = ["听取", "了解", "慰问", "与", "看望", "询问", "交谈", "敬献"].compactMap({ scalars.firstPlace(of: Array($0.unicodeScalars), in: objects) }).min(), stop > verbEnd {
        limit = stop
      }
      let range = ScalarRange(verbEnd, max(verbEnd, limit))
      for body in annotated.organizations.starting(in: range)
      where [.place, .park, .company, .school, .hospital, .organization].contains(body.kind) {
        add(names.entity(of: body))
      }
      for mention in annotated.regions.starting(in: range) {
        guard mention.region.level != .country, !annotated.isInsideBody(mention),
          mention.region.key != event.delegationOf?.key,
          mention.form != .abbreviation || "来在赴抵到访入".unicodeScalars.contains(scalars[max(0, mention.range.lowerBound - 1)])
        else { continue }
        let end = mention.range.upperBound
        // 昭阳区莞昭产业园: a division that only locates what follows.
        if annotated.organizations.starting(at: end) != nil { continue }
        if end < limit, scalars[end].isHan,
          !followsStop(end, limit, annotated), annotated.regions.starting(at: end) == nil { continue }
        add(LocalEntity(mention.region))
      }
    }
    return found
  }

  private static func followsStop(_ position: Int, _ limit: Int, _ annotated: AnnotatedArticle) -> Bool {
    ["考察", "调研", "和", "与", "及", "等", "开展", "学习", "走访", "参观", "察看", "进行", "期间", "访问", "看望", "实地", "对接", "看", "了"].contains {
      annotated.scalars.firstPlace(of: Array($0.unicodeScalars), in: ScalarRange(position, min(limit, position + $0.unicodeScalars.count))) == position
    }
  }

  private static func firstVerb(in clause: ScalarRange, _ annotated: AnnotatedArticle) -> (end: Int, verb: String)? {
    var best: (start: Int, end: Int, verb: String)?
    for verb in verbs {
      let words = Array(verb.unicodeScalars)
      var from = clause.lowerBound
      while let place = annotated.scalars.firstPlace(of: words, in: ScalarRange(from, clause.upperBound)) {
        let end = place + words.count
        let takesPlace =
          words.count > 1 || annotated.regions.starting(at: end) != nil || annotated.organizations.starting(at: end) != nil
        if takesPlace, annotated.regions.covering(place) == nil, annotated.persons.covering(place) == nil {
          if best.map({ place < $0.start || (place == $0.start && end > $0.end) }) ?? true { best = (place, end, verb) }
          break
        }
        from = place + 1
      }
    }
    return best.map { ($0.end, $0.verb) }
  }
}
