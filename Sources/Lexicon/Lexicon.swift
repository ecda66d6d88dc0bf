public import Text

/// Every listed word with its classes, and in each class with a value.
///
/// Immutable, and a class because every reader of every article holds it: a copy costs one reference.
public final class Lexicon: Sendable {
  /// A word in one of its classes.
  struct Meaning: Hashable, Sendable {
    let wordClass: WordClass
    /// A place in `values`.
    let valueIndex: Int32
  }

  /// The names of the classes, by their numbers.
  public let classNames: [String]
  /// The values that words have in some class; the first is empty.
  let values: [String]
  /// The values that are cues, by their places in `values`.
  let cues: [Cue?]
  /// Where words of the lists that finders seek everywhere may begin.
  let openings: OpeningTable
  /// The words, by their places.
  private let words: [String]
  /// The words; the value of a match is the word's place in `words` and `starts`.
  let trie: PhraseMatcher
  /// Where each word's meanings start in `meanings`, and where one behind the last would.
  let starts: [Int32]
  let meanings: [Meaning]
  /// The length of each class's longest word, by number.
  let longest: [Int]
  private let classes: [String: WordClass]

  init(_ builder: consuming LexiconBuilder) {
    classNames = builder.classNames
    classes = builder.classes
    values = builder.values
    cues = builder.values.map { Cue(rawValue: $0) }
    openings = builder.openings
    trie = builder.trie
    words = builder.words
    var starts: [Int32] = [0]
    var meanings: [Meaning] = []
    starts.reserveCapacity(builder.words.count + 1)
    meanings.reserveCapacity(builder.words.count * 2)
    for word in builder.meanings {
      meanings += word
      starts.append(Int32(meanings.count))
    }
    self.starts = starts
    self.meanings = meanings
    longest = builder.longest
  }

  /// The class with a name; `nil` where none has it.
  public func wordClass(named name: String) -> WordClass? { classes[name] }

  /// What the word says beside its class; empty where it says nothing more.
  public func value(of word: Word) -> String { values[Int(word.valueIndex)] }

  /// The listed words of a text.
  /// - Complexity: O(*n*) in the text's length, times the length of the longest word.
  public func words(in letters: Letters) -> Words {
    let count = letters.count
    var starts = [Int32](repeating: 0, count: count + 1)
    var found: [Words.Found] = []
    found.reserveCapacity(count / 2)
    // Unchecked, as the pass looks at every scalar of every article.
    letters.withUnsafeBufferPointer { scalars in
      for place in 0..<count {
        starts[place] = Int32(truncatingIfNeeded: found.count)
        trie.forEachMatch(in: scalars, at: place) { length, entry in
          found.append(Words.Found(place: Int32(truncatingIfNeeded: place), length: length, entry: entry))
        }
      }
    }
    starts[count] = Int32(truncatingIfNeeded: found.count)
    return Words(lexicon: self, starts: starts, found: found)
  }

  /// The longest word of a class that starts at `place` of any text and ends at or before `limit`.
  ///
  /// For a few places of a text; `words(in:)` finds all words of all places at once.
  public func longest(
    _ wordClass: WordClass, in letters: Letters, at place: Int, before limit: Int
  ) -> Word? {
    var found: Word?
    trie.forEachMatch(in: letters, at: place, before: limit) { match in
      if let index = valueIndex(of: Int(match.value), in: wordClass) {
        found = Word(range: ScalarRange(place, match.end), wordClass: wordClass, valueIndex: index)
      }
    }
    return found
  }

  /// Whether a class has a word.
  public func has(_ word: some Sequence<Unicode.Scalar>, in wordClass: WordClass) -> Bool {
    trie.value(of: word).map { valueIndex(of: Int($0), in: wordClass) != nil } ?? false
  }

  /// The words of a class, in the order in which they are listed.
  /// - Complexity: O(*n*) in the number of all words.
  public func words(of wordClass: WordClass) -> [String] {
    words.indices.filter { valueIndex(of: $0, in: wordClass) != nil }.map { words[$0] }
  }

  /// The value of a word in a class; `nil` where the class hasn't got it.
  @inline(__always)
  func valueIndex(of entry: Int, in wordClass: WordClass) -> Int32? {
    for index in Int(starts[entry])..<Int(starts[entry + 1]) where meanings[index].wordClass == wordClass {
      return meanings[index].valueIndex
    }
    return nil
  }
}
