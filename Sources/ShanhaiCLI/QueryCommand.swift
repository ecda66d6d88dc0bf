import ArgumentParser
import Claims
import Foundation
import Lexicon
import Linking
import Machine
import Questions
import Shanhai
import Stores
import Text
import Writing

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Asks the graph a question in SPARQL 1.1, or one that has a name, in a store.",
    discussion: """
      The prefixes of the graph (shan:, org:, schema:, person:, region: and others) are known without PREFIX lines. \
      Instead of SPARQL, the name of a question stands for it: --list prints the names, with the words in each that \
      may be others, as in region=NAME.

      The store is Oxigraph, loaded with the graph the first time and kept while the graph is the \
      same. It is sought beside this program, then in the absolute folders of PATH, and nowhere \
      else; SHANHAI_OXIGRAPH names another. \
      --endpoint sends the question elsewhere as it is, but for prefixes of the graph that it lacks. Nothing goes over \
      the network without it, unless --allow-service lets SERVICE in the question ask other endpoints. \
      Exit status: 0 answered, be it with nothing, which standard error then says; 1 no answer; 2 wrong usage.
      """ + Examples.of("query"))

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, tsv, turtle
  }

  @Argument(help: "A folder that build or link wrote, or a file of claims.")
  var graph: String?

  @Argument(help: "The question, or its name; @FILE reads it from a file, - from standard input.")
  var query: String?

  @Argument(help: ArgumentHelp("Other words for a question that has a name.", valueName: "parameter=value"))
  var parameters: [String] = []

  @Flag(help: "List the questions that have names.")
  var list = false

  @Option(help: "What the IRIs of entities start with, if not with what the folder was built with.")
  var base: String?

  @Option(help: "Ask the SPARQL endpoint at this address instead; GRAPH is then not read.")
  var endpoint: String?

  @Flag(help: "Let SERVICE in the question go over the network.")
  var allowService = false

  @OptionGroup var patience: PatienceOptions

  @Option(help: "How to print the answer; turtle is for CONSTRUCT and DESCRIBE.")
  var format: Format?

  func validate() throws {
    try refuseBase(base)
    try refuseIdle(patience.givenTimeout, "--timeout", unless: endpoint != nil, "is for --endpoint")
    try refuseIdle(base, "--base", unless: endpoint == nil, "GRAPH is not read with --endpoint")
    try refuseIdle(
      allowService ? "" : nil, "--allow-service", unless: endpoint == nil, "with --endpoint the question goes as it is")
    try refuseIdle(query, "--list", unless: !list, "asks nothing")
  }

  func run() throws {
    if list {
      for question in QuestionFolder.questions() { Console.write(Self.line(of: question)) }
      return
    }
    // Here, not in validate(), which runs before --help too.
    guard let name = graph else { throw misuse("GRAPH", "is missing; a folder that build wrote, or --list") }
    guard let query else { throw misuse("QUERY", "is missing; --list prints the questions that have names") }
    do {
      try answer(try Text(query, parameters, GraphArgument(name, base: base), isRemote: endpoint != nil))
    } catch let error as ExitCode {
      throw error
    } catch {
      Console.problem(error)
      throw ExitCode(1)
    }
  }

  /// `name parameter=value`, and below it what is asked.
  private static func line(of question: NamedQuestion) -> String {
    let parameters = question.parameters.map { " \($0.name)=\($0.value)" }.joined()
    return "\(question.name)\(parameters)\n  \(question.meaning)\n"
  }

  private func answer(_ text: Text) throws {
    // CONSTRUCT and DESCRIBE answer with a graph, and no store says so beforehand.
    let isGraph = text.asksForGraph
    let format = format ?? (isGraph ? .turtle : .table)
    if format == .turtle && !isGraph { throw misuse("--format turtle", "is for CONSTRUCT and DESCRIBE") }
    if format != .turtle && isGraph {
      throw misuse("--format \(format.rawValue)", "is for SELECT and ASK; CONSTRUCT and DESCRIBE give turtle")
    }
    let bytes: [UInt8]
    do {
      bytes = try QueryAsking(text: text, endpoint: endpoint, patience: patience, allowsService: allowService)
        .answer(asGraph: isGraph)
    } catch let error as StoreError {
      throw text.explained(error)
    }
    let isEmpty: Bool
    if isGraph {
      isEmpty = !bytes.contains { $0 > 0x20 }
      Console.write(PrefixedTurtle.shortened(bytes, by: text.prefixes))
    } else {
      let answer = try QueryAnswer(json: bytes)
      isEmpty = answer.rows.isEmpty
      switch format {
      case .table: Console.write(answer.table)
      case .csv: Console.write(Table(answer).csv)
      case .tsv: Console.write(Table(answer).tsv)
      case .json, .turtle: Console.write(bytes)
      }
    }
    if isEmpty { Console.note("nothing in the graph answers it") }
  }
}

extension Table {
  /// The answer of a store.
  init(_ answer: QueryAnswer) {
    self.init(columns: answer.columns.map { Column($0) }, rows: answer.rows)
  }
}
