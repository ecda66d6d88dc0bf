import Claims
import Knowledge
import Lexicon
import Linking
import Testing

// 310000 上海市, 530000 云南省, 530600 昭通市, 530602 昭阳区, 520000 贵州省, 520300 遵义市, 610900 安康市,
// 610000 陕西省. Persons are invented.

struct PersonLinkingTests {
  private func persons(
    _ first: (String, [String]), _ second: (String, [String]),
    companions: [String] = []
  ) throws -> Int {
    var documents: [TestDocument] = []
    for (date, posts) in [first, second] {
      var document = TestDocument(date + posts.joined(), date: date)
      document.person("周明远")
      for post in posts { document.person("周明远", post) }
      for companion in companions { document.person(companion) }
      documents.append(document)
    }
    return named("周明远", in: try graph(documents[0], documents[1])).count
  }

  @Test func oneOfficeIsOnePerson() throws {
    #expect(try persons(("2019-03-01", ["市长@530600"]), ("2019-04-01", ["市长@530600"])) == 1)
  }

  @Test func promotionWithinTheRegionIsOnePerson() throws {
    #expect(
      try persons(("2018-05-01", ["常务副市长@530600"]), ("2021-06-01", ["市人大常委会主任@530600"])) == 1)
  }

  @Test func promotionToTheProvinceIsOnePerson() throws {
    #expect(try persons(("2019-03-01", ["市长@530600"]), ("2020-04-01", ["副省长@530000"])) == 1)
  }

  @Test func officesInTwoProvincesAreTwoPersons() throws {
    #expect(try persons(("2021-05-01", ["副市长@610900"]), ("2021-06-01", ["副市长@530600"])) == 2)
  }

  @Test func onePersonWithAndWithoutOfficeAreTwoUnlessSomethingSpeaksForIt() throws {
    #expect(try persons(("2021-05-01", []), ("2021-06-01", ["市长@530600"])) == 2)
  }

  @Test func companionsSpeakForOnePerson() throws {
    #expect(
      try persons(
        ("2021-05-01", []), ("2021-06-01", ["市长@530600"]), companions: ["秦岭松", "韩江雪"]) == 1)
  }

  @Test func aCompanionOfTwoOfficialsOfOneNameJoinsNeither() throws {
    var first = TestDocument("a", date: "2021-05-01")
    first.person("周明远", "副市长@610900")
    var second = TestDocument("b", date: "2021-05-02")
    second.person("周明远", "副市长@530600")
    var third = TestDocument("c", date: "2021-05-03")
    third.person("周明远")
    for index in 0..<2 {
      for name in ["秦岭松", "韩江雪"] {
        if index == 0 { first.person(name) } else { second.person(name) }
        third.person(name)
      }
    }
    #expect(named("周明远", in: try graph(first, second, third)).count == 3)
  }

  @Test func aFormerOfficeBridgesTwoProvinces() throws {
    var first = TestDocument("a", date: "2019-05-01")
    first.person("周明远", "市长@610900")
    var second = TestDocument("b", date: "2020-05-01")
    second.person("周明远", "市长@610900", qualifiers: [.former])
    second.person("周明远", "副省长@530000")
    var third = TestDocument("c", date: "2020-09-01")
    third.person("周明远", "副省长@530000")
    #expect(named("周明远", in: try graph(first, second, third)).count == 1)
  }

  @Test func aProvincialOfficeDoesNotBridgeTwoCitiesAtATime() throws {
    var first = TestDocument("a", date: "2021-05-01")
    first.person("周明远", "副市长@530600")
    var second = TestDocument("b", date: "2021-05-02")
    second.person("周明远", "副市长@530100")
    var third = TestDocument("c", date: "2021-05-03")
    third.person("周明远", "省领导@530000")
    #expect(named("周明远", in: try graph(first, second, third)).count == 2)
  }

  @Test func leadersOfTheStateAreOnePersonEverywhere() throws {
    var first = TestDocument("a", date: "2013-05-01")
    first.person("石敬山", "总书记@000000")
    var second = TestDocument("b", date: "2021-05-02")
    second.person("石敬山")
    #expect(named("石敬山", in: try graph(first, second)).count == 1)
  }

  @Test func dotsInNamesDoNotMatter() throws {
    var document = TestDocument("a")
    document.person("阿依·古丽")
    document.person("阿依•古丽")
    let graph = try graph(document)
    #expect(graph.entities.filter { $0.kind == .person }.count == 1)
  }

  @Test func anOfficeWithoutRegionIsCompletedFromAnotherDocument() throws {
    var first = TestDocument("a", date: "2021-05-01")
    first.person("周明远", "市长@530600")
    for name in ["秦岭松", "韩江雪"] { first.person(name) }
    var second = TestDocument("b", date: "2021-05-02")
    second.person("周明远", "市长@")
    for name in ["秦岭松", "韩江雪"] { second.person(name) }
    let posts = try graph(first, second).entities.filter { $0.kind == .post }
    #expect(posts.map(\.label) == ["昭通市市长"])
  }

  @Test func anOfficeWithoutRegionIsNotTheSameInTwoDocuments() throws {
    var first = TestDocument("a")
    first.person("周明远", "市长@")
    var second = TestDocument("b")
    second.person("韩江雪", "市长@")
    let posts = try graph(first, second).entities.filter { $0.kind == .post }
    #expect(posts.count == 2)
  }
}
