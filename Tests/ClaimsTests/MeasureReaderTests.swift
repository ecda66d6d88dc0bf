import Claims
import Cleaning
import Lexicon
import Mentions
import Testing
import Text

@Suite struct MeasureReaderTests {
  /// `value unit counts` of each measure in the order of the text, with `@period`.
  private func read(_ body: String) throws -> [String] {
    let words = try QuantityWords()
    let article = Article.plain(body, published: "2021-06-08")
    let claims = MeasureReader(words: words).claims(
      in: article, quantities: QuantityFinder(words: words).mentions(in: article), regions: [],
      dates: DateFinder().mentions(in: article))
    return claims.filter { $0.relation == .value }.map { claim in
      let period = claims.first { $0.subject == claim.subject && $0.relation == .period }
      guard case .literal(let words)? = period?.object else { return claim.subject.key }
      return claim.subject.key + "@" + words.lexical
    }
  }

  @Test(arguments: MeasureRule.allCases) func rulesReadTheirExamples(rule: MeasureRule) throws {
    for (sentence, measures) in rule.matches {
      let found = try read(sentence)
      #expect(found == measures)
    }
  }

  @Test(arguments: MeasureRule.rejects) func rulesRejectWhatIsNoMeasure(sentence: String) throws {
    let found = try read(sentence)
    #expect(found == [])
  }

  @Test(arguments: [
    ("“十三五”以来，东江市累计投入帮扶资金12.5亿元，实施项目80个。", ["1250000000 元 帮扶资金@“十三五”以来", "80 个 项目@“十三五”以来"]),
    ("截至目前，共建成车间20余个、吸纳就业1.2万人次。", ["20 个 车间@截至目前", "12000 人次 就业@截至目前"]),
    ("两地协作资金（单位：万元）到位。", []),
    ("受援地\t项目数（个）\t资金（万元）\n甲县\t12\t3,400\n乙县\t5\t1200.5", ["12 个 项目数", "34000000 元 资金", "5 个 项目数", "12005000 元 资金"]),
    ("序号\t名称\n1\t《甲乙协议》\n2\t《丙丁协议》", []),
    ("产值由3亿元增至5.5亿元。", ["300000000 元 产值", "550000000 元"]),
    ("平均海拔4500米，相距2000多公里，修建公路120公里。", ["120 公里 公路"]),
  ])
  func readsMeasures(body: String, expected: [String]) throws {
    let found = try read(body)
    #expect(found == expected)
  }

  @Test func evidenceIsTheSentence() throws {
    let words = try QuantityWords()
    let article = Article.plain("开头。投入资金3万元。结尾。")
    let claims = MeasureReader(words: words).claims(
      in: article, quantities: QuantityFinder(words: words).mentions(in: article), regions: [],
      dates: [])
    let claim = try #require(claims.first)
    #expect(claim.evidence.quote == "投入资金3万元。")
    #expect(article.text[claim.evidence.scalars] == claim.evidence.quote)
    #expect(article.text.bytes(of: claim.evidence.scalars) == claim.evidence.bytes)
    #expect(claims.allSatisfy { $0.evidence.rule == "measure.money-after-noun" })
  }

  private func region(_ key: String, _ name: String) -> Region {
    Region(key: key, adcode: key, name: name, level: .county, parent: nil)
  }

  @Test(arguments: [
    ("东江市累计向西山县投入资金3万元。", ["from 东江市", "to 西山县"]),
    ("东江市选派干部8名赴西山县、南河县工作。", ["from 东江市"]),
    ("东江市与西山县贸易额达3亿元，投入不断增加。", []),
    ("西山县常住人口6万人。", []),
    ("东江市为西山县和南河县捐赠图书300册。", ["from 东江市", "to 南河县", "to 西山县"]),
  ])
  func readsWhoGivesToWhom(body: String, expected: [String]) throws {
    let words = try QuantityWords()
    let article = Article.plain(body)
    let names = [("1", "东江市"), ("2", "西山县"), ("3", "南河县")]
    var regions: [RegionMention] = []
    for (key, name) in names {
      let letters = Array(name.unicodeScalars)
      for start in 0..<max(0, article.text.count - 2)
      where article.text.scalars[start..<start + 3].elementsEqual(letters) {
        regions.append(
          RegionMention(
            range: ScalarRange(start, start + 3), region: region(key, name), form: .full))
      }
    }
    regions.sort { $0.range < $1.range }
    let claims = MeasureReader(words: words).claims(
      in: article, quantities: QuantityFinder(words: words).mentions(in: article),
      regions: regions, dates: [])
    let sides = claims.compactMap { claim -> String? in
      guard case .entity(let place) = claim.object else { return nil }
      return (claim.relation == .from ? "from " : "to ") + place.label
    }
    #expect(sides.sorted() == expected.sorted())
  }
}
