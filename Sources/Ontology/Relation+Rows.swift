extension Relation {
  struct Row: TermRow {
    let name: String
    let term: Term
    let range: Range
    let chinese: String
    let english: String
    let inverse: String?
    let subjects: KindSet
    let objects: KindSet
    let weight: Int
    let line: Line
    let isNamed: Bool
    let visibility: Visibility
    let isStep: Bool
    let isName: Bool
    let isFunctional: Bool
    let standsWithoutProvenance: Bool
    let generalName: String?
    var general: Relation?

    /// - Parameters:
    ///   - inverse: the Chinese name from object to subject; that from subject to object when missing.
    ///   - subjects: which kinds it leads from, as the shapes have it.
    ///   - objects: which kinds it leads to.
    ///   - line: how a picture draws it; dotted when missing.
    ///   - isNamed: whether the line says its name.
    ///   - bare: whether an edge may stand without a source.
    init(
      _ name: String, _ range: Range, _ chinese: String, _ english: String, inverse: String? = nil,
      from subjects: KindSet = .all, to objects: KindSet = .all, general: String? = nil, weight: Int = 0,
      line: Line = .of(.structure), isNamed: Bool = true, shown visibility: Visibility = .everywhere,
      isStep: Bool = true, isName: Bool = false, single isFunctional: Bool = false, bare: Bool = false
    ) {
      guard let term = Term(prefixedName: name) else { preconditionFailure("\(name) has no known prefix") }
      self.name = name
      self.term = term
      self.range = range
      self.chinese = chinese
      self.english = english
      self.inverse = inverse
      self.subjects = subjects
      self.objects = objects
      self.weight = weight
      self.line = line
      self.isNamed = isNamed
      self.visibility = visibility
      self.isStep = isStep && range == .entity
      self.isName = isName
      self.isFunctional = isFunctional
      standsWithoutProvenance = bare
      generalName = general
    }

    var names: [String] { [name] }

    func conflict(with other: Row) -> String? {
      if (chinese, english) != (other.chinese, other.english) { return "by the names \(chinese) and \(english)" }
      if range != other.range { return "with the range \(range.rawValue)" }
      if generalName != other.generalName { return generalName.map { "under \($0)" } ?? "without a general relation" }
      if inverse != other.inverse { return inverse.map { "by the inverse name \($0)" } ?? "without an inverse name" }
      return nil
    }
  }

  static let rows: [Row] = {
    var rows = entityRows + literalRows
    for position in rows.indices {
      guard let general = rows[position].generalName, let place = rows.firstIndex(where: { $0.name == general })
      else { continue }
      rows[position].general = Relation(number: UInt8(place))
    }
    return rows
  }()

  private static let entityRows: [Row] = [
    Row(
      "org:holds", .entity, "任职", "holds", inverse: "任职者",
      from: .of(.person), to: .of(.post), weight: 1, line: .of(.post), isNamed: false),
    Row(
      "shan:ofRegion", .entity, "所属地区", "of region", inverse: "机构与职务",
      from: .bodies(and: .post), to: .of(.region), shown: .around, bare: true),
    Row(
      "org:postIn", .entity, "所在机构", "post in", inverse: "职务",
      from: .of(.post), to: .bodies(), isNamed: false, bare: true),
    Row(
      "shan:within", .entity, "隶属", "within", inverse: "下辖",
      from: .of(.region), to: .of(.region), shown: .around, single: true, bare: true),
    Row(
      "shan:supports", .entity, "对口支援", "supports", inverse: "支援方",
      from: .bodies(and: .region), to: .bodies(and: .region), weight: 6, line: .of(.support)),
    Row(
      "shan:supporter", .entity, "支援方", "supporter", inverse: "作为支援方",
      from: .of(.pairing), to: .bodies(and: .region), weight: 2, line: .of(.support), shown: .nowhere, single: true),
    Row(
      "shan:supported", .entity, "受援方", "supported", inverse: "作为受援方",
      from: .of(.pairing), to: .bodies(and: .region), weight: 2, line: .of(.support), shown: .nowhere, single: true),
    Row(
      "shan:party", .entity, "签约方", "party", inverse: "签署的协议",
      from: .of(.agreement), to: .bodies(and: .region), weight: 4, line: .of(.signing), isNamed: false),
    Row(
      "shan:signatory", .entity, "签署", "signatory", inverse: "签署的协议",
      from: .of(.agreement), to: .of(.person), weight: 4, line: .of(.signing)),
    Row(
      "shan:signedAt", .entity, "签署于", "signed at", inverse: "签署的协议",
      from: .of(.agreement), to: .events, weight: 4, line: .of(.signing)),
    Row(
      "shan:between", .entity, "会商方", "between", inverse: "参与会商",
      from: .events, to: .of(.region), weight: 4, line: .ofEvent, isNamed: false),
    Row(
      "schema:location", .entity, "地点", "location", inverse: "在此举行",
      from: .events(and: .project), to: .bodies(and: .region, .place), weight: 3, line: .ofEvent),
    Row(
      "shan:delegationOf", .entity, "代表团来自", "delegation of", inverse: "派出的代表团",
      from: .of(.visit), to: .of(.region), weight: 3, line: .of(.visit)),
    Row(
      "shan:visited", .entity, "到访", "visited", inverse: "来访",
      from: .of(.visit), to: .bodies(and: .region, .place), weight: 2, line: .of(.visit), isNamed: false),
    Row(
      "shan:participant", .entity, "参与者", "participant", inverse: "参与的活动",
      from: .events, to: .of(.person), weight: 1, line: .ofEvent, isNamed: false),
    Row(
      "shan:attendee", .entity, "出席", "attendee", inverse: "出席的活动",
      from: .events, to: .of(.person), general: "shan:participant", weight: 2, line: .ofEvent, isNamed: false),
    Row(
      "shan:speaker", .entity, "讲话", "speaker", inverse: "讲话的活动",
      from: .events, to: .of(.person), general: "shan:participant", weight: 3, line: .ofEvent),
    Row(
      "shan:chair", .entity, "主持", "chair", inverse: "主持的活动",
      from: .events, to: .of(.person), general: "shan:participant", weight: 4, line: .ofEvent),
    Row(
      "shan:presenter", .entity, "介绍情况", "presenter", inverse: "介绍情况的活动",
      from: .events, to: .of(.person), general: "shan:participant", weight: 3, line: .ofEvent),
    Row(
      "shan:leader", .entity, "率队", "leader", inverse: "率队的活动",
      from: .events, to: .of(.person), general: "shan:participant", weight: 4, line: .ofEvent),
    Row(
      "shan:signer", .entity, "在场签署", "signer", inverse: "签署协议的活动",
      from: .events, to: .of(.person), general: "shan:participant", weight: 4, line: .ofEvent),
    Row(
      "shan:from", .entity, "来自", "from", inverse: "提供",
      from: .of(.measure, .secondment), to: .bodies(and: .region), weight: 1, shown: .around),
    Row(
      "shan:to", .entity, "投向", "to", inverse: "获得",
      from: .of(.measure, .secondment), to: .bodies(and: .region), weight: 1, shown: .around),
    Row(
      "shan:giver", .entity, "捐赠方", "giver", inverse: "捐赠的",
      from: .of(.donation), to: .bodies(and: .region, .person), weight: 3, line: .ofEvent),
    Row(
      "shan:recipient", .entity, "受赠方", "recipient", inverse: "受赠的",
      from: .of(.donation), to: .bodies(and: .region, .person), weight: 3, line: .ofEvent),
    Row(
      "shan:investor", .entity, "投资方", "investor", inverse: "投资的项目",
      from: .of(.project), to: .bodies(and: .region, .person), weight: 3),
    Row("schema:mentions", .entity, "提及", "mentions", inverse: "见于", weight: 1, shown: .nowhere, isStep: false, bare: true),
    Row("org:member", .entity, "任职人", "member", shown: .nowhere, isStep: false),
    Row("shan:ofPost", .entity, "所任职务", "of post", shown: .nowhere, isStep: false, single: true),
    Row("skos:closeMatch", .entity, "可能同一", "close match", from: .of(.person), to: .of(.person), isStep: false),
    Row(
      "dcterms:isReplacedBy", .entity, "后继", "is replaced by", inverse: "前身",
      from: .of(.region), to: .of(.region), bare: true),
  ]

  private static let literalRows: [Row] = [
    Row("rdfs:label", .words, "名称", "label"),
    Row("skos:altLabel", .words, "别名", "alternative label", isName: true),
    Row("shan:title", .words, "职务名称", "title", isName: true, single: true),
    Row("shan:adcode", .code, "行政区划代码", "division code", isName: true, single: true),
    Row("shan:level", .code, "行政级别", "level", single: true),
    Row("shan:ordinal", .integer, "届次", "ordinal"),
    Row("schema:startDate", .date, "开始日期", "start date"),
    Row("schema:endDate", .date, "结束日期", "end date"),
    Row("schema:eventStatus", .term, "活动状态", "event status"),
    Row("shan:ended", .boolean, "已终止", "ended", single: true),
    Row("dcterms:date", .date, "日期", "date"),
    Row("shan:field", .words, "领域", "field"),
    Row("shan:programme", .words, "帮扶机制", "programme"),
    Row("shan:value", .decimal, "数值", "value", single: true),
    Row("shan:unit", .words, "单位", "unit", single: true),
    Row("shan:counts", .words, "统计对象", "counts"),
    Row("shan:period", .words, "时期", "period"),
    Row("shan:goods", .words, "物品", "goods"),
    Row("shan:batch", .words, "批次", "batch"),
    Row("shan:state", .code, "建设状态", "state", single: true),
    Row("schema:headline", .words, "标题", "headline", isName: true),
    Row("schema:datePublished", .date, "发布日期", "date published"),
    Row("schema:publisher", .words, "来源", "publisher"),
    Row("schema:url", .uri, "网址", "URL"),
    Row("schema:author", .words, "记者", "author"),
    Row("schema:editor", .words, "编辑", "editor"),
    Row("dcterms:identifier", .code, "标识", "identifier"),
    Row("shan:firstAttested", .date, "最早见于", "first attested", single: true),
    Row("shan:lastAttested", .date, "最晚见于", "last attested", single: true),
    Row("shan:startsAfter", .date, "晚于此日开始", "starts after", single: true),
    Row("shan:endsBefore", .date, "不晚于此日结束", "ends before", single: true),
    Row("shan:validFrom", .date, "设立年份", "valid from", single: true),
    Row("shan:validTo", .date, "终止年份", "valid to", single: true),
  ]

  /// Makes a relation known for as long as the program runs; one that is known alike stays.
  ///
  /// - Parameters:
  ///   - name: a prefixed name whose prefix is known and whose local name begins with a small letter: `my:giver`.
  ///   - range: what stands at its end; not ``Range/term``.
  ///   - chinese: its name for people from subject to object, in Chinese.
  ///   - english: the same in English.
  ///   - inverse: its Chinese name from object to subject.
  ///   - general: a relation between entities, itself without a general one, that is written beside it.
  public static func declare(
    _ name: String, range: Range, chinese: String, english: String, inverse: String? = nil, general: Relation? = nil
  ) throws(VocabularyError) -> Relation {
    let term = try Term(declaring: name)
    guard term.name.utf8.first.map(TermSyntax.isLower) == true else {
      throw .malformed(name, "is no name of a relation: it begins with a small letter")
    }
    try TermSyntax.checkLabels(of: name, [chinese, english] + (inverse.map { [$0] } ?? []))
    if let known = Relation(prefixedName: name), known.isBuiltIn {
      guard known.range == range, (known.label(), known.label(in: .english)) == (chinese, english),
        general == nil || general == known.general, inverse == nil || inverse == known.inverseLabel
      else {
        throw .disagrees(
          name, "with the range \(known.range.rawValue), by the names \(known.label()) and \(known.label(in: .english))")
      }
      return known
    }
    guard range != .term else { throw .malformed(name, "cannot lead to terms") }
    if let general {
      guard range == .entity, general.range == .entity, general.general == nil, general.term != term else {
        throw .malformed(name, "cannot stand under \(general): both lead to entities, and nothing is above the general one")
      }
    }
    let inverse = inverse == chinese ? nil : inverse
    var row = Row(
      name, range, chinese, english, inverse: inverse, general: general?.prefixedName, weight: range == .entity ? 2 : 0,
      line: general.map { table[$0.number].line } ?? .of(.structure))
    row.general = general
    return Relation(number: try table.declare(row))
  }
}
