import Foundation
import TestSupport
import Testing

struct AskCommandTests {
  private func graph(in folder: TemporaryFolder) throws -> String {
    let first = try folder.write("in/a.html", page("秦岭松"))
    let gift = try folder.write(
      "in/b.html", "<p>2021年5月9日，沪滇协作第三次联席会议在昆明市举行。会议由云南省副省长韩江雪主持。上海市对口帮扶云南省。</p>")
    #expect(try Command("build", first, gift, "-o", folder.path + "/out", "-q").status == 0)
    return folder.path + "/out"
  }

  @Test func answersWithSentenceAndQuery() throws {
    let folder = try TemporaryFolder()
    let out = try graph(in: folder)
    let run = try Command("ask", out, "上海支援哪些地区？")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("supporter: 上海市  supported: 云南省  programme: 对口帮扶\n"))
    #expect(run.output.contains("“上海市对口帮扶云南省。”"))
    #expect(run.output.contains("\nSQL over graph.sqlite:\nSELECT supporter, supported"))
    let english = try Command("ask", out, "which regions does Shanghai support?")
    #expect(english.output == run.output)
    let json = try Command("ask", out, "沪滇协作第三次联席会议谁主持", "--json")
    #expect(json.output.hasPrefix("{\"chair\":\"韩江雪\","))
  }

  @Test func claimsAreAskedAsAFolderIs() throws {
    let folder = try TemporaryFolder()
    let out = try graph(in: folder)
    let run = try Command("ask", out + "/claims.jsonl", "谁任云南省副省长")
    #expect(run.status == 0)
    #expect(run.output == (try Command("ask", out, "谁任云南省副省长")).output)
  }

  @Test func whatHasNoAnswerIsTold() throws {
    let folder = try TemporaryFolder()
    let out = try graph(in: folder)
    let unread = try Command("ask", out, "云南的天气")
    #expect(unread.status == 2)
    #expect(unread.output.isEmpty)
    #expect(unread.errorLines.count == 4)
    let unknown = try Command("ask", out, "谁任青海省长")
    #expect(unknown.status == 1)
    #expect(unknown.errorLines == ["shanhai: 青海省长: nothing of this name"])
    let nothing = try Command("ask", out, "谁到云南挂职？")
    #expect(nothing.status == 1)
    #expect(nothing.errorLines == ["nothing in the graph answers it"])
    let quoted = try Command("ask", out, "哪些句子提到'); DROP TABLE entity; --")
    #expect(quoted.status <= 1)
    #expect(try Command("ask", out, "上海支援哪些地区").status == 0)
  }

  @Test func questionsAreListed() throws {
    let folder = try TemporaryFolder()
    let run = try Command("ask", try graph(in: folder))
    #expect(run.status == 0)
    #expect(run.output.contains("\n  谁在2020年任云南省委书记？\n"))
  }
}
