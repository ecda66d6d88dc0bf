/// The rules that read measures: one number with the noun that it counts.
public enum MeasureRule: String, CaseIterable, Sendable {
  case moneyAfterNoun = "measure.money-after-noun"
  case moneyBeforeNoun = "measure.money-before-noun"
  case countBeforeNoun = "measure.count-before-noun"
  case countAfterNoun = "measure.count-after-noun"
  case share = "measure.share"
  case bare = "measure.bare"
  case tableCell = "measure.table-cell"
  case transfer = "measure.transfer"
  case period = "measure.period"

  /// What the rule reads, in a line.
  public var meaning: String {
    switch self {
    case .moneyAfterNoun: "an amount of money after the noun that it measures"
    case .moneyBeforeNoun: "an amount of money before the noun that it measures"
    case .countBeforeNoun: "a number and classifier before the counted noun"
    case .countAfterNoun: "a number and classifier after the counted noun"
    case .share: "a percentage after the noun that it is a share of"
    case .bare: "a number with a unit whose noun the clause leaves out"
    case .tableCell: "a number in a table column whose header gives the unit"
    case .transfer: "who gives and who receives what a number counts"
    case .period: "the time that the sentence gives for a number"
    }
  }

  /// The chance that a claim is right, from reading the rule's claims on one half of the corpus.
  public var confidence: Double {
    switch self {
    case .moneyAfterNoun, .tableCell: 0.95
    case .countBeforeNoun, .countAfterNoun, .moneyBeforeNoun: 0.9
    case .share: 0.85
    case .transfer, .period: 0.8
    case .bare: 0.7
    }
  }

  /// A sentence, and the `value unit counts` of the measures that the rule must read in it.
  public var matches: [(sentence: String, measures: [String])] {
    switch self {
    case .moneyAfterNoun:
      [
        ("东江市累计投入帮扶资金12.5亿元。", ["1250000000 元 帮扶资金"]),
        ("公司实现营业收入3.2亿元。", ["320000000 元 营业收入"]),
      ]
    case .moneyBeforeNoun: [("企业捐赠120余万元物资。", ["1200000 元 物资"])]
    case .countBeforeNoun:
      [
        ("选派45名干部和近百名教师到西山县工作。", ["45 名 干部", "100 名 教师"]),
        ("带动4.6万贫困人口增收。", ["46000 人 贫困人口"]),
      ]
    case .countAfterNoun: [("援建扶贫车间63个、村卫生室28所。", ["63 个 扶贫车间", "28 所 村卫生室"])]
    case .share: [("贫困发生率降至1.8%。", ["1.8 % 贫困发生率"])]
    case .bare: [("带动800多人。", ["800 人"])]
    case .tableCell, .transfer, .period: []
    }
  }

  /// Sentences in which no rule may read a measure.
  public static let rejects = [
    "第二十三次会议于7月16日召开。", "严格落实“四个不摘”要求。", "推动一二三产业融合发展。",
    "100多个日夜里，56岁的他是一名教师。", "数百万群众和几十家企业受益。", "甲市、乙市、丙市三个市参加。",
    "“两不愁三保障”和两个大局。", "会议室在3号楼，电话12345。",
  ]
}
