import Cleaning
import Lexicon
import Text

/// Reads 我省, 全州, 该县, 两地: words that mean a division by its place in the article.
struct DeicticReader {
  let gazetteer: Gazetteer
  let scalars: [Unicode.Scalar]
  let blocks: [Block]
  let home: Int32?
  let evidence: RegionEvidence

  /// The spans and those of the deictic words between them that the article fixes.
  func adding(to spans: [RegionSpan]) -> [RegionSpan] { spans }
}
