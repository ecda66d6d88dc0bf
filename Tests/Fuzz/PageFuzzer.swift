// A libFuzzer target: no page crashes or hangs the cleaner, its ranges follow each other, and the
// bytes of each block clean to that block again, but for white space where a piece holds one of a
// pair of tags. (On whole pages the tests ask for white space, too.) Built and run by Scripts/fuzz.
import Cleaning
import Reading
import Text

/// Whether a page's head or half a comment stands amid the bytes: what they mean there shows only
/// in the whole page.
private func dependsOnPage(_ bytes: ArraySlice<UInt8>) -> Bool {
  let words = String(decoding: bytes, as: UTF8.self).lowercased()
  return ["<!doctype", "<html", "<head", "</head", "<body", "<title", "<meta", "<frame", "<!--", "-->"]
    .contains { words.contains($0) }
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
    precondition(range.lowerBound >= end && range.upperBound <= count, "ranges run back")
    end = range.upperBound
  }
  for block in article.blocks {
    precondition(!block.range.isEmpty && block.range.upperBound <= text.count, "no such block")
    if case .tableRow = block.kind { continue }
    let range = text.bytes(of: block.range)
    if dependsOnPage(bytes[range.lowerBound..<range.upperBound]) { continue }
    let words = page.words(in: range)
    precondition(visible(words) == visible(text[block.range]), "the law of ranges is broken")
  }
  _ = article.document
  return 0
}
