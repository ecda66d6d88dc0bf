import Claims
import Knowledge
import Linking
import Ontology
import Testing

/// Corpora in which many documents say one thing: linking them costs no more than their number.
struct GrowthTests {
  /// Seconds of linking so many documents.
  private func seconds(_ count: Int, _ make: (Int) -> TestDocument) throws -> Double {
    let claims = ClaimSet((0..<count).map { make($0).claimsOfDocument })
    let linker = try linker()
    _ = linker.graph(of: ClaimSet([make(0).claimsOfDocument]))
    let time = ContinuousClock().measure { _ = linker.graph(of: claims) }
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  /// Four times the documents take at most eight times as long; quadratic work takes sixteen.
  private func expectLinear(_ make: @escaping (Int) -> TestDocument) throws {
    var best = Double.infinity
    for _ in 0..<3 where best > 8 {
      best = min(best, try seconds(2000, make) / seconds(500, make))
    }
    #expect(best < 8)
  }

  @Test func oneAgreement() throws {
    try expectLinear { number in
      var document = TestDocument("a\(number)", date: "2019-03-20")
      let agreement = LocalEntity.agreement("结对帮扶协议")
      document.add(agreement, .party, .region("310000"))
      document.add(agreement, .party, .region("530600"))
      document.add(agreement, .date, .date("2019-03-19"))
      return document
    }
  }

  @Test func oneMeeting() throws {
    try expectLinear { number in
      var document = TestDocument("a\(number)", date: "2019-03-20")
      let meeting = LocalEntity(.jointMeeting, key: "JointMeeting 联席会议", label: "联席会议")
      document.add(meeting, .between, .region("310000"))
      document.add(meeting, .between, .region("530600"))
      document.add(meeting, .startDate, .date("2019-03-19"))
      return document
    }
  }

  @Test func manyHoldersOfOnePost() throws {
    try expectLinear { number in
      var document = TestDocument("a\(number)", date: "2019-03-\(10 + number % 20)")
      document.person("周明\(number)", "市长@530600")
      return document
    }
  }

  private func meeting(_ number: Int, of post: String?) -> TestDocument {
    var document = TestDocument("a\(number)", date: "20\(10 + number % 15)-0\(1 + number % 9)-1\(number % 9)")
    if let post { document.person("周明远", post) }
    let meeting = LocalEntity(.meeting, key: "Meeting 座谈会", label: "座谈会")
    document.add(meeting, .attendee, .person("周明远"))
    for guest in 0..<3 { document.add(meeting, .attendee, .person("客\((number * 7 + guest) % 1250)")) }
    return document
  }

  @Test func manyOfOneNameWithoutOffice() throws {
    try expectLinear { meeting($0, of: nil) }
  }

  @Test func manyOfOneNameInUnknownPlaces() throws {
    try expectLinear { meeting($0, of: "主任@") }
  }

  @Test func manyOfOneNameInPostsOfTheirOwn() throws {
    try expectLinear { meeting($0, of: "第\($0)局局长@530600") }
  }

  /// More of one name than are weighed against each other: those of one region stay one, those of
  /// others stay apart.
  @Test func manyOfOneNameAreToldApart() throws {
    let regions = ["530600", "310000", "640100"]
    let documents = (0..<600).map { number in
      var document = TestDocument("a\(number)", date: "2019-0\(1 + number % 9)-1\(number % 7)")
      document.person("周明远", "第\(number)局局长@\(regions[number % 3])")
      return document.claimsOfDocument
    }
    let graph = try linker().graph(of: ClaimSet(documents))
    #expect(graph.entities.count { $0.kind == .person } == 3)
  }

  @Test func moreReportsThanAreComparedAreOneAgreement() throws {
    let documents = (0..<200).map { number in
      var document = TestDocument("a\(number)", date: "2019-03-\(number % 2 == 0 ? "20" : "21")")
      let agreement = LocalEntity.agreement("结对帮扶协议")
      document.add(agreement, .party, .region("310000"))
      document.add(agreement, .party, .region("530600"))
      document.add(agreement, .date, .date("2019-03-19"))
      return document.claimsOfDocument
    }
    let graph = try linker().graph(of: ClaimSet(documents))
    #expect(graph.entities.count { $0.kind == .agreement } == 1)
  }
}
