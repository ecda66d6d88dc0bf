import CXLSXWriter
import Text
public import Writing

/// Why a workbook could not be written.
public struct WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence without its end.
  public let description: String
}

/// A table as a workbook that Excel, LibreOffice and others open (ISO/IEC 29500); the only importer of libxlsxwriter.
///
/// Text is never a formula, numbers are numbers, and whole days are days.
public struct Workbook {
  /// What one sheet can hold.
  private static let (rowLimit, cellLimit) = (1_048_576, 32_767)
  /// The day that a workbook says it was made on: equal tables are equal files.
  private static let made = 315_532_800

  private let table: Table
  private let name: String

  /// - Parameter name: the sheet's; letters of ASCII, at most 31.
  public init(_ table: Table, name: String) {
    self.table = table
    self.name = name
  }

  /// Writes it to a file that is not there.
  ///
  /// - Complexity: O(*n*) in the cells, which are all in memory.
  /// - Throws: `WorkbookError` when the table is larger than a sheet, or the file cannot be written.
  public func write(to path: String) throws(WorkbookError) {
    guard table.rows.count < Self.rowLimit else {
      throw WorkbookError(description: "a sheet has at most \(Self.rowLimit) rows; csv has any number")
    }
    guard let workbook = workbook_new(path) else { throw WorkbookError(description: "cannot be written") }
    _ = shanhai_set_made(workbook, Self.made)
    let sheet = workbook_add_worksheet(workbook, name)
    let (head, day) = (workbook_add_format(workbook), workbook_add_format(workbook))
    format_set_bold(head)
    format_set_num_format(day, "yyyy-mm-dd")
    for (column, own) in table.columns.enumerated() {
      worksheet_write_string(sheet, 0, UInt16(column), own.name, head)
      worksheet_set_column(sheet, UInt16(column), UInt16(column), Self.width(of: own), nil)
    }
    worksheet_freeze_panes(sheet, 1, 0)
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        guard let cell, !cell.isEmpty else { continue }
        write(cell, table.columns[column].content, to: sheet, UInt32(row + 1), UInt16(column), day)
      }
    }
    if !table.rows.isEmpty { worksheet_autofilter(sheet, 0, 0, UInt32(table.rows.count), UInt16(max(0, table.columns.count - 1))) }
    let code = workbook_close(workbook)
    guard code == LXW_NO_ERROR else {
      throw WorkbookError(description: lxw_strerror(code).map { String(cString: $0) } ?? "cannot be written")
    }
  }

  private func write(
    _ cell: String, _ content: Table.Column.Content, to sheet: UnsafeMutablePointer<lxw_worksheet>?, _ row: UInt32,
    _ column: UInt16, _ day: UnsafeMutablePointer<lxw_format>?
  ) {
    switch content {
    case .number:
      if let number = Double(cell) {
        worksheet_write_number(sheet, row, column, number, nil)
        return
      }
    case .day:
      // Excel knows no day before 1900.
      if let date = PartialDate(lexical: cell), let month = date.month, let dayOfMonth = date.day, date.year >= 1900 {
        var moment = lxw_datetime(
          year: Int32(date.year), month: Int32(month), day: Int32(dayOfMonth), hour: 0, min: 0, sec: 0)
        worksheet_write_datetime(sheet, row, column, &moment, day)
        return
      }
    case .text: break
    }
    // Longer text would be left out without a word.
    let shown = cell.unicodeScalars.count > Self.cellLimit
      ? String(cell.unicodeScalars.prefix(Self.cellLimit - 1)) + "…" : cell
    worksheet_write_string(sheet, row, column, shown, nil)
  }

  /// In characters, as Excel counts them.
  private static func width(of column: Table.Column) -> Double {
    switch column.content {
    case .number, .day: 12
    case .text: column.name == "sentence" ? 60 : 18
    }
  }
}
