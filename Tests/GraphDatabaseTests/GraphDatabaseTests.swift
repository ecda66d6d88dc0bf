import Database
import Foundation
import GraphDatabase
import Knowledge
import Ontology
import Querying
import TestSupport
import Testing
import Text

struct GraphDatabaseTests {
  private static let stamp = GraphStamp(
    program: "0", base: "https://x.example/", claims: "ab", claimsBytes: 7, decisions: "")

  private static func source(_ article: String, _ start: Int, _ rule: String = "rule", _ qualifiers: [Qualifier] = []) -> Provenance {
    Provenance(
      article: "https://x.example/article/" + article, quote: "甲与乙在丙“会谈”。", scalars: ScalarRange(start, start + 10),
      bytes: ByteRange(3 * start, 3 * start + 30), rule: rule, confidence: 0.93, qualifiers: qualifiers)
  }

  private static func entity(_ path: String, _ kind: EntityKind, _ label: String, _ attributes: [Attribute] = []) -> Entity {
    Entity(iri: "https://x.example/" + path, kinds: [kind], label: label, attributes: attributes.sorted())
  }

  private static func edge(_ a: String, _ relation: Relation, _ b: String, _ sources: [Provenance]) -> Edge {
    Edge(subject: "https://x.example/" + a, relation: relation, object: "https://x.example/" + b, provenance: sources.sorted())
  }

  private static let graph = KnowledgeGraph(
    entities: [
      entity("article/1", .article, "两省座谈", [Attribute(.datePublished, .date("2031-05-06")), Attribute(.url, Literal("https://n.example/1", .anyURI))]),
      entity("article/2", .article, "再次座谈", [Attribute(.datePublished, .date("2032"))]),
      entity("event/会", .jointMeeting, "沪滇联席会议", [
        Attribute(.ordinal, Literal("3", .integer), provenance: [source("1", 5)]),
        Attribute(.startDate, .date("2031-05"), provenance: [source("1", 5), source("2", 0, "other")].sorted()),
      ]),
      entity("measure/m", .measure, "资金 3亿元", [Attribute(.value, Literal("300000000", .decimal), provenance: [source("2", 9)])]),
      entity("person/甲", .person, "甲", [Attribute(.altLabel, Literal("阿甲", .chinese))]),
      entity("post/市长", .post, "丙市市长", [Attribute(.title, Literal("市长", .chinese))]),
      entity("region/丙", .region, "丙市", [Attribute(.adcode, Literal("990100"))]),
      entity("tenure/t", .tenure, "甲：丙市市长", [Attribute(.firstAttested, .date("2031-05-06"), provenance: [source("1", 5)])]),
    ],
    edges: [
      edge("person/甲", .holds, "post/市长", [source("1", 5, "rule", [.acting, .former]), source("1", 5), source("2", 0)]),
      edge("post/市长", .ofRegion, "region/丙", []),
      edge("event/会", .speaker, "person/甲", [source("1", 5)]),
      edge("event/会", .participant, "person/甲", [source("1", 5)]),
      edge("article/1", .mentions, "event/会", [source("1", 5)]),
      edge("tenure/t", .member, "person/甲", [source("1", 5)]),
      edge("tenure/t", .ofPost, "post/市长", [source("1", 5)]),
    ])

  private func written(_ folder: TemporaryFolder, _ graph: KnowledgeGraph = graph) throws -> String {
    let path = folder.path + "/graph.sqlite"
    try GraphDatabaseWriter.write(graph, Self.stamp, to: path)
    return path
  }

  @Test func whatIsWrittenIsRead() throws {
    let folder = try TemporaryFolder()
    let database = try GraphDatabase(reading: written(folder))
    #expect(database.stamp == Self.stamp)
    let whole = try database.whole(hasSources: true)
    #expect(whole == Self.graph)
    #expect(whole.violations == [])
    let bare = try database.whole(hasSources: false)
    #expect(bare.edges.allSatisfy(\.provenance.isEmpty) && bare.entities.flatMap(\.attributes).allSatisfy(\.provenance.isEmpty))
    #expect(try database.sourced(bare, edges: Set(bare.edges.indices), entities: Set(bare.entities.indices)) == whole)
  }

