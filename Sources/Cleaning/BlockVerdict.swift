import Articles
public import Reading
public import Text

/// What cleaning made of a line or paragraph of a page, and why.
public struct BlockVerdict: Hashable, Sendable {
  /// What it says.
  public let words: String
  /// Its bytes in the file.
  public let bytes: ByteRange
  /// Whether any of it is in the article.
  public let isKept: Bool
  /// Whether it is cut though the article stands before and behind it.
  public let isGap: Bool
  /// What its words are for: `words`, `caption`, `row`, or the kind of furniture.
  public let role: String
  /// What speaks for it and against it, in nats; above 0 for.
  public let score: Double
  /// The evidence that counts most, the strongest first.
  public let evidence: [Evidence]

  /// A feature of it that counts for or against its being part of the article.
  public struct Evidence: Hashable, Sendable {
    /// As in `block_weights.tsv`.
    public let name: String
    /// In nats; above 0 for.
    public let weight: Double
  }

  /// One line: verdict, bytes, role, score, evidence, the beginning of the words.
  public var line: String {
    let verdict = isKept ? "kept" : isGap ? "cut within" : "cut"
    let reasons = evidence.map { "\($0.name) \(Self.signed($0.weight))" }.joined(separator: ", ")
    let start = String(words.prefix(40)).replacing("\t", with: " ")
    return "\(verdict)\t\(bytes.lowerBound)-\(bytes.upperBound)\t\(role)\t\(Self.signed(score))\t\(reasons)\t\(start)"
  }

  private static func signed(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "+")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}

extension BlockVerdict {
  /// The verdicts on all lines and paragraphs of a page, in its order.
  ///
  /// - Throws: As `Article(cleaning:)`.
  /// - Complexity: O(*n*) in the page's bytes.
  public static func verdicts(on page: Page, limits: CleaningLimits = .standard) throws(CleaningError) -> [BlockVerdict] {
    let draft = try CleaningDraft(page, limits: limits)
    let article = try Article(cleaning: page, limits: limits)
    let kept = article.blocks.map { article.text.bytes(of: $0.range) }.sorted { $0.lowerBound < $1.lowerBound }
    let text = draft.passages.text
    var next = 0
    return draft.passages.items.indices.map { index in
      let item = draft.passages.items[index]
      let bytes = text.bytes(of: item.range)
      while next < kept.count, kept[next].upperBound <= bytes.lowerBound { next += 1 }
      let isKept = next < kept.count && kept[next].lowerBound < bytes.upperBound
      let bits = draft.evidence.blocks[index]
      let evidence = BlockFeature.allCases.filter { $0 != .bias && bits & $0.bit != 0 }
        .map { Evidence(name: "\($0)", weight: BlockWeights.bundled.block[Int($0.rawValue)]) }
        .sorted { abs($0.weight) > abs($1.weight) }
      return BlockVerdict(
        words: text[item.range], bytes: bytes, isKept: isKept, isGap: !isKept && next > 0 && next < kept.count,
        role: "\(item.role)", score: BlockWeights.bundled.score(bits), evidence: Array(evidence.prefix(4)))
    }
  }
}
