import GraphDatabase
import Knowledge
import Ontology
import Shanhai
import TestSupport
import Testing
import Text

struct SurroundingsTests {
  private static let base = "https://x.example/"

  /// A person at five meetings, two of them announced, of whom one article tells.
  private static let graph: KnowledgeGraph = {
    let source = Provenance(
      article: base + "article/1", quote: "甲出席会议。", scalars: ScalarRange(0, 6), bytes: ByteRange(0, 18), rule: "rule", confidence: 0.9)
    let meetings = (1...5).map { number in
      Entity(
        iri: base + "event/\(number)", kinds: [.meeting], label: "会议\(number)",
        attributes: [Attribute(.startDate, .date("2031-05-0\(6 - number)"))]
          + (number > 3 ? [Attribute(.eventStatus, EventStatus.scheduled.literal)] : []))
    }
    return KnowledgeGraph(
      entities: meetings + [
        Entity(iri: base + "person/a", kinds: [.person], label: "甲", attributes: []),
        Entity(iri: base + "article/1", kinds: [.article], label: "会议", attributes: [Attribute(.datePublished, .date("2031-05-06"))]),
      ],
      edges: meetings.flatMap { meeting in
        [Relation.attendee, .participant].map {
          Edge(subject: meeting.iri, relation: $0, object: base + "person/a", provenance: [source])
        }
      })
  }()

  @Test(arguments: [nil, 1, 2, 4, 5])
  func aPageHasSoManyFactsOfARelation(limit: Int?) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/graph.sqlite"
    try GraphDatabaseWriter.write(
      Self.graph, GraphStamp(program: "", base: Self.base, claims: "", claimsBytes: 0, decisions: ""), to: path)
    let pages = try [AskedGraph(Self.graph), AskedGraph(GraphDatabase(reading: path))].map { asked in
      try #require(try asked.surroundings(of: Self.base + "person/a", limit: limit).map { EntityPage($0).text })
    }
    #expect(pages[0] == pages[1])
    let shown = limit.map { min($0, 5) } ?? 5
    #expect((1...5).filter { pages[0].contains("  会议\($0)（") }.count == shown, "\(pages[0])")
    #expect(pages[0].contains("另有 \(5 - shown) 条") == (shown < 5))
  }
}
