import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Who did what at an event, from the verb of a clause and the persons before it.
enum ParticipationRules {
  static let attends = Rule(
    "participation.attends", reads: "persons before 出席, 参加, or named as a side that holds a meeting", confidence: 0.93,
    examples: [.init("沪滇协作联席会议在昆明市举行。市长周明远、副市长李思齐出席会议。", "沪滇协作联席会议 shan:attendee 李思齐")],
    counterexamples: ["沪滇协作联席会议在昆明市举行。各县积极参加消费帮扶。"])
  static let speaks = Rule(
    "participation.speaks", reads: "officials before 讲话, 指出, 表示, or who thank on behalf of a body", confidence: 0.92,
    examples: [.init("沪滇协作联席会议在昆明市举行。昆明市市长周明远出席会议并讲话。", "沪滇协作联席会议 shan:speaker 周明远")],
    counterexamples: ["沪滇协作联席会议在昆明市举行。会议指出，要深化协作。"])
  static let chairs = Rule(
    "participation.chairs", reads: "persons before 主持, or after 由 and before 主持", confidence: 0.96,
    examples: [.init("沪滇协作联席会议在昆明市举行。会议由昆明市市长周明远主持。", "沪滇协作联席会议 shan:chair 周明远")],
    counterexamples: ["沪滇协作联席会议在昆明市举行。会议由双方共同主持。"])
  static let presents = Rule(
    "participation.presents", reads: "persons before 介绍, 通报, 汇报", confidence: 0.9,
    examples: [.init("沪滇协作联席会议在昆明市举行。昆明市副市长周明远介绍了有关情况。", "沪滇协作联席会议 shan:presenter 周明远")],
    counterexamples: ["沪滇协作联席会议在昆明市举行。会议通报，项目进展顺利。"])
  static let accompanies = Rule(
    "participation.accompanies", reads: "persons before 陪同 or 参加考察, or behind 成员包括, of a visit", confidence: 0.93,
    examples: [
      .init("上海市代表团到昆明市考察。昆明市市长周明远陪同考察。", "上海市代表团到昆明市考察 shan:attendee 周明远"),
      .init("上海市代表团到昆明市考察，成员包括周明远、李思齐。", "上海市代表团到昆明市考察 shan:attendee 李思齐"),
    ],
    counterexamples: ["上海市代表团到昆明市考察。讲解员全程陪同。", "上海市代表团到昆明市考察。领导小组成员包括周明远、李思齐。"])
  static let signs = Rule(
    "participation.signs", reads: "who signs for the sides at a meeting: 甲、乙代表双方签署", confidence: 0.94,
    examples: [.init("沪滇协作联席会议在昆明市举行。会上，周明远、李思齐代表双方签署《沪滇协作协议》。昆明市市长周明远、上海市副市长李思齐出席会议。", "沪滇协作联席会议 shan:signer 周明远")],
    counterexamples: ["沪滇协作联席会议在昆明市举行。会上，两市签署《沪滇协作协议》。"])
  static let all = [attends, speaks, chairs, presents, accompanies, signs]

  private struct Reading {
    let list: EventList
    let words: WordLists
    /// Persons with an office: only their words are reported as speeches.
    let officials: Set<String>
  }

