import Articles
import Claims
import Foundation
import Ontology
import Testing
import Text

/// Claims as lines of JSON: nothing is lost, nothing hostile gets in.
struct ClaimLinesTests {
  private static let digest = String(repeating: "0123456789abcdef", count: 4)

  private func document(headline: String? = "标题", quote: String = "“甲”\\说：\u{1}\u{2028}好。") -> DocumentClaims {
    let range = ScalarRange(3, 3 + quote.unicodeScalars.count)
    let evidence = Evidence(
      quote: quote, scalars: range, bytes: ByteRange(10, 90), rule: "test.rule", confidence: 0.85)
    let person = LocalEntity(.person, key: "甲", label: "甲")
    let post = LocalEntity(.post, key: "市长@530600", label: "市长")
    let event = LocalEntity(.visit, key: "考察 #2", label: "考\t察\n\"访\"")
    var metadata = Metadata(headline: headline)
    metadata.reporters = ["乙", "丙"]
    return DocumentClaims(
      identifier: "a/b \"c\"", digest: Self.digest, metadata: metadata,
      claims: [
        Claim(person, .holds, .entity(post), qualifiers: [.temporary, .former], evidence: evidence),
        Claim(event, .startDate, .literal(.date("2016-09")), evidence: evidence),
        Claim(event, .leader, .entity(person), evidence: evidence),
      ])
  }

  @Test func whatIsWrittenIsRead() {
    let line = document().jsonLine
    #expect(!line.contains(0x0A))
    var set = ClaimSet()
    #expect(set.insert(jsonLines: line, file: "x") == [])
    #expect(set == ClaimSet([document()]))
    #expect(set.jsonLines == line + [0x0A])
  }

  @Test func theFormIsThatOfTheDocumentation() {
    let line = String(decoding: document(headline: nil, quote: "甲。").jsonLine, as: UTF8.self)
    let start =
      #"{"id":"a/b \"c\"","digest":"\#(Self.digest)","metadata":{"reporters":["乙","丙"]},"claims":["#
    #expect(line.hasPrefix(start))
    let claim =
      #"{"subject":{"kind":"Person","key":"甲","label":"甲"},"relation":"org:holds","#
      + #""object":{"kind":"Post","key":"市长@530600","label":"市长"},"#
      + #""qualifiers":["former","temporary"],"quote":"甲。","scalars":[3,5],"bytes":[10,90],"#
      + #""rule":"test.rule","confidence":0.85}"#
    #expect(line.contains(claim))
  }

  @Test func membersInAnyOrderAndUnknownOnesAreRead() {
    let line = #" {"claims":[],"more":{"x":[1,-2.5e3,true,null,"\u5c71\ud83d\ude00"]},"#
      + #""digest":"\#(Self.digest)","id":"a","metadata":{"headline":null,"extra":1}} "#
    var set = ClaimSet()
    #expect(set.insert(jsonLines: Array(line.utf8), file: "x") == [])
    #expect(set.sorted.map(\.identifier) == ["a"])
  }

  static let claim =
    #"{"subject":{"kind":"Person","key":"k","label":"l"},"relation":"org:holds","object":{"kind":"Post","key":"p@","label":"p"},"quote":"ab","scalars":[0,2],"bytes":[0,2],"rule":"r","confidence":1}"#

