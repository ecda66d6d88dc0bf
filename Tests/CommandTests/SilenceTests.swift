import Foundation
import TestSupport
import Testing

/// What a user gets wrong is told in a line; nothing is passed over without a word.
struct SilenceTests {
  /// A folder with a build of one page in `out`.
  private func built(_ options: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", page("秦岭松"))
    let run = try Command(["build", folder.path + "/in", "-o", folder.path + "/out", "-q"] + options)
    #expect(run.status == 0)
    return folder
  }

  @Test(arguments: [
    (["at", "OUT", "2021-02-30"], "2021-02-30: is no date: 2021-02 has 28 days"),
    (["at", "OUT", "2022-13-08"], "2022-13-08: is no date: there is no month 13"),
    (["at", "OUT", "2021-5"], "2021-5: is no day"),
    (["export", "OUT", "--from", "2021-2-30"], "--from 2021-2-30: is no date"),
    (["export", "OUT", "--from", "2021年6月", "--to", "2021/5/31"], "--from 2021-06: is after --to 2021-05-31"),
    (["export", "OUT", "--format", "dot", "--max-nodes", "0"], "--max-nodes 0: wants a number above 0"),
    (["export", "OUT", "--format", "void", "--license", "CC BY"], "--license CC BY: is no SPDX name"),
    (["export", "OUT", "--kinds", "Persn"], "--kinds Persn: no kind of entity; did you mean Person?"),
    (["export", "OUT", "--relations", "对口支缓"], "no relation between entities; did you mean 对口支援?"),
    (["export", "OUT", "--kinds", ""], "--kinds: names nothing"),
    (["export", "OUT", "--kinds", ","], "--kinds: names nothing"),
    (["neighbours", "OUT", "云南", "--relations", " ，"], "--relations: names nothing"),
    (["load", "OUT", "--endpoint", "http://127.0.0.1:1/", "--name", "not an iri"], "--name not an iri: is no absolute IRI"),
    (["load", "OUT", "--endpoint", "http://127.0.0.1:1/", "--name", "urn:a b"], "--name urn:a b: is no IRI"),
    (["path", "OUT", "云南", "上海", "--through", "Regoin"], "did you mean Region?"),
    (["show", "OUT", "秦岭树"], "秦岭树: nothing of this name; did you mean 秦岭松?"),
    (["traverse", "OUT", "秦岭树", "org:holds"], "秦岭树: nothing of this name; did you mean 秦岭松?"),
    (["show", "OUT", "云南", "--base", "no iri/"], "--base no iri/: is no absolute IRI"),
    (["build", "IN", "-o", "OUT", "--base", "http:///"], "--base http:///: is no IRI: it names no host"),
    (["build", "IN", "-o", "OUT", "--license", "x y"], "--license x y: is no SPDX name"),
    (["buidl", "IN"], "buidl: no such command; did you mean build?"),
    (["export", "OUT", "--hops", "2"], "--hops 2: goes with --around alone"),
    (["export", "OUT", "--view", "event", "--around", "沪滇协作座谈会", "--hops", "2", "--format", "dot"], "--hops 2: an event is drawn"),
    (["export", "OUT", "--max-nodes", "9"], "--max-nodes 9: is for pictures"),
    (["export", "OUT", "--title", "图", "--format", "csv", "-o", "OUT"], "--title 图: is for pictures"),
    (["export", "OUT", "--lang", "en"], "--lang en: is for pictures"),
    (["export", "OUT", "--view", "pairings", "--format", "graphml"], "--view pairings: is for pictures"),
    (["export", "OUT", "--license", "MIT"], "--license MIT: is for void"),
    (["export", "OUT", "--identity", "--format", "nquads"], "--format nquads: --identity writes nothing"),
    (["neighbours", "OUT", "云南", "--around", "上海"], "--around 上海: is the argument ENTITY"),
    (["neighbours", "OUT", "云南", "--format", "json", "--lang", "zh"], "--lang zh: JSON names"),
    (["traverse", "OUT", "云南", "shan:supports", "--steps", "--format", "json"], "--steps: other formats"),
    (["path", "OUT", "云南", "上海", "-k", "3", "--limit", "2"], "--limit 2: with -k"),
    (["query", "OUT", "ASK {}", "--timeout", "5"], "--timeout 5: is for --endpoint"),
    (["query", "OUT", "ASK {}", "--endpoint", "http://127.0.0.1:1/", "--allow-service"], "--allow-service: with --endpoint"),
    (["query", "OUT", "ASK {}", "--endpoint", "http://127.0.0.1:1/", "--base", "http://a.example/"], "GRAPH is not read"),
    (["query", "-", "-"], "-: can be the graph or the question"),
    (["at", "OUT", "2021-05-07", "--below"], "--below: wants a REGION"),
    (["check", "OUT", "--no-gaps", "--kind", "one-party"], "--kind one-party: is a gap"),
    (["extract", "IN/a.html", "--explain", "--workers", "2"], "--workers 2: documents are read one by one"),
    (["build", "IN", "--workers", "0"], "--workers 0: wants a number above 0"),
    (["show", "OUT"], "shanhai show: Missing expected argument '<entity>'; shanhai show --help tells more"),
    (["show", "OUT", "云南", "--nonesuch"], "shanhai show --help tells more"),
    (["--nonesuch"], "shanhai: Unknown option '--nonesuch'; shanhai --help tells more"),
    (["export", "OUT", "--lang", "klingon"], "shanhai export: The value 'klingon' is invalid"),
    (["check", "IN"], "IN: holds no graph (no claims.jsonl); shanhai build IN makes one of its articles"),
    (["export", "OUT/graph.ttl"], "the graph is asked by its folder, OUT"),
    (["export", "IN/a.html"], "a graph is a folder that shanhai build wrote of articles"),
  ])
  func isToldInALine(arguments: [String], message: String) throws {
    let folder = try built()
    func filled(_ text: String) -> String {
      text.replacingOccurrences(of: "OUT", with: folder.path + "/out")
        .replacingOccurrences(of: "IN", with: folder.path + "/in")
    }
    let before = try folder.files(in: "out")
    let run = try Command(arguments.map(filled))
    #expect(run.status == 1 || run.status == 2)
    #expect(run.output == "")
    #expect(run.errorLines.count == 1 && run.error.hasPrefix("shanhai"))
    #expect(run.error.contains(filled(message)), "\(run.error)")
    #expect(try folder.files(in: "out") == before)
  }

