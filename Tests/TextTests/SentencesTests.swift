import Testing
import Text

@Suite struct SentencesTests {
  private func split(_ text: String, semicolons: Bool = false) -> [String] {
    let traced = TracedText(text)
    return sentences(
      in: traced.scalars, ScalarRange(0, traced.count), splitsAtSemicolons: semicolons
    ).map { traced[$0] }
  }

  @Test(arguments: [
    ("会议召开。代表参加！好吗？好", ["会议召开。", "代表参加！", "好吗？", "好"]),
    ("他说：“先干。再说。”大家点头。", ["他说：“先干。再说。”", "大家点头。"]),
    ("“日子好了。”她说。孩子也笑。", ["“日子好了。”她说。", "孩子也笑。"]),
    ("“日子好了。”村民笑得合不拢嘴。", ["“日子好了。”", "村民笑得合不拢嘴。"]),
    ("签订《怎么办？》等协议（见下。）后离开。", ["签订《怎么办？》等协议（见下。）后离开。"]),
    ("“没有合上。第二句。", ["“没有合上。", "第二句。"]),
    ("援建学校……他们来了。", ["援建学校……", "他们来了。"]),
    ("一是建；二是管。", ["一是建；二是管。"]),
    ("  ", []),
  ])
  func splits(text: String, expected: [String]) {
    #expect(split(text) == expected)
  }

  @Test func semicolonsSplitWhenAsked() {
    #expect(split("一是建；二是管。", semicolons: true) == ["一是建；", "二是管。"])
  }

  @Test func staysInsideItsRange() {
    let traced = TracedText("甲。乙。丙。")
    #expect(sentences(in: traced.scalars, ScalarRange(2, 4)) == [ScalarRange(2, 4)])
  }

  @Test(arguments: ["各地各部门要认真贯彻落实，", "珠海市、", "珠海市"])
  func aSentenceThatGoesOnIsCut(words: String) {
    let text = String(repeating: words, count: 900)
    let parts = split(text + "。")
    #expect(parts.joined() == text + "。")
    #expect(parts.allSatisfy { $0.unicodeScalars.count <= longestSentence })
    #expect(parts.allSatisfy { $0.unicodeScalars.count > longestSentence / 2 || $0 == parts.last })
    if words.count > 3 { #expect(parts.dropLast().allSatisfy { $0.hasSuffix(String(words.suffix(1))) }) }
  }

  @Test func survivesAThousandOpenMarks() {
    #expect(split(String(repeating: "“（", count: 500)).count == 1)
  }
}
