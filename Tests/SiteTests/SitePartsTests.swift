import Foundation
import Lexicon
import Shanhai
import TestSupport
import Testing
import Text

import Site

@Suite struct ArticleTextTests {
  private func text(_ quotes: [(Int, String)], in whole: String?) -> ArticleText {
    ArticleText(
      quotes.map { (scalars: ScalarRange($0.0, $0.0 + $0.1.unicodeScalars.count), quote: $0.1) }, in: whole.map { Array($0.unicodeScalars) })
  }

  private func words(_ text: ArticleText) -> [String] {
    text.paragraphs.map { ($0.isAfterGap ? "…" : "") + $0.pieces.map { $0.isCited ? "[\($0.start.map(String.init) ?? "")\($0.text)]" : $0.text }.joined() }
  }

  @Test func sentencesStandInTheText() {
    #expect(words(text([(2, "乙乙"), (6, "丁")], in: "甲甲乙乙\n丙丁戊")) == ["甲甲[2乙乙]", "丙[6丁]戊"])
  }

  @Test func withoutTheTextThereAreGaps() {
    #expect(words(text([(2, "乙乙"), (6, "丁"), (7, "戊")], in: nil)) == ["…[2乙乙]", "…[6丁][7戊]"])
  }

  @Test func whatOverlapsIsOnePassageWithTwoBeginnings() {
    #expect(words(text([(0, "甲乙丙"), (1, "乙丙丁"), (1, "乙")], in: "甲乙丙丁戊")) == ["[0甲][1乙][丙][丁]戊"])
    #expect(words(text([(0, "甲乙\n丙")], in: "甲乙\n丙")) == ["[0甲乙]", "[丙]"])
  }

  @Test func aTextThatDisagreesIsTold() {
    let quote = [(scalars: ScalarRange(1, 3), quote: "乙丙")]
    #expect(ArticleText.stand(quote, in: Array("甲乙丙".unicodeScalars)))
    #expect(!ArticleText.stand(quote, in: Array("甲乙丁".unicodeScalars)))
    #expect(!ArticleText.stand(quote, in: Array("甲乙".unicodeScalars)))
  }
}

@Suite struct SiteFolderTests {
  @Test func aFolderOfOtherFilesIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("notes.txt", "mine")
    #expect(throws: OutputError.self) { try SiteFolder(folder.path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
  }

  @Test func nothingOutsideAndNothingOfOthersIsRemoved() throws {
    let folder = try TemporaryFolder()
    try folder.write("outside.txt", "mine")
    try folder.write("site/mine.txt", "mine")
    try folder.write("site/old.html", "old")
    try folder.write("site/.shanhai-site", "../outside.txt\n\(folder.path)/outside.txt\nold.html\na/../../outside.txt\n")
    let site = try SiteFolder(folder.path + "/site")
    try site.put("a/new.html", Array("new".utf8))
    #expect(try site.finish() == 1)
    let left = Set(FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
    #expect(left == ["outside.txt", "site", "site/mine.txt", "site/a", "site/a/new.html", "site/.shanhai-site"])
  }

  @Test func whatIsThereIsNotWrittenAgain() throws {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = folder.path + "/site"
    for changed in [2, 0] {
      let site = try SiteFolder(path)
      try site.put("a.html", Array("a".utf8))
      _ = try site.finish()
      #expect(site.counts.changed == changed)
    }
  }
}

@Suite struct SiteListsTests {
  @Test func everyWordIsListedInBothLanguages() throws {
    let (chinese, english) = (SiteWords(.chinese), SiteWords(.english))
    #expect(chinese.words.count > 80 && Set(chinese.words.keys) == Set(english.words.keys))
    #expect(SiteResource.words.rows.allSatisfy { $0.count == 3 && $0.allSatisfy { !$0.isEmpty } })
    #expect(chinese.words.allSatisfy { key, word in word.filter { $0 == "%" }.count == english[key].filter { $0 == "%" }.count })
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Site")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file.hasSuffix(".swift") {
      let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in source.matches(of: /words[\[(]"([a-z.-]+)"/) { #expect(chinese.words[String(match.output.1)] != nil, "\(match.output.1)") }
    }
  }

  @Test func tilesAreTheProvincesAndNoTwoInOnePlace() throws {
    let tiles = TileMap().tiles
    #expect(tiles.count == 34 && Set(tiles.map { [$0.column, $0.row] }).count == 34 && Set(tiles.map(\.english)).count == 34)
    let gazetteer = try Gazetteer.bundled()
    for tile in tiles { #expect(gazetteer.region(tile.code)?.name.hasPrefix(tile.chinese) == true, "\(tile.chinese)") }
  }

  @Test func wordsHaveTheirPlacesFilled() {
    #expect(SiteWords(.chinese)("cite.reports-days", "3", "2020", "2021") == "依据 3 篇报道，2020 至 2021")
  }
}

@Suite struct SearchIndexTests {
  @Test func twoCharactersAreFoundAndMarksAreNot() {
    func gram(_ text: String) -> UInt64 { text.unicodeScalars.reduce(0) { $0 << 32 | UInt64($1.value) } }
    let grams = SearchIndex.grams(["沪滇·协作", "Shanghai A"])
    for found in ["沪", "沪滇", "协作", "sh", "a"] { #expect(grams.contains(gram(found)), "\(found)") }
    for absent in ["滇协", "·", "ia", "S"] { #expect(!grams.contains(gram(absent)), "\(absent)") }
  }

  @Test func theSameNumberOfFilesHasEachGram() {
    for gram in SearchIndex.grams(["沪滇协作第二十三次联席会议"]) { #expect((0..<7).contains(SearchIndex.file(of: gram, 7))) }
  }
}
