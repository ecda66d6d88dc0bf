import Foundation

/// Measures stages over one set of documents, and prints a line for each.
final class StageTable {
  private let documents: Int
  private let bytes: Int
  private var measured: [String: Double] = [:]

  init(documents: Int, bytes: Int) {
    self.documents = documents
    self.bytes = bytes
    Self.write("\(documents) documents, \(String(format: "%.1f", Double(bytes) / 1e6)) MB, one thread")
    Self.write(line("stage", "seconds", "documents/s", "MB/s"))
  }

  /// Runs a stage over all documents, and prints its row.
  /// - Returns: seconds.
  @discardableResult
  func measure(_ stage: String, _ body: () -> Void) -> Double {
    let time = ContinuousClock().measure(body)
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    measured[stage] = seconds
    row(stage, seconds)
    return seconds
  }

  /// The seconds of a stage that was measured.
  func seconds(_ stage: String) -> Double { measured[stage] ?? .nan }

  func row(_ stage: String, _ seconds: Double) {
    Self.write(
      line(
        stage, String(format: "%.3f", seconds), String(format: "%.0f", Double(documents) / seconds),
        String(format: "%.1f", Double(bytes) / 1e6 / seconds)))
  }

  /// Writes a line at once, also into a pipe.
  static func write(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

  private func line(_ stage: String, _ numbers: String...) -> String {
    let padding = { (words: String, width: Int) in
      String(repeating: " ", count: max(0, width - words.count))
    }
    return stage + padding(stage, 22) + numbers.map { padding($0, 13) + $0 }.joined()
  }
}
