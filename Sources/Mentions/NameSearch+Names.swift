import Articles
import Lexicon
import Text

/// The best name at a place.
extension NameSearch {
  /// The best name that starts at `start`.
  /// - Parameter weight: How strongly the place announces a name: 3 after an office, 2.5 in a list,
  ///   1 before a verb.
  func name(at start: Int, before limit: Int, weight: Double) -> Name? {
    guard start < limit, scalars[start].isHan else { return nil }
    // 2021年松江·昭通联席会议: two divisions are no name.
    if let dotted = dottedName(at: start, before: limit),
      isTranscribed(dotted) || weight > Self.inTheOpen && regions.starting(in: dotted.range).isEmpty
    {
      return dotted
    }
    if weight < 3, let region = regions.starting(at: start),
      region.form == .full || region.range.count > 2 || weight < 2
    {
      return nil
    }
    let elements = elementName(at: start, before: limit, weight: weight)
    let han = hanNames(at: start, before: limit, weight: weight)
    let options = (elements.map { [$0] } ?? []) + han
    if !isCredit(start) { choices?.record(options, at: start, weight) }
    let best = best(of: options)
    if weight >= 3, elements == nil, best.map({ followerWeight($0.name.range.upperBound, limit) == 0 }) ?? true,
      let bounded = boundedName(at: start, before: limit)
    {
      return bounded
    }
    guard let best, weight < Self.leastDecided || best.score > 0 else { return nil }
    return best.name
  }

  /// How strongly a place announces a name where a word for a role stands before it.
  static let announced = 2.0

  /// How strongly a place in a list of names announces one.
  static let listed = 2.5

  /// How strongly a place announces a name where nothing does.
  static let inTheOpen = 1.25

  /// How much better than words a name must read where nothing announces it.
  private static let leastLikelihood: Float = 2

  /// Where a place announces names less than this, the words behind a name decide whether it is one.
  static let leastDecided = inTheOpen

  /// The option that the weights prefer; of equals the first.
  private func best(of options: [NameOption]) -> (name: Name, score: Float)? {
    var best: (name: Name, score: Float)?
    for option in options {
      let score = zip(option.features, words.weights.names).reduce(0) { $0 + $1.0 * $1.1 }
      if best.map({ score > $0.score }) ?? true { best = (option.name, score) }
    }
    return best
  }

