import Claims
import Knowledge
import Linking
import Mentions
import Ontology
import Testing

struct AgreementLinkingTests {
  private func signing(
    _ id: String, _ agreements: (title: String, parties: [String])..., date: String? = "2019-03-19",
    published: String = "2019-03-20"
  ) -> TestDocument {
    var document = TestDocument(id, date: published)
    for (number, agreement) in agreements.enumerated() {
      let entity = LocalEntity.agreement(agreement.title, number == 0 ? "" : " #\(number + 1)")
      for party in agreement.parties { document.add(entity, .party, .region(party)) }
      if let date { document.add(entity, .date, .date(date)) }
    }
    return document
  }

  private func count(_ documents: TestDocument...) throws -> Int {
    let set = ClaimSet(documents.map(\.claimsOfDocument))
    let graph = try linker().graph(of: set)
    #expect(graph.violations == [])
    return graph.entities.count { $0.kind == .agreement }
  }

  @Test func sameTitlePartiesAndDayAreOne() throws {
    #expect(
      try count(
        signing("a", ("《山海协作协议》", ["310000", "530600"])),
        signing("b", ("山海协作协议", ["530600", "310000"]))) == 1)
  }

  @Test func oneTitleWithOtherPartiesIsAnother() throws {
    #expect(
      try count(
        signing("a", ("结对帮扶协议", ["310000", "530600"])),
        signing("b", ("结对帮扶协议", ["310000", "520300"]))) == 2)
  }

  @Test func oneTitleInAnotherYearIsAnother() throws {
    #expect(
      try count(
        signing("a", ("结对帮扶协议", ["310000", "530600"])),
        signing(
          "b", ("结对帮扶协议", ["310000", "530600"]), date: "2020-03-19", published: "2020-03-20"))
        == 2)
  }

  @Test func agreementsOfOneDocumentStayApart() throws {
    let both = signing("a", ("结对帮扶协议", ["310115", "530602"]), ("结对帮扶协议", ["310117", "530602"]))
    #expect(try count(both) == 2)
    #expect(try count(both, signing("b", ("结对帮扶协议", ["310117", "530602"]))) == 2)
  }
}
