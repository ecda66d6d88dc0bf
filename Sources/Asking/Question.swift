import Ontology

/// A question that the graph can be asked in the words of people.
public struct Question: Hashable, Sendable {
  /// What stands for a name or number in its patterns and its SQL.
  enum Slot: String, CaseIterable {
    case person, post, region, other, event, year, words

    /// What a name in it may mean; nothing where it is no name.
    var kinds: Set<EntityKind> {
      switch self {
      case .person: [.person]
      case .post: [.post]
      case .region, .other: [.region]
      case .event: [.jointMeeting, .meeting, .visit, .signing]
      case .year, .words: []
      }
    }
  }

  /// Its name in the book.
  public let identifier: String
  /// What it asks.
  public let meaning: String
  /// Wordings of it, each in Chinese or English.
  public let examples: [String]
  /// Regular expressions with named groups for slots; each must fit a whole question.
  let patterns: [String]
  /// Over `graph.sqlite`, with slots.
  let sql: String
}

/// A question as somebody asked it.
public struct QuestionReading: Hashable, Sendable {
  /// The question of the book.
  public let question: Question
  /// The words that stand in its slots.
  let words: [Question.Slot: String]
}
