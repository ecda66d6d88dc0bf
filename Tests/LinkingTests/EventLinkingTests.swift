import Claims
import Knowledge
import Linking
import Mentions
import Ontology
import Testing

struct EventLinkingTests {
  private func meeting(
    _ id: String, _ label: String, kind: EntityKind = .jointMeeting, ordinal: Int? = nil,
    date: String? = nil, published: String = "2019-03-20", between: [String] = ["530600", "310000"],
    attended: [String] = [], status: EventStatus? = nil
  ) -> TestDocument {
    var document = TestDocument(id, date: published)
    let event = LocalEntity(kind, key: label, label: label)
    for region in between { document.add(event, .between, .region(region)) }
    if let ordinal { document.add(event, .ordinal, Literal("\(ordinal)", .integer)) }
    if let date { document.add(event, .startDate, .date(date)) }
    if let status { document.add(event, .eventStatus, status.literal) }
    for name in attended { document.add(event, .attendee, .person(name)) }
    return document
  }

  private func count(_ kind: EntityKind, _ documents: TestDocument...) throws -> Int {
    let set = ClaimSet(documents.map(\.claimsOfDocument))
    let graph = try linker().graph(of: set)
    #expect(graph.violations == [])
    return graph.entities.count { $0.kind == kind }
  }

  @Test func bothSidesReportOneMeeting() throws {
    #expect(
      try count(
        .jointMeeting, meeting("a", "昭沪协作第四次联席会议", ordinal: 4, date: "2019-03-19"),
        meeting("b", "昭通上海东西部协作第四次联席会议", ordinal: 4, date: "2019-03-19")) == 1)
  }

  @Test func ordinalsTellMeetingsApart() throws {
    #expect(
      try count(
        .jointMeeting, meeting("a", "第四次联席会议", ordinal: 4, date: "2019-03-19"),
        meeting("b", "第五次联席会议", ordinal: 5, date: "2019-03-19")) == 2)
  }

  @Test func whatWasAnnouncedIsApartFromWhatTookPlace() throws {
    #expect(
      try count(
        .jointMeeting, meeting("a", "第四次联席会议", ordinal: 4, date: "2019-03-19"),
        meeting("b", "第四次联席会议", ordinal: 4, date: "2019-03-19", published: "2019-03-10", status: .scheduled)) == 2)
    #expect(
      try count(
        .jointMeeting, meeting("a", "第四次联席会议", ordinal: 4, date: "2019-03-19", status: .scheduled),
        meeting("b", "第四次联席会议", ordinal: 4, date: "2019-03-19", status: .scheduled)) == 1)
  }

  /// What is announced and then called off or put off is one event, of which the latter holds.
  @Test(arguments: [EventStatus.cancelled, .postponed])
  func whatWasAnnouncedMayBeDropped(fate: EventStatus) throws {
    func graph(announced: String, dropped: String, day: String = "2019-03-19") throws -> KnowledgeGraph {
      let documents = [
        meeting("a", "第四次联席会议", ordinal: 4, date: "2019-03-19", published: announced, status: .scheduled),
        meeting("b", "第四次联席会议", ordinal: 4, date: day, published: dropped, status: fate),
      ]
      return try linker().graph(of: ClaimSet(documents.map(\.claimsOfDocument)))
    }
    let events = try graph(announced: "2019-03-10", dropped: "2019-03-17").entities.filter { $0.kind == .jointMeeting }
    #expect(events.count == 1)
    #expect(events.first?.values(of: .eventStatus) == [fate.literal.lexical])
    // Announced anew, and another day: nobody knows.
    #expect(try graph(announced: "2019-03-18", dropped: "2019-03-17").entities.count { $0.kind == .jointMeeting } == 2)
    #expect(
      try graph(announced: "2019-03-10", dropped: "2019-03-17", day: "2019-03-26")
        .entities.count { $0.kind == .jointMeeting } == 2)
  }

  @Test func daysTellMeetingsApart() throws {
    #expect(
      try count(
        .jointMeeting, meeting("a", "联席会议", date: "2019-03-19"),
        meeting("b", "联席会议", date: "2019-03-21")) == 2)
  }

  @Test func otherSidesAreAnotherMeeting() throws {
    #expect(
      try count(
        .meeting, meeting("a", "座谈会", kind: .meeting, date: "2019-03-19"),
        meeting(
          "b", "座谈会", kind: .meeting, date: "2019-03-19", between: ["520300", "310000"])) == 2)
  }

  @Test func monthAgreesWithItsDay() throws {
    #expect(
      try count(
        .jointMeeting, meeting("a", "第四次联席会议", ordinal: 4, date: "2019-03"),
        meeting("b", "第四次联席会议", ordinal: 4, date: "2019-03-19")) == 1)
  }

  @Test func theMorePreciseDateStays() throws {
    let set = ClaimSet(
      [
        meeting("a", "第四次联席会议", ordinal: 4, date: "2019-03"),
        meeting("b", "第四次联席会议", ordinal: 4, date: "2019-03-19"),
      ].map(\.claimsOfDocument))
    let graph = try linker().graph(of: set)
    let event = try #require(graph.entities.first { $0.kind == .jointMeeting })
    #expect(event.values(of: .startDate) == ["2019-03-19"])
  }

  private func visit(
    _ id: String, date: String?, published: String, leader: String, sites: [String]
  ) -> TestDocument {
    var document = TestDocument(id, date: published)
    let event = LocalEntity(.visit, key: "代表团考察", label: "代表团考察")
    document.add(event, .delegationOf, .region("310000"))
    document.add(event, .leader, .person(leader))
    for site in sites { document.add(event, .visited, LocalEntity(.place, key: site, label: site)) }
    if let date { document.add(event, .startDate, .date(date)) }
    return document
  }

  @Test func aVisitWithoutADayIsThatOfTheSameLeaderAndSites() throws {
    #expect(
      try count(
        .visit,
        visit("a", date: nil, published: "2019-03-20", leader: "周明远", sites: ["青山市场"]),
        visit("b", date: "2019-03-18", published: "2019-03-20", leader: "周明远", sites: ["青山市场"]))
        == 1)
  }

  @Test func aYearLaterItIsAnotherVisit() throws {
    #expect(
      try count(
        .visit,
        visit("a", date: nil, published: "2020-03-20", leader: "周明远", sites: ["青山市场"]),
        visit("b", date: "2019-03-18", published: "2019-03-20", leader: "周明远", sites: ["青山市场"]))
        == 2)
  }

  @Test func eventsOfOneDocumentStayApart() throws {
    var document = TestDocument("a", date: "2019-03-20")
    for number in 1...2 {
      let event = LocalEntity(.meeting, key: "座谈会 #\(number)", label: "座谈会")
      document.add(event, .between, .region("310000"))
      document.add(event, .between, .region("530600"))
      document.add(event, .startDate, .date("2019-03-19"))
    }
    #expect(try count(.meeting, document) == 2)
  }
}
