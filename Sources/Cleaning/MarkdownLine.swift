/// Takes Markdown's marks, stray tags and character references off one line of a text.
///
/// The marks are those of CommonMark that occur in articles: headings, quotations, list marks,
/// rules, emphasis, links, images, tables of GitHub's kind, inline HTML.
struct MarkdownLine {
  enum Piece {
    /// Text that stands in the page as it reads.
    case verbatim(Range<Int>, isLinked: Bool)
    case reference(Unicode.Scalar, Range<Int>)
    /// A table's cell ends at a place.
    case cellEnd(Int)
  }

  private(set) var headingLevel = 0
  private(set) var isListItem = false
  /// A row of a table; its cells end with `cellEnd`.
  private(set) var isRow = false
  /// A table's line of dashes.
  private(set) var isDelimiterRow = false
  /// Nothing to read on the line.
  private(set) var isEmpty = false
  /// A comment started on the line or before it goes on.
  private(set) var endsInComment = false

  private let utf8: UnsafeBufferPointer<UInt8>
  private var position: Int
  private var end: Int
  private var hasMarks: Bool
  private var dropsStars = false
  private var pendingCell: Int?
  /// Where the link being read ends: its closing bracket, and what follows it.
  private var link: (textEnd: Int, end: Int)?

  init(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isInComment: Bool) {
    self.utf8 = utf8
    position = range.lowerBound
    end = range.upperBound
    hasMarks = false
    if isInComment { skipComment() }
    guard !isEmpty else { return }
    readBlockMarks()
  }

  // MARK: The line as a whole

  private mutating func skipComment() {
    while position + 2 < end {
      if utf8[position] == Mark.dash, utf8[position + 1] == Mark.dash, utf8[position + 2] == Mark.greater
      {
        position += 3
        return
      }
      position += 1
    }
    isEmpty = true
    endsInComment = true
  }

  private mutating func readBlockMarks() {
    while end > position, utf8[end - 1] <= 0x20 { end -= 1 }
    var start = firstVisible(from: position)
    guard start < end else {
      isEmpty = true
      return
    }
    while start < end, utf8[start] == Mark.greater, start + 1 == end || utf8[start + 1] <= 0x20 {
      start = firstVisible(from: start + 1)
      position = start
    }
    guard start < end else {
      isEmpty = true
      return
    }
    if isRule(start) {
      isEmpty = true
      return
    }
    var level = 0
    while start + level < end, level < 7, utf8[start + level] == Mark.hash { level += 1 }
    if (1...6).contains(level), start + level < end, utf8[start + level] <= 0x20 {
      headingLevel = level
      position = start + level
      while end > position, utf8[end - 1] == Mark.hash || utf8[end - 1] <= 0x20 { end -= 1 }
      if position >= end { isEmpty = true }
    } else if start + 2 < end, Mark.bullets.contains(utf8[start]), utf8[start + 1] == 0x20,
      !isPageNumber(start)
    {
      isListItem = true
      position = start + 1
    } else if utf8[start] == Mark.bar, utf8[end - 1] == Mark.bar, end - start > 2 {
      isDelimiterRow = utf8[start..<end].allSatisfy { "|-: ".utf8.contains($0) }
      isEmpty = isDelimiterRow
      isRow = true
      position = start + 1
    }
    var stars = 0
    for index in position..<max(end, position) where Mark.isSpecial(utf8[index]) {
      hasMarks = true
      if isSingleStar(index) { stars += 1 }
    }
    dropsStars = stars >= 2
  }

  private func firstVisible(from start: Int) -> Int {
    var position = start
    while position < end {
      if utf8[position] <= 0x20 {
        position += 1
      } else if position + 2 < end, utf8[position] == 0xE3, utf8[position + 1] == 0x80,
        utf8[position + 2] == 0x80
      {
        position += 3
      } else if position + 1 < end, utf8[position] == 0xC2, utf8[position + 1] == 0xA0 {
        position += 2
      } else {
        break
      }
    }
    return position
  }

  /// Three or more of `-`, `*`, `_`, `=`, `` ` `` or `~` and nothing else.
  private func isRule(_ start: Int) -> Bool {
    let first = utf8[start]
    guard "-*_=`~+".utf8.contains(first) else { return false }
    var count = 0
    for index in start..<end where utf8[index] > 0x20 {
      guard utf8[index] == first else { return false }
      count += 1
    }
    return count >= 3
  }

  /// `- 12 -`.
  private func isPageNumber(_ start: Int) -> Bool {
    utf8[start] == utf8[end - 1]
      && utf8[start + 1..<end - 1].allSatisfy { $0 <= 0x20 || (0x30...0x39).contains($0) }
  }

  /// A star that is no part of `**` and does not stand between digits.
  private func isSingleStar(_ index: Int) -> Bool {
    guard utf8[index] == Mark.star else { return false }
    let before = index > position ? utf8[index - 1] : 0x20
    let after = index + 1 < end ? utf8[index + 1] : 0x20
    if before == Mark.star || after == Mark.star { return false }
    return !((0x30...0x39).contains(before) && (0x30...0x39).contains(after))
  }

  // MARK: Pieces

