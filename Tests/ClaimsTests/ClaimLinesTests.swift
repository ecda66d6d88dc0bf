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
    let whole =
      #"{"id":"a/b \"c\"","digest":"\#(Self.digest)","metadata":{"reporters":["乙","丙"]},"#
      + #""sentences":[[3,10,80,"甲。"]],"entities":[["Person","甲"],["Post",["市长","","@530600"]],"#
      + #"["Visit",["考\t察\n\"访\"","考察 #2"]]],"literals":[["xsd:gYearMonth","2016-09"]],"#
      + #""relations":["org:holds","shan:leader"],"attributes":["schema:startDate"],"#
      + #""rules":[["test.rule",0.85,"former","temporary"],["test.rule",0.85]],"#
      + #""claims":[[0,[0],0,0,1],[1,[2,1],0,2,3,0]]}"#
    #expect(line == whole)
  }

  @Test func eachSentenceEntityAndRuleStandsOnce() throws {
    let quote = "甲省省长乙率团考察丙市。"
    let evidence = Evidence(
      quote: quote, scalars: ScalarRange(0, quote.unicodeScalars.count), bytes: ByteRange(5, 5 + quote.utf8.count),
      rule: "test.rule", mention: "test.mention", confidence: 0.5)
    let person = LocalEntity(.person, key: "乙", label: "乙")
    let place = LocalEntity(.place, key: "丁 1", label: "丁")
    let claims = [
      Claim(person, .label, .literal(Literal("乙", .chinese)), evidence: evidence),
      Claim(person, .altLabel, .literal(Literal("老乙", .chinese)), evidence: evidence),
      Claim(place, .label, .literal(Literal("丁", .chinese)), evidence: evidence),
      Claim(place, .altLabel, .literal(Literal("乙", .chinese)), evidence: evidence),
      Claim(place, .altLabel, .literal(Literal("乙", .string)), evidence: evidence),
    ]
    let document = DocumentClaims(identifier: "a", digest: Self.digest, metadata: Metadata(), claims: claims)
    let line = String(decoding: document.jsonLine, as: UTF8.self)
    for once in [quote, "\"老乙\"", "\"丁\"", "test.rule", "skos:altLabel"] {
      #expect(line.components(separatedBy: once).count == 2, "\(once)")
    }
    var set = ClaimSet()
    #expect(set.insert(jsonLines: Array(line.utf8), file: "x") == [])
    #expect(set == ClaimSet([document]) && set.sorted.first?.claims.count == 5)
    #expect(set.jsonLines == Array((line + "\n").utf8))
  }

  @Test func membersInAnyOrderAndUnknownOnesAreRead() {
    let line = #" {"claims":[],"more":{"x":[1,-2.5e3,true,null,"\u5c71\ud83d\ude00"]},"#
      + #""digest":"\#(Self.digest)","id":"a","metadata":{"headline":null,"extra":1}} "#
    var set = ClaimSet()
    #expect(set.insert(jsonLines: Array(line.utf8), file: "x") == [])
    #expect(set.sorted.map(\.identifier) == ["a"])
  }

  /// As earlier versions wrote it.
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

  static let tables =
    #""sentences":[[0,0,"ab"]],"entities":[["Person","k"],["Post",["p","","@"]]],"literals":[["xsd:date","2020-07-16"]],"#
    + #""relations":["org:holds"],"attributes":["shan:title","schema:startDate"],"rules":[["r",1]],"#
    + #""names":[[0,"m",0,0]],"claims":[[0,[0,1],0,1,1,1],[0,[0],0,0,1]]"#

  @Test(arguments: [
    (#""k""#, #""""#, "an entity without a key or a label"),
    ("Person", "Alien", "unknown kind “Alien”"),
    ("\"Person\",\"k\"", "\"Region\",\"530000//\"", "no key of a region"),
    (#"["p","","@"]"#, #"["p"]"#, "an entity without a key or a label"),
    ("xsd:date", "xsd:float", "unknown type “xsd:float”"),
    ("org:holds", "org:steals", "unknown relation “org:steals”"),
    ("org:holds", "shan:title", "shan:title leads to a literal"),
    ("schema:startDate", "shan:party", "shan:party leads to an entity"),
    (#"[0,0,"ab"]"#, #"[0,"ab"]"#, "a sentence is incomplete"),
    (#"[0,0,"ab"]"#, #"[0,0]"#, "a sentence is incomplete"),
    (#"[0,0,"ab"]"#, #"[0,-1,"ab"]"#, "expected a whole number"),
    (#"[0,0,"ab"]"#, #"[0,0,99999999999999999999,"ab"]"#, "expected a whole number"),
    (#"["r",1]"#, #"["r"]"#, "a rule is incomplete"),
    (#"["r",1]"#, #"["r",1.5]"#, "a confidence is not between 0 and 1"),
    (#"["r",1]"#, #"["r",1,"late"]"#, "unknown qualifier “late”"),
    ("[0,[0],0,0,1]", "[0,[0],0,0]", "a claim is incomplete"),
    ("[0,[0],0,0,1]", "[0,[],0,0]", "a claim is incomplete"),
    ("[0,[0],0,0,1]", "[0]", "a claim is incomplete"),
    ("[0,[0],0,0,1]", "[]", "a claim is incomplete"),
    ("[0,[0],0,0,1]", "[7,[0],0,0,1]", "there is no rule 7"),
    ("[0,[0],0,0,1]", "[0,[3],0,0,1]", "there is no relation 3"),
    ("[0,[0],0,0,1]", "[0,[0],1,0,1]", "there is no sentence 1"),
    ("[0,[0],0,0,1]", "[0,[0],0,2,1]", "there is no entity 2"),
    ("[0,[0],0,0,1]", "[0,[0],0,0,2]", "there is no entity 2"),
    ("[0,[0],0,0,1]", "[0,[1],0,0,3]", "there is no literal 1"),
    ("[0,[0],0,0,1]", "[0,[0],0,0,0]", "org:holds does not lead to a Person"),
    ("[0,[0],0,0,1]", "[0,[0],0,1,1]", "org:holds does not lead from a Post"),
    (
      "[0,[0],0,0,1]", "[0,[0]\(String(repeating: ",0,0,1", count: 2000))]", "a sentence states more than any does"
    ),
  ])
  func brokenTablesAreRefused(part: String, replacement: String, reason: String) throws {
    let claims = Self.tables.replacingOccurrences(of: "[0,1],0,1,1,1", with: "[1],0,1,1")
    let whole = #"{"id":"a","digest":"\#(Self.digest)",\#(claims)}"#
    var set = ClaimSet()
    #expect(set.insert(jsonLines: Array(whole.utf8), file: "x") == [])
    #expect(set.sorted.first?.claims.count == 3)
    let range = try #require(whole.range(of: part))
    let broken = whole.replacingCharacters(in: range, with: replacement)
    #expect(set.insert(jsonLines: Array(broken.utf8), file: "x").map(\.reason) == [reason])
  }

  /// Whoever sorts the members of an object changes nothing.
  @Test func tablesStandInAnyOrder() throws {
    let tables = Self.tables.replacingOccurrences(of: "[0,1],0,1,1,1", with: "[1],0,1,1")
    let head = #""id":"a","digest":"\#(Self.digest)""#
    let parts = tables.replacingOccurrences(of: #"],""#, with: "]\u{0},\"").components(separatedBy: "\u{0},")
    #expect(parts.count == 8)
    var set = ClaimSet()
    #expect(set.insert(jsonLines: Array("{\(head),\(tables)}".utf8), file: "x") == [])
    for turned in [Array(parts.reversed()), parts.sorted()] {
      var other = ClaimSet()
      #expect(other.insert(jsonLines: Array("{\(turned.joined(separator: ",")),\(head)}".utf8), file: "x") == [])
      #expect(other == set)
    }
  }

  @Test func linesOfEarlierVersionsAreRead() throws {
    let line = #"{"id":"a","digest":"\#(Self.digest)","metadata":{},"claims":[\#(Self.claim)]}"#
    var set = ClaimSet()
    #expect(set.insert(jsonLines: Array(line.utf8), file: "x") == [])
    let claim = try #require(set.sorted.first?.claims.first)
    #expect(claim.subject == LocalEntity(.person, key: "k", label: "l") && claim.relation == .holds)
    #expect(claim.evidence.quote == "ab" && claim.evidence.rule == "r")
    var again = ClaimSet()
    #expect(again.insert(jsonLines: set.jsonLines, file: "x") == [])
    #expect(again == set)
  }

  @Test(arguments: [1, 2, 50, 1000]) func linesComeInPieces(size: Int) {
    let bytes = [0xEF, 0xBB, 0xBF] + document().jsonLine + [0x0A, 0x0A] + Array("{}".utf8) + [0x0A] + document().jsonLine
    var lines = ClaimLines(file: "x")
    for start in stride(from: 0, to: bytes.count, by: size) { lines.take(bytes[start..<min(start + size, bytes.count)]) }
    lines.finish()
    #expect(lines.claims == ClaimSet([document()]))
    #expect(lines.errors.map(\.line) == [3])
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
