import Articles
import Cleaning
import Lexicon
import Mentions
import Text

/// Builds articles for tests: one block a line.
func article(_ body: String, source: String? = nil, headline: String? = nil, date: String? = "2021-06-01") -> Article {
  let text = TracedText(body)
  var blocks: [Block] = []
  var start = 0
  for position in 0...text.count where position == text.count || text.scalars[position] == "\n" {
    if position > start { blocks.append(Block(kind: .paragraph, range: ScalarRange(start, position))) }
    start = position + 1
  }
  return Article(
    identifier: "test", digest: String(repeating: "0", count: 64),
    metadata: Metadata(headline: headline, publicationDate: date, source: source), text: text,
    blocks: blocks)
}
