// A libFuzzer target: no page crashes or hangs the cleaner, its ranges follow each other, and the
// bytes of each block clean to that block again. Built and run by Scripts/fuzz.
import Cleaning
import Reading
import Text

/// Whether a page's head stands amid the bytes: a parser passes over it there, and reads it when it
/// sees nothing before it.
private func holdsSecondHead(_ bytes: ArraySlice<UInt8>) -> Bool {
  let words = String(decoding: bytes, as: UTF8.self).lowercased()
  return ["<!doctype", "<html", "<head", "</head", "<body", "<title", "<meta", "<frame"]
    .contains { words.contains($0) }
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
    if holdsSecondHead(bytes[range.lowerBound..<range.upperBound]) { continue }
    let words = page.words(in: range)
    precondition(words == text[block.range], "the law of ranges is broken")
  }
  _ = article.document
  return 0
}
