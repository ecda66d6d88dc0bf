import Reading
import Text

/// Joins lines that end in mid-sentence to paragraphs.
///
/// In a wrapped text a new paragraph shows by its indentation or by a line that is not full.
/// Elsewhere a line goes on in the next one only if both are running text and the first has no end.
struct PassageBuilder {
  private let page: PageLines
  private let shapes: [LineShape]
  private let isMarkup: Bool
  private let wrapping: Wrapping
  private var isWrapped: Bool { wrapping.isWrapped }
  private var isIndented: Bool { wrapping.isIndented }
  private var width: Int { wrapping.width }

  init(_ page: PageLines, shapes: [LineShape], isMarkup: Bool) {
    self.page = page
    self.shapes = shapes
    self.isMarkup = isMarkup
    wrapping = Wrapping(of: page, isMarkup: isMarkup) { $0.role == .words }
  }

  /// - Complexity: O(*n*) in the text.
  func build() -> Passages {
    var passages = Passages()
    passages.text.reserveCapacity(page.text.count)
    var index = 0
    while index < page.lines.count {
      let line = page.lines[index]
      let start = passages.text.count
      passages.text.append(page.text, line.range)
      var joined = line
      var end = index + 1
      if line.role == .words {
        var last = index
        while let next = continuation(of: last) {
          append(next, after: last, to: &passages.text)
          joined.linked += page.lines[next].linked
          last = next
          end = next + 1
        }
      }
      let range = ScalarRange(start, passages.text.count)
      let shape =
        end == index + 1 && line.role != .caption
        ? shapes[index] : LineShape(passages.text.scalars[range.lowerBound..<range.upperBound])
      passages.items.append(
        Passage(range: range, role: line.role, line: joined, lines: index..<end, shape: shape))
      // Lines of print between the parts of a paragraph stay where they were, as passages.
      for skipped in index + 1..<max(end, index + 1) where page.lines[skipped].role != .words {
        appendFurniture(skipped, to: &passages)
      }
      index = end
    }
    return passages
  }

  private func appendFurniture(_ index: Int, to passages: inout Passages) {
    let line = page.lines[index]
    let start = passages.text.count
    passages.text.append(page.text, line.range)
    passages.items.append(
      Passage(
        range: ScalarRange(start, passages.text.count), role: line.role, line: line,
        lines: index..<index + 1, shape: shapes[index]))
  }

  private func append(_ next: Int, after last: Int, to text: inout TracedText) {
    page.append(next, after: last, to: &text)
  }

  // MARK: Joining

  /// The line that goes on with the sentence of a line, if there is one.
  private func continuation(of index: Int) -> Int? {
    var next = index + 1
    // A page number or masthead may stand in between.
    while next < page.lines.count, next - index < 8, page.lines[next].role == .print
      || page.lines[next].role == .image
    {
      if isMarkup { return nil }
      next += 1
    }
    guard next < page.lines.count, page.lines[next].role == .words else { return nil }
    let first = page.lines[index]
    let second = page.lines[next]
    guard first.headingLevel == 0, second.headingLevel == 0, !second.traits.contains(.listItem), !(isNumbered(first) && isNumbered(second))
    else { return nil }
    if isMarkup {
      guard first.container == second.container, !second.traits.contains(.startsBlock) else {
        return continuesAcrossBlocks(index, next) ? next : nil
      }
      if isBrokenTitle(index, next) { return next }
    }
    if isWrapped {
      if isIndented && second.indent >= 2 { return nil }
      if !isIndented && second.blanksBefore > 0 && endsSentence(first) { return nil }
      let isFull = first.count * 10 >= width * 7
      if endsSentence(first) {
        return isFull && next == index + 1 && second.blanksBefore == 0 && !isTitleOver(next) ? next : nil
      }
      // A title between empty lines.
      if next == index + 1, first.blanksBefore > 0, second.blanksBefore > 0, isTitle(index) { return nil }
      // A short line without an end is a title, perhaps of two lines.
      return isFull || shapes[index].clauseMarks > 0 || isTitle(index) && isTitleEnd(next) && !isComplete(index, next)
        && second.blanksBefore == 0 && next == index + 1 ? next : nil
    }
    guard second.indent < 2 || first.indent == second.indent && first.indent < 2 else { return nil }
    guard !endsSentence(first), !endsWithColon(first), isRunning(index) else { return nil }
    // A headline that says all: the text goes on from its first words.
    if shapes[index].clauseMarks == 0, isComplete(index, next) { return nil }
    // A line without any mark, apart from the next: a title.
    if second.blanksBefore > 0, shapes[index].clauseMarks == 0 { return nil }
    return continuesSentence(next) ? next : nil
  }

