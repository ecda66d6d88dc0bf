import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// Which numbers an article reports, of what, from whom to whom, and for which time.
enum MeasureRules {
  static let moneyAfterNoun = Rule(
    "measure.money-after-noun", reads: "an amount of money after the noun that it measures",
    confidence: 0.95,
    examples: [
      .init("东江市累计投入帮扶资金12.5亿元。", "帮扶资金 12.5亿元 shan:value 1250000000"),
      .init("公司实现营业收入3.2亿元。", "营业收入 3.2亿元 shan:unit 元"),
    ],
    counterexamples: ["推动资金项目向基层倾斜。", "数百万元资金到位。"])
  static let moneyBeforeNoun = Rule(
    "measure.money-before-noun", reads: "an amount of money before the noun that it measures",
    confidence: 0.9,
    examples: [.init("企业捐赠120余万元物资。", "物资 120余万元 shan:value 1200000")],
    counterexamples: ["企业捐赠一批物资。"])
  static let countBeforeNoun = Rule(
    "measure.count-before-noun", reads: "a number and classifier before the counted noun",
    confidence: 0.9,
    examples: [
      .init("选派45名干部和近百名教师。", "教师 近百名 shan:value 100"),
      .init("带动4.6万贫困人口增收。", "贫困人口 4.6万 shan:unit 人"),
    ],
    counterexamples: [
      "严格落实“四个不摘”要求。", "两个大局统筹推进。", "100多个日夜里，56岁的他是一名教师。",
      "甲市、乙市、丙市三个市参加。", "几十家企业受益。",
    ])
  static let countAfterNoun = Rule(
    "measure.count-after-noun", reads: "a number and classifier after the counted noun",
    confidence: 0.9,
    examples: [.init("援建扶贫车间63个、村卫生室28所。", "村卫生室 28所 shan:value 28")],
    counterexamples: ["会议室在3号楼。", "推动一二三产业融合发展。", "第二十三次会议召开。"])
  static let share = Rule(
    "measure.share", reads: "a percentage after the noun that it is a share of", confidence: 0.85,
    examples: [.init("贫困发生率降至1.8%。", "贫困发生率 1.8% shan:value 1.8")],
    counterexamples: ["三分之一的干部参加。"])
  static let bare = Rule(
    "measure.bare", reads: "a number with a unit whose noun the clause leaves out",
    confidence: 0.7,
    examples: [.init("带动800多人。", "800多人 shan:value 800")],
    counterexamples: ["带动多人。", "延安和盐城，两座城市。"])
  static let tableCell = Rule(
    "measure.table-cell", reads: "a number in a table column whose header gives the unit",
    confidence: 0.95,
    examples: [
      .init("县区\t援助资金（万元）\n麒麟区\t300", "援助资金 300 shan:value 3000000"),
      .init("支援方\t受援方\t援助资金（万元）\n溧阳市\t汉阴县\t300", "援助资金 300 shan:from 溧阳市"),
      .init("县区\t资金（万元）\n财政\t社会\n汉阴县\t1200\t300", "社会资金 300 shan:to 汉阴县"),
    ],
    counterexamples: ["县区\t备注\n麒麟区\t300"])
  static let transfer = Rule(
    "measure.transfer", reads: "who gives and who receives what a number counts",
    confidence: 0.8,
    examples: [
      .init("上海市累计向云南省投入帮扶资金12.5亿元。", "帮扶资金 12.5亿元 shan:to 云南省"),
      .init("按照云南所需、上海所能的原则，上海市投入帮扶资金12.5亿元。", "帮扶资金 12.5亿元 shan:from 上海市"),
      .init("溧阳市对口帮扶汉阴县，累计投入帮扶资金12.5亿元。", "帮扶资金 12.5亿元 shan:to 汉阴县"),
      .init("溧阳市对口帮扶汉阴县。三年来，建成扶贫车间12个。", "扶贫车间 12个 shan:from 溧阳市"),
      .init("溧阳市对口帮扶汉阴县。溧阳市已落实汉阴县援助资金3.86亿元。", "汉阴县援助资金 3.86亿元 shan:from 溧阳市"),
      .init("38家溧阳企业到汉阴县投资兴业，溧阳市对口帮扶汉阴县。", "溧阳企业 38家 shan:to 汉阴县"),
    ],
    counterexamples: [
      "云南省常住人口4700万人。", "上海市带动就业4700人。", "溧阳市对口帮扶汉阴县。去年，全县新建车间12个。",
      "溧阳绿芽食品有限公司投资8000万元建设的加工厂投产。",
    ])
  static let period = Rule(
    "measure.period", reads: "the time that the sentence gives for a number", confidence: 0.8,
    examples: [.init("“十三五”以来，投入帮扶资金12.5亿元。", "帮扶资金 12.5亿元 shan:period “十三五”以来")],
    counterexamples: ["投入帮扶资金12.5亿元。"])
  static let all = [
    moneyAfterNoun, moneyBeforeNoun, countBeforeNoun, countAfterNoun, share, bare, tableCell,
    transfer, period,
  ]

