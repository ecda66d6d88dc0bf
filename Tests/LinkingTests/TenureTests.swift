import Claims
import Knowledge
import Lexicon
import Linking
import Mentions
import Ontology
import Testing

struct TenureTests {
  private func tenure(_ person: String, in graph: KnowledgeGraph) throws -> Entity {
    try #require(graph.entities.first { $0.kind == .tenure && $0.label.hasPrefix(person) })
  }

  @Test func reportsBoundATenure() throws {
    var first = TestDocument("a", date: "2018-05-01")
    first.person("周明远", "市长@530600")
    var second = TestDocument("b", date: "2019-05-01")
    second.person("周明远", "市长@530600")
    var third = TestDocument("c", date: "2021-05-01")
    third.person("秦岭松", "市长@530600")
    let graph = try graph(first, second, third)
    let before = try tenure("周明远", in: graph)
    #expect(before.values(of: .firstAttested) == ["2018-05-01"])
    #expect(before.values(of: .lastAttested) == ["2019-05-01"])
    #expect(before.values(of: .endsBefore) == ["2021-05-01"])
    #expect(before.values(of: .startsAfter) == [])
    let after = try tenure("秦岭松", in: graph)
    #expect(after.values(of: .startsAfter) == ["2019-05-01"])
    #expect(graph.edges.count { $0.subject == before.iri && $0.relation == .member } == 1)
  }

  /// What a text states of a term of office: its days are the tenure's, all else that claims say of it is nothing.
  @Test(arguments: [true, false])
  func statedDaysAreTheTenures(isWhole: Bool) throws {
    let (person, post) = (LocalEntity.person("周明远"), LocalEntity(.post, key: "市长@530600", label: "市长"))
    let stated = LocalEntity(.tenure, key: "周明远|市长@530600", label: "周明远 市长")
    var document = TestDocument("a", date: "2021-05-10")
    document.person("周明远", "市长@530600")
    document.add(stated, .startDate, .date("2021-05-06"))
    document.add(stated, .ofPost, post)
    document.add(stated, .label, Literal("任期", .chinese))
    document.add(person, .holds, stated)
    if isWhole { document.add(stated, .member, person) }
    let graph = try graph(document)
    #expect(graph.violations == [])
    #expect(graph.entities.count { $0.kind == .tenure } == 1)
    #expect(try tenure("周明远", in: graph).values(of: .startDate) == (isWhole ? ["2021-05-06"] : []))
  }

  @Test func aPostOfManyHasNoSuccessor() throws {
    var first = TestDocument("a", date: "2018-05-01")
    first.person("周明远", "副市长@530600")
    var second = TestDocument("b", date: "2021-05-01")
    second.person("秦岭松", "副市长@530600")
    #expect(try tenure("周明远", in: graph(first, second)).values(of: .endsBefore) == [])
  }

  @Test func aFormerHolderHadLeft() throws {
    var first = TestDocument("a", date: "2018-05-01")
    first.person("周明远", "副市长@530600")
    var second = TestDocument("b", date: "2021-05-01")
    second.person("周明远", "副市长@530600", qualifiers: [.former])
    let found = try tenure("周明远", in: graph(first, second))
    #expect(found.values(of: .lastAttested) == ["2018-05-01"])
    #expect(found.values(of: .endsBefore) == ["2021-05-01"])
  }

  @Test func theDayOfTheMeetingCountsNotThatOfTheReport() throws {
    var document = TestDocument("a", date: "2018-05-03")
    document.person("周明远", "市长@530600")
    let event = LocalEntity(.meeting, key: "座谈会", label: "座谈会")
    document.add(event, .startDate, .date("2018-05-01"))
    document.add(event, .chair, .person("周明远"))
    #expect(try tenure("周明远", in: graph(document)).values(of: .firstAttested) == ["2018-05-01"])
  }

  @Test func oneCompanionLeavesNamesakesOpen() throws {
    var first = TestDocument("a", date: "2018-05-01")
    first.person("周明远", "副市长@610900")
    first.person("秦岭松", "总工程师@610900")
    var second = TestDocument("b", date: "2021-05-01")
    second.person("周明远", "副市长@530600")
    second.person("秦岭松", "总工程师@610900")
    let graph = try graph(first, second)
    let open = graph.edges.filter { $0.relation == .closeMatch }
    #expect(open.count == 2)
    #expect(open.first.map { $0.subject } == open.last.map { $0.object })
    #expect(open.allSatisfy { !$0.provenance.isEmpty })
  }

  /// 襄樊市 became 襄阳市 in 2010.
  @Test func aRenamedCityIsOneAndHasItsSuccessor() throws {
    let gazetteer = try Gazetteer.bundled()
    let old = try #require(gazetteer.meanings(of: "襄樊市").first?.region)
    var first = TestDocument("a", date: "2010-03-01")
    first.person("周明远", "市长@\(old.key)")
    var second = TestDocument("b", date: "2011-05-01")
    second.person("周明远", "市委书记@420600")
    let graph = try graph(first, second)
    #expect(named("周明远", in: graph).count == 1)
    let edge = try #require(graph.edges.first { $0.relation == .replacedBy })
    #expect(graph.entity(edge.subject)?.label == "襄樊市")
    #expect(graph.entity(edge.object)?.label == "襄阳市")
    #expect(graph.entity(edge.subject)?.values(of: .validTo) == ["2010"])
  }
}
