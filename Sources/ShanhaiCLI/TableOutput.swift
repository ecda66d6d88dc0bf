import ArgumentParser
import Foundation
import Machine
import Shanhai
import Spreadsheets
import Writing

/// Where a table is written to, and how.
struct TableOutput {
  let output: String
  let format: TableFormat
  let hasMark: Bool

  /// - Parameters:
  ///   - output: a file, or - for standard output.
  ///   - hasMark: whether a byte order mark comes first.
  init(_ output: String, _ format: TableFormat, hasMark: Bool) {
    self.output = output
    self.format = format
    self.hasMark = hasMark
  }

  /// Writes a table whole, and says so when it has no row.
  ///
  /// - Parameter name: what the table is called.
  /// - Throws: `ExitCode` after telling why it cannot be written.
  func write(_ table: Table, name: String) throws {
    do {
      let bytes = try bytes(of: table, name)
      if output == "-" {
        Console.write(bytes)
      } else {
        try FileOutput.write(output) { sink in try sink(bytes) }
      }
    } catch {
      Console.problem(error)
      throw ExitCode(1)
    }
    if table.rows.isEmpty { Console.note("no \(name) in the graph") }
  }

  private func bytes(of table: Table, _ name: String) throws -> [UInt8] {
    let mark = hasMark ? Table.byteOrderMark : []
    switch format {
    case .csv: return mark + table.csv
    case .tsv: return mark + table.tsv
    case .json: return table.json
    case .xlsx:
      let folder = try PrivateFolder()
      let path = folder.path + "/table.xlsx"
      try Workbook(table, name: name).write(to: path)
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }
  }
}
