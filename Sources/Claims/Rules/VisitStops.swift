import Lexicon
import Mentions
import Ontology
import Text

/// What a delegation came to: divisions, sites, firms, schools.
extension VisitRules {
  /// Writes what each delegation came to; gives the first division that each visit came to, unless
  /// it came to several apart from each other.
  static func writeStops(_ list: EventList, _ names: OrganizationNames, _ words: WordLists, into claims: inout ClaimCollector) -> [Int: Region] {
    let annotated = claims.annotated
    let leaders = Set(claims.claims.filter { $0.relation == .leader }.compactMap { claim -> String? in
      if case .entity(let person) = claim.object { return person.key }
      return nil
    })
    var first: [Int: Region] = [:]
    var several: Set<Int> = []
    var current: Int?
    for sentence in annotated.sentences {
      if let meant = list.meant[sentence.range.lowerBound], list.events[meant].kind == .visit {
        current = list.events[meant].rule == call ? nil : meant
      } else if !isAboutDelegation(sentence, leaders, annotated) {
        continue
      }
      guard let index = current ?? list.mainVisit else { continue }
      for stop in stopsIn(sentence, list.events[index], names, words, annotated) {
        claims.add(
          list.entity(index), .visited, .entity(stop), stops, at: sentence.range)
        if stop.kind == .region, let region = words.gazetteer.region(stop.key) {
          if let known = first[index] {
            let isNear = known.key == region.key
              || words.gazetteer.ancestors(of: region.key).contains { $0.key == known.key }
              || words.gazetteer.ancestors(of: known.key).contains { $0.key == region.key }
            if !isNear { several.insert(index) }
          } else {
            first[index] = region
          }
        }
        if stop.kind == .place {
          claims.add(stop, .label, .literal(Literal(stop.label, .chinese)), stops, at: sentence.range)
        }
      }
    }
    return first.filter { !several.contains($0.key) }
  }

  static func isAboutDelegation(_ sentence: Sentence, _ leaders: Set<String>, _ annotated: AnnotatedArticle) -> Bool {
    if annotated.hasAny(["代表团", "一行", "考察期间", "调研期间", "大家前往", "大家来到"], in: sentence.range) { return true }
    let opening = annotated.clause(at: sentence.range.lowerBound)
    return annotated.hasAny(["来到", "走进", "在"], in: opening)
      && annotated.persons.starting(in: sentence.range).contains { leaders.contains($0.name) }
  }

  /// Verbs after which a delegation's stops stand.
  private static let verbs = ["来到", "走进", "考察了", "考察", "参观", "走访了", "走访", "深入", "前往", "赴", "抵达", "到访", "察看了", "实地了解", "到", "来", "在", "至"]
    .map { (verb: $0, letters: Array($0.unicodeScalars)) }

