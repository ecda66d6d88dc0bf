import Knowledge
import Ontology
import Testing
import Text

@Suite struct InvariantsTests {
  let persons = [SampleGraph.person("a", "甲"), SampleGraph.person("b", "乙")]

  @Test func soundGraphHasNoViolations() {
    let graph = KnowledgeGraph(
      entities: persons,
      edges: [SampleGraph.edge("a", .speaker, "b"), SampleGraph.edge("a", .participant, "b")])
    #expect(graph.violations == [])
  }

  @Test func specialRelationWantsTheGeneralOne() {
    let graph = KnowledgeGraph(entities: persons, edges: [SampleGraph.edge("a", .speaker, "b")])
    #expect(graph.violations == ["id/a shan:speaker id/b lacks shan:participant beside it"])
  }

  @Test func edgesWantTheirEnds() {
    let graph = KnowledgeGraph(entities: persons, edges: [SampleGraph.edge("a", .supports, "c")])
    #expect(graph.violations == ["id/a shan:supports id/c has no such object"])
  }

  @Test func nothingStandsTwice() {
    let edge = SampleGraph.edge("a", .supports, "b")
    let graph = KnowledgeGraph(entities: persons + [persons[0]], edges: [edge, edge])
    #expect(graph.violations == ["id/a stands twice", "id/a shan:supports id/b stands twice"])
  }

  @Test func factsWantASource() {
    let bare = Edge(subject: "id/a", relation: .supports, object: "id/b", provenance: [])
    let parent = Edge(subject: "id/a", relation: .within, object: "id/b", provenance: [])
    let graph = KnowledgeGraph(entities: persons, edges: [bare, parent])
    #expect(graph.violations == ["id/a shan:supports id/b has no source"])
  }

  @Test func quotesFitTheirRanges() {
    let long = Edge(
      subject: "id/a", relation: .supports, object: "id/b",
      provenance: [SampleGraph.source("甲乙")])
    let graph = KnowledgeGraph(entities: persons, edges: [long])
    #expect(
      graph.violations == [
        "id/a shan:supports id/b has a quote that is not as long as its range"
      ])
  }
}
