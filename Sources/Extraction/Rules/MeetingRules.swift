import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Which meetings and ceremonies took place, when, where and between whom.
enum MeetingRules {
  static let named = Rule(
    "meeting.named", reads: "a meeting or ceremony that is said to have been held", confidence: 0.93,
    examples: [
      .init("5月8日，沪滇协作第三次联席会议在昆明市举行。", "沪滇协作第三次联席会议 shan:ordinal 3"),
      .init("5月8日，沪滇协作第三次联席会议在昆明市举行。", "沪滇协作第三次联席会议 schema:location 昆明市"),
      .init("5月8日，沪滇协作第三次联席会议在昆明市举行。", "沪滇协作第三次联席会议 shan:between 云南省"),
      .init("5月8日至9日，沪滇协作第三次联席会议在昆明市举行。", "沪滇协作第三次联席会议 schema:endDate 2024-05-09"),
    ],
    counterexamples: ["要深入贯彻东西部协作座谈会上的重要讲话精神。", "双方每年召开一次沪滇联席会议。"])
  static let talks = Rule(
    "meeting.talks", reads: "two sides that sit down together: A与B座谈交流, A在某地会见B一行", confidence: 0.85,
    examples: [
      .init("昨日，宁波市市长周明远和凉山州州长李思齐座谈交流。", "座谈交流 rdfs:label 座谈交流"),
      .init("昨日，云南省省长周明远在昆明会见了来访的上海市副市长李思齐一行。", "会见 schema:location 昆明市"),
    ],
    counterexamples: ["代表团与群众座谈交流时了解到许多情况。"])
  static let venue = Rule(
    "meeting.venue", reads: "the hall or hotel where a meeting was held: 在某某大厦召开", confidence: 0.85,
    examples: [.init("5月8日，沪滇协作联席会议在东川宾馆召开。", "沪滇协作联席会议 schema:location 东川宾馆")],
    counterexamples: ["5月8日，沪滇协作联席会议在昆明市召开。", "5月8日，沪滇协作联席会议在宾馆召开。"])
  static let company = Rule(
    "meeting.company", reads: "the sides of a meeting by the offices of those who took part in it", confidence: 0.8,
    examples: [.init("5月8日，协作工作座谈会召开。溧阳市市长周明远、汉阴县县长李思齐出席会议。", "协作工作座谈会 shan:between 汉阴县")],
    counterexamples: ["5月8日，协作工作座谈会召开。溧阳市市长周明远、溧阳市副市长李思齐出席会议。"])
  static let all = [named, talks, venue, company]

  static func find(_ words: WordLists, in annotated: AnnotatedArticle) -> EventList {
    var list = EventList()
    list.items = ArticleItems(annotated)
    for mention in annotated.events where !mention.isAnaphoric && !isCounted(mention, annotated) {
      guard let sentence = annotated.sentence(at: mention.range.lowerBound),
        let (occurrence, verb) = Occurrence.of(mention, sentence, annotated)
      else { continue }
      var event = EventList.Event(
        kind: mention.kind, rule: named, label: label(mention, annotated), status: occurrence.status, verb: verb,
        ordinal: mention.ordinal, sentence: sentence.range)
      event.between = between(mention, sentence, annotated)
      setImpliedSides(of: &event, mention, annotated)
      narrowSides(of: &event, sentence, words.gazetteer, annotated)
      event.setDays(date(mention.range.lowerBound, sentence, annotated, ofSeveralDays: mention.kind != .signing))
      event.hasOwnDate = annotated.dates.starting(in: sentence.range).contains { !$0.isPeriod }
      event.location = location(mention, sentence, annotated)
      event.venue = hall(sentence, annotated)
      event.isBeside = annotated.has(.besideMeeting, in: ScalarRange(sentence.range.lowerBound, mention.range.lowerBound))
      if isPartOfMeeting(event, mention, sentence, list, annotated) { continue }
      if let index = list.events.firstIndex(where: { isSame($0, event) && list.items.areOne($0.sentence.lowerBound, event.sentence.lowerBound) }) {
        list.events[index] = merged(list.events[index], event)
        list.meant[mention.range.lowerBound] = index
      } else if let index = list.add(event) {
        list.meant[mention.range.lowerBound] = index
      } else {
        break
      }
    }
    findTalks(in: annotated, &list)
    for mention in annotated.events where mention.isAnaphoric && !isCounted(mention, annotated) {
      let earlier = list.events.indices.last {
        list.events[$0].kind == mention.kind && list.events[$0].sentence.lowerBound <= mention.range.lowerBound
          && list.items.areOne(list.events[$0].sentence.lowerBound, mention.range.lowerBound)
      }
      if let index = earlier, !isAnother(mention, than: list.events[index], annotated) {
        list.meant[mention.range.lowerBound] = index
      } else {
        guard let sentence = annotated.sentence(at: mention.range.lowerBound),
          let (occurrence, verb) = Occurrence.of(mention, sentence, annotated)
        else { continue }
        var event = EventList.Event(
          kind: mention.kind, rule: named, label: label(mention, annotated), status: occurrence.status, verb: verb,
          ordinal: nil, sentence: sentence.range)
        if isPartOfMeeting(event, mention, sentence, list, annotated) { continue }
        event.between = between(mention, sentence, annotated)
        setImpliedSides(of: &event, mention, annotated)
        narrowSides(of: &event, sentence, words.gazetteer, annotated)
        event.setDays(date(mention.range.lowerBound, sentence, annotated, ofSeveralDays: mention.kind != .signing))
        event.location = location(mention, sentence, annotated)
        event.venue = hall(sentence, annotated)
        guard let index = list.add(event) else { break }
        list.meant[mention.range.lowerBound] = index
      }
    }
    list.sort()
    return list
  }

