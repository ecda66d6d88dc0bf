import Foundation
import TestSupport
import Testing

/// `why`, `at`, `check`, `link --without`, decisions, and builds over earlier builds.
struct ReviewCommandTests {
  /// A folder with a build of some pages.
  private func built(_ pages: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, page) in pages { try folder.write("in/" + name, page) }
    let run = try Command("build", folder.path + "/in", "-o", folder.path + "/out", "-q")
    #expect(run.status == 0)
    return folder
  }

  @Test func whyTellsWhatMadeThemOne() throws {
    let folder = try built([
      "a.html": page("秦岭松"), "b.html": page("秦岭松", title: "沪滇座谈", date: "2021-06-08"),
    ])
    let run = try Command("why", folder.path + "/out", "秦岭松")
    #expect(run.status == 0)
    #expect(run.output.contains("是一人：") && run.output.contains("同任云南省委书记"))
    #expect(run.output.contains("“云南省委书记秦岭松主持会议并讲话。”"))
    let json = try Command("why", folder.path + "/out", "秦岭松", "--json")
    #expect(json.output.hasPrefix("{\"first\":") && json.output.contains("\"verdict\":\"one\""))
  }

  @Test func atTellsWhoHeldThePost() throws {
    let folder = try built([
      "a.html": page("秦岭松"), "b.html": page("韩江雪", date: "2022-05-08"),
    ])
    let out = folder.path + "/out"
    let onTheDay = try Command("at", out, "2021-05-07", "云南")
    #expect(onTheDay.status == 0)
    #expect(onTheDay.output.contains("云南省委书记　秦岭松　确定"))
    #expect(!onTheDay.output.contains("韩江雪"))
    let between = try Command("at", out, "2021-09-01", "云南省")
    #expect(between.output.contains("秦岭松　很可能（") && between.output.contains("韩江雪　很可能（"))
    #expect(try !Command("at", out, "2022-05-08").output.contains("秦岭松"))
    let wrong = try Command("at", out, "2022-13-08")
    #expect(wrong.status == 64)
    #expect(wrong.output == "")
  }

  @Test func checkTellsOfTwoHolders() throws {
    let folder = try built([
      "a.html": page("秦岭松"), "b.html": page("韩江雪", title: "沪滇座谈", date: "2021-05-08"),
    ])
    let run = try Command("check", folder.path + "/out", "--kind", "two-holders")
    #expect(run.status == 1)
    #expect(run.output.contains("云南省委书记："))
    for name in ["秦岭松", "韩江雪"] { #expect(run.output.contains("“云南省委书记\(name)主持会议并讲话。”")) }
    let clean = try built(["a.html": page("秦岭松")])
    #expect(try Command("check", clean.path + "/out", "--kind", "two-holders").status == 0)
    #expect(try Command("check", clean.path + "/nowhere").status == 2)
  }

  @Test func withoutADocumentIsNeverHavingReadIt() throws {
    let folder = try built([
      "a.html": page("秦岭松"), "b.html": page("韩江雪", title: "沪滇座谈", date: "2022-05-08"),
    ])
    let (out, less) = (folder.path + "/out", folder.path + "/less")
    #expect(try Command("link", out, "--without", "b", "-o", less, "-q").status == 0)
    let single = try Command("build", folder.path + "/in/a.html", "-o", folder.path + "/single", "-q")
    #expect(single.status == 0)
    #expect(try folder.files(in: "less") == folder.files(in: "single"))
    #expect(try Command("link", out, "--without", "zzz", "-o", less, "-q").status == 1)
  }

  @Test func aBuildOverABuildReadsOnlyWhatChanged() throws {
    let folder = try built([
      "a.html": page("秦岭松"), "b.html": page("韩江雪", title: "沪滇座谈", date: "2022-05-08"),
    ])
    try folder.write("in/b.html", page("石敬山", title: "沪滇座谈", date: "2022-05-08"))
    let again = try Command("build", folder.path + "/in", "-o", folder.path + "/out")
    #expect(again.error.contains("2 read, 0 refused, 1 unchanged since the last build"))
    #expect(
      try Command("build", folder.path + "/in", "-o", folder.path + "/fresh", "-q").status == 0)
    #expect(try folder.files(in: "out") == folder.files(in: "fresh"))
  }

  @Test func decisionsLast() throws {
    let folder = try built([
      "a.html": page("秦岭松"), "b.html": page("秦岭松", title: "沪滇座谈", date: "2022-05-08"),
    ])
    try folder.write("decisions", "different | 秦岭松 @ a | 秦岭松 @ b | 林若雨 | 两人同名\n")
    let (input, out) = (folder.path + "/in", folder.path + "/out")
    let first = try Command("build", input, "-o", out, "-q", "--decisions", folder.path + "/decisions")
    #expect(first.status == 0)
    #expect(first.error.contains(":1: applied against the sources: 同任云南省委书记"))
    // The next run keeps them without being told.
    #expect(try Command("build", input, "-o", out, "-q").status == 0)
    let why = try Command("why", out, "秦岭松")
    #expect(why.output.contains("人工裁定：不是一人"))
  }

  @Test(arguments: [
    ("equal | a | b | c | d", "none of same, different, reject, add"),
    ("same | a | b", "same wants 4 fields"), ("reject | a | shan:no | b | c | d", "no relation"),
    ("same | a | b | | d", "field 3 (author) is empty"),
  ])
  func wrongDecisionsAreNamedByLine(line: String, reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.html", page("秦岭松"))
    try folder.write("decisions", "# 裁定\n\(line)\n")
    let run = try Command(
      "build", folder.path + "/in", "-o", folder.path + "/out", "--decisions",
      folder.path + "/decisions")
    #expect(run.status == 1)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains("decisions:2: ") && run.error.contains(reason))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }
}
