import Lexicon
import Text

/// A text as a lattice of words, divisions and titles, each with its cost: which of two readings of a
/// stretch is the likelier one.
///
/// Costs are -ln of shares, those of words as the list has them, those of names from
/// `mention_weights.tsv`; the cost of a reading is the sum of its parts (a unigram model), and the
/// cheapest is found by Viterbi's algorithm. A class because it keeps what it has looked up.
final class ClauseLattice {
  let lists: WordLists
  let scalars: Letters
  let openings: Openings
  private let words: WordReader
  /// The costs of another name, a title and a person.
  private let (otherName, title, person): (Float, Float, Float)

  /// - Parameter openings: Of `scalars`, when they are known.
  init(_ lists: WordLists, _ scalars: Letters, _ openings: Openings? = nil) {
    self.lists = lists
    self.scalars = scalars
    self.openings = openings ?? lists.openings.openings(in: scalars)
    (otherName, title, person) = (lists.weights[.otherName], lists.weights[.title], lists.weights[.person])
    words = WordReader(lists.gazetteer.readingAids.words, scalars, self.openings)
  }

  private var gazetteer: Gazetteer { lists.gazetteer }

  // MARK: Readings

  /// The cost of the cheapest way to read `range`, without taking `excluded`, or a name that begins
  /// with it and ends in it, for one part.
  func cost(of range: ScalarRange, without excluded: ScalarRange? = nil) -> Float {
    guard !range.isEmpty else { return 0 }
    var best = [Float](repeating: .infinity, count: range.count + 1)
    best[0] = 0
    for offset in 0..<range.count {
      let here = best[offset]
      let start = range.lowerBound + offset
      best[offset + 1] = min(best[offset + 1], here + words.unknownCost)
      let costs = words.costs(at: start)
      for length in 1...max(1, min(OrdinaryWords.longest, range.upperBound - start)) {
        if let excluded, start == excluded.lowerBound, start + length == excluded.upperBound { continue }
        best[offset + length] = min(best[offset + length], here + costs[length - 1])
      }
      if openings.may(.division, at: start) {
        gazetteer.forms.forEachMatch(in: scalars, at: start, before: range.upperBound) { match in
          if let excluded, start == excluded.lowerBound, match.end <= excluded.upperBound { return }
          guard gazetteer.senses[Int(match.value)].contains(where: { $0.strength >= .alias }) else {
            return
          }
          let offset = match.end - range.lowerBound
          best[offset] = min(best[offset], here + otherName)
        }
      }
      if openings.may(.surname, at: start) {
        lists.names.forEachPerson(in: scalars, at: start, before: range.upperBound) { end, cost in
          if let excluded, start == excluded.lowerBound, end <= excluded.upperBound { return }
          best[end - range.lowerBound] = min(best[end - range.lowerBound], here + person + cost)
        }
      }
      if openings.may(.title, at: start),
        let match = lists.titles.match(in: scalars, at: start, before: range.upperBound),
        excluded.map({ start != $0.lowerBound || match.end > $0.upperBound }) ?? true
      {
        let offset = match.end - range.lowerBound
        best[offset] = min(best[offset], here + title)
      }
    }
    return best[range.count]
  }

  /// Whether the words and names around a name read better without it.
  func refuses(_ name: ScalarRange, cost nameCost: Float, in block: ScalarRange) -> Bool {
    let start = hanStart(before: name.lowerBound, reach: 3, in: block)
    let end = hanEnd(after: name.upperBound, reach: 3, in: block)
    guard isCrossed(name, from: start, to: end) else { return false }
    // 云南省委书记: the title takes the division's last character, which stays what it is.
    var rest = cost(of: ScalarRange(name.upperBound, end))
    for position in ScalarRange(name.lowerBound + 1, name.upperBound).positions {
      if let title = title(at: position, before: end), title > name.upperBound, isLevel(position, of: name) {
        rest = min(rest, self.title + cost(of: ScalarRange(title, end)))
      }
    }
    let with = cost(of: ScalarRange(start, name.lowerBound)) + nameCost + rest
    return cost(of: ScalarRange(start, end), without: name) < with
  }

  /// How much cheaper a name of a person is than the words of its characters.
  func likelihood(ofPerson name: ScalarRange) -> Float {
    var own = Float.infinity
    lists.names.forEachPerson(in: scalars, at: name.lowerBound, before: name.upperBound) { end, cost in
      if end == name.upperBound { own = min(own, person + cost) }
    }
    return own < .infinity ? cost(of: name, without: name) - own : 0
  }

  /// How much cheaper a name of listed elements is than the words of its characters.
  func likelihood(ofElements name: ScalarRange) -> Float {
    let elements = Float((name.count + 1) / 2)
    return cost(of: name, without: name) - person - elements * lists.weights[.element]
  }

