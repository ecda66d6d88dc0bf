import Shanhai
import Testing

struct ExtractRequestTests {
  @Test func contentAndPath() throws {
    let content = try ExtractRequest(line: #"{"id":"a","url":"http://x","content":"<p>甲\n乙</p>"}"#)
    #expect(content.id == "a")
    #expect(content.url == "http://x")
    #expect(content.source == .content("<p>甲\n乙</p>"))
    let path = try ExtractRequest(line: #" {"path":"b.html","more":[1,{"x":null}],"id":"b"} "#)
    #expect(path.source == .path("b.html"))
  }

  @Test func itemsAreKeptAsTheyStandThere() throws {
    let request = try ExtractRequest(line: #"{"id":"a","item": {"text":"甲","n":[1,{"x":"}"}]} }"#)
    #expect(request.source == .item(Array(#"{"text":"甲","n":[1,{"x":"}"}]}"#.utf8)))
  }

  @Test(arguments: [
    ("", "column 1: expected an object"),
    ("[]", "column 1: expected an object"),
    (#"{"id":"a"}"#, "the line wants one of content, path and item"),
    (#"{"id":"a","content":"x","path":"y"}"#, "the line wants one of content, path and item"),
    (#"{"id":"a","item":{},"path":"y"}"#, "the line wants one of content, path and item"),
    (#"{"content":"x"}"#, "the line has no id"),
    (#"{"id":7,"content":"x"}"#, "column 7: expected a string"),
    (#"{"id":"a","content":"x"} {"#, "column 26: expected the end of the line"),
    (#"{"id":"a","content":"\ud800"}"#, "column 28: half a surrogate pair"),
  ])
  func whatIsWrongIsSaid(line: String, reason: String) {
    #expect(throws: ExtractRequest.Invalid.self) { try ExtractRequest(line: line) }
    do throws(ExtractRequest.Invalid) {
      _ = try ExtractRequest(line: line)
    } catch {
      #expect(error.description == reason)
    }
  }

  @Test func failuresAreAnswersToo() {
    let line = ExtractRequest.failure(id: "a\"b", reason: "is empty")
    #expect(String(decoding: line, as: UTF8.self) == #"{"id":"a\"b","error":"is empty"}"#)
  }
}