  /// 1、…, （一）…, ①…: whether a line opens with its number in a list.
  private func isNumbered(_ line: Line) -> Bool {
    let scalars = page.text.scalars
    var place = line.range.lowerBound
    if place < line.range.upperBound, (0x2460...0x2473).contains(scalars[place].value) { return true }
    if place < line.range.upperBound, scalars[place].isOpening { place += 1 }
    guard let number = HanNumeral.read(in: scalars, at: place, before: line.range.upperBound), number.range.count < 3 else { return false }
    return number.range.upperBound < line.range.upperBound && "、．.）)".unicodeScalars.contains(scalars[number.range.upperBound])
  }

  /// A paragraph of markup goes on in the next only where its punctuation says so.
  private func continuesAcrossBlocks(_ index: Int, _ next: Int) -> Bool {
    guard let first = page.text.scalars[page.lines[next].range.lowerBound...].first,
      let last = page.text.scalars[..<page.lines[index].range.upperBound].last
    else { return false }
    guard page.lines[next].indent < 2, shapes[index].hans >= 10, shapes[next].hans >= 2 else {
      return false
    }
    return first.isClauseMark || first.isSentenceEnd || first.isClosing
      || (last.isClauseMark && last != "；" && last != ";" && shapes[next].clauseMarks + shapes[next].sentenceEnds > 0)
  }

  /// Two short lines without marks that are all of their element.
  private func isBrokenTitle(_ index: Int, _ next: Int) -> Bool {
    let container = page.lines[index].container
    return isTitle(index) && isTitle(next) && shapes[index].hans <= 30 && shapes[next].hans <= 30
      && shapes[index].digits + shapes[next].digits <= 8
      && page.lines[index].linked + page.lines[next].linked == 0
      && (index == 0 || page.lines[index - 1].container != container)
      && (next + 1 == page.lines.count || page.lines[next + 1].container != container)
  }

  /// A line without marks over the first line of a paragraph.
  private func isTitleOver(_ index: Int) -> Bool {
    isIndented && isTitle(index) && index + 1 < page.lines.count && page.lines[index + 1].indent >= 2
  }

  /// Whether a line ends as headlines do, and the next one is long enough to be one of its own.
  private func isComplete(_ index: Int, _ next: Int) -> Bool {
    let range = page.lines[index].range
    return shapes[next].hans >= 8
      && BylineWords.bundled.isComplete(CueForm.folded(page.text.scalars[range.lowerBound..<range.upperBound])[...])
  }

  private func isTitle(_ index: Int) -> Bool {
    let shape = shapes[index]
    return shape.hans >= 6 && shape.clauseMarks + shape.sentenceEnds + shape.blanks == 0
  }

  /// The second line of a title, however short when an empty line follows.
  private func isTitleEnd(_ index: Int) -> Bool {
    if isTitle(index) { return true }
    let shape = shapes[index]
    return shape.hans >= 2 && shape.clauseMarks + shape.sentenceEnds + shape.blanks == 0
      && index + 1 < page.lines.count && page.lines[index + 1].blanksBefore > 0
  }

  private func isRunning(_ index: Int) -> Bool {
    let shape = shapes[index]
    return shape.clauseMarks > 0 && shape.count >= 10 || shape.count >= 24 && shape.blanks == 0
  }

  private func continuesSentence(_ index: Int) -> Bool {
    let shape = shapes[index]
    return shape.clauseMarks + shape.sentenceEnds > 0 && shape.count >= 4
  }

  private func endsSentence(_ line: Line) -> Bool { page.endsSentence(line) }

  private func endsWithColon(_ line: Line) -> Bool {
    guard let last = page.text.scalars[..<line.range.upperBound].last else { return true }
    return last == "：" || last == ":" || last == "；" || last == ";"
  }
}
