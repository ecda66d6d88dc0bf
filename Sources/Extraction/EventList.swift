import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// What took place, as one article reports it: each meeting, visit and signing once.
struct EventList {
  struct Event {
    let kind: EntityKind
    /// The rule that found it.
    let rule: Rule
    var label: String
    /// What became of it; `nil` where it took place.
    var status: EventStatus?
    /// The verb that says that it took place, or did not.
    var verb: Int?
    var ordinal: Int?
    /// The first sentence that reports it.
    let sentence: ScalarRange
    var start: String?
    var end: String?
    var location: Region?
    /// The hall or hotel that is named where no division is: 在某某大厦召开.
    var venue: LocalEntity?
    var between: [Region] = []
    /// The sides that 两地 and the like mean, where none are named.
    var impliedSides: [Region] = []
    /// Whether those words say of which level the sides are (两省, not 两地).
    var saysLevelOfSides = false
    /// Whether its own sentence gives a date.
    var hasOwnDate = false
    /// Whether its sentence sets it beside another meeting (座谈会前).
    var isBeside = false
    /// Whether `between` is read from the offices of those who took part.
    var hasSidesOfCompany = false
    var delegationOf: Region?
    /// Others whose people came together with those of `delegationOf`.
    var otherSenders: [Region] = []
    /// Who leads a delegation, as far as its sentence says so.
    var leader: String?
    /// Whether the sentence says so by 一行 behind the name.
    var isParty = false
    /// Where a visit went first, as far as its sentence says so.
    var destination: Region?
    /// Who received a delegation: 某县迎来了某市代表团.
    var hosts: [Region] = []
    /// Who came without a word for those who came along.
    var company: [String] = []
    /// The sentences of what the first one leaves out.
    var statedIn: [Relation: ScalarRange] = [:]

    /// Takes a date, with its end, for its own.
    mutating func setDays(_ days: DateMention?) {
      start = days?.start
      end = days?.end
    }

    /// Whether hosts received guests: 甲会见了乙一行.
    func isReception(_ annotated: AnnotatedArticle) -> Bool {
      rule == MeetingRules.talks && verb.map { annotated.has(.receive, at: $0) } ?? false
    }

    func sentence(stating relation: Relation) -> ScalarRange { statedIn[relation] ?? sentence }
  }

  var events: [Event] = []
  /// The meeting or ceremony that each mention means, by the mention's first scalar.
  var meant: [Int: Int] = [:]
  /// The visit that each sentence reports, by the sentence's first scalar.
  var reported: [Int: Int] = [:]

  /// Where the items of a page start that tells of several things one after another.
  var items = ArticleItems()

  /// The meeting that an article is mainly about: the first joint meeting, else the first one that has a
  /// name, else the first.
  var mainMeeting: Int? { mainMeeting(in: events.indices.filter { events[$0].status == nil }) }

  /// The meeting that the item at a position is mainly about.
  func mainMeeting(at position: Int) -> Int? {
    guard !items.isEmpty else { return mainMeeting }
    return mainMeeting(in: events.indices.filter {
      events[$0].status == nil && items.areOne(events[$0].sentence.lowerBound, position)
    })
  }

  private func mainMeeting(in held: [Int]) -> Int? {
    held.first { events[$0].kind == .jointMeeting }
      ?? held.first { events[$0].kind != .visit && events[$0].rule == MeetingRules.named }
      ?? held.first { events[$0].kind != .visit }
  }

  /// The visit of a delegation that an article reports first; one that took place before any other.
  var mainVisit: Int? {
    events.firstIndex { $0.rule == VisitRules.delegation && $0.status == nil } ?? events.firstIndex { $0.rule == VisitRules.delegation }
  }

  /// The visit that a position speaks of: the article's only one, else the last that was reported up to there.
  func visit(at position: Int) -> Int? {
    guard events.count(where: { $0.rule == VisitRules.delegation }) > 1 else { return mainVisit }
    let last = lastVisit(upTo: position).flatMap { reported[$0] }
    return last.flatMap { events[$0].rule == VisitRules.delegation ? $0 : nil } ?? mainVisit
  }

  /// The last talks up to a position that were told by the word with which 会见时 begins.
  func talks(of word: Word, upTo position: Int, _ annotated: AnnotatedArticle) -> Int? {
    let name = annotated.words(ScalarRange(word.start, word.end - 1))
    return events.lastIndex { $0.rule == MeetingRules.talks && $0.label.hasPrefix(name) && $0.sentence.lowerBound <= position }
  }

  /// What does not speak against a claim about an event: of one that has not taken place, that it is
  /// planned.
  func allowed(for event: Int) -> Modality { events[event].status == nil ? .cited : Occurrence.pending.union(.cited) }

  /// Whether a word of a modality can speak of an event: one that took place is told as done, and
  /// another is not.
  func admits(_ event: Int, _ modality: Modality) -> Bool {
    (events[event].status == nil) == modality.isDisjoint(with: Occurrence.pending)
  }

