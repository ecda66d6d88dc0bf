import Ontology

/// The heading of a picture: its title, how to read it, and the key to its colours, as an HTML-like
/// label.
enum DiagramLegend {
  static func label(
    title: String, of diagram: Diagram, view: DiagramView, families: Set<LineFamily>,
    language: LabelLanguage
  ) -> String {
    var samples = ""
    var names: Set<String> = []
    for kind in kindOrder where diagram.nodes.contains(where: { $0.kind == kind }) {
      let name = DiagramStyle.legendName(of: kind, in: language)
      guard names.insert(name).inserted else { continue }
      let style = DiagramStyle.style(of: kind.figure)
      samples +=
        "<td border=\"1\" bgcolor=\"\(style.fill)\" color=\"\(style.border)\" width=\"18\"> </td>"
      samples += "<td>\(DOTSyntax.escapedHTML(name))</td>"
    }
    for programme in DiagramProgramme.allCases
    where diagram.lines.contains(where: { $0.programme == programme }) {
      samples += "<td><font color=\"\(programme.color)\">——</font></td>"
      samples += "<td>\(DOTSyntax.escapedHTML(programme.name(in: language)))</td>"
    }
    for family in LineFamily.allCases where families.contains(family) {
      samples += "<td><font color=\"\(family.style.color)\">——</font></td>"
      samples += "<td>\(DOTSyntax.escapedHTML(family.name(in: language)))</td>"
    }
    if samples.isEmpty { samples = "<td> </td>" }
    let caption = caption(of: diagram, view: view, language)
    return "<<table border=\"0\" cellspacing=\"4\"><tr><td><font point-size=\"26\"><b>"
      + DOTSyntax.escapedHTML(title)
      + "</b></font></td></tr><tr><td><font point-size=\"12\" color=\"#666666\">"
      + DOTSyntax.escapedHTML(caption)
      + "</font></td></tr><tr><td><table border=\"0\" cellspacing=\"0\"><tr><td> </td>"
      + "<td fixedsize=\"false\"><table border=\"0\" cellspacing=\"4\"><tr>"
      + samples + "</tr></table></td><td> </td></tr></table></td></tr><tr><td> </td></tr></table>>"
  }

  /// How to read the picture, how much is in it, and what it was read from.
  private static func caption(
    of diagram: Diagram, view: DiagramView, _ language: LabelLanguage
  ) -> String {
    let isChinese = language == .chinese
    var parts: [String] = []
    switch view {
    case .around, .timeline: break
    case .pairings:
      parts.append(isChinese ? "左：支援方　右：受援方" : "left: supporting, right: supported")
    case .officials:
      parts.append(
        isChinese ? "中：异地交流的干部　两侧：各省（区、市）的职务与干部" : "middle: who moved, sides: posts and officials of each province")
    case .overview, .agreements, .event:
      parts.append(
        isChinese
          ? "左：支援方　中：会议、考察与协议　右：受援方" : "left: supporting, middle: events and agreements, right: supported")
    }
    let cut =
      diagram.leftOut > 0
      ? isChinese ? "，另有 \(diagram.leftOut) 个未画出" : ", \(diagram.leftOut) more not drawn" : ""
    parts.append(
      isChinese ? "图中 \(diagram.nodes.count) 个节点\(cut)" : "\(diagram.nodes.count) nodes\(cut)")
    var source =
      isChinese ? "来源：\(diagram.articles) 篇报道" : "source: \(diagram.articles) news articles"
    if let (first, last) = diagram.days {
      let days = first == last ? first : isChinese ? "\(first) 至 \(last)" : "\(first) to \(last)"
      source += isChinese ? "（\(days)）" : " (\(days))"
    }
    return (parts + [source]).joined(separator: "　｜　")
  }

  /// By look, regions and persons first.
  private static var kindOrder: [EntityKind] {
    Figure.allCases.flatMap { figure in EntityKind.all.filter { $0.figure == figure } }
  }
}
