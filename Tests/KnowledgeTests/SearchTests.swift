import Knowledge
import Ontology
import Testing

@Suite struct SearchTests {
  let graph = KnowledgeGraph(
    entities: [
      SampleGraph.person("1", "欧阳明"), SampleGraph.person("2", "欧阳明华"),
      SampleGraph.person("3", "小欧阳明"), SampleGraph.person("4", "赵大海", also: ["欧阳明", "老赵"]),
      SampleGraph.person("5", "《合作协议》"),
    ], edges: [])

  @Test(arguments: [
    ("欧阳明", ["id/1", "id/4", "id/2", "id/3"]),
    ("阳明", ["id/1", "id/4", "id/2", "id/3"]),
    ("老赵", ["id/4"]),
    ("id/5", ["id/5"]),
    ("合作协议", ["id/5"]),
    ("《合作协议》", ["id/5"]),
    (" 赵大海 ", ["id/4"]),
    ("没有", []),
    ("", []),
    ("《》", []),
  ])
  func finds(_ name: String, _ iris: [String]) {
    #expect(graph.entities(named: name).map { graph.entities[$0.entity].iri } == iris)
  }

  @Test func onlyOfTheKindsWanted() {
    #expect(graph.entities(named: "欧阳", kinds: [.region]) == [])
    #expect(graph.entities(named: "欧阳", kinds: [.person, .region]).count == 4)
  }

  @Test func looksUpByIRI() {
    for (position, entity) in graph.entities.enumerated() {
      #expect(graph.index(of: entity.iri) == position)
    }
    #expect(graph.index(of: "id/0") == nil)
    #expect(graph.index(of: "id/9") == nil)
    #expect(graph.entity("id/3")?.label == "小欧阳明")
  }
}
