import Foundation
import Machine

/// The program `oxigraph`, a triple store.
public struct Oxigraph: Sendable {
  private let program: Program

  /// Finds the program: what `$SHANHAI_OXIGRAPH` names, beside this program, or in an absolute folder
  /// of `PATH`. Nowhere else: neither the working folder nor one above it is asked.
  public init() throws(StoreError) {
    let named = ProcessInfo.processInfo.environment["SHANHAI_OXIGRAPH"]
    let found = named.map { Program($0) } ?? Program(besideThisOne: "oxigraph") ?? Program("oxigraph")
    guard let found else {
      throw StoreError(
        subject: named ?? "oxigraph",
        reason: "not installed; make store puts it beside this program, pip install oxigraph on the PATH, "
          + "and --endpoint URL asks another store")
    }
    program = found
  }

  /// The absolute path of the program's file.
  public var path: String { program.path }

  /// Loads a file of RDF into a new store.
  public func load(_ file: String, into folder: String) throws {
    _ = try run(["load", "--location", folder, "--file", file], input: [], about: file)
  }

  /// Answers a query.
  /// - Parameter format: a media type or extension: `json`, `csv`, `ttl`.
  public func answer(_ query: String, from folder: String, format: String) throws -> [UInt8] {
    try run(
      ["query", "--location", folder, "--results-format", format], input: Array(query.utf8),
      about: "query")
  }

  /// Whether everything in a store can be read.
  public func canRead(_ folder: String) -> Bool {
    (try? answer("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", from: folder, format: "csv")) != nil
  }

  private func run(_ arguments: [String], input: [UInt8], about subject: String) throws -> [UInt8] {
    let outcome = try program.run(arguments, input: input)
    guard outcome.hasSucceeded else {
      var message = outcome.messages
      // What follows is of use to its authors.
      if let trace = message.range(of: "Stack backtrace") { message.removeSubrange(trace.lowerBound...) }
      if message.hasPrefix("Error: ") { message.removeFirst(7) }
      throw StoreError(
        subject: subject, reason: message.isEmpty ? "the store failed without a reason" : message)
    }
    return outcome.output
  }
}