  static func read(_ list: EventList, _ words: WordLists, into claims: inout ClaimCollector) {
    // Who opens the report for a firm speaks at its meetings; whoever is quoted later does not.
    let opening = claims.annotated.article.blocks.prefix(3).last?.range.upperBound ?? 0
    let envoys = Set(claims.annotated.persons.starting(in: ScalarRange(0, opening)).map(\.name))
    var firms: Set<String> = []
    for claim in claims.claims where claim.relation == .postIn {
      if case .entity(let body) = claim.object, [.school, .hospital, .company].contains(body.kind) {
        firms.insert(claim.subject.key)
      }
    }
    var officials: Set<String> = []
    for claim in claims.claims where claim.relation == .holds {
      if case .entity(let post) = claim.object, !firms.contains(post.key) || envoys.contains(claim.subject.key) {
        officials.insert(claim.subject.key)
      }
    }
    let reading = Reading(list: list, words: words, officials: officials)
    var block = -1
    var isVisitBlock = list.mainMeeting == nil
    var call: Int?
    var speaker: String?
    var presenter: String?
    for sentence in claims.annotated.sentences {
      if sentence.block != block {
        block = sentence.block
        if opensVisit(sentence, list, claims.annotated) {
          isVisitBlock = true
        } else if reportsMeeting(sentence.block, list, claims.annotated) {
          isVisitBlock = false
        }
        call = nil
        speaker = nil
        presenter = nil
      }
      if let meant = list.reported[sentence.range.lowerBound] {
        if list.events[meant].rule == VisitRules.call {
          call = meant
          readCall(sentence, meant, list, &claims)
        }
      }
      let namesMeeting = !claims.annotated.events.starting(in: sentence.range).isEmpty
      readCompany(sentence, list, &claims)
      readMembers(sentence, list, &claims)
      readWitnesses(sentence, list, &claims)
      readSentence(
        sentence, reading, isVisitBlock: isVisitBlock && !namesMeeting, call: call, &speaker, &presenter, &claims)
    }
  }

  /// 考察期间, 在沪期间, 在某产业园: a paragraph that reports the visit, not the meeting.
  private static func opensVisit(_ sentence: Sentence, _ list: EventList, _ annotated: AnnotatedArticle) -> Bool {
    guard list.events.contains(where: { $0.kind == .visit }) else { return list.mainMeeting == nil }
    if list.reported[sentence.range.lowerBound].map({ list.events[$0].rule == VisitRules.call }) ?? false { return false }
    let block = annotated.article.blocks[sentence.block].range
    if annotated.events.starting(in: block).isEmpty, annotated.scalars.has("代表团", at: sentence.range.lowerBound)
      || annotated.has(.delegationGoesOn, in: sentence.range) { return true }
    let opening = annotated.clause(at: sentence.range.lowerBound)
    if annotated.events.starting(in: opening).first != nil { return false }
    if annotated.has(.opensVisit, in: opening) { return true }
    return annotated.scalars.has("在", at: sentence.range.lowerBound)
      && (annotated.has("期间", in: opening) || !annotated.organizations.starting(in: opening).isEmpty
        || annotated.regions.starting(in: opening).contains { $0.region.level >= .county })
      && !annotated.has(.atTalks, in: opening)
  }

  private static func reportsMeeting(_ block: Int, _ list: EventList, _ annotated: AnnotatedArticle) -> Bool {
    guard list.mainMeeting != nil else { return false }
    let range = annotated.article.blocks[block].range
    return !annotated.events.starting(in: range).isEmpty || annotated.has(.atMeeting, in: range)
      || annotated.has(.sitDown, in: range)
  }

  private static func readCall(_ sentence: Sentence, _ event: Int, _ list: EventList, _ claims: inout ClaimCollector) {
    let annotated = claims.annotated
    guard let place = annotated.listed.first(.lookIn, in: sentence.range)?.start
    else { return }
    let clause = annotated.clause(at: place)
    for person in annotated.persons.starting(in: ScalarRange(clause.lowerBound, place)) {
      add(.attendee, person.name, event, VisitRules.call, sentence, by: place, list, &claims)
    }
  }

  static func add(
    _ role: Relation, _ person: String, _ event: Int, _ rule: Rule, _ sentence: Sentence, by trigger: Int,
    _ list: EventList, _ claims: inout ClaimCollector
  ) {
    claims.add(
      list.entity(event), role, .entity(LocalEntity(person: person)), rule, at: sentence.range, by: trigger,
      despite: list.allowed(for: event))
  }

  // MARK: One sentence

