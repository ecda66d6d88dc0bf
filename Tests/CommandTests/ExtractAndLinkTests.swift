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

  @Test func itemsAreReadAsAScrapersLines() throws {
    let folder = try TemporaryFolder()
    let text = "5月7日，云南省委书记秦岭松在昆明市会见了上海市代表团一行，双方进行了座谈。"
    let item = #"{"title":"座谈会","url":"http://news.example/2","date":"2021-05-08","data":{"wenben":"\#(text)"}}"#
    let file = try folder.write("a.jsonl", item + "\n{\"n\":1}\n")
    let lines = try Command("extract", file, "--field", "text=data.wenben")
    let run = try Command(
      "extract", "-", "--field", "text=data.wenben",
      input: """
        {"id":"a.jsonl/1","item":\(item)}
        {"id":"a.jsonl/2","item":{"n":1}}
        {"id":"a.jsonl/3","item":[1]}

        """)
    #expect(run.status == 1)
    let answers = run.output.split(separator: "\n").map(String.init)
    #expect(answers.count == 3)
    #expect(lines.output.split(separator: "\n").map(String.init) == [answers[0]])
    #expect(answers[1] == #"{"id":"a.jsonl/2","error":"the item has no field for the text"}"#)
    #expect(answers[2].hasPrefix(#"{"id":"a.jsonl/3","error":"the item is no object of JSON: column 1: "#))
  }

  @Test func splitAndShardedIsTheGraph() throws {
    let folder = try TemporaryFolder()
    let pages = try ["秦岭松", "韩江雪", "石敬山"].enumerated().map { number, name in
      try folder.write("in/\(number).html", page(name, date: "2021-05-0\(number + 1)"))
    }
    let claims = try folder.write("claims.jsonl", try Command(["extract"] + pages).output)
    #expect(try Command("link", "--split", claims, "-o", folder.path + "/parts", "-q").status == 0)
    let files = try folder.files(in: "parts").mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(files.keys.sorted() == ["entities.nq", "shares.jsonl"])
    func digest(_ line: some StringProtocol) -> String { line.components(separatedBy: "\"digest\":\"")[1].prefix(64).description }
    let lines = try String(contentsOfFile: claims, encoding: .utf8).split(separator: "\n")
    let shares = try #require(files["shares.jsonl"]).split(separator: "\n")
    #expect(shares.count == 3)
    var quads = Set(try #require(files["entities.nq"]).split(separator: "\n").map(String.init))
    for line in lines {
      let share = try #require(shares.first { digest($0) == digest(line) })
      let run = try Command("link", "--shard", "-", input: "\(line)\n\(share)\n")
      #expect(run.status == 0, "\(run.error)")
      quads.formUnion(run.output.split(separator: "\n").map(String.init))
    }
    let whole = try Command("export", claims, "--format", "nquads", "--provenance", "reified").output
    #expect(quads == Set(whole.split(separator: "\n").map(String.init)))
    let foreign = try #require(shares.first { digest($0) != digest(lines[0]) })
    let other = try Command("link", "--shard", "-", input: "\(lines[0])\n\(foreign)\n")
    #expect(other.status == 1)
    #expect(other.errorLines.first?.contains("the share is not that of") == true)
    #expect(try Command("link", "--shard", "-", input: "\(lines[0])\n").status == 1)
    for wrong in [["--shard", claims], ["--split", "-", "--gzip"], ["--shard", "--split", "-"], ["--shard", "-", "--without", "a"]] {
      #expect(try Command(["link"] + wrong + ["-o", folder.path + "/none"]).status == 2)
    }
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
