import Claims
import Lexicon
import Mentions
import Ontology
import Rules
import Text

/// What was signed, by whom, for whom, on which fields.
enum AgreementRules {
  static let titled = Rule(
    "agreement.titled", reads: "a title in 《》 after a verb of signing", confidence: 0.96,
    examples: [.init("会上，上海市与昆明市签署《沪滇劳务协作协议》。", "沪滇劳务协作协议 shan:party 昆明市")],
    counterexamples: ["双方拟签署《沪滇劳务协作协议》。", "会议学习了《关于深化协作的意见》。"])
  static let untitled = Rule(
    "agreement.untitled", reads: "the words between a verb of signing and 协议, 备忘录, 意向书", confidence: 0.88,
    examples: [.init("会上，上海市宝山区与云南省昭通市昭阳区签订结对帮扶协议。", "结对帮扶协议 shan:party 宝山区")],
    counterexamples: ["双方每年签订一批合作协议。", "双方共签署扶贫协作协议74个。"])
  static let signatory = Rule(
    "agreement.signatory", reads: "persons before a verb of signing", confidence: 0.95,
    examples: [.init("会上，上海市副市长周明远、昆明市市长李思齐代表双方签署《沪滇劳务协作协议》。", "沪滇劳务协作协议 shan:signatory 李思齐")],
    counterexamples: ["在市长周明远见证下，两市签署《沪滇劳务协作协议》。"])
  static let row = Rule(
    "agreement.row", reads: "a row of a table of agreements: title and parties", confidence: 0.93,
    examples: [
      .init("协议名称\t甲方\t乙方\n《劳务协作协议》\t上海市\t昆明市", "劳务协作协议 shan:party 昆明市")
    ],
    counterexamples: ["项目名称\t资金\n劳务协作\t30万元"])
  static let all = [titled, untitled, signatory, row]

  private static let nouns = ["协议书", "协议", "备忘录", "意向书", "合同", "协定", "任务书", "责任书", "意向"]

  /// Reads the agreements; gives the region pairs of those on pairing, in the order of the text.
  static func read(
    _ list: EventList, _ names: OrganizationNames, _ words: WordLists, into claims: inout ClaimCollector
  ) -> [(a: Region, b: Region, sentence: ScalarRange)] {
    var pairs: [(a: Region, b: Region, sentence: ScalarRange)] = []
    for sentence in claims.annotated.sentences {
      if case .tableRow = claims.annotated.article.blocks[sentence.block].kind { continue }
      readSentence(sentence, list, names, words, &claims, &pairs)
    }
    readTables(list, names, &claims, &pairs)
    return pairs
  }

  private struct Object {
    let title: String
    let range: ScalarRange
    let isTitled: Bool
    let fields: [String]
  }

  private static func readSentence(
    _ sentence: Sentence, _ list: EventList, _ names: OrganizationNames, _ words: WordLists,
    _ claims: inout ClaimCollector, _ pairs: inout [(a: Region, b: Region, sentence: ScalarRange)]
  ) {
    let annotated = claims.annotated
    let (scalars, openings) = (annotated.scalars, annotated.openings)
    var cues: [ScalarRange] = []
    var position = sentence.range.lowerBound
    var depth = 0
    while position < sentence.range.upperBound {
      if scalars[position] == "《" { depth += 1 }
      if scalars[position] == "》" { depth -= 1 }
      if depth <= 0, openings.may(.cue, at: position),
        let (end, cue) = annotated.listed.cue(at: position, before: sentence.range.upperBound), cue == .sign,
        !isAttribute(end, annotated) {
        cues.append(ScalarRange(position, end))
        position = end
      } else {
        position += 1
      }
    }
    var subjectStart = sentence.range.lowerBound
    for (index, cue) in cues.enumerated() {
      let next = index + 1 < cues.count ? cues[index + 1].lowerBound : sentence.range.upperBound
      let clause = annotated.clause(at: cue.lowerBound)
      let subject = ScalarRange(min(subjectStart, cue.lowerBound), cue.lowerBound)
      let reach = ScalarRange(cue.upperBound, next)
      let objects = objects(after: cue, subject, reach, words, annotated)
      if let last = objects.last {
        subjectStart = max(cue.upperBound, last.range.upperBound)
      } else {
        subjectStart = cue.upperBound
      }
      // What was signed once is signed.
      guard annotated.asserts(at: cue.lowerBound, despite: [.former, .cited]), !objects.isEmpty else { continue }
      // The subject may stand clauses before; a 。 or ； ends its reach.
      var lower = subject.lowerBound
      for place in subject.positions where scalars[place] == "；" || scalars[place] == ";" { lower = place + 1 }
      let reachBack = ScalarRange(lower, subject.upperBound)
      write(objects, reachBack, clause, sentence, list, names, &claims, &pairs)
    }
  }

