public import Cleaning
public import Lexicon
public import Mentions
import Ontology
import Text

/// Reads the measures of an article: each number with the noun that it counts, who gives and who
/// receives, and the period, where the sentence says so.
public struct MeasureReader: Sendable {
  private let words: QuantityWords

  public init(words: QuantityWords) { self.words = words }

  /// The claims about measures. The mentions are those of the same article, in the order of its
  /// text.
  /// - Complexity: O(*n*) in the text's length and the number of mentions.
  public func claims(
    in article: Article, quantities: [QuantityMention], regions: [RegionMention],
    dates: [DateMention]
  ) -> [Claim] {
    var claims: [Claim] = []
    let numbers = quantities.filter { quantity in
      !regions.contains { $0.range.overlaps(quantity.range) }
        && !dates.contains { $0.range.overlaps(quantity.range) }
    }
    var next = 0
    for block in article.blocks {
      while next < numbers.count, numbers[next].range.lowerBound < block.range.lowerBound {
        next += 1
      }
      guard next < numbers.count, numbers[next].range.lowerBound < block.range.upperBound else {
        continue
      }
      for sentence in sentences(in: article.text.scalars, block.range) {
        let here = numbers[next...].prefix { $0.range.lowerBound < sentence.upperBound }
        next += here.count
        if here.isEmpty { continue }
        let reader = MeasureSentence(
          article: article, sentence: sentence, block: block, words: words,
          regions: regions.filter { sentence.contains($0.range) },
          dates: dates.filter { sentence.contains($0.range) })
        for number in here { claims += reader.claims(of: number) }
      }
    }
    claims += MeasureTable(article: article, regions: regions, words: words).claims()
    return claims
  }
}
