import Articles
import Mentions
import Text

/// Gives the names of an article in traditional script back their own characters.
///
/// Such an article is read in its folded form; keys stay folded, so that 李強 of one article and
/// 李强 of another can be one, while quotes and labels are as printed.
final class OriginalScript {
  private let original: TracedText
  private let folded: AnnotatedArticle
  /// The first printed form of each folded character.
  private var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
  /// What has been asked, as most names are many times.
  private var known: [String: String] = [:]

  init(_ original: TracedText, folded: AnnotatedArticle) {
    self.original = original
    self.folded = folded
    for (form, plain) in zip(original.scalars, folded.scalars) where form != plain {
      if forms[plain] == nil { forms[plain] = form }
    }
  }

  /// A name as the article prints it; one that it does not print as a whole (云南省政府 of
  /// 雲南省委、省政府) in the characters that it uses elsewhere.
  func printed(_ name: String) -> String {
    if let printed = known[name] { return printed }
    let scalars = Array(name.unicodeScalars)
    let printed =
      if let start = folded.pairs.firstPlace(of: scalars, in: ScalarRange(0, folded.scalars.count)) {
        original[ScalarRange(start, start + scalars.count)]
      } else {
        String(String.UnicodeScalarView(scalars.map { forms[$0] ?? $0 }))
      }
    known[name] = printed
    return printed
  }
}

extension Article {
  /// The article in simplified script, range for range; `nil` when it is no other.
  var foldedToSimplified: Article? {
    guard SimplifiedScript.isTraditional(text.scalars) else { return nil }
    var text = text
    for (position, scalar) in text.scalars.enumerated() {
      let folded = SimplifiedScript.folded(scalar)
      if folded != scalar { text.replaceScalar(at: position, with: folded) }
    }
    var metadata = metadata
    metadata.source = metadata.source.map(Self.folded)
    metadata.headline = metadata.headline.map(Self.folded)
    return Article(
      identifier: identifier, digest: digest, metadata: metadata, text: text, blocks: blocks)
  }

  private static func folded(_ string: String) -> String {
    String(String.UnicodeScalarView(string.unicodeScalars.map(SimplifiedScript.folded)))
  }
}
