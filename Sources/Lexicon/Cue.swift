/// What a cue word says of somebody or of an event; each is a word class too.
public enum Cue: String, Hashable, Sendable, CaseIterable {
  case attend, speak, chair, present, lead, accompany, sign, visit, hold, represent, thank, meet
  case callOn = "call-on"

  /// The words that say it.
  public var wordClass: WordClass {
    let named: WordClass.Named =
      switch self {
      case .attend: .attend
      case .speak: .speak
      case .chair: .chair
      case .present: .present
      case .lead: .lead
      case .accompany: .accompany
      case .sign: .sign
      case .visit: .visit
      case .hold: .hold
      case .represent: .represent
      case .thank: .thank
      case .meet: .meet
      case .callOn: .callOn
      }
    return WordClass(named)
  }
}
