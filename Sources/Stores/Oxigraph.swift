import Foundation

/// The program `oxigraph`, a triple store.
public struct Oxigraph: Sendable {
  private let program: URL

  /// Finds the program: `$SHANHAI_OXIGRAPH`, on the path, or in a `.venv` beside the working folder
  /// or above this program.
  public init() throws(StoreError) {
    let environment = ProcessInfo.processInfo.environment
    var candidates: [String] = environment["SHANHAI_OXIGRAPH"].map { [$0] } ?? []
    if candidates.isEmpty {
      candidates += (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/oxigraph" }
      candidates.append(FileManager.default.currentDirectoryPath + "/.venv/bin/oxigraph")
      var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        candidates.append(folder.appending(path: ".venv/bin/oxigraph").path)
      }
    }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else {
      throw StoreError(
        subject: environment["SHANHAI_OXIGRAPH"] ?? "oxigraph",
        reason: "not installed; make store or pip install oxigraph installs it, "
          + "and --endpoint URL asks another store")
    }
    program = URL(fileURLWithPath: found)
  }

  /// Loads a file of RDF into a new store.
  public func load(_ file: String, into folder: String) throws {
    _ = try run(["load", "--location", folder, "--file", file], input: nil, about: file)
  }

  /// Answers a query.
  /// - Parameter format: a media type or extension: `json`, `csv`, `ttl`.
  public func answer(_ query: String, from folder: String, format: String) throws -> [UInt8] {
    try run(
      ["query", "--location", folder, "--results-format", format], input: Array(query.utf8),
      about: "query")
  }

  /// Runs the program with files for its streams, so that no pipe fills up.
  private func run(_ arguments: [String], input: [UInt8]?, about subject: String) throws -> [UInt8] {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "shanhai-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let streams = ["input", "output", "messages"].map { folder.appending(path: $0) }
    for stream in streams { try Data(stream == streams[0] ? input ?? [] : []).write(to: stream) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: streams[0])
    process.standardOutput = try FileHandle(forWritingTo: streams[1])
    process.standardError = try FileHandle(forWritingTo: streams[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      var message = try String(decoding: Data(contentsOf: streams[2]), as: UTF8.self)
      // What follows is of use to its authors.
      if let trace = message.range(of: "Stack backtrace") { message.removeSubrange(trace.lowerBound...) }
      if message.hasPrefix("Error: ") { message.removeFirst(7) }
      throw StoreError(
        subject: subject, reason: message.isEmpty ? "the store failed without a reason" : message)
    }
    return Array(try Data(contentsOf: streams[1]))
  }
}