  /// The names that a Han surname may open at `start`.
  func hanNames(at start: Int, before limit: Int, weight: Double) -> [NameOption] {
    var options: [NameOption] = []
    // 农工党河南省委: a party.
    if ground.listed.longest(.politicalParty, at: start, before: limit) != nil { return [] }
    for (surnameLength, surname) in words.names.surnames(in: scalars, at: start, before: limit) {
      let opensClause = start == 0 || !scalars[start - 1].isHan && HanNumeral.digit(scalars[start - 1]) == nil
      let isHard = surname.isHardWord && weight < 2.5 && (weight < Self.inTheOpen || !opensClause)
      if isHard, weight < Self.announced || start == 0 || !scalars[start - 1].isHan || "和与及".unicodeScalars.contains(scalars[start]) { continue }
      if surname.band == "D", weight < 2 { continue }
      for given in 1...2 {
        var end = start + surnameLength
        if given == 1, surnameLength == 1 { end = skipBlanks(end, limit) }
        let isSpaced = end > start + surnameLength
        end += given
        guard end <= limit,
          isGivenName(
            start + surnameLength, end,
            mayHoldWords: weight >= 3 && (end == limit || !scalars[end].isHan || isBeforeVerb(end, limit)))
        else { continue }
        guard surnameLength <= 2 else { continue }
        let range = ScalarRange(start, end)
        // 副县长的干部: a word for a role is no name.
        if ground.listed.longest(.roleNoun, at: start, before: end)?.end == end { continue }
        // 盘州市委书记: a region whose office follows.
        if let post = posts.starting(at: end), let first = post.title.unicodeScalars.first,
          "省市区县州旗盟镇乡".unicodeScalars.contains(first), scalars[end] == first
        {
          continue
        }
        let name = spelled(range)
        let follower = followerWeight(end, limit)
        if isSpaced, follower < 2 || weight < 2.5 { continue }
        let others = occurrences(of: name, butAt: start)
        // 柳闻今天: any word may begin behind a short name.
        guard follower > 0 || others > 0 || weight >= 3 && (given == 2 || lattice.beginsWord(at: end, before: limit))
        else { continue }
        if weight < 2, follower < 2, others == 0 { continue }
        if weight < 2.5, isOrdinary(range) { continue }
        let givenRange = ScalarRange(start + surnameLength, end)
        if surname.isHardWord, given == 2, isOrdinary(givenRange), weight < 2.5 { continue }
        // 店长单丽萍介绍, but no 教师和家长: only before what follows names.
        if isHard, follower < 2 { continue }
        if given == 1, scalars[start] == scalars[end - 1] { continue }
        if isPlaceInPicture(range) { continue }
        if follower == 0 || weight < 2.5 && follower < 2, surnameLength == 1,
          isOrdinary(ScalarRange(start, start + 2)), others == 0
        {
          continue
        }
        var option = NameOption(Name(range: range, words: name))
        option.set(.name, 1)
        if weight >= 2.5 { option.set(.nameAfterOffice, 1) }
        if weight > Self.inTheOpen {
          if follower == 1 { option.set(.followingCharacter, 1) }
          if follower == 2 { option.set(.followingWord, 1) }
        }
        option.set(.occurrences, Float(min(others, 3)))
        if given == 2 { option.set(.twoGiven, 1) }
        if surnameLength == 2 { option.set(.compoundSurname, 1) }
        if surname.band == "A" || surname.band == "B" {
          option.set(.commonSurname, 1)
        } else if surname.band != "C" {
          option.set(.rareSurname, 1)
        }
        if surname.isHardWord { option.set(.surnameIsWord, 1) }
        if given == 2, isOrdinary(givenRange) { option.set(.givenIsWord, 1) }
        // 周明和李思齐: the last character joins two names; in 周明和主持会议 it can't.
        if given == 2, others == 0, "和与同及".unicodeScalars.contains(scalars[end - 1]),
          !isBeforeVerb(end, limit)
        {
          option.set(.joiningEnd, joinsNext(end - 1, limit) ? 3 : 1)
        }
        // 任命周明为某市市长: the last character joins the name with the office behind it.
        if given == 2, others == 0, regions.starting(at: end) != nil, saysOffice(at: end - 1, before: limit) {
          option.set(.joiningEnd, 1)
        }
        // 吴荻未出席: the last character begins a word that may follow a name and denies what is said.
        if given == 2, others == 0, followerWeight(end - 1, limit) == 2,
          words.modality.match(in: scalars, at: end - 1, before: limit) != nil
        {
          option.set(.joiningEnd, 1)
        }
        option.set(.wordCut, wordCut(range, limit))
        let likelihood = lattice.likelihood(ofPerson: range)
        option.set(.likelihood, likelihood)
        if isHard, likelihood <= Self.leastLikelihood { continue }
        if weight == Self.inTheOpen {
          guard likelihood > Self.leastLikelihood, words.gazetteer.forms.value(of: scalars[range]) == nil else { continue }
          option.set(.inTheOpen, 1)
          if opensClause { option.set(.opensClause, 1) }
          // 表示谢忱: two characters are a name only at a clause's beginning, or where they recur.
          if given == 1, surname.isHardWord || !opensClause && others == 0 { continue }
        }
        options.append(option)
      }
    }
    return options
  }

  /// How much cheaper a name's last character reads with what follows than apart: much where the name
  /// cuts a word (柳闻今|天), nothing where one begins behind it (柳闻|今天).
  private func wordCut(_ name: ScalarRange, _ limit: Int) -> Float {
    let last = name.upperBound - 1
    let end = lattice.hanEnd(after: last, reach: 5, in: ScalarRange(last, limit))
    guard end > name.upperBound else { return 0 }
    let apart =
      lattice.cost(of: ScalarRange(last, name.upperBound)) + lattice.cost(of: ScalarRange(name.upperBound, end))
    return max(0, apart - lattice.cost(of: ScalarRange(last, end)))
  }