  /// Where a document that reports more than any article does ends: before the first sentence of
  /// what is left out.
  private(set) var end = Int.max
  private var keys: [String] = []
  private var meetingPlaces: [Int] = []
  private var visitPlaces: [Int] = []

  /// Adds an event, and gives its index; `nil` when there are as many of its kind as may be.
  mutating func add(_ event: Event) -> Int? {
    guard events.count(where: { ($0.kind == .visit) == (event.kind == .visit) }) < ClaimLimits.events else {
      end = min(end, event.sentence.lowerBound)
      return nil
    }
    events.append(event)
    return events.count - 1
  }

  /// Puts the events into the order of the text.
  mutating func sort() {
    let order = events.indices.sorted { (events[$0].sentence.lowerBound, $0) < (events[$1].sentence.lowerBound, $1) }
    var places = [Int](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { places[index] = place }
    events = order.map { events[$0] }
    meant = meant.mapValues { places[$0] }
  }

  /// Fixes the keys that tell the article's events apart, and where they are spoken of, once all
  /// are found.
  mutating func settle() {
    meetingPlaces = meant.keys.sorted()
    visitPlaces = reported.keys.sorted()
    var seen: [String: Int] = [:]
    keys = events.map { event in
      var key = "\(event.kind.name) \(event.label)"
      let number = seen[key, default: 0] + 1
      seen[key] = number
      if let ordinal = event.ordinal { key += " \(ordinal)" }
      return number > 1 ? key + " #\(number)" : key
    }
  }

  /// The last place up to a position that means a meeting.
  /// - Complexity: O(log *n*).
  func lastMeeting(upTo position: Int) -> Int? { Self.last(of: meetingPlaces, upTo: position) }

  /// The start of the last sentence up to a position that reports a visit.
  /// - Complexity: O(log *n*).
  func lastVisit(upTo position: Int) -> Int? { Self.last(of: visitPlaces, upTo: position) }

  private static func last(of places: [Int], upTo position: Int) -> Int? {
    let low = places.partitioningIndex { $0 > position }
    return low > 0 ? places[low - 1] : nil
  }

  /// An event as an entity.
  /// - Precondition: `settle` has been called.
  func entity(_ index: Int) -> LocalEntity {
    LocalEntity(events[index].kind, key: keys[index], label: events[index].label)
  }
}

extension AnnotatedArticle {
  /// Regions that stand for themselves in a range, not inside a longer name; each once, in order.
  /// - Parameter includingImplied: whether 两地 stands for the two that it means.
  func freeRegions(in range: ScalarRange, includingImplied: Bool = true) -> [Region] {
    var seen = Set<String>()
    return regions.starting(in: range).filter { mention in
      mention.region.level != .country && !isInsideBody(mention)
        && (includingImplied || mention.form != .deictic)
    }.map(\.region).filter { seen.insert($0.key).inserted }
  }

  /// Whether a region's words are a part of a body's name.
  func isInsideBody(_ mention: RegionMention) -> Bool {
    guard let body = organizations.covering(mention.range.upperBound - 1) else { return false }
    return body.range.upperBound > mention.range.upperBound
      || body.range.lowerBound < mention.range.lowerBound || body.kind != .place
  }

  /// The clause (between marks that end one) around a position.
  func clause(at position: Int) -> ScalarRange {
    let scalars = scalars
    let sentence = self.sentence(at: position)?.range ?? ScalarRange(0, scalars.count)
    var start = min(position, sentence.upperBound)
    while start > sentence.lowerBound, !scalars[start - 1].endsClause { start -= 1 }
    var end = max(position, sentence.lowerBound)
    while end < sentence.upperBound, !scalars[end].endsClause { end += 1 }
    return ScalarRange(start, max(start, end))
  }

  /// The clauses of a sentence, without the marks that end them.
  func clauses(of sentence: ScalarRange) -> [ScalarRange] {
    let scalars = scalars
    var clauses: [ScalarRange] = []
    var start = sentence.lowerBound
    for position in sentence.positions where scalars[position].endsClause {
      if position > start { clauses.append(ScalarRange(start, position)) }
      start = position + 1
    }
    if start < sentence.upperBound { clauses.append(ScalarRange(start, sentence.upperBound)) }
    return clauses
  }

  func has(_ words: String, in range: ScalarRange) -> Bool { pairs.firstPlace(of: words, in: range) != nil }

  /// Whether a word of a class lies wholly in a range.
  func has(_ wordClass: WordClass.Named, in range: ScalarRange) -> Bool { listed.holds(wordClass, in: range) }

  /// Whether a word of a class starts at a place.
  func has(_ wordClass: WordClass.Named, at place: Int) -> Bool { listed.longest(wordClass, at: place) != nil }

  func hasAny(_ words: [String], in range: ScalarRange) -> Bool {
    let pairs = pairs
    return words.contains { pairs.firstPlace(of: $0, in: range) != nil }
  }
}