  @Test func datesAsPeopleWriteThem() throws {
    let folder = try built()
    let out = folder.path + "/out"
    let plain = try Command("at", out, "2021-05-07", "云南省").output
    #expect(plain.contains("秦岭松　确定"))
    for date in ["2021-5-7", "2021/5/7", "2021年5月7日", "20210507"] {
      #expect(try Command("at", out, date, "云南省").output == plain)
    }
    let month = try Command("export", out, "--from", "2021-05", "--to", "2021-05").output
    #expect(try Command("export", out, "--from", "2021年5月1日", "--to", "2021/5/31").output == month)
  }

  @Test func whatAFolderHoldsBesidesIsCounted() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", page("秦岭松"))
    for name in ["b.pdf", "c.PDF", "d.docx", "e.json", "f.gz", ".g.html"] { try folder.write("in/" + name, "x") }
    let expected = "skipped: 2 .pdf, 1 .docx, 1 .gz, 1 .json, 1 hidden"
    let run = try Command("build", folder.path + "/in", "-o", folder.path + "/out")
    #expect(run.status == 0)
    #expect(run.errorLines.contains(expected))
    #expect(try Command("extract", folder.path + "/in").errorLines == [expected])
  }

  @Test func namesThatAreNotUTF8() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/plain.html", page("秦岭松"))
    // 昆明 in GBK.
    let name: [UInt8] = Array((folder.path + "/in/").utf8) + [0xC0, 0xA5, 0xC3, 0xF7] + Array(".html".utf8)
    #expect(rename(folder.path + "/in/plain.html", name.map { CChar(bitPattern: $0) } + [0]) == 0)
    let run = try Command("extract", folder.path + "/in")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(#"{"id":"昆明","#))
    let printed = folder.path + "/in/\\xC0\\xA5\\xC3\\xF7.html"
    #expect(try Command("clean", printed).status == 0)
    #expect(try Command("extract", printed).output == run.output)
  }

  @Test func oneNameInTwoFolders() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/x/a.html", page("秦岭松"))
    try folder.write("in/y/a.html", page("韩江雪", title: "沪滇座谈", date: "2022-05-08"))
    let (out, less) = (folder.path + "/out", folder.path + "/less")
    #expect(try Command("build", folder.path + "/in", "-o", out, "-q").status == 0)
    let run = try Command("link", out, "--without", "a", "-o", less)
    #expect(run.status == 2)
    #expect(run.errorLines.count == 3 && run.errorLines[0].contains("a: 2 documents may be meant"))
    #expect(run.errorLines[1].contains("  x/a ") && run.errorLines[2].contains("  y/a "))
    #expect(!FileManager.default.fileExists(atPath: less))
    #expect(try Command("link", out, "--without", "x/a", "-o", less, "-q").status == 0)
    #expect(try Command("show", less, "秦岭松").status == 1)
    #expect(try Command("show", less, "韩江雪").status == 0)
    // One name from two runs of extract.
    let parts = try ["x", "y"].map { try Command("extract", "\(folder.path)/in/\($0)/a.html").output }
    let part = try folder.write("part.jsonl", parts.joined())
    let again = try Command("link", part, "--without", "a", "-o", less, "-q")
    #expect(again.status == 2 && again.errorLines.count == 3)
  }

  @Test func theBaseIsKept() throws {
    let base = "https://news.example/图谱/"
    let folder = try built("--base", base)
    let out = folder.path + "/out"
    for argument in [out, out + "/claims.jsonl"] {
      let run = try Command("traverse", argument, "云南省", "^shan:supports")
      #expect(run.output.contains("<\(base)region/310000>"))
      #expect(try Command("show", argument, base + "region/310000").status == 0)
    }
    let turtle = try #require(try folder.files(in: "out")["graph.ttl"])
    #expect(try Data(Command("export", out).output.utf8) == turtle)
    #expect(try Command("link", out, "-o", folder.path + "/linked", "-q").status == 0)
    #expect(try folder.files(in: "linked")["graph.ttl"] == turtle)
    #expect(try Command("build", folder.path + "/in", "-o", out, "-q").status == 0)
    #expect(try folder.files(in: "out")["graph.ttl"] == turtle)
    // Two graphs of different bases are not merged without a word.
    let other = try built()
    let both = try Command("link", out, other.path + "/out", "-o", folder.path + "/both", "-q")
    #expect(both.status == 2 && both.errorLines.count == 1 && both.error.contains("--base"))
    try folder.write("out/shanhai.json", #"{"base":"no iri/","claimsBytes":1}"#)
    let broken = try Command("show", out, "云南")
    #expect(broken.status == 2 && broken.errorLines.count == 1 && broken.error.contains("shanhai.json: base no iri/"))
  }

  @Test func claimsOfOthersAreNotWrittenOver() throws {
    let folder = try built()
    let (input, out) = (folder.path + "/in", folder.path + "/out")
    #expect(try Command("build", input, "-o", out, "-q").status == 0)
    for contents in [#"{"claim":"fire","amount":3}"# + "\n", try Command("extract", input).output + " \n"] {
      let file = try folder.write("theirs/claims.jsonl", contents)
      let run = try Command("build", input, "-o", folder.path + "/theirs", "-q")
      #expect(run.status == 2 && run.errorLines.count == 1 && run.error.contains(file))
      #expect(try folder.files(in: "theirs") == ["claims.jsonl": Data(contents.utf8)])
    }
    // What is read is not lost.
    #expect(try Command("link", folder.path + "/theirs", "-o", folder.path + "/theirs", "-q").status == 0)
    try folder.write("out/claims.jsonl", "edited\n")
    #expect(try Command("build", input, "-o", out, "-q").status == 2)
  }

  @Test func aFullDiskIsTold() throws {
    let folder = try built()
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let run = try Command(["extract", folder.path + "/in"], output: full)
    #expect(run.status == 1)
    #expect(run.errorLines == ["shanhai: standard output: cannot be written: No space left on device"])
  }

  @Test func claimsWithoutEndAreNotListedWithoutEnd() throws {
    let folder = try built()
    let good = try Command("extract", folder.path + "/in").output
    let file = try folder.write("part.jsonl", good + String(repeating: "x\n", count: 1000))
    let run = try Command("link", file, "-o", folder.path + "/linked", "-q")
    #expect(run.status == 1)
    #expect(run.errorLines.filter { $0.contains("part.jsonl") }.count == 21)
    #expect(run.error.contains("part.jsonl: 980 more lines are no claims"))
  }
}
