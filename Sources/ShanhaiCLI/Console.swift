import Claims
import Foundation
import Machine
import Shanhai
import Text

/// Standard output for data, standard error for everything else.
///
/// What is written for people holds no control characters, whatever the name of a file, a page or a
/// server put into it; nor does data on its way to a terminal.
struct Console {
  private static let output = FileHandle.standardOutput
  private static let error = FileHandle.standardError

  private static let isTerminal = isatty(STDOUT_FILENO) != 0

  /// Writes data, as it is unless to a terminal.
  static func write(_ bytes: [UInt8]) {
    put(isTerminal ? Array(String(decoding: bytes, as: UTF8.self).withVisibleControls.utf8) : bytes)
  }

  /// Writes text for people.
  static func write(_ text: String) { put(Array(text.withVisibleControls.utf8)) }

  /// Output that nobody reads any more ends the program quietly.
  private static func put(_ bytes: [UInt8]) {
    do {
      try output.write(contentsOf: bytes)
    } catch {
      if OutputError.systemCode(of: error) != EPIPE {
        problem(OutputError(path: "standard output", error: error))
      }
      Unfinished.discard()
      exit(1)
    }
  }

  /// Writes a line for people, and one only.
  static func note(_ line: String) {
    explain(line.replacing("\n", with: "\\u000A"))
  }

  /// Writes lines for people.
  static func explain(_ lines: String) {
    try? error.write(contentsOf: Array((lines.withVisibleControls + "\n").utf8))
  }

  /// Writes what was left out of a document as one line, if anything.
  static func omission(of document: DocumentClaims) {
    if let omission = document.omission { note("shanhai: \(document.identifier): \(omission)") }
  }

  /// Writes a problem as one line: `shanhai: FILE: reason`.
  static func problem(_ problem: some Error) {
    let line = String(describing: problem).split(whereSeparator: \.isNewline)
    note("shanhai: " + line.joined(separator: " "))
  }
}

/// A line on a terminal that tells how far a long run is; nothing elsewhere.
struct ProgressLine {
  /// Shorter runs need no progress.
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(200)

  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  init(isQuiet: Bool) {
    isShown =
      !isQuiet && isatty(STDERR_FILENO) != 0
      && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  mutating func update(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start >= Self.patience, last.map({ now - $0 >= Self.interval }) ?? true else {
      return
    }
    last = now
    draw(text())
  }

  /// Tells how much is done, how fast it goes and how long the rest will take at that rate.
  mutating func update(_ what: String, _ progress: GraphBuilder.Progress) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    update(Self.words(what, progress, seconds: seconds))
  }

  /// `documents: 12 of 48 (25 %), 3 a second, 12 s left`; how many there are is not known of containers.
  static func words(_ what: String, _ progress: GraphBuilder.Progress, seconds: Double) -> String {
    let done = progress.done
    let share = progress.total.map { Double(done) / Double(max(1, $0)) } ?? progress.share
    guard done > 0, share > 0, share <= 1, seconds > 0 else { return "\(what): \(done)" }
    let left = Int((seconds / share - seconds).rounded(.up))
    let time = left < 120 ? "\(left) s" : left < 7200 ? "\(left / 60) min" : "\(left / 3600) h"
    let rate = Int((Double(done) / seconds).rounded())
    return "\(what): \(done)\(progress.total.map { " of \($0)" } ?? "") (\(Int(100 * share)) %), \(rate) a second, \(time) left"
  }

  /// Names a stage whose length nobody knows.
  mutating func stage(_ text: String) {
    guard isShown, ContinuousClock.now - start >= Self.patience else { return }
    last = .now
    draw(text)
  }

  /// Clears the line before something else is written.
  func clear() { if last != nil { draw("") } }

  private func draw(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Array("\r\u{1B}[K\(text)".utf8))
  }
}
