import Text

/// A paragraph, title, caption or row, put together from the lines that it was broken into.
struct Passage {
  /// Its scalars in the passages' text.
  var range: ScalarRange
  var role: LineRole
  var line: Line
  /// The lines that it was made of.
  var lines: Range<Int>
  var shape: LineShape

  /// Scalars of running text outside links: what an article is made of and furniture is not.
  var prose: Int {
    guard role == .words, shape.clauseMarks + shape.sentenceEnds > 0, shape.hans >= 12 else {
      return 0
    }
    return max(0, shape.count - line.linked)
  }
}

/// The passages of a page, and the text that they stand in.
struct Passages {
  var text = TracedText()
  var items: [Passage] = []
}