  /// 会上还举行了捐赠仪式: what is done at a meeting that was told of is no meeting of its own.
  private static func isPartOfMeeting(
    _ event: EventList.Event, _ mention: EventMention, _ sentence: Sentence, _ list: EventList, _ annotated: AnnotatedArticle
  ) -> Bool {
    event.kind == .meeting && annotated.has(.ceremony, at: mention.range.upperBound - 2)
      && annotated.has(.inSession, in: ScalarRange(sentence.range.lowerBound, mention.range.lowerBound))
      && list.events.contains {
        ($0.kind == .meeting || $0.kind == .jointMeeting) && list.items.areOne($0.sentence.lowerBound, event.sentence.lowerBound)
      }
  }

  /// 召开联席会议58次, 召开3次联席会议: a number of meetings, and none of them.
  private static func isCounted(_ mention: EventMention, _ annotated: AnnotatedArticle) -> Bool {
    func isTimes(_ number: QuantityMention) -> Bool { annotated.has(.times, at: number.range.upperBound - 1) }
    if let number = annotated.quantities.ending(at: mention.range.lowerBound), isTimes(number) { return true }
    let end = mention.range.upperBound
    let after = ScalarRange(end, max(end, min(annotated.clause(at: end).upperBound, end + 8)))
    return annotated.quantities.starting(in: after).first.map(isTimes) ?? false
  }

  /// A meeting without a place or sides of its own, during the article's only visit, was held where
  /// the guests were, and between them and their hosts.
  static func completeByVisit(_ list: inout EventList, _ visited: [Int: Region], _ annotated: AnnotatedArticle) {
    defer {
      for index in list.events.indices where list.events[index].between.isEmpty {
        list.events[index].between = list.events[index].impliedSides
      }
    }
    guard let main = list.mainVisit else { return }
    if visited[main].map({ $0.level > .township }) ?? true { placeAtHosts(&list, main) }
    for index in list.events.indices where list.events[index].kind != .visit {
      let meeting = list.events[index]
      guard let visit = list.visit(at: meeting.sentence.upperBound), let place = visited[visit], place.level <= .township,
        case let event = list.events[visit], meeting.status == event.status,
        list.items.areOne(event.sentence.lowerBound, meeting.sentence.lowerBound)
      else { continue }
      let guests = event.delegationOf
      let isDuring =
        if let day = meeting.start, let first = event.start { first <= day && day <= (event.end ?? first) }
        else { meeting.start == nil && meeting.sentence.lowerBound >= event.sentence.lowerBound }
      guard isDuring else { continue }
      if meeting.location == nil, meeting.venue == nil { list.events[index].location = place }
      if meeting.start == nil, event.end == nil, let day = event.start, day.utf8.count == 10,
        !annotated.has(.apartFromMeeting, in: meeting.sentence)
      {
        list.events[index].start = day
      }
      // 两省召开座谈会 says of which level the sides are; 双方, 两地 do not.
      let isSaid = !meeting.impliedSides.isEmpty && meeting.saysLevelOfSides
      if meeting.between.isEmpty, !isSaid, let guests, guests.key != place.key {
        list.events[index].between = [guests, place]
      }
    }
  }

