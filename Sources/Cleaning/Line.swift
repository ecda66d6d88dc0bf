import Text

/// What surrounds a line in the page, as far as it tells body from furniture.
struct LineTraits: OptionSet, Hashable {
  let rawValue: UInt16

  /// Inside an element whose name or class is that of furniture: navigation, footer, teasers.
  static let furniture = LineTraits(rawValue: 1)
  /// Inside an element that holds captions.
  static let caption = LineTraits(rawValue: 2)
  /// Inside an element that holds the headline.
  static let title = LineTraits(rawValue: 4)
  /// Inside an element that holds date, source and the like.
  static let info = LineTraits(rawValue: 8)
  /// A picture stands right before the line.
  static let followsImage = LineTraits(rawValue: 16)
  /// The line starts a block, not only a new line of one.
  static let startsBlock = LineTraits(rawValue: 32)
  /// An item of a list.
  static let listItem = LineTraits(rawValue: 64)
  /// Inside an element for the line that leads into the headline.
  static let kicker = LineTraits(rawValue: 256)
  /// Inside the article element or a content container of a known CMS.
  static let content = LineTraits(rawValue: 128)
}

/// A line of a page: what stands between two breaks, in a browser or in the file.
struct Line {
  /// Its scalars in the page's text, without white space at either end.
  var range: ScalarRange
  /// White space before it in half-width columns.
  var indent = 0
  /// Empty lines before it.
  var blanksBefore = 0
  var traits: LineTraits = []
  /// 1 to 6 for a heading in HTML or Markdown, else 0.
  var headingLevel = 0
  /// How many of its scalars lie in links.
  var linked = 0
  /// The innermost block element, as an index into the document's nodes; -1 outside of markup.
  var container: Int32 = -1
  /// For a row of a data table its index among the page's rows, else -1.
  var row: Int32 = -1
  /// What the line is in the page, once that has been judged.
  var role: LineRole = .words

  var count: Int { range.count }
}

struct TableRow: Hashable {
  var table: Int
  var row: Int
  var cells: [ScalarRange]
}

/// What a line is for.
enum LineRole: UInt8 {
  /// A title, a sentence, a paragraph.
  case words
  /// Words under a picture.
  case caption
  /// A row of a data table.
  case row
  /// Where a picture stood: a file name, `[图片1]`.
  case image
  /// Date, source, author, hits.
  case info
  /// Reporters' or photographers' names and nothing else.
  case byline
  /// Who edited the page.
  case editor
  /// Menus, buttons, breadcrumbs, neighbours.
  case navigation
  /// Come and read more: QR codes, apps, subscriptions.
  case promotion
  /// The head of a list of other stories or of comments.
  case section
  /// Copyright, licences, addresses.
  case footer
  /// What a newspaper prints around its stories: mastheads, page numbers, turns.
  case print
  /// A forum's own words.
  case forum

  /// Whether a line of this role ends an article that stands before it.
  var endsArticle: Bool {
    switch self {
    case .editor, .section, .footer, .forum: true
    default: false
    }
  }

  var isFurniture: Bool {
    switch self {
    case .words, .caption, .row: false
    default: true
    }
  }
}