  /// Whether a word that only follows names stands here, and neither a name nor an office.
  func isBeforeVerb(_ position: Int, _ limit: Int) -> Bool {
    position < limit && scalars[position].isHan && followerWeight(position, limit) == 2
      && posts.starting(at: position) == nil
      && regions.starting(at: position) == nil
      && words.names.surnames(in: scalars, at: position, before: limit).isEmpty
  }

  /// A name of elements (扎西次仁), with an unlisted end where its boundary is clear.
  func elementName(
    at start: Int, before limit: Int, weight: Double
  ) -> NameOption? {
    let run = words.names.elementRun(in: scalars, at: start, before: limit)
    guard run >= start + 2, weight >= 1.5 || run - start >= 4 else { return nil }
    var end = syllablesEnd(from: run, of: start, before: limit)
    if end > run, followerWeight(end, limit) > 0 || joinsNext(end, limit) || weight >= 2.5 {
      let range = ScalarRange(start, end)
      var option = NameOption(Name(range: range, words: ground.words(range)))
      option.set(.elements, 1)
      option.set(.elementLength, Float(end - start))
      if weight >= 2.5 { option.set(.nameAfterOffice, 1) }
      option.set(followerWeight(end, limit) == 1 ? .followingCharacter : .followingWord, 1)
      option.set(.likelihood, lattice.likelihood(ofElements: range))
      return option
    }
    end = run
    while run < start + 4, end < min(limit, run + 4), followerWeight(end, limit) < 2,
      !joinsNext(end, limit), scalars[end] != "等"
    {
      guard scalars[end].isHan, end - start < 8, !Self.isNeverInName(scalars[end]), scalars[end] != "家" else { break }
      end += 1
    }
    let isClear = followerWeight(end, limit) == 2 || joinsNext(end, limit) || scalars[end] == "等"
    if !isClear || end >= run + 4 { end = run }
    guard end == limit || followerWeight(end, limit) > 0 || weight >= 2.5 else { return nil }
    let range = ScalarRange(start, end)
    let name = ground.words(range)
    var option = NameOption(Name(range: range, words: name))
    option.set(.elements, 1)
    option.set(.elementLength, Float(run - start))
    if weight >= 2.5 { option.set(.nameAfterOffice, 1) }
    switch followerWeight(end, limit) {
    case 0: break
    case 1: option.set(.followingCharacter, 1)
    default: option.set(.followingWord, 1)
    }
    option.set(.wordCut, wordCut(range, limit))
    option.set(.likelihood, lattice.likelihood(ofElements: range))
    return option
  }

  /// 古丽娜尔艾合买提: where the syllables of a name in transcription end behind a listed element.
  private func syllablesEnd(from run: Int, of start: Int, before limit: Int) -> Int {
    var end = run
    while end < limit, end - start < Self.longestTranscription, goesOn(at: end, limit) {
      end += 1
    }
    return end
  }

  private static let longestTranscription = 10

  /// Whether a name in transcription goes on with a syllable: 买买提|出席, although 提出 follows names.
  private func goesOn(at position: Int, _ limit: Int) -> Bool {
    ground.listed.longest(.syllable, at: position, before: limit) != nil
      && (followerWeight(position, limit) < 2 || position + 1 < limit && scalars[position + 1].isHan && followerWeight(position + 1, limit) == 2)
  }

  /// Whether the part of a name before its dot is in transcription.
  private func isTranscribed(_ name: Name) -> Bool {
    name.range.positions.prefix { scalars[$0].isHan }.allSatisfy { ground.listed.longest(.syllable, at: $0) != nil }
  }

  /// 和县委常委某某: the character joins a name with what follows.
  func joinsNext(_ position: Int, _ limit: Int) -> Bool {
    position + 1 < limit && "和与同及".unicodeScalars.contains(scalars[position])
      && (posts.starting(at: position + 1) != nil
        || regions.starting(at: position + 1) != nil)
  }