  private static func readSentence(
    _ sentence: Sentence, _ reading: Reading, isVisitBlock: Bool, call: Int?, _ speaker: inout String?, _ presenter: inout String?,
    _ claims: inout ClaimCollector
  ) {
    let annotated = claims.annotated
    var subjects: [String] = []
    var isOpen = false  // subjects gathered from clauses without a verb
    for clause in annotated.clauses(of: sentence.range) {
      let persons = annotated.persons.starting(in: clause).filter { person in
        // 习近平总书记重要讲话: quoted, not present.
        !(annotated.posts.starting(at: person.range.upperBound)?.region?.level == .country)
          // 受某某委托, 某某缺席: not there.
          && annotated.modality(at: person.range.lowerBound).isDisjoint(with: [.requested, .absent])
          // 转达省长某某的问候
          && !annotated.has(.conveys, in: ScalarRange(clause.lowerBound, person.range.lowerBound))
      }
      for person in persons {
        guard let role = roleInGroup(person, clause, annotated), let visit = reading.list.visit(at: clause.lowerBound) else { continue }
        let rule = role == .leader ? VisitRules.leader : accompanies
        add(role, person.name, visit, rule, sentence, by: person.range.lowerBound, reading.list, &claims)
      }
      var lastCue = clause.lowerBound
      var position = clause.lowerBound
      var hasCue = false
      while true {
        position = annotated.openings.next(.cue, from: position, before: clause.upperBound)
        guard position < clause.upperBound else { break }
        guard annotated.persons.covering(position) == nil, annotated.posts.covering(position) == nil,
          annotated.organizations.covering(position).map({ $0.kind == .place }) ?? true,
          let (end, cue) = annotated.listed.cue(at: position, before: clause.upperBound),
          cue != .sign || annotated.events.covering(position) == nil && !isWitnessed(position, annotated),
          annotated.regions.starting(in: ScalarRange(position + 1, end)).isEmpty, cue != .visit, cue != .callOn
        else {
          position += 1
          continue
        }
        var own = persons.filter { $0.range.lowerBound >= lastCue && $0.range.upperBound <= position }.map(\.name)
        // 甲与乙率领的考察团座谈: only who stands before it leads it.
        if cue == .lead, annotated.has(.ofWhom, at: end) { own = leaders(ScalarRange(lastCue, position), annotated) ?? own }
        let between = ScalarRange(lastCue, position)
        if own.isEmpty, let speaker, isPronoun(between, annotated), presenter == nil || cue != .speak || annotated.has(.thank, in: sentence.range) {
          subjects = [speaker]
        }
        let connects = connects(between, annotated) || isPronoun(between, annotated) && subjects.count == 1
        if !own.isEmpty {
          // 甲到某区招商，与区委书记乙座谈
          let isJoined = cue == .meet && MeetingRules.joinsOther(ScalarRange(lastCue, position), annotated)
          subjects = isOpen && !hasCue || isJoined ? subjects + own : own
        } else if !connects {
          if lastCue == clause.lowerBound || cue != .represent { if !isOpen || hasCue { subjects = [] } }
        }
        if cue != .represent, cue != .visit {
          apply(cue, ScalarRange(position, end), clause, subjects, sentence, reading, isVisitBlock: isVisitBlock, call: call, &claims)
        }
        // What a presenter 说 is the presentation, unless it is thanks.
        if subjects.count == 1 { (speaker, presenter) = (subjects[0], cue == .present ? subjects[0] : nil) }
        hasCue = hasCue || (cue != .visit && cue != .thank && cue != .represent)
        if cue != .represent { lastCue = end }
        position = end
      }
      if !hasCue {
        if annotated.has(.underWhom, in: clause) { continue }
        let names = persons.map(\.name)
        if !names.isEmpty {
          subjects = isOpen ? subjects + names : names
          // 甲没有来，由乙参加: who stays away is no subject beside another.
          isOpen = !annotated.modality(at: clause.upperBound - 1).contains(.denied)
        } else if !isOpen, annotated.has(.newSubject, in: clause) {
          subjects = []
        }
      } else {
        isOpen = false
      }
    }
  }

  /// 见证签约: the witnesses do not sign; nor does who speaks of 此次签约.
  private static func isWitnessed(_ position: Int, _ annotated: AnnotatedArticle) -> Bool {
    annotated.listed.ending(.onlookers, at: position) != nil || annotated.listed.ending(.thisTime, at: position) != nil
  }

