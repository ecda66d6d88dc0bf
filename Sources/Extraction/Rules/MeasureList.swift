import Mentions
import Text

/// Whether a sentence is an item of the list that an earlier one opened with a colon, past the list's headings.
struct MeasureList {
  private let annotated: AnnotatedArticle
  private var isOpen = false
  /// Whether the sentence entered last goes on with what was told before the list.
  private(set) var goesOn = false

  init(_ annotated: AnnotatedArticle) { self.annotated = annotated }

  /// - Complexity: O(1).
  mutating func enter(_ sentence: ScalarRange) {
    guard !sentence.isEmpty else { return }
    let last = annotated.scalars[sentence.upperBound - 1]
    goesOn = isOpen && (isNumbered(sentence) || last == "；" || last == ";")
    if last == "：" || last == ":" {
      isOpen = true
    } else if !goesOn, sentence.count > Self.longestHeading || last.endsClause {
      isOpen = false
    }
  }

  private func isNumbered(_ sentence: ScalarRange) -> Bool {
    let first = annotated.scalars[sentence.lowerBound]
    return (0x30...0x39).contains(first.value) || first == "（" || first == "("
  }

  /// So many scalars a heading has at most: 一、捐赠资金.
  private static let longestHeading = 16
}
