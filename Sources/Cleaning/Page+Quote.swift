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
  /// - Complexity: O(*n*) in the range's length; in text, in that of the lines it lies in.
  public func words(in range: ByteRange) -> String {
    guard kind.isMarkup else { return plainWords(in: range) }
    // An element around the piece, as there is one in the page; libxml2 would supply others, and
    // one of a known name might be closed in it.
    let opening = Array("<piece>".utf8).flatMap { byte -> [UInt8] in
      switch encoding {
      case .utf16LittleEndian: [byte, 0]
      case .utf16BigEndian: [0, byte]
      default: [byte]
      }
    }
    let piece = DecodedText(
      opening + ScriptText.unescaped(Array(bytes[range.lowerBound..<range.upperBound]), at: range.lowerBound, of: bytes), encoding: encoding)
    guard let document = try? HTMLDocument(parsing: piece.utf8) else { return "" }
    return joined(MarkupReader(document, of: piece).read()) { _ in false }
  }

  /// A bracket or star means one thing or another by what stands on the rest of its line; so the
  /// lines are read whole, and cut.
  private func plainWords(in range: ByteRange) -> String {
    let whole = linesAround(range)
    let text = DecodedText(Array(bytes[whole.lowerBound..<whole.upperBound]), encoding: encoding)
    var lines = PlainReader(text, lineEnd: PlainReader.lineEnd(of: self.text.utf8)).read(from: 0)
    lines.cut(to: ByteRange(range.lowerBound - whole.lowerBound, range.upperBound - whole.lowerBound))
    // Print and pictures between the lines of a paragraph; its first and last are its own.
    let read = lines.lines
    var judge = LineJudge()
    judge.judge(&lines)
    for index in read.indices
    where index == 0 || index == read.count - 1 || lines.lines[index].role != .words {
      // The mark of a picture before a later line, or a button behind an earlier one, is none of
      // the words.
      let judged = lines.lines[index]
      let isCut = judged.role == .words && index < read.count - 1
      lines.lines[index].range = ScalarRange(
        (index == 0 ? read[index] : judged).range.lowerBound,
        (isCut ? judged : read[index]).range.upperBound)
    }
    return joined(lines) { lines.lines[$0].role == .print || lines.lines[$0].role == .image }
  }

  /// The bytes of the lines that a range lies in.
  private func linesAround(_ range: ByteRange) -> ByteRange {
    let width = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
    let mark = PlainReader.lineEnd(of: text.utf8)
    func isLineEnd(_ position: Int) -> Bool {
      guard width == 2 else { return bytes[position] == mark }
      guard position + 1 < bytes.count else { return false }
      let unit = (bytes[position], bytes[position + 1])
      return encoding == .utf16LittleEndian ? unit == (mark, 0) : unit == (0, mark)
    }
    var lower = range.lowerBound
    while lower >= width, !isLineEnd(lower - width) { lower -= width }
    var upper = range.upperBound
    while upper < bytes.count, !isLineEnd(upper) { upper += width }
    return ByteRange(lower, min(upper, bytes.count))
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

extension PageLines {
  /// Leaves of each line what was read from a range of bytes.
  fileprivate mutating func cut(to bytes: ByteRange) {
    for index in lines.indices {
      var lower = lines[index].range.lowerBound
      var upper = lines[index].range.upperBound
      while lower < upper, text.bytes(at: lower).lowerBound < bytes.lowerBound { lower += 1 }
      while lower < upper, text.bytes(at: upper - 1).upperBound > bytes.upperBound { upper -= 1 }
      lines[index].range = ScalarRange(lower, upper)
    }
    lines.removeAll { $0.range.isEmpty }
  }
}
