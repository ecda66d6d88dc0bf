import Database
import GraphDatabase
import TestSupport
import Testing

struct BigramTests {
  @Test(arguments: [
    ("联席会议", "联席 席会 会议 议 "), ("沪、滇", "沪 滇 "), ("", ""), ("《》", ""), ("第23次", "第2 23 3次 次 "),
    ("买买提·艾力", "买买 买提 提 艾力 力 "), ("𠮷野a", "𠮷野 野a a "),
  ])
  func neighboursAreWords(text: String, words: String) {
    #expect(Bigrams.words(of: text) == words)
  }

  /// Any part of a text is found in it, of one letter, two or more.
  @Test(arguments: ["沪滇扶贫协作第二十三次联席会议", "买买提·艾力（左二）说：“e\u{301}t Ünï”", "３月５日，China-aid 2.5亿元", "𠮷野𫟹家"])
  func everyPartIsFound(text: String) throws {
    let folder = try TemporaryFolder()
    let database = try Database(creating: folder.path + "/a")
    try database.execute("CREATE VIRTUAL TABLE t USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 0')")
    let insert = try database.statement("INSERT INTO t (rowid, words) VALUES (?, ?)")
    for (row, words) in [text, "别的", "会席联议"].enumerated() {
      insert.bind(row, at: 0)
      insert.bind(Bigrams.words(of: words), at: 1)
      try insert.run()
    }
    let select = try database.statement("SELECT rowid FROM t WHERE t MATCH ?")
    let scalars = Array(text.unicodeScalars)
    for start in scalars.indices {
      for end in (start + 1)...scalars.count {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[start..<end])
        guard let expression = Bigrams.expression(for: String(part)), String(part) != "𫟹" else { continue }
        select.bind(expression, at: 0)
        var found: [Int] = []
        while try select.step() { found.append(select.int(0)) }
        #expect(found.contains(0), "\(String(part)) as \(expression)")
        #expect(!found.contains(1))
      }
    }
    #expect(Bigrams.expression(for: "——") == nil)
  }
}
