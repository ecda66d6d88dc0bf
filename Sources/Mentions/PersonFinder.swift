import Cleaning
import Lexicon
import Text

/// Finds the persons of an article. A name is first looked for where an office, a list, a role noun
/// or a verb announces one; its end is decided by what follows and by its other occurrences. What is
/// certain once is then recognised in the rest of the article.
struct PersonFinder: Sendable {
  let words: WordLists

  func persons(in annotated: AnnotatedArticle) -> [PersonMention] {
    var search = NameSearch(words: words, annotated: annotated)
    search.searchBeforeHeadsOfState()
    search.searchAfterPosts()
    search.searchAfterRoleNouns()
    search.searchBeforeAddresses()
    search.searchBeforeVerbs()
    search.searchRecurring()
    search.searchKnownNames()
    return search.mentions
  }
}

/// One article's search for names.
private struct NameSearch {
  let words: WordLists
  let annotated: AnnotatedArticle
  private let scalars: [Unicode.Scalar]
  /// Bylines and credits, whose names belong to the page.
  private let credits: [ScalarRange]
  private var found: [Int: PersonMention] = [:]

  init(words: WordLists, annotated: AnnotatedArticle) {
    self.words = words
    self.annotated = annotated
    scalars = annotated.scalars
    credits = Self.credits(in: annotated)
  }

  var mentions: [PersonMention] {
    var sorted: [PersonMention] = []
    for mention in found.values.sorted(by: { $0.range < $1.range }) {
      if let last = sorted.last, last.range.overlaps(mention.range) { continue }
      sorted.append(mention)
    }
    return sorted
  }

  // MARK: Where a name is announced

  /// 习近平总书记: the one kind of office that stands after the name.
  mutating func searchBeforeHeadsOfState() {
    for post in annotated.posts where Self.headsOfState.contains(annotated.words(post.range)) {
      searchBackwards(from: post.range.lowerBound, isCertain: true)
    }
  }

  mutating func searchAfterPosts() {
    for post in annotated.posts where !found.values.contains(where: { $0.range.upperBound == post.range.lowerBound }) {
      let end = limit(at: post.range.upperBound)
      var position = skipBlanks(post.range.upperBound, end)
      if isMark("（", "(", position, end),
        let close = closing(position, end), close - position <= 8
      {
        // 副旗长（挂职）某某, or 区长（某某）
        if let name = name(at: position + 1, before: close, weight: 3), name.range.upperBound == close {
          record(name)
          continue
        }
        position = skipBlanks(close + 1, end)
      }
      if position < end, scalars[position] == "的" { position += 1 }
      if scalars.has("候选人", at: position) { position += 3 }
      if position < end, scalars[position] == "时", followerWeight(position + 3, end) < 2,
        followerWeight(position + 2, end) < 2
      {
        continue
      }
      if annotated.posts.starting(at: position) != nil { continue }
      if scalars.has("任上的", at: position) { position += 3 }
      searchList(at: position, weight: 3)
    }
  }

  mutating func searchAfterRoleNouns() {
    let (scalars, openings) = (scalars, annotated.openings)
    for sentence in annotated.sentences {
      var position = sentence.range.lowerBound
      while position < sentence.range.upperBound {
        guard openings.may(.roleNoun, at: position) || scalars[position] == "的" else {
          position += 1
          continue
        }
        if let end = words.names.roleNoun(in: scalars, at: position, before: sentence.range.upperBound) {
          searchList(at: end, weight: 2)
          position = end
        } else {
          if scalars[position] == "的", announcesPerson(before: position, in: sentence)
            || annotated.regions.ending(at: position).map({ $0.region.level > .county }) ?? false,
            let name = name(at: position + 1, before: limit(at: position), weight: 1)
          {
            record(name)
          }
          position += 1
        }
      }
    }
  }

  /// 张某某主任, 高老师: a name between a boundary and a form of address.
  mutating func searchBeforeAddresses() {
    for post in annotated.posts where found[post.range.lowerBound] == nil {
      searchBackwards(from: post.range.lowerBound)
    }
    for sentence in annotated.sentences {
      for position in sentence.range.lowerBound..<sentence.range.upperBound
      where isAddress(at: position, before: sentence.range.upperBound) {
        searchBackwards(from: position)
      }
    }
  }

