import Rules
import Testing
import Text

/// Patterns against a matcher that tries everything.
struct PatternMatcherTests {
  /// A random number generator that gives the same numbers in every run.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// A pattern as its text, and what it fits: the ends for a start.
  private indirect enum Part {
    case word(Character)
    case gap(Int)
    case lacks(Character)
    case both(Part, Part)
    case either(Part, Part)
    case maybe(Part)
    case many(Part)

    var text: String {
      switch self {
      case .word(let word): "\"\(word)\""
      case .gap(let limit): "~{\(limit)}"
      case .lacks(let word): "!\"\(word)\""
      case .both(let a, let b): "\(a.text) \(b.text)"
      case .either(let a, let b): "(\(a.text) | \(b.text))"
      case .maybe(let part): "(\(part.text))?"
      case .many(let part): "(\(part.text))+"
      }
    }

    func ends(_ letters: [Character], _ start: Int) -> Set<Int> {
      switch self {
      case .word(let word): return start < letters.count && letters[start] == word ? [start + 1] : []
      case .gap(let limit):
        var ends: Set<Int> = [start]
        var end = start
        while end < letters.count, end - start < limit, letters[end] != "，" {
          end += 1
          ends.insert(end)
        }
        return ends
      case .lacks(let word): return start < letters.count && letters[start] == word ? [] : [start]
      case .both(let a, let b): return Set(a.ends(letters, start).flatMap { b.ends(letters, $0) })
      case .either(let a, let b): return a.ends(letters, start).union(b.ends(letters, start))
      case .maybe(let part): return part.ends(letters, start).union([start])
      case .many(let part):
        var all: Set<Int> = []
        var new = part.ends(letters, start)
        while !new.isEmpty {
          all.formUnion(new)
          new = Set(new.flatMap { part.ends(letters, $0) }).subtracting(all)
        }
        return all
      }
    }

    static func random(_ depth: Int, _ numbers: inout SplitMix) -> Part {
      let word = Part.word("甲乙丙".randomElement(using: &numbers) ?? "甲")
      guard depth > 0 else { return word }
      switch Int.random(in: 0..<7, using: &numbers) {
      case 0: return word
      case 1: return .both(.both(word, .gap(Int.random(in: 1...3, using: &numbers))), random(depth - 1, &numbers))
      case 2: return .both(random(depth - 1, &numbers), random(depth - 1, &numbers))
      case 3: return .either(random(depth - 1, &numbers), random(depth - 1, &numbers))
      case 4: return .both(.lacks("甲乙丙".randomElement(using: &numbers) ?? "甲"), random(depth - 1, &numbers))
      case 5: return .both(word, .maybe(random(depth - 1, &numbers)))
      default: return .many(random(depth - 1, &numbers))
      }
    }
  }

  @Test func whatFitsIsFoundWhereverItBegins() throws {
    var numbers = SplitMix(state: 7)
    for round in 0..<400 {
      let part = Part.random(3, &numbers)
      let letters = (0..<14).map { _ in "甲乙丙丁，".randomElement(using: &numbers) ?? "甲" }
      var rules = RuleSet()
      try rules.add(
        """
        rule a.b 0.5 "x"
          read \(part.text)
          write $home shan:supports $home
          + a => b
          - a
        """, file: "\(round)")
      let text = Letters(String(letters).unicodeScalars)
      let tape = Tape(text, ScalarRange(0, text.count), [])
      var matcher = RuleMatcher()
      let found = matcher.readings(of: rules.rules[0], in: tape).map(\.range)
      // From left to right, without overlaps: each begins at the first place from which anything fits.
      var place = 0
      for range in found {
        let first = (place..<letters.count).first { !part.ends(letters, $0).isEmpty }
        #expect(range.lowerBound == first, "\(part.text) in \(String(letters))")
        #expect(part.ends(letters, range.lowerBound).contains(range.upperBound), "\(part.text) in \(String(letters))")
        place = max(range.upperBound, range.lowerBound + 1)
      }
      #expect((place..<letters.count).allSatisfy { part.ends(letters, $0).isEmpty }, "\(part.text) in \(String(letters))")
    }
  }

  /// Patterns that take exponential time when tried naively take none here.
  @Test func nothingBlowsUp() throws {
    var rules = RuleSet()
    try rules.add(
      """
      let many = ("甲"+ | "甲" "甲"?)+
      rule a.b 0.5 "x"
        read many many many ~ many "乙"
        write $home shan:supports $home
        + a => b
        - a
      """, file: "a")
    let text = Letters(String(repeating: "甲", count: 1_000).unicodeScalars)
    var matcher = RuleMatcher()
    #expect(matcher.readings(of: rules.rules[0], in: Tape(text, ScalarRange(0, 1_000), [])).isEmpty)
  }
}
