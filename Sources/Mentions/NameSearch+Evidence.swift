import Articles
import Lexicon
import Text

/// What speaks for a name, or against it.
extension NameSearch {
  func isOrdinary(_ range: ScalarRange) -> Bool {
    words.gazetteer.words.cost(of: scalars[range]) != nil
  }

  /// Whether a word is more than a rare one.
  func isCommon(_ range: ScalarRange) -> Bool {
    words.gazetteer.words.cost(of: scalars[range]).map { $0 < 12 } ?? false
  }

  /// （左二） says where somebody stands in a picture.
  func isPlaceInPicture(_ range: ScalarRange) -> Bool {
    "左右中前后".unicodeScalars.contains(scalars[range.lowerBound])
      && "一二三四五六七八九".unicodeScalars.contains(scalars[range.upperBound - 1])
  }

  func followerWeight(_ position: Int, _ limit: Int) -> Int {
    guard position < limit else { return 2 }
    let scalar = scalars[position]
    if !scalar.isHan { return scalar.properties.isAlphabetic ? 0 : 2 }
    if posts.starting(at: position) != nil { return 2 }
    let weight = words.names.followerWeight(in: scalars, at: position, before: limit)
    return weight == 1 && (saysOffice(at: position, before: limit) || joinsNext(position, limit)) ? 2 : weight
  }

  func isGivenName(_ start: Int, _ end: Int, mayHoldWords: Bool = false) -> Bool {
    for position in ScalarRange(start, end).positions {
      let scalar = scalars[position]
      if scalar.isBlank { continue }
      // 李在武: a function word in the middle, where an office and a mark stand around the name.
      if mayHoldWords, position == start, end - start == 2, "在为将与都".unicodeScalars.contains(scalar) { continue }
      // 杜宁让介绍: likewise at the end, before a verb.
      if mayHoldWords, position == end - 1, end - start == 2, "让将都还".unicodeScalars.contains(scalar) { continue }
      if !scalar.isHan || Self.isNeverInName(scalar) { return false }
    }
    // 李书记: an office, or a form of address.
    return start < end && ground.listed.longest(.address, at: start, before: end)?.end != end
  }

