import Articles
import Claims
import Extraction
import Lexicon
import Testing

/// Passages with invented names in the manners of the genre: what a careful reader finds in them,
/// and what nobody should.
struct ReadingTests {
  struct Passage: Sendable, CustomStringConvertible {
    let text: String
    var yields: [String] = []
    var never: [String] = []

    var description: String { text }
  }

  private static let reader = Result { ClaimReader(words: try WordLists.bundled()) }

  static let passages: [Passage] = [
    // A meeting that stands beside a visit in one sentence.
    Passage(
      text: "沪滇协作联席会议召开前，云南省省长秦望舒率云南省代表团到上海市考察，市长周明远主持。",
      yields: ["云南省代表团到上海市考察 shan:leader 秦望舒"],
      never: ["云南省代表团到上海市考察 shan:chair 周明远"]),
    // Offices that a chain or a list names without their body.
    Passage(
      text: "贵州省委副书记、政法委书记时明辉，省委常委、毕节市委书记吴小胜参加座谈会。",
      yields: [
        "时明辉 org:holds 省委副书记", "时明辉 org:holds 省委政法委书记", "吴小胜 org:holds 省委常委",
        "吴小胜 org:holds 市委书记",
      ],
      never: ["毕节 rdfs:label 毕节"]),
    Passage(
      text: "镇安县政协党组书记、主席马先河，县政协党组副书记、副主席郑吉山，秘书长高录全程陪同。",
      yields: [
        "马先河 org:holds 县政协主席", "郑吉山 org:holds 县政协副主席", "高录 org:holds 县政协秘书长",
      ],
      never: ["郑州市 rdfs:label 郑州市", "吉林省 rdfs:label 吉林省"]),
    Passage(
      text: "西青区农经委主任时春雨、卫计委主任李杰、教育局局长强岭参加会议。",
      yields: [
        "时春雨 org:holds 区农经委主任", "李杰 org:holds 区卫计委主任", "强岭 org:holds 区教育局局长",
      ],
      never: ["卫计委 rdfs:label 卫计委"]),
    Passage(
      text: "米脂县委副书记、县政府县长杨树青，县委常委、县政府副县长郭小博，率党政代表团赴高邮市考察。",
      yields: ["杨树青 org:holds 县长", "郭小博 org:holds 副县长"]),
    Passage(
      text: "奈曼旗红十字会常务副会长兼秘书长赵永河出席仪式。",
      yields: ["赵永河 org:holds 旗红十字会常务副会长", "赵永河 org:holds 旗红十字会秘书长"]),
    Passage(
      text: "通州区挂职奈曼旗旗委常委、副旗长郭小民出席仪式。",
      yields: ["郭小民 org:holds 副旗长"], never: ["郭小民 org:holds 区挂职奈曼旗旗委常委"]),
    Passage(
      text: "川江集团党委书记、董事长刘国山出席会议。", never: ["刘国山 org:holds 团党委书记"]),
    Passage(
      text: "与敦化市长白山特产公司签订合作意向书。", never: ["白山特 rdfs:label 白山特", "白山市 rdfs:label 白山市"]),
    Passage(
      text: "和田地委委员、副书记张树民参加座谈。", yields: ["张树民 org:holds 地委副书记"]),
    Passage(
      text: "甘孜州考察团由州委书记沈大川带队；广元市党政代表团由市委书记、市长邹自立带队。",
      yields: ["沈大川 org:holds 州委书记", "邹自立 org:holds 市委书记"],
      never: ["沈大川 org:holds 州考察团由州委书记"]),
    Passage(
      text: "县委副书记、县长王永立率党政考察团赴福建省福清市对接工作，召开福清—海原东西部协作联席会议。",
      yields: ["王永立 org:holds 县长", "县长 shan:ofRegion 海原县"], never: ["县长 shan:ofRegion 福清市"]),
    // Where a name ends.
    Passage(
      text: "福贡县委书记杨春和主持会议。", yields: ["杨春和 org:holds 县委书记"]),
    Passage(
      text: "会上，宁波市市长张平和凉山州州长龙大伟讲话。", yields: ["张平 org:holds 市长"],
      never: ["张平和 rdfs:label 张平和"]),
    Passage(
      text: "县委副书记、县长艾力·阿不都拉等参加，民丰县县长介绍情况。",
      yields: ["艾力·阿不都拉 rdfs:label 艾力·阿不都拉"]),
    Passage(
      text: "由乡城县委常委、副县长泽仁彭措和县委常委、副县长郑立山带队。",
      yields: ["泽仁彭措 org:holds 副县长", "郑立山 org:holds 副县长"]),
    Passage(
      text: "州委副书记、州长苏嘎尔布等出席会议。", yields: ["苏嘎尔布 rdfs:label 苏嘎尔布"]),
    Passage(
      text: "佛山市市长朱小伟及相关部门负责同志参加会见。", never: ["门负责 rdfs:label 门负责"]),
    Passage(
      text: "家长志愿者早早把书架推到了校门口。", never: ["早早 rdfs:label 早早"]),
    // Divisions, and words that only hold their names.
    Passage(
      text: "麦盖提县党政代表团和县艺术团来到日照市。", yields: ["日照市 rdfs:label 日照市"],
      never: ["和县 rdfs:label 和县"]),
    Passage(
      text: "泾川县王村镇与武清区大良镇结对。", yields: ["王村镇 rdfs:label 王村镇"],
      never: ["王村 rdfs:label 王村"]),
    Passage(
      text: "庆云县向龙凤坝镇捐赠帮扶资金28万元。", never: ["向龙凤坝镇 rdfs:label 向龙凤坝镇"]),
    Passage(
      text: "西湖区与青川县东西部协作联席会议召开。文新街道、三墩镇分别与青川县两镇结对。",
      yields: ["西湖区 rdfs:label 西湖区", "文新街道 rdfs:label 文新街道"]),
    // Amounts.
    Passage(
      text: "捐赠仪式上，龙岗区向塔什库尔干塔吉克自治县捐赠20万元人民币。",
      yields: ["捐赠 20万元人民币 shan:from 龙岗区", "捐赠 20万元人民币 shan:to 塔什库尔干塔吉克自治县"]),
    Passage(
      text: "福清市选派党政干部3名到海原县挂职。",
      yields: ["党政干部 3名 shan:from 福清市", "党政干部 3名 shan:to 海原县"]),
    // Meetings.
    Passage(
      text: "5月19日，浙川东西部协作和对口支援工作联席会议在杭州召开。",
      yields: ["浙川东西部协作和对口支援工作联席会议 schema:location 杭州市"]),
    Passage(
      text: "汉阴县县长周明远代表县委、县政府向溧阳市委、市政府表示感谢。",
      yields: ["汉阴县委 rdfs:label 汉阴县委", "汉阴县政府 rdfs:label 汉阴县政府"]),
    Passage(
      text: "座谈会在汉阴县城关镇举行。会后，代表团前往青岩溪村和白石垭村走访。",
      yields: ["青岩溪村 rdfs:label 青岩溪村", "白石垭村 rdfs:label 白石垭村"]),
    Passage(
      text: "代表团来到汉阴县，走访贫困山村，考察和美乡村。", never: ["贫困山村 rdfs:label 贫困山村"]),
    Passage(
      text: "滨海新区区委书记周明远、黄南州委书记李思齐出席。", yields: ["李思齐 org:holds 州委书记"]),
    Passage(
      text: "会上要求东屏水泥、明辉国际等所属企业发挥优势。",
      yields: ["东屏水泥 rdfs:label 东屏水泥", "明辉国际 rdfs:label 明辉国际"]),
    Passage(
      text: "重点发展生物医药、智能制造等产业，服务企业。", never: ["生物医药 rdfs:label 生物医药"]),
    Passage(
      text: "水利部水库移民司二级巡视员周明远陪同考察。",
      yields: ["周明远 org:holds 水利部水库移民司二级巡视员"]),
    Passage(
      text: "川江集团有限公司党组副书记、董事周明远在昆明会见了汉阴县县长李思齐一行。",
      yields: ["周明远 org:holds 党组副书记", "周明远 org:holds 董事", "会见 shan:attendee 李思齐"]),
    Passage(
      text: "福建省第九批援藏工作队领队周明远出席仪式。",
      yields: ["周明远 org:holds 省第九批援藏工作队领队"]),
    Passage(
      text: "代表团来到万宁市长滩镇向家村，考察临江古镇。", yields: ["向家村 rdfs:label 向家村"], never: ["临江古镇 shan:within 469006"]),
    Passage(
      text: "江海发展集团与青屏县经济开发区管委会签署投资协议。",
      yields: ["江海发展集团 rdfs:label 江海发展集团"]),
    Passage(
      text: "代表团参观了72团纪念馆，听取了3个团的汇报。", never: ["72团 shan:value 72"]),
    Passage(
      text: "5月8日，沪滇协作座谈会暨签约仪式在昆明市举行。昆明市市长周明远、上海市副市长李思齐出席。",
      yields: ["沪滇协作座谈会 shan:attendee 周明远", "沪滇协作座谈会 shan:attendee 李思齐"]),
    // Departments, firms, command posts.
    Passage(
      text: "湖州市教育局与木里县教育体育和科学技术局签订教育对口帮扶框架协议。",
      yields: ["木里县教育体育和科学技术局 rdfs:label 木里县教育体育和科学技术局"]),
    Passage(
      text: "教育局局长金子英带队，率湖州中学、湖州市爱山小学负责人赴木里县考察。",
      never: ["率湖州中学 rdfs:label 率湖州中学"]),
    Passage(
      text: "西山区委书记李卫民出席会议。区农业农村局与福贡县农业农村局签订《结对帮扶协议》。",
      yields: ["结对帮扶协议 shan:party 区农业农村局", "结对帮扶协议 shan:party 福贡县农业农村局"]),
    Passage(
      text: "5月17日，江苏省对口支援西藏拉萨市前方指挥部召开会议。",
      yields: ["江苏省对口支援西藏拉萨市前方指挥部 rdfs:label 江苏省对口支援西藏拉萨市前方指挥部"]),
    Passage(
      text: "代表团考察了华为技术有限公司。深圳（哈尔滨）产业园区投资开发有限公司与5家企业座谈。",
      yields: [
        "华为技术有限公司 rdfs:label 华为技术有限公司",
        "深圳（哈尔滨）产业园区投资开发有限公司 rdfs:label 深圳（哈尔滨）产业园区投资开发有限公司",
      ]),
    Passage(
      text: "作为龙头科技有限公司的伙伴，双方座谈。", never: ["作为龙头科技有限公司 rdfs:label 作为龙头科技有限公司"]),
    Passage(
      text: "山东港口日照港集团、山东五征集团向黔江区捐款各100万元。",
      yields: ["山东港口日照港集团 rdfs:label 山东港口日照港集团", "捐款 100万元 shan:to 黔江区"]),
    Passage(
      text: "代表团前往中塘镇、黔江区民族医院看望慰问日照选派的13名医生。",
      yields: ["医生 13名 shan:from 日照市"], never: ["医生 13名 shan:from 黔江区"]),
    // Offices sought, far away, or told without their division.
    Passage(
      text: "林周县委副书记、苏州援藏工作组组长贾明列席。",
      yields: ["贾明 org:holds 援藏工作组组长"], never: ["贾明列 rdfs:label 贾明列"]),
    Passage(
      text: "县委副书记、福建援疆木垒分指挥部指挥长林建民陪同，木垒县县长参加。",
      yields: ["林建民 org:holds 援疆木垒分指挥部指挥长", "林建民 org:holds 县委副书记"]),
    Passage(
      text: "山南市委副书记、常务副市长候选人韩学民出席。",
      yields: ["韩学民 org:holds 市委副书记"], never: ["韩学民 org:holds 常务副市长"]),
    Passage(
      text: "山南市市长候选人韩学民出席。", yields: ["韩学民 rdfs:label 韩学民"], never: ["韩学民 org:holds 市长"]),
    Passage(
      text: "2018年以来上海市累计投入资金3亿元，昭通市稳步发展。市委书记周明远说，要感谢各方。",
      yields: ["市委书记 shan:ofRegion 昭通市"], never: ["市委书记 shan:ofRegion 上海市"]),
    Passage(
      text: "巫山县党政代表团来烟考察。市委副书记、市长郑大雁会见代表团一行。",
      yields: ["市长 shan:ofRegion 烟台市"]),
    // Agreements.
    Passage(
      text: "常熟市教育局与思南县双塘管委会签署了合作协议。", never: ["署了合作协议 rdfs:label 署了合作协议"]),
    Passage(
      text: "会上，宁江区与临平区签署项目投资协议。", yields: ["项目投资协议 shan:party 临平区"]),
    // Who comes, who leads, who takes part.
    Passage(
      text: "山东省日照市委书记张慧、市长李在文带领日照市党政代表团来黔江考察。区长徐江会见。",
      yields: ["李在文 org:holds 市长", "日照市党政代表团来黔江考察 shan:leader 李在文"]),
    Passage(
      text: "8月10日，川能集团副总经理冯来顺一行到右玉县调研定点帮扶工作。",
      yields: ["冯来顺一行到右玉县调研 shan:visited 右玉县"]),
    Passage(
      text: "甘孜州党政代表团到杭州市考察。此前，广元市党政代表团由市长邹自立带队来访。",
      never: ["甘孜州党政代表团到杭州市考察 shan:leader 邹自立"]),
    Passage(
      text: "8月23日，旗长王建民对昌平区党政代表团的到来表示欢迎。会后，代表团一行赴四子王旗乌兰花镇考察。",
      yields: ["代表团一行赴四子王旗乌兰花镇考察 shan:delegationOf 昌平区"]),
    Passage(
      text: "6月30日至7月2日，宁波市政协主席杨成林率市政协考察组赴黔西南州考察。宁波市政协副主席陈安民参加。座谈会上，双方交流了情况。",
      yields: ["杨成林率市政协考察组赴黔西南州考察 shan:attendee 陈安民"]),
    // Visits.
    Passage(
      text: "5月8日，川江集团总经理周明远一行到汉阴县考察。汉阴县县长李思齐陪同。",
      yields: ["周明远一行到汉阴县考察 shan:attendee 李思齐"]),
    Passage(
      text: "5月8日，沪滇联席会议在昆明市举行。会前，与会人员参观了青屏茶业城和江海集团宜良乳业基地。",
      yields: [
        "与会人员参观了青屏茶业城和江海集团宜良乳业基地 shan:visited 青屏茶业城",
        "与会人员参观了青屏茶业城和江海集团宜良乳业基地 shan:visited 江海集团宜良乳业基地",
      ]),
    Passage(
      text: "7月10日，北京市房山区人大常委会副主任齐小东带队来到房县，对接支援合作工作。",
      yields: ["齐小东带队来到房县 shan:delegationOf 房山区", "齐小东带队来到房县 shan:visited 房县"]),
    Passage(
      text: "9月6日，丰台区云岗街道办事处主任洪小欣一行，来到扎赉特旗，通过实地走访了解情况。",
      yields: ["洪小欣一行 shan:delegationOf 云岗街道", "洪小欣一行 shan:visited 扎赉特旗"]),
    Passage(
      text: "9月20日，历下区建筑新村街道主要领导带队赴武隆区开展考察。",
      yields: ["历下区建筑新村街道主要领导带队赴武隆区开展考察 shan:visited 武隆区"],
      never: ["建筑新村 rdfs:label 建筑新村"]),
    Passage(
      text: "3月2日，市长周明远带队赴云南省昆明市考察，还将前往大理州考察。",
      never: ["周明远带队赴云南省昆明市考察 shan:visited 大理白族自治州"]),
    Passage(text: "3月2日，昆明市市长周明远带队到呈贡区调研。", never: ["周明远带队到呈贡区调研 rdfs:label 周明远带队到呈贡区调研"]),
    // Meetings and roles.
    Passage(
      text: "王小胜带领兰州市党政代表团到天津市考察。双方召开座谈会。",
      yields: ["座谈会 shan:between 兰州市", "座谈会 shan:between 天津市", "座谈会 schema:location 天津市"]),
    Passage(
      text: "8月11日，深哈两市在哈尔滨召开对口合作第七次联席会议。",
      yields: [
        "对口合作第七次联席会议 shan:between 深圳市", "对口合作第七次联席会议 shan:between 哈尔滨市",
        "对口合作第七次联席会议 schema:location 哈尔滨市",
      ]),
    Passage(
      text: "捐赠签约仪式在奈曼旗举行。通州区副区长贾小立出席签约仪式，奈曼旗副旗长王小冬见证签约。",
      yields: ["签约仪式 shan:attendee 贾小立"],
      never: ["签约仪式 shan:signer 贾小立", "签约仪式 shan:signer 王小冬"]),
    Passage(
      text: "座谈会在昆明市召开。昆明市副市长周明远介绍了情况。他表示，要深化合作。",
      yields: ["座谈会 shan:presenter 周明远"], never: ["座谈会 shan:chair 周明远"]),
    // Pairings.
    Passage(
      text: "隆德县是闽侯县对口帮扶县。", yields: ["闽侯县 shan:supports 隆德县"],
      never: ["隆德县 shan:supports 闽侯县"]),
    Passage(
      text: "嘉兴市与白城市签署《对口合作框架协议》。", never: ["嘉兴市 shan:supports 白城市"]),
    // Traditional script.
    Passage(
      text: "麥積區委書記張志遠出席會議並講話。座談會在麥積區舉行。",
      yields: ["張志遠 org:holds 区委书记", "張志遠 skos:altLabel 张志远", "麦积区 rdfs:label 麦积区"]),
  ]

