import Articles
import Claims
import Extraction
import Lexicon
import Testing

/// A document that states more than an article can: what is left out is said, and nothing else is.
struct OmissionTests {
  private static let reader = Result { ClaimReader(words: try WordLists.bundled()) }

  private func claims(_ text: String) throws -> DocumentClaims {
    try Self.reader.get().claims(in: .plain(text))
  }

  @Test func anArticleIsWhole() throws {
    let document = try claims("5月8日，沪滇协作第三次联席会议在昆明市举行。市长周明远出席会议。")
    #expect(document.omission == nil)
    #expect(!String(decoding: document.jsonLine, as: UTF8.self).contains("omitted"))
  }

  @Test("A text in another language is left alone, and that is said", arguments: [
    ("千葉県富津市は12日、青森県深浦町と災害時の相互応援協定を結んだ。両市の交流は続いている。", true),
    ("Shanghai and Yunnan signed 14 agreements on Thursday, the party secretary said. 上海、云南", true),
    ("부산시는 12일 강원도 평창군과 관광 교류 협약을 체결했다고 밝혔다.", true),
    ("ལྷ་ས་གྲོང་ཁྱེར་གྱི་སློབ་གྲྭ་གསར་པ་ཞིག་གི་སྒོ་འབྱེད་མཛད་སྒོ་འཚོགས།", true),
    ("5月8日，沪滇协作第三次联席会议在昆明市举行，双方观看了《ふるさと》。", false),
    ("5月8日，遵义市与APEC Business Advisory Council代表在珠海市召开联席会议。", false),
  ])
  func otherLanguages(text: String, isForeign: Bool) throws {
    let document = try claims(text)
    #expect((document.omission?.foreign ?? 0 > 0) == isForeign)
    #expect(document.claims.isEmpty == isForeign)
    #expect(String(decoding: document.jsonLine, as: UTF8.self).contains("\"foreign\":") == isForeign)
  }

  @Test func moreMeetingsThanOneArticleReports() throws {
    let sentences = (1...400).map { "5月8日，遵义市与珠海市召开第\($0)次联席会议。" }
    let document = try claims(sentences.joined())
    let end = try #require(document.omission?.from)
    #expect(end == sentences[..<256].reduce(0) { $0 + $1.unicodeScalars.count })
    #expect(document.claims.allSatisfy { $0.evidence.scalars.upperBound <= end })
    #expect(document.claims.contains { $0.relation == .ordinal && $0.object == .literal(.init("256", .integer)) })
  }

  @Test func aSentenceThatStatesTooMuch() throws {
    let names = (0..<120).map { "遵义市第\($0)小学校长周明远" }
    let document = try claims("\(names.joined(separator: "、"))出席会议。会后，上海市与昆明市签署《沪滇劳务协作协议》。")
    #expect(document.claims.contains { $0.relation == .party })
    var counts: [Int: Int] = [:]
    for claim in document.claims { counts[claim.evidence.scalars.lowerBound, default: 0] += 1 }
    #expect(counts.values.allSatisfy { $0 <= 512 })
  }

  @Test func whatIsWrittenIsRead() throws {
    let sentences = (1...300).map { "5月8日，遵义市与珠海市召开第\($0)次联席会议。" }
    let document = try claims(sentences.joined())
    var set = ClaimSet()
    #expect(set.insert(jsonLines: document.jsonLine, file: "x") == [])
    #expect(set.sorted.first?.omission == document.omission)
    #expect(document.omission != nil)
  }
}
