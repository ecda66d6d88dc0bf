import Articles
import Cleaning
import Foundation
import Reading
import Testing
import Text

/// A sentence that holds a word by which furniture shows, put into the body of any page, is kept,
/// and no other sentence is lost by it; or an ordinary word of that length fares no better there.
///
/// Each word stands in each sentence on some page; `SHANHAI_LAWS=all` asks for every word in every
/// sentence at every place of every page, which takes half an hour.
@Suite struct CueLawTests {
  /// A cue where `*` stands: short and long sentences, the cue at the start, inside, at the end.
  static let sentences = [
    "*纷纷拍照留念。", "大家都在议论*的事。", "村民们头一回听说了*。",
    "*成了当天座谈会上大家谈得最多的话题，与会人员围绕它提出了十多条建议。",
    "代表团一行走进村里，看到墙上写着“*”几个大字，纷纷停下脚步向村民了解情况。",
    "群众发现抢水、偷水等行为的，可以找*反映情况，也可以到乡镇水管站当面说明。",
    "座谈结束以后，代表团成员还同村里的年轻人一起聊了聊大家都很关心的*。",
  ]

  /// The cues without the marks of labels, bullets and menus.
  static let cues: [String] = {
    let table = Fixtures.root.appendingPathComponent("Sources/Cleaning/Resources/line_cues.tsv")
    let rows = (try? String(contentsOf: table, encoding: .utf8))?.split(separator: "\n") ?? []
    let words = rows.filter { !$0.hasPrefix("#") }
      .flatMap { $0.split(separator: "\t")[2].split(separator: "|") }
      .map { $0.trimmingCharacters(in: .alphanumerics.inverted) }
    return Array(Set(words.filter { !$0.isEmpty })).sorted()
  }()

  static let isWhole = ProcessInfo.processInfo.environment["SHANHAI_LAWS"] == "all"

  @Test("On every page", arguments: Fixtures.all.indices)
  func isKept(index: Int) throws {
    let host = try Host(Fixtures.all[index])
    #expect(Self.cues.count > 600)
    let count = Fixtures.all.count
    for (number, cue) in Self.cues.enumerated() {
      // Words with the mark of a label inside are labels where a line starts with them.
      let isLabel = cue.contains { ":丨/]>".contains($0) }
      for (kind, pattern) in Self.sentences.enumerated() where !(isLabel && pattern.hasPrefix("*")) {
        let isTurn = (number + kind * 17) % count == index
        for place in 0..<6 where Self.isWhole || isTurn && place == (number / count + kind + number) % 6 {
          try host.check(pattern, cue, at: place)
        }
      }
    }
  }
}

/// A page into whose body sentences are put.
private struct Host {
  private let bytes: [UInt8]
  private let isMarkup: Bool
  private let article: Article
  private let sentences: Set<String>
  /// The paragraphs that end a sentence.
  private let paragraphs: [Int]

  init(_ url: URL) throws {
    let found = try Fixtures.page(url)
    let page = try Page(identifier: found.identifier, bytes: Array(found.text.utf8))
    bytes = page.bytes
    isMarkup = page.kind.isMarkup
    article = try Article(cleaning: page)
    let text = article.text
    sentences = Self.sentences(of: text.string)
    let blocks = article.blocks
    paragraphs = blocks.indices.filter {
      blocks[$0].kind == .paragraph && text[blocks[$0].range].hasSuffix("。")
    }
  }

  /// Puts a sentence behind the first, a middle or the last paragraph, at its end or below it.
  func check(_ pattern: String, _ cue: String, at place: Int) throws {
    guard !paragraphs.isEmpty else { return }
    let found = try outcome(pattern.replacing("*", with: cue), at: place)
    if found.isKept && found.lost.isEmpty { return }
    let plain = String(String.UnicodeScalarView(cue.unicodeScalars.map { $0.value < 0x80 ? $0 : "渠" }))
    let expected = try outcome(pattern.replacing("*", with: plain), at: place)
    #expect(
      (found.isKept || !expected.isKept) && found.lost.isSubset(of: expected.lost),
      "\(pattern) with \(cue) at \(place) loses \(found.lost.count), is kept: \(found.isKept)")
  }

  private func outcome(_ sentence: String, at place: Int) throws -> (isKept: Bool, lost: Set<String>) {
    let block = paragraphs[[0, paragraphs.count / 2, paragraphs.count - 1][place / 2]]
    let (end, words) = place % 2 == 0 ? (self.end(of: block), sentence) : below(block, sentence)
    let changed = try Article(
      cleaning: Page(identifier: "a", bytes: bytes[..<end] + Array(words.utf8) + bytes[end...]))
    let after = Self.sentences(of: changed.text.string)
    let isKept = after.contains { $0.contains(Self.squeezed(sentence).dropLast()) }
    return (isKept, sentences.subtracting(after))
  }

  private func end(of block: Int) -> Int { article.text.bytes(of: article.blocks[block].range).upperBound }

  /// Where and with what around it a sentence becomes a paragraph below another.
  private func below(_ block: Int, _ sentence: String) -> (Int, String) {
    let end = end(of: block)
    guard isMarkup else {
      let gaps = [block + 1, block].filter { (1..<article.blocks.count).contains($0) }.map { next in
        bytes[self.end(of: next - 1)..<article.text.bytes(of: article.blocks[next].range).lowerBound]
      }
      let gap = gaps.map { String(decoding: $0, as: UTF8.self) }
        .first { $0.contains("\n") && $0.allSatisfy(\.isWhitespace) }
      return (end, (gap ?? "\n\n") + sentence)
    }
    let behind = String(decoding: bytes[end...].prefix(200), as: UTF8.self)
    guard let tags = behind.prefixMatch(of: /(\s*<\/(span|strong|b|font|em)>)*\s*<\/p>/) else {
      return (end, "<br>　　" + sentence)
    }
    return (end + tags.output.0.utf8.count, "<p>\(sentence)</p>")
  }

  private static func sentences(of text: String) -> Set<String> {
    Set(text.split { "。！？\n".contains($0) }.map { squeezed(String($0)) }.filter { !$0.isEmpty })
  }

  private static func squeezed(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }
}