  @Test(arguments: passages)
  func reads(passage: Passage) throws {
    let article = Article.plain(passage.text, published: "2024-05-10")
    let read = try Self.reader.get().claims(in: article).claims.map(\.words)
    for claim in passage.yields { #expect(read.contains(claim), "missing \(claim) in \(read)") }
    for claim in passage.never { #expect(!read.contains(claim)) }
  }

  @Test func quotesAreAsPrinted() throws {
    let text = "麥積區委書記張志遠出席會議並講話。"
    let claims = try Self.reader.get().claims(in: .plain(text)).claims
    #expect(!claims.isEmpty)
    #expect(claims.allSatisfy { $0.evidence.quote == text })
  }

  @Test func explanationsTellMentionsAndRules() throws {
    let explanation = try Self.reader.get().explanation(of: .plain("曲靖市市长周明远说明情况。\n天气很好。"))
    #expect(explanation.parts.count == 2)
    let first = try #require(explanation.parts.first)
    #expect(first.mentions.contains("person\t周明远\t周明远\tperson.after-office"))
    #expect(first.mentions.contains { $0.hasPrefix("region\t曲靖市\t曲靖市 (530300)") })
    #expect(first.claims.contains("post.before-name\t0.96\t周明远 org:holds 市长"))
    #expect(explanation.parts[1].claims.isEmpty)
    #expect(explanation.description.hasSuffix("天气很好。\n  → no rule\n"))
  }
}

extension Claim {
  var words: String {
    let object =
      switch object {
      case .entity(let entity): entity.label
      case .literal(let literal): literal.lexical
      }
    return "\(subject.label) \(relation.prefixedName) \(object)"
  }
}
