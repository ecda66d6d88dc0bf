package import Reading

/// A passage of a page with the evidence on it, as the fitting of weights wants it.
package struct BlockSample {
  package let words: String
  /// How many characters of prose it holds.
  package let prose: Int
  package let blocks: UInt64
  package let edges: UInt64

  package static var blockFeatures: [String] { BlockFeature.allCases.map { "\($0)" } }
  package static var edgeFeatures: [String] { EdgeFeature.allCases.map { "\($0)" } }

  /// The passages of a page.
  package static func samples(of page: Page) throws(CleaningError) -> [BlockSample] {
    let draft = try CleaningDraft(page, limits: .standard)
    return draft.passages.items.indices.map { index in
      let item = draft.passages.items[index]
      return BlockSample(
        words: draft.passages.text[item.range], prose: item.prose, blocks: draft.evidence.blocks[index],
        edges: draft.evidence.edges[index])
    }
  }
}
