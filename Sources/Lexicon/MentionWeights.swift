/// What speaks for one reading of a clause and against another, in nats: costs of names beside those of
/// ordinary words, and weights of what makes a name of a person. `mention_weights.tsv` tells how each
/// was found.
package struct MentionWeights: Sendable {
  /// What a weight is of, as the list calls it.
  package enum Feature: String, CaseIterable, Sendable {
    // Costs of a division by its form, and of another name beside it.
    case fullName = "region.full-name"
    case provinceAlias = "region.province-short-name"
    case alias = "region.short-name"
    case weakForm = "region.weak-form"
    case otherName = "region.other-name"
    /// The cost below which a character is too common a word to mean a division in a weak frame.
    case commonCharacter = "region.common-character"
    // Costs of a title: in any reading, and where a word would cut it.
    case title = "title"
    case titleBeforeName = "title.before-name"
    case titleAlone = "title.alone"
    /// What each character of a name costs at least that neither a surname nor an element opens.
    case boundedName = "bounded-name"
    /// The cost of an element of a name.
    case element = "element"
    /// The cost of a person beside that of the name's characters.
    case person = "person"
    // What makes a name of a person, in the order of `NameOption.features`.
    case name = "name"
    case nameAfterOffice = "name.after-office"
    case followingCharacter = "name.following-character"
    case followingWord = "name.following-word"
    case occurrences = "name.occurrences"
    case twoGiven = "name.two-given"
    case compoundSurname = "name.compound-surname"
    case commonSurname = "name.common-surname"
    case rareSurname = "name.rare-surname"
    case surnameIsWord = "name.surname-is-word"
    case givenIsWord = "name.given-is-word"
    case joiningEnd = "name.joining-end"
    case wordCut = "name.word-cut"
    case elements = "name.elements"
    case elementLength = "name.element-length"
    case likelihood = "name.likelihood"
    case inTheOpen = "name.in-the-open"
    case opensClause = "name.opens-clause"
  }

  /// The features of a name, in the order in which an option has them.
  package static let ofNames: [Feature] = Feature.allCases.filter { $0.rawValue.hasPrefix("name") }

  private let values: [Feature: Float]
  /// The weights of `ofNames`, in their order.
  package let names: [Float]

  init() throws(LexiconError) {
    var values: [Feature: Float] = [:]
    try WordList("mention_weights").forEachRow { cells throws(LexiconError) in
      guard let feature = Feature(rawValue: cells.string(0)) else { throw cells.error("an unknown feature") }
      guard let value = Float(cells.string(1)) else { throw cells.error("the weight is no number") }
      values[feature] = value
    }
    if let missing = Feature.allCases.first(where: { values[$0] == nil }) {
      throw LexiconError(malformed: "mention_weights.tsv", "\(missing.rawValue) is missing")
    }
    self.values = values
    names = Self.ofNames.map { values[$0] ?? 0 }
  }

  package subscript(feature: Feature) -> Float { values[feature] ?? 0 }
}
