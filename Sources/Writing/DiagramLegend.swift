import Ontology

/// The key to shapes and colours, as one node of a picture.
enum DiagramLegend {
  static var node: String {
    var rows = ""
    for (name, kind) in DiagramStyle.legend {
      let style = DiagramStyle.style(of: kind)
      rows += row(
        "<td bgcolor=\"\(style.fill)\" border=\"1\" color=\"\(style.border)\" width=\"26\"> </td>", name)
    }
    for family in DiagramStyle.LineFamily.allCases {
      rows += row("<td><font color=\"\(family.style.color)\">——</font></td>", family.name)
    }
    return "  \"legend\" [shape=\"plaintext\", tooltip=\"图例\", label=<<table border=\"1\" color=\"#cccccc\" "
      + "cellborder=\"0\" cellspacing=\"3\" bgcolor=\"#ffffff\"><tr><td colspan=\"2\"><b>图例</b></td></tr>"
      + rows + "</table>>];"
  }

  private static func row(_ sample: String, _ name: String) -> String {
    "<tr>\(sample)<td align=\"left\">\(DOTSyntax.escapedHTML(name))</td></tr>"
  }
}
