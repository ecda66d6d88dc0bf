import Knowledge
import Ontology
import Testing

@Suite struct GraphIndexTests {
  /// Thirty nodes, edges by a fixed arithmetic, some of them to nodes that are not there.
  let graph = KnowledgeGraph(
    entities: (0..<30).map { SampleGraph.person("n\($0)", "人\($0)") },
    edges: Set(
      (0..<200).map { number in
        SampleGraph.edge(
          "n\(number * 7 % 31)", [.supports, .between, .visited][number % 3],
          "n\(number * 13 % 32)")
      }
    ).sorted())

  @Test func agreesWithAFullScan() {
    let index = GraphIndex(graph)
    for (node, entity) in graph.entities.enumerated() {
      let known = graph.edges.indices.filter { position in
        graph.entity(graph.edges[position].subject) != nil
          && graph.entity(graph.edges[position].object) != nil
      }
      let outgoing = known.filter { graph.edges[$0].subject == entity.iri }
      let incoming = known.filter { graph.edges[$0].object == entity.iri }
      #expect(index.outgoing(node) == outgoing)
      #expect(index.incoming(node) == incoming)
      let ends = outgoing.map { graph.edges[$0].object } + incoming.map { graph.edges[$0].subject }
      let neighbours = Set(ends).subtracting([entity.iri]).compactMap { graph.index(of: $0) }
      #expect(index.neighbours(of: node) == neighbours.sorted())
    }
  }

  @Test func leavesOutEdgesWithoutAnEnd() {
    let index = GraphIndex(graph)
    for (position, edge) in graph.edges.enumerated() {
      let isKnown = graph.entity(edge.subject) != nil && graph.entity(edge.object) != nil
      #expect((index.subject(of: position) != nil) == isKnown)
      #expect((index.object(of: position) != nil) == isKnown)
    }
    #expect(graph.edges.contains { graph.entity($0.subject) == nil })
    #expect(graph.edges.contains { graph.entity($0.object) == nil })
  }

  @Test func neighboursByRelation() {
    let graph = KnowledgeGraph(
      entities: ["a", "b", "c"].map { SampleGraph.person($0, $0) },
      edges: [SampleGraph.edge("a", .supports, "b"), SampleGraph.edge("c", .visited, "a")])
    let index = GraphIndex(graph)
    #expect(index.neighbours(of: 0) == [1, 2])
    #expect(index.neighbours(of: 0) { $0 == .visited } == [2])
  }

  @Test func whatIsMuchTiedRanksFirst() {
    let names = ["hub", "a", "b", "c", "far"]
    let graph = KnowledgeGraph(
      entities: names.map { SampleGraph.person($0, $0) },
      edges: [
        SampleGraph.edge("a", .supports, "hub"), SampleGraph.edge("b", .supports, "hub"),
        SampleGraph.edge("hub", .supports, "c"), SampleGraph.edge("far", .mentions, "c"),
      ])
    let ranks = GraphIndex(graph).ranks()
    let order = graph.entities.indices.sorted { ranks[$0] > ranks[$1] }
      .map { graph.entities[$0].label }
    #expect(order.first == "hub")
    #expect(order.last == "far")
  }

  @Test func emptyGraph() {
    let index = GraphIndex(
      KnowledgeGraph(entities: [], edges: [SampleGraph.edge("a", .within, "b")]))
    #expect(index.ranks() == [])
    #expect(index.object(of: 0) == nil)
  }
}
