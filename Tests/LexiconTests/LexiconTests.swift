import Lexicon
import Testing
import Text

@Suite struct LexiconTests {
  static let lexicon = Result { try WordLists.bundled().lexicon }

  @Test func aWordOfAClassIsFoundWhereItStands() throws {
    let (lexicon, words) = try found("会上，双方签署了协议。")
    let sign = try #require(lexicon.wordClass(named: "sign"))
    let range = ScalarRange(0, 11)
    #expect(words.first(sign, in: range)?.range == ScalarRange(5, 7))
    #expect(words.longest(sign, at: 5)?.end == 7)
    #expect(words.longest(sign, at: 5, before: 6)?.end == 6)
    #expect(words.ending(sign, at: 7)?.start == 5)
    #expect(words.ending(sign, at: 7, after: 6) == nil)
    #expect(words.holds(sign, in: range))
    #expect(!words.holds(sign, in: ScalarRange(6, 11)))
    #expect(words.all(sign, in: range).map(\.range) == [ScalarRange(5, 6), ScalarRange(5, 7)])
    #expect(words.classes(at: 5).contains(sign))
    #expect(words.classes(in: range).contains(sign))
    #expect(!words.classes(in: ScalarRange(7, 11)).contains(sign))
  }

  @Test func aWordHasAValueInEachOfItsClasses() throws {
    let (lexicon, words) = try found("人民医院举行")
    let suffix = try #require(words.longest(.bodySuffix, at: 0))
    #expect(words.value(of: suffix) == "Hospital")
    let cue = try #require(words.longest(.cue, at: 4))
    #expect(words.value(of: cue) == "hold")
    #expect(lexicon.wordClass(named: words.value(of: cue)) == WordClass(.hold))
    #expect(Set(words.words(at: 4).map(\.wordClass)).isSuperset(of: [.cue, .hold, .stop].map(WordClass.init(_:))))
  }

  @Test(arguments: ["", "签", "\u{0}", "a签署"])
  func placesOutsideTheTextHaveNoWords(text: String) throws {
    let (_, words) = try found(text)
    for place in [-5, -1, 7, 1000, .max - 4] {
      #expect(words.longest(.sign, at: place) == nil)
      #expect(words.classes(at: place).isEmpty)
      #expect(words.words(at: place).isEmpty)
    }
    #expect(words.ending(.sign, at: -3) == nil)
    #expect(words.ending(.sign, at: 900) == nil)
    #expect(words.first(.sign, in: ScalarRange(40, 90)) == nil)
    #expect(words.classes(in: ScalarRange(-7, -2)).isEmpty)
  }

  @Test func everyClassHasWords() throws {
    let lexicon = try Self.lexicon.get()
    for name in lexicon.classNames {
      let wordClass = try #require(lexicon.wordClass(named: name))
      #expect(!lexicon.words(of: wordClass).isEmpty, "\(name)")
    }
  }

  @Test func classesAreTheOnesThatCodeAsksFor() throws {
    let lexicon = try Self.lexicon.get()
    #expect(lexicon.wordClass(named: "call-on") == WordClass(.callOn))
    #expect(lexicon.wordClass(named: "post-head") == WordClass(.postHead))
    #expect(lexicon.wordClass(named: "nothing") == nil)
  }

  /// The same answers as those of a search that knows no more than each word and its classes.
  @Test(arguments: 0..<12)
  func findsWhatAPlainSearchFinds(seed: UInt64) throws {
    let lexicon = try Self.lexicon.get()
    let classes = [.sign, .hold, .cue, .bodySuffix, .stop, .placeAfter, .unit, .level].map(WordClass.init(_:))
    let listed = classes.map { Set(lexicon.words(of: $0)) }
    var generator = Generator(state: seed &* 0x9E37_79B9 &+ 1)
    let letters = Letters(Self.text(from: listed, &generator).unicodeScalars)
    let words = lexicon.words(in: letters)
    for (wordClass, listed) in zip(classes, listed) {
      var plain: [ScalarRange] = []
      for start in letters.indices {
        for end in start + 1..<min(letters.count, start + 12) + 1
        where listed.contains(String(String.UnicodeScalarView(letters[start..<end]))) {
          plain.append(ScalarRange(start, end))
        }
      }
      #expect(words.all(wordClass, in: ScalarRange(0, letters.count)).map(\.range) == plain)
      for place in letters.indices {
        let limit = place + Int.random(in: 0...6, using: &generator)
        let longest = plain.last { $0.lowerBound == place && $0.upperBound <= limit }
        #expect(words.longest(wordClass, at: place, before: limit)?.range == longest)
        #expect(lexicon.longest(wordClass, in: letters, at: place, before: limit)?.range == longest)
        #expect(words.ending(wordClass, at: place)?.range == plain.first { $0.upperBound == place })
        let range = ScalarRange(place, place + Int.random(in: 0...30, using: &generator))
        let first = plain.first(where: range.contains)
        let longestFirst = plain.last { $0.lowerBound == first?.lowerBound && range.contains($0) }
        #expect(words.first(wordClass, in: range)?.range == longestFirst)
        #expect(words.holds(wordClass, in: range) == (first != nil))
        #expect(words.classes(at: place).contains(wordClass) == plain.contains { $0.lowerBound == place })
      }
    }
  }

  /// Words of the lists, their beginnings, and characters that begin none.
  private static func text(from listed: [Set<String>], _ generator: inout Generator) -> String {
    let all = listed.map { $0.sorted() }
    var text = ""
    for _ in 0..<25 {
      let list = all.randomElement(using: &generator) ?? []
      let word = list.randomElement(using: &generator) ?? ""
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: text += word.prefix(Int.random(in: 0...word.count, using: &generator))
      case 1: text += ["，", "x", "𠮷", "\u{301}", " "].randomElement(using: &generator) ?? ""
      default: text += word
      }
    }
    return text
  }

  private func found(_ text: String) throws -> (Lexicon, Words) {
    let lexicon = try Self.lexicon.get()
    return (lexicon, lexicon.words(in: Letters(text.unicodeScalars)))
  }

  /// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
