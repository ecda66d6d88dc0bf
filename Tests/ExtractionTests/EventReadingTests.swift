import Articles
import Claims
import Extraction
import Lexicon
import Testing

/// Visits, talks, pairings and money as articles tell of them, with invented names.
struct EventReadingTests {
  typealias Passage = ReadingTests.Passage

  private static let reader = Result { ClaimReader(words: try WordLists.bundled()) }

  static let visits: [Passage] = ["再次", "亲自", "如期", "专程", "随后", "5月8日"].map {
    Passage(
      text: "近日，溧阳市市长周明远\($0)率党政代表团赴汉阴县考察对接。", yields: ["周明远\($0)率党政代表团赴汉阴县考察 shan:leader 周明远"])
  } + [
    Passage(
      text: "5月8日，溧阳市副市长周明远深入汉阴县调研协作项目。", yields: ["周明远深入汉阴县调研 shan:attendee 周明远", "周明远深入汉阴县调研 shan:visited 汉阴县"]),
    Passage(text: "溧阳市副市长周明远说，汉阴县的调研很重要。", never: ["周明远 shan:visited 汉阴县"]),
    Passage(
      text: "5月8日，汉阴县迎来了溧阳市党政代表团。", yields: ["溧阳市党政代表团 shan:visited 汉阴县", "溧阳市党政代表团 shan:delegationOf 溧阳市"]),
    Passage(
      text: "5月8日，溧阳市代表团、金坛区考察团先后到汉阴县考察。", yields: ["金坛区考察团 shan:delegationOf 金坛区"]),
    // Who stands beside a leader leads nothing, who is listed with him does.
    Passage(
      text: "5月8日，由溧阳市委书记周明远、市长李思齐率领的溧阳市代表团到汉阴县考察。",
      yields: ["溧阳市代表团到汉阴县考察 shan:leader 周明远", "溧阳市代表团到汉阴县考察 shan:leader 李思齐"]),
    Passage(
      text: "5月8日，溧阳市代表团到汉阴县考察。汉阴县委书记李思齐说，县委团结带领群众奋斗。", never: ["溧阳市代表团到汉阴县考察 shan:leader 李思齐"]),
    Passage(
      text: "5月8日，溧阳市代表团到汉阴县考察。代表团团长、溧阳市副市长周明远介绍了情况。", yields: ["溧阳市代表团到汉阴县考察 shan:leader 周明远"]),
    Passage(
      text: "5月8日，溧阳市代表团赴汉阴县学习考察并召开联席会议。", yields: ["溧阳市代表团赴汉阴县学习考察 shan:visited 汉阴县"]),
    // Who comes with 一行 leads no delegation.
    Passage(
      text: "5月8日，溧阳市副市长周明远一行到汉阴县考察帮扶工作。",
      yields: ["周明远一行到汉阴县考察 shan:attendee 周明远"], never: ["周明远一行到汉阴县考察 shan:leader 周明远"]),
    // Each item of a page has its own.
    Passage(
      text: "5月8日，溧阳市副市长周明远率代表团到汉阴县考察。\n5月5日，溧阳市副市长许亦安率代表团到镇坪县考察。",
      never: ["溧阳市副市长周明远率代表团到汉阴县考察 shan:visited 镇坪县"]),
  ]

