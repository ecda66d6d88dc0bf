import Articles
import Lexicon
import Text

/// One article's search for names.
struct NameSearch {
  let words: WordLists
  let ground: Ground
  let scalars: Letters
  let lattice: ClauseLattice
  let regions: [RegionMention]
  let posts: [PostMention]
  /// Bylines and credits, whose names belong to the page.
  let credits: [ScalarRange]
  /// Where names stand that were looked for.
  let knownPlaces = KnownPlaces()
  /// Takes down between which names was decided, when somebody asks.
  let choices: NameChoices?
  private(set) var found: [Int: PersonMention] = [:]
  /// How many of those lie over each scalar, and how many end before it.
  private(set) var covering: [Int16]
  private var ending: [Int16]

  init(
    _ words: WordLists, _ ground: Ground, _ lattice: ClauseLattice, _ regions: [RegionMention],
    _ posts: [PostMention], choices: NameChoices? = nil
  ) {
    self.words = words
    self.ground = ground
    scalars = ground.scalars
    self.lattice = lattice
    self.choices = choices
    self.regions = regions
    self.posts = posts
    credits = Self.credits(in: ground.article)
    covering = [Int16](repeating: 0, count: scalars.count)
    ending = [Int16](repeating: 0, count: scalars.count + 1)
  }

  /// Whether a name that was found lies over a scalar of a range.
  func overlapsName(_ range: ScalarRange) -> Bool {
    (range.lowerBound..<range.upperBound).contains { covering[$0] > 0 }
  }

  func namesEnd(at position: Int) -> Bool { ending[position] > 0 }

  /// A name that may be one of a person.
  struct Name: Sendable {
    let range: ScalarRange
    let words: String
  }

  /// What was found once for a name: an article that repeats one would be searched again at each place. A class,
  /// since looking changes nothing of the search.
  final class KnownPlaces {
    private var known: [String: [Int]] = [:]

    func places(of name: String, _ find: () -> [Int]) -> [Int] {
      if let places = known[name] { return places }
      let places = find()
      known[name] = places
      return places
    }
  }

  private mutating func keep(_ mention: PersonMention) {
    if let known = found.updateValue(mention, forKey: mention.range.lowerBound) { count(known.range, -1) }
    count(mention.range, 1)
  }

  private mutating func count(_ range: ScalarRange, _ step: Int16) {
    for position in range.lowerBound..<range.upperBound { covering[position] += step }
    ending[range.upperBound] += step
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
    for post in posts where Self.headsOfState.contains(ground.words(post.range)) {
      searchBackwards(from: post.range.lowerBound, isCertain: true)
    }
  }

  mutating func searchAfterPosts() {
    for post in posts where !namesEnd(at: post.range.lowerBound) {
      let end = limit(at: post.range.upperBound)
      var position = skipBlanks(post.range.upperBound, end)
      if isMark("（", "(", position, end),
        let close = closing(position, end), close - position <= 8
      {
        // 副旗长（挂职）某某, or 区长（某某）
        if let name = name(at: position + 1, before: close, weight: 3), name.range.upperBound == close {
          record(name, by: PersonNaming.afterOffice)
          continue
        }
        position = skipBlanks(close + 1, end)
      }
      if position < end, scalars[position] == "的" {
        position += 1
        // 挂职某市副市长的青岛市干部某某
        if regions.starting(at: position).map({ $0.range.count > 1 }) ?? false { continue }
      }
      if let word = ground.listed.longest(.candidate, at: position, before: end) { position = word.end }
      if position < end, scalars[position] == "时", followerWeight(position + 3, end) < 2,
        followerWeight(position + 2, end) < 2
      {
        continue
      }
      if posts.starting(at: position) != nil { continue }
      if scalars.has("任上的", at: position) { position += 3 }
      if scalars.has("任上", at: position) { continue }
      searchList(at: position, weight: 3, by: PersonNaming.afterOffice)
    }
  }

  mutating func searchAfterRoleNouns() {
    let openings = ground.openings
    for sentence in ground.sentences {
      var position = sentence.range.lowerBound
      while position < sentence.range.upperBound {
        let endsAttribute = scalars[position] == "的"
        guard openings.may(.role, at: position) || endsAttribute else {
          position += 1
          continue
        }
        if let end = ground.listed.longest(.roleNoun, at: position, before: sentence.range.upperBound)?.end
          ?? unreadHead(at: position, in: sentence)
        {
          searchList(at: end, weight: Self.announced, by: PersonNaming.afterRole)
          position = end
        } else {
          if endsAttribute, announcesPerson(before: position, in: sentence)
            || regions.ending(at: position).map({ $0.region.level > .county }) ?? false,
            let name = name(at: position + 1, before: limit(at: position), weight: 1)
          {
            record(name, by: PersonNaming.afterAttribute)
          }
          position += 1
        }
      }
    }
  }

  /// 代表团成员包括某某、某某: the members of a delegation.
  mutating func searchMembers() {
    for sentence in ground.sentences {
      for word in ground.listed.all(.members, in: sentence.range) {
        var start = word.end
        while start < sentence.range.upperBound, scalars[start].isBlank || scalars[start].endsClause { start += 1 }
        searchList(at: start, weight: Self.listed, by: PersonNaming.inList)
      }
    }
  }

  /// 省政府办公厅秘书二处副处长: the head of an office whose body is not known.
  private func unreadHead(at position: Int, in sentence: Sentence) -> Int? {
    guard position > sentence.range.lowerBound, scalars[position - 1].isHan, posts.covering(position) == nil else { return nil }
    return ground.listed.longest(.postHead, at: position, before: sentence.range.upperBound)?.end
  }

  /// 张某某主任, 高老师: a name between a boundary and a form of address.
  mutating func searchBeforeAddresses() {
    for post in posts where found[post.range.lowerBound] == nil {
      searchBackwards(from: post.range.lowerBound)
    }
    for sentence in ground.sentences {
      for position in sentence.range.positions
      where isAddress(at: position, before: sentence.range.upperBound) {
        searchBackwards(from: position)
      }
    }
  }

  /// 胡某主持，陈某某参加: a clause that opens with a name and a verb that only persons take.
  mutating func searchBeforeVerbs() {
    for sentence in ground.sentences {
      var opensClause = true
      for position in sentence.range.positions {
        let scalar = scalars[position]
        if opensClause, scalar.isHan, let name = nameBeforeVerb(at: position, sentence) {
          record(name, by: PersonNaming.beforeVerb)
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
    for sentence in ground.sentences {
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
          keep(PersonMention(range: range, rule: PersonNaming.known, name: names[Int(match.value)]))
          position = match.end
        } else {
          position += 1
        }
      }
    }
  }

  // MARK: Lists

  mutating func searchList(at start: Int, weight: Double, by rule: MentionRule) {
    guard let first = name(at: start, before: limit(at: start), weight: weight) else { return }
    record(first, by: rule)
    searchContinuation(after: first)
  }

  /// The names after 、 和 与, past remarks in brackets (女，羌族).
  mutating func searchContinuation(after first: Name) {
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
      if posts.starting(at: position) != nil { return }
      guard let next = name(at: position, before: end, weight: isMark ? 2.5 : 1.5) else { return }
      record(next, by: PersonNaming.inList)
      position = next.range.upperBound
    }
  }

  mutating func record(_ name: Name, by rule: MentionRule) {
    guard !isCredit(name.range.lowerBound) else { return }
    keep(PersonMention(range: name.range, rule: rule, name: name.words))
  }
}