  /// 他, 她, at the start of a clause: the one who has been speaking.
  private static func isPronoun(_ range: ScalarRange, _ annotated: AnnotatedArticle) -> Bool {
    var range = range
    while let word = annotated.listed.ending(.beforeVerb, at: range.upperBound, after: range.lowerBound) {
      range = ScalarRange(range.lowerBound, word.start)
    }
    guard let pronoun = annotated.listed.ending(.pronoun, at: range.upperBound, after: range.lowerBound) else { return false }
    // 上个月他率领…
    let before = ScalarRange(range.lowerBound, pronoun.start)
    return !annotated.scalars[before].contains(where: \.isHan)
      || annotated.dates.ending(at: pronoun.start).map { $0.range.lowerBound <= before.lowerBound + 1 } ?? false
  }

  /// Words between two verbs that keep the subject: 并, 还, 先后, 会议并.
  private static func connects(_ range: ScalarRange, _ annotated: AnnotatedArticle) -> Bool {
    if range.count > 0, "并还也".unicodeScalars.contains(annotated.scalars[range.lowerBound]) { return true }
    if range.count <= 30, annotated.has(.andThen, in: range), !annotated.has(.both, in: range) { return true }
    if annotated.has(.forBoth, in: range) { return range.count <= 14 }
    guard range.count <= 14 else { return false }
    return !annotated.has(.newSubject, in: range)
  }

