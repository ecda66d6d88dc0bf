import Articles
package import Lexicon
package import Text

/// What is not asserted in a text, and how: for each of its places what the words around it say.
package struct ModalityMap: Sendable {
  /// A word with what it says, and of which stretch of the text.
  package struct Word: Sendable {
    package let range: ScalarRange
    package let governed: ScalarRange
    package let modality: Modality
  }

  /// The words that say so, in the order of the text.
  package fileprivate(set) var words: [Word] = []
  /// By place; empty where the text asserts everything.
  fileprivate var values: [UInt16] = []

  package subscript(position: Int) -> Modality {
    position >= 0 && position < values.count ? Modality(rawValue: values[position]) : []
  }

  /// The words that start in a range.
  /// - Complexity: logarithmic in their number, and linear in what is found.
  package func beginning(in range: ScalarRange) -> some Sequence<Word> {
    let low = words.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return words[low...].lazy.prefix { $0.range.lowerBound < range.upperBound }
  }

  fileprivate mutating func govern(_ range: ScalarRange, _ modality: Modality, of count: Int) {
    if values.isEmpty { values = [UInt16](repeating: 0, count: count) }
    for position in range.lowerBound..<range.upperBound {
      // Whatever governed this place so goes on as far as the new word does.
      if range.count > 64, values[position] & modality.rawValue == modality.rawValue,
        position + 1 < range.upperBound, values[range.upperBound - 1] & modality.rawValue == modality.rawValue
      { return }
      values[position] |= modality.rawValue
    }
  }
}

/// Finds the words that deny, suppose, wish, plan or end something, and what each of them governs.
struct ModalityFinder {
  let words: WordLists
  let ground: Ground
  let scalars: Letters
  let regions: [RegionMention]
  let dates: [DateMention]
  let posts: [PostMention]
  let persons: [PersonMention]
  let organizations: [OrganizationMention]
  let events: [EventMention]

  private static let nearness = 14
  /// How far from `next` a verb may stand.
  private static let step = 4
  /// A clause as short as this says nothing of its own: 已取消, 因台风.
  private static let shortClause = 10

  init(
    _ words: WordLists, _ ground: Ground, _ regions: [RegionMention], _ dates: [DateMention],
    _ posts: [PostMention], _ persons: [PersonMention], _ organizations: [OrganizationMention], _ events: [EventMention]
  ) {
    self.words = words
    self.ground = ground
    scalars = ground.scalars
    self.regions = regions
    self.dates = dates
    self.posts = posts
    self.persons = persons
    self.organizations = organizations
    self.events = events
  }

  /// - Complexity: O(*n*) for sentences of bounded length.
  func map() -> ModalityMap {
    var map = ModalityMap()
    for sentence in ground.sentences {
      // Sentence by sentence and backwards, so that a word whose reach another continues stops there.
      let operators = operators(in: sentence.range)
      for (index, (range, entry)) in operators.enumerated().reversed() {
        guard !isTakenBack(index, operators), let governed = governed(by: range, entry, sentence.range) else { continue }
        map.govern(governed, entry.modality, of: scalars.count)
        map.words.append(.init(range: range, governed: governed, modality: entry.modality))
      }
    }
    map.words.sort { $0.range < $1.range }
    return map
  }

  /// 没有取消, 并未终止: what is not over goes on.
  private func isTakenBack(_ index: Int, _ operators: [(range: ScalarRange, entry: ModalityWords.Entry)]) -> Bool {
    func denies(_ a: Int, _ b: Int) -> Bool {
      a >= 0 && b < operators.count && operators[a].entry.modality == .denied
        && !operators[b].entry.modality.isDisjoint(with: [.cancelled, .postponed, .ended, .absent])
        && operators[b].range.lowerBound - operators[a].range.upperBound <= 1
    }
    return denies(index - 1, index) || denies(index, index + 1)
  }

  private func operators(in sentence: ScalarRange) -> [(range: ScalarRange, entry: ModalityWords.Entry)] {
    var found: [(range: ScalarRange, entry: ModalityWords.Entry)] = []
    var position = sentence.lowerBound
    while true {
      position = ground.openings.next(.modality, from: position, before: sentence.upperBound)
      guard position < sentence.upperBound else { return found }
      guard let (end, entry) = words.modality.match(in: scalars, at: position, before: sentence.upperBound)
      else {
        position += 1
        continue
      }
      if entry.reach != .nothing, entry.reach != .anew, !isInsideName(position), !isInsideTitle(position, sentence) {
        found.append((ScalarRange(position, end), entry))
      }
      position = end
    }
  }

  /// 若羌县, 希望小学: a part of a name.
  private func isInsideName(_ position: Int) -> Bool {
    regions.covering(position) != nil || persons.covering(position) != nil
      || posts.covering(position) != nil || organizations.covering(position) != nil
  }

