import Knowledge
import Ontology
import Testing
import Writing

@Suite struct DOTWriterTests {
  let text = DOTWriter().bytes(of: SampleGraph.graph).text

  private func lineBetween(_ from: String, _ to: String) -> String? {
    text.split(separator: "\n").map(String.init)
      .first {
        $0.hasPrefix("  \"\(SampleGraph.iri(from))\" -> \"\(SampleGraph.iri(to))\" ")
          && !$0.contains("style=\"invis\"")
      }
  }

  @Test func provinceHoldsItsPeople() throws {
    let cluster = try #require(text.split(separator: "subgraph ").dropFirst().first)
    #expect(cluster.hasPrefix("\"cluster \(SampleGraph.iri("region/990000"))\""))
    let body = cluster.prefix { $0 != "}" }
    #expect(body.contains("\"\(SampleGraph.iri("region/990000"))\" ["))
    #expect(body.contains("\"\(SampleGraph.iri("person/赵明川-0a"))\" ["))
    #expect(body.contains("<b>赵明川</b>"))
    #expect(body.contains("省长"))
  }

  @Test func specialRelationStandsForTheGeneralOne() throws {
    let line = try #require(lineBetween("event/会议-1", "person/赵明川-0a"))
    #expect(line.contains("label=\"讲话\""))
    #expect(!line.contains("参与者"))
    #expect(line.contains("“江州省省长赵明川讲话。”"))
  }

  @Test func blankTitlesAreNoneAndLongOnesAreCut() {
    for title in ["", " \n"] { #expect(DOTWriter(title: title).bytes(of: SampleGraph.graph).text == text) }
    let long = String(repeating: "长", count: 100_000)
    #expect(DOTWriter(title: long).title == String(repeating: "长", count: 200) + "…")
    #expect(DOTWriter(title: String(repeating: "长", count: 200)).title.count == 200)
  }

  @Test func supportRunsFromLeftToRight() throws {
    let line = try #require(lineBetween("region/980000", "region/990000"))
    #expect(line.contains("label=\"对口支援\""))
    #expect(line.contains("arrowhead=\"normal\""))
    #expect(lineBetween("region/980000", "event/会议-1") != nil)
  }

  @Test func articlesAndFoldedPostsAreNoNodes() {
    #expect(!text.contains("article/a1\" ["))
    #expect(!text.contains("post/省长-1b\" ["))
  }

  @Test func sameGraphSameBytes() {
    let turned = KnowledgeGraph(
      entities: SampleGraph.entities.reversed(), edges: SampleGraph.edges.reversed())
    #expect(DOTWriter().bytes(of: turned).text == text)
  }

  @Test func cutsToTheFirstByRankAndSaysSo() {
    let regions = (100..<400).map { SampleGraph.region("县\($0)", "county", "\($0)") }
    let edges = (101..<400).map { SampleGraph.edge("region/100", .supports, "region/\($0)") }
    let text = DOTWriter(maximumNodes: 50)
      .bytes(of: KnowledgeGraph(entities: regions, edges: edges)).text
    #expect(text.split(separator: "\n").count { $0.contains("shape=\"ellipse\"") } == 50)
    #expect(text.contains("图中 50 个节点，另有 250 个未画出"))
    #expect(text.contains("\"\(SampleGraph.iri("region/100"))\" ["))
  }

  /// Graphviz needs a minute for some thousand lines, however few the nodes.
  @Test func manyLinesLeaveFewerNodesAndItIsSaid() {
    let regions = (100..<200).map { SampleGraph.region("县\($0)", "county", "\($0)") }
    let edges = (100..<150).flatMap { from in
      (150..<200).map { SampleGraph.edge("region/\(from)", .supports, "region/\($0)") }
    }
    let text = DOTWriter(maximumNodes: 100)
      .bytes(of: KnowledgeGraph(entities: regions, edges: edges)).text
    let lines = text.split(separator: "\n")
    let nodes = lines.count { $0.contains("shape=\"ellipse\"") }
    let drawn = lines.count { $0.contains(" -> ") && !$0.contains("invis") }
    #expect((300...400).contains(drawn) && (30..<60).contains(nodes), "\(nodes) nodes, \(drawn) lines")
    #expect(text.contains("图中 \(nodes) 个节点，另有 \(100 - nodes) 个未画出"))
  }

  @Test(arguments: [
    ("王\"二\\", "王&quot;二\\", "王\\\"二\\\\"),
    ("A&B<i>", "A&amp;B&lt;i&gt;", "A&amp;B<i>"),
    ("一\u{0}二", "一 二", "一 二"),
    ("", " ", ""),
  ])
  func escapesNames(_ name: String, _ label: String, _ tooltip: String) {
    let entities = [
      SampleGraph.region(name, "county", "1"), SampleGraph.region("甲县", "county", "2"),
    ]
    let graph = KnowledgeGraph(
      entities: entities, edges: [SampleGraph.edge("region/1", .supports, "region/2")])
    let text = DOTWriter().bytes(of: graph).text
    #expect(text.contains("label=<\(label)>"))
    #expect(text.contains("tooltip=\"地区：\(tooltip)\""))
  }

  @Test func longNamesBreakEvenlyAndBeforeOrdinals() {
    let meeting = Entity(
      iri: SampleGraph.iri("event/e"), kinds: [.jointMeeting], label: "江州省海陵省东西部协作第二十三次联席会议",
      attributes: [])
    let graph = KnowledgeGraph(
      entities: [meeting, SampleGraph.region("江州省", "province", "99")],
      edges: [SampleGraph.edge("event/e", .between, "region/99")])
    #expect(
      DOTWriter().bytes(of: graph).text.contains("<td>江州省海陵省东西部协作</td></tr><tr><td>第二十三次联席会议</td>"))
  }

  @Test func emptyGraphIsAPictureStill() {
    let text = DOTWriter().bytes(of: KnowledgeGraph(entities: [], edges: [])).text
    #expect(text.hasPrefix("digraph ") && text.hasSuffix("}\n"))
  }
}
