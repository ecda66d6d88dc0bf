import Claims
import Knowledge
import Ontology
import Text

// Posts in time: a tenure for each person and post, bounded by what the reports prove.
extension GraphAssembler {
  /// What reports say of a person in a post.
  private struct Tenure {
    let person: Int
    let post: Int
    var facts: [Int32] = []
    /// Days on which reports have the person in office, and the facts behind them.
    var current: [(day: String, fact: Int32)] = []
    /// Days of reports that call the person former.
    var former: [(day: String, fact: Int32)] = []
    /// What texts state of its first and last day.
    var stated: [Int32] = []

    var first: String? { current.map(\.day).min() }
    var last: String? { current.map(\.day).max() }
  }

  mutating func addTenures() {
    var tenures: [Tenure] = []
    var places: [PersonResolver.Pair: Int] = [:]
    for (number, fact) in table.facts.enumerated() {
      let isStated = fact.relation == .startDate || fact.relation == .endDate
      guard fact.object >= 0, isStated || fact.relation == .holds else { continue }
      let (person, post) = (draft(of: Int(fact.subject)), draft(of: Int(fact.object)))
      // A person and a post are never one entity, so the pair stands for their order too.
      let pair = PersonResolver.Pair(person, post)
      let place = places[pair] ?? tenures.count
      if place == tenures.count {
        places[pair] = place
        tenures.append(Tenure(person: person, post: post))
      }
      tenures[place].facts.append(Int32(number))
      guard !isStated else {
        tenures[place].stated.append(Int32(number))
        continue
      }
      let isFormer = table.qualifiers(of: fact).contains(.former)
      guard let day = day(of: fact, isFormer: isFormer) else { continue }
      if isFormer {
        tenures[place].former.append((day, Int32(number)))
      } else {
        tenures[place].current.append((day, Int32(number)))
      }
    }
    let holders = Dictionary(grouping: tenures, by: \.post)
      .filter { isSingle($0.key) }.mapValues(Succession.init)
    for tenure in tenures { add(tenure, holders[tenure.post]) }
  }

  /// Who held a post that one person at a time holds: the first and last days of each.
  private struct Succession {
    /// How many reports tell that somebody else held the post; more would repeat them for each holder.
    private static let reportsKept = 64

    typealias Report = (day: String, fact: Int32)
    private let firsts: [String: [Report]]
    private let lasts: [String: [Report]]
    private let firstDays: [String]
    private let lastDays: [String]

    init(_ tenures: [Tenure]) {
      func reports(on day: (Tenure) -> String?) -> [String: [Report]] {
        var found: [String: [Report]] = [:]
        for tenure in tenures {
          guard let day = day(tenure) else { continue }
          let known = found[day, default: []]
          found[day] = known + tenure.current.filter { $0.day == day }.prefix(max(0, Self.reportsKept - known.count))
        }
        return found
      }
      firsts = reports(on: \.first)
      lasts = reports(on: \.last)
      firstDays = firsts.keys.sorted()
      lastDays = lasts.keys.sorted()
    }

    /// The reports of the last day before another on which a holder was last in office.
    func before(_ day: String) -> [Report] {
      lastDays.last(before: day).flatMap { lasts[$0] } ?? []
    }

    /// The reports of the first day after another on which a holder was first in office.
    func after(_ day: String) -> [Report] {
      firstDays.first(after: day).flatMap { firsts[$0] } ?? []
    }
  }

  private func isSingle(_ post: Int) -> Bool {
    guard post < resolution.entities.count, let node = resolution.entities[post].nodes.first,
      let key = resolution.posts.posts[node]?.key
    else { return false }
    return key.isAnchored && SingleSeat.isSingle(key.title)
  }

  /// The day that a claim of an office speaks of: that of the only event of its document in which
  /// the person takes part, else of the article.
  private func day(of fact: ClaimTable.Fact, isFormer: Bool) -> String? {
    guard let published = table.documents[Int(fact.document)].metadata.publicationDate else {
      return nil
    }
    if isFormer { return published }
    var days: Set<String> = []
    for number in table.incoming(Int(fact.subject)) {
      let other = table.facts[Int(number)]
      guard other.relation.general == .participant || other.relation == .participant else { continue }
      guard table.literals(of: Int(other.subject), .eventStatus).isEmpty else { continue }
      for start in table.literals(of: Int(other.subject), .startDate) { days.insert(start.lexical) }
    }
    if days.count == 1, let day = days.first, PartialDate(lexical: day)?.isDay == true, day <= published { return day }
    return published
  }

  private mutating func add(_ tenure: Tenure, _ holders: Succession?) {
    let person = drafts[tenure.person]
    let post = drafts[tenure.post]
    let label = person.label + "：" + post.label
    let iri = namer.hashed("tenure", person.label + post.label, identity: person.iri + "\n" + post.iri)
    let draft = draft(iri, .tenure, label)
    add(draft, .member, tenure.person, tenure.facts)
    add(draft, .ofPost, tenure.post, tenure.facts)
    for fact in tenure.stated {
      literals.append(
        LiteralFact(draft: Int32(draft), relation: table.facts[Int(fact)].relation, fact: fact, value: nil))
    }
    if let first = tenure.first { add(draft, .firstAttested, first, by: tenure.current) }
    if let last = tenure.last { add(draft, .lastAttested, last, by: tenure.current) }
    var before: [(day: String, fact: Int32)] = []
    var after: [(day: String, fact: Int32)] = []
    if let first = tenure.first, let last = tenure.last {
      before = holders?.before(first) ?? []
      after = tenure.former.filter { $0.day > last } + (holders?.after(last) ?? [])
    } else {
      after = tenure.former
    }
    if let day = before.map(\.day).max() { add(draft, .startsAfter, day, by: before) }
    if let day = after.map(\.day).min() { add(draft, .endsBefore, day, by: after) }
  }

  private mutating func add(
    _ draft: Int, _ relation: Relation, _ day: String, by reports: [(day: String, fact: Int32)]
  ) {
    for report in reports where report.day == day {
      literals.append(
        LiteralFact(
          draft: Int32(draft), relation: relation, fact: report.fact, value: .date(day)))
    }
  }
}

extension [String] {
  /// The last element of a sorted array that is less than a value.
  fileprivate func last(before value: String) -> String? {
    let index = firstIndex(notBelow: value)
    return index > 0 ? self[index - 1] : nil
  }

  /// The first element of a sorted array without repetition that is greater than a value.
  fileprivate func first(after value: String) -> String? {
    var index = firstIndex(notBelow: value)
    if index < count, self[index] == value { index += 1 }
    return index < count ? self[index] : nil
  }

  private func firstIndex(notBelow value: String) -> Int {
    partitioningIndex { $0 >= value }
  }
}
