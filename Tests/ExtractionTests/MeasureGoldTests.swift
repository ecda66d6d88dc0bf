import Articles
import Claims
import Extraction
import Foundation
import Lexicon
import Testing
import Text

/// Measures against what a careful reader lists, on each half of the corpus.
@Suite struct MeasureGoldTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus/gold")

  private struct Gold: Decodable {
    struct Article: Decodable { let date: String? }
    struct Measure: Decodable, Hashable {
      let value: Decimal
      let unit: String
    }
    let article: Article
    let measures: [Measure]
  }

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".body.txt")
    }.map { String($0.dropLast(9)) }.sorted()
  }

  @Test(arguments: [0, 1])
  func measuresAsInGold(half: Int) throws {
    let reader = ClaimReader(words: try WordLists.bundled())
    var hits = 0
    var report: [String] = []
    var missed = 0
    var wrong = 0
    for (index, name) in try Self.names().enumerated() where index % 2 == half {
      let gold = try JSONDecoder().decode(
        Gold.self, from: Data(contentsOf: Self.folder.appending(path: name + ".json")))
      let body = try String(
        contentsOf: Self.folder.appending(path: name + ".body.txt"), encoding: .utf8)
      let article = Article.plain(body, published: gold.article.date)
      let claims = reader.claims(in: article).claims.filter { $0.subject.kind == .measure }
      let want = Set(gold.measures.map { "\($0.value) \($0.unit)" })
      let got = Dictionary(
        claims.map { ($0.subject.key.split(separator: " ").prefix(2).joined(separator: " "), $0) },
        uniquingKeysWith: { first, _ in first })
      hits += want.intersection(got.keys).count
      for miss in want.subtracting(got.keys).sorted() { report.append("\(name) - \(miss)") }
      for (key, claim) in got.sorted(by: { $0.key < $1.key }) where !want.contains(key) {
        report.append("\(name) + \(claim.subject.key): \(claim.evidence.quote)")
      }
      missed += want.subtracting(got.keys).count
      wrong += Set(got.keys).subtracting(want).count
    }
    let score = 2 * Double(hits) / Double(2 * hits + missed + wrong)
    if ProcessInfo.processInfo.environment["SHOW_MEASURES"] != nil {
      print("half \(half): F1 \(score), \(hits) right, \(missed) missed, \(wrong) wrong")
      print(report.joined(separator: "\n"))
    }
    #expect(score >= 0.9, Comment(rawValue: report.joined(separator: "\n")))
  }
}