  /// After an office, a run of characters up to a mark or a word that follows names, for names that
  /// neither a surname nor a listed element opens.
  func boundedName(at start: Int, before limit: Int) -> Name? {
    var end = start
    while end < limit, end - start <= 6, scalars[end].isHan,
      end - start < 2 || followerWeight(end, limit) < 2 && !joinsNext(end, limit) && scalars[end] != "等"
    {
      end += 1
    }
    let range = ScalarRange(start, end)
    // 那木吉力: of the characters that stand in no name, one may open it.
    guard (2...6).contains(range.count), isGivenName(scalars[start] == "那" ? start + 1 : start, end),
      followerWeight(end, limit) == 2 || joinsNext(end, limit) || scalars[end] == "等",
      end == limit || !scalars[end].isHan || posts.starting(at: end) == nil,
      !isOrdinary(range), !isPlaceInPicture(range), regions.starting(in: range).isEmpty,
      // 干部要真有活干: what reads well as words is no name.
      lattice.cost(of: range, without: range) >= Float(range.count) * words.weights[.boundedName],
      !isOrdinary(ScalarRange(start, start + 2)), !isCommon(ScalarRange(end - 2, end))
    else { return nil }
    return Name(range: range, words: ground.words(range))
  }

  /// 买买提·艾力: everything between an announced start and the end of the last part.
  func dottedName(at start: Int, before limit: Int) -> Name? {
    var position = start
    // Where the part behind the last dot begins.
    var last: Int?
    while position < limit, position - start < 20 {
      if let next = afterDot(at: position, before: limit) {
        // 阿·买买提, but no 1.买买提
        guard position >= start + 2 || position > start && scalars[position].isNameDot else { return nil }
        last = next
        position = next
      } else if !scalars[position].isHan || position - (last ?? start) > 7 {
        break
      } else {
        position += 1
      }
    }
    guard let last, last + 1 < limit, scalars[last + 1].isHan else { return nil }
    var end = last + 2
    while end < min(position, last + 5), followerWeight(end, limit) < 1 || isSyllable(at: end) || goesOn(at: end, limit) {
      end += 1
    }
    // 吾布力卡斯木: longer where all is transcription.
    while end >= last + 5, end < position, goesOn(at: end, limit) { end += 1 }
    let range = ScalarRange(start, end)
    return Name(range: range, words: dotted(range))
  }

  /// The place behind the dot of a name, whatever dot it is, with blanks around it or not.
  private func afterDot(at position: Int, before limit: Int) -> Int? {
    let place = skipBlanks(position, limit)
    guard place < limit, !scalars[place].isHan, scalars[place].isNameDot || Self.otherDots.contains(scalars[place]) else { return nil }
    let next = skipBlanks(place + 1, limit)
    return next < limit && scalars[next].isHan ? next : nil
  }

  /// Marks that stand for the dot of a name where they stand in one.
  private static let otherDots: Set<Unicode.Scalar> = ["．", ".", "﹒", "●", "•", "‧", "∙"]

  /// A name with its dots written as ·.
  private func dotted(_ range: ScalarRange) -> String {
    var name = String.UnicodeScalarView()
    for scalar in scalars[range] where !scalar.isBlank { name.append(scalar.isHan || scalar.isNameDot ? scalar : "·") }
    return String(name)
  }

  /// 阿不都拉: a character that may follow a name, between syllables of one in transcription.
  func isSyllable(at position: Int) -> Bool {
    position + 1 < scalars.count && "都则来任提于有江".unicodeScalars.contains(scalars[position])
      && "拉热力木吉尔合孜克甫丁江米娜帕麦买提".unicodeScalars.contains(scalars[position + 1])
  }

  func nameBeforeVerb(at position: Int, _ sentence: Sentence) -> Name? {
    guard regions.covering(position) == nil, posts.covering(position) == nil else { return nil }
    guard let name = name(at: position, before: sentence.range.upperBound, weight: 1) else {
      return appointee(at: position, sentence)
    }
    let end = name.range.upperBound
    if saysOffice(at: end, before: sentence.range.upperBound) { return name }
    guard let (_, cue) = ground.listed.cue(at: end, before: sentence.range.upperBound),
      [.speak, .chair, .attend, .lead, .accompany, .present].contains(cue)
    else { return nil }
    return name
  }