  @Test func theSameGraphGivesTheSameBytes() throws {
    let (a, b) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try Data(contentsOf: URL(fileURLWithPath: written(a))) == Data(contentsOf: URL(fileURLWithPath: written(b))))
  }

  @Test func partsHaveTheirEndsAndSources() throws {
    let folder = try TemporaryFolder()
    let database = try GraphDatabase(reading: written(folder))
    let person = try #require(try database.entity("https://x.example/person/甲"))
    #expect(try database.entity("https://x.example/person/乙") == nil)
    let facts = try database.facts(from: person)
    #expect(facts.map(\.relation) == [.holds])
    #expect(try database.facts(to: person).map(\.relation).sorted() == [.member, .participant, .speaker])
    let part = try database.graph(entities: [person], facts: Set(facts), sourced: ([], Set(facts.map(\.edge))))
    #expect(part.entities.map(\.label) == ["两省座谈", "再次座谈", "甲", "丙市市长"])
    #expect(part.edges == Self.graph.edges.filter { $0.relation == .holds })
  }

  @Test func walksAreThoseOfTheWholeGraph() throws {
    let folder = try TemporaryFolder()
    let database = try GraphDatabase(reading: written(folder))
    let (read, whole) = (try database.walked(), FactGraph(Self.graph))
    #expect(read.entityCount == whole.entityCount && read.adjacency.nodeCount == whole.adjacency.nodeCount)
    var steps: [WalkStep] = []
    for node in 0..<whole.adjacency.nodeCount {
      #expect(read.adjacency.rows(at: node) == whole.adjacency.rows(at: node))
      whole.adjacency.forEachEdge(at: node) { label, other, isInverse in
        steps.append(WalkStep(from: node, label: label, isInverse: isInverse, to: other))
      }
    }
    #expect(steps.count > 40)
    let told = try database.told(read, nodes: 0..<whole.adjacency.nodeCount, steps: steps)
    for node in 0..<whole.adjacency.nodeCount { #expect(told.node(node) == whole.node(node)) }
    for step in steps {
      #expect(told.fact(of: step) == whole.fact(of: step))
      #expect(told.provenance(of: step) == whole.provenance(of: step))
    }
    #expect(steps.contains { !whole.provenance(of: $0).isEmpty && whole.fact(of: $0) == nil })
    // A part is told alone, and its terms and literals too.
    let title = try #require(steps.first { $0.label == FactGraph.label(of: .title) && !$0.isInverse })
    let part = try database.told(read, nodes: [], steps: [title])
    #expect(part.node(title.to) == .literal(Literal("市长", .chinese)) && part.graph.entities.map(\.label) == ["丙市市长"])
  }

  @Test func edgesToNoNodesAreDamage() throws {
    let folder = try TemporaryFolder()
    let path = try written(folder)
    // Closed at once: it is locked while it is written.
    try Database(creating: path).execute("UPDATE adjacency SET rows = x'0100000001FFFFFFFF' WHERE node = 4")
    let damaged = try GraphDatabase(reading: path)
    let walked = try damaged.walked()
    #expect(walked.adjacency.rows(at: 4) == NodeRows())
    #expect { _ = try damaged.told(walked, nodes: [4], steps: []) } throws: { ($0 as? DatabaseError)?.isDamage == true }
  }

  @Test func wholeNamesAreFound() throws {
    let folder = try TemporaryFolder()
    let database = try GraphDatabase(reading: written(folder))
    for (name, labels) in [("甲", ["甲"]), ("《阿甲》 ", ["甲"]), ("丙市", ["丙市"]), ("市长", ["丙市市长"]), ("丙", []), ("", [])] {
      #expect(try database.names(of: database.entities(named: name)).entities.map(\.label) == labels, "\(name)")
    }
    let all = try database.names(of: nil)
    #expect(all.entities.map(\.iri) == Self.graph.entities.map(\.iri))
    #expect(!all.entities.flatMap(\.attributes).contains { !$0.relation.isName })
    let like = all.entities.indices.filter { all.entities[$0].label.contains("会") }
    #expect(try database.entities(perhapsLike: "乙会") == like)
  }

  @Test(arguments: [
    ("沪滇", ["沪滇联席会议"]), ("席会", ["沪滇联席会议"]), ("市长", ["丙市市长", "甲：丙市市长"]), ("阿甲", ["甲"]), ("990100", ["丙市"]), ("乙丁", []),
  ])
  func namesAreFoundByAnyTwoLetters(part: String, labels: [String]) throws {
    let folder = try TemporaryFolder()
    let database = try GraphDatabase(reading: written(folder))
    let found = try #require(try database.entities(perhapsNamed: part))
    let graph = try database.graph(entities: Set(found), facts: [], sourced: ([], []))
    #expect(Set(graph.entities.map(\.label)) == Set(labels))
  }

  @Test func flatTablesTellTheirSources() throws {
    let folder = try TemporaryFolder()
    let database = try Database(reading: written(folder))
    func rows(_ sql: String, _ columns: Int) throws -> [[String]] {
      let statement = try database.statement(sql)
      var rows: [[String]] = []
      while try statement.step() { rows.append((0..<columns).map { statement.text($0) }) }
      return rows
    }
    #expect(
      try rows("SELECT meeting, start, ordinal, participants, sentence, article, published, address FROM meetings", 8)
        == [["沪滇联席会议", "2031-05", "3.0", "甲", "甲与乙在丙“会谈”。", "两省座谈", "2031-05-06", "https://n.example/1"]])
    #expect(
      try rows("SELECT person, post_title, region, first_attested, article FROM posts_held", 5)
        == [["甲", "市长", "丙市", "2031-05-06", "两省座谈"]])
    #expect(try rows("SELECT measure, value FROM measures", 2) == [["资金 3亿元", "300000000.0"]])
    #expect(try rows("SELECT person, posts, articles FROM persons", 3) == [["甲", "丙市市长", "0"]])
    #expect(try rows("SELECT relation, subject, object FROM fact WHERE relation = 'shan:speaker'", 3) == [["shan:speaker", "沪滇联席会议", "甲"]])
    #expect(
      try rows("SELECT DISTINCT p.quote FROM passage_search s JOIN passage p ON p.id = s.rowid WHERE passage_search MATCH '会谈'", 1)
        == [["甲与乙在丙“会谈”。"]])
    #expect(try rows("SELECT count(*) FROM agreements", 1) == [["0"]])
  }

  /// Whatever somebody put into the file, it is refused as damage or read, and never ends the program.
  @Test(arguments: [
    "PRAGMA user_version = 99", "DROP TABLE edge", "DELETE FROM meta", "UPDATE edge SET object = 99", "UPDATE edge SET subject = -1",
    "UPDATE edge SET relation = 250", "UPDATE entity SET kind = 250", "UPDATE entity SET id = id + 1000", "DELETE FROM entity WHERE id = 2",
    "UPDATE attribute SET type = 'xsd:float'", "UPDATE attribute SET entity = 1000", "UPDATE evidence SET qualifiers = 'late'",
    "UPDATE evidence SET passage = 77", "UPDATE passage SET start = 99", "UPDATE passage SET article = 99", "DELETE FROM evidence",
    "UPDATE entity SET iri = 'x' || (9 - id)", "INSERT INTO kind VALUES (99, 'person', '人', 'x', NULL, 1)",
  ])
  func whatWasTamperedWithIsDamage(sql: String) throws {
    let folder = try TemporaryFolder()
    let path = try written(folder)
    try Database(creating: path).execute(sql)
    var damage = 0
    do {
      let database = try GraphDatabase(reading: path)
      for hasSources in [true, false] {
        do { _ = try database.whole(hasSources: hasSources) } catch { damage += error.isDamage ? 1 : 100 }
      }
    } catch {
      damage += error.isDamage ? 1 : 100
    }
    #expect((1...2).contains(damage), "\(damage)")
  }

  @Test func whatIsCutShortOrChangedIsDamageOrRead() throws {
    let folder = try TemporaryFolder()
    let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: written(folder))))
    for place in stride(from: 0, to: whole.count, by: 1021) {
      var changed = whole
      for byte in place..<min(place + 16, whole.count) { changed[byte] ^= 0xA5 }
      for (name, bytes) in [("cut", Array(whole[..<place])), ("changed", changed)] {
        let path = try folder.write(name, bytes)
        do { _ = try GraphDatabase(reading: path).whole(hasSources: true) } catch { #expect(error.isDamage, "\(place) \(error)") }
      }
    }
  }
}
