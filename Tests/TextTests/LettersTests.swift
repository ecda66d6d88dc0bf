import Testing
import Text

@Suite struct LettersTests {
  private let letters = Letters("对口帮扶".unicodeScalars)

  @Test(arguments: [-1, 4, .min, .max])
  func beyondTheEndsStandsNull(place: Int) {
    #expect(letters[place] == "\0")
  }

  @Test(arguments: [
    (-3, 2, "对口"), (2, 9, "帮扶"), (3, 1, ""), (7, 9, ""), (-5, -2, ""), (0, 4, "对口帮扶"),
  ])
  func rangesAreCut(start: Int, end: Int, words: String) {
    #expect(String(String.UnicodeScalarView(letters[ScalarRange(start, end)])) == words)
  }

  @Test func openRangesAreCut() {
    #expect(letters[9...].isEmpty)
    #expect(letters[..<9].count == 4)
    #expect(letters[(-2)...].count == 4)
  }

  @Test func wordsAreNotFoundBeyondTheEnds() {
    #expect(!letters.has("对口", at: -1))
    #expect(!letters.has("扶\0", at: 3))
    #expect(letters.firstPlace(of: "扶", in: ScalarRange(-4, 90)) == 3)
    #expect(letters.firstPlace(of: "\0", in: ScalarRange(-4, 90)) == nil)
  }
}
