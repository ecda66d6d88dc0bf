import Articles
import Claims
import Extraction
import Lexicon
import Testing

/// What a sentence does not assert gives no fact; what only looks like it gives all of them.
@Suite struct AssertionTests {
  struct Passage: Sendable, CustomStringConvertible {
    let text: String
    var yields: [String] = []
    /// What no claim may hold.
    var never: [String] = []

    var description: String { text }
  }

  private static let reader = Result { ClaimReader(words: try WordLists.bundled()) }

  private static let supports = "溧阳市 shan:supports 汉阴县"
  private static let ended = "溧阳市对口帮扶汉阴县 shan:ended true"
  private static let meeting = "7月8日，溧阳市汉阴县协作联席会议在汉阴县召开。"

  static let pairings: [Passage] = [
    // Over.
    Passage(text: "溧阳市已不再结对帮扶汉阴县。", yields: [ended], never: [supports]),
    Passage(text: "2023年起，汉阴县不再由溧阳市对口帮扶。", yields: [ended, "溧阳市对口帮扶汉阴县 schema:endDate 2023"], never: [supports]),
    Passage(text: "2022年，溧阳市与汉阴县终止对口帮扶关系。", yields: [ended, "溧阳市对口帮扶汉阴县 schema:endDate 2022"], never: [supports]),
    Passage(text: "溧阳市与汉阴县的结对关系于2021年底解除。", yields: [ended], never: [supports]),
    Passage(text: "溧阳市退出对口帮扶汉阴县。", yields: [ended], never: [supports]),
    Passage(text: "汉阴县由溧阳市对口帮扶调整为由金坛区对口帮扶。", yields: [ended, "金坛区 shan:supports 汉阴县"], never: [supports]),
    // Denied, supposed, wished, planned, past.
    Passage(text: "溧阳市并未对口帮扶汉阴县。", never: [supports, ended]),
    Passage(text: "溧阳市从未结对帮扶汉阴县。", never: [supports]),
    Passage(text: "溧阳市未对口支援汉阴县。", never: [supports]),
    Passage(text: "汉阴县不是溧阳市的对口帮扶县。", never: [supports]),
    Passage(text: "有人误以为溧阳市对口帮扶汉阴县。", never: [supports]),
    Passage(text: "如果由溧阳市对口帮扶汉阴县，效果会更好。", never: [supports]),
    Passage(text: "如果没有溧阳市的对口帮扶，就没有今天的好日子。", never: [supports]),
    Passage(text: "汉阴县希望溧阳市对口帮扶汉阴县。", never: [supports]),
    Passage(text: "委员提议由溧阳市结对帮扶汉阴县。", never: [supports]),
    Passage(text: "希望溧阳市与汉阴县建立结对帮扶关系。", never: [supports]),
    Passage(text: "溧阳市拟对口帮扶汉阴县。", never: [supports]),
    Passage(text: "明年起，溧阳市将对口帮扶汉阴县。", never: [supports]),
    Passage(text: "汉阴县一度由溧阳市对口帮扶。", never: [supports]),
    Passage(text: "2018年以前，溧阳市曾结对帮扶汉阴县。", never: [supports]),
    Passage(text: "据传，溧阳市可能对口帮扶汉阴县。", never: [supports]),
    // Asserted all the same.
    Passage(text: "不负群众期盼，溧阳市对口帮扶汉阴县。", yields: [supports]),
    Passage(text: "应汉阴县请求，溧阳市自2021年起对口帮扶汉阴县。", yields: [supports]),
    Passage(text: "在没有先例可循的情况下，溧阳市对口帮扶汉阴县。", yields: [supports]),
    Passage(text: "溧阳市不断加大力度，对口帮扶汉阴县。", yields: [supports], never: ["shan:ended"]),
    Passage(text: "溧阳市不仅对口帮扶汉阴县，还援建了学校。", yields: [supports]),
    Passage(text: "会议结束后，溧阳市继续对口帮扶汉阴县。", yields: [supports], never: ["shan:ended"]),
    Passage(text: "溧阳市对口帮扶汉阴县，任务没有结束。", yields: [supports], never: ["shan:ended"]),
    Passage(text: "溧阳市对口帮扶汉阴县，从未间断。", yields: [supports]),
    Passage(text: "为了更好的未来，溧阳市对口帮扶汉阴县。", yields: [supports]),
    Passage(text: "按照要求，溧阳市对口帮扶汉阴县。", yields: [supports]),
    Passage(text: "根据中央要求，溧阳市结对帮扶汉阴县。", yields: [supports]),
    Passage(text: "尚未摘帽的汉阴县由溧阳市对口帮扶。", yields: [supports]),
    Passage(text: "没有出海口的汉阴县由溧阳市对口帮扶。", yields: [supports]),
    Passage(text: "溧阳市对口帮扶汉阴县，希望双方深化合作。", yields: [supports]),
    Passage(text: "溧阳市对口帮扶汉阴县，重要的是产业。", yields: [supports]),
    Passage(text: "汉阴县主要由溧阳市对口帮扶。", yields: [supports]),
    Passage(text: "曾任县长的周明远说，溧阳市对口帮扶汉阴县。", yields: [supports]),
    Passage(text: "溧阳市连续多次被评为先进，对口帮扶汉阴县。", yields: [supports]),
    Passage(text: "2021年，溧阳市与汉阴县建立结对帮扶关系。", yields: [supports], never: ["shan:ended"]),
    Passage(text: "溧阳市与汉阴县结对帮扶关系进一步巩固。", yields: [supports], never: ["shan:ended"]),
    Passage(text: "若羌县由台州市椒江区对口支援。", yields: ["椒江区 shan:supports 若羌县"]),
    Passage(text: "溧阳市将对口帮扶汉阴县作为政治任务。", yields: [supports]),
    // Something else of the pair is over.
    Passage(text: "溧阳市汉阴县对口帮扶联席会议取消。", never: ["shan:ended"]),
    Passage(text: "7月6日，溧阳汉阴结对帮扶培训班取消。", never: ["shan:ended"]),
    Passage(text: "溧阳市与汉阴县对口帮扶项目评审中，3个项目被取消。", never: ["shan:ended"]),
    Passage(text: "溧阳市对口帮扶汉阴县的考察活动取消。", never: ["shan:ended"]),
    Passage(text: "溧阳市取消对口帮扶汉阴县的检查。", never: ["shan:ended"]),
    Passage(text: "溧阳市不再对口帮扶汉阴县的三个村。", never: ["shan:ended"]),
    Passage(text: "溧阳市与汉阴县的对口帮扶关系已被取消。", yields: [ended], never: [supports]),
    Passage(text: "2022年3月起，溧阳市与汉阴县的对口帮扶关系因区划调整解除。", yields: [ended], never: [supports]),
    Passage(text: "溧阳市退出对口帮扶汉阴县的行列。", yields: [ended], never: [supports]),
    Passage(text: "溧阳市与汉阴县建立对口帮扶关系的仪式因台风取消。", never: ["shan:ended"]),
    Passage(text: "溧阳市对口帮扶汉阴县的任务取消。", yields: [ended], never: [supports]),
    // Wished for, behind a comma.
    Passage(text: "政协委员褚良玉建议，由溧阳市对口帮扶汉阴县。", never: [supports]),
    Passage(text: "有代表提议，溧阳市对口帮扶汉阴县。", never: [supports]),
    Passage(text: "采纳专家建议，溧阳市对口帮扶汉阴县。", yields: [supports]),
  ]

