import Dispatch
import Foundation

/// Draws DOT text with Graphviz, when it is installed.
public struct GraphvizRenderer: Sendable {
  /// What Graphviz makes; the raw value is its `-T` argument.
  public enum Format: String, Hashable, CaseIterable, Sendable {
    case svg, png, pdf
  }

  /// The program's name, looked up on the path, or its own path.
  public let program: String
  /// How long a drawing may take.
  public let timeout: Duration

  public init(program: String = "dot", timeout: Duration = .seconds(60)) {
    self.program = program
    self.timeout = timeout
  }

  /// Whether the program is there.
  public var isInstalled: Bool { location != nil }

  private var location: URL? {
    let names =
      program.contains("/")
      ? [program]
      : (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { $0 + "/" + program }
    return names.first { FileManager.default.isExecutableFile(atPath: $0) }
      .map { URL(filePath: $0) }
  }

  /// The picture's bytes.
  ///
  /// Input and output go through files in a temporary folder, so that no pipe fills up and none
  /// breaks.
  ///
  /// - Throws: ``GraphvizError``; `notInstalled` when there is no such program.
  public func render(_ dot: [UInt8], as format: Format = .svg) throws(GraphvizError) -> [UInt8] {
    guard let location else {
      throw GraphvizError(
        code: .notInstalled, description: "Graphviz is not installed: no “\(program)” on the path")
    }
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "shanhai-\(UUID().uuidString)")
    defer { try? files.removeItem(at: folder) }
    do {
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
      let input = folder.appending(path: "graph.dot")
      let output = folder.appending(path: "graph.\(format.rawValue)")
      let messages = folder.appending(path: "messages")
      try Data(dot).write(to: input)
      try Data().write(to: messages)
      let process = Process()
      process.executableURL = location
      process.arguments = ["-T\(format.rawValue)", "-o", output.path, input.path]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: messages)
      try run(process)
      guard process.terminationReason == .exit, process.terminationStatus == 0 else {
        throw failure(try String(decoding: Data(contentsOf: messages), as: UTF8.self))
      }
      return Array(try Data(contentsOf: output))
    } catch let error as GraphvizError {
      throw error
    } catch {
      throw failure(error.localizedDescription)
    }
  }

  private func failure(_ reason: String) -> GraphvizError {
    let line = reason.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
    return GraphvizError(code: .failed, description: "Graphviz could not draw the graph: \(line)")
  }

  private func run(_ process: Process) throws {
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    let limit = DispatchTime.now() + .milliseconds(Int(timeout / .milliseconds(1)))
    guard ended.wait(timeout: limit) == .timedOut else { return }
    process.terminate()
    if ended.wait(timeout: .now() + .seconds(2)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    throw GraphvizError(
      code: .timedOut,
      description: "Graphviz took longer than \(timeout.components.seconds) s to draw the graph")
  }
}