  static func isNeverInName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "的", "了", "在", "是", "等", "率", "副", "族", "说", "及", "们", "将", "被", "把", "给", "让", "就", "还", "都",
      "这", "那", "你", "我", "他", "她", "它", "与", "或", "、", "省", "市", "县":
      true
    default: false
    }
  }

  /// Places of a name that are looked at; more would make a page that repeats itself slow.
  static let placesLimit = 200

  /// How often a name stands elsewhere with a boundary behind it; three is the most that counts.
  func occurrences(of name: String, butAt start: Int) -> Int {
    let places = knownPlaces.places(of: name) { freePlaces(of: Array(name.unicodeScalars)) }
    return min(3, places.count { $0 != start })
  }

  /// The first four places at which a name stands with a boundary behind it.
  private func freePlaces(of name: [Unicode.Scalar]) -> [Int] {
    guard name.count > 1, name[0].isHan else { return [] }
    var places: [Int] = []
    var looked = 0
    ground.pairs.forEachPlace(of: name[0], name[1]) { place in
      looked += 1
      let end = place + name.count
      if end <= scalars.count, scalars[ScalarRange(place, end)].elementsEqual(name), followerWeight(end, limit(at: place)) > 0 {
        places.append(place)
      }
      return looked < Self.placesLimit && places.count < 4
    }
    return places
  }

  func standsFree(_ range: ScalarRange, _ limit: Int) -> Bool {
    followerWeight(range.upperBound, limit) > 0
      && (range.lowerBound == 0 || beginsAfterBoundary(range.lowerBound)
        || followerWeight(range.upperBound, limit) > 1)
  }

  func beginsAfterBoundary(_ start: Int) -> Bool {
    let before = scalars[start - 1]
    if !before.isHan { return true }
    if regions.ending(at: start) != nil || posts.ending(at: start) != nil {
      return true
    }
    return "办局厅委部和与同及由向对给为在任是的请、".unicodeScalars.contains(before)
      || ground.listed.ending(.beforePerson, at: start) != nil
  }

  func isInsideRegion(_ range: ScalarRange) -> Bool {
    guard let region = regions.covering(range.lowerBound) else { return false }
    return region.range.count > range.count
  }

  func isAddress(at position: Int, before limit: Int) -> Bool {
    ground.listed.longest(.address, at: position, before: limit) != nil
      && posts.covering(position).map { $0.range.lowerBound == position } ?? true
  }

  /// 来自……的某某, 挂职……的某某.
  func announcesPerson(before position: Int, in sentence: Sentence) -> Bool {
    let range = ScalarRange(max(sentence.range.lowerBound, position - 40), position + 1)
    for cue in ["来自", "挂职", "选派", "担任", "时任", "班的", "任上", "岁的"] {
      if ground.pairs.firstPlace(of: cue, in: range) != nil { return true }
    }
    return false
  }

  // MARK: Text

  func limit(at position: Int) -> Int {
    guard let sentence = ground.sentence(at: position) else { return scalars.count }
    return sentence.range.upperBound
  }

  func spelled(_ range: ScalarRange) -> String {
    if !scalars[range].contains(where: \.isBlank) {
      return ground.words(range)
    }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[range].filter { !$0.isBlank })
    return String(name)
  }

  func skipBlanks(_ position: Int, _ limit: Int) -> Int {
    var next = position
    while next < limit, scalars[next].isBlank { next += 1 }
    return next
  }

  func isMark(_ a: Unicode.Scalar, _ b: Unicode.Scalar, _ position: Int, _ limit: Int) -> Bool {
    position < limit && (scalars[position] == a || scalars[position] == b)
  }

  func closing(_ open: Int, _ limit: Int) -> Int? {
    (open..<min(limit, open + 40)).first { scalars[$0] == "）" || scalars[$0] == ")" }
  }

  func isCredit(_ position: Int) -> Bool {
    let low = credits.partitioningIndex { $0.upperBound > position }
    return low < credits.count && credits[low].contains(position)
  }

  /// （记者 甲 乙）, 讯（某台 甲 乙）, 本报记者 甲, 丙 摄: in order, without overlaps.
  static func credits(in article: Article) -> [ScalarRange] {
    let scalars = article.text.scalars
    var ranges: [ScalarRange] = []
    var named = reporters(in: article)[...]
    func add(_ range: ScalarRange) {
      while let first = named.first, first.lowerBound < range.lowerBound {
        named.removeFirst()
        merge(first)
      }
      merge(range)
    }
    func merge(_ range: ScalarRange) {
      var range = range
      while let last = ranges.last, last.upperBound >= range.lowerBound {
        range = ScalarRange(min(last.lowerBound, range.lowerBound), max(last.upperBound, range.upperBound))
        ranges.removeLast()
      }
      ranges.append(range)
    }
    for block in article.blocks {
      for position in block.range.positions
      where scalars[position] == "（" || scalars[position] == "(" {
        let limit = min(block.range.upperBound, position + 80)
        let end = scalars[ScalarRange(position, limit)].firstIndex { $0 == "）" || $0 == ")" }
        let range = ScalarRange(position, end ?? limit)
        if range.count < 80,
          scalars.contains("记者", in: range) || scalars.contains("通讯员", in: range)
            || scalars.contains("摄", in: range) || scalars.contains("文/图", in: range)
        {
          add(range)
        }
      }
      if block.range.count < 40,
        scalars.has("本报记者", at: block.range.lowerBound)
          || scalars.has("记者", at: block.range.lowerBound)
          || scalars.has("通讯员", at: block.range.lowerBound)
      {
        add(block.range)
      }
    }
    for range in named { merge(range) }
    return ranges
  }

  /// 云川网8月23日讯（云川台 某某 某某）, 云川台记者某某报道: who the page says made it, where its first paragraphs open.
  private static func reporters(in article: Article) -> [ScalarRange] {
    let scalars = article.text.scalars
    return article.blocks.prefix(3).flatMap { block -> [ScalarRange] in
      let opening = ScalarRange(block.range.lowerBound, min(block.range.upperBound, block.range.lowerBound + 45))
      return article.metadata.reporters.prefix(8).compactMap { name in
        scalars.firstPlace(of: name, in: opening).map { ScalarRange($0, $0 + name.unicodeScalars.count) }
      }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }
}
