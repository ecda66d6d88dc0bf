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