  static func write(_ list: EventList, into claims: inout ClaimCollector) {
    for (index, event) in list.events.enumerated() where event.kind != .visit {
      let entity = list.entity(index)
      claims.add(
        entity, .label, .literal(Literal(event.label, .chinese)), event.rule,
        at: event.sentence(stating: .label), by: event.verb, despite: .all)
      if let status = event.status {
        claims.add(entity, .eventStatus, .literal(status.literal), event.rule, at: event.sentence(stating: .eventStatus))
      }
      if let ordinal = event.ordinal {
        claims.add(
          entity, .ordinal, .literal(Literal(String(ordinal), .integer)), event.rule,
          at: event.sentence(stating: .ordinal))
      }
      if let start = event.start {
        claims.add(
          entity, .startDate, .literal(.date(start)), event.rule,
          at: event.sentence(stating: .startDate))
      }
      if let end = event.end {
        claims.add(entity, .endDate, .literal(.date(end)), event.rule, at: event.sentence(stating: .endDate))
      }
      if let location = event.location {
        claims.add(
          entity, .location, .entity(LocalEntity(location)), event.rule,
          at: event.sentence(stating: .location))
      } else if let hall = event.venue {
        claims.add(entity, .location, .entity(hall), venue, at: event.sentence)
        claims.add(hall, .label, .literal(Literal(hall.label, .chinese)), venue, at: event.sentence)
      }
      for region in event.between {
        claims.add(
          entity, .between, .entity(LocalEntity(region)), event.hasSidesOfCompany ? company : event.rule,
          at: event.sentence(stating: .between))
      }
    }
  }

  // MARK: Whether, when, where

  private static func label(_ mention: EventMention, _ annotated: AnnotatedArticle) -> String {
    // 第 3 次
    annotated.words(mention.range).filter { !$0.isWhitespace }
  }

  private static func between(
    _ mention: EventMention, _ sentence: Sentence, _ annotated: AnnotatedArticle
  ) -> [Region] {
    // 镇江援疆干部座谈会 is not with 新疆.
    let aided = Set(annotated.regions.starting(in: mention.range).filter {
      $0.form == .abbreviation && $0.range.lowerBound > mention.range.lowerBound && annotated.scalars[$0.range.lowerBound - 1] == "援"
    }.map(\.region.key))
    var inside = annotated.freeRegions(in: mention.range).filter { !aided.contains($0.key) }
    inside = Array(inside.prefix(2))
    if inside.count == 2 { return inside }
    if inside.isEmpty {
      // 某区红十字会向某旗红十字会捐赠签约仪式: the divisions of the bodies.
      let sides = annotated.organizations.starting(in: mention.range).compactMap(\.region)
        .reduce(into: [Region]()) { if !$0.contains($1) { $0.append($1) } }
      if sides.count == 2 { return sides }
    }
    let before = annotated.freeRegions(
      in: ScalarRange(annotated.clause(at: mention.range.lowerBound).lowerBound, mention.range.lowerBound),
      includingImplied: false)
    let listed = listedSides(before: mention, annotated)
    if !listed.isEmpty { return listed }
    let place = location(mention, sentence, annotated)
    let sides = before.count > 2 ? before.filter { $0.key != place?.key } : before
    if sides.count >= 2, mention.kind == .jointMeeting || inside.isEmpty { return Array(sides.prefix(2)) }
    return inside.count == 1 && sides.count == 1 ? sides + inside : []
  }

  /// 甲区、乙市与丙县、丁县召开联席会议: all four.
  private static func listedSides(before mention: EventMention, _ annotated: AnnotatedArticle) -> [Region] {
    let clause = annotated.clause(at: mention.range.lowerBound)
    let named = annotated.regions.starting(in: ScalarRange(clause.lowerBound, mention.range.lowerBound))
    guard let first = named.first else { return [] }
    var sides = [first.region]
    var (end, isMet) = (first.range.upperBound, false)
    for next in named.dropFirst() {
      guard next.range.lowerBound == end + 1, annotated.has(.enumeration, at: end), sides.count < 8, !sides.contains(next.region) else { break }
      isMet = isMet || !"、".unicodeScalars.contains(annotated.scalars[end])
      sides.append(next.region)
      end = next.range.upperBound
    }
    return isMet && sides.count > 2 && annotated.has(.hold, at: annotated.end(ofAdverbsFrom: end)) ? sides : []
  }

