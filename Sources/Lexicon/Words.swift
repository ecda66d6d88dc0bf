public import Text

/// The listed words of one text, by place and by class.
///
/// Words may overlap, and one may stand in several classes. Places and limits may lie outside the
/// text, where there are no words.
public final class Words: Sendable {
  /// A word of any class.
  struct Found: Sendable {
    let place: Int32
    let length: Int32
    /// The word's place in the lexicon.
    let entry: Int32
  }

  /// What the words are words of.
  public let lexicon: Lexicon
  /// Where the words that start at each place start in `found`, and where one behind the last would.
  private let starts: [Int32]
  /// By place; of those that start at one place the shorter first.
  private let found: [Found]
  /// Where the words of each class start in `ofClasses`, and where one behind the last would.
  private let classStarts: [Int32]
  /// Places in `found`, by class and in order.
  private let ofClasses: [Int32]

  init(lexicon: Lexicon, starts: [Int32], found: [Found]) {
    self.lexicon = lexicon
    self.starts = starts
    self.found = found
    var classStarts = [Int32](repeating: 0, count: lexicon.classNames.count + 1)
    func meanings(_ word: Found) -> Range<Int> {
      Int(lexicon.starts[Int(word.entry)])..<Int(lexicon.starts[Int(word.entry) + 1])
    }
    for word in found {
      for index in meanings(word) { classStarts[Int(lexicon.meanings[index].wordClass.number)] += 1 }
    }
    for index in 1..<classStarts.count { classStarts[index] += classStarts[index - 1] }
    // Filled from the back: each class's end becomes its start.
    var ofClasses = [Int32](repeating: 0, count: Int(classStarts[classStarts.count - 1]))
    for place in stride(from: found.count - 1, through: 0, by: -1) {
      for index in meanings(found[place]) {
        let number = Int(lexicon.meanings[index].wordClass.number)
        classStarts[number] -= 1
        ofClasses[Int(classStarts[number])] = Int32(truncatingIfNeeded: place)
      }
    }
    self.classStarts = classStarts
    self.ofClasses = ofClasses
  }

  /// What a word says beside its class; empty where it says nothing more.
  public func value(of word: Word) -> String { lexicon.value(of: word) }

  /// The longest word of a class that starts at a place and ends at or before `limit`.
  /// - Complexity: O(*k*) in the words that start there.
  public func longest(_ wordClass: WordClass, at place: Int, before limit: Int = .max) -> Word? {
    for index in indices(at: place).reversed() {
      let word = found[index]
      if place + Int(word.length) <= limit, let read = read(word, as: wordClass) { return read }
    }
    return nil
  }

  /// The longest word of a class that ends at a place and starts at or behind `limit`.
  /// - Complexity: O(log *n* + *k*) in the words of the class that stand close before it.
  public func ending(_ wordClass: WordClass, at end: Int, after limit: Int = 0) -> Word? {
    var index = firstIndex(of: wordClass, from: max(limit, end - lexicon.longest[Int(wordClass.number)]))
    while index < lastIndex(of: wordClass) {
      let word = found[Int(ofClasses[index])]
      guard Int(word.place) < end else { return nil }
      if Int(word.place + word.length) == end { return read(word, as: wordClass) }
      index += 1
    }
    return nil
  }

  /// The first word of a class that lies wholly in a range; where several start at its place, the
  /// longest of them.
  /// - Complexity: O(log *n*), but for words that the range's end cuts.
  public func first(_ wordClass: WordClass, in range: ScalarRange) -> Word? {
    var index = firstIndex(of: wordClass, from: range.lowerBound)
    while index < lastIndex(of: wordClass) {
      let word = found[Int(ofClasses[index])]
      guard Int(word.place) < range.upperBound else { return nil }
      if Int(word.place + word.length) <= range.upperBound {
        return longest(wordClass, at: Int(word.place), before: range.upperBound)
      }
      index += 1
    }
    return nil
  }