  mutating func next() -> Piece? {
    if let place = pendingCell {
      pendingCell = nil
      return .cellEnd(place)
    }
    guard hasMarks else {
      guard position < end else { return nil }
      defer { position = end }
      return .verbatim(position..<end, isLinked: false)
    }
    var start = position
    while position < end {
      if let link, position == link.textEnd {
        let piece = start..<position
        position = link.end
        self.link = nil
        if !piece.isEmpty { return .verbatim(piece, isLinked: true) }
        start = position
        continue
      }
      guard Mark.isSpecial(utf8[position]) else {
        position += 1
        continue
      }
      if let reference = CharacterReference(utf8, position..<end) {
        if start < position { return verbatim(start) }
        position = reference.end
        return .reference(reference.scalar, start..<reference.end)
      }
      if isRow, utf8[position] == Mark.bar {
        let piece = start..<position
        position += 1
        if piece.isEmpty { return .cellEnd(piece.lowerBound) }
        pendingCell = piece.upperBound
        return .verbatim(piece, isLinked: false)
      }
      let isLinked = link != nil
      let skipped = markLength(at: position)
      if skipped > 0 {
        let piece = start..<position
        position += skipped
        if !piece.isEmpty { return .verbatim(piece, isLinked: isLinked) }
        start = position
      } else {
        position += 1
      }
    }
    position = end
    return start < end ? .verbatim(start..<end, isLinked: link != nil) : nil
  }

  private func verbatim(_ start: Int) -> Piece {
    .verbatim(start..<position, isLinked: link != nil)
  }

  /// How many bytes of mark stand at a place; a link's text is not counted but noted.
  private mutating func markLength(at place: Int) -> Int {
    let next = place + 1 < end ? utf8[place + 1] : 0
    switch utf8[place] {
    case Mark.star:
      if next == Mark.star { return place + 2 < end && utf8[place + 2] == Mark.star ? 3 : 2 }
      return dropsStars && isSingleStar(place) ? 1 : 0
    case Mark.tilde: return next == Mark.tilde ? 2 : 0
    case Mark.backtick: return 1
    case Mark.backslash: return "\\`*_{}[]()#+-.!|>".utf8.contains(next) ? 1 : 0
    case Mark.exclamation:
      guard next == Mark.openBracket, let link = linkEnds(from: place + 1) else { return 0 }
      return link.end - place
    case Mark.openBracket:
      if next == UInt8(ascii: "^") { return footnoteLength(at: place) }
      guard link == nil else { return 0 }
      guard let found = linkEnds(from: place) else { return 0 }
      link = found
      return 1
    case Mark.less: return tagLength(at: place)
    default: return 0
    }
  }

  /// The length of `[^1]`, or 0.
  private func footnoteLength(at place: Int) -> Int {
    let limit = min(end, place + 20)
    guard let close = (place + 2..<max(limit, place + 2)).first(where: { utf8[$0] == Mark.closeBracket })
    else { return 0 }
    return close + 1 - place
  }

  /// For `[text](address)` from its opening bracket: the closing bracket and the end.
  private func linkEnds(from open: Int) -> (textEnd: Int, end: Int)? {
    var depth = 0
    var index = open
    let limit = min(end, open + 2_000)
    while index < limit {
      if utf8[index] == Mark.openBracket { depth += 1 }
      if utf8[index] == Mark.closeBracket {
        depth -= 1
        if depth == 0 { break }
      }
      index += 1
    }
    guard index + 1 < limit, depth == 0, utf8[index + 1] == UInt8(ascii: "(") else { return nil }
    var close = index + 2
    while close < limit, utf8[close] != UInt8(ascii: ")") { close += 1 }
    return close < limit ? (index, close + 1) : nil
  }

  /// The length of an HTML tag or comment at a place, or 0.
  private mutating func tagLength(at place: Int) -> Int {
    let next = place + 1 < end ? utf8[place + 1] : 0
    let isName = (next | 0x20) &- 0x61 < 26 || next == UInt8(ascii: "/")
    if next == UInt8(ascii: "!"), place + 3 < end, utf8[place + 2] == Mark.dash {
      var index = place + 4
      while index + 2 < end {
        if utf8[index] == Mark.dash, utf8[index + 1] == Mark.dash, utf8[index + 2] == Mark.greater {
          return index + 3 - place
        }
        index += 1
      }
      endsInComment = true
      return end - place
    }
    guard isName else { return 0 }
    let limit = min(end, place + 300)
    var index = place + 1
    while index < limit, utf8[index] != Mark.greater, utf8[index] < 0x80 { index += 1 }
    return index < limit && utf8[index] == Mark.greater ? index + 1 - place : 0
  }

  private enum Mark {
    static let star = UInt8(ascii: "*")
    static let dash = UInt8(ascii: "-")
    static let hash = UInt8(ascii: "#")
    static let bar = UInt8(ascii: "|")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let tilde = UInt8(ascii: "~")
    static let backtick = UInt8(ascii: "`")
    static let backslash = UInt8(ascii: "\\")
    static let exclamation = UInt8(ascii: "!")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let bullets: [UInt8] = [star, dash, UInt8(ascii: "+")]

    /// One of `*|<~`\![]&`.
    @inline(__always)
    static func isSpecial(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x21, 0x26, 0x2A, 0x3C, 0x5B, 0x5C, 0x5D, 0x60, 0x7C, 0x7E: true
      default: false
      }
    }
  }
}
