import Lexicon
import Mentions
import Ontology
import Text

/// Finds the sentences that report a visit: a delegation that comes, a leader who brings people, or
/// somebody “and party”.
struct VisitFinder {
  let annotated: AnnotatedArticle
  let gazetteer: Gazetteer
  /// The division that each person's office is of.
  private let divisions: [String: Region]
  /// The divisions of whose delegation the article speaks: 某区党政代表团.
  private let senders: [RegionMention]
  private let hasConference: Bool
  /// From the first to the last leader of each division of whom a verb of leading is told.
  private let ledElsewhere: [String: ScalarRange]

  init(_ annotated: AnnotatedArticle, gazetteer: Gazetteer) {
    self.annotated = annotated
    self.gazetteer = gazetteer
    divisions = annotated.divisionsOfPersons
    senders = annotated.regions.filter { mention in
      let end = mention.range.upperBound
      return annotated.has(.delegation, at: end)
    }
    ledElsewhere = annotated.persons.reduce(into: [:]) { [divisions] found, person in
      guard let region = divisions[person.name], annotated.listed.longest(.lead, at: person.range.upperBound) != nil else { return }
      found[region.key] = ScalarRange(found[region.key]?.lowerBound ?? person.range.lowerBound, person.range.upperBound)
    }
    hasConference = annotated.events.contains { $0.kind == .jointMeeting || $0.kind == .meeting }
  }

  /// The visits that a sentence opens or takes up: one, or one of each of several delegations.
  func visits(in sentence: Sentence) -> [EventList.Event] {
    let delegations = delegations(in: sentence)
    if !delegations.isEmpty { return delegations }
    return (ledParty(in: sentence) ?? party(in: sentence)).map { [$0] } ?? []
  }

  /// The visit of an article that names no delegation's sender and no leader.
  func unnamedVisit(in sentence: Sentence) -> EventList.Event? {
    guard annotated.article.blocks[sentence.block].kind == .paragraph else { return nil }
    return unsentGroup(in: sentence) ?? caller(in: sentence)
  }

  // MARK: 某省代表团来某地考察

  /// A delegation that a sentence names, and who sent it.
  private struct Delegation {
    let word: Word
    let region: Region
    /// Where its name starts.
    let start: Int
    /// Who received it: 某县迎来了某市代表团.
    let host: RegionMention?
  }

  private func delegations(in sentence: Sentence) -> [EventList.Event] {
    let named = annotated.groups(in: sentence.range).compactMap { word in
      sender(of: word, sentence).flatMap { sender in
        sender.region.level == .country
          ? nil : Delegation(word: word, region: sender.region, start: sender.start, host: host(before: sender.start))
      }
    }
    var found: [EventList.Event] = []
    var last: Delegation?
    for delegation in named where !isSummary(delegation, sentence) {
      // 甲考察团、乙代表团先后到某市: each is on a visit of its own.
      let isListed = last.map { isList(ScalarRange($0.word.end, delegation.start)) && $0.region != delegation.region } ?? false
      guard found.isEmpty || isListed || delegation.host != nil, let event = visit(of: delegation, sentence) else { continue }
      found.append(event)
      last = delegation
    }
    return found
  }

  /// 甲、乙、丙三市党政代表团先后来到…: tells at once of several delegations of which the article tells one by one.
  private func isSummary(_ delegation: Delegation, _ sentence: Sentence) -> Bool {
    guard let last = annotated.regions.starting(at: delegation.start),
      last.range.lowerBound > sentence.range.lowerBound, annotated.has(.enumeration, at: last.range.lowerBound - 1),
      let other = annotated.regions.ending(at: last.range.lowerBound - 1), other.region != last.region
    else { return false }
    guard let led = ledElsewhere[delegation.region.key] else { return false }
    return led.lowerBound < sentence.range.lowerBound || led.upperBound > sentence.range.upperBound
  }

  private func isList(_ range: ScalarRange) -> Bool {
    range.count == 1 && annotated.has(.enumeration, at: range.lowerBound)
  }