  /// 签约单位, 签约仪式: the verb only describes a noun; not in 签署项目投资协议.
  private static func isAttribute(_ position: Int, _ annotated: AnnotatedArticle) -> Bool {
    let clause = annotated.clause(at: position)
    let reach = ScalarRange(position, min(clause.upperBound, position + 12))
    if reach.lowerBound < reach.upperBound, annotated.scalars.has("项目", at: position),
      annotated.hasAny(nouns, in: reach)
    {
      return false
    }
    return ["单位", "双方", "企业", "项目", "仪式", "活动", "代表"].contains { noun in
      annotated.pairs.firstPlace(of: noun, in: ScalarRange(position, min(annotated.scalars.count, position + noun.unicodeScalars.count))) != nil
    }
  }

  // MARK: What was signed

  private static func objects(
    after cue: ScalarRange, _ subject: ScalarRange, _ reach: ScalarRange, _ words: WordLists,
    _ annotated: AnnotatedArticle
  ) -> [Object] {
    let scalars = annotated.scalars
    var found: [Object] = []
    var position = reach.lowerBound
    while position < reach.upperBound {
      if scalars[position] == "《", let close = (position..<reach.upperBound).first(where: { scalars[$0] == "》" }) {
        let range = ScalarRange(position + 1, close)
        found.append(Object(title: annotated.words(range), range: ScalarRange(position, close + 1), isTitled: true, fields: []))
        position = close + 1
        continue
      }
      if scalars[position] == "；" || scalars[position] == "。" { break }
      position += 1
    }
    if !found.isEmpty { return found }
    var start = reach.lowerBound
    while start < reach.upperBound, scalars[start] == "了" || scalars[start].isBlank || scalars[start] == "下" { start += 1 }
    var end: Int?
    let limit = min(reach.upperBound, start + 60)
    for place in ScalarRange(start, limit).positions {
      if scalars[place].endsClause { break }
      if let noun = nouns.first(where: { place + $0.unicodeScalars.count <= limit && scalars[place...].starts(with: $0.unicodeScalars) }) {
        end = place + noun.unicodeScalars.count
        break
      }
    }
    if let end {
      let range = ScalarRange(start, end)
      if annotated.quantities.starting(in: ScalarRange(start, min(reach.upperBound, end + 2))).first != nil { return [] }
      let title = annotated.words(range)
      if ["一批", "多项", "系列", "有关", "相关", "一系列", "若干", "上述", "多个", "该", "这", "两"].contains(where: { title.hasPrefix($0) }) { return [] }
      if title.unicodeScalars.count < 3 { return [] }
      return [Object(title: title, range: range, isTitled: false, fields: fields(of: range, annotated) + topics(before: cue, subject, annotated))]
    }
    // 就小杂粮加工厂建设签约
    if let topic = topic(before: cue, subject, annotated) {
      return [Object(title: annotated.words(topic), range: ScalarRange(topic.lowerBound, cue.upperBound), isTitled: false, fields: [])]
    }
    return []
  }

  /// 教育扶贫、健康扶贫、劳务协作等协议 has three fields.
  private static func fields(of range: ScalarRange, _ annotated: AnnotatedArticle) -> [String] {
    let words = annotated.words(range)
    guard words.holds("等"), let cut = words.range(of: "等") else { return [] }
    let parts = words[..<cut.lowerBound].split(separator: "、").map(String.init)
    return parts.count > 1 ? parts : []
  }

  private static func topic(before cue: ScalarRange, _ subject: ScalarRange, _ annotated: AnnotatedArticle) -> ScalarRange? {
    let scalars = annotated.scalars
    guard let place = (subject.lowerBound..<subject.upperBound).last(where: { scalars[$0] == "就" }), place + 3 < cue.lowerBound
    else { return nil }
    return ScalarRange(place + 1, cue.lowerBound)
  }

  private static func topics(before cue: ScalarRange, _ subject: ScalarRange, _ annotated: AnnotatedArticle) -> [String] {
    guard let range = topic(before: cue, subject, annotated) else { return [] }
    return annotated.words(range).split(separator: "、").map(String.init)
  }

  // MARK: Who signed

  private enum Party {
    case region(Region)
    case body(LocalEntity)

    var entity: LocalEntity {
      switch self {
      case .region(let region): LocalEntity(region)
      case .body(let body): body
      }
    }
  }

