import Lexicon
import Text

/// Tells whether a mention is a part of a body's name.
struct NameContext {
  let cues: RegionCueList
  let scalars: Letters
  let openings: Openings
  private static let reach = 14

  /// Whether the words after the mention make it the beginning of a longer name (昭通学院): a word
  /// that ends bodies' names comes before any function word or mark.
  func isInsideName(_ span: RegionSpan, in block: ScalarRange) -> Bool {
    var position = span.range.upperBound
    while position < block.upperBound, position - span.range.upperBound < Self.reach {
      if openings.may(.regionCue(.afterBody), at: position),
        cues.end(of: .afterBody, in: scalars, at: position, before: block.upperBound) != nil
      {
        return true
      }
      guard scalars[position].isHan,
        !openings.may(.regionCue(.stop), at: position)
          || cues.end(of: .stop, in: scalars, at: position, before: block.upperBound) == nil
      else { return false }
      position += 1
    }
    return false
  }
}
