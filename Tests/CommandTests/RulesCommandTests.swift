import Foundation
import TestSupport
import Testing

/// Rules of a user's own, from the file to the picture.
struct RulesCommandTests {
  /// The page that shows how to write one says what happens.
  @Test func thePageOnRulesHolds() throws {
    let page = try String(
      contentsOfFile: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Documentation/Rules.md").path, encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## 2. The rule").dropFirst().first)
    let lines = section.components(separatedBy: "\n").drop { !$0.hasPrefix("    ") }
      .prefix { $0.isEmpty || $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
    let folder = try TemporaryFolder()
    let file = try folder.write("mine.rules", lines.joined(separator: "\n"))
    let run = try Command("rules", "--check", file)
    #expect(run.status == 0)
    #expect(run.output == "\(file): 1 rules, 2 examples hold\n")
    let article = try folder.write(
      "a.html",
      "<p>5月7日，云南省委书记秦岭松在昆明市会见了上海市代表团一行，双方进行了座谈。会后，上海市向昆明市捐赠图书。</p>")
    let explained = try Command("extract", "--explain", "--rules", file, article)
    #expect(explained.output.contains("→ gift.given\t0.85\t上海市 shan:supports 昆明市"))
    #expect(try !Command("extract", article).output.contains("gift.given"))
  }

  private static let donations = """
    prefix my <https://example.org/terms#>
    kind my:Gift "馈赠" "gift" under shan:Event
    relation my:giver entity "赠方" "giver" inverse "馈赠的"
    relation my:taker entity "受方" "taker" inverse "受馈的"
    words donate "捐赠" | "捐助" | "捐"
    let side = region | body

    rule gift.given 0.85 "甲向乙捐赠30万元"
      read  side:giver ~{6} ("向"|"给"|"为") side:taker donate "了"? ~{6} money:amount
      where distinct giver taker
      write my:Gift(giver, taker, amount) rdfs:label "{giver}向{taker}捐赠{amount}"
      write my:Gift(giver, taker, amount) my:giver giver ; my:taker taker ;
            shan:value amount ; shan:unit amount
      +     上海市向昆明市捐赠30万元。 => 上海市向昆明市捐赠30万元 my:giver 上海市
      +     上海市向昆明市捐赠30万元。 => 上海市向昆明市捐赠30万元 shan:value 300000
      -     上海市拟向昆明市捐赠30万元。
      -     上海市向昆明市学习，节省30万元。
    """

  @Test func aKindOfOnesOwnReachesEveryOutput() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("donation.rules", Self.donations)
    #expect(try Command("rules", "--check", file).status == 0)
    let article = try folder.write(
      "in/a.html",
      "<p>5月7日，云南省委书记秦岭松在昆明市会见了上海市代表团一行，双方进行了座谈。会上，上海市向昆明市捐赠30万元。</p>")
    let out = folder.path + "/out"
    #expect(try Command("build", article, "--rules", file, "-o", out).status == 0)
    let files = try folder.files(in: "out")
    func text(_ name: String) -> String { String(decoding: files[name] ?? Data(), as: UTF8.self) }
    #expect(text("graph.ttl").contains("my:giver"))
    #expect(text("graph.ttl").contains("my:Gift"))
    #expect(text("graph.dot").contains("捐赠"))
    // Without the file of rules.
    let shown = try Command("show", out, "上海市向昆明市捐赠30万元")
    #expect(shown.status == 0)
    #expect(shown.output.contains("受方"))
    let walk = try Command("traverse", out, "上海市", "^my:giver/my:taker")
    #expect(walk.output.contains("昆明市"))
    #expect(try Command("link", out, "-o", folder.path + "/again").status == 0)
    #expect(try folder.files(in: "again")["graph.ttl"] == files["graph.ttl"])
  }

  @Test func whatDoesNotHoldIsNamed() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "a.rules", Self.donations.replacingOccurrences(of: "shan:value 300000", with: "shan:value 3"))
    let run = try Command("rules", "--check", file)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1)
    #expect(run.errorLines.first?.hasPrefix("shanhai: \(file):15: gift.given reads ") == true)
  }

  @Test(arguments: ["rule gift 0.5 \"x\"", "words", "kind my:Gift \"赠\" \"gift\"", "\u{FFFE}"])
  func aWrongFileWritesNothing(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.rules", text)
    let article = try folder.write("a.html", page("秦岭松"))
    let run = try Command("build", article, "--rules", file, "-o", folder.path + "/out")
    #expect(run.status == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.errorLines.first?.hasPrefix("shanhai: \(file):1:") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
    let missing = try Command("extract", article, "--rules", folder.path + "/none.rules")
    #expect(missing.status == 2)
    #expect(missing.errorLines == ["shanhai: \(folder.path)/none.rules: cannot be read"])
  }
}
