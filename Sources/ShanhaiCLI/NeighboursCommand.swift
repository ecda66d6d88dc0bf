import ArgumentParser
import Knowledge
import Ontology
import Querying
import Shanhai
import Writing

struct NeighboursCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbours",
    abstract: "Lists what is some facts away from an entity, the nearest first.",
    discussion: """
      export --around ENTITY --hops N writes the same part of the graph in any format. \
      Exit status: 0 done; 1 no such entity; 2 wrong usage.
      """ + Examples.of("neighbours"))

  @OptionGroup var graph: GraphArgument

  @Argument(help: "A name, a part of one, or an IRI.")
  var entity: String

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var form: WalkFormOptions

  @Option(help: "The language of kinds.")
  var lang: LabelLanguage?

  func validate() throws {
    try refuseIdle(selection.around.first, "--around", "is the argument ENTITY here")
    try refuseIdle(lang?.rawValue, "--lang", unless: form.format != .json, "JSON names kinds by their English names")
  }

  func run() throws {
    var selection = selection
    selection.around = [entity]
    let (part, centre) = try graph.asking { asked in
      let (part, whole, starts) = try selection.part(of: asked, graph)
      return (part, whole.entities[starts[0]])
    }
    let facts = FactGraph(part)
    let language = lang ?? .chinese
    let report = WalkReport(facts, language: language)
    guard let start = part.index(of: centre.iri) else { return }
    let relations = try selection.relationSet
    let labels =
      relations.isEmpty
      ? try selection.entityKinds.contains(.article)
        ? FactGraph.facts.union([FactGraph.label(of: .mentions)]) : FactGraph.facts
      : FactGraph.labels(of: relations)
    let distances = facts.adjacency.distances(from: [start], limit: selection.hops, labels: labels)
    let found = part.entities.indices.filter { distances[$0] > 0 }
      .sorted { (distances[$0], $0) < (distances[$1], $1) }
    switch form.format {
    case .text:
      for node in found { Console.write("\(distances[node])  \(report.line(node))\n") }
    case .json:
      let items = found.map { node in
        JSONText.object(["hops": String(distances[node]), "node": report.json(node)])
      }
      Console.write(
        JSONText.object([
          "start": report.json(start), "results": JSONText.array(items),
        ]) + "\n")
    case .dot:
      Console.write(
        DOTWriter(view: .around, title: centre.label, language: language, focus: [centre.iri])
          .bytes(of: part))
    }
  }
}