  static let participants: [Passage] = [
    Passage(text: meeting + "县长周明远因病没有出席会议。", yields: ["周明远 org:holds 县长"], never: ["shan:attendee 周明远"]),
    Passage(text: meeting + "副县长吴荻未参加会议，县长周明远主持会议。", yields: ["协作联席会议 shan:chair 周明远"], never: ["shan:attendee 吴荻", "shan:chair 吴荻"]),
    Passage(text: meeting + "副县长吴荻请假，县长周明远主持会议。", yields: ["协作联席会议 shan:chair 周明远"], never: ["shan:chair 吴荻", "吴荻请"]),
    Passage(text: meeting + "副县长吴荻因公缺席，县长周明远讲话。", yields: ["协作联席会议 shan:speaker 周明远"], never: ["shan:speaker 吴荻", "吴荻因"]),
    Passage(text: meeting + "未能出席的县长周明远委托副县长吴荻主持会议。", yields: ["协作联席会议 shan:chair 吴荻"], never: ["shan:chair 周明远", "shan:attendee 周明远"]),
    Passage(text: meeting + "县长周明远委托副县长吴荻主持会议。", yields: ["协作联席会议 shan:chair 吴荻"], never: ["shan:chair 周明远"]),
    Passage(text: meeting + "副县长吴荻受县长周明远委托主持会议。", yields: ["协作联席会议 shan:chair 吴荻"], never: ["shan:chair 周明远"]),
    Passage(text: meeting + "受县长周明远的指派，副县长吴荻出席会议并讲话。", yields: ["协作联席会议 shan:speaker 吴荻"], never: ["shan:attendee 周明远"]),
    Passage(text: meeting + "县长周明远希望副县长吴荻出席会议。", yields: ["协作联席会议 shan:speaker 周明远"], never: ["shan:attendee 吴荻"]),
    Passage(text: meeting + "县长周明远没有讲话。", never: ["shan:speaker 周明远"]),
    Passage(text: meeting + "副县长吴荻未出席并讲话。", never: ["shan:attendee 吴荻", "shan:speaker 吴荻"]),
    Passage(text: meeting + "如果县长周明远出席会议，副县长吴荻就不参加。", never: ["shan:attendee"]),
    Passage(text: meeting + "原定参会的县长周明远没有到会，由副县长吴荻代为参加。", yields: ["协作联席会议 shan:attendee 吴荻"], never: ["shan:attendee 周明远"]),
    Passage(text: meeting + "县长周明远未能到会，由副县长吴荻参加。", yields: ["协作联席会议 shan:attendee 吴荻"], never: ["shan:attendee 周明远"]),
    Passage(text: meeting + "县长周明远没有来，由副县长吴荻参加会议。", yields: ["协作联席会议 shan:attendee 吴荻"], never: ["shan:attendee 周明远"]),
    Passage(text: meeting + "副县长吴荻代表县长周明远出席会议。", yields: ["协作联席会议 shan:attendee 吴荻"], never: ["shan:attendee 周明远"]),
    Passage(text: meeting + "副县长吴荻代替汉阴县委副书记、县长周明远出席会议。", yields: ["协作联席会议 shan:attendee 吴荻"], never: ["shan:attendee 周明远"]),
    // Asserted all the same.
    Passage(text: meeting + "县长周明远、副县长吴荻代表汉阴县出席会议。", yields: ["协作联席会议 shan:attendee 周明远", "协作联席会议 shan:attendee 吴荻"]),
    Passage(text: meeting + "县长周明远没有休息，出席会议。", yields: ["协作联席会议 shan:attendee 周明远"]),
    Passage(text: meeting + "县长周明远不仅出席会议，还作了讲话。", yields: ["协作联席会议 shan:attendee 周明远"]),
    Passage(text: meeting + "县长周明远出席会议，副县长吴荻未参加。", yields: ["协作联席会议 shan:attendee 周明远"], never: ["shan:attendee 吴荻"]),
    Passage(text: meeting + "县长周明远出席会议并委托副县长吴荻介绍情况。", yields: ["协作联席会议 shan:attendee 周明远", "协作联席会议 shan:presenter 吴荻"], never: ["shan:presenter 周明远"]),
    Passage(text: meeting + "县长周明远应邀出席会议。", yields: ["协作联席会议 shan:attendee 周明远"]),
    Passage(text: meeting + "县长周明远要求，要把协作工作抓实抓细。", yields: ["协作联席会议 shan:speaker 周明远"]),
    Passage(text: meeting + "县长周明远强调，要加强劳务协作，副县长吴荻主持会议。", yields: ["协作联席会议 shan:speaker 周明远", "协作联席会议 shan:chair 吴荻"]),
    Passage(text: meeting + "县长周明远表示，未来将深化协作。", yields: ["协作联席会议 shan:speaker 周明远"]),
    Passage(text: meeting + "县长周明远建议，双方多走动。副县长吴荻出席会议。", yields: ["协作联席会议 shan:attendee 吴荻"]),
    Passage(text: meeting + "县长周明远主持会议，并作重要讲话。", yields: ["协作联席会议 shan:chair 周明远"]),
    Passage(text: meeting + "县委副书记、县长周明远，副县长吴荻不辞辛劳，出席会议。", yields: ["协作联席会议 shan:attendee 周明远", "协作联席会议 shan:attendee 吴荻"]),
  ]

