import Lexicon
import Testing

@Suite struct GazetteerTests {
  static let gazetteer = Result { try Gazetteer.bundled() }

  @Test(arguments: [
    ("530000", "云南省", RegionLevel.province), ("532627", "广南县", .county),
    ("152221", "科尔沁右翼前旗", .county), ("310115", "浦东新区", .county),
    ("65X014", "新疆生产建设兵团第十四师", .special), ("420600-2010", "襄樊市", .prefecture),
    ("110101001", "东华门街道", .township), ("522625/新村镇", "新村镇", .township),
    ("522625/王家村", "王家村", .village),
  ])
  func keysGiveDivisions(key: String, name: String, level: RegionLevel) throws {
    let region = try #require(try Self.gazetteer.get().region(key))
    #expect(region.name == name)
    #expect(region.level == level)
    #expect(region.key == key)
  }

  @Test(arguments: ["", "999999", "99/甲村", "110101999", "一二三四五六", "/"])
  func unknownKeysGiveNothing(key: String) throws {
    #expect(try Self.gazetteer.get().region(key) == nil)
  }

  @Test func keysAreUnique() throws {
    let gazetteer = try Self.gazetteer.get()
    #expect(Set(gazetteer.divisions.map(\.key)).count == gazetteer.divisions.count)
  }

  @Test func parentsLeadToTheProvince() throws {
    let gazetteer = try Self.gazetteer.get()
    #expect(gazetteer.ancestors(of: "532627").map(\.name) == ["文山壮族苗族自治州", "云南省"])
    #expect(gazetteer.ancestors(of: "110101001").map(\.name) == ["东城区", "北京市"])
    #expect(gazetteer.ancestors(of: "532627/甲村").map(\.name).last == "云南省")
  }

  @Test(arguments: [
    ("文山州", ["文山壮族苗族自治州"]), ("沪", ["上海市"]), ("科右前旗", ["科尔沁右翼前旗"]),
    ("朝阳县", ["朝阳县"]), ("石碣镇", ["石碣镇"]),
  ])
  func formsHaveMeanings(form: String, names: [String]) throws {
    #expect(try Self.gazetteer.get().meanings(of: form).map(\.region.name) == names)
  }

  @Test func namesakesAreAllListed() throws {
    let meanings = try Self.gazetteer.get().meanings(of: "鼓楼区")
    #expect(meanings.count { $0.region.validTo == nil } == 4)
  }
}
