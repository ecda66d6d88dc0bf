import Knowledge
import Ontology
import Shanhai
import Testing

/// Contradictions of graphs made by hand.
struct ReviewTests {
  @Test(arguments: [
    (EntityKind.pairing, "2021", "2020", true), (.pairing, "2021-05", "2020", true), (.pairing, "2021-05", "2021", false),
    (.pairing, "2021", "2021-05-01", false), (.pairing, "2021-05-02", "2021-05-01", true), (.visit, "2021-06", "2021-05", true),
    (.visit, "2021-05-01", "2021-05-01", false),
  ])
  func endsBeforeStarts(kind: EntityKind, start: String, end: String, isFound: Bool) {
    let entity = Entity(
      iri: "https://shanhai.example/id/x", kinds: [kind], label: "江州省海陵省",
      attributes: [Attribute(.startDate, .date(start)), Attribute(.endDate, .date(end))].sorted())
    let index = GraphIndex(KnowledgeGraph(entities: [entity], edges: []))
    let findings = Review(index) { $0 == .endsBeforeStart }.findings
    #expect(findings.map(\.words) == (isFound ? ["江州省海陵省：\(start) 起，\(end) 止"] : []))
  }
}