  /// 胡某主持，陈某某参加: a clause that opens with a name and a verb that only persons take.
  mutating func searchBeforeVerbs() {
    for sentence in annotated.sentences {
      var opensClause = true
      for position in sentence.range.lowerBound..<sentence.range.upperBound {
        let scalar = scalars[position]
        if opensClause, scalar.isHan, let name = nameBeforeVerb(at: position, sentence) {
          record(name)
          searchContinuation(after: name)
        }
        opensClause =
          scalar.endsClause || scalar == "“" || scalar == "”" || scalar == "—" || scalar == " " || scalar == "　"
      }
    }
  }

  mutating func searchKnownNames() {
    let names = Set(found.values.map(\.name) + words.names.persons).sorted()
    var matcher = PhraseMatcher()
    // By the low bits of a first character: rules most positions out.
    var opens = [Bool](repeating: false, count: 256)
    for (index, name) in names.enumerated() {
      matcher.insert(name.unicodeScalars, value: Int32(index))
      if let first = name.unicodeScalars.first { opens[Int(first.value & 255)] = true }
    }
    for sentence in annotated.sentences {
      var position = sentence.range.lowerBound
      let end = sentence.range.upperBound
      while position < end {
        guard opens[Int(scalars[position].value & 255)],
          let match = matcher.longestMatch(in: scalars, at: position, before: end),
          found[position] == nil
        else {
          position += 1
          continue
        }
        let range = ScalarRange(position, match.end)
        if range.count > 2 || standsFree(range, end), !isCredit(position),
          !isInsideRegion(range)
        {
          found[position] = PersonMention(range: range, name: names[Int(match.value)])
          position = match.end
        } else {
          position += 1
        }
      }
    }
  }

  // MARK: Lists

  private mutating func searchList(at start: Int, weight: Double) {
    guard let first = name(at: start, before: limit(at: start), weight: weight) else { return }
    record(first)
    searchContinuation(after: first)
  }

  /// The names after 、 和 与, past remarks in brackets (女，羌族).
  private mutating func searchContinuation(after first: PersonMention) {
    var position = first.range.upperBound
    let end = limit(at: position)
    while position < end {
      position = skipBlanks(position, end)
      if isMark("（", "(", position, end) {
        guard let close = closing(position, end), close - position <= 12 else { return }
        position = close + 1
        continue
      }
      guard position < end, "、和与及同".unicodeScalars.contains(scalars[position]) else { return }
      let isMark = scalars[position] == "、"
      position = skipBlanks(position + 1, end)
      if annotated.posts.starting(at: position) != nil { return }
      guard let next = name(at: position, before: end, weight: isMark ? 2.5 : 1.5) else { return }
      record(next)
      position = next.range.upperBound
    }
  }

  private mutating func record(_ mention: PersonMention) {
    guard !isCredit(mention.range.lowerBound) else { return }
    found[mention.range.lowerBound] = mention
  }

  // MARK: One name

  /// The best name that starts at `start`.
  /// - Parameter weight: How strongly the place announces a name: 3 after an office, 2.5 in a list,
  ///   1 before a verb.
  private func name(at start: Int, before limit: Int, weight: Double) -> PersonMention? {
    guard start < limit, scalars[start].isHan else { return nil }
    if let dotted = dottedName(at: start, before: limit) { return dotted }
    if weight < 3, let region = annotated.regions.starting(at: start),
      region.form == .full || region.range.count > 2 || weight < 2
    {
      return nil
    }
    let elements = elementName(at: start, before: limit, weight: weight)
    let han = hanName(at: start, before: limit, weight: weight)
    if weight >= 3, elements == nil, han.map({ followerWeight($0.mention.range.upperBound, limit) == 0 }) ?? true,
      let bounded = boundedName(at: start, before: limit)
    {
      return bounded
    }
    guard let elements else { return han?.mention }
    guard let han else { return elements.mention }
    return han.score > elements.score ? han.mention : elements.mention
  }