  private func visit(of delegation: Delegation, _ sentence: Sentence) -> EventList.Event? {
    let (place, end) = (delegation.word.start, delegation.word.end)
    let clause = annotated.clause(at: place)
    let around = ScalarRange(
      clause.lowerBound, min(sentence.range.upperBound, clause.upperBound + 30))
    let isTeam = annotated.has(.workTeam, at: place)
    guard delegation.host != nil || annotated.has(.come, in: around) || goesTo(end), !annotated.has(.welcome, in: around),
      !isTeam || annotated.has(.teamArrives, in: around),
      var event = event(from: delegation.start, clause, place, sentence, of: delegation.region, goingBehind: end)
    else { return nil }
    event.hosts = delegation.host.map { [$0.region] } ?? []
    event.destination = delegation.host?.region ?? destination(in: ScalarRange(end, sentence.range.upperBound), from: delegation.region)?.region
    return event
  }

  /// 某县迎来了某市代表团.
  private func host(before start: Int) -> RegionMention? {
    let end = annotated.isDone(before: start) ? start - 1 : start
    return annotated.listed.ending(.receivesGuests, at: end).flatMap { annotated.regions.ending(at: $0.start) }
  }

  /// 代表团到某县开展…: a division right behind 到.
  private func goesTo(_ position: Int) -> Bool {
    annotated.scalars.has("到", at: position) && annotated.regions.starting(at: position + 1) != nil
  }

  /// The division whose delegation the article spoke of last, or speaks of elsewhere: 对某区党政代表团的到来表示欢迎.
  private func delegationElsewhere(_ sentence: Sentence) -> Region? {
    let before = senders.partitioningIndex { $0.range.upperBound > sentence.range.lowerBound }
    let elsewhere = before > 0 ? senders[before - 1] : senders.first { $0.range.lowerBound >= sentence.range.upperBound }
    return elsewhere?.region
  }

  /// Whose delegation it is, and where its name starts.
  private func sender(of word: Word, _ sentence: Sentence) -> (region: Region, start: Int)? {
    let scalars = annotated.scalars
    let place = word.start
    let reach = annotated.has(.workTeam, at: place) ? 16 : 8
    var start = place
    // 在某市与慰问团座谈: a place, and no sender.
    while start > sentence.range.lowerBound, place - start < reach, scalars[start - 1].isHan, !annotated.has(.withWhom, at: start - 1),
      annotated.regions.ending(at: start) == nil, annotated.persons.ending(at: start) == nil
    {
      start -= 1
    }
    if let region = annotated.regions.ending(at: start),
      (start..<place).allSatisfy({ annotated.posts.covering($0) == nil && annotated.persons.covering($0) == nil })
    {
      return (region.region, region.range.lowerBound)
    }
    if let body = annotated.organizations.ending(at: place), let region = body.region {
      return (region, body.range.lowerBound)
    }
    // 会后，代表团一行赴某镇
    if start == place, place == sentence.range.lowerBound || !scalars[place - 1].isHan,
      annotated.has(.party, at: word.end), let region = delegationElsewhere(sentence)
    {
      return (region, place)
    }
    // 某区区委书记某某再次率县党政代表团: a delegation without a region of its own is of its leader's.
    let before = ScalarRange(max(sentence.range.lowerBound, place - 12), place)
    if let brings = annotated.listed.all(.brings, in: before).last,
      let person = annotated.person(before: brings.start, from: sentence.range.lowerBound),
      let region = divisions[person.name]
    {
      return (region, person.range.lowerBound)
    }
    return nil
  }

  // MARK: 某某带队赴某地考察