  static let meetings: [Passage] = [
    // Who is listed behind 出席…的…有, and who is heard.
    Passage(
      text: "5月8日，溧阳市与汉阴县协作联席会议在汉阴县召开。出席会议的溧阳市领导和有关方面负责人有：溧阳市副市长周明远，溧阳市教育局副局长李思齐。",
      yields: ["溧阳市与汉阴县协作联席会议 shan:attendee 周明远", "溧阳市与汉阴县协作联席会议 shan:attendee 李思齐"]),
    Passage(
      text: "5月8日，溧阳市与汉阴县协作联席会议在汉阴县召开。会议听取了汉阴县副县长高蔚关于帮扶工作情况的汇报。",
      yields: ["溧阳市与汉阴县协作联席会议 shan:presenter 高蔚"]),
    Passage(
      text: "5月8日，溧阳市与汉阴县协作联席会议在汉阴县召开。溧阳市副市长周明远听取了汇报。", never: ["溧阳市与汉阴县协作联席会议 shan:presenter 周明远"]),
    // A ceremony of its own, and one that is a part of a meeting.
    Passage(
      text: "5月9日，溧阳市援建学校移交仪式在汉阴县举行，汉阴县副县长李思齐参加仪式。", yields: ["学校移交仪式 shan:attendee 李思齐"]),
    Passage(
      text: "5月8日，溧阳市与汉阴县协作联席会议在汉阴县召开。会上还举行了捐赠仪式。溧阳市副市长周明远出席会议。",
      yields: ["溧阳市与汉阴县协作联席会议 shan:attendee 周明远"], never: ["捐赠仪式 shan:attendee 周明远"]),
    // Two divisions under a programme's name.
    Passage(
      text: "5月8日，苏陕协作项目签约仪式在汉阴县举行，溧阳市副市长周明远、汉阴县副县长李思齐出席。",
      yields: ["苏陕协作项目签约仪式 shan:between 溧阳市", "苏陕协作项目签约仪式 shan:between 汉阴县"]),
    Passage(
      text: "5月8日，苏陕协作项目签约仪式在西安市举行，江苏省副省长周明远、陕西省副省长李思齐出席。",
      yields: ["苏陕协作项目签约仪式 shan:between 江苏省", "苏陕协作项目签约仪式 shan:between 陕西省"]),
    Passage(
      text: "5月8日，汉阴县委书记李思齐在汉阴县会见溧阳市市长周明远。",
      yields: ["会见 shan:attendee 周明远", "会见 shan:between 溧阳市", "会见 schema:location 汉阴县"]),
    Passage(
      text: "5月8日，汉阴县委书记李思齐与溧阳市代表团一行座谈。", yields: ["座谈 shan:attendee 李思齐", "座谈 shan:between 溧阳市"]),
    Passage(
      text: "5月8日，2024年溧阳汉阴协作联席会议召开。", yields: ["2024年溧阳汉阴协作联席会议 schema:startDate 2024-05-08"]),
    Passage(text: "两地召开联席会议58次。", never: ["联席会议 rdfs:label 联席会议"]),
    Passage(
      text: "5月8日，协作座谈会在汉阴县召开。在溧阳市委书记周明远、汉阴县委书记李思齐见证下，双方签约。",
      yields: ["协作座谈会 shan:attendee 周明远"], never: ["协作座谈会 shan:signer 周明远"]),
    Passage(
      text: "5月8日，协作座谈会在汉阴县召开。出席会议的还有溧阳市副市长周明远、汉阴县副县长李思齐。",
      yields: ["协作座谈会 shan:attendee 周明远", "协作座谈会 shan:attendee 李思齐"]),
    Passage(
      text: "5月8日，溧阳市代表团到汉阴县考察。溧阳市市长周明远、汉阴县县长李思齐参加考察活动。5月9日，协作座谈会召开。",
      yields: ["溧阳市代表团到汉阴县考察 shan:attendee 李思齐"], never: ["协作座谈会 shan:attendee 李思齐"]),
  ]

  static let money: [Passage] = [
    Passage(
      text: "溧阳市对口帮扶汉阴县。三年来，溧阳市投入帮扶资金3亿元，实施项目120个，帮助4万名群众脱贫。",
      yields: ["帮扶资金 3亿元 shan:to 汉阴县", "项目 120个 shan:from 溧阳市"], never: ["群众 4万名 shan:from 溧阳市"]),
    Passage(
      text: "按照云南所需、广东所能的原则，广东省投入帮扶资金30亿元。",
      yields: ["帮扶资金 30亿元 shan:from 广东省"], never: ["帮扶资金 30亿元 shan:from 云南省"]),
    Passage(
      text: "汉阴县获得溧阳市捐赠的物资120万元。", yields: ["物资 120万元 shan:from 溧阳市", "物资 120万元 shan:to 汉阴县"],
      never: ["物资 120万元 shan:from 汉阴县", "溧阳市 shan:supports 汉阴县"]),
    Passage(
      text: "溧阳市对口帮扶汉阴县。汉阴县投入资金3亿元修建车站。", never: ["资金 3亿元 shan:from 汉阴县", "资金 3亿元 shan:from 溧阳市"]),
    Passage(
      text: "溧阳市企业家协会向汉阴县第一中学捐赠图书3000册。",
      yields: ["图书 3000册 shan:from 溧阳市企业家协会", "图书 3000册 shan:to 汉阴县第一中学"]),
    Passage(text: "溧阳市帮助汉阴县销售农产品3000万元。", never: ["农产品 3000万元 shan:from 溧阳市", "农产品 3000万元 shan:to 汉阴县"]),
    Passage(text: "汉阴县向溧阳市捐赠茶叶200箱。", never: ["汉阴县 shan:supports 溧阳市"]),
  ]