  private func hanName(
    at start: Int, before limit: Int, weight: Double
  ) -> (mention: PersonMention, score: Double)? {
    var best: (mention: PersonMention, score: Double)?
    for (surnameLength, surname) in words.names.surnames(in: scalars, at: start, before: limit) {
      if surname.isHardWord, weight < 2.5 { continue }
      if surname.band == "D", weight < 2 { continue }
      for given in 1...2 {
        var end = start + surnameLength
        if given == 1, surnameLength == 1 { end = skipBlanks(end, limit) }
        let isSpaced = end > start + surnameLength
        end += given
        guard end <= limit,
          isGivenName(
            start + surnameLength, end,
            mayHoldWords: weight >= 3 && (end == limit || !scalars[end].isHan))
        else { continue }
        if surnameLength == 2, given == 2 || given == 1 {} else if surnameLength > 2 { continue }
        let range = ScalarRange(start, end)
        // 盘州市委书记: a region whose office follows.
        if let post = annotated.posts.starting(at: end), let first = post.title.unicodeScalars.first,
          "省市区县州旗盟镇乡".unicodeScalars.contains(first), scalars[end] == first
        {
          continue
        }
        let name = spelled(range)
        let follower = followerWeight(end, limit)
        if isSpaced, follower < 2 || weight < 2.5 { continue }
        let others = occurrences(of: name, butAt: start)
        guard follower > 0 || others > 0 || (weight >= 3 && given == 2) else { continue }
        if weight < 2, follower < 2, others == 0 { continue }
        if weight < 2.5, isOrdinary(range) { continue }
        let givenRange = ScalarRange(start + surnameLength, end)
        if surname.isHardWord, given == 2, isOrdinary(givenRange) { continue }
        if given == 1, scalars[start] == scalars[end - 1] { continue }
        if isPlaceInPicture(range) { continue }
        if follower == 0 || weight < 2.5 && follower < 2, surnameLength == 1,
          isOrdinary(ScalarRange(start, start + 2)), others == 0
        {
          continue
        }
        var score = Double(follower) * 1.2 + min(Double(others), 3) * 0.8
        if given == 2 { score += 0.6 }
        if surnameLength == 2 { score += 1.5 }
        switch surname.band {
        case "A", "B": score += 0.4
        case "C": break
        default: score -= 0.3
        }
        if surname.isHardWord { score -= 0.8 }
        if follower == 0 { score -= 0.8 }
        // 张平和李强: the last character joins two names; in 张平和主持会议 it can't.
        if given == 2, others == 0, "和与同及".unicodeScalars.contains(scalars[end - 1]),
          !isBeforeVerb(end, limit)
        {
          score -= 2.5
        }
        if best.map({ score > $0.score }) ?? true {
          best = (PersonMention(range: range, name: name), score)
        }
      }
    }
    return best
  }

  /// Whether a word that only follows names stands here, and neither a name nor an office.
  private func isBeforeVerb(_ position: Int, _ limit: Int) -> Bool {
    position < limit && scalars[position].isHan && followerWeight(position, limit) == 2
      && annotated.posts.starting(at: position) == nil
      && annotated.regions.starting(at: position) == nil
      && words.names.surnames(in: scalars, at: position, before: limit).isEmpty
  }

  /// A name of elements (扎西次仁), with an unlisted end where its boundary is clear.
  private func elementName(
    at start: Int, before limit: Int, weight: Double
  ) -> (mention: PersonMention, score: Double)? {
    let run = words.names.elementRun(in: scalars, at: start, before: limit)
    guard run >= start + 2, weight >= 1.5 || run - start >= 4 else { return nil }
    var end = run
    while run < start + 4, end < min(limit, run + 4), followerWeight(end, limit) < 2,
      !joinsNext(end, limit), scalars[end] != "等"
    {
      guard scalars[end].isHan, end - start < 8 else { break }
      end += 1
    }
    let isClear = followerWeight(end, limit) == 2 || joinsNext(end, limit) || scalars[end] == "等"
    if !isClear || end >= run + 4 { end = run }
    guard end == limit || followerWeight(end, limit) > 0 || weight >= 2.5 else { return nil }
    let range = ScalarRange(start, end)
    let name = annotated.words(range)
    let score = Double(followerWeight(end, limit)) * 1.2 + Double(run - start) * 0.7
    return (PersonMention(range: range, name: name), score)
  }

