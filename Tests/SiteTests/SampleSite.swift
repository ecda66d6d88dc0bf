import Articles
import Claims
import Foundation
import Lexicon
import Linking
import Ontology
import Shanhai
import TestSupport
import Text

import Site

/// Two articles on one visit, linked, and what becomes of them.
struct SampleSite {
  /// Names, by what stands in the articles.
  struct Names {
    var person = "秦岭松"
    var other = "韩江雪"
    var agreement = "沪滇劳务协作协议"
    var place = "临江产业园"
    var headline = "上海市党政代表团赴云南考察"
    var key = "1"
  }

  let linked: LinkedClaims
  let texts: [String: String]

  init(_ names: Names = Names()) throws {
    let shanghai = LocalEntity(.region, key: "310000", label: "上海市")
    let yunnan = LocalEntity(.region, key: "530000", label: "云南省")
    let first = "\(names.person)率团赴云南省考察。", second = "双方签署《\(names.agreement)》，\(names.other)出席。"
    let text = "导语。\n\(first)\(second)\n尾声。"
    func range(_ quote: String, _ text: String) -> ScalarRange {
      let scalars = Array(text.unicodeScalars), wanted = Array(quote.unicodeScalars)
      let start = (0...(scalars.count - wanted.count)).first { scalars[$0..<($0 + wanted.count)].elementsEqual(wanted) } ?? 0
      return ScalarRange(start, start + wanted.count)
    }
    func evidence(_ quote: String) -> Evidence {
      Evidence(quote: quote, scalars: range(quote, text), bytes: ByteRange(0, quote.utf8.count), rule: "test.rule", confidence: 0.9)
    }
    func claim(_ subject: LocalEntity, _ relation: Relation, _ object: Claim.Object, _ quote: String) -> Claim {
      Claim(subject, relation, object, evidence: evidence(quote))
    }
    let person = LocalEntity(.person, key: names.person, label: names.person)
    let other = LocalEntity(.person, key: names.other, label: names.other)
    let visit = LocalEntity(.visit, key: "Visit \(names.key)", label: names.headline)
    let agreement = LocalEntity(.agreement, key: names.agreement, label: names.agreement)
    let pairing = LocalEntity(.pairing, key: "310000 530000", label: "上海市对口支援云南省")
    let place = LocalEntity(.place, key: names.place, label: names.place)
    let claims = [
      claim(person, .label, .literal(Literal(names.person, .chinese)), first),
      claim(other, .label, .literal(Literal(names.other, .chinese)), second),
      claim(visit, .leader, .entity(person), first),
      claim(visit, .participant, .entity(person), first),
      claim(visit, .delegationOf, .entity(shanghai), first),
      claim(visit, .visited, .entity(yunnan), first),
      claim(visit, .visited, .entity(place), first),
      claim(visit, .startDate, .literal(.date("2021-06-08")), first),
      claim(agreement, .party, .entity(shanghai), second),
      claim(agreement, .party, .entity(yunnan), second),
      claim(agreement, .signedAt, .entity(visit), second),
      claim(visit, .attendee, .entity(other), second),
      claim(visit, .participant, .entity(other), second),
      claim(pairing, .supporter, .entity(shanghai), first),
      claim(pairing, .supported, .entity(yunnan), first),
      claim(shanghai, .supports, .entity(yunnan), first),
    ]
    let digest = String(repeating: "ab", count: 32)
    let metadata = Metadata(headline: names.headline, publicationDate: "2021-06-09", source: "云南日报", url: "https://news.example/1")
    let documents = [DocumentClaims(identifier: "a", digest: digest, metadata: metadata, claims: claims)]
    linked = Linker(gazetteer: try .bundled()).linked(ClaimSet(documents), .none)
    texts = ["\(Namespace.defaultEntityBase)article/\(digest.prefix(16))": text]
  }

  /// Writes the site into a folder.
  /// - Returns: what was written, and the text of each file by its path.
  @discardableResult
  func write(to folder: String, withTexts: Bool = true) throws -> (Site.Written, [String: String]) {
    let texts = withTexts ? texts : [:]
    let written = try Site(linked) { texts[$0].map { Array($0.unicodeScalars) } }.write(to: folder)
    var files: [String: String] = [:]
    for case let file as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      if let data = FileManager.default.contents(atPath: folder + "/" + file), !file.hasPrefix(".") {
        files[file] = String(decoding: data, as: UTF8.self)
      }
    }
    return (written, files)
  }

  /// The text of each file of its site, by its path.
  func files(withTexts: Bool = true) throws -> [String: String] {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) { try write(to: folder.path + "/site", withTexts: withTexts).1 }
  }
}