  /// - Returns: What may pass from one to the other.
  static func read(
    _ tables: TableRows, _ words: WordLists, _ names: OrganizationNames, into claims: inout ClaimCollector
  ) -> [MeasureFlow.Counted] {
    let annotated = claims.annotated
    var counted: [MeasureFlow.Counted] = []
    for sentence in annotated.sentences {
      let numbers = annotated.quantities.starting(in: sentence.range)
      if numbers.isEmpty { continue }
      let reader = MeasureSentence(annotated, sentence.range, words.quantities)
      counted += reader.read(numbers, into: &claims)
    }
    MeasureTable(annotated: annotated, words: words.quantities, names: names, gazetteer: words.gazetteer)
      .read(tables, into: &claims)
    return counted
  }

  /// Reads from whom to whom passes what was counted.
  /// - Precondition: The pairings have been read: they say which way help goes.
  static func readFlow(
    of counted: [MeasureFlow.Counted], _ events: EventList, _ words: WordLists, _ names: OrganizationNames, into claims: inout ClaimCollector
  ) {
    guard !counted.isEmpty else { return }
    let annotated = claims.annotated
    let support = SupportMap(claims.claims, words.gazetteer)
    var context = HelpContext(annotated, names, support, claims.claims, words.gazetteer)
    var earlier = (sides: MeasureFlow.Sides(), sentence: ScalarRange(0, 0))
    var rest = counted[...]
    var list = MeasureList(annotated)
    for sentence in annotated.sentences {
      context.enter(sentence)
      list.enter(sentence.range)
      let here = rest.prefix { $0.sentence == sentence.range }
      rest = rest.dropFirst(here.count)
      guard !here.isEmpty else { continue }
      if !list.goesOn, !isListed(earlier.sentence, sentence.range, annotated) { earlier.sides = .init() }
      earlier.sentence = sentence.range
      let regions = Array(annotated.regions.starting(in: sentence.range))
      let guests = events.visit(at: sentence.range.lowerBound).flatMap { events.events[$0].delegationOf }
      for one in here {
        let flow = MeasureFlow(
          annotated: annotated, support: support, context: context, guests: guests, sentence: sentence.range, regions: regions,
          earlier: earlier.sides)
        let (sides, isHelp) = flow.sides(of: one.number, counting: one.noun)
        for (relation, side) in sides.givers.map({ (Relation.from, $0) }) + sides.receivers.map({ (.to, $0) }) {
          claims.add(one.entity, relation, .entity(names.entity(of: side)), transfer, at: sentence.range)
        }
        if !sides.isEmpty { earlier.sides = sides }
        if isHelp, sides.givers.allSatisfy({ giver in sides.receivers.allSatisfy { flow.helps(giver, $0) } }) { context.keep(sides) }
      }
    }
  }

  /// Whether a sentence goes on with the list that the one before opens with a colon or is a line of.
  private static func isListed(_ before: ScalarRange, _ next: ScalarRange, _ annotated: AnnotatedArticle) -> Bool {
    guard !before.isEmpty, next.lowerBound - before.upperBound <= 2 else { return false }
    return "：:；;".unicodeScalars.contains(annotated.scalars[before.upperBound - 1])
  }
}
