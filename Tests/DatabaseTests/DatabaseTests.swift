import Database
import Foundation
import TestSupport
import Testing

struct DatabaseTests {
  @Test func whatIsWrittenIsRead() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.sqlite"
    do {
      let database = try Database(creating: path)
      try database.execute("CREATE TABLE t (a INTEGER, b TEXT, c REAL)")
      let insert = try database.statement("INSERT INTO t VALUES (?, ?, ?)")
      for (number, text) in ["山", "", nil, "a\u{0}b'\"; DROP TABLE t"].enumerated() {
        insert.bind(number, at: 0)
        insert.bind(text, at: 1)
        insert.bind(Double(number) / 4, at: 2)
        try insert.run()
      }
    }
    let database = try Database(reading: path)
    let rows = try database.statement("SELECT a, b, c FROM t ORDER BY a")
    var found: [(Int, String?, Double)] = []
    while try rows.step() { found.append((rows.int(0), rows.isNull(1) ? nil : rows.text(1), rows.double(2))) }
    #expect(found.map(\.0) == [0, 1, 2, 3])
    #expect(found.map(\.1) == ["山", "", nil, "a\u{0}b'\"; DROP TABLE t"])
    #expect(found.map(\.2) == [0, 0.25, 0.5, 0.75])
    #expect(throws: DatabaseError.self) { try database.execute("DELETE FROM t") }
  }

  @Test func whatIsNoDatabaseIsDamage() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("text", String(repeating: "no database ", count: 500))
    #expect { try Database(reading: text).statement("SELECT 1 FROM t") } throws: { ($0 as? DatabaseError)?.isDamage == true }
    #expect { try Database(reading: folder.path + "/none") } throws: { ($0 as? DatabaseError)?.isDamage == false }
  }
}
