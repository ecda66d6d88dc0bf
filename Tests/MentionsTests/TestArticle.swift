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

enum Shared {
  static let gazetteer = Result { try Gazetteer.bundled() }
}

/// A division with its parents: 云南省/文山壮族苗族自治州/广南县.
func path(_ region: Region) throws -> String {
  let parents = try Shared.gazetteer.get().ancestors(of: region.key).reversed().map(\.name)
  return (parents + [region.name]).joined(separator: "/")
}

func mentions(_ body: String, source: String? = nil, date: String? = "2021-06-01") throws
  -> [(words: String, path: String)]
{
  let article = article(body, source: source, date: date)
  return try RegionFinder(gazetteer: try Shared.gazetteer.get()).mentions(in: article).map {
    (article.text[$0.range], try path($0.region))
  }
}
