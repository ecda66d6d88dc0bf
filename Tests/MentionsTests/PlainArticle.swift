import Articles
import Cleaning
import Text

extension Article {
  /// An article whose paragraphs are the lines of `body`.
  static func plain(_ body: String, published: String? = nil) -> Article {
    let text = TracedText(body)
    var blocks: [Block] = []
    var start = 0
    for position in 0...text.count where position == text.count || text.scalars[position] == "\n" {
      blocks.append(Block(kind: .paragraph, range: ScalarRange(start, position)))
      start = position + 1
    }
    return Article(
      identifier: "plain", digest: String(repeating: "0", count: 64),
      metadata: Metadata(publicationDate: published), text: text, blocks: blocks)
  }
}
