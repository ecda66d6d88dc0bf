import Articles
import Cleaning
import Foundation
import Reading
import Testing

/// Pages with invented names in the manner of various systems, each with the body that a careful
/// reader keeps (`NAME.body.txt`).
@Suite struct PageTests {
  @Test("The body of a page", arguments: Fixtures.documents(in: "Tests/CleaningTests/Pages"))
  func body(url: URL) throws {
    let article = try Article(cleaning: Fixtures.page(url))
    let gold = url.deletingPathExtension().appendingPathExtension("body.txt")
    let expected = try String(contentsOf: gold, encoding: .utf8)
      .split(separator: "\n").map { Fixtures.plain(String($0)) }
    #expect(article.text.string.split(separator: "\n").map { Fixtures.plain(String($0)) } == expected)
  }

  @Test("Headline, date, source, reporters, photographers, editors", arguments: [
    ("trs-government", "我市与青屏县召开对口协作座谈会", "2022-11-09", "云泽日报", ["卜子衿"], ["卜子衿"], ["闻一鸣"]),
    ("portal", "沱江县考察团赴海宁湾区对接协作项目 签约12个", "2021-09-03", "沱江融媒", ["贺知秋", "杜若"], ["贺知秋"], ["温如言"]),
    ("discuz", "石门县与通州湾结对帮扶签约", "2019-06-21", "石门报", [], [], []),
    ("epaper", "携手同心 共绘山海画卷", "2020-10-16", "鹭江日报", ["宋砚"], ["宋砚"], []),
    ("fragment-br", "金陵区 锦屏县签订结对协议", "2018-04-03", "锦屏发布", [], [], []),
    ("article-element", "巴林草原迎来协作新篇", "2022-07-28", "北疆观察", ["苏和"], ["朝鲁"], ["哈斯"]),
    ("dump-portal", "东湖市党政代表团赴阿勒县考察对口支援工作", "2016-08-25", "东湖晚报", ["沈既白", "阿依古丽"], [], ["梅疏影"]),
    ("dump-app", "洛水市与格桑县共建飞地园区", "2024-03-12", "南湖观察客户端", [], [], ["岑参"]),
    ("ocr-blank", "越秀区援建的第一所寄宿制小学开学", "2015-06-09", "西岭时报", ["桑榆晚"], ["桑榆晚"], ["谷雨"]),
    ("post", "长洲市与丹霞县协作联席会议召开", "2020-12-01", "长洲发布", ["邵一川"], [], []),
    ("brief", "龙泉区医疗队赴雪山县义诊", "2018-12-07", "县卫健局", [], [], []),
    ("traditional", "蘭陽市代表團訪問梧桐縣 簽署合作備忘錄", "2014-05-20", "兩地通訊社", ["連雅堂"], ["連雅堂"], ["鍾理和"]),
    ("rss", "广陵市援藏教师：把课堂搬上高原", "2019-09-11", "广陵网", [], [], ["江淹"]),
  ] as [(String, String, String, String, [String], [String], [String])])
  func metadata(
    name: String, headline: String, date: String, source: String, reporters: [String],
    photographers: [String], editors: [String]
  ) throws {
    let url = try #require(
      Fixtures.documents(in: "Tests/CleaningTests/Pages").first {
        $0.lastPathComponent.hasPrefix(name + ".")
      })
    let metadata = try Article(cleaning: Fixtures.page(url)).metadata
    #expect(metadata.headline == headline)
    #expect(metadata.publicationDate == date)
    #expect(metadata.source == source)
    #expect(metadata.reporters == reporters)
    #expect(metadata.photographers == photographers)
    #expect(metadata.editors == editors)
  }

  @Test("What a page says of its article", arguments: try statedMetadata())
  func stated(expected: StatedMetadata) throws {
    let url = try #require(
      Fixtures.documents(in: "Tests/CleaningTests/Pages").first {
        $0.lastPathComponent.hasPrefix(expected.page + ".")
      })
    let metadata = try Article(cleaning: Fixtures.page(url)).metadata
    #expect(metadata.headline == expected.headline)
    #expect((metadata.publicationTime ?? metadata.publicationDate) == expected.date)
    #expect(metadata.source == expected.source)
    if let reporters = expected.reporters {
      #expect(Set(metadata.reporters) == Set(reporters))
    }
    #expect(metadata.editors == expected.editors)
    #expect(metadata.url == expected.url)
  }

  /// The rows of `Pages/metadata.tsv`.
  static func statedMetadata() throws -> [StatedMetadata] {
    let table = Fixtures.root.appendingPathComponent("Tests/CleaningTests/Pages/metadata.tsv")
    return try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(StatedMetadata.init)
  }
}

/// What a careful reader finds stated on a page.
struct StatedMetadata: CustomTestStringConvertible {
  let page: String
  let headline: String?
  let date: String?
  let source: String?
  /// `nil` where readers differ.
  let reporters: [String]?
  let editors: [String]
  let url: String?

  init(row: Substring) {
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
    func cell(_ index: Int) -> String? {
      index < cells.count && !cells[index].isEmpty ? String(cells[index]) : nil
    }
    func names(_ index: Int) -> [String] {
      cell(index)?.split(separator: "、").map(String.init) ?? []
    }
    page = cell(0) ?? ""
    headline = cell(1)
    date = cell(2)
    source = cell(3)
    reporters = cell(4) == "*" ? nil : names(4)
    editors = names(5)
    url = cell(6)
  }

  var testDescription: String { page }
}