  static let events: [Passage] = [
    Passage(text: "溧阳市汉阴县协作联席会议定于7月20日在溧阳市召开。", yields: ["溧阳市汉阴县协作联席会议 schema:eventStatus schema:EventScheduled", "溧阳市汉阴县协作联席会议 schema:startDate 2024-07-20", "溧阳市汉阴县协作联席会议 schema:location 溧阳市"]),
    Passage(text: "溧阳市与汉阴县计划8月召开协作座谈会。", yields: ["协作座谈会 schema:eventStatus schema:EventScheduled"]),
    Passage(text: "溧阳市汉阴县协作联席会议即将在溧阳市举行。", yields: ["溧阳市汉阴县协作联席会议 schema:eventStatus schema:EventScheduled"]),
    Passage(text: "溧阳市汉阴县协作联席会议将隆重举行。", yields: ["溧阳市汉阴县协作联席会议 schema:eventStatus schema:EventScheduled"]),
    Passage(text: "原定7月2日召开的溧阳市汉阴县协作联席会议，因台风，临时取消。", yields: ["溧阳市汉阴县协作联席会议 schema:eventStatus schema:EventCancelled"]),
    Passage(text: "溧阳市汉阴县协作联席会议因故推迟。", yields: ["溧阳市汉阴县协作联席会议 schema:eventStatus schema:EventPostponed"]),
    Passage(text: "溧阳市汉阴县协作联席会议延期至8月召开。", yields: ["溧阳市汉阴县协作联席会议 schema:eventStatus schema:EventPostponed"]),
    Passage(text: "主办方取消了原定7月2日在汉阴县召开的协作联席会议。", yields: ["协作联席会议 schema:eventStatus schema:EventCancelled"]),
    Passage(text: "金坛区党政代表团拟于下周赴石泉县考察。", yields: [": schema:eventStatus schema:EventScheduled"]),
    Passage(text: "金坛区委书记周明远将率党政代表团赴石泉县考察。", yields: [": schema:eventStatus schema:EventScheduled", ": shan:leader 周明远"]),
    Passage(text: "金坛区党政代表团赴石泉县考察的行程取消。", yields: [": schema:eventStatus schema:EventCancelled"]),
    Passage(text: "双方没有召开联席会议。", never: ["rdfs:label 联席会议"]),
    Passage(text: "双方未召开溧阳市汉阴县协作联席会议。", never: ["协作联席会议"]),
    Passage(text: "希望双方尽快召开协作联席会议。", never: ["协作联席会议"]),
    Passage(text: "如果召开协作联席会议，双方将签署协议。", never: ["协作联席会议"]),
    Passage(text: "双方每年召开一次协作联席会议。", never: ["协作联席会议"]),
    Passage(text: "要深入学习贯彻东西部协作座谈会精神。", never: ["东西部协作座谈会 "]),
    Passage(text: "记者7月8日获悉，溧阳市汉阴县协作联席会议将于7月20日在溧阳市召开。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-20"], never: ["2024-07-08"]),
    Passage(text: "记者7月8日获悉，溧阳市汉阴县协作联席会议7月6日在溧阳市召开。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-06"], never: ["2024-07-08"]),
    Passage(text: "记者7月8日获悉，原定于7月20日召开的溧阳市汉阴县协作联席会议延期。", yields: ["溧阳市汉阴县协作联席会议 schema:eventStatus schema:EventPostponed"], never: ["2023-07-20"]),
    Passage(text: "原定于7月20日召开的溧阳市汉阴县协作联席会议延期。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-20"]),
    Passage(text: "溧阳市汉阴县协作联席会议将于28日召开。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-28"]),
    // They took place.
    Passage(text: "原定7月2日召开的溧阳市汉阴县协作联席会议于7月8日举行。", yields: ["溧阳市汉阴县协作联席会议 rdfs:label 溧阳市汉阴县协作联席会议"], never: ["schema:eventStatus"]),
    Passage(text: "因疫情推迟的溧阳市汉阴县协作联席会议7月8日召开。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，溧阳市汉阴县协作联席会议召开，会议决定取消三项收费。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，溧阳市汉阴县协作联席会议召开，双方将签署协议。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，溧阳市汉阴县协作联席会议召开，要求各部门推迟休假。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，溧阳市汉阴县协作联席会议如期举行。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，溧阳市汉阴县协作联席会议召开，将年度计划下达各区。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，将军县干部周明远参加溧阳市汉阴县协作联席会议。", yields: ["溧阳市汉阴县协作联席会议 schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，金坛区党政代表团赴石泉县考察，将捐赠物资。", yields: [": schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，金坛区党政代表团如约赴石泉县考察，希望深化协作。", yields: [": schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
    Passage(text: "7月8日，金坛区党政代表团冒雨赴石泉县考察，行程没有取消。", yields: [": schema:startDate 2024-07-08"], never: ["schema:eventStatus"]),
  ]

  static let agreements: [Passage] = [
    Passage(text: "溧阳市与汉阴县未能签署《文旅协作协议》。", never: ["文旅协作协议"]),
    Passage(text: "溧阳市与汉阴县没有签订《文旅协作协议》。", never: ["文旅协作协议"]),
    Passage(text: "溧阳市与汉阴县即将签署《文旅协作协议》。", never: ["文旅协作协议"]),
    Passage(text: "溧阳市与汉阴县计划签订劳务协作协议。", never: ["劳务协作协议"]),
    Passage(text: "周明远希望溧阳市与汉阴县签署《文旅协作协议》。", never: ["文旅协作协议"]),
    Passage(text: "若溧阳市与汉阴县签署《文旅协作协议》，游客会更多。", never: ["文旅协作协议"]),
    Passage(text: "溧阳市与汉阴县围绕签订《文旅协作协议》进行了磋商。", never: ["文旅协作协议"]),
    Passage(text: "溧阳市与汉阴县每年签订一份劳务协作协议。", never: ["劳务协作协议"]),
    Passage(text: "要推动溧阳市与汉阴县签署《文旅协作协议》。", never: ["文旅协作协议"]),
    Passage(text: "双方商定，下个月签署《文旅协作协议》。", never: ["文旅协作协议"]),
    Passage(text: "溧阳市与汉阴县择期签署《文旅协作协议》。", never: ["文旅协作协议"]),
    Passage(text: "溧阳市与汉阴县终止签署《文旅协作协议》，暂缓签订《劳务协作协议》。", never: ["文旅协作协议", "劳务协作协议"]),
    // Signed.
    Passage(text: "溧阳市与汉阴县研究明年工作，签署《文旅协作协议》。", yields: ["文旅协作协议 shan:party 汉阴县"]),
    Passage(text: "经双方商定，溧阳市与汉阴县签署《文旅协作协议》。", yields: ["文旅协作协议 shan:party 汉阴县"]),
    Passage(text: "溧阳市与汉阴县不仅签署《文旅协作协议》，还互派干部。", yields: ["文旅协作协议 shan:party 汉阴县"]),
    Passage(text: "2023年，溧阳市与汉阴县曾签署《文旅协作协议》。", yields: ["文旅协作协议 shan:party 汉阴县"]),
    Passage(text: "溧阳市与汉阴县签署《文旅协作协议》，希望游客往来。", yields: ["文旅协作协议 shan:party 汉阴县"]),
    Passage(text: "溧阳市与汉阴县签署《关于推迟收费的协议》。", yields: ["关于推迟收费的协议 shan:party 汉阴县"]),
    Passage(text: "根据要求，溧阳市与汉阴县签署《文旅协作协议》。", yields: ["文旅协作协议 shan:party 汉阴县"]),
    Passage(text: "会上，溧阳市与汉阴县签署《未来三年协作协议》。", yields: ["未来三年协作协议 shan:party 汉阴县"]),
    Passage(text: "溧阳市与汉阴县就文旅合作达成共识，签署《文旅协作协议》。", yields: ["文旅协作协议 shan:party 汉阴县"]),
    Passage(text: "溧阳市与汉阴县签署《文旅协作协议》，并就下一步工作交换意见。", yields: ["文旅协作协议 shan:party 汉阴县"]),
  ]

  static let offices: [Passage] = [
    Passage(text: "周明远未担任曲靖市副市长。", never: ["org:holds"]),
    Passage(text: "干部周明远拟任曲靖市副市长。", never: ["org:holds"]),
    Passage(text: "驻村干部周明远挂职担任曲靖市副市长，不久就走遍各县。", yields: ["周明远 org:holds 副市长"]),
  ]

  @Test(arguments: pairings + participants + events + agreements + offices)
  func reads(passage: Passage) throws {
    let article = Article.plain(passage.text, published: "2024-07-09")
    let read = try Self.reader.get().claims(in: article).claims.map(\.words)
    for claim in passage.yields {
      // A visit's name is the text's own words: `: relation object` asks for any subject.
      let isRead = claim.hasPrefix(":") ? read.contains { $0.hasSuffix(claim.dropFirst()) } : read.contains { $0.hasSuffix(claim) }
      #expect(isRead, "missing \(claim) in \(read)")
    }
    for words in passage.never { #expect(!read.contains { $0.contains(words) }, "\(words) in \(read)") }
  }

  @Test func doubtHalvesConfidence() throws {
    func confidence(_ text: String) throws -> Double? {
      try Self.reader.get().claims(in: .plain(text)).claims.first { $0.relation == .supports }?.evidence.confidence
    }
    let sure = try #require(try confidence("溧阳市对口帮扶汉阴县。"))
    #expect(try confidence("溧阳市可能对口帮扶汉阴县。") == sure / 2)
    #expect(try confidence("据称溧阳市对口帮扶汉阴县。") == sure / 2)
  }

  @Test func explanationsTellWhatIsNotAsserted() throws {
    let explanation = try Self.reader.get().explanation(of: .plain("希望双方签署协议。"))
    #expect(explanation.parts.first?.mentions.contains("wished\t希望\t望双方签署协议。") == true)
  }
}
