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

  init(_ annotated: AnnotatedArticle, gazetteer: Gazetteer) {
    self.annotated = annotated
    self.gazetteer = gazetteer
    divisions = annotated.divisionsOfPersons
    senders = annotated.regions.filter { mention in
      let end = mention.range.upperBound
      return annotated.has(.delegation, at: end)
    }
    hasConference = annotated.events.contains { $0.kind == .jointMeeting || $0.kind == .meeting }
  }

  private static let groups = [
    "代表团", "考察团", "慰问团", "访问团", "交流团", "学习团", "观摩团", "考察组", "调研组", "慰问组", "调研团", "工作组一行", "工作队",
  ].map { (word: $0, letters: Array($0.unicodeScalars)) }
  private static let leadings = ["带队", "率队", "率团", "率领", "带领", "率"].map { Array($0.unicodeScalars) }

  /// The visit that a sentence opens or takes up.
  func visit(in sentence: Sentence) -> EventList.Event? {
    delegation(in: sentence) ?? ledParty(in: sentence) ?? party(in: sentence)
  }

  /// The visit of an article that names no delegation's sender and no leader.
  func unnamedVisit(in sentence: Sentence) -> EventList.Event? {
    guard annotated.article.blocks[sentence.block].kind == .paragraph else { return nil }
    return unsentGroup(in: sentence) ?? caller(in: sentence)
  }

  // MARK: 某省代表团来某地考察

  private func delegation(in sentence: Sentence) -> EventList.Event? {
    for (word, letters) in Self.groups {
      var from = sentence.range.lowerBound
      while let place = annotated.pairs.firstPlace(of: letters, in: ScalarRange(from, sentence.range.upperBound)) {
        from = place + letters.count
        guard let (region, start) = sender(of: place, word, sentence), region.level != .country else {
          continue
        }
        let clause = annotated.clause(at: place)
        let around = ScalarRange(
          clause.lowerBound, min(sentence.range.upperBound, clause.upperBound + 30))
        guard annotated.has(.come, in: around) || goesTo(from), !annotated.has(.welcome, in: around),
          word != "工作队" || annotated.has(.teamArrives, in: around)
        else { continue }
        if let event = event(from: start, clause, place, sentence, of: region, goingBehind: from) { return event }
      }
    }
    return nil
  }

  /// 代表团到某县开展…: a division right behind 到.
  private func goesTo(_ position: Int) -> Bool {
    annotated.scalars.has("到", at: position) && annotated.regions.starting(at: position + 1) != nil
  }

  /// The division whose delegation the article speaks of elsewhere: 对某区党政代表团的到来表示欢迎.
  private func delegationElsewhere(_ sentence: Sentence) -> Region? {
    senders.first { !sentence.range.contains($0.range) }?.region
  }

  /// Whose delegation it is, and where its name starts.
  private func sender(
    of place: Int, _ word: String, _ sentence: Sentence
  ) -> (region: Region, start: Int)? {
    let scalars = annotated.scalars
    let reach = word == "工作队" ? 16 : 8
    var start = place
    while start > sentence.range.lowerBound, place - start < reach, scalars[start - 1].isHan,
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
      scalars.has("一行", at: place + 3), let region = delegationElsewhere(sentence)
    {
      return (region, place)
    }
    // 某区区委书记某某率县党政代表团: a delegation without a region of its own is of its leader's.
    if let person = annotated.persons.ending(at: start),
      annotated.has(.brings, at: scalars[start] == "将" ? start + 1 : start),
      let region = divisions[person.name]
    {
      return (region, person.range.lowerBound)
    }
    return nil
  }

  // MARK: 某某带队赴某地考察

  private func ledParty(in sentence: Sentence) -> EventList.Event? {
    for letters in Self.leadings {
      var from = sentence.range.lowerBound
      while let place = annotated.pairs.firstPlace(of: letters, in: ScalarRange(from, sentence.range.upperBound)) {
        from = place + letters.count
        let clause = annotated.clause(at: place)
        guard annotated.regions.covering(place) == nil, annotated.posts.covering(place) == nil,
          let leader = leader(before: place, clause, sentence, isWord: letters.count > 1)
        else { continue }
        let ahead = ScalarRange(from, min(sentence.range.upperBound, from + 70))
        guard
          destination(in: ahead, from: leader.region) != nil
            || letters.count > 1 && leadsAway(from, leader.region),
          annotated.has(.aim, in: ScalarRange(clause.lowerBound, ahead.upperBound)),
          !annotated.has(.welcome, in: clause)
        else { continue }
        if let event = event(from: leader.start, clause, place, sentence, of: leader.region, goingBehind: from) { return event }
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
    if let person = before.last, isWord || person.range.upperBound == place,
      place - person.range.upperBound <= 14
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
      let isTour = region.map { !isOwn($0) && isTouring(ahead) } ?? false
      guard target.map({ $0.range.lowerBound - place <= 14 }) ?? isTour,
        annotated.has(.aim, in: ahead), !annotated.has(.welcome, in: ahead)
      else { continue }
      let clause = annotated.clause(at: place)
      if let event = event(from: person.range.lowerBound, clause, place, sentence, of: region, goingBehind: from) { return event }
    }
    return nil
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

  private static let attendees = ["与会人员", "与会代表", "与会嘉宾", "参会人员", "参会代表", "参会嘉宾"]
    .map { (word: $0, letters: Array($0.unicodeScalars)) }

  /// A group of whom the article does not say who sent it.
  private func unsentGroup(in sentence: Sentence) -> EventList.Event? {
    let scalars = annotated.scalars
    for (word, letters) in Self.groups + Self.attendees where word != "工作队" {
      guard let place = scalars.firstPlace(of: letters, in: sentence.range) else { continue }
      let end = place + letters.count
      let clause = annotated.clause(at: place)
      let ahead = ScalarRange(end, min(sentence.range.upperBound, end + 40))
      guard annotated.has(.aim, in: ahead), !annotated.has(.welcome, in: clause) else { continue }
      if Self.attendees.contains(where: { $0.word == word }) {
        guard isTouring(ahead) else { continue }
      } else {
        guard sender(of: place, word, sentence) == nil,
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

  /// A leader from elsewhere who comes without a word for those who come along.
  private func caller(in sentence: Sentence) -> EventList.Event? {
    for person in annotated.persons.starting(in: sentence.range) {
      let end = person.range.upperBound
      let clause = annotated.clause(at: end)
      guard annotated.has(.callerGoes, at: end),
        annotated.posts.ending(at: person.range.lowerBound) != nil,
        annotated.posts.starting(at: end)?.region?.level != .country,
        let target = destination(in: ScalarRange(end, clause.upperBound), from: divisions[person.name]),
        target.range.lowerBound - end <= 2, annotated.has(.callerAim, in: ScalarRange(end, clause.upperBound)),
        annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, person.range.lowerBound)).contains(where: { !$0.isPeriod && $0.start.utf8.count == 10 }),
        !annotated.has(.welcome, in: ScalarRange(end, clause.upperBound)),
        !annotated.has(.moment, in: ScalarRange(end, clause.upperBound))
      else { continue }
      if let event = event(from: person.range.lowerBound, clause, end, sentence, of: divisions[person.name], goingBehind: end) { return event }
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
    }
  }

  private func lies(_ inner: Region?, _ outer: Region?) -> Bool {
    guard let inner, let outer else { return false }
    return inner.key == outer.key
      || gazetteer.ancestors(of: inner.key).contains { $0.key == outer.key }
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
    // 8日，省长会见了在某省考察的某市代表团: the day is the reception's.
    if annotated.has(.receive, in: ScalarRange(clause.lowerBound, place)) { return event }
    let dates = annotated.dates.starting(in: ScalarRange(sentence.range.lowerBound, place))
      .filter { !$0.isPeriod }
    let after = annotated.dates.starting(in: clause).filter { !$0.isPeriod }
    if let date = dates.last(where: { $0.range.upperBound >= clause.lowerBound - 24 }) ?? after.first
      ?? dates.first(where: { $0.range.lowerBound == sentence.range.lowerBound && $0.start.utf8.count == 10 })
    {
      event.start = date.start
      event.end = date.end
    }
    return event
  }

  /// The words of the visit up to its verb: 某省代表团到某地考察.
  private func label(_ start: Int, _ clause: ScalarRange) -> String {
    let scalars = annotated.scalars
    var end = max(start, min(clause.upperBound, start + 32))
    if let region = annotated.regions.covering(end - 1) { end = region.range.upperBound }
    let whole = ScalarRange(start, end)
    for verb in ["考察", "调研", "访问"] {
      let letters = Array(verb.unicodeScalars)
      var from = start
      while let place = annotated.pairs.firstPlace(of: letters, in: ScalarRange(from, whole.upperBound)) {
        from = place + letters.count
        // 考察团 is who comes, not what they do.
        if from < scalars.count, annotated.has(.groupEnd, at: from) { continue }
        end = min(end, from)
        break
      }
    }
    for word in ["先后", "一行"] {
      guard let place = annotated.pairs.firstPlace(of: Array(word.unicodeScalars), in: whole),
        place - start > 4, annotated.persons.ending(at: place)?.range.lowerBound != start
      else { continue }
      end = min(end, place)
    }
    return annotated.words(ScalarRange(start, end))
  }
}