  /// 在两地举行的座谈会, 两省召开座谈会
  private static func setImpliedSides(
    of event: inout EventList.Event, _ mention: EventMention, _ annotated: AnnotatedArticle
  ) {
    let clause = annotated.clause(at: mention.range.lowerBound)
    let implied = annotated.regions.starting(in: ScalarRange(clause.lowerBound, mention.range.lowerBound))
      .filter { $0.form == .deictic }
    guard implied.count == 2, implied[0].region != implied[1].region else { return }
    event.impliedSides = implied.map(\.region)
    event.saysLevelOfSides = annotated.scalars[implied[1].range.upperBound - 1] != "地"
  }

  /// 苏陕协作签约仪式举行，南通市副市长、汉中市副市长出席: two provinces that only name the programme give way to the two
  /// divisions in them that sit down together.
  private static func narrowSides(
    of event: inout EventList.Event, _ sentence: Sentence, _ gazetteer: Gazetteer, _ annotated: AnnotatedArticle
  ) {
    let named = event.between
    guard named.count == 2, named.allSatisfy({ $0.level == .province }) else { return }
    func within(_ regions: [Region]) -> [Region]? {
      let inner = named.map { side in
        regions.reduce(into: [Region]()) { if gazetteer.contains(side, $1), !$0.contains($1) { $0.append($1) } }
      }
      guard inner.allSatisfy({ $0.count == 1 && $0[0].level != .province }) else { return nil }
      return inner.flatMap { $0 }
    }
    let held = annotated.posts.starting(in: sentence.range).compactMap(\.region).filter { $0.level != .country }
    if let narrow = within(event.impliedSides) ?? within(held) { event.between = narrow }
  }

  /// How many of the dates before a sentence are looked at for the day of its meeting.
  private static let datesLimit = 64

  /// - Parameter ofSeveralDays: Whether it may last for days.
  private static func date(
    _ position: Int, _ sentence: Sentence, _ annotated: AnnotatedArticle, ofSeveralDays: Bool = false
  ) -> DateMention? {
    // 记者6月14日获悉: the day of hearing is not that of the meeting.
    // 5月8日，2024年…联席会议召开: the year is of the name.
    let name = annotated.events.covering(position)?.range
    let heard = annotated.places(of: .hear, in: sentence.range).last { $0 < position } ?? sentence.range.lowerBound
    let inSentence = annotated.dates.starting(in: ScalarRange(heard, sentence.range.upperBound)).filter { date in
      !date.isPeriod && (date.end == nil || ofSeveralDays && lasts(date, position, annotated))
        && !(date.start.utf8.count == 4 && (date.range.upperBound == position || name?.contains(date.range.lowerBound) ?? false))
    }
    if let date = inSentence.last(where: { $0.range.lowerBound < position }) ?? inSentence.first {
      // 昨日，2025年…联席会议举行: the day, not the year that opens the name.
      guard date.start.utf8.count == 4, let day = inSentence.last(where: { $0.range.upperBound + 1 == date.range.lowerBound }), day.beginsOnDay else { return date }
      return day
    }
    let block = annotated.article.blocks[sentence.block].range
    return annotated.dates.starting(in: ScalarRange(block.lowerBound, sentence.range.lowerBound))
      .suffix(datesLimit).last {
        !$0.isPeriod && $0.end == nil
          && ($0.beginsOnDay || sentence.range.lowerBound - $0.range.upperBound < 60)
      }
  }

  /// 5月7日至8日，甲与乙召开座谈会: the days of the meeting, and not of a journey on which it was held.
  private static func lasts(_ days: DateMention, _ position: Int, _ annotated: AnnotatedArticle) -> Bool {
    guard days.beginsOnDay, days.end?.utf8.count == 10 else { return false }
    let clause = annotated.clause(at: position)
    let opens = days.range.upperBound + 1 == clause.lowerBound && annotated.clause(at: days.range.lowerBound) == days.range
    guard opens || clause.contains(days.range) else { return false }
    let before = ScalarRange(clause.lowerBound, max(clause.lowerBound, position))
    return annotated.groups(in: clause).isEmpty && !annotated.has(.come, in: before) && !annotated.has(.goesAlong, in: before)
  }

