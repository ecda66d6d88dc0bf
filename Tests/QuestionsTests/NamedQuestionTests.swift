import Questions
import Testing

@Suite struct NamedQuestionTests {
  private let question = NamedQuestion(
    name: "q",
    text: """
      # 谁帮扶昭通市？ Who supports Zhaotong?
      # parameter: region = 昭通市
      # parameter: ordinal = 23
      # parameter: year = 1996
      SELECT ?x { ?x rdfs:label "昭通市"@zh ; shan:ordinal 23 , 230 ; schema:startDate "1996" }
      """)

  @Test func tellsWhatItAsks() {
    #expect(question.meaning == "谁帮扶昭通市？ Who supports Zhaotong?")
    #expect(question.parameters.map(\.name) == ["region", "ordinal", "year"])
    #expect(question.parameters.map(\.isNumber) == [false, true, true])
  }

  @Test func takesOtherWords() throws {
    #expect(try question.text(with: [:]) == question.text)
    let other = try question.text(with: ["region": #"a"b\"#, "ordinal": "9", "year": "2010"])
    #expect(other.hasSuffix(#"SELECT ?x { ?x rdfs:label "a\"b\\"@zh ; shan:ordinal 9 , 230 ; schema:startDate "2010" }"#))
  }

  @Test(arguments: [("nonsense", "x", "it has region"), ("ordinal", "9 } #", "number"), ("year", "", "number")])
  func refusesWhatItHasNot(name: String, value: String, words: String) {
    #expect {
      try question.text(with: [name: value])
    } throws: { "\($0)".contains(words) }
  }
}
