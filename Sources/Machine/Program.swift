import Dispatch
import Foundation

/// Another program on this machine.
public struct Program: Sendable {
  /// What came of a run.
  public struct Outcome: Sendable {
    /// Whether it ended by itself with status 0.
    public let hasSucceeded: Bool
    /// Whether it was ended because it took too long.
    public let isTimedOut: Bool
    /// What it wrote on standard output.
    public let output: [UInt8]
    /// What it wrote on standard error.
    public let messages: String
  }

  /// The absolute path of its file.
  public let path: String

  /// A program by its own path, or by its name in a folder of `PATH`. Only absolute folders count:
  /// what the working folder holds is not run for lying there.
  public init?(_ name: String) {
    let candidates = name.contains("/") ? [name] : Self.searchPath.map { $0 + "/" + name }
    guard let found = candidates.first(where: Self.isProgram) else { return nil }
    path = found
  }

  /// A program in the folder of this one.
  public init?(besideThisOne name: String) {
    guard let folder = Self.ownFolder, Self.isProgram(folder + "/" + name) else { return nil }
    path = folder + "/" + name
  }

  private static var searchPath: [Substring] {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
  }

  /// The folder of this program's file, whatever it was called by.
  private static var ownFolder: String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      .replacing(/\/[^\/]*$/, with: "")
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// Runs the program to its end, with files for its streams, so that no pipe fills up or breaks.
  /// It ends with this process when a signal ends that.
  ///
  /// - Parameter timeout: when it is killed; without one it may run on.
  /// - Throws: `MachineError` when it cannot be started.
  public func run(
    _ arguments: [String], input: [UInt8] = [], timeout: Duration? = nil
  ) throws(MachineError) -> Outcome {
    let folder = try PrivateFolder()
    let streams = [try folder.create("input"), try folder.create("output"), try folder.create("messages")]
    do {
      try streams[0].write(contentsOf: input)
      try streams[0].seek(toOffset: 0)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      (process.standardInput, process.standardOutput, process.standardError) = (streams[0], streams[1], streams[2])
      let isTimedOut = try Self.run(process, timeout)
      for stream in streams { try stream.seek(toOffset: 0) }
      return Outcome(
        hasSucceeded: process.terminationReason == .exit && process.terminationStatus == 0,
        isTimedOut: isTimedOut, output: [UInt8](try streams[1].readToEnd() ?? Data()),
        messages: String(decoding: try streams[2].readToEnd() ?? Data(), as: UTF8.self))
    } catch {
      throw MachineError(path: path, reason: "cannot be run: \(error.localizedDescription)")
    }
  }

  /// - Returns: whether time was up.
  private static func run(_ process: Process, _ timeout: Duration?) throws -> Bool {
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try Unfinished.start(process)
    defer { Unfinished.forget(program: process.processIdentifier) }
    guard let timeout else {
      ended.wait()
      return false
    }
    let limit = DispatchTime.now() + .milliseconds(Int(timeout / .milliseconds(1)))
    guard ended.wait(timeout: limit) == .timedOut else { return false }
    Unfinished.kill(process.processIdentifier)
    ended.wait()
    return true
  }
}
