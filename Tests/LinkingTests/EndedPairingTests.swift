import Claims
import Knowledge
import Ontology
import Testing

/// Pairings that are over keep their node and lose `shan:supports`, unless a later report has it again.
struct EndedPairingTests {
  private let giver = LocalEntity.region("310000")
  private let taker = LocalEntity.region("530000")

  private func pairing(_ document: inout TestDocument) -> LocalEntity {
    let pairing = LocalEntity(.pairing, key: "310000>530000", label: "上海市对口帮扶云南省")
    document.add(pairing, .supporter, giver)
    document.add(pairing, .supported, taker)
    return pairing
  }

  private func asserting(_ id: String, _ date: String?) -> TestDocument {
    var document = TestDocument(id, date: date)
    _ = pairing(&document)
    document.add(giver, .supports, taker)
    return document
  }

  private func ending(_ id: String, _ date: String?, end: String? = nil) -> TestDocument {
    var document = TestDocument(id, date: date)
    let pairing = pairing(&document)
    document.add(pairing, .ended, Literal("true", .boolean))
    if let end { document.add(pairing, .endDate, .date(end)) }
    return document
  }

  private func supports(_ graph: KnowledgeGraph) -> Int { graph.edges.count { $0.relation == .supports } }

  @Test func whatEndedIsKeptAsEnded() throws {
    let graph = try graph(asserting("a", "2019-05-08"), ending("b", "2021-05-08"))
    let node = try #require(graph.entities.first { $0.kind == .pairing })
    #expect(node.values(of: .ended) == ["true"])
    #expect(graph.edges.contains { $0.relation == .supporter })
    #expect(supports(graph) == 0)
  }

  @Test func aLaterReportHasItAgain() throws {
    #expect(try supports(graph(asserting("a", "2022-05-08"), ending("b", "2021-05-08"))) == 1)
    #expect(try supports(graph(asserting("a", "2022-05-08"), ending("b", "2024-05-08", end: "2021"))) == 1)
    let only = try graph(asserting("a", "2022-05-08"), asserting("c", "2019-05-08"), ending("b", "2021-05-08"))
    let sources = only.edges.filter { $0.relation == .supports }.flatMap(\.provenance).map(\.article)
    #expect(Set(sources).count == 1)
  }

  @Test func theYearOfTheEndIsNotAfterIt() throws {
    #expect(try supports(graph(asserting("a", "2021-09-08"), ending("b", "2022-05-08", end: "2021"))) == 0)
    #expect(try supports(graph(asserting("a", nil), ending("b", "2021-05-08"))) == 0)
  }

  @Test func othersAreNotTouched() throws {
    var other = TestDocument("c", date: "2019-05-08")
    other.add(.region("330200"), .supports, .region("513400"))
    #expect(try supports(graph(other, ending("b", "2021-05-08"))) == 1)
  }
}
