import Claims
import Knowledge
import Linking
import Mentions
import Ontology
import Testing

struct PostBodyTests {
  @Test(arguments: [
    ("省委书记@530000", "云南省委", EntityKind.partyCommittee),
    ("市委常委@310000", "上海市委", .partyCommittee),
    ("自治区党委副书记@640000", "宁夏回族自治区党委", .partyCommittee),
    ("地委委员@653200", "和田地委", .partyCommittee),
    ("常务副市长@530600", "昭通市人民政府", .government),
    ("自治区副主席@640000", "宁夏回族自治区人民政府", .government),
    ("省政府副秘书长@530000", "云南省人民政府", .government),
    ("行署专员@653200", "和田地区行署", .government),
    ("州人大常委会主任@532600", "文山壮族苗族自治州人大常委会", .peoplesCongress),
    ("市政协主席@310000", "上海市政协", .consultativeConference),
    ("省乡村振兴局副局长@530000", "云南省乡村振兴局", .department),
    ("省委组织部部长@530000", "云南省委组织部", .department),
    ("市扶贫办主任@530600", "昭通市扶贫办", .department),
  ])
  func titlesNameTheirBody(post: String, name: String, kind: EntityKind) throws {
    var document = TestDocument("a")
    document.person("周明远", post)
    let graph = try graph(document)
    let edge = try #require(graph.edges.first { $0.relation == .postIn })
    let body = try #require(graph.entity(edge.object))
    #expect(body.label == name)
    #expect(body.kind == kind)
    #expect(!edge.provenance.isEmpty)
    #expect(graph.edges.contains { $0.subject == body.iri && $0.relation == .ofRegion })
    #expect(!graph.edges.contains { $0.object == body.iri && $0.relation == .mentions })
  }

  @Test(arguments: ["市领导@310000", "总书记@000000", "组织部长@530000", "主任@530000", "市长@"])
  func titlesThatNameNone(post: String) throws {
    var document = TestDocument("a")
    document.person("周明远", post)
    #expect(try !graph(document).edges.contains { $0.relation == .postIn })
  }

  @Test func theBodyIsThatWhichArticlesName() throws {
    var document = TestDocument("a")
    document.person("周明远", "市长@530600")
    document.add(
      LocalEntity(.government, key: "昭通市政府", label: "昭通市政府"), .ofRegion, .region("530600"))
    let bodies = try graph(document).entities.filter { $0.kind == .government }
    #expect(bodies.map(\.label) == ["昭通市政府"])
  }
}
