/// The elements that reading a page tells apart, and the two kinds of leaves.
public enum HTMLTag: UInt8, Sendable {
  /// A stretch of text that stands in the page as it reads.
  case text
  /// A character reference such as `&ldquo;`.
  case reference
  /// Any element not listed here.
  case other
  case a, abbr, address, article, aside, audio, b, base, blockquote, body, br, button, canvas
  case caption, center, cite, code, col, colgroup, dd, del, details, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frameset, h1, h2, h3, h4, h5
  case h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, label, legend, li, link
  case main, map, mark, menu, meta, nav, noframes, noscript, object, ol, optgroup, option, p, param
  case pre, q, s, script, section, select, small, source, span, strike, strong, style, sub, summary
  case sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, video, wbr

  /// Whether the element starts and ends a line of its own.
  public var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog,
      .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2,
      .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .html, .legend, .li, .main, .menu, .nav, .ol, .p,
      .pre, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .title, .tr, .ul,
      .option, .iframe, .video, .audio:
      true
    default: false
    }
  }

  /// Whether nothing inside the element is meant to be read as text.
  public var isUnread: Bool {
    switch self {
    case .script, .style, .template, .noscript, .noframes, .svg, .object, .embed, .iframe, .select,
      .textarea, .button, .audio, .video, .canvas, .map, .option, .dialog, .input:
      true
    default: false
    }
  }

  /// 1 to 6 for `h1` to `h6`, else 0.
  public var headingLevel: UInt8 {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: 0
    }
  }
}
