import HTML
import Reading
import Text

/// The lines of a page, and what its markup says of them besides.
struct PageLines {
  var text = TracedText()
  var lines: [Line] = []
  /// For each line the innermost element that its name or class calls furniture, as an index into
  /// `furniture`; -1 for none. Empty for text.
  var furnitureOfLine: [Int32] = []
  /// Each such element's outer one, or -1.
  var furniture: [Int32] = []
  /// The elements of the page; `nil` for text.
  var document: HTMLDocument?
  /// What stands in `<title>`.
  var documentTitle: String?
  /// `<meta>` by name or property, lower case, in the order of the page.
  var meta: [(name: String, content: String)] = []
  /// `<link rel="canonical">`.
  var canonicalURL: String?
  /// The first `datetime` of a `<time>`.
  var dateTime: String?
}
