import Foundation

/// An answer to a query in SPARQL 1.1 Query Results JSON.
public struct QueryAnswer: Sendable {
  /// The variables, or `boolean` for a question of yes or no.
  public let columns: [String]
  /// A row a solution; `nil` is unbound. IRIs and literals by their value alone.
  public let rows: [[String?]]

  public init(json: [UInt8]) throws(StoreError) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(json)) as? [String: Any],
      let head = object["head"] as? [String: Any]
    else { throw StoreError(subject: "query", reason: "the store's answer is not SPARQL JSON") }
    if let truth = object["boolean"] as? Bool {
      columns = ["boolean"]
      rows = [[truth ? "true" : "false"]]
      return
    }
    guard let variables = head["vars"] as? [String],
      let results = object["results"] as? [String: Any],
      let bindings = results["bindings"] as? [[String: Any]]
    else { throw StoreError(subject: "query", reason: "the store's answer is not SPARQL JSON") }
    columns = variables
    rows = bindings.map { binding in
      variables.map { (binding[$0] as? [String: Any])?["value"] as? String }
    }
  }

  /// No column is made wider than this for the sake of its cells.
  private static let maximumWidth = 120

  /// The answer as a table for a terminal: columns are as wide as their widest cell, up to 120, a
  /// Chinese character being two wide.
  public var table: String {
    let cells = [columns] + rows.map { $0.map { $0 ?? "" } }
    let widths = columns.indices.map { column in
      min(cells.map { Self.width(of: $0[column]) }.max() ?? 0, Self.maximumWidth)
    }
    func line(_ row: [String]) -> String {
      let padded = row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: max(0, widths[column] - Self.width(of: cell)))
      }
      return padded.joined(separator: "  ") + "\n"
    }
    let rule = widths.map { String(repeating: "-", count: max($0, 1)) }.joined(separator: "  ")
    return line(columns) + rule + "\n" + cells.dropFirst().map(line).joined()
  }

  private static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