  /// 和县委常委某某: the character joins a name with what follows.
  private func joinsNext(_ position: Int, _ limit: Int) -> Bool {
    position + 1 < limit && "和与同及".unicodeScalars.contains(scalars[position])
      && (annotated.posts.starting(at: position + 1) != nil
        || annotated.regions.starting(at: position + 1) != nil)
  }

  /// After an office, a run of characters up to a mark or a word that follows names, for names that
  /// neither a surname nor a listed element opens.
  private func boundedName(at start: Int, before limit: Int) -> PersonMention? {
    var end = start
    while end < limit, end - start <= 6, scalars[end].isHan,
      end - start < 2 || followerWeight(end, limit) < 2 && !joinsNext(end, limit) && scalars[end] != "等"
    {
      end += 1
    }
    let range = ScalarRange(start, end)
    guard (2...6).contains(range.count), isGivenName(start, end),
      followerWeight(end, limit) == 2 || joinsNext(end, limit) || scalars[end] == "等",
      end == limit || !scalars[end].isHan || annotated.posts.starting(at: end) == nil,
      !isOrdinary(range), !isPlaceInPicture(range), annotated.regions.starting(at: start) == nil,
      !isOrdinary(ScalarRange(start, start + 2)), !isCommon(ScalarRange(end - 2, end))
    else { return nil }
    return PersonMention(range: range, name: annotated.words(range))
  }

  /// 买买提·艾力: everything between an announced start and the end of the last part.
  private func dottedName(at start: Int, before limit: Int) -> PersonMention? {
    var position = start
    var lastDot: Int?
    while position < limit, position - start < 16 {
      if scalars[position].isNameDot {
        guard position > start else { return nil }
        lastDot = position
      } else if !scalars[position].isHan {
        break
      } else if lastDot.map({ position - $0 > 5 }) ?? (position - start > 7) {
        break
      }
      position += 1
    }
    guard let lastDot, lastDot + 2 < limit else { return nil }
    var end = lastDot + 3
    while end < min(position, lastDot + 6), followerWeight(end, limit) < 1 || isSyllable(at: end) {
      end += 1
    }
    return PersonMention(
      range: ScalarRange(start, end), name: annotated.words(ScalarRange(start, end)))
  }

  /// 阿不都拉: a character that may follow a name, between syllables of one in transcription.
  private func isSyllable(at position: Int) -> Bool {
    position + 1 < scalars.count && "都则来任提于有江".unicodeScalars.contains(scalars[position])
      && "拉热力木吉尔合孜克甫丁江米娜帕麦买提".unicodeScalars.contains(scalars[position + 1])
  }

  private func nameBeforeVerb(at position: Int, _ sentence: Sentence) -> PersonMention? {
    guard annotated.regions.covering(position) == nil,
      annotated.posts.covering(position) == nil,
      let name = name(at: position, before: sentence.range.upperBound, weight: 1)
    else { return nil }
    let end = name.range.upperBound
    guard let (_, cue) = words.cues.match(in: scalars, at: end, before: sentence.range.upperBound),
      [.speak, .chair, .attend, .lead, .accompany, .present].contains(cue)
    else { return nil }
    return name
  }

  /// Offices of the country that stand after the name.
  private static let headsOfState: Set<String> = ["总书记", "国家主席", "总理", "委员长"]

  private mutating func searchBackwards(from end: Int, isCertain: Bool = false) {
    for length in [3, 2, 4] {
      let start = end - length
      guard start >= 0, scalars[start..<end].allSatisfy(\.isHan),
        !found.values.contains(where: { $0.range.overlaps(ScalarRange(start, end)) }),
        let (surnameLength, surname) = words.names.surnames(in: scalars, at: start, before: end)
          .last(where: { $0.length == 1 ? length < 4 : length > 2 }),
        !surname.isHardWord, isGivenName(start + surnameLength, end),
        annotated.regions.covering(start) == nil, isCertain || !isOrdinary(ScalarRange(start, end)),
        isCertain || start == 0 || !isOrdinary(ScalarRange(start - 1, start + 1)) || !scalars[start - 1].isHan,
        isCertain || start == 0 || beginsAfterBoundary(start)
      else { continue }
      record(PersonMention(range: ScalarRange(start, end), name: spelled(ScalarRange(start, end))))
      return
    }
  }