  private static func apply(
    _ cue: Cue, _ range: ScalarRange, _ clause: ScalarRange, _ subjects: [String], _ sentence: Sentence,
    _ reading: Reading, isVisitBlock: Bool, call: Int?, _ claims: inout ClaimCollector
  ) {
    let annotated = claims.annotated
    var subjects = subjects
    if cue == .accompany, annotated.has(.goesAlong, at: range.lowerBound), range.count == 1,
      annotated.groups(in: ScalarRange(range.upperBound, min(clause.upperBound, range.upperBound + 24))).isEmpty { return }
    if subjects.isEmpty, cue == .accompany, annotated.has("随", in: range) {
      subjects = annotated.persons.starting(in: ScalarRange(range.upperBound, clause.upperBound)).prefix(1).map(\.name)
    }
    guard !subjects.isEmpty else { return }
    let list = reading.list
    let after = ScalarRange(range.upperBound, min(clause.upperBound, range.upperBound + 16))
    let meeting = meeting(for: range, sentence, list, annotated)
    let visit = list.visit(at: range.lowerBound)
    func write(_ role: Relation, _ event: Int?, _ rule: Rule, _ people: [String]) {
      guard let event else { return }
      guard list.admits(event, annotated.modality(at: range.lowerBound)) || cue == .lead && list.events[event].sentence == sentence.range
      else { return }
      for person in people { add(role, person, event, rule, sentence, by: range.lowerBound, list, &claims) }
    }
    switch cue {
    case .attend:
      if annotated.has(.activity, in: after) {
        let isTold = meeting.map { list.events[$0].sentence.lowerBound <= range.lowerBound } ?? false
        if isTold || visit == nil, !annotated.has(.inspect, in: after), !isElsewhere(range, clause, meeting, list, annotated) {
          write(.attendee, meeting, attends, subjects)
        }
        write(.attendee, visit, accompanies, subjects)
      } else if annotated.has(.inspect, in: after) {
        if annotated.has(.occasion, in: after) { write(.attendee, meeting, attends, subjects) }
        write(.attendee, visit, accompanies, subjects)
      } else if case let named = objects(of: range, clause, list, annotated), !named.isEmpty {
        for event in named { write(.attendee, event, attends, subjects) }
      } else if endsClauseSoon(range.upperBound, clause) || opensNext(range.upperBound, annotated) || annotated.has(.occasion, in: after) {
        if let visit = visitLastReported(before: range, list, annotated),
          !annotated.has(.occasion, in: after)
        {
          write(.attendee, visit, accompanies, subjects)
          if annotated.has(.attendsMeeting, at: range.lowerBound) {
            write(.attendee, onlyMeeting(after: range.lowerBound, list), attends, subjects)
          }
        } else {
          write(.attendee, meeting ?? visit, attends, subjects)
        }
      }
    case .accompany:
      write(.attendee, visit, accompanies, subjects)
    case .chair:
      let named = objects(of: range, clause, list, annotated)
      for event in named { write(.chair, event, chairs, subjects) }
      if named.isEmpty { write(.chair, meeting, chairs, subjects) }
    case .lead:
      // 发生率, 失业率: no leading.
      if range.count == 1, annotated.person(before: range.lowerBound, from: clause.lowerBound) == nil,
        range.lowerBound != clause.lowerBound { return }
      // 团结带领群众: no delegation.
      if annotated.leadsPeople(behind: range.upperBound) || annotated.has(.leadsOn, in: ScalarRange(max(clause.lowerBound, range.lowerBound - 2), range.upperBound)) { return }
      // 率总会计师某某到某地: who is named with the leader comes too.
      if let way = ["到", "赴", "来", "前往"].compactMap({ annotated.scalars.firstPlace(of: $0, in: ScalarRange(range.upperBound, clause.upperBound)) }).min()
        ?? (annotated.has("以及", in: clause) || annotated.has("等", in: clause) ? clause.upperBound : nil)
      {
        let company = annotated.persons.starting(in: ScalarRange(range.upperBound, way)).map(\.name)
        write(.attendee, visitIn(sentence, list) ?? visit, accompanies, company)
      }
      write(.leader, visitLed(in: clause, sentence, list, annotated), VisitRules.leader, subjects)
    case .present:
      // 会议听取了某某关于…的汇报: who is heard.
      if let heard = annotated.listed.all(.hears, in: ScalarRange(clause.lowerBound, range.lowerBound)).last {
        let people = annotated.persons.starting(in: ScalarRange(heard.end, range.lowerBound)).map(\.name)
        let target = call ?? (isVisitBlock ? visit : meeting)
        write(.presenter, target, presents, people.filter(reading.officials.contains))
        return
      }
      if annotated.has("听", in: ScalarRange(clause.lowerBound, range.lowerBound)) { return }
      let target = call ?? (isVisitBlock ? visit : meeting)
      write(.presenter, target, presents, subjects.filter(reading.officials.contains))
    case .speak, .thank:
      if cue == .thank, !opens(clause, with: range, annotated), !annotated.has("代表", in: ScalarRange(annotated.clause(at: range.lowerBound).lowerBound, range.lowerBound)),
        !annotated.has("代表", in: ScalarRange(sentence.range.lowerBound, range.lowerBound)) { return }
      // 介绍产业发展后说
      if annotated.listed.longest(.saysToo, at: range.lowerBound)?.end == range.upperBound, !annotated.has(.afterwards, at: range.lowerBound - 1),
        let last = annotated.persons.starting(in: ScalarRange(clause.lowerBound, range.lowerBound)).last,
        range.lowerBound - last.range.upperBound > 8
      {
        return
      }
      let isAtMeeting = annotated.has(.inSession, in: ScalarRange(clause.lowerBound, range.lowerBound))
        || annotated.has(.formalSpeech, at: range.lowerBound) && meeting != nil
      // 感慨地说, 笑着说: told to a reporter.
      if !isAtMeeting, range.lowerBound > clause.lowerBound, "地着".unicodeScalars.contains(annotated.scalars[range.lowerBound - 1]),
        annotated.regions.covering(range.lowerBound - 1) == nil { return }
      let people = subjects.filter { isAtMeeting || reading.officials.contains($0) }
      if let call {
        write(.speaker, call, speaks, people)
      } else if !isVisitBlock {
        write(.speaker, meeting, speaks, people)
      } else if list.mainMeeting == nil {
        write(.speaker, visit, speaks, people)
      }
    case .sign:
      write(.signer, meeting, signs, subjects)
    case .hold, .meet:
      guard let meeting = list.meant[range.lowerBound] ?? meeting,
        list.events[meeting].sentence == sentence.range || !annotated.events.starting(in: sentence.range).isEmpty
      else { return }
      write(.attendee, meeting, attends, subjects)
      if cue == .meet, annotated.has(.receive, in: range) {
        // 会见了某市市长某某一行: the guest too.
        let guests = annotated.persons.starting(in: ScalarRange(range.upperBound, clause.upperBound)).map(\.name)
        write(.attendee, meeting, attends, guests)
      }
      if annotated.has("代表团", in: clause), let visit {
        let leaders = (claims.company[list.entity(visit)] ?? []).lazy.filter { $0.role == .leader }
        for leader in leaders.prefix(ClaimLimits.ofSentence) {
          write(.attendee, meeting, attends, [leader.person])
        }
      }
    case .visit, .callOn, .represent: break
    }
  }

