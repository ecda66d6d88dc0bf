import HTML
import Reading
import Text

/// The lines of a page, and what its markup says of them besides.
struct PageLines {
  var text = TracedText()
  var lines: [Line] = []
  /// The rows of data tables.
  var rows: [TableRow] = []
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
  /// The contents of `<script type="application/ld+json">`.
  var linkedData: [[UInt8]] = []
  /// `<link rel="canonical">`.
  var canonicalURL: String?
  /// What stands in the first element that is named for the source.
  var sourceName: String?
  /// The account whose page it is, as platforms name it in an element of its own.
  var account: String?
  /// The first `datetime` of a `<time>`.
  var dateTime: String?

  /// Adds a line to a text that ends with another one: with nothing between but for Latin words.
  func append(_ next: Int, after last: Int, to joined: inout TracedText) {
    let first = lines[next].range.lowerBound
    let end = lines[last].range.upperBound
    let before = text.scalars[end - 1]
    let after = text.scalars[first]
    if before.isLatin || before == ",", after.isLatin || after.isDigit {
      let bytes = ByteRange(text.bytes(at: end - 1).upperBound, text.bytes(at: first).lowerBound)
      joined.append(" ", from: bytes)
    }
    joined.append(text, lines[next].range)
  }
}
