// A libFuzzer target: no article crashes or holds up the extraction of claims; every claim quotes
// the words at its place, which lie in the file. Built and run by Scripts/fuzz.
//
// An input whose first byte is below 0x20 is a text in numbers: two bytes for each piece of the
// vocabulary, so that most changes give another Chinese text; FUZZ_PRINT=1 prints it. Any other
// input is the text itself.
import Articles
import Claims
import Extraction
import Cleaning
import Foundation
import Lexicon
import Text

private let reader: ClaimReader = {
  do { return ClaimReader(words: try WordLists.bundled()) } catch { fatalError("\(error)") }
}()

/// Clauses and their beginnings and ends in the seeds and the corpus, the words of the lexicon's
/// small lists, single characters and marks.
private let vocabulary: [String] = {
  var pieces: Set<String> = ["\n", "\t", "。", "，", "、", "；", "：", "“", "”", "（", "）", "《", "》", "0", "1", "12", "年", "月", "日"]
  func lines(of folder: String, largest: Int) -> [Substring] {
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    return files.flatMap { name -> [Substring] in
      guard let data = FileManager.default.contents(atPath: folder + "/" + name), data.count <= largest else { return [] }
      return String(decoding: data, as: UTF8.self).split(separator: "\n")
    }
  }
  for line in lines(of: "Sources/Lexicon/Resources", largest: 60_000) where !line.hasPrefix("#") {
    for word in line.split(whereSeparator: { "\t|,;".contains($0) }) where (1...8).contains(word.count) && !word.utf8.allSatisfy({ $0 < 0x80 }) {
      pieces.insert(String(word))
    }
  }
  for line in lines(of: "seeds", largest: .max) + lines(of: "Tests/Corpus/gold", largest: .max) {
    for clause in line.split(whereSeparator: { "。，、；：“”（）《》 \t<>\"".contains($0) }) where (2...30).contains(clause.count) {
      pieces.insert(String(clause))
      for length in [2, 3, 4, 6] where clause.count > length {
        pieces.insert(String(clause.prefix(length)))
        pieces.insert(String(clause.suffix(length)))
      }
    }
  }
  return pieces.sorted()
}()

private func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
  guard let first = bytes.first, first < 0x20 else { return String(decoding: bytes, as: UTF8.self) }
  var words = ""
  for place in stride(from: 1, to: bytes.count - 1, by: 2) {
    words += vocabulary[(Int(bytes[place]) << 8 | Int(bytes[place + 1])) % vocabulary.count]
  }
  return words
}

/// An article whose blocks are the lines of a text; lines with tabs are rows of a table.
private func article(_ words: String) -> Article {
  let text = TracedText(words)
  var blocks: [Block] = []
  var start = 0
  for position in 0...text.count where position == text.count || text.scalars[position] == "\n" {
    let tabs = (start..<position).filter { text.scalars[$0] == "\t" }
    let cells = zip([start] + tabs.map { $0 + 1 }, tabs + [position]).map { ScalarRange($0, $1) }
    if position > start {
      blocks.append(
        Block(
          kind: tabs.isEmpty ? .paragraph : .tableRow(table: 0, row: blocks.count, cells: cells),
          range: ScalarRange(start, position)))
    }
    start = position + 1
  }
  return Article(
    identifier: "fuzz", digest: String(repeating: "0", count: 64),
    metadata: Metadata(headline: blocks.first.map { text[$0.range] }, publicationDate: "2021-06-08", source: "云泽日报"),
    text: text, blocks: blocks)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func extractClaims(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let words = text(of: UnsafeBufferPointer(start: start, count: count))
  if getenv("FUZZ_PRINT") != nil { print(words) }
  let article = article(words)
  guard !article.text.isEmpty else { return 0 }
  let began = clock()
  let document = reader.claims(in: article)
  let seconds = Double(clock() - began) / 1_000_000
  // Twenty times what the uninstrumented program takes on a busy machine.
  require(seconds < 1 + 0.000_2 * Double(words.utf8.count), "\(seconds) s for \(words.utf8.count) bytes")
  for claim in document.claims {
    let evidence = claim.evidence
    require(evidence.scalars.upperBound <= article.text.count, "a claim outside of the text")
    require(evidence.quote == article.text[evidence.scalars], "a quote that is not at its place")
    require(evidence.bytes.upperBound <= words.utf8.count, "bytes outside of the file")
    require(evidence.bytes == article.text.bytes(of: evidence.scalars), "bytes of other words")
    require((0...1).contains(evidence.confidence), "no confidence")
  }
  // What is written is read again.
  var set = ClaimSet()
  let errors = set.insert(jsonLines: document.jsonLine, file: "fuzz")
  require(errors.isEmpty, "written claims are not read again: \(errors)")
  require(set.documents.values.first == document, "written claims are read as others")
  return 0
}