  /// 拜某某为某局局长, at the beginning of a line: whatever the surname, no other word has an office behind it so.
  private func appointee(at position: Int, _ sentence: Sentence) -> Name? {
    guard position == sentence.range.lowerBound else { return nil }
    for end in [position + 3, position + 2] where end < sentence.range.upperBound && saysOffice(at: end, before: sentence.range.upperBound) {
      let range = ScalarRange(position, end)
      guard scalars[range].allSatisfy(\.isHan), !isOrdinary(range),
        let (length, surname) = words.names.surnames(in: scalars, at: position, before: end).last, !surname.isHardWord,
        isGivenName(position + length, end)
      else { continue }
      return Name(range: range, words: spelled(range))
    }
    return nil
  }

  /// 某某任某县县长, 某某是某局局长: a word that joins a person and the office behind it.
  func saysOffice(at position: Int, before limit: Int) -> Bool {
    if let word = ground.listed.longest(.holdOffice, at: position, before: limit) {
      return posts.starting(at: word.range.upperBound) != nil
    }
    // 免去：某某的某局局长职务
    guard position < limit, scalars[position] == "的", let post = posts.starting(at: position + 1) else { return false }
    return ground.listed.longest(.officeWord, at: post.range.upperBound, before: limit) != nil
  }

  /// Offices of the country that stand after the name.
  static let headsOfState: Set<String> = ["总书记", "国家主席", "总理", "委员长"]

  mutating func searchBackwards(from end: Int, isCertain: Bool = false) {
    for length in [3, 2, 4] {
      let start = end - length
      guard start >= 0, scalars[ScalarRange(start, end)].allSatisfy(\.isHan),
        !overlapsName(ScalarRange(start, end)),
        let (surnameLength, surname) = words.names.surnames(in: scalars, at: start, before: end)
          .last(where: { $0.length == 1 ? length < 4 : length > 2 }),
        !surname.isHardWord, isGivenName(start + surnameLength, end),
        // 宣传部部长: the body whose office it is.
        isCertain || scalars[end - 1] != scalars[end],
        regions.covering(start) == nil, isCertain || !isOrdinary(ScalarRange(start, end)),
        isCertain || start == 0 || !isOrdinary(ScalarRange(start - 1, start + 1)) || !scalars[start - 1].isHan,
        isCertain || start == 0 || beginsAfterBoundary(start)
      else { continue }
      record(
        Name(range: ScalarRange(start, end), words: spelled(ScalarRange(start, end))),
        by: isCertain ? PersonNaming.beforeHeadOfState : PersonNaming.beforeAddress)
      return
    }
  }

  /// Names that an article repeats without an office: 管某某作为……, each time before a verb.
  mutating func searchRecurring() {
    let openings = ground.openings
    for sentence in ground.sentences {
      var opensClause = true
      for position in sentence.range.positions {
        let scalar = scalars[position]
        if opensClause || scalars[max(0, position - 1)] == "的", scalar.isHan,
          openings.may(.surname, at: position), found[position] == nil,
          regions.covering(position) == nil, posts.covering(position) == nil,
          position + 3 <= sentence.range.upperBound,
          let (length, surname) = words.names.surnames(in: scalars, at: position, before: position + 3).first,
          length == 1, surname.band != "D"
        {
          let range = ScalarRange(position, position + 3)
          if isGivenName(position + 1, position + 3), followerWeight(position + 3, sentence.range.upperBound) > 0,
            !isOrdinary(range), !isOrdinary(ScalarRange(position, position + 2)),
            !isOrdinary(ScalarRange(position + 1, position + 3)),
            occurrences(of: ground.words(range), butAt: position) >= 2
          {
            record(Name(range: range, words: ground.words(range)), by: PersonNaming.recurring)
          }
        }
        opensClause = scalar.endsClause || scalar == "、"
      }
    }
  }
}