  private func ledParty(in sentence: Sentence) -> EventList.Event? {
    for word in annotated.listed.all(.lead, in: sentence.range) {
      let (place, end) = (word.start, word.end)
      let clause = annotated.clause(at: place)
      let isWord = word.range.count > 1
      guard annotated.listed.longest(.lead, at: place)?.end == end, annotated.regions.covering(place) == nil,
        annotated.posts.covering(place) == nil,
        let leader = leader(before: place, clause, sentence, isWord: isWord)
      else { continue }
      let ahead = ScalarRange(end, min(sentence.range.upperBound, end + 70))
      let target = destination(in: ahead, from: leader.region)
      guard target != nil || isWord && leadsAway(end, leader.region),
        annotated.has(.aim, in: ScalarRange(clause.lowerBound, ahead.upperBound)),
        !annotated.has(.welcome, in: clause), !annotated.leadsPeople(behind: end)
      else { continue }
      if var event = event(from: leader.start, clause, place, sentence, of: leader.region, goingBehind: end) {
        event.destination = target?.region
        return event
      }
    }
    return nil
  }

  /// 率队来…, 带队赴…: the place itself is none that was recognised.
  private func leadsAway(_ position: Int, _ home: Region?) -> Bool {
    guard home != nil, position < annotated.scalars.count,
      annotated.has(.leadsAway, at: position)
    else { return false }
    return annotated.regions.starting(in: ScalarRange(position, position + 12)).isEmpty
  }

  private func leader(
    before place: Int, _ clause: ScalarRange, _ sentence: Sentence, isWord: Bool
  ) -> (region: Region?, start: Int)? {
    let before = annotated.persons.starting(in: ScalarRange(sentence.range.lowerBound, place))
    let adjacent = annotated.person(before: place, from: sentence.range.lowerBound)
    if let person = adjacent ?? before.last, isWord || adjacent != nil,
      adjacent != nil || place - person.range.upperBound <= 14
    {
      return (divisions[person.name], max(clause.lowerBound, person.range.lowerBound))
    }
    guard isWord,
      let region = annotated.regions.starting(in: ScalarRange(clause.lowerBound, place)).last,
      region.region.level != .country, place - region.range.upperBound <= 10,
      annotated.has(.inCharge, in: ScalarRange(region.range.upperBound, place))
    else { return nil }
    return (region.region, region.range.lowerBound)
  }

  // MARK: 某某一行来到某地

  private static let parties = Array("一行".unicodeScalars)

  private func party(in sentence: Sentence) -> EventList.Event? {
    let scalars = annotated.scalars
    var from = sentence.range.lowerBound
    while let place = scalars.firstPlace(of: Self.parties, in: ScalarRange(from, sentence.range.upperBound)) {
      from = place + 2
      guard let person = annotated.persons.ending(at: place) else { continue }
      // 某集团副总经理某某一行到某县调研: of no division.
      let region = divisions[person.name]
      guard region != nil || annotated.posts.ending(at: person.range.lowerBound) != nil else { continue }
      let ahead = ScalarRange(place + 2, min(sentence.range.upperBound, place + 50))
      let target = destination(in: ahead, from: region)
      let isTour = region.map { !isOwn($0) && isTouring(behindCompany(ahead)) } ?? false
      guard target.map({ $0.range.lowerBound - place <= 14 }) ?? isTour,
        annotated.has(.aim, in: ahead), !annotated.has(.welcome, in: ahead)
      else { continue }
      let clause = annotated.clause(at: place)
      if var event = event(from: person.range.lowerBound, clause, place, sentence, of: region, goingBehind: from) {
        event.destination = target?.region
        (event.leader, event.isParty) = (person.name, true)
        return event
      }
    }
    return nil
  }

  /// 一行在甲、乙陪同下，先后考察了: what stands behind those who go along.
  private func behindCompany(_ ahead: ScalarRange) -> ScalarRange {
    guard annotated.has(.isAt, at: ahead.lowerBound), let word = annotated.listed.first(.underWhom, in: ahead) else { return ahead }
    return ScalarRange(min(ahead.upperBound, word.end + 1), ahead.upperBound)
  }

  /// 一行还走访了…: a verb of looking at something soon follows.
  private func isTouring(_ ahead: ScalarRange) -> Bool {
    annotated.has(
      .tour, in: ScalarRange(ahead.lowerBound, min(ahead.upperBound, ahead.lowerBound + 6)))
  }

  /// Whether a division is the one that the article is told from; where that is not known, those
  /// who sit in conference with others count as guests.
  private func isOwn(_ region: Region) -> Bool {
    guard let home = annotated.home else { return !hasConference }
    return lies(region, home) || lies(home, region)
  }

