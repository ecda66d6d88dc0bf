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

  /// Scalars of running text outside links, in Chinese characters' worth: what an article is made of and furniture is not.
  var prose: Int {
    guard role == .words, shape.isProse else { return 0 }
    return shape.inHans(max(0, shape.count - line.linked))
  }

  /// The same with captions that are full sentences, of which a series of pictures is made.
  var proseWithCaptions: Int { role == .caption && shape.isProse ? shape.inHans(shape.count) : prose }
}

/// The passages of a page, and the text that they stand in.
struct Passages {
  var text = TracedText()
  var items: [Passage] = []

  /// Whether a line of a text is a title with commas in it: no sentence ends in it, and the line of
  /// date and source stands below.
  func isTitleAboveInfo(_ index: Int) -> Bool {
    let item = items[index]
    guard item.role == .words, item.shape.sentenceEnds == 0, item.shape.count <= 60,
      item.lines.count == 1, index + 1 < items.count
    else { return false }
    let next = items[index + 1]
    return next.role.isFurniture
      && DateStamp.find(in: text.scalars[next.range.lowerBound..<next.range.upperBound]) != nil
  }
}
