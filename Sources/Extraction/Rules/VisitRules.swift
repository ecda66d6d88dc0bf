import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Which delegations went where, and who was called on.
enum VisitRules {
  static let delegation = Rule(
    "visit.delegation", reads: "a delegation that comes to a place: 某省代表团来某地考察", confidence: 0.92,
    examples: [
      .init("5月8日，曲靖市代表团到上海市考察。", "曲靖市代表团到上海市考察 shan:delegationOf 曲靖市"),
      .init("5月8日，曲靖市代表团到上海市考察。", "曲靖市代表团到上海市考察 schema:startDate 2024-05-08"),
      .init("5月8日，川江集团董事长周明远到曲靖市调研定点帮扶工作。", "周明远到曲靖市调研 schema:startDate 2024-05-08"),
      .init("5月8日，溧阳市市长周明远再次率代表团赴汉阴县考察。", "周明远再次率代表团赴汉阴县考察 shan:delegationOf 溧阳市"),
      .init("5月8日，溧阳市市长周明远到汉阴县考察。", "周明远到汉阴县考察 shan:attendee 周明远"),
    ],
    counterexamples: ["代表们认真审议了政府工作报告。", "会上，与会人员观看了宣传片。"])
  static let leader = Rule(
    "visit.leader", reads: "who leads a delegation: 某某率代表团, 由某某率领", confidence: 0.95,
    examples: [.init("5月8日，曲靖市市长周明远率曲靖市代表团到上海市考察。", "曲靖市代表团到上海市考察 shan:leader 周明远")],
    counterexamples: ["全市失业率下降，市长周明远出席会议。"])
  static let stops = Rule(
    "visit.stops", reads: "what a delegation came to: regions, sites, firms, schools after a verb of visiting", confidence: 0.88,
    examples: [
      .init("曲靖市代表团到上海市考察，走进宝山区第一中学。", "曲靖市代表团到上海市考察 shan:visited 宝山区第一中学"),
      .init("5月8日，汉阴县迎来了溧阳市党政代表团。", "溧阳市党政代表团 shan:visited 汉阴县"),
    ],
    counterexamples: ["会上，双方听取了曲靖市第一中学的汇报。"])
  static let call = Rule(
    "visit.call", reads: "a call on a group of cadres beside a meeting: 会前，某某看望慰问了援滇干部", confidence: 0.88,
    examples: [.init("会前，市长周明远看望慰问了上海援滇干部人才。", "看望慰问了上海援滇干部人才 shan:attendee 周明远")],
    counterexamples: ["要关心慰问困难群众。"])
  static let all = [delegation, leader, stops, call]

  static func find(_ words: WordLists, in annotated: AnnotatedArticle, _ list: inout EventList) {
    let finder = VisitFinder(annotated, gazetteer: words.gazetteer)
    let published = annotated.article.metadata.publicationDate
    defer {
      findUnnamed(finder, words.gazetteer, annotated, &list)
      list.settle()
    }
    for sentence in annotated.sentences {
      if let call = call(in: sentence, list, annotated), !list.events.contains(where: { $0.kind == .visit && $0.label == call.label }) {
        guard let index = list.add(call) else { break }
        list.reported[call.sentence.lowerBound] = index
        continue
      }
      for event in finder.visits(in: sentence) {
        guard let index = place(event, published, words.gazetteer, &list) else { return }
        list.reported[sentence.range.lowerBound] = list.reported[sentence.range.lowerBound] ?? index
      }
    }
  }

  /// Adds a visit, or what it says of one that is there; `nil` when there are as many as may be.
  private static func place(_ event: EventList.Event, _ published: String?, _ gazetteer: Gazetteer, _ list: inout EventList) -> Int? {
    guard let index = list.events.lastIndex(where: { $0.kind == .visit && isSame($0, event, published, gazetteer) }) else { return list.add(event) }
    if let status = event.status, list.events[index].status == .scheduled { list.events[index].status = status }
    if list.events[index].start == nil { list.events[index].start = event.start; list.events[index].end = event.end }
    if list.events[index].delegationOf == nil { list.events[index].delegationOf = event.delegationOf }
    if list.events[index].destination == nil { list.events[index].destination = event.destination }
    list.events[index].hosts += event.hosts.filter { !list.events[index].hosts.contains($0) }
    return index
  }

  private static func findUnnamed(_ finder: VisitFinder, _ gazetteer: Gazetteer, _ annotated: AnnotatedArticle, _ list: inout EventList) {
    let hasVisit = list.mainVisit != nil
    for sentence in annotated.sentences where list.reported[sentence.range.lowerBound] == nil {
      guard let event = finder.unnamedVisit(in: sentence), !hasVisit || !event.company.isEmpty else { continue }
      if event.company.isEmpty, let index = list.mainVisit {
        list.reported[sentence.range.lowerBound] = index
      } else if let index = place(event, annotated.article.metadata.publicationDate, gazetteer, &list) {
        list.reported[sentence.range.lowerBound] = index
      } else {
        break
      }
    }
  }

