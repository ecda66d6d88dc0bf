import Lexicon

/// A name that may begin at a place, and what speaks for it and against it.
struct NameOption: Sendable {
  let name: NameSearch.Name
  /// In the order of `MentionWeights.ofNames`.
  private(set) var features = [Float](repeating: 0, count: MentionWeights.ofNames.count)

  init(_ name: NameSearch.Name) { self.name = name }

  mutating func set(_ feature: MentionWeights.Feature, _ value: Float) {
    features[feature.index] = value
  }
}

extension MentionWeights.Feature {
  private static let indices = Dictionary(
    uniqueKeysWithValues: MentionWeights.ofNames.enumerated().map { ($1, $0) })

  /// The place among the features of names.
  fileprivate var index: Int { Self.indices[self] ?? 0 }
}

/// The names between which the weights decide at one place: what they are fitted on.
package struct NameChoice: Sendable {
  package struct Option: Sendable {
    package let words: String
    /// In the order of `MentionWeights.ofNames`.
    package let features: [Float]
  }

  package let options: [Option]
}

/// Takes down the choices of one article, each once. A class because searches are values.
final class NameChoices {
  private(set) var all: [NameChoice] = []
  private var seen: Set<[Int]> = []

  func record(_ options: [NameOption], at start: Int, _ weight: Double) {
    guard weight >= NameSearch.leastDecided, !options.isEmpty,
      seen.insert([start, weight >= 2.5 ? 1 : 0]).inserted
    else { return }
    all.append(
      NameChoice(options: options.map { .init(words: $0.name.words, features: $0.features) }))
  }
}
