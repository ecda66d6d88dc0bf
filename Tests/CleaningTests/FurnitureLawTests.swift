import Articles
import Cleaning
import Foundation
import Reading
import Testing
import Text

/// What a site puts below any page changes nothing of its article.
@Suite struct FurnitureLawTests {
  static let teasers = [
    ("水库蓄水创新高", "渠江水库的水位昨天升到二十八米，比去年同期高出三米，预计能满足春灌需要。"),
    ("老街改造完成过半", "老街改造工程已经完成过半，沿街商铺将在六月重新开业，路面也会换成青石板。"),
    ("大桥夜间封闭施工", "从下周一起，大桥夜间封闭施工，过往车辆需要绕行北环路，工期四十天。"),
    ("菜价连续三周回落", "主要菜市场的蔬菜价格连续三周回落，其中黄瓜和西红柿降幅最大。"),
    ("新校区秋季启用", "第一中学新校区将在秋季启用，首批接收高一新生六百人，宿舍全部装了空调。"),
    ("夜市整治见成效", "经过两个月整治，夜市的油烟和噪音投诉明显减少，摊主们说客人反而多了。"),
  ]

  static let additions: [String] = [
    "<div class=\"footer\"><p>主办单位：渠江市人民政府办公室　承办单位：渠江市大数据局</p><p>版权所有，未经授权不得转载</p></div>",
    "<div class=\"related\"><h2>相关阅读</h2><ul>"
      + teasers.map { "<li><h3><a href=\"/t\">\($0.0)</a></h3><p>\($0.1)</p></li>" }.joined() + "</ul></div>",
    "<div><div>大家都在看</div>"
      + teasers.map { "<div><a href=\"/t\">\($0.0)</a><div>\($0.1)</div></div>" }.joined() + "</div>",
    "<div class=\"comments\"><h3>网友评论</h3><div><b>渠江老张</b><p>这样的新闻看着心里暖，希望多报道一些，越来越好！</p></div></div>",
  ]

  @Test("On every page", arguments: Fixtures.all)
  func changesNothing(url: URL) throws {
    let found = try Fixtures.page(url)
    guard found.kind.isMarkup else { return }
    let text = String(decoding: found.text.utf8, as: UTF8.self)
    let article = try Article(cleaning: Fixtures.page(text))
    // A page that shows nothing of its own is read where it hides its article; with other prose it is not.
    if let first = article.blocks.first {
      let before = text.utf8.prefix(article.text.bytes(of: first.range).lowerBound)
      if String(decoding: before, as: UTF8.self).hasOpenScript { return }
    }
    let end = text.range(of: "</body>", options: [.backwards, .caseInsensitive])?.lowerBound ?? text.endIndex
    for addition in Self.additions {
      let changed = try Article(cleaning: Fixtures.page(String(text[..<end]) + addition + String(text[end...])))
      let lost = Set(lines(article)).subtracting(lines(changed))
      let gained = Set(lines(changed)).subtracting(lines(article))
      #expect(lost.isEmpty && gained.isEmpty, "\(addition.prefix(40))")
    }
  }

  /// What tells of an event between two paragraphs reads like a foot of the site, and is none.
  @Test("A list of labels between two paragraphs", arguments: Fixtures.all)
  func listOfLabelsCutsNothing(url: URL) throws {
    let found = try Fixtures.page(url)
    guard found.kind.isMarkup else { return }
    let text = String(decoding: found.text.utf8, as: UTF8.self)
    let article = try Article(cleaning: Fixtures.page(text))
    let utf8 = Array(text.utf8)
    let list = ["主办：渠江市人民政府", "承办：渠江市商务局", "地点：渠江会展中心"]
    for (first, second) in zip(article.blocks, article.blocks.dropFirst()) where first.kind == .paragraph && second.kind == .paragraph {
      let (start, end) = (article.text.bytes(of: first.range).upperBound, article.text.bytes(of: second.range).lowerBound)
      guard start < end, first.range.count >= 20, second.range.count >= 20 else { continue }
      let between = String(decoding: utf8[start..<end], as: UTF8.self)
      guard let tag = between.wholeMatch(of: #/(</p>\s*)(<p[^>]*>)\s*/#) else { continue }
      let added = tag.1 + list.map { "\(tag.2)\($0)</p>" }.joined() + tag.2
      let bytes = utf8[..<start] + Array(added.utf8) + utf8[end...]
      let changed = try Article(cleaning: Fixtures.page(String(decoding: bytes, as: UTF8.self)))
      let lost = Set(lines(article)).subtracting(lines(changed))
      #expect(lost.isEmpty, "\(article.text[first.range].suffix(12))")
      return
    }
  }

  private func lines(_ article: Article) -> [Substring] { article.text.string.split(separator: "\n") }
}

extension String {
  /// Whether a script is open at the end.
  fileprivate var hasOpenScript: Bool {
    guard let start = range(of: "<script", options: .backwards) else { return false }
    return range(of: "</script", range: start.upperBound..<endIndex) == nil
  }
}
