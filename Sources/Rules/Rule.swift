/// An extraction rule: what it reads, how sure it is, and sentences that prove it.
public struct Rule: Hashable, Sendable {
  /// A sentence and a claim that the rule must read from it.
  public struct Example: Hashable, Sendable {
    public let text: String
    /// Subject, relation and object as `subject relation object`, each by its label.
    public let yields: String

    public init(_ text: String, _ yields: String) {
      self.text = text
      self.yields = yields
    }
  }

  /// `family.name`, unique.
  public let identifier: String
  /// What it reads, in a line.
  public let reads: String
  /// How often such a reading is right, from 0 to 1, as estimated on articles of the genre.
  public let confidence: Double
  public let examples: [Example]
  /// Sentences from which the rule must read nothing.
  public let counterexamples: [String]

  public init(
    _ identifier: String, reads: String, confidence: Double, examples: [Example],
    counterexamples: [String]
  ) {
    self.identifier = identifier
    self.reads = reads
    self.confidence = confidence
    self.examples = examples
    self.counterexamples = counterexamples
  }
}
