public import ArgumentParser
import Knowledge
public import Ontology
import Querying
import Shanhai
import Writing

extension LabelLanguage: ExpressibleByArgument {}

/// How the answer of a walk is printed.
enum WalkFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, dot
}

/// In which form a walk is printed.
struct WalkFormOptions: ParsableArguments {
  @Option(name: .customLong("format"), help: "How to print the answer; text unless given.")
  var given: WalkFormat?

  @Flag(help: "The same as --format json.")
  var json = false

  func validate() throws {
    try refuseIdle(given?.rawValue, "--format", unless: !json || given == .json, "--json says another")
  }

  var format: WalkFormat { given ?? (json ? .json : .text) }
}

struct TraverseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "traverse",
    abstract: "Follows a property path of SPARQL 1.1 from an entity.",
    discussion: """
      The path knows / | ^ * + ? !, counts such as {1,3}, and parentheses, over prefixed names (shan:supports), IRIs \
      between angle brackets, and labels (对口支援, supports). \
      Exit status: 0 done, also when nothing is found; 1 no such entity; 2 no such path.
      """ + Examples.of("traverse"))

  @OptionGroup var graph: GraphArgument

  @Argument(help: "A name, a part of one, or an IRI.")
  var start: String

  @Argument(help: "The path.")
  var path: String

  @OptionGroup var form: WalkFormOptions

  @Option(help: "The language of kinds and relations.")
  var lang: LabelLanguage?

  @Flag(help: "Print the facts of a shortest walk to each, with their sentences.")
  var steps = false

  func validate() throws {
    try refuseIdle(lang?.rawValue, "--lang", unless: form.format != .json, "JSON names relations by their terms")
    try refuseIdle(steps ? "" : nil, "--steps", unless: form.format == .text, "other formats hold the walks anyway")
  }

  func run() throws {
    let (start, matches, report) = try graph.asking(answer)
    switch form.format {
    case .text:
      for match in matches {
        Console.write(report.line(match.node) + "\n")
        guard steps else { continue }
        for line in match.walk.flatMap({ report.lines($0) }) { Console.write("  \(line)\n") }
      }
    case .json:
      let results = matches.map { match in
        JSONText.object([
          "node": report.json(match.node), "walk": JSONText.array(match.walk.map(report.json)),
        ])
      }
      Console.write(
        JSONText.object([
          "start": report.json(start), "path": JSONText.quoted(path),
          "results": JSONText.array(results),
        ]) + "\n")
    case .dot:
      let part = report.graph(of: matches.flatMap(\.walk), and: [start] + matches.map(\.node))
      Console.write(
        DOTWriter(
          view: .around, title: "\(report.name(start)) · \(path)", language: lang ?? .chinese,
          focus: report.iris(of: [start])
        ).bytes(of: part))
    }
  }

  private func answer(_ asked: AskedGraph) throws -> (start: Int, matches: [Traversal.Match], report: WalkReport) {
    // The graph's claims may declare properties.
    let facts = try asked.walked()
    let parsed: PropertyPath
    do throws(PropertyPathError) {
      parsed = try PropertyPath(parsing: path)
    } catch {
      throw misuse(path, error.description)
    }
    let start = try graph.entity(start, in: asked)
    let matches = Traversal(of: parsed, from: start, in: facts).matches
    // Without its steps a walk is but its end.
    let walks = steps || form.format != .text ? matches.flatMap(\.walk) : []
    let told = try asked.told(facts, nodes: [start] + matches.map(\.node), steps: walks)
    return (start, matches, WalkReport(told, language: lang ?? .chinese))
  }
}
