import Stores
import Testing

struct QueryAnswerTests {
  @Test func aLongCellMakesNoLongRows() throws {
    let long = String(repeating: "山", count: 100_000)
    let rows = (0..<1_000).map { #"{"a":{"type":"literal","value":"\#($0 == 0 ? long : "x")"},"b":{"type":"literal","value":"y"}}"# }
    let json = #"{"head":{"vars":["a","b"]},"results":{"bindings":[\#(rows.joined(separator: ","))]}}"#
    let table = try QueryAnswer(json: Array(json.utf8)).table
    #expect(table.utf8.count < 600_000)
    #expect(table.hasPrefix("a" + String(repeating: " ", count: 121) + "b\n"))
    #expect(table.hasSuffix("\nx" + String(repeating: " ", count: 121) + "y\n"))
  }

  @Test(arguments: ["", "[]", "{}", #"{"head":{}}"#, #"{"head":{"vars":[1]},"results":{"bindings":[]}}"#, String(repeating: "[", count: 100_000)])
  func otherAnswersAreRefused(json: String) {
    #expect(throws: StoreError.self) { try QueryAnswer(json: Array(json.utf8)) }
  }
}