  private static func isSame(_ a: EventList.Event, _ b: EventList.Event, _ published: String?, _ gazetteer: Gazetteer) -> Bool {
    guard a.rule == delegation, b.rule == delegation, (a.status == nil) == (b.status == nil) else { return false }
    if let x = a.delegationOf, let y = b.delegationOf, x.key != y.key { return false }
    if let x = a.start, let y = b.start, x.prefix(7) != y.prefix(7) { return false }
    // 2017年，时任区长率代表团首次来到某县: long before what has no date.
    if a.start == nil || b.start == nil, let told = a.start ?? b.start, told.utf8.count < 10, let published, !published.hasPrefix(told.prefix(4)) { return false }
    // 8日副市长甲率代表团到一县，5日副市长乙率代表团到另一县.
    if let x = a.leader, let y = b.leader, x != y, let first = a.start, let day = b.start, day < first || day > a.end ?? first,
      let here = a.destination, let there = b.destination
    {
      return gazetteer.contains(here, there) || gazetteer.contains(there, here)
    }
    return true
  }

  /// 会前，甲和乙看望慰问了上海援滇干部人才.
  private static func call(in sentence: Sentence, _ list: EventList, _ annotated: AnnotatedArticle) -> EventList.Event? {
    for place in annotated.places(of: .lookIn, in: sentence.range).prefix(2) {
      let clause = annotated.clause(at: place)
      let after = ScalarRange(place, clause.upperBound)
      guard annotated.has(.cadres, in: after), annotated.asserts(at: place),
        isCallersTurn(ScalarRange(sentence.range.lowerBound, place), clause, annotated),
        annotated.persons.starting(in: after).isEmpty
      else { continue }
      var event = EventList.Event(
        kind: .visit, rule: call, label: annotated.words(after), ordinal: nil, sentence: sentence.range)
      event.start = annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, place))
        .first { !$0.isPeriod && $0.end == nil && $0.beginsOnDay }?.start
      if event.start == nil, annotated.has(.afterMeeting, in: ScalarRange(sentence.range.lowerBound, place)) {
        event.start = list.mainMeeting.flatMap { list.events[$0].start }
      }
      return event
    }
    return nil
  }

  /// 会前，某某…, 22日下午，代表团还…: who calls, apart from the meeting.
  private static func isCallersTurn(_ before: ScalarRange, _ clause: ScalarRange, _ annotated: AnnotatedArticle) -> Bool {
    let own = ScalarRange(clause.lowerBound, before.upperBound)
    // 17日下午，某某还看望了…
    let isOnItsDay = annotated.dates.starting(in: before).contains { $0.beginsOnDay && $0.end == nil }
      && annotated.has(.asWell, in: own)
    if annotated.has(.aroundMeeting, in: before) || isOnItsDay, !annotated.persons.starting(in: own).isEmpty { return true }
    return annotated.has(.visitors, in: own) && own.count <= 14
      && (annotated.has(.aroundMeeting, in: before)
        || annotated.dates.starting(in: before).contains { $0.beginsOnDay && $0.end == nil })
  }

  // MARK: Writing

  static func write(_ list: EventList, _ names: OrganizationNames, _ words: WordLists, into claims: inout ClaimCollector) {
    for (index, event) in list.events.enumerated() where event.kind == .visit {
      let entity = list.entity(index)
      let rule = event.rule
      claims.add(
        entity, .label, .literal(Literal(event.label, .chinese)), rule, at: event.sentence, by: event.verb, despite: .all)
      if let status = event.status { claims.add(entity, .eventStatus, .literal(status.literal), rule, at: event.sentence) }
      if let region = event.delegationOf {
        for sender in [region] + event.otherSenders {
          claims.add(entity, .delegationOf, .entity(LocalEntity(sender)), rule, at: event.sentence)
        }
      }
      if event.isParty, let leader = event.leader {
        claims.add(
          entity, .attendee, .entity(LocalEntity(person: leader)), rule, at: event.sentence, by: event.verb,
          despite: list.allowed(for: index))
      }
      for person in event.company {
        claims.add(
          entity, .attendee, .entity(LocalEntity(person: person)), rule, at: event.sentence, by: event.verb,
          despite: list.allowed(for: index))
      }
      for host in event.hosts { claims.add(entity, .visited, .entity(LocalEntity(host)), stops, at: event.sentence) }
      if let start = event.start {
        claims.add(entity, .startDate, .literal(.date(start)), rule, at: event.sentence)
      }
      if let end = event.end {
        claims.add(entity, .endDate, .literal(.date(end)), rule, at: event.sentence)
      }
    }
  }
}
