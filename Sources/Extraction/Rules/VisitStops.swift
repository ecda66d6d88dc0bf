import Claims
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
      if let meant = list.reported[sentence.range.lowerBound] {
        current = list.events[meant].rule == call ? nil : meant
      } else if !isAboutDelegation(sentence, leaders, annotated) {
        continue
      }
      guard let index = current ?? list.visit(at: sentence.range.lowerBound) else { continue }
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
    if annotated.has(.ofVisit, in: sentence.range) { return true }
    // 在某某工厂、某某公司，大家详细询问…
    if annotated.scalars.has("在", at: sentence.range.lowerBound), annotated.has(.everybody, in: sentence.range) { return true }
    let opening = annotated.clause(at: sentence.range.lowerBound)
    return annotated.has(.arrive, in: opening)
      && annotated.persons.starting(in: sentence.range).contains { leaders.contains($0.name) }
  }

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
      // 在某市召开会议 is indoors; 赴某市考察并召开会议 is so only from 召开 on.
      let host = annotated.listed.first(.atHost, in: clause)?.start ?? clause.upperBound
      if host < clause.upperBound, (firstVerb(in: ScalarRange(clause.lowerBound, host), annotated)?.isWeak ?? true) { continue }
      if opensPart(clause, sentence, annotated), scalars[clause.lowerBound] == "在" {
        // 在某某产业园、某某公司，代表团听取了介绍
        let inside = ScalarRange(clause.lowerBound + 1, clause.upperBound)
        let bodies = annotated.organizations.starting(in: inside)
        for (index, body) in bodies.enumerated() where body.kind != .partyCommittee && body.kind != .government {
          let end = body.range.upperBound
          guard end == clause.upperBound || index + 1 < bodies.count && "、和及".unicodeScalars.contains(scalars[end]) else { continue }
          add(names.entity(of: body))
        }
        if !annotated.has(.atMeeting, in: clause), !annotated.has(.sitDown, in: clause) { for site in sites(in: inside, annotated) { add(site) } }
        if let region = annotated.regions.starting(at: clause.lowerBound + 1), region.range.upperBound == clause.upperBound, region.region.level >= .township {
          add(LocalEntity(region.region))
        }
      }
      // 向某县捐赠; but 赴某县开展捐赠 is a way.
      if annotated.has(.give, in: clause), !annotated.has(.setOut, in: clause) { continue }
      // 先后考察甲、乙，某县丙、丁: the list goes on behind the comma.
      let opening = annotated.has(.andAlso, in: ScalarRange(clause.lowerBound, min(clause.upperBound, clause.lowerBound + 2))) ? 2 : 0
      let start = clause.lowerBound + opening
      let listed = goesOn && startsWithStop(ScalarRange(start, clause.upperBound), annotated) ? (start, false) : nil
      guard let (verbEnd, isWeak) = firstVerb(in: clause, annotated) ?? listed,
        annotated.asserts(at: verbEnd - 1, despite: event.status == nil ? [] : Occurrence.pending)
      else { continue }
      let objects = ScalarRange(verbEnd, clause.upperBound)
      // 看望了某校的教师某某: a call on somebody is no stop.
      if annotated.has(.lookIn, in: ScalarRange(max(clause.lowerBound, verbEnd - 3), verbEnd)), !annotated.persons.starting(in: objects).isEmpty { continue }
      if isWeak, !annotated.has(.visitAim, in: sentence.range) { continue }
      var limit = min(host, annotated.events.starting(in: clause).first?.range.lowerBound ?? clause.upperBound)
      if limit <= verbEnd { continue }
      if let stop = annotated.listed.first(.afterStop, in: objects)?.start, stop > verbEnd {
        limit = stop
      }
      let range = ScalarRange(verbEnd, max(verbEnd, limit))
      let joint = jointSites(in: range, annotated)
      for site in joint { add(LocalEntity(.place, key: annotated.words(site), label: annotated.words(site))) }
      for body in annotated.organizations.starting(in: range)
      where !joint.contains(where: { $0.overlaps(body.range) }) && [.place, .park, .company, .school, .hospital, .organization].contains(body.kind) {
        add(names.entity(of: body))
      }
      if !isWeak { for site in sites(in: range, annotated) { add(site) } }
      for mention in annotated.regions.starting(in: range) {
        guard mention.region.level != .country, !annotated.isInsideBody(mention), !isQuoted(mention.range.lowerBound, sentence, annotated),
          mention.region.key != event.delegationOf?.key,
          mention.form != .abbreviation || annotated.has(.reaches, at: max(0, mention.range.lowerBound - 1))
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

  /// 在…, at the start of a sentence or behind a semicolon.
  private static func opensPart(_ clause: ScalarRange, _ sentence: Sentence, _ annotated: AnnotatedArticle) -> Bool {
    clause.lowerBound == sentence.range.lowerBound || "；;".unicodeScalars.contains(annotated.scalars[clause.lowerBound - 1])
  }

  /// 某集团某地乳业基地, 某产业园科创总部: a site of a body, both in one item of a list.
  private static func jointSites(in range: ScalarRange, _ annotated: AnnotatedArticle) -> [ScalarRange] {
    let scalars = annotated.scalars
    return annotated.organizations.starting(in: range).compactMap { body in
      guard [.company, .park, .school, .place].contains(body.kind), body.range.upperBound < range.upperBound,
        scalars[body.range.upperBound].isHan,
        // A firm in a park is one stop, the park only says where.
        body.kind != .park || annotated.organizations.starting(at: body.range.upperBound)?.kind != .company
      else { return nil }
      var end = body.range.upperBound
      while end < range.upperBound, end - body.range.upperBound <= 14, scalars[end].isHan,
        !"和及与等的、".unicodeScalars.contains(scalars[end]) { end += 1 }
      let rest = ScalarRange(body.range.upperBound, end)
      guard rest.count >= (body.kind == .place ? 2 : 1), isSite(endingAt: end, annotated),
        !annotated.has(.noSite, in: rest), annotated.persons.starting(in: rest).isEmpty
      else { return nil }
      return ScalarRange(body.range.lowerBound, end)
    }
  }

  private static func isSite(endingAt end: Int, _ annotated: AnnotatedArticle) -> Bool {
    annotated.has(.siteEnd, at: end - 1) || annotated.listed.ending(.siteWord, at: end) != nil
  }

  private static func isQuoted(_ position: Int, _ sentence: Sentence, _ annotated: AnnotatedArticle) -> Bool {
    let before = annotated.scalars[ScalarRange(sentence.range.lowerBound, position)]
    return before.count { $0 == "“" } > before.count { $0 == "”" }
  }

  /// Sites that no list of suffixes knows, in a list of what was visited: each item between 、 and 和.
  private static func sites(in range: ScalarRange, _ annotated: AnnotatedArticle) -> [LocalEntity] {
    let scalars = annotated.scalars
    var found: [LocalEntity] = []
    var start = range.lowerBound
    if start < range.upperBound, scalars[start] == "了" { start += 1 }
    var items: [ScalarRange] = []
    for place in start...range.upperBound where place == range.upperBound || "、和及与以".unicodeScalars.contains(scalars[place]) {
      if place < range.upperBound, "和及与以".unicodeScalars.contains(scalars[place]), annotated.organizations.covering(place) != nil { continue }
      if place > start { items.append(ScalarRange(start, place)) }
      start = place + 1
    }
    for item in items {
      var start = item.lowerBound
      if scalars[start] == "及" { start += 1 }
      if let region = annotated.regions.starting(at: start), region.range.upperBound < item.upperBound,
        "省市区县州旗镇乡道村".unicodeScalars.contains(scalars[region.range.upperBound - 1]) { start = region.range.upperBound }
      let own = ScalarRange(start, item.upperBound)
      guard own.count >= 3, own.count <= 20, annotated.organizations.starting(in: own).isEmpty,
        annotated.organizations.covering(start) == nil,
        annotated.persons.starting(in: own).isEmpty, annotated.quantities.starting(in: own).isEmpty,
        annotated.regions.covering(own.upperBound - 1) == nil,
        scalars[own].allSatisfy({ $0.isHan || "“”（）()·".unicodeScalars.contains($0) }),
        isSite(endingAt: own.upperBound, annotated)
          || items.count >= 3 && annotated.listed.ending(.stopEnding, at: own.upperBound, after: own.lowerBound + 1) != nil && own.count <= 9,
        !annotated.has(.noSite, in: own)
      else { continue }
      let name = annotated.words(own)
      found.append(LocalEntity(.place, key: name, label: name))
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
    annotated.listed.longest(.followsStop, at: position, before: limit) != nil
  }

  /// The first verb after which a delegation's stops stand; whether it needs a word of visiting elsewhere.
  private static func firstVerb(in clause: ScalarRange, _ annotated: AnnotatedArticle) -> (end: Int, isWeak: Bool)? {
    var best: (start: Int, end: Int, isWeak: Bool)?
    for word in annotated.listed.all(.stopVerb, in: clause) {
      if let best, best.start < word.start { break }
      let isWeak = annotated.listed.value(of: word) == "weak"
      let isShort = word.range.count == 1
      let takesPlace = !isShort || annotated.regions.starting(at: word.end) != nil || annotated.organizations.starting(at: word.end) != nil
      // 赴对口支援的某地考察
      if !takesPlace, annotated.has(.setsOut, at: word.start), !annotated.has(.thankSupport, in: clause),
        let place = (word.end..<min(clause.upperBound, word.end + 12)).first(where: { annotated.scalars[$0] == "的" && annotated.regions.starting(at: $0 + 1) != nil })
      {
        if best.map({ place < $0.start }) ?? true { best = (place, place + 1, isWeak) }
        continue
      }
      let isGroup = annotated.has(.groupEnd, at: word.end) && word.end < clause.upperBound
      guard takesPlace, !isGroup, annotated.regions.covering(word.start) == nil, annotated.persons.covering(word.start) == nil
      else { continue }
      best = (word.start, word.end, isWeak)
    }
    return best.map { ($0.end, $0.isWeak) }
  }
}
