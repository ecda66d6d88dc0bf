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
