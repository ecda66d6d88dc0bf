public import Ontology

/// What a picture is about.
public enum DiagramView: String, Hashable, CaseIterable, Sendable {
  /// All that joins regions: who supports whom, who met, what was signed.
  case overview
  /// A row a pair of provinces: meetings and visits by year, agreements, money.
  case timeline
  /// Who supports whom, by programme and since when.
  case pairings
  /// Who holds which post, and who moved.
  case officials
  /// What was signed, by whom, when, about what.
  case agreements
  /// One event: who took part as what, where, what was signed.
  case event
  /// What is around an entity.
  case around

  /// The heading when there is no other.
  public func title(in language: LabelLanguage) -> String {
    let (chinese, english): (String, String) =
      switch self {
      case .overview: ("协作关系图", "Cooperation between regions")
      case .timeline: BoardWords.title
      case .pairings: ("对口支援结对图", "Who supports whom")
      case .officials: ("干部任职与交流图", "Officials: posts and moves")
      case .agreements: ("协议签署图", "What was signed")
      case .event: ("活动图", "An event")
      case .around: ("关系图", "What is around")
      }
    return language == .chinese ? chinese : english
  }

  /// Whether supporters stand on the left and the supported on the right.
  var hasColumns: Bool { self != .around }

  /// Inches between the columns, and between the nodes of one.
  var spacing: (between: String, beside: String) {
    switch self {
    case .around: ("1.3", "0.2")
    case .officials: ("1.1", "0.08")
    default: ("2.2", "0.08")
    }
  }

  /// Whether a post may be written into its holders' nodes.
  var foldsPosts: Bool { self != .around }

  func draws(_ kind: EntityKind) -> Bool {
    switch self {
    case .overview, .timeline, .event: kind.visibility == .everywhere
    case .around: kind.visibility != .nowhere
    case .pairings: kind == .region
    case .officials: kind == .person || kind == .post
    case .agreements: kind == .agreement || kind == .region || kind == .person || kind.isOrganization
    }
  }

  /// Whether a relation is a line.
  func draws(_ relation: Relation) -> Bool {
    switch self {
    case .overview, .timeline, .event: relation.isBetweenEntities && relation.visibility == .everywhere
    case .around: relation.isBetweenEntities && relation.visibility != .nowhere
    case .pairings: relation == .supports
    case .officials: relation == .holds
    case .agreements: relation == .party || relation == .signatory
    }
  }
}
