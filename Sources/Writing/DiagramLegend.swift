import Ontology

/// The heading of a picture: its title, how to read it, and the key to its colours, as an HTML-like
/// label.
enum DiagramLegend {
  static func label(title: String, of diagram: Diagram, families: Set<DiagramStyle.LineFamily>)
    -> String
  {
    var samples = ""
    var names: Set<String> = []
    for kind in kindOrder where diagram.nodes.contains(where: { $0.kind == kind }) {
      let name = DiagramStyle.legendName(of: kind)
      guard names.insert(name).inserted else { continue }
      let style = DiagramStyle.style(of: kind)
      samples +=
        "<td border=\"1\" bgcolor=\"\(style.fill)\" color=\"\(style.border)\" width=\"18\"> </td>"
      samples += "<td>\(DOTSyntax.escapedHTML(name))</td>"
    }
    for family in DiagramStyle.LineFamily.allCases where families.contains(family) {
      samples += "<td><font color=\"\(family.style.color)\">——</font></td>"
      samples += "<td>\(DOTSyntax.escapedHTML(family.name))</td>"
    }
    if samples.isEmpty { samples = "<td> </td>" }
    let cut = diagram.leftOut > 0 ? "，另有 \(diagram.leftOut) 个未画出" : ""
    let caption =
      "左：支援方　中：会议、考察与协议　右：受援方　｜　图中 \(diagram.nodes.count) 个节点\(cut)　｜　来源：\(diagram.articles) 篇报道"
    return "<<table border=\"0\" cellspacing=\"4\"><tr><td><font point-size=\"26\"><b>"
      + DOTSyntax.escapedHTML(title)
      + "</b></font></td></tr><tr><td><font point-size=\"12\" color=\"#666666\">"
      + DOTSyntax.escapedHTML(caption)
      + "</font></td></tr><tr><td><table border=\"0\" cellspacing=\"4\"><tr>"
      + samples + "</tr></table></td></tr><tr><td> </td></tr></table>>"
  }

  private static var kindOrder: [EntityKind] {
    let first: [EntityKind] = [
      .region, .person, .post, .jointMeeting, .meeting, .visit, .signing, .agreement,
    ]
    return first + EntityKind.allCases.filter { !first.contains($0) }
  }
}
