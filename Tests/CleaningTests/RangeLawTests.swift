import Articles
import Cleaning
import Foundation
import Reading
import Testing
import Text

/// Cleaning the bytes that a quote came from gives the quote again.
@Suite struct RangeLawTests {
  @Test("For every block and for random parts of it", arguments: Fixtures.all)
  func asFound(url: URL) throws {
    try check(Fixtures.page(url))
  }

  @Test("For the same page in GB 18030", arguments: Fixtures.all)
  func inGB18030(url: URL) throws {
    let page = try #require(try Fixtures.gb18030(Fixtures.page(url)))
    try check(page)
  }

  @Test("Ranges of scalars follow each other as the bytes do", arguments: Fixtures.all)
  func order(url: URL) throws {
    let page = try Fixtures.page(url)
    let text = try Article(cleaning: page).text
    for position in 0..<text.count {
      let bytes = text.bytes(at: position)
      #expect(bytes.upperBound <= page.bytes.count)
      if position > 0 { #expect(text.bytes(at: position - 1).upperBound <= bytes.lowerBound) }
    }
  }

  private func check(_ page: Page) throws {
    let article = try Article(cleaning: page)
    var random = LinearGenerator(seed: UInt64(page.bytes.count))
    for block in article.blocks {
      if case .tableRow(_, _, let cells) = block.kind {
        for cell in cells where !cell.isEmpty { check(cell, article, page) }
        continue
      }
      check(block.range, article, page)
      for _ in 0..<8 {
        let lower = Int.random(in: block.range.lowerBound..<block.range.upperBound, using: &random)
        let upper = Int.random(in: lower + 1...block.range.upperBound, using: &random)
        check(ScalarRange(lower, upper), article, page)
      }
    }
  }

  private func check(_ range: ScalarRange, _ article: Article, _ page: Page) {
    // A quote starts and ends with words.
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, article.text.scalars[lower].properties.isWhitespace { lower += 1 }
    while upper > lower, article.text.scalars[upper - 1].properties.isWhitespace { upper -= 1 }
    guard lower < upper else { return }
    let quote = ScalarRange(lower, upper)
    #expect(page.words(in: article.text.bytes(of: quote)) == article.text[quote])
  }
}

/// The same numbers in every run (Knuth's MMIX constants).
struct LinearGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
