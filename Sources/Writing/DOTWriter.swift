public import Knowledge
public import Ontology

/// Writes a picture of a graph for people, in Graphviz's DOT language.
///
/// Three columns: supporting regions, what brings both sides together, supported regions. A shape
/// and a colour a class, Chinese labels, provinces as boxes, one line for all that holds between
/// two nodes, a legend, and a caption that says what was read and how much is left out. Tooltips
/// show the sentences behind a line, and links lead to the article. The same graph gives the same
/// bytes.
public struct DOTWriter: Sendable {
  public let view: DiagramView
  /// The heading, cut to 200 characters.
  public let title: String
  /// The language of kinds, relations, legend and caption; names stay as they are.
  public let language: LabelLanguage
  /// IRIs of what the picture is about; the whole graph when empty.
  public let focus: [String]
  /// How many lines away from the focus it goes.
  public let hops: Int
  /// How many nodes a picture has at most; it has fewer where they hang together by too many lines.
  public let maximumNodes: Int

  /// - Parameter title: the heading; the view's own when it is missing or blank.
  public init(
    view: DiagramView = .overview, title: String? = nil, language: LabelLanguage = .chinese,
    focus: [String] = [], hops: Int = .max, maximumNodes: Int = 200
  ) {
    self.view = view
    let given = title.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } ?? view.title(in: language)
    let start = given.unicodeScalars.prefix(200)
    self.title = String(start) + (start.endIndex < given.unicodeScalars.endIndex ? "…" : "")
    self.language = language
    self.focus = focus
    self.hops = hops
    self.maximumNodes = maximumNodes
  }

  /// The whole document.
  public func bytes(of graph: KnowledgeGraph) -> [UInt8] {
    if view == .timeline {
      return PairBoard(
        graph, focus: Set(focus.compactMap { graph.index(of: $0) }), maximumRows: maximumNodes, language: language
      ).bytes(title: title)
    }
    let plan = DiagramPlan(
      graph, view: view, language: language, focus: Set(focus.compactMap { graph.index(of: $0) }),
      hops: hops)
    let diagram = Diagram(plan, maximumNodes: maximumNodes)
    let columns = Dictionary(uniqueKeysWithValues: diagram.nodes.map { ($0.entity, $0.column) })
    var text = "digraph \(DOTSyntax.quoted(title)) {\n"
    text += header(of: diagram, in: graph)
    text += nodes(of: diagram, in: graph)
    for column in Diagram.Column.allCases where view.hasColumns {
      let names = diagram.nodes.filter { $0.column == column }
        .map { DOTSyntax.quoted(graph.entities[$0.entity].iri) + "; " }
      if names.count > 1 { text += "  { rank=\"same\"; \(names.joined())}\n" }
    }
    text += spacing(of: diagram, in: graph)
    for line in diagram.lines {
      text += self.line(
        line, in: graph, from: columns[line.from] ?? .shared, to: columns[line.to] ?? .shared)
    }
    return Array((text + "}\n").utf8)
  }

  /// Keeps the columns apart where no line does.
  private func spacing(of diagram: Diagram, in graph: KnowledgeGraph) -> String {
    guard view.hasColumns else { return "" }
    let firsts = Diagram.Column.allCases.compactMap { column in
      diagram.nodes.first { $0.column == column }.map { graph.entities[$0.entity].iri }
    }
    return zip(firsts, firsts.dropFirst()).map {
      "  \(DOTSyntax.quoted($0)) -> \(DOTSyntax.quoted($1)) [style=\"invis\"];\n"
    }.joined()
  }

  private func header(of diagram: Diagram, in graph: KnowledgeGraph) -> String {
    let font = DOTSyntax.quoted(DiagramStyle.fontName)
    let families = Set(
      diagram.lines.filter { $0.programme == nil }.map { family(of: $0, in: graph) })
    let label = DiagramLegend.label(
      title: title, of: diagram, view: view, families: families, language: language)
    let (between, beside) = view.spacing
    let spacing = "ranksep=\"\(between)\", nodesep=\"\(beside)\""
    return """
        graph [charset="UTF-8", layout="dot", rankdir="LR", newrank="true", \(spacing), mclimit="4",
          fontname=\(font), fontsize="12", fontcolor="#222222", labelloc="t", tooltip=\(DOTSyntax.quoted(title)),
          bgcolor="#ffffff", pad="0.3", outputorder="edgesfirst",
          label=\(label)];
        node [fontname=\(font), fontsize="12", height="0.26", margin="0.09,0.03", penwidth="1.1"];
        edge [fontname=\(font), fontsize="9.5", arrowsize="0.7"];

      """
  }

  private func nodes(of diagram: Diagram, in graph: KnowledgeGraph) -> String {
    var text = ""
    let byProvince = Dictionary(grouping: diagram.nodes) {
      view.hasColumns ? $0.province ?? -1 : -1
    }
    for (province, nodes) in byProvince.sorted(by: { $0.key < $1.key }) {
      // A box around the province alone says nothing.
      guard province >= 0, nodes.count > 1 || nodes[0].entity != province else {
        for node in nodes { text += "  " + self.node(node, in: graph) }
        continue
      }
      let entity = graph.entities[province]
      let name = DOTSyntax.quoted(entity.label)
      text += "  subgraph \(DOTSyntax.quoted("cluster " + entity.iri)) {\n"
      text += "    graph [label=\(name), tooltip=\(name), labelloc=\"t\", fontsize=\"14\", "
      text +=
        "style=\"rounded,filled\", fillcolor=\"#f6f8f5\", color=\"#b9c9b4\", margin=\"10\"];\n"
      for node in nodes { text += "    " + self.node(node, in: graph) }
      text += "  }\n"
    }
    return text
  }

  private func node(_ node: Diagram.Node, in graph: KnowledgeGraph) -> String {
    let style = DiagramStyle.style(of: node.kind.figure)
    let label = DiagramLabel.label(of: node)
    let entity = graph.entities[node.entity]
    let tooltip = 
      "\(node.kind.label(in: language))：\(([node.name] + node.details).joined(separator: "\n"))"
    let link = DiagramSource.link(entity.values(of: .url), entity.iri)
      .map { ", URL=\(DOTSyntax.quoted($0))" } ?? ""
    let width = focus.contains(entity.iri) ? ", penwidth=\"3\"" : ""
    return "\(DOTSyntax.quoted(entity.iri)) [label=\(label), shape=\"\(style.shape)\", "
      + "style=\"\(style.style)\", fillcolor=\"\(style.fill)\", color=\"\(style.border)\", "
      + "fontcolor=\"\(style.text)\"\(width)\(link), "
      + "tooltip=\(DOTSyntax.quoted(tooltip))];\n"
  }

  private func family(of line: Diagram.Line, in graph: KnowledgeGraph) -> LineFamily {
    let kind = graph.entities[line.from].kind
    return line.relations.map { $0.lineFamily(from: kind) }
      .min { $0.rawValue < $1.rawValue } ?? .structure
  }

  /// A line runs from the left column to the right one, whichever way its arrow points.
  private func line(
    _ line: Diagram.Line, in graph: KnowledgeGraph, from: Diagram.Column, to: Diagram.Column
  ) -> String {
    let style = family(of: line, in: graph).style
    let color = line.programme?.color ?? style.color
    let names = (view == .pairings || view == .officials ? [] : line.relations)
      .filter { view == .around || $0.isNamedInDiagrams }.map { $0.label(in: language) }
    let label = (names + (line.note.map { [$0] } ?? []))
      .joined(separator: language == .chinese ? "、" : ", ")
    let (subject, object) = (graph.entities[line.from], graph.entities[line.to])
    let words = (line.relations.map { $0.label(in: language) }
      + (line.programme.map { [$0.name(in: language)] } ?? [])).joined(separator: "、")
    let fact = "\(subject.label) · \(words) · \(object.label)"
    let isForward = !view.hasColumns || from <= to
    let ends = isForward ? [subject, object] : [object, subject]
    var text = "  " + ends.map { DOTSyntax.quoted($0.iri) }.joined(separator: " -> ")
    text += " [color=\"\(color)\", fontcolor=\"\(color)\", style=\"\(style.style)\""
    text += ", penwidth=\"\(style.width)\""
    if style.arrow == "none" {
      text += ", dir=\"none\""
    } else {
      text +=
        isForward
        ? ", arrowhead=\"\(style.arrow)\"" : ", dir=\"back\", arrowtail=\"\(style.arrow)\""
    }
    if view.hasColumns && from == to {
      text += ", constraint=\"false\""
    } else if view.hasColumns {
      text += ", minlen=\"\(abs(to.rawValue - from.rawValue))\""
    }
    if !label.isEmpty && !(view.hasColumns && from == to && line.note == nil) {
      text += ", label=\(DOTSyntax.quoted(label))"
    }
    if let link = line.sources.first.flatMap(\.link) {
      text += ", URL=\(DOTSyntax.quoted(link))"
    }
    let tooltip = ([fact] + line.sources.map(\.text)).joined(separator: "\n")
    return text + ", tooltip=\(DOTSyntax.quoted(tooltip))];\n"
  }
}