  /// Names that an article repeats without an office: 管某某作为……, each time before a verb.
  mutating func searchRecurring() {
    let (scalars, openings) = (scalars, annotated.openings)
    for sentence in annotated.sentences {
      var opensClause = true
      for position in sentence.range.lowerBound..<sentence.range.upperBound {
        let scalar = scalars[position]
        if opensClause || scalars[max(0, position - 1)] == "的", scalar.isHan,
          openings.may(.surname, at: position), found[position] == nil,
          annotated.regions.covering(position) == nil, annotated.posts.covering(position) == nil,
          position + 3 <= sentence.range.upperBound,
          let (length, surname) = words.names.surnames(in: scalars, at: position, before: position + 3).first,
          length == 1, surname.band != "D"
        {
          let range = ScalarRange(position, position + 3)
          if isGivenName(position + 1, position + 3), followerWeight(position + 3, sentence.range.upperBound) > 0,
            !isOrdinary(range), !isOrdinary(ScalarRange(position, position + 2)),
            !isOrdinary(ScalarRange(position + 1, position + 3)),
            occurrences(of: annotated.words(range), butAt: position) >= 2
          {
            record(PersonMention(range: range, name: annotated.words(range)))
          }
        }
        opensClause = scalar.endsClause || scalar == "、"
      }
    }
  }

  // MARK: Evidence

  private func isOrdinary(_ range: ScalarRange) -> Bool {
    words.gazetteer.words.cost(of: scalars[range.lowerBound..<range.upperBound]) != nil
  }

  /// Whether a word is more than a rare one.
  private func isCommon(_ range: ScalarRange) -> Bool {
    words.gazetteer.words.cost(of: scalars[range.lowerBound..<range.upperBound]).map { $0 < 12 } ?? false
  }

  /// （左二） says where somebody stands in a picture.
  private func isPlaceInPicture(_ range: ScalarRange) -> Bool {
    "左右中前后".unicodeScalars.contains(scalars[range.lowerBound])
      && "一二三四五六七八九".unicodeScalars.contains(scalars[range.upperBound - 1])
  }

  private func followerWeight(_ position: Int, _ limit: Int) -> Int {
    guard position < limit else { return 2 }
    let scalar = scalars[position]
    if !scalar.isHan { return scalar.properties.isAlphabetic ? 0 : 2 }
    if annotated.posts.starting(at: position) != nil { return 2 }
    return words.names.followerWeight(in: scalars, at: position, before: limit)
  }

  private func isGivenName(_ start: Int, _ end: Int, mayHoldWords: Bool = false) -> Bool {
    for position in start..<end {
      let scalar = scalars[position]
      if scalar.isBlank { continue }
      // 李在武: a function word in the middle, where an office and a mark stand around the name.
      if mayHoldWords, position == start, end - start == 2, "在为将与都".unicodeScalars.contains(scalar) { continue }
      if !scalar.isHan || Self.isNeverInName(scalar) { return false }
    }
    return start < end
  }