  /// Whether a word of a class lies wholly in a range.
  public func holds(_ wordClass: WordClass, in range: ScalarRange) -> Bool {
    first(wordClass, in: range) != nil
  }

  /// The words of a class that lie wholly in a range, in order; of those that start at one place the
  /// shorter first.
  public func all(_ wordClass: WordClass, in range: ScalarRange) -> [Word] {
    var words: [Word] = []
    var index = firstIndex(of: wordClass, from: range.lowerBound)
    while index < lastIndex(of: wordClass) {
      let word = found[Int(ofClasses[index])]
      guard Int(word.place) < range.upperBound else { break }
      if Int(word.place + word.length) <= range.upperBound, let read = read(word, as: wordClass) {
        words.append(read)
      }
      index += 1
    }
    return words
  }

  /// The longest cue word that starts at a place and ends at or before `limit`.
  public func cue(at place: Int, before limit: Int) -> (end: Int, cue: Cue)? {
    guard let word = longest(.cue, at: place, before: limit), let cue = lexicon.cues[Int(word.valueIndex)] else {
      return nil
    }
    return (word.end, cue)
  }

  /// Whether the text from `start` to `end` is nothing but words of a class, one after another.
  public func cover(_ wordClass: WordClass, from start: Int, to end: Int) -> Bool {
    var reached = Set([start])
    for word in all(wordClass, in: ScalarRange(start, end)) where reached.contains(word.start) {
      reached.insert(word.end)
    }
    return reached.contains(end)
  }

  /// The classes of the words that start at a place.
  public func classes(at place: Int) -> WordClassSet { classes(of: indices(at: place)) }

  /// The classes of the words that start in a range.
  public func classes(in range: ScalarRange) -> WordClassSet {
    let start = max(0, min(range.lowerBound, starts.count - 1))
    let end = max(start, min(range.upperBound, starts.count - 1))
    return classes(of: Int(starts[start])..<Int(starts[end]))
  }

  /// The words that start at a place, each once for every class that it has; the shorter first.
  public func words(at place: Int) -> [Word] {
    indices(at: place).flatMap { index in
      let word = found[index]
      let range = ScalarRange(place, place + Int(word.length))
      return (lexicon.starts[Int(word.entry)]..<lexicon.starts[Int(word.entry) + 1]).map {
        let meaning = lexicon.meanings[Int($0)]
        return Word(range: range, wordClass: meaning.wordClass, valueIndex: meaning.valueIndex)
      }
    }
  }

  private func classes(of words: Range<Int>) -> WordClassSet {
    var classes = WordClassSet()
    for index in words {
      let entry = Int(found[index].entry)
      for place in Int(lexicon.starts[entry])..<Int(lexicon.starts[entry + 1]) {
        classes.insert(lexicon.meanings[place].wordClass)
      }
    }
    return classes
  }

  private func indices(at place: Int) -> Range<Int> {
    guard place >= 0, place + 1 < starts.count else { return 0..<0 }
    return Int(starts[place])..<Int(starts[place + 1])
  }

  private func read(_ word: Found, as wordClass: WordClass) -> Word? {
    lexicon.valueIndex(of: Int(word.entry), in: wordClass).map {
      Word(
        range: ScalarRange(Int(word.place), Int(word.place + word.length)), wordClass: wordClass,
        valueIndex: $0)
    }
  }

  private func lastIndex(of wordClass: WordClass) -> Int { Int(classStarts[Int(wordClass.number) + 1]) }

  /// The first word of a class, by its place in `ofClasses`, that doesn't start before a position.
  private func firstIndex(of wordClass: WordClass, from position: Int) -> Int {
    var low = Int(classStarts[Int(wordClass.number)])
    var high = lastIndex(of: wordClass)
    while low < high {
      let middle = (low + high) / 2
      if Int(found[Int(ofClasses[middle])].place) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
