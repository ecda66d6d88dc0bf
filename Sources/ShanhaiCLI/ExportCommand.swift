public import ArgumentParser
import Claims
import Foundation
import Knowledge
import Ontology
import Querying
import Shanhai
public import Writing

extension DiagramView: ExpressibleByArgument {}
extension NetworkProjection: ExpressibleByArgument {}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the graph, or a part of it, in another format, as a table or as a picture.",
    discussion: """
      Formats: turtle, ntriples, nquads, trig, jsonld; graphml, gexf; csv and neo4j (a folder with \
      nodes.csv and edges.csv); tsv, xlsx, or csv with -o FILE.csv (one table of facts, each with its sentence, \
      article, day and address); dot, svg, png, pdf; void (what the graph is and was made from). \
      Without --format the output's extension says which.

      --table writes one kind of thing, a row each, with the sentence it was read from, the article's title, day and \
      address, as csv, tsv, json or xlsx. --project writes who met whom, weighted by how often: people, regions or \
      bodies, as gexf, graphml or a table. In csv and tsv no cell is a formula: one that would be begins with '. \
      Exit status: 0 done; 1 it could not be written; 2 wrong usage.
      """ + Examples.of("export"))

  @OptionGroup var graph: GraphArgument

  @Option(help: "The format; else the extension of --output says it, else it is turtle.")
  var format: String?

  @Option(name: .shortAndLong, help: "The file, or the folder of csv and neo4j; - is standard output. A name in .csv is a file.")
  var output = "-"

  @Option(
    help: "How the sources of facts are written: none, reified, rdf-star, rdf-1.2, graphs, attributes.")
  var provenance: String?

  @Option(help: "One table: \(GraphTable.allCases.map(\.rawValue).joined(separator: ", ")).")
  var table: GraphTable?

  @Option(help: "Who met whom: \(NetworkProjection.allCases.map(\.rawValue).joined(separator: ", ")).")
  var project: NetworkProjection?

  @Flag(help: "Begin csv and tsv with a byte order mark, by which Excel knows UTF-8.")
  var bom = false

  @OptionGroup var selection: SelectionOptions

  @Option(help: "What a picture is about: \(DiagramView.allCases.map(\.rawValue).joined(separator: ", ")).")
  var view: DiagramView?

  @Option(help: "The language of a picture's words; names stay as they are.")
  var lang: LabelLanguage?

  @Option(help: "The heading of a picture.")
  var title: String?

  @Option(help: "How many nodes a picture has at most; 200 unless given.")
  var maxNodes: Int?

  @Option(help: "An IRI or SPDX name that void states as the graph's licence, or none; else that of the folder.")
  var license: String?

  @Flag(help: "Print the graph's identity, the SHA-256 of its sorted N-Quads, and write nothing.")
  var identity = false

  private enum Kind: Equatable {
    case graph(GraphFormat)
    case picture(GraphvizRenderer.Format)
    case description
    /// One table: of the facts, unless another is chosen.
    case table(TableFormat)
  }

  func validate() throws {
    if let maxNodes, maxNodes < 1 { throw misuse("--max-nodes \(maxNodes)", "wants a number above 0") }
    _ = try givenLicense
    try refuseIdle(selection.givenHops, "--hops", unless: !selection.around.isEmpty, "goes with --around alone")
    if identity {
      try refuseIdle(format, "--format", "--identity writes nothing")
      try refuseIdle(output == "-" ? nil : output, "--output", "--identity writes nothing")
    }
    let kind = try kind
    for (value, option) in [(view?.rawValue, "--view"), (lang?.rawValue, "--lang"), (title, "--title"), (maxNodes.map(String.init), "--max-nodes")] {
      try refuseIdle(value, option, unless: isPicture(kind), "is for pictures: dot, svg, png, pdf")
    }
    try refuseTables(kind)
    try refuseIdle(license, "--license", unless: kind == .description, "is for void, which states it")
    try refuseIdle(selection.givenHops, "--hops", unless: view != .event, "an event is drawn with what is next to it")
  }

  /// Refuses what does not go with tables and projections, and what goes with these alone.
  private func refuseTables(_ kind: Kind) throws {
    try refuseIdle(
      bom ? "" : nil, "--bom", unless: [.table(.csv), .table(.tsv), .graph(.csv)].contains(kind), "is for csv and tsv")
    if let table {
      try refuseIdle(project?.rawValue, "--project", "--table \(table.rawValue) is another thing")
      try refuseIdle(identity ? "" : nil, "--identity", "is that of the graph")
      try refuseIdle(selection.isWhole ? nil : "", "--around, --kinds, --relations, --from and --to", "--table is whole")
      guard case .table = kind else { throw misuse("--table \(table.rawValue)", "is written as csv, tsv, json or xlsx") }
    }
    if let project, ![.graph(.gexf), .graph(.graphml)].contains(kind) {
      guard case .table = kind else {
        throw misuse("--project \(project.rawValue)", "is written as gexf, graphml, csv, tsv, json or xlsx")
      }
    }
    if kind == .table(.xlsx) && output == "-" { throw misuse("xlsx", "is no text; name its file with -o") }
    if case .table = kind { try refuseIdle(provenance, "--provenance", "a table has its sentences") }
    if project != nil { try refuseIdle(provenance, "--provenance", "who met whom has none") }
  }

  private var givenLicense: License?? {
    get throws { try license.map(License.given) }
  }

  func run() throws {
    let kind = try kind
    if let table, case .table(let format) = kind {
      try TableOutput(output, format, hasMark: bom).write(graph.askingTables(table.table), name: table.rawValue)
      return
    }
    let form = try provenanceForm(of: kind)
    let (part, knowledge) = try graph.asking { asked in try self.part(of: asked, kind) }
    if identity {
      Console.write("sha256:\(part.identity(base: try graph.entityBase))\n")
      return
    }
    do {
      try write(part, kind, form, whole: knowledge)
    } catch let error as ExitCode {
      throw error
    } catch {
      Console.problem(error)
      throw ExitCode(1)
    }
  }

  private var kind: Kind {
    get throws {
      let name: String
      if let format {
        name = format
      } else if output != "-", case let suffix = URL(fileURLWithPath: output).pathExtension,
        !suffix.isEmpty
      {
        name = suffix
      } else {
        name = table != nil ? "csv" : project != nil ? "gexf" : "turtle"
      }
      let isOne = table != nil || project != nil
      if let format = TableFormat(rawValue: name.lowercased()),
        isOne || format == .tsv || format == .xlsx || format == .csv && output.lowercased().hasSuffix(".csv")
      {
        return .table(format)
      }
      if let format = GraphFormat(named: name) {
        if format.isFolder && output == "-" {
          throw misuse(name, "is two files; name their folder with -o, or one file of facts, -o facts.csv")
        }
        return .graph(format)
      }
      if let picture = GraphvizRenderer.Format(rawValue: name.lowercased()) { return .picture(picture) }
      if ["void", "dcat", "description"].contains(name.lowercased()) { return .description }
      let known = GraphFormat.allCases.map(\.rawValue) + ["tsv", "xlsx", "svg", "png", "pdf", "void"]
      throw misuse(name, "no such format; there are \(known.joined(separator: ", "))")
    }
  }

  private func provenanceForm(of kind: Kind) throws -> ProvenanceForm {
    guard case .graph(let format) = kind else {
      if let provenance { throw misuse("--provenance \(provenance)", "pictures and void have none") }
      return .none
    }
    guard let provenance else {
      let kept = try graph.settings.provenance
      return format.provenanceForms.contains(kept) ? kept : format.provenanceForms[0]
    }
    guard let form = ProvenanceForm(named: provenance) else {
      let known = ProvenanceForm.allCases.map(\.rawValue).joined(separator: ", ")
      throw misuse("--provenance \(provenance)", "no such form; there are \(known)")
    }
    guard format.provenanceForms.contains(form) else {
      let fits = format.provenanceForms.map(\.rawValue).joined(separator: ", ")
      throw misuse(
        "--provenance \(form.rawValue)", "\(format.rawValue) cannot hold it; it holds \(fits)")
    }
    return form
  }

  /// The part that is written. Pictures cut around the focus themselves, as they need to know
  /// where its neighbours belong.
  private func part(of asked: AskedGraph, _ kind: Kind) throws -> (part: KnowledgeGraph, whole: KnowledgeGraph) {
    var selection = selection
    if isPicture(kind) { selection.around = [] }
    var (part, whole, _) = try selection.part(of: asked, graph)
    // In a network an entity that no chosen fact touches says nothing.
    if selection.relations != nil, case .graph(let format) = kind, format.isNetwork { part = part.connected }
    return (part, whole)
  }

  private func isPicture(_ kind: Kind) -> Bool {
    if case .picture = kind { return true }
    return kind == .graph(.dot)
  }

  private func picture(of part: KnowledgeGraph, whole: KnowledgeGraph) throws -> [UInt8] {
    let focus = try selection.around.map { whole.entities[try graph.entity($0, in: whole)] }
    let view = view ?? (focus.isEmpty ? .overview : .around)
    let language = lang ?? .chinese
    if (view == .event || view == .around) && focus.isEmpty {
      throw misuse("--view \(view.rawValue)", "wants --around ENTITY")
    }
    if view == .event, let other = focus.first(where: { !$0.kind.isEvent }) {
      throw misuse("--around \(other.label)", "is no event (\(other.kind.name))")
    }
    let names = focus.map(\.label).joined(separator: "、")
    let title = title ?? (names.isEmpty ? nil : "\(names) · \(view.title(in: language))")
    return DOTWriter(
      view: view, title: title, language: language, focus: focus.map(\.iri),
      hops: view == .event ? 1 : selection.hops, maximumNodes: maxNodes ?? 200
    ).bytes(of: part)
  }

  private func write(
    _ part: KnowledgeGraph, _ kind: Kind, _ form: ProvenanceForm, whole: KnowledgeGraph
  ) throws {
    if let project { return try write(ProjectedNetwork(of: part, project), project, kind) }
    switch kind {
    case .table(let format):
      let facts = FactTable.table(of: part, hasMentions: try selection.relationSet.contains(.mentions))
      try TableOutput(output, format, hasMark: bom).write(facts, name: "facts")
    case .graph(.csv), .graph(.neo4j):
      let mark = bom ? Table.byteOrderMark : []
      let writer = CSVWriter(header: kind == .graph(.csv) ? .gephi : .neo4j, provenance: form)
      try FileOutput.write(
        folder: output,
        [
          ("nodes.csv", { sink in
            try sink(mark)
            try writer.writeNodes(of: part, to: sink)
          }),
          ("edges.csv", { sink in
            try sink(mark)
            try writer.writeEdges(of: part, to: sink)
          }),
        ])
    case .graph(.dot): try put(try picture(of: part, whole: whole))
    case .picture(let format):
      let dot = try picture(of: part, whole: whole)
      try put(try GraphvizRenderer().render(dot, as: format))
    case .description:
      let claims = try graph.claims()
      try put(
        DatasetDescription(
          of: part, sources: claims.sources, license: try givenLicense ?? graph.settings.license, version: ProgramVersion.current,
          base: try graph.entityBase
        ).turtle().bytes)
    case .graph(let format):
      if output == "-" {
        part.write(as: format, provenance: form, base: try graph.entityBase) { Console.write($0) }
      } else {
        try FileOutput.write(output) { sink in
          try part.write(as: format, provenance: form, base: try graph.entityBase, to: sink)
        }
      }
    }
  }

  private func write(_ network: ProjectedNetwork, _ project: NetworkProjection, _ kind: Kind) throws {
    for occasion in network.omitted { Console.note("shanhai: \(occasion): too many were there; left out") }
    if case .table(let format) = kind {
      try TableOutput(output, format, hasMark: bom).write(network.table, name: project.rawValue)
      return
    }
    var bytes: [UInt8] = []
    network.write(asGEXF: kind == .graph(.gexf)) { bytes += $0 }
    try put(bytes)
  }

  private func put(_ bytes: [UInt8]) throws {
    if output == "-" {
      Console.write(bytes)
    } else {
      try FileOutput.write(output) { sink in try sink(bytes) }
    }
  }
}
