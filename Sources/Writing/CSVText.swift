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

  /// A cell as RFC 4180 wants it: between quotation marks when it holds a comma, one of these, or a line end.
  static func field(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return cell }
    var field = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { field.unicodeScalars.append(scalar) }
      field.unicodeScalars.append(scalar)
    }
    return field + "\""
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
