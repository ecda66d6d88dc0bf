import Foundation
import Knowledge
import Testing
import Writing

/// The facts of the annotated documents, as graphs.
@Suite struct GoldGraphTests {
  @Test func graphsAreSound() throws {
    var all = GoldGraphBuilder()
    for facts in try GoldFacts.all() { all.add(facts) }
    #expect(all.graph.violations == [])
    #expect(all.graph.entities.count > 500)
  }

  @Test func picturesStayReadable() throws {
    var all = GoldGraphBuilder()
    for facts in try GoldFacts.all() { all.add(facts) }
    let text = DOTWriter().bytes(of: all.graph).text
    let nodes = text.split(separator: "\n").count { $0.contains(" [label=<") }
    #expect((150...200).contains(nodes))
  }
}
