import Foundation
import TestSupport

/// A finished run of the built program.
struct Command {
  let status: Int32
  let output: String
  let error: String

  /// Lines on standard error.
  var errorLines: [String] { error.split(separator: "\n").map(String.init) }

  init(_ arguments: String..., input: String = "") throws {
    try self.init(arguments, input: input)
  }

  /// - Parameter output: where standard output goes, if not to the value.
  init(
    _ arguments: [String], input: String = "", output other: FileHandle? = nil,
    environment: [String: String] = [:], in workingFolder: String? = nil
  ) throws {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let workingFolder { process.currentDirectoryURL = URL(fileURLWithPath: workingFolder) }
    let outputPath = try folder.write("output", "")
    let errorPath = try folder.write("error", "")
    let inputPath = try folder.write("input", input)
    process.standardInput = FileHandle(forReadingAtPath: inputPath)
    process.standardOutput = other ?? FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOfFile: outputPath, encoding: .utf8)
    error = try String(contentsOfFile: errorPath, encoding: .utf8)
  }

  /// The program that was built with the tests: it lies beside them.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("shanhai").path
}