  /// 在某地举行, 在某地召开, 在某地举行的会议.
  private static func location(
    _ mention: EventMention, _ sentence: Sentence, _ annotated: AnnotatedArticle
  ) -> Region? {
    let scalars = annotated.scalars
    for region in annotated.regions.starting(in: sentence.range) {
      let start = region.range.lowerBound
      guard start > sentence.range.lowerBound, scalars[start - 1] == "在" || scalars[start - 1] == "于",
        region.region.level != .country, region.form != .deictic || scalars[start] != "两"
      else { continue }
      let after = ScalarRange(region.range.upperBound, min(sentence.range.upperBound, region.range.upperBound + 14))
      let clause = annotated.clause(at: start)
      // 召开研讨会，在某市举行恳谈会: where another was held.
      if !clause.contains(mention.range.lowerBound), !annotated.events.starting(in: clause).isEmpty { continue }
      if hallEnd(from: start, clause, annotated) != nil, !annotated.has(.level, at: region.range.upperBound - 1) { continue }
      guard after.lowerBound < clause.upperBound else {
        if annotated.article.blocks[sentence.block].kind == .heading { return region.region }
        continue
      }
      let own = ScalarRange(after.lowerBound, min(after.upperBound, clause.upperBound))
      if annotated.has(.hold, in: own) || annotated.has(.ceremonious, in: own) {
        return region.region
      }
    }
    return nil
  }

  // MARK: Which are the same

