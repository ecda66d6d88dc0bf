import Text

extension CleaningDraft {
  /// Notices are shorter, in characters.
  private static let longestNotice = 80
  /// A page that shows fewer characters shows nothing.
  private static let leastShown = 60
  /// A list has at least so many links that are headlines.
  private static let leastLinks = 8

  /// What a page is on which nothing is running text.
  var emptiness: CleaningError.Emptiness? {
    if Self.isNotice(passages.text) { return .notice }
    guard let document = lines.document else { return nil }
    if document.nodes.indices.contains(where: { asksForPassword(document.nodes[$0].tag == .input ? document.attribute(.type, of: $0) : nil) }) {
      return .login
    }
    let shown = passages.text.count
    if shown < Self.leastShown { return document.nodes.contains { $0.tag == .script } ? .shell : nil }
    return passages.items.count { isLinkedHeadline($0) } >= Self.leastLinks ? .listing : nil
  }

  /// Whether the best that a page has is a list of links, with summaries or without.
  func isListing(_ segment: Range<Int>) -> Bool {
    let items = passages.items[segment]
    let links = items.count { isLinkedHeadline($0) }
    let prose = items.count { $0.prose > 0 && !isLinkedHeadline($0) }
    if links >= Self.leastLinks && links >= prose { return true }
    // Of summaries under linked titles none is the article.
    return passages.items.indices.filter { segment.contains($0) && passages.items[$0].prose > 0 }
      .allSatisfy { evidence.blocks[$0] & BlockFeature.amongTeasers.bit != 0 } && prose > 0
  }

  private func isLinkedHeadline(_ item: Passage) -> Bool {
    item.shape.size >= 6 && item.line.linked * 5 >= (item.shape.hans + item.shape.latins) * 4
  }

  /// Whether a short text is that of a page which tells why there is none.
  static func isNotice(_ text: TracedText) -> Bool {
    guard text.count <= longestNotice else { return false }
    let folded = CueForm.folded(text.scalars[0..<text.count])
    return PageLabels.bundled.words(.refusal).contains { folded.contains($0) }
  }

  private func asksForPassword(_ type: ArraySlice<UInt8>?) -> Bool {
    type.map { String(decoding: $0, as: UTF8.self).lowercased() == "password" } ?? false
  }
}
