import Rules
import Testing
import Text

/// Files of rules: what is read, and what is wrong with one, to line and column.
struct RuleFileTests {
  static let whole = """
    # A file.
    words give "捐赠" | "捐助"
    let side = region | body
    rule gift.given 0.8 "甲向乙捐赠"
      read side:giver ~{4} "向" side:taker give
      where distinct giver taker
      write giver shan:supports taker
      + 上海市向昆明市捐赠。 => 上海市 shan:supports 昆明市
      - 上海市到昆明市。

    """

  @Test func aFileIsRead() throws {
    var rules = RuleSet()
    try rules.add(Self.whole, file: "a.rules", conditions: ["distinct": 2])
    #expect(rules.rules.map(\.rule.identifier) == ["gift.given"])
    #expect(rules.rules[0].rule.examples.map(\.yields) == ["上海市 shan:supports 昆明市"])
    #expect(rules.rules[0].rule.counterexamples == ["上海市到昆明市。"])
    #expect(rules.rules[0].proofs.map(\.line) == [8, 9])
  }

  @Test func whatIsKeptMayBeRecalled() throws {
    var rules = RuleSet()
    try rules.add(
      """
      rule gift.onto 0.8 "whom one gives to"
        read "向" region:taker
        keep taker as known
      rule gift.more 0.8 "who gives too"
        read region:giver "捐赠"
        recall known
        where distinct giver known
        write giver shan:supports known
        + 甲向乙捐赠。丙捐赠。 => 丙 shan:supports 乙
        - 丙到访。
      """, file: "a.rules", conditions: ["distinct": 2])
    #expect(rules.rules.map { $0.kept.map(\.name) } == [["known"], []])
    #expect(rules.rules.map(\.recalled) == [[], [["known"]]])
  }

