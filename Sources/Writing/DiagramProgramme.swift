import Ontology

/// The programmes under which regions support each other, as a picture tells them apart.
enum DiagramProgramme: Int, CaseIterable, Comparable {
  case eastWest, support, help, cooperation, mountainsAndSea, unnamed

  /// - Parameter name: a value of `shan:programme`.
  init(_ name: String) {
    switch name {
    case "东西部协作", "东西部扶贫协作", "东西协作", "东西扶贫协作": self = .eastWest
    case "对口支援": self = .support
    case "对口帮扶": self = .help
    case "对口合作", "对口协作": self = .cooperation
    case "山海协作": self = .mountainsAndSea
    default: self = .unnamed
    }
  }

  func name(in language: LabelLanguage) -> String {
    let (chinese, english) =
      switch self {
      case .eastWest: ("东西部协作", "East–West cooperation")
      case .support: ("对口支援", "paired support")
      case .help: ("对口帮扶", "paired help")
      case .cooperation: ("对口合作", "paired cooperation")
      case .mountainsAndSea: ("山海协作", "mountain–sea cooperation")
      case .unnamed: ("未言明机制", "programme not named")
      }
    return language == .chinese ? chinese : english
  }

  /// `#rrggbb`.
  var color: String {
    switch self {
    case .eastWest: "#c0392b"
    case .support: "#2f6fa8"
    case .help: "#b7791f"
    case .cooperation: "#2f857f"
    case .mountainsAndSea: "#77608f"
    case .unnamed: "#7d8a8f"
    }
  }

  static func < (a: DiagramProgramme, b: DiagramProgramme) -> Bool { a.rawValue < b.rawValue }
}
