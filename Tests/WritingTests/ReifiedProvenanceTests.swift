import Digest
import Knowledge
import Ontology
import Testing
import Text
import Writing

@Suite struct ReifiedProvenanceTests {
  let lines = NTriplesWriter(provenance: .reified).bytes(of: SampleGraph.graph).text
    .split(separator: "\n").map(String.init)

  private func subjects(_ predicate: String, _ object: String) -> [String] {
    lines.filter { $0.hasSuffix("\(predicate) \(object) .") }
      .map { String($0.prefix { $0 != " " }) }
  }

  private func objects(_ subject: String, _ predicate: String) -> [String] {
    lines.filter { $0.hasPrefix("\(subject) \(predicate) ") }
      .map { String($0.dropFirst(subject.count + predicate.count + 2).dropLast(2)) }
  }

  private let type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"

  @Test func everyEdgeWithASourceHasAStatement() {
    let statements = subjects(type, "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement>")
    let sourced = SampleGraph.edges.filter { !$0.provenance.isEmpty }
    #expect(statements.count == sourced.count)
    #expect(Set(statements).count == statements.count)
    for statement in statements {
      #expect(
        objects(statement, "<http://www.w3.org/ns/prov#wasDerivedFrom>")
          == ["<https://shanhai.example/id/article/a1>"])
    }
  }

  @Test func statementLeadsToTheQuoteAndItsPlaces() throws {
    let statement = try #require(
      subjects(
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate>", "<http://www.w3.org/ns/org#holds>"
      ).first)
    let evidence = try #require(
      objects(statement, "<https://shanhai.example/ontology#hasEvidence>").first)
    #expect(objects(evidence, "<https://shanhai.example/ontology#rule>") == ["\"speech\""])
    #expect(
      objects(evidence, "<https://shanhai.example/ontology#confidence>")
        == ["\"0.9\"^^<http://www.w3.org/2001/XMLSchema#decimal>"])
    let passage = try #require(
      objects(evidence, "<https://shanhai.example/ontology#inPassage>").first)
    let integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    #expect(
      objects(passage, "<https://shanhai.example/ontology#byteStart>") == ["\"100\"" + integer])
    #expect(objects(passage, "<https://shanhai.example/ontology#byteEnd>") == ["\"133\"" + integer])
    let selectors = objects(passage, "<http://www.w3.org/ns/oa#hasSelector>")
    #expect(
      selectors.flatMap { objects($0, "<http://www.w3.org/ns/oa#exact>") } == ["\"江州省省长赵明川讲话。\""])
    #expect(
      selectors.flatMap { objects($0, "<http://www.w3.org/ns/oa#start>") } == ["\"10\"" + integer])
    #expect(
      selectors.flatMap { objects($0, "<http://www.w3.org/ns/oa#end>") } == ["\"21\"" + integer])
  }

  @Test func onePassageForAllThatItStates() {
    #expect(subjects(type, "<https://shanhai.example/ontology#Passage>").count == 1)
  }

  @Test func noBlankNodesAndNoTripleTwice() {
    #expect(!lines.contains { $0.contains("_:") })
    #expect(Set(lines).count == lines.count)
  }

  @Test func twoArticlesTwoSources() {
    let second = Provenance(
      article: SampleGraph.iri("article/a2"), quote: "赵明川省长", scalars: ScalarRange(0, 5),
      bytes: ByteRange(0, 15), rule: "apposition", confidence: 1, qualifiers: [.acting, .former])
    let edge = SampleGraph.edge(
      "person/赵明川-0a", .holds, "post/省长-1b", [SampleGraph.source, second].sorted())
    let graph = KnowledgeGraph(entities: SampleGraph.entities, edges: [edge])
    let text = TurtleWriter(provenance: .reified).bytes(of: graph).text
    #expect(text.contains("prov:wasDerivedFrom article:a1 ,\n    article:a2"))
    #expect(text.contains("shan:qualifier \"acting\" ,\n    \"former\" ;"))
    #expect(text.contains("shan:confidence 1.0 ;"))
    #expect(text.contains("shan:confidence 0.9 ;"))
  }

  /// A graph of one edge that so many articles state, all at the same place in the same words.
  private func agreeing(_ count: Int) -> KnowledgeGraph {
    let sources = (0..<count).map { number in
      Provenance(
        article: SampleGraph.iri("article/a\(number)"), quote: SampleGraph.source.quote,
        scalars: SampleGraph.source.scalars, bytes: SampleGraph.source.bytes, rule: "speech", confidence: 0.9)
    }
    let edge = SampleGraph.edge("person/赵明川-0a", .holds, "post/省长-1b", sources.sorted())
    return KnowledgeGraph(entities: SampleGraph.entities, edges: [edge])
  }

  @Test func passagesAtOnePlaceOfTwoArticlesAreTwo() {
    let lines = NTriplesWriter(provenance: .reified).bytes(of: agreeing(3)).text.split(separator: "\n")
    let sources = lines.filter { $0.contains("<http://www.w3.org/ns/oa#hasSource>") }
    #expect(Set(sources.map { $0.prefix { $0 != " " } }).count == 3)
    #expect(Set(sources.map { $0.split(separator: " ")[2] }).count == 3)
  }

  @Test func passagesAtOnePlaceTakeNoLonger() {
    func time(_ count: Int) -> Duration {
      let graph = agreeing(count)
      return ContinuousClock().measure { _ = NTriplesWriter(provenance: .reified).bytes(of: graph) }
    }
    _ = time(100)
    // Quadratic work takes sixteen times as long.
    #expect((0..<3).contains { _ in time(8000) < time(2000) * 9 })
  }

  private func sortedLines(_ graph: KnowledgeGraph, base: String = Namespace.defaultEntityBase) -> [String] {
    let chunks = Chunks()
    SortedQuads(of: graph, base: base).write { chunks.bytes += $0 }
    return chunks.bytes.text.split(separator: "\n").map(String.init)
  }

  private final class Chunks {
    var bytes: [UInt8] = []
  }

  private func expectSorted(_ graph: KnowledgeGraph, base: String = Namespace.defaultEntityBase) {
    let sorted = sortedLines(graph, base: base)
    let lines = NTriplesWriter(provenance: .reified, base: base).bytes(of: graph).text.split(separator: "\n").map(String.init)
    #expect(sorted == Set(lines).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let digest = SortedQuads(of: graph, base: base).digest()
    #expect(digest.lines == sorted.count)
    #expect(digest.digest.hexadecimal == SHA256.digest(of: Array(sorted.map { $0 + "\n" }.joined().utf8)).hexadecimal)
  }

  @Test func sortedLinesAreSortedAndTheSame() {
    expectSorted(SampleGraph.graph)
    expectSorted(SampleGraph.graph, base: "https://other.example/")
    expectSorted(agreeing(700))
  }

  /// IRIs whose encoding sorts otherwise, names that a user's own kind shares with sources, and facts written alike.
  @Test func sortedLinesOfOddGraphsAreToo() {
    let paths = ["person/a b", "person/a", "person/a!", "person/赵", "statement/7", "statement/zz", "evidence/", "passage/x", "a", "zz"]
    let entities = paths.map { path in
      Entity(
        iri: SampleGraph.iri(path), kinds: [.person], label: path,
        attributes: [
          Attribute(.altLabel, Literal("赵", .chinese), provenance: [SampleGraph.source]),
          Attribute(.altLabel, Literal("赵", .string), provenance: [SampleGraph.source]),
        ])
    }
    let edges = paths.map { SampleGraph.edge($0, .closeMatch, "a", [SampleGraph.source]) }
    expectSorted(KnowledgeGraph(entities: entities + SampleGraph.entities, edges: edges + SampleGraph.edges))
    expectSorted(KnowledgeGraph(entities: SampleGraph.entities, edges: []))
    expectSorted(KnowledgeGraph(entities: [], edges: []))
  }
}
