/// What was left out of a document's claims, because no article states so much or because it is not in Chinese.
public struct Omission: Hashable, Sendable, Codable {
  /// How many sentences state more than `ClaimLimits.ofSentence`; the rest of their claims is left out.
  public let sentences: Int
  /// The place in the text, in scalars, from which on nothing is kept; `nil` when all of it was read.
  public let from: Int?
  /// The length in scalars of a text in another language than Chinese, of which nothing is read; else 0.
  public let foreign: Int

  public init(sentences: Int = 0, from: Int? = nil, foreign: Int = 0) {
    self.sentences = sentences
    self.from = from
    self.foreign = foreign
  }
}

extension Omission: CustomStringConvertible {
  /// Clauses without a period.
  public var description: String {
    var parts: [String] = []
    if sentences > 0 {
      parts.append(
        "\(sentences) \(sentences == 1 ? "sentence states" : "sentences state") more than "
          + "\(ClaimLimits.ofSentence) claims, of which the rest is left out")
    }
    if let from {
      parts.append("more is stated than an article can; nothing is kept from character \(from) of its text on")
    }
    if foreign > 0 { parts.append("its text is not in Chinese; only what the page says of it is kept") }
    return parts.joined(separator: "; ")
  }
}

/// How much an article may state. Several times what any does; a page made to yield more is cut.
package enum ClaimLimits {
  /// Claims of one sentence.
  package static let ofSentence = 512
  /// Meetings and ceremonies, and likewise visits, of one document.
  package static let events = 256
  /// Bytes of a document's claims, each written out by itself, for a text of that many bytes.
  package static func bytes(ofText size: Int) -> Int { 4_000_000 + 12 * size }
}
