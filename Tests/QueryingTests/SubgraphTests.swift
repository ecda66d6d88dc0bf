import Knowledge
import Ontology
import Querying
import Testing

@Suite struct SubgraphTests {
  private let graph = InventedGraph.graph

  private func labels(_ change: (inout Subgraph) throws -> Void) rethrows -> Set<String> {
    var part = Subgraph()
    try change(&part)
    return Set(part.graph(of: graph).entities.map(\.label))
  }

  @Test func oneFactAway() throws {
    let start = try graph.entity(meantBy: "秦岭松", base: InventedGraph.base)
    #expect(labels { $0.around = [start] } == ["秦岭松", "青山省省委书记", "联席会议"])
    let two = labels {
      $0.around = [start]
      $0.hops = 2
    }
    #expect(two == ["秦岭松", "青山省省委书记", "联席会议", "江月", "青山省", "白水省", "合作协议"])
  }

  @Test func onlySomeKindsAndRelations() throws {
    let start = try graph.entity(meantBy: "青山", base: InventedGraph.base)
    let regions = labels {
      $0.around = [start]
      $0.hops = 3
      $0.kinds = [.region]
    }
    #expect(regions == ["青山省", "白水省", "白水市", "白水县"])
    let supported = labels {
      $0.around = [start]
      $0.hops = 3
      $0.relations = [.supports]
    }
    #expect(supported == ["青山省", "白水省"])
  }

  @Test func onlySomeDays() {
    let before = labels { $0.days = TimeSpan(from: nil, to: "2031-05-08") }
    #expect(before.contains("联席会议") && before.contains("青山省"))
    #expect(!before.contains("合作协议") && !before.contains("两省携手"))
  }

  @Test func partIsSound() throws {
    let start = try graph.entity(meantBy: "联席会议", base: InventedGraph.base)
    var part = Subgraph()
    part.around = [start]
    let cut = part.graph(of: graph)
    #expect(cut.edges.allSatisfy { cut.entity($0.subject) != nil && cut.entity($0.object) != nil })
  }

  @Test func namesMeanOneEntity() throws {
    #expect(try graph.entity(meantBy: "江月", base: InventedGraph.base) == graph.index(of: InventedGraph.iri("person/江月")))
    #expect(try graph.entity(meantBy: "月明", base: InventedGraph.base) == graph.index(of: InventedGraph.iri("person/江月-2")))
    #expect(try graph.entity(meantBy: "region:4", base: InventedGraph.base) == graph.index(of: InventedGraph.iri("region/4")))
    #expect(throws: EntityReferenceError.unknown("无人")) {
      try graph.entity(meantBy: "无人", base: InventedGraph.base)
    }
    #expect {
      _ = try graph.entity(meantBy: "白水", base: InventedGraph.base)
    } throws: { error in
      guard case .ambiguous(_, let candidates)? = error as? EntityReferenceError else { return false }
      return candidates.map { graph.entities[$0].label }.sorted() == ["白水县", "白水市", "白水省"].sorted()
    }
  }
}
