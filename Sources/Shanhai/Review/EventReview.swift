import Knowledge
import Ontology
import Text

/// What contradicts itself in events, agreements and pairings, and what they lack.
struct EventReview {
  private(set) var findings: [Finding] = []
  private let index: GraphIndex
  private var graph: KnowledgeGraph { index.graph }

  init(_ index: GraphIndex) {
    self.index = index
    var numbered: [[Int]: [Int]] = [:]
    for (place, entity) in index.graph.entities.enumerated() {
      if entity.kind == .pairing || entity.kind.isEvent && entity.tookPlace { judgeEnd(place) }
      if entity.kind.isEvent, entity.tookPlace {
        judgeDates(place, .startDate)
        judgeTime(place)
        disagree(place, .ordinal, .ordinalsDisagree)
        let sides = index.objects(of: place, .between)
        if entity.kind == .jointMeeting, sides.count > 1, !entity.values(of: .ordinal).isEmpty {
          numbered[sides, default: []].append(place)
        }
        if entity.values(of: .startDate).isEmpty { gap(place, .noDate, "没有日期") }
      } else if entity.kind == .agreement {
        judgeDates(place, .date)
        if index.objects(of: place, .party).count < 2 { gap(place, .oneParty, "签约方不足两个") }
      } else if entity.kind == .person {
        judgePlaces(place)
      }
    }
    for meetings in numbered.values { judgeOrder(meetings) }
  }

  private func attributes(_ place: Int, _ relation: Relation) -> [Attribute] {
    graph.entities[place].attributes.filter { $0.relation == relation }
  }

  private mutating func judgeDates(_ place: Int, _ relation: Relation) {
    let days = attributes(place, relation)
    for (number, a) in days.enumerated() {
      for b in days[(number + 1)...] where !Self.agree(a.value.lexical, b.value.lexical) {
        add(.datesDisagree, place, "：\(a.value.lexical) 与 \(b.value.lexical)", [a, b])
      }
    }
  }

  /// Days, months and years are compared by the days that they hold.
  private mutating func judgeEnd(_ place: Int) {
    for start in attributes(place, .startDate) {
      guard let from = PartialDate(lexical: start.value.lexical) else { continue }
      for end in attributes(place, .endDate) {
        guard let to = PartialDate(lexical: end.value.lexical), to.lastDay < from.firstDay else { continue }
        add(.endsBeforeStart, place, "：\(start.value.lexical) 起，\(end.value.lexical) 止", [start, end])
      }
    }
  }

  private static func isDay(_ date: String) -> Bool { PartialDate(lexical: date)?.isDay == true }

  /// Whether two dates can be one; what is no date agrees with nothing else.
  private static func agree(_ a: String, _ b: String) -> Bool {
    guard let x = PartialDate(lexical: a), let y = PartialDate(lexical: b) else { return a == b }
    return x.agrees(with: y)
  }

  private mutating func disagree(_ place: Int, _ relation: Relation, _ kind: Finding.Kind) {
    let values = attributes(place, relation)
    if values.count > 1 {
      add(kind, place, "：" + values.map(\.value.lexical).joined(separator: " 与 "), values)
    }
  }

  private mutating func add(
    _ kind: Finding.Kind, _ place: Int, _ words: String, _ attributes: [Attribute]
  ) {
    findings.append(
      Finding(
        kind: kind, words: graph.entities[place].label + words, entities: [graph.entities[place].iri],
        sources: attributes.flatMap { $0.provenance.prefix(1) }))
  }

  /// An event against the days of the articles that date it.
  private mutating func judgeTime(_ place: Int) {
    for date in attributes(place, .startDate) where Self.isDay(date.value.lexical) {
      let day = date.value.lexical
      for source in date.provenance {
        guard let published = graph.entity(source.article)?.values(of: .datePublished).first,
          Self.isDay(published)
        else { continue }
        let kind: Finding.Kind
        if day > published {
          kind = .notYet
        } else if day.prefix(4) < published.prefix(4), (CivilDate(published)?.dayNumber ?? 0) - (CivilDate(day)?.dayNumber ?? 0) > 31 {
          kind = .longPast
        } else {
          continue
        }
        findings.append(
          Finding(
            kind: kind, words: "\(graph.entities[place].label)：\(day)，报道于 \(published)",
            entities: [graph.entities[place].iri], sources: [source]))
        break
      }
    }
  }

  private mutating func judgeOrder(_ meetings: [Int]) {
    let dated = meetings.compactMap { place -> (ordinal: Int, day: String, place: Int)? in
      guard let ordinal = graph.entities[place].values(of: .ordinal).first.flatMap({ Int($0) }),
        let day = graph.entities[place].values(of: .startDate).first
      else { return nil }
      return (ordinal, day, place)
    }.sorted { ($0.ordinal, $0.day, $0.place) < ($1.ordinal, $1.day, $1.place) }
    for (earlier, later) in zip(dated, dated.dropFirst())
    where earlier.ordinal < later.ordinal && later.day < earlier.day
      && !Self.agree(earlier.day, later.day)
    {
      let (a, b) = (graph.entities[earlier.place], graph.entities[later.place])
      findings.append(
        Finding(
          kind: .ordinalOrder,
          words: "第\(earlier.ordinal)次在 \(earlier.day)，第\(later.ordinal)次在 \(later.day)：\(a.label)，\(b.label)",
          entities: [a.iri, b.iri],
          sources: [earlier.place, later.place].flatMap {
            attributes($0, .ordinal).prefix(1).flatMap { $0.provenance.prefix(1) }
          }))
    }
  }

  /// A person at two events of one day in different provinces.
  private mutating func judgePlaces(_ person: Int) {
    var days: [String: [(event: Int, province: Int, edge: Int)]] = [:]
    for edge in index.incoming(person) where graph.edges[edge].relation == .participant {
      guard let event = index.subject(of: edge), graph.entities[event].tookPlace,
        graph.entities[event].values(of: .endDate).isEmpty,
        let region = index.objects(of: event, .location).first(where: { graph.entities[$0].kind == .region }),
        let province = index.regionChain(region).last
      else { continue }
      for day in graph.entities[event].values(of: .startDate) where Self.isDay(day) {
        days[day, default: []].append((event, province, edge))
      }
    }
    for (day, events) in days.sorted(by: { $0.key < $1.key }) {
      guard let first = events.first, let other = events.first(where: { $0.province != first.province })
      else { continue }
      let labels = [first, other].map { graph.entities[$0.event].label }
      findings.append(
        Finding(
          kind: .twoPlaces,
          words: "\(graph.entities[person].label) \(day) 在\(graph.entities[first.province].label)参加\(labels[0])，"
            + "又在\(graph.entities[other.province].label)参加\(labels[1])",
          entities: [person, first.event, other.event].map { graph.entities[$0].iri },
          sources: [first, other].flatMap { graph.edges[$0.edge].provenance.prefix(1) }))
    }
  }

  private mutating func gap(_ place: Int, _ kind: Finding.Kind, _ words: String) {
    let entity = graph.entities[place]
    let naming = index.incoming(place).first { graph.edges[$0].relation == .mentions }
    findings.append(
      Finding(
        kind: kind, words: "\(entity.label)：\(words)", entities: [entity.iri],
        sources: naming.map { Array(graph.edges[$0].provenance.prefix(1)) } ?? []))
  }
}
