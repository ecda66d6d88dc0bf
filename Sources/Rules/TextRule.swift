public import Lexicon
public import Ontology
public import Text

/// A rule as its file says it: what it reads, and what it writes then.
///
/// A class, since rules are walked over in every sentence and never change.
public final class TextRule: Sendable {
  /// What a claim is written of.
  public indirect enum Term: Hashable, Sendable {
    /// What was captured under a name.
    case capture(String)
    /// An entity of a kind, one for what is captured: `Donation(giver, recipient, amount)`.
    case entity(EntityKind, keys: [Term])
    /// What the discourse means: `$meeting`, `$visit`, `$home`.
    case meant(Meant)
    case words(String)
    /// The division or body that a captured office, or division that a body, belongs to: `of(office)`.
    case owner(of: String)
    /// The first that there is.
    case first([Term])
  }

  /// What a sentence may leave to the text before it.
  public enum Meant: String, Hashable, Sendable, CaseIterable {
    /// The meeting or ceremony that the sentence reports, or that was last reported.
    case meeting
    /// The visit that the sentence reports, or that was last reported.
    case visit
    /// The division from which the article is told.
    case home
    /// The pairings that the sentence states.
    case pairing
    /// The day on which the meeting took place.
    case day
    /// The month or year from which the sentence says that something holds.
    case since
    /// The last day, month or year that the sentence names before its verb.
    case on
    /// The two or three divisions between which the meeting was held.
    case sides
    /// The division from which the guests came who were told of last.
    case guests
    /// Whoever was named last: 他, 她.
    case person
    /// What the rules before it have made of the same words: the agreement that a verb signs.
    case made
  }

  /// A claim for each subject and object.
  public struct Write: Hashable, Sendable {
    public let subject: Term
    public let relation: Relation
    public let object: Term
    public let qualifiers: [Qualifier]
  }

  /// How a claim holds.
  public struct Qualifier: Hashable, Sendable {
    /// `former`, `temporary`, `acting`.
    public let name: String
    /// Whether it holds only where something was captured under its name.
    public let isConditional: Bool

    static let names = ["former", "temporary", "acting"]
  }

  /// A condition that Swift decides.
  public struct Condition: Hashable, Sendable {
    public let name: String
    /// Names of captures.
    public let arguments: [String]
    /// The class of words of which the condition speaks.
    public let kind: TokenClass?
    public let isNegated: Bool
  }

  /// A condition on the words of a capture.
  struct Content: Hashable, Sendable {
    let capture: String
    /// A token of this class lies among them.
    let kind: TokenClass
    let isNegated: Bool
  }

  public let rule: Rule
  /// The part of its identifier before the dot.
  public let family: Substring
  let reads: [PatternProgram]
  let refusals: [PatternProgram]
  /// Which captures are taken one by one; `nil`: all are taken together.
  public let spread: Spread?
  public let conditions: [Condition]
  let contents: [Content]
  public let writes: [Write]
  /// Captures that stay for what the article says further on, by the names under which they do.
  public let kept: [(capture: String, name: String)]
  /// Names that take what was last kept together under them where the words themselves give nothing.
  public let recalled: [[String]]
  /// What does not speak against its claims, though the text does not assert them; all of it where they
  /// hang on no verb.
  public let allowed: Modality
  /// Its examples and counterexamples, in the order of the file.
  public let proofs: [Proof]
  /// The file as messages call it.
  public let file: String

  /// An example or counterexample with its place in the file.
  public struct Proof: Hashable, Sendable {
    public let text: String
    /// `nil`: nothing.
    public let yields: String?
    public let line: Int
  }

  /// The capture that names the words which say it; without one, the first classed word.
  static let trigger = "by"

  init(
    rule: Rule, reads: [PatternProgram], refusals: [PatternProgram], spread: Spread?, conditions: [Condition],
    contents: [Content], writes: [Write], kept: [(capture: String, name: String)], recalled: [[String]],
    allowed: Modality, proofs: [Proof], file: String
  ) {
    self.rule = rule
    family = rule.identifier.prefix { $0 != "." }
    self.reads = reads
    self.refusals = refusals
    self.spread = spread
    self.conditions = conditions
    self.contents = contents
    self.writes = writes
    self.kept = kept
    self.recalled = recalled
    self.allowed = allowed
    self.proofs = proofs
    self.file = file
  }

  /// What a rule has read.
  public struct Reading: Sendable {
    public let range: ScalarRange
    /// What was kept, by name.
    public internal(set) var captures: Captures
    /// The place of the words that say it.
    public let trigger: Int
    /// Which `read` line read it.
    public let line: Int

    /// The same, with what is known of a name under which nothing was captured.
    public func recalling(_ values: [Capture], as name: String) -> Self {
      var reading = self
      if captures[name].isEmpty { reading.captures.add(values, as: name) }
      return reading
    }
  }
}
