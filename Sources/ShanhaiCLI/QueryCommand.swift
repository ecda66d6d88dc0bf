import ArgumentParser
import Claims
import Foundation
import Lexicon
import Linking
import Machine
import Shanhai
import Stores
import Writing

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Asks the graph a question in SPARQL 1.1, in a store.",
    discussion: """
      The store is Oxigraph, loaded with the graph the first time and kept while the graph is the \
      same. It is sought beside this program, then in the absolute folders of PATH, and nowhere \
      else; SHANHAI_OXIGRAPH names another. \
      --endpoint sends the question elsewhere as it is, SERVICE and all. Nothing goes over the network without it, unless \
      --allow-service lets SERVICE in the question ask other endpoints. \
      Exit status: 0 answered; 1 no answer; 2 wrong usage.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, turtle
  }

  @OptionGroup var graph: GraphArgument

  @Argument(help: "The question; @FILE reads it from a file, - from standard input.")
  var query: String

  @Option(help: "Ask the SPARQL endpoint at this address instead; GRAPH is then not read.")
  var endpoint: String?

  @Flag(help: "Let SERVICE in the question go over the network.")
  var allowService = false

  @OptionGroup var patience: PatienceOptions

  @Option(help: "How to print the answer; turtle is for CONSTRUCT and DESCRIBE.")
  var format: Format?

  func validate() throws {
    try refuseIdle(patience.givenTimeout, "--timeout", unless: endpoint != nil, "is for --endpoint")
    try refuseIdle(graph.base, "--base", unless: endpoint == nil, "GRAPH is not read with --endpoint")
    try refuseIdle(
      allowService ? "" : nil, "--allow-service", unless: endpoint == nil, "with --endpoint the question goes as it is")
  }

  func run() throws {
    do {
      let query = try text()
      // CONSTRUCT and DESCRIBE answer with a graph, and no store says so beforehand.
      let format = format ?? (Self.asksForGraph(query) ? .turtle : .table)
      if format == .turtle && !Self.asksForGraph(query) {
        throw misuse("--format turtle", "is for CONSTRUCT and DESCRIBE")
      }
      let bytes = try answer(query, format)
      switch format {
      case .table: Console.write(try QueryAnswer(json: bytes).table)
      case .csv: Console.write(CSVText.harmless(bytes))
      case .json, .turtle: Console.write(bytes)
      }
    } catch let error as ExitCode {
      throw error
    } catch {
      Console.problem(error)
      throw ExitCode(1)
    }
  }

  private func text() throws -> String {
    if query == "-" {
      return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    }
    guard query.hasPrefix("@") else { return query }
    let file = String(query.dropFirst())
    guard let data = FileManager.default.contents(atPath: file) else {
      throw StoreError(subject: file, reason: "cannot be read")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether the first word that is no prologue or comment is CONSTRUCT or DESCRIBE.
  private static func asksForGraph(_ query: String) -> Bool {
    for line in query.split(whereSeparator: \.isNewline) {
      var words = line.prefix { $0 != "#" }.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "{" })[...]
      while let word = words.first?.uppercased() {
        if word == "PREFIX" { words = words.dropFirst(3) } else if word == "BASE" { words = words.dropFirst(2) } else {
          return word == "CONSTRUCT" || word == "DESCRIBE"
        }
      }
    }
    return false
  }

  private func answer(_ query: String, _ format: Format) throws -> [UInt8] {
    if let endpoint {
      let accept =
        switch format {
        case .table, .json: "application/sparql-results+json"
        case .csv: "text/csv"
        case .turtle: "text/turtle"
        }
      return try Endpoint(endpoint, timeout: .seconds(patience.timeout)).answer(query, accept: accept).bytes
    }
    if !allowService && FederatedQuery.isFederated(query) {
      throw misuse("SERVICE", "goes over the network; --allow-service lets it")
    }
    if self.query == "-" && graph.graph == "-" {
      throw misuse("-", "can be the graph or the question, not both")
    }
    let oxigraph = try Oxigraph()
    let name =
      switch format {
      case .table, .json: "json"
      case .csv: "csv"
      case .turtle: "ttl"
      }
    let lines = try graph.lines()
    let store = try store(of: lines, oxigraph)
    do {
      return try oxigraph.answer(query, from: store.folder, format: name)
    } catch let error as StoreError {
      // Either the question is wrong, or what was kept is damaged.
      guard !store.isNew, error.reason.hasPrefix("Corruption") || !oxigraph.canRead(store.folder) else { throw error }
    }
    try StoreCache().remove(store.folder)
    return try oxigraph.answer(query, from: self.store(of: lines, oxigraph).folder, format: name)
  }

  /// The folder of the store, loaded if need be.
  private func store(of lines: [UInt8], _ oxigraph: Oxigraph) throws -> (folder: String, isNew: Bool) {
    let decisions = GraphFolder(of: graph.graph).flatMap { DecisionFile.path(in: $0.path) }
      .flatMap { FileManager.default.contents(atPath: $0) }
    let key = StoreKey.name(of: lines + (decisions ?? Data()), base: try graph.entityBase, version: ProgramVersion.current)
    return try StoreCache().store(key) { folder in
      let knowledge = try graph.linked(lines).graph
      let temporary = try PrivateFolder()
      let file = try temporary.create("graph.ttl")
      try knowledge.write(as: .turtle, provenance: .reified, base: try graph.entityBase) { chunk in
        try file.write(contentsOf: chunk)
      }
      try file.close()
      try oxigraph.load(temporary.path + "/graph.ttl", into: folder)
      temporary.remove()
    }
  }
}
