import Ontology

/// How kinds and relations look in a picture.
enum DiagramStyle {
  /// Families with Chinese, then whatever there is.
  static let fontName = "WenQuanYi Micro Hei,Noto Sans CJK SC,sans-serif"

  /// A node's shape and its colours as `#rrggbb`.
  struct NodeStyle: Hashable {
    let shape: String
    let style: String
    let fill: String
    let border: String
    let text: String
  }

  /// A line's colour, pattern and width in points.
  struct LineStyle: Hashable {
    let color: String
    let style: String
    let width: String
    let arrow: String
  }

  static func style(of figure: Figure) -> NodeStyle {
    switch figure {
    case .person:
      NodeStyle(
        shape: "box", style: "rounded,filled", fill: "#ffffff", border: "#3b5b7a", text: "#1d2f42")
    case .post:
      NodeStyle(
        shape: "box", style: "filled,dashed", fill: "#eef3f7", border: "#7d95aa", text: "#33485b")
    case .region:
      NodeStyle(
        shape: "ellipse", style: "filled", fill: "#c9dcc4", border: "#5f8a58", text: "#22381f")
    case .meeting:
      NodeStyle(
        shape: "octagon", style: "filled", fill: "#f3c7a6", border: "#b56a33", text: "#4d2a10")
    case .visit:
      NodeStyle(
        shape: "hexagon", style: "filled", fill: "#cfe8e5", border: "#2f857f", text: "#123b38")
    case .signing:
      NodeStyle(
        shape: "doubleoctagon", style: "filled", fill: "#eac3c0", border: "#a8524c", text: "#4a1f1c"
      )
    case .agreement:
      NodeStyle(shape: "note", style: "filled", fill: "#fbf3c0", border: "#a8963a", text: "#453d12")
    case .place:
      NodeStyle(
        shape: "tab", style: "filled", fill: "#e3e7ea", border: "#79858e", text: "#30383e")
    case .organization:
      NodeStyle(
        shape: "component", style: "filled", fill: "#ddd3e8", border: "#77608f", text: "#33274a")
    case .event:
      NodeStyle(
        shape: "septagon", style: "filled", fill: "#f0d9e4", border: "#96587a", text: "#46203a")
    case .plain:
      NodeStyle(shape: "box", style: "filled", fill: "#f2f2f2", border: "#888888", text: "#333333")
    }
  }

  /// The name under which the legend lists a kind; kinds of one look have one name.
  static func legendName(of kind: EntityKind, in language: LabelLanguage) -> String {
    let isChinese = language == .chinese
    return switch kind.figure {
    case .person: isChinese ? "人物（职务）" : "person (posts)"
    case .meeting: EntityKind.meeting.label(in: language)
    case .organization: EntityKind.organization.label(in: language)
    case .place: EntityKind.place.label(in: language)
    case .region, .post, .visit, .signing, .agreement, .event, .plain: kind.label(in: language)
    }
  }
}

/// The looks of lines.
extension LineFamily {
  func name(in language: LabelLanguage) -> String {
    let (chinese, english) =
      switch self {
      case .support: ("对口支援", "supports")
      case .signing: ("签约", "signing")
      case .meeting: ("参会", "meeting")
      case .visit: ("考察", "visit")
      case .post: ("任职", "post")
      case .structure: ("其他", "other")
      }
    return language == .chinese ? chinese : english
  }

  var style: DiagramStyle.LineStyle {
    switch self {
    case .support: .init(color: "#c0392b", style: "solid", width: "2.4", arrow: "normal")
    case .signing: .init(color: "#96850f", style: "solid", width: "1.2", arrow: "vee")
    case .meeting: .init(color: "#b56a33", style: "solid", width: "1.0", arrow: "none")
    case .visit: .init(color: "#2f857f", style: "solid", width: "1.2", arrow: "vee")
    case .post: .init(color: "#3b5b7a", style: "dashed", width: "1.0", arrow: "vee")
    case .structure: .init(color: "#a9b3ba", style: "dotted", width: "1.0", arrow: "none")
    }
  }
}