  /// Who gives and who receives, where the sentence leaves it out or says it the other way round.
  static let flows: [Passage] = [
    Passage(
      text: "溧阳市对口支援汉阴县。去年以来，溧阳市已落实汉阴县援助资金3.86亿元，实施项目74个。",
      yields: ["汉阴县援助资金 3.86亿元 shan:from 溧阳市", "项目 74个 shan:from 溧阳市", "项目 74个 shan:to 汉阴县"],
      never: ["汉阴县援助资金 3.86亿元 shan:from 汉阴县", "项目 74个 shan:from 汉阴县"]),
    Passage(
      text: "溧阳市对口帮扶汉阴县。三年来，建成扶贫车间12个，培训教师300人次。",
      yields: ["扶贫车间 12个 shan:from 溧阳市", "教师 300人次 shan:to 汉阴县"]),
    Passage(text: "溧阳市对口帮扶汉阴县。去年，全县新建车间12个。", never: ["车间 12个 shan:from 溧阳市"]),
    Passage(text: "溧阳市对口帮扶汉阴县。汉阴县地处山区。去年，建成大棚12座。", never: ["大棚 12座 shan:from 溧阳市"]),
    Passage(text: "溧阳市对口帮扶汉阴县。汉阴县县长李思齐说，去年建成车间12个。", never: ["车间 12个 shan:from 溧阳市"]),
    Passage(
      text: "溧阳市对口帮扶汉阴县。工作队投入资金60万元，建成氧吧5个。",
      yields: ["资金 60万元 shan:from 溧阳市", "氧吧 5个 shan:to 汉阴县"]),
    Passage(
      text: "溧阳市人民医院结对帮扶汉阴县人民医院，帮助开展新技术47项。",
      yields: ["新技术 47项 shan:from 溧阳市人民医院", "新技术 47项 shan:to 汉阴县人民医院"]),
    Passage(
      text: "溧阳市对口帮扶汉阴县，吸纳汉阴县劳务人员3200名。",
      yields: ["汉阴县劳务人员 3200名 shan:from 汉阴县", "汉阴县劳务人员 3200名 shan:to 溧阳市"]),
    Passage(
      text: "溧阳市对口帮扶汉阴县。1.4万名汉阴籍劳动力在溧阳市稳定就业。",
      yields: ["汉阴籍劳动力 1.4万名 shan:from 汉阴县", "汉阴籍劳动力 1.4万名 shan:to 溧阳市"]),
    Passage(text: "溧阳市对口帮扶汉阴县。汉阴县1.4万名劳动力在汉阴县稳定就业。", never: ["劳动力 1.4万名 shan:to 汉阴县"]),
    Passage(
      text: "溧阳市对口帮扶汉阴县。38家溧阳企业到汉阴县投资兴业，带动900人就业。",
      yields: ["溧阳企业 38家 shan:from 溧阳市", "溧阳企业 38家 shan:to 汉阴县"], never: ["就业 900人 shan:to 汉阴县"]),
    Passage(text: "汉阴县销往溧阳市大米1.86万吨。", yields: ["大米 1.86万吨 shan:from 汉阴县", "大米 1.86万吨 shan:to 溧阳市"]),
    Passage(
      text: "溧阳绿芽食品有限公司投资8000万元建设的加工厂投产。", never: ["投资 8000万元 shan:from 溧阳绿芽食品有限公司"]),
    Passage(
      text: "溧阳市选派四批168名干部人才到汉阴县工作。",
      yields: ["干部人才 四批 shan:value 4", "干部人才 168名 shan:to 汉阴县", "干部人才 四批 shan:from 溧阳市"]),
    Passage(
      text: "汉阴县红十字会共接收溧阳市捐赠资金68万元，捐赠物资41.5万元。",
      yields: ["资金 68万元 shan:from 溧阳市", "物资 41.5万元 shan:to 汉阴县红十字会"], never: ["物资 41.5万元 shan:to 溧阳市"]),
  ]

  static let agreements: [Passage] = [
    Passage(
      text: "溧阳市与汉阴县签署《劳务协作协议》。溧阳市副市长周明远、汉阴县副县长李思齐代表双方签署协议。",
      yields: ["劳务协作协议 shan:signatory 周明远", "劳务协作协议 shan:signatory 李思齐"], never: ["署协议 rdfs:label 署协议"]),
    Passage(text: "5月2日，溧阳市与汉阴县签署《劳务协作协议》。", yields: ["劳务协作协议 dcterms:date 2024-05-02"]),
    Passage(
      text: "会上，7家企业代表和7个村的支书签订结对帮扶协议。溧阳市、汉阴县领导出席。",
      yields: ["结对帮扶协议 rdfs:label 结对帮扶协议"], never: ["结对帮扶协议 shan:party 溧阳市", "溧阳市 shan:supports 汉阴县"]),
  ]

  @Test(arguments: visits + meetings + money + flows + agreements)
  func reads(passage: Passage) throws {
    let article = Article.plain(passage.text, published: "2024-05-10")
    let read = try Self.reader.get().claims(in: article).claims.map(\.words)
    for claim in passage.yields { #expect(read.contains(claim), "missing \(claim) in \(read)") }
    for claim in passage.never { #expect(!read.contains(claim), "\(claim)") }
  }
}
