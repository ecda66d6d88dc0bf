import Articles
import Claims
import Extraction
import Lexicon
import Ontology
import Testing
import Text

@Suite struct MeasureReaderTests {
  private static let reader = Result { ClaimReader(words: try WordLists.bundled()) }

  private func claims(_ body: String) throws -> [Claim] {
    try Self.reader.get().claims(in: .plain(body, published: "2021-06-08")).claims
      .filter { $0.subject.kind == .measure }
  }

  private func text(_ object: Claim.Object) -> String {
    switch object {
    case .entity(let entity): entity.label
    case .literal(let literal): literal.lexical
    }
  }

  /// The key of each measure, and what `relation` says of it, in the order of the keys.
  private func read(_ body: String, _ relation: Relation = .value) throws -> [String] {
    try claims(body).filter { $0.relation == relation }.map {
      relation == .value ? $0.subject.key : "\($0.subject.key) \(text($0.object))"
    }.sorted()
  }

  @Test(arguments: [
    ("累计投入帮扶资金12.5亿元，实施项目80个。", ["1250000000 元 帮扶资金", "80 个 项目"]),
    ("共建成车间20余个、吸纳就业1.2万人次。", ["12000 人次 就业", "20 个 车间"]),
    ("产值由3亿元增至5.5亿元。", ["300000000 元 产值", "550000000 元 产值"]),
    ("平均海拔4500米，相距2000多公里，修建公路120公里。", ["120 公里 公路"]),
    ("两地协作资金（单位：万元）到位。", []),
    (
      "受援地\t项目数（个）\t资金（万元）\n甲县\t12\t3,400\n乙县\t5\t1200.5",
      ["12 个 项目数", "12005000 元 资金", "34000000 元 资金", "5 个 项目数"]
    ),
    ("序号\t名称\n1\t《甲乙协议》\n2\t《丙丁协议》", []),
  ])
  func readsMeasures(body: String, expected: [String]) throws {
    let found = try read(body)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("“十三五”以来，投入资金3亿元，实施项目80个。", ["300000000 元 资金 “十三五”以来", "80 个 项目 “十三五”以来"]),
    ("截至目前，建成车间20个。", ["20 个 车间 截至目前"]),
    ("5月8日，投入资金3亿元。", []),
    ("近5年来，投入资金3亿元。", ["300000000 元 资金 近5年来"]),
    ("2017年确定对口帮扶以来，投入资金3亿元。", ["300000000 元 资金 2017年确定对口帮扶以来"]),
    ("投入资金3亿元，是2019年的1.3倍。", []),
    ("贫困发生率由2016年底的16.2%降至2018年底的5.3%。", ["16.2 % 贫困发生率 2016年底", "5.3 % 贫困发生率 2018年底"]),
  ])
  func readsPeriods(body: String, expected: [String]) throws {
    let found = try read(body, .period)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("上海市累计向云南省投入资金3万元。", ["3万元<上海市", "3万元>云南省"]),
    ("上海市与云南省贸易额达3亿元，投入不断增加。", []),
    ("云南省常住人口6万人。", []),
    ("广东省为广西壮族自治区和贵州省捐赠图书300册。", ["300册<广东省", "300册>广西壮族自治区", "300册>贵州省"]),
  ])
  func readsWhoGivesToWhom(body: String, expected: [String]) throws {
    let found = try claims(body).compactMap { claim -> String? in
      let number = claim.subject.label.split(separator: " ").last.map(String.init) ?? ""
      switch claim.relation {
      case .from: return "\(number)<\(text(claim.object))"
      case .to: return "\(number)>\(text(claim.object))"
      default: return nil
      }
    }
    #expect(found.sorted() == expected)
  }

  @Test func evidenceIsTheSentence() throws {
    let article = Article.plain("开头。投入资金3万元。结尾。")
    let found = try Self.reader.get().claims(in: article).claims.filter {
      $0.subject.kind == .measure
    }
    let claim = try #require(found.first)
    #expect(claim.evidence.quote == "投入资金3万元。")
    #expect(article.text[claim.evidence.scalars] == claim.evidence.quote)
    #expect(article.text.bytes(of: claim.evidence.scalars) == claim.evidence.bytes)
  }
}
