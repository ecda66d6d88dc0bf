import Foundation
import TestSupport
import Testing

/// `diff`: what changed between two builds.
struct DiffCommandTests {
  private static let earlier = page("秦岭松")
  private static let later = page("韩江雪", title: "沪滇座谈", date: "2022-05-08")

  /// A folder with builds of one page and of two.
  private func built() throws -> (folder: TemporaryFolder, one: String, two: String) {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", Self.earlier)
    let (one, two) = (folder.path + "/one", folder.path + "/two")
    #expect(try Command("build", folder.path + "/in", "-o", one, "-q").status == 0)
    try folder.write("in/b.html", Self.later)
    #expect(try Command("build", folder.path + "/in", "-o", two, "-q").status == 0)
    return (folder, one, two)
  }

  @Test func tellsWhatAnArticleBrought() throws {
    let (folder, one, two) = try built()
    let run = try Command("diff", one, two)
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("+ 韩江雪 (人物) <https://shanhai.example/id/person/韩江雪-") })
    #expect(lines.contains { $0.hasPrefix("  + 任职: 云南省委书记 [") })
    // The new holder bounds the tenure of the one before, of whom nothing else changed.
    #expect(lines.contains { $0.hasPrefix("  秦岭松：云南省委书记 (任期) <") })
    #expect(lines.contains { $0.hasPrefix("  + 不晚于此日结束: 2022-05-07 [") })
    #expect(!run.output.contains("\n+ 秦岭松") && !run.output.contains("\n  秦岭松 (人物)"))
    #expect(lines.filter { $0.hasPrefix("[") } == ["[1] + 2022-05-08 沪滇座谈", "[2]   2021-05-08 沪滇协作座谈会举行"])
    #expect(run.errorLines.count == 1 && run.error.contains("articles: 1 added, 0 removed;"))
    let english = try Command("diff", one, two, "--lang", "en")
    #expect(english.output.contains("+ 韩江雪 (person) <") && english.output.contains("  + holds: 云南省委书记 ["))
    // The claims alone give the same answer.
    let claims = folder.path + "/claims"
    try FileManager.default.createDirectory(atPath: claims, withIntermediateDirectories: true)
    for (name, out) in [("1.jsonl", one), ("2.jsonl", two)] {
      try FileManager.default.copyItem(atPath: out + "/claims.jsonl", toPath: claims + "/" + name)
    }
    let fromClaims = try Command("diff", claims + "/1.jsonl", claims + "/2.jsonl")
    #expect(fromClaims.output == run.output && fromClaims.status == 1)
  }

  @Test func theOtherWayRoundIsTheOpposite() throws {
    let (folder, one, two) = try built()
    defer { withExtendedLifetime(folder) {} }
    let turned = try Command("diff", two, one)
    #expect(turned.status == 1)
    /// What follows the mark, without the numbers of articles.
    func changes(_ text: String, _ mark: String) -> Set<String> {
      let lines = text.split(separator: "\n").map { $0.trimmingPrefix("  ") }.filter { $0.hasPrefix(mark + " ") }
      return Set(lines.map { $0.dropFirst(2).components(separatedBy: " [")[0] })
    }
    let straight = try Command("diff", one, two)
    #expect(changes(turned.output, "-") == changes(straight.output, "+"))
    #expect(turned.output.contains("\n[1] - 2022-05-08 沪滇座谈"))
  }

  @Test func jsonNamesEachChange() throws {
    struct Line: Decodable {
      struct Entity: Decodable {
        let iri: String
        let label: String
        let kind: String
      }
      struct Article: Decodable {
        let iri: String
        let title: String
        let date: String
        let state: String
      }
      let change: String
      let entity: Entity?
      let subject: Entity?
      let relation: String?
      let articles: [Article]?
    }
    let (folder, one, two) = try built()
    defer { withExtendedLifetime(folder) {} }
    let run = try Command("diff", one, two, "--json")
    #expect(run.status == 1)
    let lines = try run.output.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    #expect(lines.contains { $0.change == "added" && $0.entity?.label == "韩江雪" && $0.entity?.kind == "Person" })
    let held = try #require(lines.first { $0.relation == "org:holds" })
    #expect(held.change == "added" && held.subject?.label == "韩江雪")
    #expect(held.articles?.map(\.title) == ["沪滇座谈"] && held.articles?.map(\.state) == ["added"])
    // Whoever speaks takes part: said once.
    #expect(!lines.contains { $0.relation == "shan:participant" })
  }

  @Test func theSameIsTold() throws {
    let (folder, one, _) = try built()
    let again = folder.path + "/again"
    try FileManager.default.removeItem(atPath: folder.path + "/in/b.html")
    #expect(try Command("build", folder.path + "/in", "-o", again, "-q").status == 0)
    for arguments in [[], ["--json"], ["--quiet"]] {
      let run = try Command(["diff", one, again] + arguments)
      #expect(run.status == 0 && run.output.isEmpty)
    }
    #expect(try Command("diff", one, folder.path + "/two", "--quiet").error.isEmpty)
  }

  @Test func troubleIsTwo() throws {
    let (folder, one, two) = try built()
    for arguments in [
      [one, folder.path + "/nowhere"], [folder.path + "/nowhere", one], [one], [one, two, "--json", "--lang", "en"],
      [one, two, "--quiet", "--json"],
    ] {
      let run = try Command(["diff"] + arguments)
      #expect(run.status == 2 && run.output.isEmpty && run.errorLines.count == 1, "\(arguments)")
    }
    let other = folder.path + "/other"
    let base = "https://other.example/"
    #expect(try Command("build", folder.path + "/in", "-o", other, "--base", base, "-q").status == 0)
    let run = try Command("diff", two, other)
    #expect(run.status == 2 && run.error.contains("--base makes them alike"))
    #expect(try Command("diff", two, other, "--base", base).status == 0)
  }
}
