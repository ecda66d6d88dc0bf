import Testing
import Text

struct SimplifiedScriptTests {
  @Test func foldsCharacterByCharacter() {
    let text = "麥積區委書記張志明，2018年"
    let folded = text.unicodeScalars.map(SimplifiedScript.folded)
    #expect(String(String.UnicodeScalarView(folded)) == "麦积区委书记张志明，2018年")
  }

  @Test func tellsScriptsApart() {
    #expect(SimplifiedScript.isTraditional(Letters("對口幫扶工作座談會舉行".unicodeScalars)))
    #expect(!SimplifiedScript.isTraditional(Letters("对口帮扶工作座谈会举行".unicodeScalars)))
    #expect(!SimplifiedScript.isTraditional(Letters("plain 1234".unicodeScalars)))
    #expect(!SimplifiedScript.isTraditional(Letters([])))
  }

  @Test func everyPairIsOfTheBasicPlane() {
    #expect(SimplifiedScript.pairs.count > 2500)
    for pair in SimplifiedScript.pairs {
      #expect(pair.traditional != pair.simplified)
      #expect(pair.traditional.value < 0x10000 && pair.simplified.value < 0x10000)
    }
  }
}