  private func isInsideTitle(_ position: Int, _ sentence: ScalarRange) -> Bool {
    var place = position - 1
    while place >= sentence.lowerBound, position - place <= 40 {
      if scalars[place] == "》" { return false }
      if scalars[place] == "《" { return true }
      place -= 1
    }
    return false
  }

  private func governed(
    by word: ScalarRange, _ entry: ModalityWords.Entry, _ sentence: ScalarRange
  ) -> ScalarRange? {
    let (start, end) = (word.lowerBound, word.upperBound)
    // 将召开, 不出席: the verb may be a part of the word.
    let inside = start + 1
    if !entry.excluded.isEmpty {
      let rest = ScalarRange(end, clauseEnd(end, sentence))
      if entry.excluded.contains(where: { lastPlace(of: $0, in: rest) != nil }) { return nil }
    }
    switch entry.reach {
    case .nothing, .anew, .noun: return nil
    case .verb: return ScalarRange(inside, verbEnd(from: end, limit: clauseEnd(end, sentence)))
    case .next: return nextVerb(from: end, limit: clauseEnd(end, sentence))
    case .clause:
      return ScalarRange(inside, clauseEnd(end, sentence, stopsAtMention: entry.modality.contains(.planned)))
    case .sentence, .head:
      if entry.reach == .head, clauseStart(start, sentence) != start { return nil }
      // 建议，…: what follows; 提出建议，…: nothing.
      if end < sentence.upperBound, scalars[end] == "，" || scalars[end] == ",", isNoun(start, sentence) { return nil }
      return ScalarRange(inside, sentenceEnd(end, sentence, entry.modality))
    case .back, .frame:
      let clause = clauseStart(start, sentence)
      let companion = entry.companions.compactMap { lastPlace(of: $0, in: ScalarRange(clause, start)) }.max()
      if let companion { return ScalarRange(companion, start) }
      if entry.reach == .frame { return nil }
      let back = backStart(start, sentence)
      return ScalarRange(max(back, lastVerbEnd(in: ScalarRange(back, start))), start)
    case .office: return represented(by: word, sentence)
    case .near: return ScalarRange(max(clauseStart(start, sentence), start - Self.nearness), start)
    case .touch: return start > sentence.lowerBound ? ScalarRange(start - 1, start) : nil
    case .whole:
      let clause = ScalarRange(backStart(start, sentence), clauseEnd(end, sentence))
      guard entry.companions.isEmpty || entry.companions.contains(where: { lastPlace(of: $0, in: clause) != nil })
      else { return nil }
      return clause
    case .event:
      let limit = clauseEnd(end, sentence)
      let isLast = end == limit || scalars[end] == "了" && end + 1 == limit
      return ScalarRange(
        isLast ? backStart(start, sentence) : end, clauseEnd(end, sentence, stopsAtMention: true))
    }
  }

  /// 副市长乙代表市长甲: whom another stands in for; not 企业代表, 乙和代表甲.
  private func represented(by word: ScalarRange, _ sentence: ScalarRange) -> ScalarRange? {
    let clause = clauseStart(word.lowerBound, sentence)
    guard let other = persons.starting(in: ScalarRange(max(clause, word.lowerBound - Self.nearness), word.lowerBound)).last,
      !joins(ScalarRange(other.range.upperBound, word.lowerBound))
    else { return nil }
    var position = word.upperBound
    while let post = posts.starting(at: position), post.range.upperBound < sentence.upperBound {
      position = post.range.upperBound
      if let person = persons.starting(at: position) { return ScalarRange(word.upperBound, person.range.upperBound) }
      if scalars[position] == "、" { position += 1 }
    }
    return nil
  }

  /// 根据要求, 提出建议: a word that is a verb elsewhere, as a noun.
  private func isNoun(_ position: Int, _ sentence: ScalarRange) -> Bool {
    let before = ScalarRange(clauseStart(position, sentence), position)
    return words.modality.nounFrames.contains { lastPlace(of: $0, in: before) != nil }
  }

  // MARK: Ends

