import Claims
import Knowledge
import Linking
import Mentions
import Ontology
import Testing

struct GraphShapeTests {
  @Test func regionsBringTheirParentsButOnlyNamedOnesAreMentioned() throws {
    var document = TestDocument("a")
    document.region("530602")
    let graph = try graph(document)
    let names = graph.entities.filter { $0.kind == .region }.map(\.label).sorted()
    #expect(names == ["云南省", "昭通市", "昭阳区"].sorted())
    let mentioned = graph.edges.filter { $0.relation == .mentions }.compactMap {
      graph.entity($0.object)?.label
    }
    #expect(mentioned == ["昭阳区"])
    #expect(graph.edges.count { $0.relation == .within } == 2)
  }

  @Test func aPostKnowsItsRegionWithoutTheArticleNamingIt() throws {
    var document = TestDocument("a")
    document.person("周明远", "省委书记@530000")
    let graph = try graph(document)
    let post = try #require(named("云南省委书记", in: graph).first)
    #expect(post.iri == "https://shanhai.example/id/post/530000-省委书记")
    #expect(post.values(of: .title) == ["省委书记"])
    let region = try #require(named("云南省", in: graph).first)
    #expect(graph.contains(subject: post.iri, .ofRegion, object: region.iri))
    let article = try #require(graph.entities.first { $0.kind == .article })
    #expect(!graph.contains(subject: article.iri, .mentions, object: region.iri))
  }

  @Test func theGeneralRelationStandsBesideTheSpecialOne() throws {
    var document = TestDocument("a")
    let event = LocalEntity(.meeting, key: "座谈会", label: "座谈会")
    document.add(event, .chair, .person("周明远"))
    let graph = try graph(document)
    let special = try #require(graph.edges.first { $0.relation == .chair })
    let general = try #require(graph.edges.first { $0.relation == .participant })
    #expect(special.provenance == general.provenance)
    #expect(special.object == general.object)
  }

  @Test func aPairingIsAlsoADirectEdge() throws {
    var document = TestDocument("a")
    let pairing = LocalEntity(.pairing, key: "310000>530000", label: "上海市帮扶云南省")
    document.add(pairing, .supporter, .region("310000"))
    document.add(pairing, .supported, .region("530000"))
    let graph = try graph(document)
    let edge = try #require(graph.edges.first { $0.relation == .supports })
    #expect(graph.entity(edge.subject)?.label == "上海市")
    #expect(graph.entity(edge.object)?.label == "云南省")
    #expect(edge.provenance.count == 2)
  }

  @Test func aDirectEdgeIsAlsoAPairing() throws {
    var document = TestDocument("a")
    document.add(.region("310000"), .supports, .region("530000"))
    let graph = try graph(document)
    let pairing = try #require(graph.entities.first { $0.kind == .pairing })
    #expect(pairing.iri == "https://shanhai.example/id/pairing/310000-530000")
    #expect(graph.edges.count { $0.subject == pairing.iri } == 2)
  }

  @Test func styleOfABodysNameDoesNotMatter() throws {
    var first = TestDocument("a")
    first.add(
      LocalEntity(.government, key: "昭通市人民政府", label: "昭通市人民政府"), .ofRegion,
      .region("530600"))
    var second = TestDocument("b")
    second.add(
      LocalEntity(.government, key: "昭通市政府", label: "昭通市政府"), .ofRegion, .region("530600"))
    let bodies = try graph(first, second).entities.filter { $0.kind == .government }
    #expect(bodies.map(\.label) == ["昭通市人民政府"])
    #expect(bodies.first?.values(of: .altLabel) == ["昭通市政府"])
  }

  @Test func bodiesOfOneNameInTwoRegionsAreTwo() throws {
    var documents: [TestDocument] = []
    for region in ["530602", "520302"] {
      var document = TestDocument(region)
      document.add(
        LocalEntity(.school, key: "实验小学", label: "实验小学"), .ofRegion, .region(region))
      documents.append(document)
    }
    #expect(named("实验小学", in: try graph(documents[0], documents[1])).count == 2)
  }

  @Test func measuresBelongToTheirDocument() throws {
    var documents: [TestDocument] = []
    for name in ["a", "b"] {
      var document = TestDocument(name)
      let measure = LocalEntity(.measure, key: "50 个 车间", label: "车间50个")
      document.add(measure, .value, Literal("50", .decimal))
      documents.append(document)
    }
    let graph = try graph(documents[0], documents[1])
    #expect(graph.entities.count { $0.kind == .measure } == 2)
  }

  @Test func nothingIsUnsafeInAnIRI() throws {
    var document = TestDocument("a")
    let name = "<http://x y>\"{}|^`\\\n%2F/../某站"
    document.add(
      LocalEntity(.place, key: name, label: name), .label, Literal(name, .chinese))
    document.person("周\u{202E}明<远", "站长@" + name)
    document.add(.region("530602/某 <村>"), .label, Literal("某村", .chinese))
    for entity in try graph(document).entities {
      let path = entity.iri.dropFirst("https://shanhai.example/id/".count)
      #expect(
        !path.unicodeScalars.contains {
          $0.value <= 0x20 || "<>\"{}|^`\\".unicodeScalars.contains($0)
            || $0.properties.generalCategory == .format
        }, "\(entity.iri)")
      #expect(path.utf8.count { $0 == UInt8(ascii: "/") } == 1)
    }
  }

  @Test func claimsAboutTermsOfOfficeAreLeftOut() throws {
    var document = TestDocument("a")
    document.person("周明远", "省委书记@530000")
    let alone = try graph(document)
    let tenure = LocalEntity(.tenure, key: "周明远", label: "任期")
    document.add(tenure, .member, .person("周明远"))
    document.add(.person("周明远"), .holds, tenure)
    document.add(tenure, .startDate, .date("2021-06"))
    #expect(try graph(document).entities == alone.entities)
  }
}
