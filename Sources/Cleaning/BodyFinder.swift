import HTML
import Text

/// Finds among a page's passages those that are the article.
struct BodyFinder {
  private let items: [Passage]
  private let evidence: BlockEvidence
  private let isKept: [Bool]
  private let hasProse: Bool
  private let isMarkup: Bool

  init(_ draft: CleaningDraft) {
    items = draft.passages.items
    evidence = draft.evidence
    isMarkup = draft.lines.document != nil
    hasProse = items.contains { $0.proseWithCaptions > 0 }
    isKept = BlockWeights.bundled.verdicts(draft.evidence)
  }

  /// The passages from the first to the last of the article; `nil` when there is none.
  ///
  /// - Complexity: O(*n*) in the passages.
  func segment() -> Range<Int>? {
    guard hasProse else { return wordsWithoutProse() }
    guard let first = items.indices.first(where: { isUsable($0) && opensBody($0) }), let last = items.indices.last(where: isUsable)
    else { return nil }
    return first..<max(last, first) + 1
  }

  /// In a text nothing but its words tells titles above the first sentence from the text.
  private func opensBody(_ index: Int) -> Bool {
    isMarkup || items[index].role != .words || items[index].shape.sentenceEnds + items[index].shape.clauseMarks > 0
      || items[index].line.headingLevel == 0 && evidence.isBehindLead(index)
  }

  /// Whether a passage is of the article.
  func isUsable(_ index: Int) -> Bool {
    isText(index) && (hasProse ? isKept[index] : !isInFurniture(index))
  }

  /// Whether a passage may be of the article by its words.
  func isText(_ index: Int) -> Bool { !items[index].role.isFurniture }

  func isInFurniture(_ index: Int) -> Bool { evidence.layout.isInFurniture(index) }

  /// Whether two passages stand in elements side by side.
  func areSiblings(_ first: Int, _ second: Int) -> Bool { evidence.layout.distance(first, second) <= 1 }

  /// A page of titles and names: all words that are no furniture.
  private func wordsWithoutProse() -> Range<Int>? {
    func counts(_ index: Int) -> Bool {
      isText(index) && !isInFurniture(index) && items[index].shape.hans >= 4 && items[index].role != .caption
    }
    guard let first = items.indices.first(where: { counts($0) && evidence.isBehindTitle($0) }) ?? items.indices.first(where: counts),
      let last = items.indices.last(where: counts)
    else { return nil }
    let end = (first...last).first { items[$0].role.endsArticle } ?? last + 1
    return first < end ? first..<end : nil
  }
}
