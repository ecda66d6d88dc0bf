import ArgumentParser
import Knowledge
import Ontology
import Querying
import Shanhai
import Writing

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Prints the shortest chains of facts between two entities, each step with its sentence.",
    discussion: """
      Facts are walked either way; what articles mention is none of them unless --relations says so, \
      and no chain goes through an event that was only announced, called off or put off. \
      Exit status: 0 a chain was found; 1 there is none, or no such entity; 2 wrong usage.
      """ + Examples.of("path"))

  @OptionGroup var graph: GraphArgument

  @Argument(help: "Where the chain begins: a name, a part of one, or an IRI.")
  var from: String

  @Argument(help: "Where it ends.")
  var to: String

  @Option(name: .short, help: "The k best chains, not only the shortest ones.")
  var k: Int?

  @Option(help: "How many of the shortest chains to print; 5 unless given.")
  var limit: Int?

  @Option(help: "Only through entities of these kinds: Event,Agreement or 会议,协议.")
  var through: String?

  @Option(help: "Through no entity of these kinds, or of these names.")
  var avoiding: String?

  @Option(help: "Only over facts of these relations: org:holds,shan:participant or 任职,参与者.")
  var relations: String?

  @Flag(help: "Rather longer chains than ones through entities that many facts meet in.")
  var avoidHubs = false

  @Option(help: "No chain of more steps.")
  var maxLength: Int?

  @OptionGroup var form: WalkFormOptions

  @Option(help: "The language of relations.")
  var lang: LabelLanguage?

  func validate() throws {
    if let k, k < 1 { throw misuse("-k \(k)", "wants a number above 0") }
    if let limit, limit < 1 { throw misuse("--limit \(limit)", "wants a number above 0") }
    try refuseIdle(limit, "--limit", unless: k == nil && !avoidHubs, "with -k or --avoid-hubs, -k says how many")
    try refuseIdle(lang?.rawValue, "--lang", unless: form.format != .json, "JSON names relations by their terms")
    if let maxLength, maxLength < 1 { throw misuse("--max-length \(maxLength)", "wants a number above 0") }
  }

  func run() throws {
    let (start, goal, chains, walks, count, report) = try graph.asking(answer)
    if form.format == .text && chains.isEmpty {
      Console.problem(
        Refusal(
          file: "\(report.name(start)), \(report.name(goal))", reason: "no chain of facts between them"
        ))
      throw ExitCode(1)
    }
    switch form.format {
    case .text: Console.write(text(chains, walks, count, report))
    case .json: Console.write(json(start, goal, chains, walks, count, report) + "\n")
    case .dot:
      let part = report.graph(of: walks.flatMap { $0.flatMap { $0 } }, and: [start, goal])
      Console.write(
        DOTWriter(
          view: .around, title: "\(report.name(start)) — \(report.name(goal))", language: lang ?? .chinese,
          focus: report.iris(of: [start, goal])
        ).bytes(of: part))
    }
    if chains.isEmpty { throw ExitCode(1) }
  }

  private typealias Answer = (
    start: Int, goal: Int, chains: [[Int]], walks: [[[WalkStep]]], count: Int, report: WalkReport
  )

  private func answer(_ asked: AskedGraph) throws -> Answer {
    let facts = try asked.walked()
    let chosen = try SelectionOptions.relations(relations, "--relations")
    _ = try SelectionOptions.kinds(through, "--through")
    let start = try graph.entity(from, in: asked)
    let goal = try graph.entity(to, in: asked)
    let labels = chosen.isEmpty ? FactGraph.facts : FactGraph.labels(of: chosen)
    let blocked = try blocked(in: facts, asked)
    var chains: [[Int]]
    var count: Int
    if k != nil || avoidHubs {
      chains = facts.adjacency.rankedPaths(
        from: start, to: goal, count: k ?? 1, cost: avoidHubs ? .avoidingHubs : .uniform,
        labels: labels, blocked: blocked
      ).map(\.nodes)
      if let maxLength { chains.removeAll { $0.count > maxLength + 1 } }
      count = chains.count
    } else {
      let shortest = facts.adjacency.shortestPaths(
        from: start, to: goal, labels: labels, blocked: blocked, limit: limit ?? 5,
        maximumLength: maxLength ?? .max)
      chains = shortest?.paths ?? []
      count = shortest?.count ?? 0
    }
    let walks = chains.map { chain in
      zip(chain, chain.dropFirst()).map { facts.steps(from: $0, to: $1, labels: labels) }
    }
    let told = try asked.told(facts, nodes: [start, goal] + chains.joined(), steps: walks.joined().joined())
    return (start, goal, chains, walks, count, WalkReport(told, language: lang ?? .chinese))
  }

  private func blocked(in facts: FactGraph, _ asked: AskedGraph) throws -> NodeSet {
    let wanted = try SelectionOptions.kinds(through, "--through")
    var unwanted = wanted.isEmpty ? [] : Set(EntityKind.all).subtracting(wanted)
    var nodes = NodeSet(count: facts.adjacency.nodeCount)
    for name in try SelectionOptions.names(in: avoiding, "--avoiding") {
      if let kinds = SelectionOptions.kinds(named: name) {
        unwanted.formUnion(kinds)
      } else {
        nodes.insert(try graph.entity(name, in: asked))
      }
    }
    for node in try asked.closed(kinds: unwanted) { nodes.insert(node) }
    return nodes
  }

  private func text(
    _ chains: [[Int]], _ walks: [[[WalkStep]]], _ count: Int, _ report: WalkReport
  ) -> String {
    var text = ""
    for (number, (chain, walk)) in zip(chains, walks).enumerated() {
      if number > 0 { text += "\n" }
      text += "\(number + 1). \(chain.map(report.name).joined(separator: " – "))\n"
      for step in walk {
        for line in step.flatMap({ report.lines($0) }) { text += "   \(line)\n" }
      }
    }
    if count > chains.count {
      text += report.language == .chinese
        ? "\n另有 \(count - chains.count) 条同样短的路径\n"
        : "\nand \(count - chains.count) more of the same length\n"
    }
    return text
  }

  private func json(
    _ start: Int, _ goal: Int, _ chains: [[Int]], _ walks: [[[WalkStep]]], _ count: Int,
    _ report: WalkReport
  ) -> String {
    JSONText.object([
      "from": report.json(start), "to": report.json(goal), "count": String(count),
      "paths": JSONText.array(
        zip(chains, walks).map { chain, walk in
          JSONText.object([
            "length": String(chain.count - 1), "nodes": JSONText.array(chain.map(report.json)),
            "steps": JSONText.array(walk.map { JSONText.array($0.map(report.json)) }),
          ])
        }),
    ])
  }
}
