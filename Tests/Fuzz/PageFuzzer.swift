// A libFuzzer target: no page crashes or hangs the cleaner, its ranges follow each other, and the
// bytes of each block clean to that block again, but for white space where a piece holds one of a
// pair of tags. (On whole pages the tests ask for white space, too.) Built and run by Scripts/fuzz.
import Articles
import Cleaning
import Reading
import Text

/// Whether the bytes hold other markup than that within paragraphs, so that what they mean shows
/// only in the whole page: half a table, half a comment, an element hidden or never closed.
private func dependsOnPage(_ bytes: ArraySlice<UInt8>) -> Bool {
  let words = String(decoding: bytes, as: UTF8.self).lowercased()
  if words.contains("display") || words.contains("hidden") || words.contains("-->") { return true }
  return words.split(separator: "<", omittingEmptySubsequences: false).dropFirst().contains { tag in
    let name = tag.drop { $0 == "/" }.prefix { $0.isASCII && $0.isLetter }
    return !["p", "br", "span", "strong", "b", "em", "i", "u", "font", "a"].contains(name)
      || !tag.contains(">")
  }
}

private func visible(_ words: String) -> [Unicode.Scalar] {
  words.unicodeScalars.filter { !$0.properties.isWhitespace }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func cleanPage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let page = try? Page(identifier: "fuzz", bytes: bytes),
    let article = try? Article(cleaning: page)
  else { return 0 }
  let text = article.text
  var end = 0
  for position in 0..<text.count {
    let range = text.bytes(at: position)
    require(range.lowerBound >= end && range.upperBound <= count, "ranges run back")
    end = range.upperBound
  }
  for block in article.blocks {
    require(!block.range.isEmpty && block.range.upperBound <= text.count, "no such block")
    if case .tableRow = block.kind { continue }
    let range = text.bytes(of: block.range)
    if dependsOnPage(bytes[range.lowerBound..<range.upperBound]) { continue }
    let words = page.words(in: range)
    require(visible(words) == visible(text[block.range]), "the law of ranges is broken")
  }
  _ = article.document
  return 0
}