  @Test(arguments: [
    ("{", "expected a string"),
    ("[]", "expected an object"),
    ("{} x", "the line has no id"),
    (#"{"id":"a"}"#, "the line has no digest"),
    (#"{"id":"a","digest":"abc"}"#, "the digest is not 64 hexadecimal digits"),
    (#"{"id":"a","error":"is empty"}"#, "extraction failed: is empty"),
    (#"{"id":"a"#, "a string without an end"),
    (#"{"id":"\x"}"#, "an unknown escape"),
    ("{\"id\":\"a\u{9}\"}", "a control character in a string"),
    (String(repeating: "{\"x\":", count: 100_000), "values nested too deeply"),
    ("{\"x\":" + String(repeating: "[", count: 100_000), "values nested too deeply"),
  ])
  func brokenLinesAreRefused(line: String, reason: String) {
    var set = ClaimSet()
    let errors = set.insert(jsonLines: Array(("\n" + line).utf8), file: "claims.jsonl")
    #expect(errors.map(\.reason) == [reason])
    #expect(errors.map(\.line) == [2])
    #expect(errors.first?.description.hasPrefix("claims.jsonl:2:") == true)
    #expect(set.documents.isEmpty)
  }

  @Test(arguments: [
    (#""kind":"Person""#, #""kind":"Tenure""#, "no claim is about a Tenure"),
    (#""kind":"Post""#, #""kind":"Tenure""#, "no claim is about a Tenure"),
    (#""key":"k""#, #""key":"""#, "an entity without a key or a label"),
    (#""label":"l""#, #""label":"""#, "an entity without a key or a label"),
    (#""kind":"Person","key":"k""#, #""kind":"Region","key":"530000//""#, "no key of a region"),
    (
      #""kind":"Person","key":"k""#, #""kind":"Region","key":"\#(String(repeating: "/", count: 100_000))""#,
      "no key of a region"
    ),
    (#""scalars":[0,2]"#, #""scalars":[2,0]"#, "not a range"),
    (#""scalars":[0,2]"#, #""scalars":[0,3]"#, "a quote is not as long as its range"),
    (#""scalars":[0,2]"#, #""scalars":[-2,0]"#, "expected a whole number"),
    (#""bytes":[0,2]"#, #""bytes":[0,99999999999999999999]"#, "expected a whole number"),
    (#""confidence":1"#, #""confidence":1.5"#, "a confidence is not between 0 and 1"),
    (#""confidence":1"#, #""confidence":1e999"#, "expected a number"),
    ("org:holds", "org:steals", "unknown relation “org:steals”"),
    ("Person", "Alien", "unknown kind “Alien”"),
    (#","rule":"r""#, "", "a claim is incomplete"),
  ])
  func brokenClaimsAreRefused(part: String, replacement: String, reason: String) throws {
    let whole = #"{"id":"a","digest":"\#(Self.digest)","claims":[\#(Self.claim)]}"#
    var set = ClaimSet()
    #expect(set.insert(jsonLines: Array(whole.utf8), file: "x") == [])
    let range = try #require(whole.range(of: part))
    let broken = whole.replacingCharacters(in: range, with: replacement)
    #expect(set.insert(jsonLines: Array(broken.utf8), file: "x").map(\.reason) == [reason])
  }

  @Test func anyCutIsRefusedOrRead() {
    let line = document().jsonLine
    for end in 0..<line.count {
      var set = ClaimSet()
      let errors = set.insert(jsonLines: Array(line[..<end]), file: "x")
      #expect(errors.count == (end == 0 ? 0 : 1))
      #expect(set.documents.isEmpty)
    }
  }

  @Test func invalidUTF8IsRefused() {
    var line = document().jsonLine
    line[8] = 0xFF
    var set = ClaimSet()
    #expect(set.insert(jsonLines: line, file: "x").map(\.reason) == ["a string is not UTF-8"])
  }
}

/// What no graph can state is refused with its line, whoever wrote it.
extension ClaimLinesTests {
  private func line(_ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, on day: String? = nil) -> [UInt8] {
    var metadata = Metadata(headline: "标题")
    metadata.publicationDate = day
    let evidence = Evidence(
      quote: "甲。", scalars: ScalarRange(0, 2), bytes: ByteRange(0, 6), rule: "test", confidence: 1)
    return DocumentClaims(
      identifier: "a", digest: String(repeating: "a", count: 64), metadata: metadata,
      claims: [Claim(subject, relation, object, evidence: evidence)]
    ).jsonLine
  }

  private static func entity(_ kind: EntityKind, _ key: String = "甲") -> LocalEntity { LocalEntity(kind, key: key, label: key) }

  private func problem(of line: [UInt8]) -> String? {
    var set = ClaimSet()
    let errors = set.insert(jsonLines: [0x0A] + line, file: "x")
    #expect(errors.allSatisfy { $0.line == 2 } && set.documents.count + errors.count == 1)
    return errors.first?.reason
  }

  @Test(arguments: [
    (Relation.startDate, Literal("2021-02-30", .date)), (.startDate, Literal("2021-06", .date)),
    (.startDate, Literal("2021-13", .yearMonth)), (.endDate, Literal("昨日", .date)), (.date, Literal("2021-06-08")),
    (.ordinal, Literal("-3", .integer)), (.ordinal, Literal("三", .integer)), (.value, Literal("-1.5", .decimal)),
    (.value, Literal("1e9", .decimal)), (.value, Literal(".5", .decimal)), (.value, Literal("12", .chinese)),
    (.ended, Literal("false", .boolean)), (.ended, Literal("true")), (.eventStatus, Literal("schema:EventMovedOnline")),
    (.title, Literal("3", .integer)),
  ])
  func literalsFitTheirTypes(relation: Relation, literal: Literal) throws {
    let reason = try #require(problem(of: line(Self.entity(.visit), relation, .literal(literal))))
    #expect(reason.hasPrefix(relation.term.prefixedName + " “\(literal.lexical)” "), "\(reason)")
  }

  @Test(arguments: [
    (Relation.startDate, Literal("2024-02-29", .date)), (.startDate, Literal("2021", .year)),
    (.endDate, Literal("2021-06", .yearMonth)), (.ordinal, Literal("25", .integer)), (.value, Literal("0", .decimal)),
    (.value, Literal("1200000.50", .decimal)), (.ended, Literal("true", .boolean)),
    (.eventStatus, Literal("schema:EventCancelled")), (.title, Literal("市长", .chinese)), (.adcode, Literal("530000")),
  ])
  func literalsOfTheirTypesAreRead(relation: Relation, literal: Literal) {
    #expect(problem(of: line(Self.entity(.visit), relation, .literal(literal))) == nil)
  }

  @Test(arguments: [
    (entity(.region, "530000"), Relation.holds, entity(.post, "市长@530600"), "org:holds does not lead from a Region"),
    (entity(.person), .holds, entity(.region, "530000"), "org:holds does not lead to a Region"),
    (entity(.person), .supports, entity(.region, "530000"), "shan:supports does not lead from a "),
    (entity(.agreement), .party, entity(.person), "shan:party does not lead to a "),
    (entity(.meeting), .visited, entity(.place), "shan:visited does not lead from a Meeting"),
    (entity(.agreement), .participant, entity(.person), "shan:participant does not lead from a Agreement"),
    (entity(.meeting), .chair, entity(.school), "shan:chair does not lead to a "),
    (entity(.measure), .to, entity(.meeting), "shan:to does not lead to a Meeting"),
  ])
  func relationsJoinTheirKinds(_ subject: LocalEntity, _ relation: Relation, _ object: LocalEntity, _ message: String) throws {
    let reason = try #require(problem(of: line(subject, relation, .entity(object))))
    #expect(reason.hasPrefix(message), "\(reason)")
  }

  @Test func daysOfArticlesAreDays() throws {
    let person = Self.entity(.person)
    let good = Claim.Object.literal(Literal("甲", .chinese))
    #expect(problem(of: line(person, .label, good, on: "2024-02-29")) == nil)
    #expect(try #require(problem(of: line(person, .label, good, on: "2023-02-29"))).contains("is no date"))
  }
}
