/// The languages in which kinds and relations are named.
public enum LabelLanguage: String, Hashable, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"
}

extension EventStatus {
  /// The status's name for people.
  public func label(in language: LabelLanguage = .chinese) -> String {
    let (chinese, english) =
      switch self {
      case .scheduled: ("预定", "scheduled")
      case .cancelled: ("取消", "cancelled")
      case .postponed: ("推迟", "postponed")
      }
    return language == .chinese ? chinese : english
  }
}
