public import Knowledge
import Ontology

/// Writes a picture of a graph for people, in Graphviz's DOT language.
///
/// A shape and a colour a class, Chinese labels, provinces as boxes, one line for all that holds
/// between two nodes, a legend, and a caption that says how much is left out. The same graph gives
/// the same bytes.
public struct DOTWriter: Sendable {
  /// How many nodes a picture has at most.
  public let maximumNodes: Int
  /// The heading.
  public let title: String

  public init(title: String = "协作关系图", maximumNodes: Int = 200) {
    self.title = title
    self.maximumNodes = maximumNodes
  }

  /// The whole document.
  public func bytes(of graph: KnowledgeGraph) -> [UInt8] {
    Array(text(of: graph).utf8)
  }

  func text(of graph: KnowledgeGraph) -> String {
    let diagram = Diagram(of: graph, maximumNodes: maximumNodes)
    var text = "digraph \(DOTSyntax.quoted(title)) {\n"
    text += header(of: diagram)
    text += nodes(of: diagram, in: graph)
    for line in diagram.lines { text += self.line(line, in: graph) }
    return text + "}\n"
  }

  private func header(of diagram: Diagram) -> String {
    let font = DOTSyntax.quoted(DiagramStyle.fontName)
    let cut = diagram.leftOut > 0 ? "，另有 \(diagram.leftOut) 个未画出" : ""
    let caption = "共 \(diagram.nodes.count) 个节点\(cut)；来源：\(diagram.articles) 篇报道"
    return """
        graph [charset="UTF-8", fontname=\(font), labelloc="t", fontsize="22", fontcolor="#222222",
          label=<<b>\(DOTSyntax.escapedHTML(title))</b><br/><font point-size="11" color="#666666">\(DOTSyntax.escapedHTML(caption))</font>>,
          layout="fdp", overlap="prism", splines="true", K="0.9", sep="+8", bgcolor="#ffffff", pad="0.3", outputorder="edgesfirst"];
        node [fontname=\(font), fontsize="11", margin="0.08,0.05", height="0.3", penwidth="1.1"];
        edge [fontname=\(font), fontsize="9", arrowsize="0.7"];
      \(DiagramLegend.node)

      """
  }

  private func nodes(of diagram: Diagram, in graph: KnowledgeGraph) -> String {
    var text = ""
    let byProvince = Dictionary(grouping: diagram.nodes) { $0.province ?? -1 }
    for (province, nodes) in byProvince.sorted(by: { $0.key < $1.key }) {
      // A box around a single node says nothing.
      guard province >= 0, nodes.count > 1 else {
        for node in nodes { text += self.node(node, in: graph, indent: "  ") }
        continue
      }
      let entity = graph.entities[province]
      text += "  subgraph \(DOTSyntax.quoted("cluster " + entity.iri)) {\n"
      text += "    graph [label=\(DOTSyntax.quoted(entity.label)), labelloc=\"t\", fontsize=\"14\", "
      text += "style=\"rounded,filled\", fillcolor=\"#f6f8f5\", color=\"#b9c9b4\", margin=\"12\", "
      text += "tooltip=\(DOTSyntax.quoted(entity.label))];\n"
      for node in nodes { text += self.node(node, in: graph, indent: "    ") }
      text += "  }\n"
    }
    return text
  }

  private func node(_ node: Diagram.Node, in graph: KnowledgeGraph, indent: String) -> String {
    let style = DiagramStyle.style(of: node.kind)
    let isWide = node.kind == .agreement || node.kind.isEvent || node.kind.isOrganization
    var label = DOTSyntax.wrapped(node.name, width: isWide ? 11 : 8, lines: 4)
      .map(DOTSyntax.escapedHTML).joined(separator: "<br/>")
    if node.kind == .person { label = "<b>\(label)</b>" }
    for detail in node.details.prefix(3) {
      let lines = DOTSyntax.wrapped(detail, width: 12, lines: 2).map(DOTSyntax.escapedHTML)
      label += "<br/><font point-size=\"9\">\(lines.joined(separator: "<br/>"))</font>"
    }
    let entity = graph.entities[node.entity]
    let tooltip = "\(node.kind.label())：\(([node.name] + node.details).joined(separator: "\n"))"
    return indent + "\(DOTSyntax.quoted(entity.iri)) [label=<\(label)>, shape=\"\(style.shape)\", "
      + "style=\"\(style.style)\", fillcolor=\"\(style.fill)\", color=\"\(style.border)\", "
      + "fontcolor=\"\(style.text)\", tooltip=\(DOTSyntax.quoted(tooltip))];\n"
  }

  private func line(_ line: Diagram.Line, in graph: KnowledgeGraph) -> String {
    let kind = graph.entities[line.from].kind
    let families = line.relations.map { DiagramStyle.family(of: $0, from: kind) }
    let family = families.min { $0.rawValue < $1.rawValue } ?? .structure
    let style = family.style
    let label = line.relations.filter(\.isNamedInDiagrams).map { $0.label() }.joined(separator: "、")
    var attributes =
      "color=\"\(style.color)\", fontcolor=\"\(style.color)\", style=\"\(style.style)\", "
      + "penwidth=\"\(style.width)\", arrowhead=\"\(style.arrow)\""
    if !label.isEmpty { attributes += ", label=\(DOTSyntax.quoted(label))" }
    let from = graph.entities[line.from]
    let to = graph.entities[line.to]
    let fact = "\(from.label) · \(line.relations.map { $0.label() }.joined(separator: "、")) · \(to.label)"
    attributes += ", tooltip=\(DOTSyntax.quoted(fact + (line.quote.map { "\n“\($0)”" } ?? "")))"
    return "  \(DOTSyntax.quoted(from.iri)) -> \(DOTSyntax.quoted(to.iri)) [\(attributes)];\n"
  }
}

extension Relation {
  /// Whether a line says its name; the commonest speak through their colour alone.
  fileprivate var isNamedInDiagrams: Bool {
    switch self {
    case .attendee, .participant, .between, .within, .ofRegion, .postIn, .party: false
    default: true
    }
  }
}
