import Ontology

/// What is written in a node, as an HTML-like label.
///
/// Lines are rows of a table: Graphviz measures lines of one text too low when they hold Chinese
/// in two sizes, and the words would touch the node's border.
enum DiagramLabel {
  static func label(of node: Diagram.Node) -> String {
    var name = LineBreaking.lines(of: node.name, width: 14, limit: 4).map(DOTSyntax.escapedHTML)
    if name.isEmpty { name = [" "] }
    if node.kind == .person { name = name.map { "<b>\($0)</b>" } }
    let details = node.details.prefix(3)
    let width = details.reduce(LineBreaking.width(of: node.name)) {
      $0 + LineBreaking.width(of: $1) + 2
    }
    let isFlat = node.kind == .person || node.kind == .region
    if details.isEmpty && name.count == 1 { return "<\(name[0])>" }
    if isFlat && width <= 36 && name.count == 1 {
      let cells = details.map { cell(small(DOTSyntax.escapedHTML($0))) }.joined()
      return table("<tr>\(cell(name[0]))\(cells)</tr>")
    }
    let lines = details.flatMap { LineBreaking.lines(of: $0, width: 18, limit: 2) }
      .map { small(DOTSyntax.escapedHTML($0)) }
    return table((name + lines).map { "<tr>\(cell($0))</tr>" }.joined())
  }

  private static func small(_ text: String) -> String { "<font point-size=\"10\">\(text)</font>" }

  private static func cell(_ text: String) -> String { "<td>\(text)</td>" }

  private static func table(_ rows: String) -> String {
    "<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\">\(rows)</table>>"
  }
}