  private static func isNeverInName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "的", "了", "在", "是", "等", "率", "说", "及", "们", "将", "被", "把", "给", "让", "就", "还", "都",
      "这", "那", "你", "我", "他", "她", "它", "与", "或", "、", "省", "市", "县":
      true
    default: false
    }
  }

  /// Places of a name that are looked at; more would make a page that repeats itself slow.
  private static let placesLimit = 200

  /// How often a name stands elsewhere with a boundary behind it; three is the most that counts.
  private func occurrences(of name: String, butAt start: Int) -> Int {
    let wanted = Array(name.unicodeScalars)
    guard wanted.count > 1, wanted[0].isHan else { return 0 }
    var count = 0
    var looked = 0
    annotated.pairs.forEachPlace(of: wanted[0], wanted[1]) { place in
      looked += 1
      let end = place + wanted.count
      if place != start, end <= scalars.count, scalars[place..<end].elementsEqual(wanted),
        followerWeight(end, limit(at: place)) > 0
      {
        count += 1
      }
      return looked < Self.placesLimit && count < 3
    }
    return count
  }

  private func standsFree(_ range: ScalarRange, _ limit: Int) -> Bool {
    followerWeight(range.upperBound, limit) > 0
      && (range.lowerBound == 0 || beginsAfterBoundary(range.lowerBound)
        || followerWeight(range.upperBound, limit) > 1)
  }

  private func beginsAfterBoundary(_ start: Int) -> Bool {
    let before = scalars[start - 1]
    if !before.isHan { return true }
    if annotated.regions.ending(at: start) != nil || annotated.posts.ending(at: start) != nil {
      return true
    }
    return "办局厅委部和与同及由向对给为在任是的请、".unicodeScalars.contains(before)
  }

  private func isInsideRegion(_ range: ScalarRange) -> Bool {
    guard let region = annotated.regions.covering(range.lowerBound) else { return false }
    return region.range.count > range.count
  }

  private static let addresses = [
    "书记", "主任", "老师", "同志", "省长", "市长", "县长", "区长", "州长", "局长", "院长", "校长", "医生", "副省长", "副市长",
    "副县长", "副区长",
  ].map { Array($0.unicodeScalars) }

  private func isAddress(at position: Int, before limit: Int) -> Bool {
    switch scalars[position] {
    case "书", "主", "老", "同", "省", "市", "县", "区", "州", "局", "院", "校", "医", "副": break
    default: return false
    }
    return Self.addresses.contains { address in
      position + address.count <= limit && scalars[position...].starts(with: address)
    } && annotated.posts.covering(position).map { $0.range.lowerBound == position } ?? true
  }

  /// 来自……的某某, 挂职……的某某.
  private func announcesPerson(before position: Int, in sentence: Sentence) -> Bool {
    let range = ScalarRange(max(sentence.range.lowerBound, position - 40), position + 1)
    for cue in ["来自", "挂职", "选派", "担任", "时任", "班的", "任上", "岁的"] {
      if annotated.pairs.firstPlace(of: cue, in: range) != nil { return true }
    }
    return false
  }

  // MARK: Text

  private func limit(at position: Int) -> Int {
    guard let sentence = annotated.sentence(at: position) else { return scalars.count }
    return sentence.range.upperBound
  }

  private func spelled(_ range: ScalarRange) -> String {
    if !scalars[range.lowerBound..<range.upperBound].contains(where: \.isBlank) {
      return annotated.words(range)
    }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[range.lowerBound..<range.upperBound].filter { !$0.isBlank })
    return String(name)
  }

  private func skipBlanks(_ position: Int, _ limit: Int) -> Int {
    var next = position
    while next < limit, scalars[next].isBlank { next += 1 }
    return next
  }

  private func isMark(_ a: Unicode.Scalar, _ b: Unicode.Scalar, _ position: Int, _ limit: Int) -> Bool {
    position < limit && (scalars[position] == a || scalars[position] == b)
  }

  private func closing(_ open: Int, _ limit: Int) -> Int? {
    (open..<min(limit, open + 40)).first { scalars[$0] == "）" || scalars[$0] == ")" }
  }

  private func isCredit(_ position: Int) -> Bool { credits.contains { $0.contains(position) } }

  /// （记者 甲 乙）, 本报记者 甲, 丙 摄.
  private static func credits(in annotated: AnnotatedArticle) -> [ScalarRange] {
    let scalars = annotated.scalars
    var ranges: [ScalarRange] = []
    for block in annotated.article.blocks {
      for position in block.range.lowerBound..<block.range.upperBound
      where scalars[position] == "（" || scalars[position] == "(" {
        let end = scalars[position..<block.range.upperBound].firstIndex { $0 == "）" || $0 == ")" }
        let range = ScalarRange(position, end ?? block.range.upperBound)
        if range.count < 80,
          scalars.contains("记者", in: range) || scalars.contains("通讯员", in: range)
            || scalars.contains("摄", in: range) || scalars.contains("文/图", in: range)
        {
          ranges.append(range)
        }
      }
      if block.range.count < 40,
        scalars.has("本报记者", at: block.range.lowerBound)
          || scalars.has("记者", at: block.range.lowerBound)
          || scalars.has("通讯员", at: block.range.lowerBound)
      {
        ranges.append(block.range)
      }
    }
    return ranges
  }
}