  /// Parties in the order of the text; `link` tells what stands before each: 与 or 、.
  private static func parties(in range: ScalarRange, _ names: OrganizationNames, _ annotated: AnnotatedArticle) -> [(party: Party, link: Unicode.Scalar)] {
    var items: [(range: ScalarRange, party: Party)] = []
    for body in annotated.organizations.starting(in: range) where body.kind != .place {
      items.append((body.range, .body(names.entity(of: body))))
    }
    for mention in annotated.regions.starting(in: range)
    where mention.region.level != .country && !annotated.isInsideBody(mention) && annotated.posts.covering(mention.range.lowerBound) == nil {
      let end = mention.range.upperBound
      if annotated.organizations.starting(at: end) != nil || isPlaceOnly(mention, annotated) { continue }
      items.append((mention.range, .region(mention.region)))
    }
    items.sort { $0.range < $1.range }
    var found: [(party: Party, link: Unicode.Scalar)] = []
    var end = range.lowerBound
    for item in items {
      let between = annotated.scalars[ScalarRange(min(end, item.range.lowerBound), item.range.lowerBound)]
      let link: Unicode.Scalar = between.contains { "与和同跟".unicodeScalars.contains($0) } ? "与" : "、"
      found.append((item.party, link))
      end = item.range.upperBound
    }
    return found
  }

  /// 在某地召开的会上, 某地5月8日电: where it was, not who signed.
  private static func isPlaceOnly(_ mention: RegionMention, _ annotated: AnnotatedArticle) -> Bool {
    let scalars = annotated.scalars
    let end = mention.range.upperBound
    var place = end
    while place < scalars.count, place - end < 7, ("0"..."9").contains(scalars[place]) || "月日".unicodeScalars.contains(scalars[place]) { place += 1 }
    if place > end, place < scalars.count, "电讯".unicodeScalars.contains(scalars[place]) { return true }
    guard mention.range.lowerBound > 0, "在于".unicodeScalars.contains(scalars[mention.range.lowerBound - 1]) else { return false }
    return ["召开", "举行", "举办"].contains { scalars[end...].starts(with: $0.unicodeScalars) }
  }

  private static func write(
    _ objects: [Object], _ subject: ScalarRange, _ clause: ScalarRange, _ sentence: Sentence,
    _ list: EventList, _ names: OrganizationNames, _ claims: inout ClaimCollector,
    _ pairs: inout [(a: Region, b: Region, sentence: ScalarRange)]
  ) {
    let annotated = claims.annotated
    let meeting = list.events.indices.last { list.events[$0].kind != .visit && list.events[$0].status == nil && list.events[$0].sentence.lowerBound <= sentence.range.lowerBound } ?? list.mainMeeting
    let own = annotated.persons.starting(in: ScalarRange(max(subject.lowerBound, clause.lowerBound), subject.upperBound))
    var persons = own.map(\.name)
    let earlier = annotated.clauses(of: subject).filter { $0.upperBound <= clause.lowerBound }
    if persons.isEmpty, annotated.hasAny(["代表"], in: ScalarRange(clause.lowerBound, min(clause.upperBound, clause.lowerBound + 4))) {
      // 甲、乙分别介绍了情况，并代表双方签署
      persons = earlier.reversed().lazy.map { annotated.persons.starting(in: $0).map(\.name) }.first { !$0.isEmpty } ?? []
    } else if !persons.isEmpty {
      // 某县县长甲，某县县长乙分别代表两县签订: a clause that is nothing but a person with offices.
      for before in earlier.reversed() {
        let listed = annotated.persons.starting(in: before)
        guard let last = listed.last, last.range.upperBound == before.upperBound, !annotated.hasAny(["见证", "由"], in: before)
        else { break }
        persons.insert(contentsOf: listed.map(\.name), at: 0)
      }
    }
    var named = parties(in: ScalarRange(max(subject.lowerBound, lastMark(subject, annotated)), subject.upperBound), names, annotated)
    if named.count < 2 { named = parties(in: subject, names, annotated) }
    let isEach = annotated.has("分别", in: subject)
    for object in objects {
      var groups: [[Party]] = []
      let inTitle = annotated.freeRegions(in: object.range)
      if named.count >= 2 {
        groups = grouped(named, isEach: isEach)
      } else if inTitle.count >= 2 {
        groups = [inTitle.prefix(2).map(Party.region)]
      } else if let meeting, (2...3).contains(list.events[meeting].between.count) {
        groups = [list.events[meeting].between.map(Party.region)]
      } else {
        groups = [named.map(\.party)]
      }
      for group in groups {
        let rule = object.isTitled ? titled : untitled
        let suffix = groups.count > 1 ? "|" + group.map(\.entity.key).joined(separator: "|") : ""
        let entity = LocalEntity(.agreement, key: object.title + suffix, label: object.title)
        claims.add(entity, .label, .literal(Literal(object.title, .chinese)), rule, at: sentence.range)
        for party in group { claims.add(entity, .party, .entity(party.entity), rule, at: sentence.range) }
        for field in object.fields { claims.add(entity, .field, .literal(Literal(field, .chinese)), rule, at: sentence.range) }
        for person in persons { claims.add(entity, .signatory, .entity(LocalEntity(person: person)), signatory, at: sentence.range) }
        if let meeting {
          claims.add(entity, .signedAt, .entity(list.entity(meeting)), rule, at: sentence.range)
          if let date = list.events[meeting].start { claims.add(entity, .date, .literal(.date(date)), rule, at: sentence.range) }
        }
        if ["结对", "对口支援", "对口帮扶", "帮扶"].contains(where: { object.title.holds($0) }), group.count == 2,
          case .region(let a) = group[0], case .region(let b) = group[1] {
          pairs.append((a, b, sentence.range))
        }
      }
    }
  }

