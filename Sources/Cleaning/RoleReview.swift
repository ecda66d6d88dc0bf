import HTML
import Text

/// Gives lines back to the text that read like a page's furniture by their words alone but stand among the
/// paragraphs of the text, in the same box and of the same kind.
///
/// 主办：…, 时间：… between two paragraphs list an event; an office and a day sign the notice before its annex.
struct RoleReview {
  private let document: HTMLDocument
  private var passages: Passages
  /// A list of labels has at most so many lines.
  private static let longestList = 8

  /// - Complexity: O(*n*) in the passages.
  static func reviewed(_ passages: Passages, of page: PageLines) -> Passages {
    guard let document = page.document else { return passages }
    var review = RoleReview(document: document, passages: passages)
    review.readLists()
    review.readDays()
    return review.passages
  }

  private init(document: HTMLDocument, passages: Passages) {
    self.document = document
    self.passages = passages
  }

  // MARK: Lists of labels

  private mutating func readLists() {
    var before: Int?
    var index = 0
    while index < passages.items.count {
      if isParagraph(index) {
        before = index
      } else if let before, before + 1 == index, let end = endOfList(from: index, behind: before) {
        for place in index..<end where passages.items[place].role.isFurniture { passages.items[place].role = .words }
        index = end
        continue
      }
      index += 1
    }
  }

  /// Where the paragraph stands that goes on behind a list of labels; `nil` where there is no such list.
  private func endOfList(from start: Int, behind before: Int) -> Int? {
    var labels = 0
    for index in start..<min(start + Self.longestList, passages.items.count) {
      guard isFellow(index, before) else { return nil }
      if isParagraph(index) { return labels > 0 ? index : nil }
      guard passages.items[index].line.linked == 0 else { return nil }
      switch passages.items[index].role {
      case .words: continue
      case .info, .footer:
        guard isLabel(index) else { return nil }
        labels += passages.items[index].role == .footer ? 2 : 1
      default: return nil
      }
    }
    return nil
  }

  /// A short label and what it labels, but neither where the text comes from nor whose the page is.
  private func isLabel(_ index: Int) -> Bool {
    let range = passages.items[index].range
    let words = passages.text.scalars[range.lowerBound..<range.upperBound]
    guard words.count <= 60, let mark = words.firstIndex(where: { $0 == "：" || $0 == ":" }), (2...8).contains(mark - words.startIndex),
      mark + 1 < words.endIndex, DateStamp.find(in: words)?.stamp.dateTime == nil
    else { return false }
    let label = CueForm.folded(words[..<mark])
    switch PageLabels.bundled.label(ending: label[...]) {
    case .source, .issuer, .foreign, .made, .unrelated, .title: return false
    default: return !CueTable.bundled.holdsSureCue(CueForm.folded(words)) && !BylineWords.bundled.mayBeByline(label)
    }
  }

  private func isParagraph(_ index: Int) -> Bool {
    passages.items[index].prose > 0 && passages.items[index].line.linked * 3 <= passages.items[index].shape.count
  }

  // MARK: Days

  /// The day under the office that signs a notice, with more of the text behind it.
  private mutating func readDays() {
    var hasText = false
    for index in passages.items.indices {
      if isParagraph(index) { hasText = true }
      guard hasText, passages.items[index].role == .info, isFellow(index, index - 1), passages.items[index - 1].role == .words else { continue }
      let range = passages.items[index].range
      let words = passages.text.scalars[range.lowerBound..<range.upperBound]
      let above = passages.items[index - 1].range
      let name = CueForm.words(of: passages.text.scalars[above.lowerBound..<above.upperBound])
      if words.contains(where: \.isHan), DateStamp.isWhole(words), name.count <= 25, BylineWords.bundled.isOffice(name[...]) {
        passages.items[index].role = .words
      }
    }
  }

  /// Whether two passages stand in one element, or in elements of one kind side by side.
  private func isFellow(_ first: Int, _ second: Int) -> Bool {
    let (own, other) = (Int(passages.items[first].line.container), Int(passages.items[second].line.container))
    guard own >= 0, other >= 0 else { return false }
    return own == other || document.nodes[own].parent == document.nodes[other].parent && document.nodes[own].tag == document.nodes[other].tag
  }
}
