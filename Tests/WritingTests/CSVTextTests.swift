import Testing
import Writing

struct CSVTextTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-1+1", "'-1+1"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("＝1", "'＝1"), ("'x", "''x"), ("", ""), ("山=海", "山=海"),
    ("-12.5", "-12.5"), ("+3", "+3"), ("-", "'-"), ("-1.2.3", "'-1.2.3"), ("-.5", "'-.5"),
  ])
  func cellsAreNoFormulas(cell: String, expected: String) {
    #expect(CSVText.harmless(cell) == expected)
    // One leading apostrophe taken away gives the value back.
    #expect(expected.hasPrefix("'") ? String(expected.dropFirst()) == cell : expected == cell)
  }

  private let table = Table(
    columns: [.init("name"), .init("value", .number), .init("day", .day)],
    rows: [["a,\"b\"", "-1.5", "2020-07-16"], ["=x\ty\r\nz", nil, nil], ["\"\u{301}", "2", "2020"]])

  @Test func cellsStandInTheirColumns() {
    #expect(
      String(decoding: table.csv, as: UTF8.self)
        == "name,value,day\n\"a,\"\"b\"\"\",-1.5,2020-07-16\n\"'=x\ty\r\nz\",,\n\"\"\"\u{301}\",2,2020\n")
    #expect(
      String(decoding: table.tsv, as: UTF8.self)
        == "name\tvalue\tday\na,\"b\"\t-1.5\t2020-07-16\n'=x y  z\t\t\n\"\u{301}\t2\t2020\n")
  }

  @Test func numbersAreNumbersInJSON() {
    let lines = [
      #"[{"name":"a,\"b\"","value":-1.5,"day":"2020-07-16"}"#, #"{"name":"=x\ty\r\nz","value":null,"day":null}"#,
      "{\"name\":\"\\\"\u{301}\",\"value\":2,\"day\":\"2020\"}]",
    ]
    let text = String(decoding: table.json, as: UTF8.self)
    #expect(text.replacing("[\n", with: "[").replacing("\n]", with: "]") == lines.joined(separator: ",\n") + "\n")
    #expect(Table(columns: [.init("a")], rows: []).json == Array("[]\n".utf8))
  }
}
