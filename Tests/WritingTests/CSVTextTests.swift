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

  @Test(arguments: [
    ("a,=b\n\"=c,d\",e\n", "a,'=b\n\"'=c,d\",e\n"), ("\"a\n=b\",c\r\n=d", "\"a\n=b\",c\r\n'=d"),
    ("\"=\"\"x\"\"\"", "\"'=\"\"x\"\"\""), ("a\r=b", "a\r'=b"), ("", ""), ("\"=", "\"'="),
  ])
  func tablesKeepTheirShape(table: String, expected: String) {
    #expect(String(decoding: CSVText.harmless(Array(table.utf8)), as: UTF8.self) == expected)
  }
}
