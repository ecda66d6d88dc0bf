public import Knowledge

/// Why two entities, or two documents' mentions, were taken for one, kept apart or left open.
public struct Judgement: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable {
    case one, open, apart
  }

  /// What is judged: a mention in some documents.
  public struct Side: Hashable, Sendable {
    public let label: String
    /// Identifiers of the documents, sorted.
    public let documents: [String]
  }

  /// Something that speaks for or against.
  public struct Reason: Hashable, Sendable {
    public enum Direction: String, Hashable, Sendable {
      case supports = "for"
      case opposes = "against"
    }

    public let direction: Direction
    /// In Chinese.
    public let words: String
    /// The sentences behind it.
    public let sources: [Provenance]
  }

  public let first: Side
  public let second: Side
  public let verdict: Verdict
  /// The rule that decided, in Chinese.
  public let rule: String
  public let reasons: [Reason]
}

/// How the entities of some IRIs came about.
public struct LinkAccount: Sendable {
  /// What joined the mentions of each asked entity, in the order of joining.
  public let merges: [(iri: String, judgements: [Judgement])]
  /// By which rules the text of the articles gave each its name, and how often; the most frequent first.
  public let names: [String: [(rule: String, count: Int)]]
  /// How each pair was judged: of the asked entities, or of the asked one and its namesakes.
  public let pairs: [(first: String, second: String, judgement: Judgement)]
}
