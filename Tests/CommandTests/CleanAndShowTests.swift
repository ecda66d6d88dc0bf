import TestSupport
import Testing

struct CleanAndShowTests {
  @Test func cleanPrintsTheBody() throws {
    let run = try Command("clean", "-", input: page("秦岭松"))
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(run.output.hasPrefix("---\n"))
    #expect(run.output.contains("云南省委书记秦岭松主持会议并讲话。\n"))
    #expect(!run.output.contains("<p>"))
  }

  @Test func mapLeadsBackToTheFile() throws {
    let source = page("秦岭松")
    let bytes = Array(source.utf8)
    let run = try Command("clean", "-", "--map", input: source)
    #expect(run.status == 0)
    var passages: [String] = []
    for row in run.output.split(separator: "\n") {
      let bounds = row.split(separator: "\t")[1].split(separator: "-").compactMap { Int($0) }
      #expect(bounds.count == 2)
      passages.append(String(decoding: bytes[bounds[0]..<bounds[1]], as: UTF8.self))
    }
    #expect(passages.contains("5月7日，沪滇协作座谈会在昆明市举行。云南省委书记秦岭松主持会议并讲话。"))
  }

  @Test func cleanSaysWhyItCannot() throws {
    let run = try Command("clean", "/nowhere/x.html")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errorLines.count == 1)
    #expect(run.error.hasPrefix("shanhai: /nowhere/x.html: "))
  }

  @Test(arguments: [
    (["--max-bytes", "20"], "is larger than the limit of 20 bytes"),
    (["--max-elements", "3"], "holds more elements than the limit at byte "),
  ])
  func limitsAreOptions(options: [String], reason: String) throws {
    let run = try Command("clean", "-", options[0], options[1], input: page("秦岭松"))
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains(reason))
  }

  @Test func showTellsPostsAndSentences() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", page("秦岭松"))
    let out = folder.path + "/out"
    #expect(try Command("build", folder.path + "/in", "-o", out).status == 0)
    let run = try Command("show", out, "秦岭松")
    #expect(run.status == 0)
    #expect(run.output.contains("云南省委书记（2021-05-08 [1]"))
    #expect(run.output.contains("主持的活动"))
    #expect(run.output.contains("“云南省委书记秦岭松主持会议并讲话。”"))
    let region = try Command("show", out + "/claims.jsonl", "云南")
    #expect(region.output.hasPrefix("云南省 · 地区\n"))
  }

  @Test func showSaysWhatItDoesNotKnow() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", page("秦岭松"))
    let out = folder.path + "/out"
    #expect(try Command("build", folder.path + "/in", "-o", out).status == 0)
    let run = try Command("show", out, "查无此人")
    #expect(run.status == 1)
    #expect(run.errorLines == ["shanhai: 查无此人: nothing of this name"])
  }

  @Test func version() throws {
    let run = try Command("--version")
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").first?.split(separator: ".").count == 3)
  }
}
