/// Cells of CSV that spreadsheets take for text.
///
/// A cell that begins with `=`, `+`, `-`, `@` (of either width), a tab or a line end is a formula to
/// some spreadsheet, unless it is a plain number. It gets an apostrophe before it, and so does one that
/// begins with an apostrophe: whoever takes one leading apostrophe away from each cell has the values
/// as they were.
public enum CSVText {
  /// The cell as a spreadsheet may read it.
  public static func harmless(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, begins(first), !isNumber(cell) else { return cell }
    return "'" + cell
  }

  /// A whole table as another program wrote it, with harmless cells.
  /// - Complexity: O(*n*) in the bytes.
  public static func harmless(_ table: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(table.count + 64)
    var place = 0
    while place < table.count {
      let isQuoted = table[place] == UInt8(ascii: "\"")
      let start = isQuoted ? place + 1 : place
      var end = start
      while end < table.count {
        if isQuoted {
          if table[end] == UInt8(ascii: "\"") {
            guard end + 1 < table.count, table[end + 1] == UInt8(ascii: "\"") else { break }
            end += 1
          }
        } else if [0x2C, 0x0A, 0x0D].contains(table[end]) {
          break
        }
        end += 1
      }
      if isQuoted { result.append(UInt8(ascii: "\"")) }
      result += harmless(String(decoding: table[start..<end], as: UTF8.self)).utf8
      // What ends the cell, up to where the next one begins.
      place = end
      while place < table.count {
        let byte = table[place]
        result.append(byte)
        place += 1
        if byte == 0x2C || byte == 0x0A { break }
        if byte == 0x0D && (place == table.count || table[place] != 0x0A) { break }
      }
    }
    return result
  }

  private static func begins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "'", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }

  /// `-12.5`: a sign, digits, and perhaps a point and digits.
  private static func isNumber(_ cell: String) -> Bool {
    let parts = cell.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return ["+", "-"].contains(cell.prefix(1)) && (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
