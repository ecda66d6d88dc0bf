import HTML
public import Reading
public import Text

extension Page {
  /// The words that stand in a piece of the file: what cleaning makes of these bytes alone.
  ///
  /// For the byte range of a quote from a block of the page's article that is the quote again,
  /// but for the tabs between the cells of a table's row.
  ///
  /// ```swift
  /// let range = article.blocks[0].range
  /// page.words(in: article.text.bytes(of: range)) == article.text[range]  // true
  /// ```
  ///
  /// - Parameter range: Bytes of the file, starting and ending where a character or reference does.
  /// - Complexity: O(*n*) in the range's length.
  public func words(in range: ByteRange) -> String {
    let piece = DecodedText(Array(bytes[range.lowerBound..<range.upperBound]), encoding: encoding)
    guard kind.isMarkup else {
      var lines = PlainReader(piece, isPiece: true).read(from: 0)
      // Print and pictures between the lines of a paragraph; its first and last are its own.
      let whole = lines.lines
      var judge = LineJudge()
      judge.judge(&lines)
      for index in whole.indices
      where index == 0 || index == whole.count - 1 || lines.lines[index].role != .words {
        lines.lines[index].range = whole[index].range
      }
      return joined(lines) { lines.lines[$0].role == .print || lines.lines[$0].role == .image }
    }
    guard let document = try? HTMLDocument(parsing: piece.utf8) else { return "" }
    return joined(MarkupReader(document, of: piece).read()) { _ in false }
  }

  /// The lines of a paragraph without those between its first and last that are not its own.
  private func joined(_ page: PageLines, without isForeign: (Int) -> Bool) -> String {
    var text = TracedText()
    var last: Int?
    for index in page.lines.indices {
      if index > 0, index < page.lines.count - 1, isForeign(index) { continue }
      if let last {
        page.append(index, after: last, to: &text)
      } else {
        text.append(page.text, page.lines[index].range)
      }
      last = index
    }
    return text.string
  }
}