  /// 在铜仁参加有关活动: not where the meeting was held, nor at one of its sides.
  private static func isElsewhere(
    _ verb: ScalarRange, _ clause: ScalarRange, _ meeting: Int?, _ list: EventList, _ annotated: AnnotatedArticle
  ) -> Bool {
    guard let meeting, let place = annotated.regions.ending(at: verb.lowerBound), annotated.has(.isAt, at: place.range.lowerBound - 1)
    else { return false }
    let event = list.events[meeting]
    return event.location.map { $0.key != place.region.key } ?? !event.between.contains { $0.key == place.region.key }
  }

  /// 某某出席。在某某座谈会上: the meeting of an article that tells of one alone, and later.
  private static func onlyMeeting(after position: Int, _ list: EventList) -> Int? {
    let meetings = list.events.indices.filter { [.meeting, .jointMeeting].contains(list.events[$0].kind) && list.events[$0].status == nil }
    guard meetings.count == 1, list.events[meetings[0]].sentence.lowerBound > position,
      list.items.areOne(list.events[meetings[0]].sentence.lowerBound, position) else { return nil }
    return meetings[0]
  }

  /// The visit that was reported last before a bare 参加: in the same paragraph, or with no meeting
  /// before it.
  private static func visitLastReported(
    before cue: ScalarRange, _ list: EventList, _ annotated: AnnotatedArticle
  ) -> Int? {
    guard let visit = list.lastVisit(upTo: cue.lowerBound), let index = list.reported[visit],
      list.events[index].rule == VisitRules.delegation
    else { return nil }
    guard let meeting = list.lastMeeting(upTo: cue.lowerBound) else { return index }
    let isSameBlock = annotated.sentence(at: visit)?.block == annotated.sentence(at: cue.lowerBound)?.block
    return visit > meeting && isSameBlock ? index : nil
  }

  /// 某某感谢…: the clause is a person and the verb.
  private static func opens(
    _ clause: ScalarRange, with verb: ScalarRange, _ annotated: AnnotatedArticle
  ) -> Bool {
    annotated.persons.ending(at: verb.lowerBound)?.range.lowerBound == clause.lowerBound
  }

  private static func endsClauseSoon(_ position: Int, _ clause: ScalarRange) -> Bool {
    clause.upperBound - position <= 1
  }

  /// 出席并讲话
  private static func opensNext(_ position: Int, _ annotated: AnnotatedArticle) -> Bool {
    annotated.scalars.has("并讲话", at: position) || annotated.scalars.has("并致辞", at: position)
      || annotated.scalars.has("并致词", at: position) || annotated.scalars.has("并发言", at: position)
      || annotated.scalars.has("并作", at: position)
  }

  private static func visitIn(_ sentence: Sentence, _ list: EventList) -> Int? {
    list.reported[sentence.range.lowerBound]
  }

  /// The visit whose leader a clause names: in 甲州考察团由州委书记某某带队 that of the division.
  private static func visitLed(
    in clause: ScalarRange, _ sentence: Sentence, _ list: EventList, _ annotated: AnnotatedArticle
  ) -> Int? {
    let named = Set(annotated.regions.starting(in: clause).map(\.region.key))
    if !named.isEmpty, annotated.has(.by, in: clause), !annotated.groups(in: clause).isEmpty {
      let led = list.events.lastIndex {
        $0.rule == VisitRules.delegation && $0.sentence.lowerBound <= sentence.range.lowerBound
          && $0.delegationOf.map { named.contains($0.key) } ?? false
      }
      if let led { return led }
      if visitIn(sentence, list) == nil { return nil }
    }
    return visitIn(sentence, list) ?? list.visit(at: clause.lowerBound)
  }
}
