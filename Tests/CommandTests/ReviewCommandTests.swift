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

  @Test func whatWasAnnouncedIsMixedWithNothing() throws {
    let announced = """
      协作动态

      2021-05-08 10:00 来源：青山日报

      第九次沪滇协作联席会议将于5月20日在昆明市召开。届时，云南省委书记秦岭松将出席会议。上海市市长韩江雪将出席会议。
      """
    let folder = try built(["a.txt": announced])
    let out = folder.path + "/out"
    let turtle = try String(contentsOfFile: out + "/graph.ttl", encoding: .utf8)
    #expect(turtle.contains("schema:eventStatus schema:EventScheduled"))
    let show = try Command("show", out, "秦岭松")
    #expect(show.output.contains("出席的活动（预定）") && !show.output.contains("同场人物"))
    #expect(try Command("path", out, "秦岭松", "韩江雪", "--relations", "shan:attendee").status == 1)
    #expect(try !Command("check", out).output.contains("2021-05-20"))
    let dot = try Command("export", out, "--format", "dot", "--view", "overview")
    #expect(!dot.output.contains("联席会议"))
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
    #expect(try Command("at", out, "2021年5月7日", "云南").output == onTheDay.output)
  }

  @Test func whoCameBackWasAwayWhileAnotherWasThere() throws {
    let folder = try built([
      "a.html": page("秦岭松", date: "2019-05-08"), "b.html": page("韩江雪", title: "沪滇座谈", date: "2021-05-08"),
      "c.html": page("秦岭松", title: "沪滇会谈", date: "2023-05-08"),
    ])
    let out = folder.path + "/out"
    let there = try Command("at", out, "2021-05-07", "云南").output
    #expect(there.contains("韩江雪　确定") && !there.contains("秦岭松"))
    #expect(try Command("at", out, "2019-05-07", "云南").output.contains("秦岭松　确定"))
    #expect(try Command("at", out, "2020-06-01", "云南").output.contains("秦岭松　很可能"))
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

  @Test(arguments: [
    (
      "former-in-office", "秦岭松 2021-05-08 已称原云南省委书记，2021-06-07 仍在任",
      ["2021-05-08": "5月7日，云南省委原书记秦岭松到昆明市调研。",
        "2021-06-08": "6月7日，沪滇协作座谈会在昆明市举行。云南省委书记秦岭松主持会议并讲话。"]
    ),
    (
      "dates-disagree", "沪滇协作第二十四次联席会议：2021-05-07 与 2021-05-09",
      ["2021-05-08": "5月7日，沪滇协作第二十四次联席会议在昆明市举行。",
        "2021-05-12": "5月9日，沪滇协作第二十四次联席会议在昆明市举行。"]
    ),
    (
      "ordinal-order", "第24次在 2022-05-07，第25次在 2021-05-07",
      ["2021-05-08": "5月7日，沪滇协作第二十五次联席会议在昆明市举行。",
        "2022-05-09": "5月7日，沪滇协作第二十四次联席会议在上海市举行。"]
    ),
    (
      "long-past", "2019-05-07，报道于 2021-05-08",
      ["2021-05-08": "2019年5月7日，沪滇协作第二十五次联席会议在昆明市举行。"]
    ),
    (
      "not-yet", "2021-06-07，报道于 2021-05-08",
      ["2021-05-08": "2021年6月7日，沪滇协作座谈会在昆明市举行。云南省委书记秦岭松主持会议。"]
    ),
    (
      "two-places", "秦岭松 2021-05-07 在云南省参加沪滇协作座谈会，又在贵州省参加沪黔协作座谈会",
      ["2021-05-08": "5月7日，沪滇协作座谈会在昆明市举行。云南省委书记秦岭松主持会议。",
        "2021-05-09": "5月7日，沪黔协作座谈会在贵阳市举行。云南省委书记秦岭松出席会议。"]
    ),
    (
      "amounts-disagree", "2020年财政帮扶资金：2000000000元 与 3000000000元",
      ["2021-05-08": "2020年，上海市向云南省投入财政帮扶资金20亿元。",
        "2021-05-09": "2020年，上海市向云南省投入财政帮扶资金30亿元。"]
    ),
    (
      "mutual-support", "上海市与云南省互为支援方",
      ["2021-05-08": "上海市对口帮扶云南省。", "2021-05-09": "云南省对口帮扶上海市。"]
    ),
    ("no-date", "沪滇协作座谈会：没有日期", ["": "沪滇协作座谈会在昆明市举行。云南省委书记秦岭松主持会议。"]),
  ])
  func checkTellsOfEachKind(kind: String, words: String, articles: [String: String]) throws {
    let pages = articles.map { date, sentences in
      (
        "page\(date).html",
        """
        <html><head><meta charset="utf-8"><title>沪滇协作</title></head><body><h1>沪滇协作</h1>
        <p>来源：青山日报　\(date)</p><p>\(sentences)</p>
        <p>两地在产业、教育、医疗等方面的合作不断深入，群众得到了实惠，双方表示将继续携手前行。</p></body></html>
        """
      )
    }
    let folder = try built(Dictionary(uniqueKeysWithValues: pages))
    let run = try Command("check", folder.path + "/out")
    #expect(run.status == 1)
    #expect(run.output.contains("（\(kind)）\n") && run.output.contains(words), "\(run.output)")
    #expect(try Command("check", folder.path + "/out", "--kind", "two-holders").status == 0)
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
    let digest = try #require(
      Command("extract", folder.path + "/in/b.html").output.split(separator: "\"digest\":\"").last?.prefix(16))
    for name in [String(digest), digest.uppercased()] {
      #expect(try Command("link", out, "--without", name, "-o", less, "-q").status == 0)
      #expect(try folder.files(in: "less") == folder.files(in: "single"))
    }
    let none = folder.path + "/none"
    let run = try Command("link", out, "--without", "b", "--without", "zzz", "-o", none, "-q")
    #expect(run.status == 2)
    #expect(run.errorLines == ["shanhai: --without zzz: no such document"])
    #expect(!FileManager.default.fileExists(atPath: none))
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

  @Test func aBuildOfWhatWasBuiltStaysAsItIs() throws {
    let folder = try built(["a.html": page("秦岭松")])
    let (input, out) = (folder.path + "/in", folder.path + "/out")
    let files = try folder.files(in: "out")
    let words = "nothing has changed since the last build"
    let again = try Command("build", input, "-o", out)
    #expect(again.status == 0 && again.error.contains(words), "\(again.error)")
    #expect(try folder.files(in: "out") == files)
    // What somebody changed is written anew.
    try folder.write("out/graph.ttl", "# nothing")
    let mended = try Command("build", input, "-o", out)
    #expect(mended.status == 0 && !mended.error.contains(words))
    #expect(try folder.files(in: "out") == files)
    try folder.write("decisions", "reject | 秦岭松 | org:holds | 云南省委书记 | 林若雨 | 有误\n")
    for arguments in [["--provenance", "none"], ["--gzip"], ["--license", "CC0-1.0"], ["--decisions", folder.path + "/decisions"], []] {
      let run = try Command(["build", input, "-o", out] + arguments)
      #expect(run.status == 0 && !run.error.contains(words), "\(arguments) \(run.error)")
    }
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
    ("add | a | org:hold | b | c | d", "no relation of the ontology; did you mean org:holds?"),
    ("add | a | schema:startDate | 2021-02-30 | c | d", "2021-02-30 is no date: 2021-02 has 28 days"),
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