  private func clauseStart(_ position: Int, _ sentence: ScalarRange) -> Int {
    var start = position
    while start > sentence.lowerBound, !scalars[start - 1].endsClause, !isOpening(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// The beginning of the clause, or of the one that it goes on: …会议，因台风，临时取消.
  private func backStart(_ position: Int, _ sentence: ScalarRange) -> Int {
    var start = clauseStart(position, sentence)
    var end = position
    for _ in 0..<2 {
      guard start > sentence.lowerBound, scalars[start - 1] == "，" || scalars[start - 1] == ",",
        end - start <= Self.shortClause, persons.starting(in: ScalarRange(start, end)).isEmpty,
        events.starting(in: ScalarRange(start, end)).isEmpty
      else { break }
      end = start - 1
      start = clauseStart(end, sentence)
    }
    return start
  }

  private func clauseEnd(_ position: Int, _ sentence: ScalarRange, stopsAtMention: Bool = false) -> Int {
    var end = position
    while end < sentence.upperBound, !scalars[end].endsClause, !isClosing(scalars[end]) {
      if stopsAtMention, qualifies(end) { return end }
      end += 1
    }
    return end
  }

  /// 召开的联席会议, 考察的某某: behind 的 stands who or what is only told apart by the words before.
  private func qualifies(_ position: Int) -> Bool {
    scalars[position] == "的"
      && (persons.starting(at: position + 1) != nil || posts.starting(at: position + 1) != nil
        || events.starting(at: position + 1) != nil
        || regions.starting(at: position + 1).map { events.starting(at: $0.range.lowerBound) == nil && posts.starting(at: $0.range.upperBound) == nil } ?? false)
  }

  /// The end of the first verb, and of those that are joined to it (出席并讲话); before a person or
  /// an office, who begin something else.
  private func verbEnd(from start: Int, limit: Int) -> Int {
    var position = start
    var lastVerb: Int?
    while position < limit {
      if let lastVerb, position - lastVerb > 6 { return lastVerb }
      if persons.starting(at: position) != nil || posts.starting(at: position) != nil || qualifies(position) {
        return lastVerb ?? position
      }
      if ground.openings.may(.cue, at: position), regions.covering(position) == nil,
        let (end, cue) = ground.listed.cue(at: position, before: limit), cue != .represent,
        events.covering(position) == nil
      {
        if let lastVerb, !joins(ScalarRange(lastVerb, position)) { return lastVerb }
        lastVerb = end
        position = end
      } else {
        position += 1
      }
    }
    return lastVerb.map { joins(ScalarRange($0, limit)) ? limit : $0 } ?? limit
  }

  private func joins(_ range: ScalarRange) -> Bool {
    (range.lowerBound..<range.upperBound).contains { "并或和、".unicodeScalars.contains(scalars[$0]) }
  }

  private func nextVerb(from start: Int, limit: Int) -> ScalarRange {
    let close = min(limit, start + Self.step)
    for position in start..<max(start, close) where ground.openings.may(.cue, at: position) {
      guard ground.listed.cue(at: position, before: limit) != nil else { continue }
      return ScalarRange(start, verbEnd(from: start, limit: limit))
    }
    return ScalarRange(start, max(start, close))
  }

  /// The end of what a wish or a plan says: of the sentence, before ； and before a clause with a
  /// subject of its own.
  private func sentenceEnd(_ position: Int, _ sentence: ScalarRange, _ modality: Modality) -> Int {
    var end = position
    while end < sentence.upperBound {
      let scalar = scalars[end]
      if scalar == "；" || scalar == ";" || isClosing(scalar) { return end }
      if modality.contains(.planned), qualifies(end) { return end }
      if scalar.endsClause, end + 1 < sentence.upperBound, beginsAnew(end + 1, sentence, modality) { return end }
      end += 1
    }
    return end
  }

  private func beginsAnew(_ position: Int, _ sentence: ScalarRange, _ modality: Modality) -> Bool {
    if persons.starting(at: position) != nil || posts.starting(at: position) != nil { return true }
    if modality.contains(.habitual), let date = dates.starting(at: position), !date.isPeriod { return true }
    guard ground.openings.may(.modality, at: position) else { return false }
    return words.modality.match(in: scalars, at: position, before: sentence.upperBound)?.entry.reach == .anew
  }

  /// The end of the last verb in a range, or its beginning.
  private func lastVerbEnd(in range: ScalarRange) -> Int {
    var last = range.lowerBound
    var position = range.lowerBound
    while true {
      position = ground.openings.next(.cue, from: position, before: range.upperBound)
      guard position < range.upperBound else { return last }
      if persons.covering(position) == nil, posts.covering(position) == nil,
        organizations.covering(position) == nil, events.covering(position) == nil,
        let (end, cue) = ground.listed.cue(at: position, before: range.upperBound), cue != .represent
      {
        last = end
        position = end
      } else {
        position += 1
      }
    }
  }

  private func lastPlace(of word: [Unicode.Scalar], in range: ScalarRange) -> Int? {
    guard range.count >= word.count else { return nil }
    return (range.lowerBound...(range.upperBound - word.count)).last { place in
      word.indices.allSatisfy { scalars[place + $0] == word[$0] }
    }
  }

  private func isOpening(_ scalar: Unicode.Scalar) -> Bool { scalar == "“" || scalar == "「" || scalar == "『" }
  private func isClosing(_ scalar: Unicode.Scalar) -> Bool { scalar == "”" || scalar == "」" || scalar == "』" }
}
