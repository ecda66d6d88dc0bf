import Foundation
import TestSupport
import Testing

struct ExtractAndLinkTests {
  @Test func extractThenLinkIsBuild() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("in/a.html", page("秦岭松"))
    let second = try folder.write("in/b.html", page("韩江雪", date: "2021-05-09"))
    #expect(try Command("build", folder.path + "/in", "-o", folder.path + "/built").status == 0)
    let lines = try [second, first].map { try Command("extract", $0).output }
    let part = try folder.write("part.jsonl", lines[0])
    let other = try folder.write("other.jsonl", lines[1] + lines[0])
    let run = try Command("link", part, other, "-o", folder.path + "/linked")
    #expect(run.status == 0)
    #expect(try folder.files(in: "linked") == folder.files(in: "built"))
    let again = try Command("link", folder.path + "/linked", "-o", folder.path + "/again")
    #expect(again.status == 0)
    #expect(try folder.files(in: "again") == folder.files(in: "built"))
  }

  @Test func extractAnswersEachLine() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.html", page("秦岭松"))
    let run = try Command(
      "extract", "-",
      input: """
        {"id":"first","path":"\(path)","url":"http://news.example/1"}
        {"id":"second","content":""}

        no JSON
        {"id":"fourth","content":"<p>5月7日，云南省委书记秦岭松在昆明市会见了上海市代表团一行，双方进行了座谈。</p>"}

        """)
    #expect(run.status == 1)
    let answers = run.output.split(separator: "\n")
    #expect(answers.count == 5)
    #expect(answers[0].hasPrefix(#"{"id":"first","digest":""#))
    #expect(answers[0].contains(#""url":"http://news.example/1""#))
    #expect(answers[1].hasPrefix(#"{"id":"second","error":""#))
    #expect(answers[2].hasPrefix(#"{"error":""#))
    #expect(answers[3].hasPrefix(#"{"error":""#))
    #expect(answers[4].hasPrefix(#"{"id":"fourth","digest":""#))
    #expect(run.errorLines.count == 3)
    #expect(run.errorLines.first?.hasPrefix("shanhai: -:2: second: ") == true)
    #expect(run.errorLines.last?.hasPrefix("shanhai: -:4: ") == true)
  }

  @Test func badLinesOfClaimsAreNamed() throws {
    let folder = try TemporaryFolder()
    let good = try Command("extract", try folder.write("a.html", page("秦岭松"))).output
    let file = try folder.write("claims.jsonl", good + "{\"id\":\"x\"}\n" + "{\n" + good)
    let run = try Command("link", file, "-o", folder.path + "/out", "--quiet")
    #expect(run.status == 1)
    let problems = run.errorLines.filter { $0.contains("claims.jsonl") }
    #expect(problems.count == 2)
    #expect(problems.first?.hasPrefix("shanhai: \(file):2:") == true)
    #expect(problems.last?.hasPrefix("shanhai: \(file):3:") == true)
    #expect(try folder.files(in: "out")["graph.ttl"] != nil)
  }

  @Test func missingClaims() throws {
    let folder = try TemporaryFolder()
    let run = try Command("link", folder.path + "/nothing", "-o", folder.path + "/out")
    #expect(run.status == 1)
    #expect(run.errorLines == ["shanhai: \(folder.path)/nothing: no such file"])
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }
}

extension ExtractAndLinkTests {
  @Test func explainsSentenceBySentence() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.html", page("秦岭松"))
    let run = try Command("extract", "--explain", path)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("# \(path)\n\n"))
    #expect(run.output.contains("\n  person\t秦岭松\t秦岭松\tperson.after-office\n"))
    #expect(run.output.contains("\n  → post.before-name\t0.96\t秦岭松 org:holds "))
    let refused = try Command("extract", "--explain", "-")
    #expect(refused.status == 2)
  }

  @Test func ownWordsAreRead() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.html", page("秦岭松"))
    let lexicon = try folder.write("mine.tsv", "name\tkind\n群众\tOrganization\n")
    let run = try Command("extract", "--lexicon", lexicon, path)
    #expect(run.status == 0)
    let plain = try Command("extract", path)
    #expect(run.output.contains(#""群众""#) && !plain.output.contains(#""群众""#))
    let broken = try folder.write("broken.tsv", "name\tkind\n代表团\tShop\n")
    let refused = try Command("extract", "--lexicon", broken, path)
    #expect(refused.status != 0)
    #expect(refused.output.isEmpty)
    #expect(refused.error.contains("broken.tsv:2: kind is Shop"))
  }
}