  /// The place after the last ， before the signing verb's own clause.
  private static func lastMark(_ subject: ScalarRange, _ annotated: AnnotatedArticle) -> Int {
    (subject.lowerBound..<subject.upperBound).last { annotated.scalars[$0].endsClause }.map { $0 + 1 } ?? subject.lowerBound
  }

  /// 甲与乙、丙与丁 are two pairs; 甲与乙、丙、丁分别 are three with 甲 in each.
  private static func grouped(_ named: [(party: Party, link: Unicode.Scalar)], isEach: Bool) -> [[Party]] {
    var groups: [[Party]] = []
    for (index, item) in named.enumerated() {
      if index == 0 || item.link == "、" { groups.append([item.party]) } else { groups[groups.count - 1].append(item.party) }
    }
    if groups.count > 1, groups.allSatisfy({ $0.count == 2 }) { return groups }
    // 甲、乙、丙分别与丁、戊、己
    let half = named.count / 2
    if isEach, half > 1, named.count == half * 2, named[half].link == "与", groups.count == named.count - 1 {
      return (0..<half).map { [named[$0].party, named[half + $0].party] }
    }
    if isEach, groups.count > 1, groups[0].count == 2, groups.dropFirst().allSatisfy({ $0.count == 1 }) {
      return [groups[0]] + groups.dropFirst().map { [groups[0][0], $0[0]] }
    }
    return [named.map(\.party)]
  }

  // MARK: Tables

  private static func readTables(
    _ list: EventList, _ names: OrganizationNames, _ claims: inout ClaimCollector,
    _ pairs: inout [(a: Region, b: Region, sentence: ScalarRange)]
  ) {
    let annotated = claims.annotated
    var columns: (table: Int, title: Int, parties: [Int])?
    for block in annotated.article.blocks {
      guard case .tableRow(let table, let row, let cells) = block.kind else { continue }
      if row == 0 {
        columns = nil
        let heads = cells.map { annotated.words($0) }
        guard let title = heads.firstIndex(where: { $0.contains("协议") || $0.contains("名称") || $0.contains("备忘录") }) else { continue }
        let parties = heads.indices.filter { index in ["甲方", "乙方", "丙方", "签约方", "签约单位", "双方"].contains { heads[index].contains($0) } }
        if !parties.isEmpty { columns = (table, title, parties) }
        continue
      }
      guard let columns, columns.table == table, columns.title < cells.count else { continue }
      let title = annotated.words(cells[columns.title]).replacingMarks()
      guard !title.isEmpty else { continue }
      let entity = LocalEntity(.agreement, key: title, label: title)
      claims.add(entity, .label, .literal(Literal(title, .chinese)), self.row, at: block.range)
      var group: [Party] = []
      for index in columns.parties where index < cells.count {
        for item in parties(in: cells[index], names, annotated) {
          claims.add(entity, .party, .entity(item.party.entity), self.row, at: block.range)
          group.append(item.party)
        }
      }
      let regions = annotated.freeRegions(in: cells[columns.title])
      if title.contains("帮扶") || title.contains("支援"), regions.count == 2 { pairs.append((regions[0], regions[1], block.range)) }
      if let meeting = list.mainMeeting {
        claims.add(entity, .signedAt, .entity(list.entity(meeting)), self.row, at: block.range)
        if let date = list.events[meeting].start { claims.add(entity, .date, .literal(.date(date)), self.row, at: block.range) }
      }
    }
  }
}

extension String {
  /// Without the marks of a title and white space around it.
  func replacingMarks() -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.filter { $0 != "《" && $0 != "》" && !$0.isBlank })
    return String(scalars)
  }
}
