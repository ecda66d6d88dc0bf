// A libFuzzer target: lines of claims, whoever wrote them, are refused with an error or linked to
// a sound graph that does not depend on the order of the lines. Built and run by Scripts/fuzz.
//
// An input whose first byte is below 0x20 is a list of claims in numbers: a byte each for the
// subject's kind and key, the relation, the object, the qualifier and the place; FUZZ_PRINT=1
// prints the lines. Any other input is the lines themselves.
import Articles
import Claims
import Cleaning
import Foundation
import Knowledge
import Lexicon
import Linking
import Ontology
import Text

private let linker: Linker = {
  do { return Linker(gazetteer: try Gazetteer.bundled()) } catch { fatalError("\(error)") }
}()

/// Keys of all kinds, right and wrong.
private let keys = [
  "530000", "310000", "530100", "532600", "000000", "999999", "530000/石桥村", "/", "//",
  "省长@530000", "县委书记@532627", "局长@云南省商务厅", "组长@", "@", "@530000", "副县长@999999", "市长@/",
  "310000>530000", ">", "530000>", "310000>530000>530000", "王宇", "欧阳子衿", "买买提·艾力", "王", "王某",
  "云南省", "云南省人民政府", "中共云南省委", "云南省商务厅", "商务厅", "第三次联席会议", "沪滇协作第三次联席会议",
  "jointMeeting 沪滇联席会议 3", "沪滇协作协议", "《协议》", "1200000 元", "12 个", "-", "\n", "\u{0}", "\u{FFFF}", "e\u{301}", "é",
  "a b", "<x>", "\"", "云泽日报", "石桥小学", String(repeating: "云", count: 300), "省长@531100", "-2",
]

private let values = [
  "2021", "2021-06", "2021-06-08", "2021-06-09", "2021-02-30", "0000-00-00", "9999-12-31", "-1-1-1", "", "3", "-3",
  "99999999999999999999", "1e9", "NaN", "12.5", "1200000", "元", "王宇", "沪滇协作", "530000", "province", "第三次", "云南省省长",
  "http://example.org/", "javascript:x", "\n", "\u{0}", "2020-2021", "/2021", "2021-06-08T10:00:00+08:00",
]

private func entity(_ kind: UInt8, _ key: UInt8) -> LocalEntity {
  let kinds = EntityKind.builtIn.filter { $0 != .tenure }
  let label = keys[Int(key) % keys.count].split(separator: "@").first.map(String.init) ?? "云"
  return LocalEntity(
    kinds[Int(kind) % kinds.count], key: keys[Int(key) % keys.count],
    label: kind < 128 ? label : keys[Int(kind) % keys.count])
}

private func claim(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Claim {
  let byte = Array(bytes)
  let relation = Relation.builtIn[Int(byte[2]) % Relation.builtIn.count]
  let isEntity = relation.isBetweenEntities != (byte[6] & 0x80 != 0)
  let datatypes: [Literal.Datatype] = [.chinese, .string, .integer, .decimal, .date, .anyURI]
  let object: Claim.Object =
    isEntity
    ? .entity(entity(byte[3], byte[4]))
    : .literal(Literal(values[Int(byte[3]) % values.count], datatypes[Int(byte[4]) % datatypes.count]))
  let qualifiers: [Qualifier] = [[], [.former], [.temporary], [.acting, .former]][Int(byte[5] & 3)]
  let quote = keys[Int(byte[5]) % keys.count]
  let start = Int(byte[6] & 0x3F) * 7
  let scalars = ScalarRange(start, start + quote.unicodeScalars.count)
  return Claim(
    entity(byte[0], byte[1]), relation, object, qualifiers: qualifiers,
    evidence: Evidence(
      quote: quote, scalars: scalars, bytes: ByteRange(start, start + 3 * scalars.count), rule: "fuzz",
      confidence: Double(byte[7]) / 255))
}

/// Documents of a dozen claims each.
private func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  guard let first = bytes.first, first < 0x20 else { return Array(bytes) }
  var claims: [[Claim]] = [[]]
  for place in stride(from: 1, through: bytes.count - 8, by: 8) {
    if claims[claims.count - 1].count == 12 { claims.append([]) }
    claims[claims.count - 1].append(claim(bytes[place..<place + 8]))
  }
  let set = ClaimSet(
    claims.enumerated().map { number, claims in
      DocumentClaims(
        identifier: "d\(number)", digest: String(repeating: String(number % 10), count: 64),
        metadata: Metadata(
          headline: number % 2 == 0 ? "要闻" : nil, publicationDate: values[(Int(first) + number) % values.count],
          source: values[number % values.count], url: values[(Int(first) * 3 + number) % values.count]),
        claims: claims)
    })
  return set.jsonLines
}

@_cdecl("LLVMFuzzerTestOneInput")
public func linkClaims(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let lines = lines(of: UnsafeBufferPointer(start: start, count: count))
  if getenv("FUZZ_PRINT") != nil { print(String(decoding: lines, as: UTF8.self)) }
  var claims = ClaimSet()
  for error in claims.insert(jsonLines: lines, file: "fuzz") {
    require(!error.description.isEmpty && error.column >= 1, "no place")
  }
  let graph = linker.graph(of: claims)
  require(graph.violations.isEmpty, graph.violations.joined(separator: "\n"))
  var again = ClaimSet()
  require(again.insert(jsonLines: claims.jsonLines, file: "again").isEmpty, "written claims are not read again")
  require(again == claims, "written claims are read as others")
  var turned = ClaimSet()
  for document in claims.sorted.reversed() { turned.insert(document) }
  require(linker.graph(of: turned) == graph, "the graph depends on the order")
  return 0
}
