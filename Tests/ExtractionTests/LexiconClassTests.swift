import Extraction
import Lexicon
import Rules
import Testing

/// Rules ask for the classes of the lexicon by name.
@Suite struct LexiconClassTests {
  @Test func aClassOfTheProgram() throws {
    #expect(try failures(of: "sign", UserLists(), in: "上海市向昆明市签约。").isEmpty)
  }

  @Test func aClassAndWordsOfTheUsersOwn() throws {
    var lists = UserLists()
    lists.declare(class: "donate", file: "mine.tsv", line: 1)
    lists.add(ClassedWord(word: "捐献", className: "donate", file: "mine.tsv", line: 2))
    #expect(try failures(of: "donate", lists, in: "上海市向昆明市捐献图书。").isEmpty)
    #expect(try !failures(of: "donate", lists, in: "上海市向昆明市学习。").isEmpty)
  }

  @Test func aClassThatNobodyKnows() throws {
    let error = #expect(throws: RuleError.self) { try failures(of: "donate", UserLists(), in: "上海市向昆明市捐献图书。") }
    #expect(error?.description.contains("no class or pattern donate") == true)
  }

  private func failures(of name: String, _ lists: UserLists, in text: String) throws -> [RuleError] {
    let words = try WordLists.bundled(adding: lists)
    var rules = RuleBook.texts
    rules.know(classes: words.lexicon.classNames)
    try rules.add(
      """
      rule gift.given 0.85 "甲向乙捐赠"
        read  region:giver "向" region:taker \(name)
        write giver shan:supports taker
        +     \(text) => 上海市 shan:supports 昆明市
        -     上海市向昆明市学习经验。
      """, file: "mine.rules", conditions: RuleBook.conditions)
    return RuleProof(words: words, rules: rules).failures(of: "mine.rules")
  }
}
