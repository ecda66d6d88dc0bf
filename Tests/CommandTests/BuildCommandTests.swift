import Foundation
import TestSupport
import Testing

struct BuildCommandTests {
  @Test func goodAndBadFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/good.html", page("秦岭松"))
    try folder.write("in/empty.txt", "")
    let run = try Command("build", folder.path + "/in", "-o", folder.path + "/out")
    #expect(run.status == 1)
    #expect(run.output == "")
    let problems = run.errorLines.filter { $0.contains("empty.txt") }
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("shanhai: \(folder.path)/in/empty.txt: ") == true)
    #expect(run.errorLines.contains("documents: 1 read, 1 refused"))
    let turtle = try #require(try folder.files(in: "out")["graph.ttl"])
    #expect(String(decoding: turtle, as: UTF8.self).contains("\"秦岭松\"@zh"))
  }

  @Test func nothingReadLeavesEarlierOutput() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/good.html", page("秦岭松"))
    let out = folder.path + "/out"
    #expect(try Command("build", folder.path + "/in", "-o", out).status == 0)
    let before = try folder.files(in: "out")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/bare", withIntermediateDirectories: true)
    let run = try Command("build", folder.path + "/bare", "-o", out)
    #expect(run.status == 1)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains("/bare: "))
    #expect(try folder.files(in: "out") == before)
  }

  @Test func sameBytesForAnyOrderAndWorkers() throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("in/a.html", page("秦岭松"))
    let second = try folder.write("in/b.html", page("韩江雪", date: "2021-05-09"))
    for (out, inputs, workers) in [
      ("1", [first, second], "1"), ("2", [second, first], "2"), ("3", [folder.path + "/in"], "2"),
    ] {
      let arguments = inputs + ["-o", "\(folder.path)/\(out)", "--workers", workers]
      #expect(try Command(["build"] + arguments).status == 0)
    }
    let expected = try folder.files(in: "1")
    #expect(try folder.files(in: "2") == expected)
    #expect(try folder.files(in: "3") == expected)
  }

  @Test func baseAndProvenance() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/good.html", page("秦岭松"))
    for (out, provenance) in [("none", "none"), ("reified", "reified")] {
      let run = try Command(
        "build", folder.path + "/in", "-o", "\(folder.path)/\(out)", "--provenance", provenance,
        "--base", "http://base.example/x#", "--quiet")
      #expect(run.status == 0)
      #expect(run.errorLines.allSatisfy { $0.contains("graph.svg") })
      let data = try #require(try folder.files(in: out)["graph.ttl"])
      let turtle = String(decoding: data, as: UTF8.self)
      #expect(turtle.contains("http://base.example/x#person/"))
      #expect(!turtle.contains("https://shanhai.example/id/"))
      #expect(turtle.contains("rdf:Statement") == (provenance == "reified"))
    }
  }

  @Test(arguments: [
    ["build"], ["build", "x", "--workers", "many"], ["build", "x", "--provenance", "gossip"],
    ["build", "x", "--provenance", "graphs"], ["build", "x", "--provenance", "attributes"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let run = try Command(arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errorLines.count == 1 && run.error.hasPrefix("shanhai build: "))
    #expect(run.error.hasSuffix("; shanhai build --help tells more\n"), "\(run.error)")
  }
}