  /// 9月26日上午，双方在某村再次召开联席会议: another day or another place than the one before.
  private static func isAnother(_ mention: EventMention, than event: EventList.Event, _ annotated: AnnotatedArticle) -> Bool {
    guard let sentence = annotated.sentence(at: mention.range.lowerBound), sentence.range != event.sentence else { return false }
    let clause = annotated.clause(at: mention.range.lowerBound)
    let before = ScalarRange(clause.lowerBound, mention.range.lowerBound)
    guard annotated.has(.hold, in: before), let told = Occurrence.of(mention, sentence, annotated) else { return false }
    if told.occurrence.status != event.status { return true }
    if annotated.has(.again, in: before) { return true }
    let own = annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, mention.range.lowerBound)).last { !$0.isPeriod && $0.end == nil }
    if let day = own?.start, let known = event.start, day.utf8.count == 10, known.utf8.count == 10, day != known { return true }
    if let place = location(mention, sentence, annotated), let known = event.location, place.level == known.level, place != known { return true }
    return false
  }

  private static func isSame(_ a: EventList.Event, _ b: EventList.Event) -> Bool {
    guard a.kind == b.kind, agree(a, b) else { return false }
    if a.sentence == b.sentence, let x = a.verb, let y = b.verb, x != y, !a.label.holds(b.label), !b.label.holds(a.label) { return false }
    if b.isBeside, a.sentence != b.sentence, !a.label.contains(b.label), !b.label.contains(a.label) { return false }
    if let x = a.ordinal, let y = b.ordinal { return x == y }
    if let x = a.start, let y = b.start, !x.hasPrefix(y), !y.hasPrefix(x) { return false }
    if let x = a.location, let y = b.location, x != y, x.level == y.level { return false }
    if a.hasOwnDate, b.hasOwnDate, a.between.isEmpty, b.between.isEmpty, a.sentence != b.sentence,
      !a.label.holds(b.label), !b.label.holds(a.label)
    { return false }
    let x = Set(a.between.map(\.key))
    let y = Set(b.between.map(\.key))
    if !x.isEmpty, !y.isEmpty, !x.isSubset(of: y), !y.isSubset(of: x) { return false }
    return true
  }

  /// An event that is announced stays so where its name alone is taken up again, not where another
  /// sentence says that it was held.
  private static func agree(_ a: EventList.Event, _ b: EventList.Event) -> Bool {
    if (a.status == nil) == (b.status == nil) { return true }
    return a.status == nil ? a.verb == nil : b.verb == nil
  }

  private static func merged(_ a: EventList.Event, _ b: EventList.Event) -> EventList.Event {
    var event = a
    if let status = b.status, event.status == nil || event.status == .scheduled {
      event.status = status
      event.verb = b.verb
      event.statedIn[.eventStatus] = b.sentence
    }
    func take(_ relations: Relation...) { for relation in relations { event.statedIn[relation] = b.sentence } }
    if a.ordinal == nil, let ordinal = b.ordinal {
      event.ordinal = ordinal
      event.label = b.label
      take(.ordinal, .label)
    }
    if let start = b.start, a.start.map({ start.utf8.count > $0.utf8.count }) ?? true {
      event.start = start
      event.end = b.end
      take(.startDate, .endDate)
    }
    if let place = b.location, a.location.map({ place.level > $0.level }) ?? true {
      event.location = place
      take(.location)
    }
    if a.between.count < 2, b.between.count > a.between.count {
      event.between = b.between
      take(.between)
    }
    return event
  }

  private static func isOfAttendance(_ place: Int, _ annotated: AnnotatedArticle) -> Bool {
    annotated.has(.attend, in: ScalarRange(max(0, place - 3), place))
  }

  private static func findTalks(in annotated: AnnotatedArticle, _ list: inout EventList) {
    let held = annotated.events.filter { mention in
      guard mention.isAnaphoric, mention.kind != .signing,
        let sentence = annotated.sentence(at: mention.range.lowerBound)
      else { return false }
      let clause = annotated.clause(at: mention.range.lowerBound)
      return annotated.has(.hold, in: ScalarRange(clause.lowerBound, mention.range.lowerBound))
        && Occurrence.of(mention, sentence, annotated) != nil
    }.map(\.range.lowerBound) + list.events.filter { $0.kind == .jointMeeting || $0.kind == .meeting }.map(\.sentence.lowerBound)
    let hasReception = annotated.sentences.contains { sentence in
      annotated.places(of: .receive, in: sentence.range).contains { !isOfAttendance($0, annotated) }
    }
    let divisions = annotated.divisionsOfPersons
    let itemsWithMeeting = Set(held.map { list.items.index(of: $0) })
    for sentence in annotated.sentences {
      let hasMeeting = itemsWithMeeting.contains(list.items.index(of: sentence.range.lowerBound))
      for word in annotated.listed.all(.talks, in: sentence.range) where annotated.listed.longest(.talks, at: word.start)?.end == word.end {
        guard let event = talks(word, sentence, divisions, hasMeeting: hasMeeting, hasReception: hasReception, annotated),
          !list.events.contains(where: { $0.rule == talks && !isApart($0, event, list) }), let index = list.add(event)
        else { continue }
        list.meant[word.start] = index
        break
      }
    }
  }

  /// Whether talks are other ones than those that were found before: in another item, or on another day.
  private static func isApart(_ known: EventList.Event, _ event: EventList.Event, _ list: EventList) -> Bool {
    if !list.items.areOne(known.sentence.lowerBound, event.sentence.lowerBound) { return true }
    guard event.hasOwnDate, let day = event.start, let first = known.start else { return false }
    return day != first && day.utf8.count == 10
  }

  /// The talks that a verb tells of, if it does.
  private static func talks(
    _ word: Word, _ sentence: Sentence, _ divisions: [String: Region], hasMeeting: Bool, hasReception: Bool, _ annotated: AnnotatedArticle
  ) -> EventList.Event? {
    let place = word.start
    let clause = annotated.clause(at: place)
    guard !hasMeeting || annotated.events.starting(in: clause).isEmpty, annotated.events.covering(place) == nil,
      let occurrence = Occurrence(annotated.modality(at: place))
    else { return nil }
    let isReception = annotated.has(.receive, at: place)
    // Beside a joint meeting, talks with others are meetings of their own: 与某市市长某某座谈交流.
    let mayMeetOthers = hasMeeting && annotated.has(.party, in: sentence.range) && !annotated.has(.atMeeting, in: sentence.range)
    // 7月2日，甲与乙座谈: on a day of their own.
    let isDated = hasMeeting && annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, place)).contains { !$0.isPeriod && $0.end == nil && $0.beginsOnDay }
    // 甲率团考察某地，并于8日在某市与乙座谈: with whom the sentence began.
    let joins = joinsOther(ScalarRange(clause.lowerBound, place), annotated)
    let named = annotated.persons.starting(in: ScalarRange(joins ? sentence.range.lowerBound : clause.lowerBound, place)).compactMap { divisions[$0.name] }
    let meetsOthers = isDated && Set(named).count > 1 && !annotated.has(.atMeeting, in: sentence.range)
    if hasMeeting, !isReception, !meetsOthers, !mayMeetOthers || annotated.has(.mereTalks, at: place) { return nil }
    // 某某参加会见 tells of one that another sentence reports, if any does.
    if isReception, isOfAttendance(place, annotated), hasReception { return nil }
    // 省委书记甲，省长乙在某地会见…: the hosts may fill several clauses.
    let isOpening = annotated.openings.next(.cue, from: sentence.range.lowerBound, before: clause.lowerBound) >= clause.lowerBound
    let start = isReception || mayMeetOthers || isOpening || joins ? sentence.range.lowerBound : clause.lowerBound
    let before = ScalarRange(start, place)
    let after = ScalarRange(place, clause.upperBound)
    let offices = annotated.posts.starting(in: before)
    if mayMeetOthers, !isReception, !meetsOthers, offices.count < 2 { return nil }
    let persons = annotated.persons.starting(in: before)
    let groups = annotated.groups(in: ScalarRange(clause.lowerBound, place))
    let guests = annotated.persons.starting(in: after).contains { annotated.posts.ending(at: $0.range.lowerBound) != nil }
    let receives = isReception && !persons.isEmpty && (guests || annotated.has(.visitors, in: after) || annotated.has(.guests, in: after))
    let sitsDown = !hasMeeting && !isReception && !persons.isEmpty && groups.contains { annotated.has(.party, at: $0.end) }
    guard persons.count >= 2 && (!hasMeeting || mayMeetOthers || meetsOthers) || receives || sitsDown, !offices.isEmpty || meetsOthers else { return nil }
    var event = EventList.Event(
      kind: .meeting, rule: talks, label: annotated.words(word.range), status: occurrence.status, verb: place, ordinal: nil,
      sentence: sentence.range)
    event.start = date(place, sentence, annotated)?.start
    event.hasOwnDate = annotated.dates.starting(in: sentence.range).contains { !$0.isPeriod }
    let held = (meetsOthers ? named : []) + (isReception ? annotated.posts.starting(in: ScalarRange(start, clause.upperBound)) : offices).compactMap(\.region)
    let senders = isReception
      ? annotated.freeRegions(in: after).prefix(1)
      : groups.compactMap { annotated.regions.starting(in: ScalarRange(clause.lowerBound, $0.start)).last?.region }.prefix(1)
    event.between = Array(
      (held + senders).reduce(into: [Region]()) {
        if !$0.contains($1), $1.level != .country { $0.append($1) }
      }.prefix(2))
    event.location = annotated.regions.starting(in: ScalarRange(max(clause.lowerBound, persons.last?.range.upperBound ?? 0), place)).first {
      $0.form != .deictic && $0.range.lowerBound > clause.lowerBound && annotated.has(.isAt, at: $0.range.lowerBound - 1)
    }?.region
    if event.location == nil, joins {
      event.location = annotated.regions.starting(in: ScalarRange(clause.lowerBound, place)).first {
        $0.form != .deictic && $0.range.lowerBound > clause.lowerBound && annotated.has(.isAt, at: $0.range.lowerBound - 1)
          && annotated.has(.withWhom, at: $0.range.upperBound)
      }?.region
    }
    return event
  }

  /// 与某市市长某某座谈: whether who stands before the verb is set beside the subject of an earlier clause.
  static func joinsOther(_ range: ScalarRange, _ annotated: AnnotatedArticle) -> Bool {
    guard let first = annotated.persons.starting(in: range).first else { return false }
    var start = first.range.lowerBound
    while start > range.lowerBound,
      annotated.posts.covering(start - 1) != nil || annotated.regions.covering(start - 1) != nil || annotated.organizations.covering(start - 1) != nil
        || annotated.has(.enumeration, at: start - 1) && !annotated.has(.withWhom, at: start - 1)
    {
      start -= 1
    }
    return start > range.lowerBound && annotated.has(.withWhom, at: start - 1)
  }
}