  @Test(arguments: [
    ("wrods give \"a\"", "a.rules:1:1: wrods give \" where a statement belongs"),
    ("words give", "a.rules:1:11: the end of the line where a word in \"\" belongs"),
    ("words region \"省\"", "a.rules:1:7: region is a kind of mention, which takes no words"),
    ("let side = region | bodyy", "a.rules:1:21: no class or pattern bodyy; is body meant?"),
    ("let side = region\nlet side = body", "a.rules:2:5: side is known already"),
    ("let all = (~)*", "a.rules:1:11: what may fit no words at all cannot be repeated without end"),
    ("let far = ~{900}", "a.rules:1:13: a gap is of 1 to 200 characters"),
    ("let far = ~{3 2}", "a.rules:1:16: a gap of at least 3 and at most 2"),
    ("read region", "a.rules:1:1: read outside a rule"),
    ("rule gift 0.8 \"x\"", "a.rules:1:6: a rule's name is family.name, not gift"),
    ("rule gift.given 1.8 \"x\"", "a.rules:1:17: 1.8 where a confidence between 0 and 1 belongs"),
    ("rule gift.given 0.8 \"x", "a.rules:1:21: \" is not closed"),
    ("rule gift.given 0.8 \"x\"\n  read ~ region?", "a.rules:2:8: a pattern that fits no words at all"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  where unlike a a", "a.rules:3:9: no condition unlike; there are distinct, has"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  where distinct a b", "a.rules:3:20: nothing is captured as b"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write b shan:supports a", "a.rules:3:9: nothing is captured as b"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write a shan:suports a", "a.rules:3:11: no relation shan:suports"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write a shan:supports \"乙\"", "a.rules:3:25: words where an entity belongs"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write Gift(a) rdfs:label a", "a.rules:3:9: no kind Gift"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write a shan:supports $her", "a.rules:3:25: no $her; there are $meeting"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write a shan:supports a\n  + 上海市", "a.rules:4:3: an example is + text => subject relation object"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write a shan:supports a", "a.rules:1:1: gift.given has no example"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  where has a gift", "a.rules:3:15: no class or pattern gift"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  each b", "a.rules:3:8: nothing is captured as b"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write a shan:supports a [past]", "a.rules:3:28: no past; there are former, temporary, acting"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write a shan:supports a [former?]", "a.rules:3:28: nothing is captured as former"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  each a b", "a.rules:3:10: nothing is captured as b"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  keep b", "a.rules:3:8: nothing is captured as b"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  keep a as", "a.rules:3:12: the end of the line where a name to keep it by belongs"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  pair a", "a.rules:3:9: the end of the line where the name of a capture belongs"),
    ("rule gift.given 0.8 \"x\"\n  read region:a !\"\"", "a.rules:2:18: an empty word"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  write a shan:title \"{b}\"", "a.rules:3:22: nothing is captured as b"),
    ("rule gift.given 0.8 \"x\"\n  read region:a\n  despite maybe", "a.rules:3:11: no modality maybe"),
  ])
  func aMistakeIsNamed(text: String, message: String) {
    var rules = RuleSet()
    let error = #expect(throws: RuleError.self) {
      try rules.add(text, file: "a.rules", conditions: ["distinct": 2])
    }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "none")")
    #expect(rules.rules.isEmpty)
  }

  @Test func linesOfOtherSystemsAreLines() throws {
    var rules = RuleSet()
    try rules.add(
      Self.whole.replacing("\n", with: "\r\n"), file: "a.rules", conditions: ["distinct": 2])
    #expect(rules.rules.count == 1)
  }

  /// Neither depth nor names that stand for ever longer patterns take long, or all of the stack.
  @Test(arguments: [
    "let a = " + String(repeating: "(", count: 5_000) + "region" + String(repeating: ")", count: 5_000),
    "let a0 = \"x\"\n" + (1...60).map { "let a\($0) = a\($0 - 1) a\($0 - 1)" }.joined(separator: "\n"),
    "let a = " + String(repeating: "(", count: 45) + "region" + String(repeating: "+)", count: 45),
    "rule a.b 0.5 \"x\"\n read region:a\n write " + String(repeating: "Agreement(", count: 5_000),
  ])
  func nothingGrowsWithoutBound(text: String) {
    var rules = RuleSet()
    #expect(throws: RuleError.self) { try rules.add(text, file: "a.rules") }
  }

  @Test func whatATapeHoldsIsFound() throws {
    var rules = RuleSet()
    try rules.add(Self.whole, file: "a.rules", conditions: ["distinct": 2])
    let letters = Letters("上海市向昆明市捐赠。".unicodeScalars)
    let sentence = ScalarRange(0, letters.count)
    let tokens = [
      Tape.Token(ScalarRange(0, 3), .region, mention: 0), Tape.Token(ScalarRange(4, 7), .region, mention: 1),
    ]
    let tape = Tape(letters, sentence, tokens + rules.words(in: letters, sentence))
    var matcher = RuleMatcher()
    let readings = matcher.readings(of: rules.rules[0], in: tape)
    #expect(readings.map(\.range) == [ScalarRange(0, 9)])
    #expect(readings.first?.captures["giver"].map(\.range) == [ScalarRange(0, 3)])
    #expect(readings.first?.trigger == 7)
  }

  /// Three regions, 与 between the first two; what a rule with some lines reads there.
  private func readings(_ lines: String) throws -> [[String: [Int]]] {
    var rules = RuleSet()
    try rules.add(
      """
      words west "昆明"
      words give "赠"
      rule gift.given 0.8 "x"
        \(lines)
        write a shan:supports a
        + 甲 => 乙
        - 丙
      """, file: "a.rules")
    let letters = Letters("上海与昆明、大理赠书。".unicodeScalars)
    let sentence = ScalarRange(0, letters.count)
    let regions = [0, 3, 6].enumerated().map { Tape.Token(ScalarRange($1, $1 + 2), .region, mention: $0) }
    let tape = Tape(letters, sentence, regions + rules.words(in: letters, sentence))
    var matcher = RuleMatcher()
    return matcher.readings(of: rules.rules[0], in: tape).map { reading in
      reading.captures.byName.mapValues { $0.map(\.range.lowerBound) }
    }
  }

  @Test func aFileMayNameAPatternOfAnotherAnew() throws {
    var rules = RuleSet()
    try rules.add("let sides = region", file: "a.rules")
    try rules.add(Self.whole.replacing("side", with: "sides"), file: "b.rules", conditions: ["distinct": 2])
    #expect(rules.rules.count == 1)
  }

  @Test func aGapMayHaveALeastLength() throws {
    #expect(try readings("read region:a ~{2 4} region:b") == [["a": [0], "b": [6]]])
    #expect(try readings("read region:a ~{4} region:b") == [["a": [0], "b": [3]]])
  }

  @Test func wordsOfACaptureDecide() throws {
    #expect(try readings("read region:a\n  where has a west") == [["a": [3]]])
    #expect(try readings("read region:a\n  where not has a west") == [["a": [0]], ["a": [6]]])
  }
}
