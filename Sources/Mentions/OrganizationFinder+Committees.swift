import Articles
import Lexicon
import Ontology
import Text

/// Party and state bodies after a division: 云南省委、省政府.
extension OrganizationFinder {
  /// The divisions of the offices of each person, by name; of an article that says on whose behalf
  /// somebody speaks.
  func offices() -> [String: [Region]] {
    guard ground.listed.holds(.represent, in: ScalarRange(0, scalars.count)) else { return [:] }
    var offices: [String: [Region]] = [:]
    for person in persons {
      if let region = posts.ending(at: person.range.lowerBound)?.region,
        offices[person.name]?.last != region
      {
        offices[person.name, default: []].append(region)
      }
    }
    return offices
  }

  func committees(
    of sentence: Sentence, _ offices: [String: [Region]]
  ) -> [OrganizationMention] {
    let end = sentence.range.upperBound
    var found: [OrganizationMention] = []
    var last: (region: Region, end: Int)?
    var position = sentence.range.lowerBound
    while true {
      position = ground.openings.next(.body, from: position, before: end)
      guard position < end else { break }
      if let fixed = ground.listed.longest(.fixedBody, at: position, before: end) {
        let office = ground.listed.longest(.committeeOffice, at: fixed.end, before: end)
        let range = ScalarRange(position, office?.end ?? fixed.end)
        if posts.covering(position) == nil {
          found.append(
            OrganizationMention(
              range: range, rule: BodyNaming.listed, name: ground.words(range),
              kind: office == nil ? EntityKind(named: ground.listed.value(of: fixed)) ?? .organization : .department,
              region: words.gazetteer.region("000000")))
        }
        position = range.upperBound
        continue
      }
      guard let form = ground.listed.longest(.bodyForm, at: position, before: end),
        posts.covering(position) == nil, posts.covering(form.end - 1) == nil,
        case let office = ground.listed.longest(.committeeOffice, at: form.end, before: end),
        let kind = EntityKind(named: ground.listed.value(of: form)),
        office != nil || !continuesAsName(form.end, end)
      else {
        position += 1
        continue
      }
      let covering = regions.covering(position)
      let adjacent = covering ?? regions.ending(at: position)
      if let covering, covering.range.upperBound - position > 3 {
        position += 1
        continue
      }
      let words = Array(ground.words(ScalarRange(position, form.end)).unicodeScalars)
      if form.end - position == 3, scalars.has("办事处", at: position) {
        // 代表办事处: of the speaker's subdistrict.
        let speaker = represented(position, sentence, offices).first { $0.level == .township }
        if let place = adjacent?.region.level == .township ? adjacent?.region : adjacent == nil ? speaker : nil {
          found.append(
            OrganizationMention(
              range: ScalarRange(adjacent?.range.lowerBound ?? position, form.end),
              rule: adjacent == nil ? BodyNaming.spokenFor : BodyNaming.committee, name: place.name + "办事处",
              kind: kind, region: place))
          last = (place, form.end)
        }
        position = form.end
        continue
      }
      let isBare = ground.listed.longest(.bareBody, at: position, before: form.end)?.end == form.end
      var region = adjacent?.region
      var rule = BodyNaming.committee
      if region == nil, let last, position - last.end <= 1 {
        (region, rule) = (last.region, BodyNaming.nextCommittee)
      }
      if region == nil, !isBare {
        (region, rule) = (represented(words, position, sentence, offices), BodyNaming.spokenFor)
        if region == nil { (region, rule) = (ofHome(words), BodyNaming.ownCommittee) }
      }
      if let region {
        let start = adjacent?.range.lowerBound ?? position
        // 农工党河南省委: of another party.
        let party = ground.listed.ending(.politicalParty, at: start, after: sentence.range.lowerBound)
        found.append(
          OrganizationMention(
            range: ScalarRange(party?.start ?? start, office?.end ?? form.end), rule: rule,
            name: (party.map { ground.words(ScalarRange($0.start, $0.end)) } ?? "") + Self.name(of: region, words)
              + (office.map { ground.words(ScalarRange(form.end, $0.end)) } ?? ""),
            kind: party != nil ? .organization : office == nil ? kind : .department, region: region))
        last = (region, office?.end ?? form.end)
      }
      position = office?.end ?? form.end
    }
    return found
  }

  /// 省委书记, 市政府秘书长, 政府采购: no mention of the body itself.
  func continuesAsName(_ position: Int, _ limit: Int) -> Bool {
    ground.listed.longest(.afterBodyForm, at: position, before: limit) != nil
  }

  /// 某县县长某某代表县委、县政府: of the division that the speaker serves.
  func represented(
    _ form: [Unicode.Scalar], _ position: Int, _ sentence: Sentence, _ offices: [String: [Region]]
  ) -> Region? {
    represented(position, sentence, offices).lazy.compactMap { division(of: form, from: $0) }.first
  }

  /// The divisions of the offices of whoever speaks on behalf of what stands at a position.
  func represented(
    _ position: Int, _ sentence: Sentence, _ offices: [String: [Region]]
  ) -> [Region] {
    guard position - sentence.range.lowerBound >= 2, scalars.has("代表", at: position - 2),
      let speaker = persons.starting(in: ScalarRange(sentence.range.lowerBound, position)).last
    else { return [] }
    return offices[speaker.name] ?? []
  }

  func ofHome(_ form: [Unicode.Scalar]) -> Region? {
    home.flatMap { division(of: form, from: $0) }
  }

  /// A division or the one of its parents that a bare committee's first word fits.
  func division(of form: [Unicode.Scalar], from home: Region) -> Region? {
    guard let first = form.first else { return nil }
    return ([home] + words.gazetteer.ancestors(of: home.key)).first { region in
      if form.starts(with: "自治区".unicodeScalars) { return region.name.hasSuffix("自治区") }
      if form.starts(with: "地委".unicodeScalars) || form.starts(with: "行署".unicodeScalars) {
        return region.name.hasSuffix("地区")
      }
      if first == "区", region.level == .province { return false }
      return region.name.unicodeScalars.last == first
    }
  }

  /// 云南省 and 省委 make 云南省委; 凉山彝族自治州 and 州委 make 凉山州委.
  static func name(of region: Region, _ form: [Unicode.Scalar]) -> String {
    var name = Array(region.name.unicodeScalars)
    var rest = form[...]
    if form.starts(with: "自治区".unicodeScalars) {
      rest = form.dropFirst(3)
    } else if let last = name.last, form.first == last {
      if last == "州" || last == "县" || last == "旗",
        let short = region.aliases.map({ Array($0.unicodeScalars) })
          .filter({ $0.last == last }).min(by: { $0.count < $1.count })
      {
        name = short
      }
      // 滨海新区区委
      if !name.suffix(2).elementsEqual("新区".unicodeScalars) { rest = form.dropFirst() }
    } else if form.starts(with: "地委".unicodeScalars) {
      name = name.dropLast(2) + []
    }
    var joined = String.UnicodeScalarView()
    joined.append(contentsOf: name)
    joined.append(contentsOf: rest)
    return String(joined)
  }
}
