import Text

/// How a page breaks its lines.
///
/// A text is taken as wrapped when most of its full lines end without a sentence's end.
struct Wrapping {
  /// The count of scalars that one line in ten surpasses.
  private(set) var width = 0
  /// Whether the file breaks its paragraphs into lines.
  private(set) var isWrapped = false
  /// Whether paragraphs start with an indentation.
  private(set) var isIndented = false

  /// - Parameter counts: Whether a line is one to measure.
  /// - Complexity: O(*n* log *n*) in the lines.
  init(of page: PageLines, isMarkup: Bool, where counts: (Line) -> Bool) {
    let lines = page.lines.filter { $0.count >= 8 && counts($0) }
    guard lines.count >= 6 else { return }
    let lengths = lines.map(\.count).sorted()
    width = lengths[lengths.count * 9 / 10]
    let full = lines.filter { isFull($0) }
    let open = full.count { !page.endsSentence($0) }
    if !isMarkup, width <= 60 {
      isWrapped = full.count * 2 >= lines.count && open * 2 >= full.count
      // Short paragraphs leave many lines that are not full; but none is longer than the others.
      if full.count >= 4, full.count * 4 >= lines.count, open * 3 >= full.count * 2,
        let longest = lengths.last, longest <= width + 4
      {
        isWrapped = true
      }
    }
    let indented = lines.count { $0.indent >= 2 }
    isIndented = indented >= 2 && indented * 10 <= lines.count * 7
  }

  /// Whether a line reaches about as far as the longest.
  func isFull(_ line: Line) -> Bool { line.count * 10 >= width * 8 }
}

extension PageLines {
  /// Whether a line's last words end a sentence, or are who wrote the article.
  func endsSentence(_ line: Line) -> Bool {
    if Trailer.find(text.scalars, line.range) != nil { return true }
    var end = line.range.upperBound
    while end > line.range.lowerBound, text.scalars[end - 1].isClosing { end -= 1 }
    guard end > line.range.lowerBound else { return true }
    return text.scalars[end - 1].isSentenceEnd || text.scalars[end - 1] == "."
  }
}