  /// Whether the clause reads best where a character is a part of a word.
  func isInsideWord(_ position: Int) -> Bool {
    let character = ScalarRange(position, position + 1)
    let window = window(around: character, reach: 3)
    return cost(of: window, without: character) <= cost(of: window)
  }

  /// Whether a word or another name reaches over an end of a name.
  private func isCrossed(_ name: ScalarRange, from start: Int, to end: Int) -> Bool {
    for position in ScalarRange(start, name.upperBound).positions {
      let reach = position < name.lowerBound ? name.lowerBound : name.upperBound
      if let word = words.longestEnd(at: position, before: end), word > reach { return true }
      if openings.may(.division, at: position),
        let other = gazetteer.forms.longestMatch(in: scalars, at: position, before: end), other.end > reach
      { return true }
      if let title = title(at: position, before: end), title > reach, !isLevel(position, of: name) { return true }
      // 李思齐|市长, not of 齐市
      if position < name.lowerBound, openings.may(.surname, at: position) {
        var isCrossed = false
        lists.names.forEachPerson(in: scalars, at: position, before: name.upperBound) { end, _ in
          if end > name.lowerBound, end < name.upperBound { isCrossed = true }
        }
        if isCrossed { return true }
      }
    }
    return false
  }

  /// Whether a word of two characters or more begins at a position.
  func beginsWord(at position: Int, before limit: Int) -> Bool {
    words.longestEnd(at: position, before: min(limit, position + OrdinaryWords.longest)).map { $0 > position + 1 } ?? false
  }

  // MARK: Titles

  /// The end of the listed title that starts at a position.
  private func title(at position: Int, before limit: Int) -> Int? {
    openings.may(.title, at: position)
      ? lists.titles.match(in: scalars, at: position, before: limit)?.end : nil
  }

  /// Whether the rest of a division's name from a position on is its level: 省, 地区.
  private func isLevel(_ position: Int, of name: ScalarRange) -> Bool {
    position > name.lowerBound && PostFinder.isLevel(ScalarRange(position, name.upperBound), scalars)
  }

  /// Whether a listed title is cut out of a word that goes on behind it: 省|长期, 市|长江.
  func refuses(title: ScalarRange, before limit: Int) -> Bool {
    let end = hanEnd(after: title.upperBound, reach: 4, in: ScalarRange(title.lowerBound, limit))
    let isCrossed = ScalarRange(title.lowerBound + 1, title.upperBound).positions.contains {
      words.longestEnd(at: $0, before: end).map { $0 > title.upperBound } ?? false
    }
    guard isCrossed else { return false }
    let own = lists.weights[mayFollowTitle(title.upperBound, before: limit) ? .titleBeforeName : .titleAlone]
    return cost(of: ScalarRange(title.lowerBound, end), without: title)
      < own + cost(of: ScalarRange(title.upperBound, end))
  }

  /// Whether what stands at a position may follow a title: a mark, another title, a verb, a name.
  private func mayFollowTitle(_ position: Int, before limit: Int) -> Bool {
    guard position < limit, scalars[position].isHan else { return true }
    if lists.titles.match(in: scalars, at: position, before: limit) != nil
      || lists.names.followerWeight(in: scalars, at: position, before: limit) == 2
      || lists.names.elementRun(in: scalars, at: position, before: limit) >= position + 2
    { return true }
    return lists.names.surnames(in: scalars, at: position, before: limit).contains { length, surname in
      let given = ScalarRange(position + length, position + length + 2)
      return !surname.isHardWord
        && (given.upperBound > limit || gazetteer.readingAids.words.cost(of: scalars[given]) == nil)
    }
  }

  // MARK: Han runs

  /// A range with at most `reach` characters on each side, without a mark between.
  func window(around range: ScalarRange, reach: Int) -> ScalarRange {
    let text = ScalarRange(0, scalars.count)
    return ScalarRange(
      hanStart(before: range.lowerBound, reach: reach, in: text),
      hanEnd(after: range.upperBound, reach: reach, in: text))
  }

  /// Where at most `reach` characters before a position begin, without a mark between.
  private func hanStart(before position: Int, reach: Int, in block: ScalarRange) -> Int {
    var start = position
    while start > block.lowerBound, position - start < reach, scalars[start - 1].isHan { start -= 1 }
    return start
  }

  /// Where at most `reach` characters from a position on end, without a mark between.
  func hanEnd(after position: Int, reach: Int, in block: ScalarRange) -> Int {
    var end = position
    while end < block.upperBound, end - position < reach, scalars[end].isHan { end += 1 }
    return end
  }
}
