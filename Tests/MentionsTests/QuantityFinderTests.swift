import Articles
import Cleaning
import Lexicon
import Mentions
import Testing
import Text

@Suite struct QuantityFinderTests {
  private func find(_ body: String) throws -> [String] {
    let article = Article.plain(body)
    return QuantityFinder(words: try WordLists.bundled()).mentions(in: article).map {
      "\($0.value) \($0.unit)"
    }
  }

  @Test(arguments: [
    ("投入资金105.64亿元", "105.64亿元", "10564000000 元"), ("约300余万元", "约300余万元", "3000000 元"),
    ("超过1.2万亿元", "超过1.2万亿元", "1200000000000 元"), ("500万美元", "500万美元", "5000000 美元"),
    ("近百个项目", "近百个", "100 个"), ("十余家企业", "十余家", "10 家"), ("六名徒弟", "六名", "6 名"),
    ("4300多人就业", "4300多人", "4300 人"), ("4万多名群众", "4万多名", "40000 名"),
    ("近80万名劳动力", "近80万名", "800000 名"),
    ("1.6万余人次", "1.6万余人次", "16000 人次"), ("年加工6万吨", "6万吨", "60000 吨"), ("降至5.3%", "5.3%", "5.3 %"),
    ("41.96万建档立卡贫困人口脱贫", "41.96万", "419600 人"), ("3000余干部职工", "3000余", "3000 人"),
    ("7万多人口", "7万多", "70000 人"), ("500个一次性口罩", "500个", "500 个"), ("引进120名人才", "120名", "120 名"),
    ("完成 6614 个", "6614 个", "6614 个"),
    ("万余亩茶园", "万余亩", "10000 亩"), ("近万名游客", "近万名", "10000 名"), ("上百家商户", "上百家", "100 家"),
    ("２３６所学校", "２３６所", "236 所"), ("两所学校", "两所", "2 所"), ("三个产业园区", "三个", "3 个"),
    ("走了6轮", "6轮", "6 轮"),
    ("从8个方面", "8个", "8 个"), ("带动5.6万贫困户", "5.6万", "56000 户"), ("1,540名师生", "1,540名", "1540 名"),
    ("提高3.2个百分点", "3.2个百分点", "3.2 个百分点"), ("第一批选派3名", "3名", "3 名"), ("目前5家企业", "5家", "5 家"),
    ("新建大棚一百二十座", "一百二十座", "120 座"), ("奖金3万元人民币", "3万元人民币", "30000 元"),
  ])
  func finds(text: String, words: String, expected: String) throws {
    let article = Article.plain(text)
    let mentions = QuantityFinder(words: try WordLists.bundled()).mentions(in: article)
    #expect(mentions.map { "\($0.value) \($0.unit)" } == [expected])
    #expect(mentions.first.map { article.text[$0.range] } == words)
  }

  @Test(arguments: [
    ("3至5家企业", ["3 家", "5 家"]), ("20—30名干部", ["20 名", "30 名"]),
    ("投资3—5亿元", ["300000000 元", "500000000 元"]),
    ("3000元至5000元", ["3000 元", "5000 元"]), ("从6间增加到16间", ["6 间", "16 间"]),
  ])
  func readsBothEndsOfARange(text: String, expected: [String]) throws {
    let found = try find(text)
    #expect(found == expected)
  }

  @Test(arguments: [
    "2016年9月5日", "第二十三次会议", "第3批", "前三名", "56岁", "五年来", "3个月", "24小时", "一名教师", "一批项目", "数百万群众",
    "几十家企业", "十几个人", "好几百人", "“四个不摘”", "“两不愁三保障”", "两个大局", "三项新的重大任务", "四场硬仗", "一二三产业", "“2帮1”",
    "“1对1”", "1对1帮扶", "100多个日夜", "甲市、乙市、丙市三个市", "教育、医疗等2个领域", "《三个故事》", "5G基站", "4A级景区", "G65高速",
    "世界500强企业", "电话0871-63123456", "12345热线", "3号楼", "八项规定", "五位一体", "千家万户", "万企帮万村", "三分之一",
    "五（3）班", "二期工程", "六个一", "3:2", "7×24小时", "西江千户苗寨", "十四五", "百名干部下基层", "5部门联合印发", "二〇二一", "",
    "每两户", "三类人员", "四个意识", "成百上千人", "打造百亿元产业", "二十四节气", "五台山", "三元朱村", "建党100周年", "14亿人民", "上千万",
    "3個月", "五位一體",
  ])
  func findsNothing(text: String) throws {
    #expect(try find(text) == [])
  }

  @Test func listsBeforeAVerbAreNoListOfTheNumber() throws {
    #expect(try find("甲市、乙市选派2名干部") == ["2 名"])
  }

  @Test func hostileNumbersDoNoHarm() throws {
    #expect(try find(String(repeating: "9", count: 5000) + "元") == [])
    #expect(try find(String(repeating: "亿", count: 500) + "元") == [])
    #expect(try find("1" + String(repeating: "亿", count: 500) + "元") == [])
    #expect(try find(String(repeating: "三十", count: 500) + "个") == [])
  }
}