  private static func stopsIn(
    _ sentence: Sentence, _ event: EventList.Event, _ names: OrganizationNames, _ words: WordLists,
    _ annotated: AnnotatedArticle
  ) -> [LocalEntity] {
    let scalars = annotated.scalars
    var found: [LocalEntity] = []
    func add(_ entity: LocalEntity) { if !found.contains(entity) { found.append(entity) } }
    var goesOn = false
    for clause in annotated.clauses(of: sentence.range) {
      let known = found.count
      defer { goesOn = found.count > known }
      if annotated.hasAny(["欢迎", "感谢", "签署", "签订", "召开", "表示", "指出", "汇报", "捐赠", "将前往", "将赴", "将到", "拟赴", "计划"], in: clause) { continue }
      if clause.lowerBound == sentence.range.lowerBound, scalars[clause.lowerBound] == "在" {
        // 在某某产业园，代表团听取了介绍
        let inside = ScalarRange(clause.lowerBound + 1, clause.upperBound)
        for body in annotated.organizations.starting(in: inside) where body.range.upperBound == clause.upperBound && body.kind != .partyCommittee && body.kind != .government {
          add(names.entity(of: body))
        }
        if let region = annotated.regions.starting(at: clause.lowerBound + 1), region.range.upperBound == clause.upperBound, region.region.level >= .township {
          add(LocalEntity(region.region))
        }
      }
      // 先后考察甲、乙，某县丙、丁: the list goes on behind the comma.
      let listed = goesOn && startsWithStop(clause, annotated) ? (clause.lowerBound, "考察") : nil
      guard let (verbEnd, verb) = firstVerb(in: clause, annotated) ?? listed else { continue }
      let objects = ScalarRange(verbEnd, clause.upperBound)
      let isWeak = ["到", "来", "在", "至"].contains(verb)
      if isWeak, !annotated.hasAny(["考察", "调研", "走访", "参观", "学习", "期间", "访问", "看望", "走进"], in: sentence.range) { continue }
      var limit = annotated.events.starting(in: clause).first?.range.lowerBound ?? clause.upperBound
      if limit <= verbEnd { continue }
      if let stop = ["听取", "了解", "慰问", "与", "看望", "询问", "交谈", "敬献"].compactMap({ annotated.pairs.firstPlace(of: $0, in: objects) }).min(), stop > verbEnd {
        limit = stop
      }
      let range = ScalarRange(verbEnd, max(verbEnd, limit))
      for body in annotated.organizations.starting(in: range)
      where [.place, .park, .company, .school, .hospital, .organization].contains(body.kind) {
        add(names.entity(of: body))
      }
      for mention in annotated.regions.starting(in: range) {
        guard mention.region.level != .country, !annotated.isInsideBody(mention),
          mention.region.key != event.delegationOf?.key,
          mention.form != .abbreviation || "来在赴抵到访入".unicodeScalars.contains(scalars[max(0, mention.range.lowerBound - 1)])
        else { continue }
        let end = mention.range.upperBound
        // 昭阳区莞昭产业园: a division that only locates what follows.
        if annotated.organizations.starting(at: end) != nil { continue }
        if end < limit, scalars[end].isHan,
          !followsStop(end, limit, annotated), annotated.regions.starting(at: end) == nil { continue }
        add(LocalEntity(mention.region))
      }
    }
    return found
  }

  private static func startsWithStop(_ clause: ScalarRange, _ annotated: AnnotatedArticle) -> Bool {
    annotated.organizations.starting(at: clause.lowerBound) != nil
      || annotated.regions.starting(at: clause.lowerBound).map {
        $0.range.upperBound == clause.upperBound
          || "、和".unicodeScalars.contains(annotated.scalars[$0.range.upperBound])
          || annotated.organizations.starting(at: $0.range.upperBound) != nil
      } ?? false
  }

  private static func followsStop(_ position: Int, _ limit: Int, _ annotated: AnnotatedArticle) -> Bool {
    ["考察", "调研", "和", "与", "及", "等", "开展", "学习", "走访", "参观", "察看", "进行", "期间", "访问", "看望", "实地", "对接", "看", "了"].contains {
      annotated.pairs.firstPlace(of: $0, in: ScalarRange(position, min(limit, position + $0.unicodeScalars.count))) == position
    }
  }

  private static func firstVerb(in clause: ScalarRange, _ annotated: AnnotatedArticle) -> (end: Int, verb: String)? {
    var best: (start: Int, end: Int, verb: String)?
    for (verb, words) in verbs {
      var from = clause.lowerBound
      while let place = annotated.pairs.firstPlace(of: words, in: ScalarRange(from, clause.upperBound)) {
        let end = place + words.count
        let takesPlace =
          words.count > 1 || annotated.regions.starting(at: end) != nil || annotated.organizations.starting(at: end) != nil
        if takesPlace, annotated.regions.covering(place) == nil, annotated.persons.covering(place) == nil {
          if best.map({ place < $0.start || (place == $0.start && end > $0.end) }) ?? true { best = (place, end, verb) }
          break
        }
        from = place + 1
      }
    }
    return best.map { ($0.end, $0.verb) }
  }
}
