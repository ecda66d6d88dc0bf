/// How a fact holds, beyond that it holds.
public enum Qualifier: String, Hashable, Comparable, CaseIterable, Sendable, Codable {
  /// 原, 前, 时任, 曾任: the post was held before the article's time.
  case former
  /// 挂职: on a temporary posting.
  case temporary
  /// 代, 主持工作: acting.
  case acting

  /// The qualifier's name for people.
  public func label(in language: LabelLanguage = .chinese) -> String {
    let (chinese, english) =
      switch self {
      case .former: ("曾任", "former")
      case .temporary: ("挂职", "temporary")
      case .acting: ("代理", "acting")
      }
    return language == .chinese ? chinese : english
  }

  /// By raw value.
  public static func < (a: Qualifier, b: Qualifier) -> Bool { a.rawValue < b.rawValue }
}