  // MARK: 考察团走进某县, 与会人员参观了…

  /// A group of whom the article does not say who sent it.
  private func unsentGroup(in sentence: Sentence) -> EventList.Event? {
    let attendees = annotated.listed.all(.attendees, in: sentence.range)
    for word in annotated.groups(in: sentence.range) + attendees {
      let (place, end) = (word.start, word.end)
      let clause = annotated.clause(at: place)
      let ahead = ScalarRange(end, min(sentence.range.upperBound, end + 40))
      guard annotated.has(.aim, in: ahead), !annotated.has(.welcome, in: clause), !annotated.has(.workTeam, at: place)
      else { continue }
      if annotated.has(.attendees, at: place) {
        guard isTouring(ahead) else { continue }
      } else {
        guard sender(of: word, sentence) == nil,
          annotated.regions.starting(in: ScalarRange(clause.lowerBound, place)).isEmpty,
          annotated.persons.starting(in: ScalarRange(clause.lowerBound, place)).isEmpty,
          let target = destination(in: ahead, from: nil), target.range.lowerBound - end <= 12,
          annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, place)).contains(where: { !$0.isPeriod })
        else { continue }
      }
      if let event = event(from: place, clause, place, sentence, of: nil, goingBehind: end) { return event }
    }
    return nil
  }

  // MARK: 某公司董事长某某到某县调研

  /// A leader from elsewhere who comes without a word for those who come along, or several who come together.
  private func caller(in sentence: Sentence) -> EventList.Event? {
    for person in annotated.persons.starting(in: sentence.range) {
      let end = annotated.end(ofAdverbsFrom: person.range.upperBound)
      let clause = annotated.clause(at: end)
      let rest = ScalarRange(end, max(end, clause.upperBound))
      guard let going = annotated.listed.longest(.callerGoes, at: end),
        annotated.posts.ending(at: person.range.lowerBound) != nil,
        annotated.posts.starting(at: end)?.region?.level != .country,
        let target = destination(in: rest, from: divisions[person.name]),
        target.range.lowerBound - end <= 2, annotated.has(.callerAim, in: rest),
        annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, end)).contains(where: { !$0.isPeriod && $0.beginsOnDay }),
        !annotated.has(.welcome, in: rest),
        // 在某县调研时强调 may be said of somebody whom all cite.
        !annotated.has(.moment, in: rest) || annotated.posts.ending(at: person.range.lowerBound)?.region?.level != .country,
        going.end <= target.range.lowerBound
      else { continue }
      let company = annotated.persons.starting(in: ScalarRange(clause.lowerBound, end))
        .filter { annotated.posts.ending(at: $0.range.lowerBound) != nil }.map(\.name)
      guard var event = event(from: person.range.lowerBound, clause, end, sentence, of: divisions[company.first ?? person.name], goingBehind: end)
      else { continue }
      event.company = company
      event.destination = target.region
      event.otherSenders = company.dropFirst().compactMap { divisions[$0] }.filter { $0 != event.delegationOf }
      return event
    }
    return nil
  }

  // MARK: Parts

  /// The first division after a verb of coming that is not the visitors' own.
  private func destination(in range: ScalarRange, from home: Region?) -> RegionMention? {
    annotated.regions.starting(in: range).first { mention in
      guard mention.region.level != .country, !lies(mention.region, home), !lies(home, mention.region)
      else { return false }
      let start = mention.range.lowerBound
      return annotated.listed.ending(.goTo, at: start, after: range.lowerBound) != nil
        || annotated.listed.ending(.callsAt, at: start, after: range.lowerBound) != nil
    }
  }

  private func lies(_ inner: Region?, _ outer: Region?) -> Bool {
    guard let inner, let outer else { return false }
    return gazetteer.contains(outer, inner)
  }

  /// The first verb of coming behind a position in a clause, else the last one before it.
  private func coming(behind position: Int, _ clause: ScalarRange) -> Int? {
    let verbs = (annotated.places(of: .come, in: clause) + annotated.places(of: .goTo, in: clause)).sorted()
      .filter { annotated.regions.covering($0) == nil && annotated.posts.covering($0) == nil && annotated.persons.covering($0) == nil }
    return verbs.first { $0 >= position } ?? verbs.last
  }

  private func event(
    from start: Int, _ clause: ScalarRange, _ place: Int, _ sentence: Sentence, of region: Region?, goingBehind end: Int
  ) -> EventList.Event? {
    let verb = coming(behind: end, clause)
    let how = verb.map { annotated.modality(at: $0) } ?? []
    guard let occurrence = Occurrence(how), !how.contains(.former) || occurrence != .held else { return nil }
    var event = EventList.Event(
      kind: .visit, rule: VisitRules.delegation, label: label(start, clause), status: occurrence.status, verb: verb,
      ordinal: nil, sentence: sentence.range)
    event.delegationOf = region
    event.leader = annotated.listed.first(.lead, in: sentence.range)
      .flatMap { annotated.person(before: $0.start, from: sentence.range.lowerBound)?.name }
    // 8日，省长会见了在某省考察的某市代表团: the day is the reception's.
    if annotated.has(.receive, in: ScalarRange(clause.lowerBound, place)) { return event }
    let dates = annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, place))
      .filter { !$0.isPeriod }
    let after = annotated.dates.starting(in: clause).filter { !$0.isPeriod }
    if let date = dates.last(where: { $0.range.upperBound >= clause.lowerBound - 24 }) ?? after.first ?? later(ScalarRange(min(end, clause.upperBound), clause.upperBound), sentence)
      ?? dates.first(where: { $0.beginsOnDay && opensReport($0, sentence) })
    {
      event.start = date.start
      event.end = date.end
    }
    return event
  }

  /// 5月8日，…, 本报讯（记者 某某） 5月8日，…: a day alone before what a sentence tells.
  private func opensReport(_ day: DateMention, _ sentence: Sentence) -> Bool {
    let (start, end) = (day.range.lowerBound, day.range.upperBound)
    if start == sentence.range.lowerBound { return true }
    guard start > sentence.range.lowerBound, end < sentence.range.upperBound, annotated.scalars[end].endsClause else { return false }
    return annotated.scalars[start - 1].isBlank || "）)】]".unicodeScalars.contains(annotated.scalars[start - 1])
  }

  /// 某市代表团，今天在县长陪同下，来到某地: the day between a group that ends its clause and its verb of coming.
  /// - Parameter rest: What its clause says behind the group.
  private func later(_ rest: ScalarRange, _ sentence: Sentence) -> DateMention? {
    let behind = ScalarRange(rest.upperBound, sentence.range.upperBound)
    let words = [annotated.listed.first(.come, in: behind), annotated.listed.first(.goTo, in: behind), annotated.listed.first(.callerGoes, in: behind)]
    guard let verb = words.compactMap({ $0?.start }).min(), !annotated.has(.come, in: rest) else { return nil }
    return annotated.dates.starting(in: ScalarRange(behind.lowerBound, max(verb, behind.lowerBound))).first { !$0.isPeriod && $0.beginsOnDay }
  }

  /// The words of the visit up to its verb: 某省代表团到某地考察.
  private func label(_ start: Int, _ clause: ScalarRange) -> String {
    let scalars = annotated.scalars
    var end = max(start, min(clause.upperBound, start + 32))
    if let region = annotated.regions.covering(end - 1) { end = region.range.upperBound }
    let whole = ScalarRange(start, end)
    // 考察团 is who comes, not what they do.
    if let verb = annotated.listed.all(.visitName, in: whole).first(where: { $0.end >= scalars.count || !annotated.has(.groupEnd, at: $0.end) }) {
      end = min(end, verb.end)
    }
    for word in annotated.listed.all(.afterVisitors, in: whole)
    where word.start - start > 4 && annotated.persons.ending(at: word.start)?.range.lowerBound != start {
      end = min(end, word.start)
    }
    return annotated.words(ScalarRange(start, end))
  }
}
