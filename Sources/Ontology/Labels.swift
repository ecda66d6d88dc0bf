/// The languages in which kinds and relations are named.
public enum LabelLanguage: String, Hashable, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}

extension EntityKind {
  /// The kind's name for people.
  public func label(in language: LabelLanguage = .chinese) -> String {
    let (chinese, english) = names
    return language == .chinese ? chinese : english
  }

  private var names: (String, String) {
    switch self {
    case .article: ("报道", "article")
    case .person: ("人物", "person")
    case .region: ("地区", "region")
    case .post: ("职务", "post")
    case .tenure: ("任期", "tenure")
    case .organization: ("机构", "organization")
    case .partyCommittee: ("党委", "Party committee")
    case .government: ("政府", "government")
    case .peoplesCongress: ("人大", "people's congress")
    case .consultativeConference: ("政协", "consultative conference")
    case .department: ("部门", "department")
    case .company: ("企业", "company")
    case .school: ("学校", "school")
    case .hospital: ("医院", "hospital")
    case .park: ("园区", "industrial park")
    case .media: ("媒体", "media outlet")
    case .agreement: ("协议", "agreement")
    case .jointMeeting: ("联席会议", "joint meeting")
    case .meeting: ("会议", "meeting")
    case .visit: ("考察访问", "visit")
    case .signing: ("签约仪式", "signing")
    case .place: ("地点", "place")
    case .pairing: ("结对关系", "pairing")
    case .measure: ("数据", "measure")
    }
  }
}

extension EventStatus {
  /// The status's name for people.
  public func label(in language: LabelLanguage = .chinese) -> String {
    let (chinese, english) =
      switch self {
      case .scheduled: ("预定", "scheduled")
      case .cancelled: ("取消", "cancelled")
      case .postponed: ("推迟", "postponed")
      }
    return language == .chinese ? chinese : english
  }
}

extension Relation {
  /// The relation's name for people, read from subject to object.
  public func label(in language: LabelLanguage = .chinese) -> String {
    let (chinese, english) = names
    return language == .chinese ? chinese : english
  }

  private var names: (String, String) {
    switch self {
    case .holds: ("任职", "holds")
    case .ofRegion: ("所属地区", "of region")
    case .postIn: ("所在机构", "post in")
    case .within: ("隶属", "within")
    case .supports: ("对口支援", "supports")
    case .supporter: ("支援方", "supporter")
    case .supported: ("受援方", "supported")
    case .party: ("签约方", "party")
    case .signatory: ("签署", "signatory")
    case .signedAt: ("签署于", "signed at")
    case .between: ("会商方", "between")
    case .location: ("地点", "location")
    case .delegationOf: ("代表团来自", "delegation of")
    case .visited: ("到访", "visited")
    case .participant: ("参与者", "participant")
    case .attendee: ("出席", "attendee")
    case .speaker: ("讲话", "speaker")
    case .chair: ("主持", "chair")
    case .presenter: ("介绍情况", "presenter")
    case .leader: ("率队", "leader")
    case .signer: ("在场签署", "signer")
    case .from: ("来自", "from")
    case .to: ("投向", "to")
    case .mentions: ("提及", "mentions")
    case .member: ("任职人", "member")
    case .ofPost: ("所任职务", "of post")
    case .closeMatch: ("可能同一", "close match")
    case .replacedBy: ("后继", "is replaced by")
    case .label: ("名称", "label")
    case .altLabel: ("别名", "alternative label")
    case .title: ("职务名称", "title")
    case .adcode: ("行政区划代码", "division code")
    case .level: ("行政级别", "level")
    case .ordinal: ("届次", "ordinal")
    case .startDate: ("开始日期", "start date")
    case .endDate: ("结束日期", "end date")
    case .eventStatus: ("活动状态", "event status")
    case .ended: ("已终止", "ended")
    case .date: ("日期", "date")
    case .field: ("领域", "field")
    case .programme: ("帮扶机制", "programme")
    case .value: ("数值", "value")
    case .unit: ("单位", "unit")
    case .counts: ("统计对象", "counts")
    case .period: ("时期", "period")
    case .headline: ("标题", "headline")
    case .datePublished: ("发布日期", "date published")
    case .publisher: ("来源", "publisher")
    case .url: ("网址", "URL")
    case .author: ("记者", "author")
    case .editor: ("编辑", "editor")
    case .identifier: ("标识", "identifier")
    case .firstAttested: ("最早见于", "first attested")
    case .lastAttested: ("最晚见于", "last attested")
    case .startsAfter: ("晚于此日开始", "starts after")
    case .endsBefore: ("不晚于此日结束", "ends before")
    case .validFrom: ("设立年份", "valid from")
    case .validTo: ("终止年份", "valid to")
    }
  }
}
