import Text

/// A page's headline, and the passages that print it.
struct PrintedHeadline {
  var words: String?
  var lines: Range<Int> = 0..<0

  /// The last of the lines that print it.
  var index: Int? { lines.last }

  init(_ words: String?, at lines: Range<Int>? = nil) {
    self.words = words
    self.lines = lines ?? 0..<0
  }

  init(_ words: String?, at index: Int?) {
    self.init(words, at: index.map { $0..<$0 + 1 })
  }
}

/// Finds the headline among what a page offers for it.
struct HeadlineFinder {
  private let page: PageLines
  private let passages: Passages
  private let bodyStart: Int
  private let segmentStart: Int
  /// Passages before the body that may be a headline.
  private let candidates: [Int]
  private let pairs: PairSet

  /// - Parameters:
  ///   - segment: The article.
  ///   - bodyStart: Its first prose; what prints the headline may stand in the article's box before it.
  init(_ page: PageLines, _ passages: Passages, segment: Range<Int>, bodyStart: Int) {
    self.page = page
    self.passages = passages
    self.bodyStart = bodyStart
    segmentStart = segment.lowerBound
    candidates = (0..<bodyStart).filter { index in
      let item = passages.items[index]
      return item.role == .words && (4...120).contains(item.shape.count) && (item.shape.hans >= 4 && item.shape.count <= 90 || item.shape.latins >= 8)
        && item.line.linked * 2 <= item.line.count && !Self.isPath(passages.text.scalars[item.range.lowerBound..<item.range.upperBound])
    }
    pairs = candidates.isEmpty ? PairSet() : PairSet(passages, from: bodyStart)
  }

  /// 某某网 首页 新闻中心, 某某网 > 要闻: where the page is, not what it says.
  private static func isPath(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    if words.contains(where: { $0 == ">" || $0 == "»" || $0 == "›" || $0 == "＞" }) { return true }
    return words.contains("首") && words.split(whereSeparator: \.isBlank).contains { $0.elementsEqual("首页".unicodeScalars) }
  }

  /// The headline in words, and the last passages before the body that print it.
  func find(stated: String?) -> PrintedHeadline {
    if let stated, !stated.isEmpty { return printed(Self.normal(stated)) }
    if page.document == nil, let title = value(behind: ["Title:", "title:"])?.words {
      // The page's title, as converters put it first.
      let part = Self.normal(titlePart(of: title))
      let words = CueForm.words(of: Array(part.unicodeScalars)[...])
      if let index = candidates.last(where: { folded($0) == words }) { return PrintedHeadline(part, at: index) }
      return printed(in: title) ?? PrintedHeadline(part)
    }
    if page.document == nil, let (words, index) = labelled, index < bodyStart { return printed(words) }
    let titled = documentTitle
    if let title = titled, let found = printed(in: title) { return found }
    let byLevel =
      candidates.first { passages.items[$0].line.headingLevel == 1 }
      ?? candidates.first { passages.items[$0].line.traits.contains(.title) }
      ?? candidates.first { passages.items[$0].line.headingLevel == 2 && !isOutletName($0) }
      ?? candidates.first { (3...6).contains(passages.items[$0].line.headingLevel) && !isOutletName($0) }
    if let index = byLevel, titled == nil || page.document != nil {
      return PrintedHeadline(words(index), at: index)
    }
    if let words = titleInTable { return printed(words) }
    let placed = byPlace()
    if let title = titled {
      // A page's title that the body does not take up may be the site's.
      let part = Self.normal(titlePart(of: title))
      let words = CueForm.words(of: Array(part.unicodeScalars)[...])
      let isSite = BylineWords.bundled.isOffice(words[...]) || BylineWords.bundled.isOutlet(words[...])
      let isTaken = placed.map { coverage(of: $0) >= 0.5 || isSite && words.count <= 12 } ?? false
      guard isSite || coverage(words) < 0.3, isTaken else { return PrintedHeadline(part) }
    }
    // What the body does not take up may be the name of who wrote it.
    if let placed, coverage(of: placed) > 0 || folded(placed).count >= 8 || endOfPath == nil {
      // A list of what is in the paper may print it before.
      let own = folded(placed)
      return PrintedHeadline(words(placed), at: candidates.last { folded($0) == own } ?? placed)
    }
    return PrintedHeadline(labelled?.words ?? endOfPath ?? original)
  }

  /// A headline that is known, with the last lines that print it, perhaps in several parts.
  private func printed(_ headline: String) -> PrintedHeadline {
    let whole = CueForm.words(of: Array(headline.unicodeScalars)[...])
    guard let last = lastIndex(of: whole) else { return PrintedHeadline(headline) }
    return PrintedHeadline(headline, at: start(of: last, in: whole)..<last + 1)
  }

  /// The first of the neighbouring lines that make up a text with the last of them.
  private func start(of last: Int, in whole: [UInt16]) -> Int {
    var start = last
    var own = folded(last)
    while start > 0, passages.items[start - 1].role == .words {
      let before = folded(start - 1)
      guard before.count >= 2, Self.contains(whole, before + own) else { break }
      own = before + own
      start -= 1
    }
    return start
  }

  /// 标题：…, as reposts put it beside the source.
  private var labelled: (words: String, index: Int)? {
    value(behind: ["标题：", "标题:", "標題：", "標題:", "文章标题：", "文章标题:"])
  }

  /// What stands beside 标题 in a table above the text.
  private var titleInTable: String? {
    let scalars = passages.text.scalars
    for index in 0..<bodyStart where passages.items[index].line.row >= 0 {
      let range = passages.items[index].range
      let cells = scalars[range.lowerBound..<range.upperBound].split(separator: "\t")
      for (label, value) in zip(cells, cells.dropFirst())
      where PageLabels.bundled.label(ending: CueForm.words(of: label)[...]) == .title && value.count(where: { $0.isHan }) >= 6 {
        return Self.normal(String(String.UnicodeScalarView(value)))
      }
    }
    return nil
  }

  /// 原标题：…, where the page has no headline of its own.
  private var original: String? {
    value(behind: ["原标题：", "原标题:", "原標題：", "原標題:"])?.words
  }

  private func value(behind labels: [String]) -> (words: String, index: Int)? {
    let last = min(passages.items.count, bodyStart + 400)
    for index in 0..<last where passages.items[index].role == .info {
      let first = passages.text.scalars[passages.items[index].range.lowerBound]
      guard labels.contains(where: { $0.unicodeScalars.first == first }) else { continue }
      let words = passages.text[passages.items[index].range]
      for label in labels where words.hasPrefix(label) {
        return (Self.normal(String(words.dropFirst(label.count))), index)
      }
    }
    return nil
  }

  /// The last part of the page's path, 论坛 » 版块 » …, if that is a title.
  private var endOfPath: String? {
    for index in (0..<bodyStart).reversed() where passages.items[index].role == .navigation {
      guard passages.items[index].shape.bars >= 1 else { continue }
      let words = passages.text[passages.items[index].range]
      let last = words.unicodeScalars.split(whereSeparator: \.isBar).last.map { Self.normal(String($0)) }
      if let last, last.unicodeScalars.count(where: { $0.isHan }) >= 8 { return last }
    }
    return nil
  }

  /// The name of a site, a paper or a column, alone on a line.
  private func isOutletName(_ index: Int) -> Bool {
    let words = folded(index)
    guard words.count <= 12, passages.items[index].shape.blanks == 0 else { return false }
    return BylineWords.bundled.isOutlet(words[...]) || BylineWords.bundled.isColumn(words[...])
  }

  private func isOfficeName(_ index: Int) -> Bool {
    let words = folded(index)
    return words.count <= 16 && passages.items[index].shape.blanks == 0 && BylineWords.bundled.isOffice(words[...])
  }

  // MARK: What the page prints

  private func words(_ index: Int) -> String {
    Self.normal(passages.text[passages.items[index].range])
  }

  private func folded(_ index: Int) -> [UInt16] {
    let range = passages.items[index].range
    return CueForm.words(of: passages.text.scalars[range.lowerBound..<range.upperBound])
  }

  private func lastIndex(of words: [UInt16]) -> Int? {
    guard words.count >= 4 else { return nil }
    // A headline broken into lines ends with the last of them.
    return (0..<bodyStart).last { index in
      guard passages.items[index].shape.count <= words.count * 2 + 8 else { return false }
      let own = folded(index)
      return own == words || (own.count >= 6 && words.count - own.count <= own.count * 2 && Self.contains(words, own))
    }
  }

  private static func contains(_ words: [UInt16], _ part: [UInt16]) -> Bool {
    guard part.count <= words.count else { return false }
    return (0...words.count - part.count).contains { words[$0..<$0 + part.count].elementsEqual(part) }
  }

  // MARK: The page's title

  private var documentTitle: String? {
    let stated = [page.documentTitle, page.meta.first { ["og:title", "script:msgtitle", "script:title"].contains($0.name) }?.content]
    guard let title = stated.lazy.compactMap({ $0 }).first(where: { !$0.allSatisfy(\.isWhitespace) }), title.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
      return nil
    }
    // 江城日报数字报: what every page of a paper bears.
    guard title.unicodeScalars.count <= 16 else { return title }
    return SiteName.edition(CueForm.words(of: Array(title.unicodeScalars)[...])[...]) == nil ? title : nil
  }

  /// The longest candidate that the page's title holds, with the lines beside it that the title holds too.
  private func printed(in title: String) -> PrintedHeadline? {
    let whole = CueForm.words(of: Array(title.unicodeScalars)[...])
    var longest: (index: Int, count: Int)?
    for index in candidates where passages.items[index].shape.count <= 2 * whole.count {
      let own = folded(index)
      if own.count >= 6, own.count > longest?.count ?? 0, Self.contains(whole, own) {
        longest = (index, own.count)
      }
    }
    guard let index = longest?.index else { return nil }
    let start = start(of: index, in: whole)
    var own = (start...index).flatMap(folded)
    var end = index + 1
    while end < bodyStart, passages.items[end].role == .words {
      let next = folded(end)
      guard next.count >= 2, Self.contains(whole, own + next) else { break }
      own += next
      end += 1
    }
    return PrintedHeadline((start..<end).map(words).joined(), at: start..<end)
  }

  /// A page's title without the names of column and site behind it.
  private func titlePart(of title: String) -> String {
    let parts = title.split { "_|｜-–—丨".contains($0) }.map { Self.normal(String($0)) }
    let first = parts.first { $0.unicodeScalars.count { $0.isHan } >= 6 }
    return first ?? parts.first ?? title
  }

  // MARK: By place

  /// In a text: the first group of lines before the body whose words the body takes up again.
  private func byPlace() -> Int? {
    var candidates = candidates.filter { index in
      (index < segmentStart || passages.items[index].line.headingLevel > 0) && (passages.items[index].prose == 0 || passages.isTitleAboveInfo(index)) && !isOutletName(index)
    }
    guard !candidates.isEmpty else { return nil }
    // An office's name may head its page.
    let others = candidates.filter { !isOfficeName($0) }
    if others.count < candidates.count, others.contains(where: { coverage(of: $0) >= 0.5 }) { candidates = others }
    if let heading = candidates.first(where: { passages.items[$0].line.headingLevel == 1 }) {
      return heading
    }
    // What a list of the paper's stories prints and the page prints again is what it is about.
    if page.document == nil, let again = printedAgain(among: candidates) { return again }
    var groups: [[Int]] = []
    for index in candidates {
      if let last = groups.last?.last, last + 1 == index, passages.items[index].line.blanksBefore == 0 {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    func score(_ group: [Int]) -> Double {
      group.map { coverage(of: $0) * Double(min(folded($0).count, 20)) / 20 }.max() ?? 0
    }
    let scores = groups.map(score)
    guard let best = scores.max() else { return nil }
    // A half of the best score is enough for the earlier group: a headline of a few fine words is
    // taken up less than the line below it.
    let index = scores.firstIndex { $0 >= best * 0.5 && $0 > 0 } ?? groups.count - 1
    let group = groups[index]
    if page.document != nil {
      // Nothing sets lines of markup apart: the one that the body takes up most.
      let scores = group.map { score([$0]) }
      if let most = scores.max(), let place = scores.firstIndex(of: most) { return group[place] }
    }
    if group.count >= 2, isSlogan(group[0]), !startsWithDash(group[1]),
      folded(group[1]).count >= 10, coverage(of: group[1]) >= 0.5
    {
      return group[1]
    }
    let strongest = group.map { coverage(of: $0) }.max() ?? 0
    // The name of a column above the headline is not taken up by the text.
    return group.first { !startsWithDash($0) && (coverage(of: $0) >= strongest * 0.3 || folded($0).count >= 12) }
      ?? group.first { !startsWithDash($0) } ?? group.first
  }

  private func printedAgain(among candidates: [Int]) -> Int? {
    guard candidates.count >= 3 else { return nil }
    var seen: Set<[UInt16]> = []
    return candidates.first { index in
      let words = folded(index)
      return words.count >= 8 && !seen.insert(words).inserted && coverage(words) >= 0.5
    }
  }

  /// Two or three short parts of one length, as a line above a headline has them.
  private func isSlogan(_ index: Int) -> Bool {
    let range = passages.items[index].range
    let parts = passages.text.scalars[range.lowerBound..<range.upperBound].split(whereSeparator: \.isBlank)
    guard (2...3).contains(parts.count), (3...5).contains(parts[0].count), folded(index).count <= 10 else { return false }
    return parts.allSatisfy {
      let words = CueForm.folded($0)
      return $0.count == parts[0].count && !BylineWords.bundled.isColumn(words[...]) && !BylineWords.bundled.isOutlet(words[...])
    }
  }

  /// The share of a line's pairs that the body takes up again.
  private func coverage(of index: Int) -> Double {
    coverage(folded(index))
  }

  private func coverage(_ words: [UInt16]) -> Double {
    guard words.count >= 5 else { return 0 }
    let known = zip(words, words.dropFirst()).count { pairs.contains($0, $1) }
    return Double(known) / Double(words.count - 1)
  }

  /// The line above a headline that leads into it: the body takes its words up, or the page sets it
  /// as one.
  func kicker(above headline: Int) -> Int? {
    let index = headline - 1
    guard index >= 0, candidates.contains(index), passages.items[index].prose == 0, !isOutletName(index)
    else { return nil }
    if folded(index).count >= 8, coverage(of: index) >= 0.6 || startsWithDash(index) { return index }
    return isSetAsKicker(index, above: headline) ? index : nil
  }

  /// A heading beside the headline, the line before it in a box that they open, or in a text a slogan.
  private func isSetAsKicker(_ index: Int, above headline: Int) -> Bool {
    let item = passages.items[index]
    guard let document = page.document else {
      return isSlogan(index) && passages.items[headline].line.blanksBefore == 0
    }
    let own = Int(item.line.container)
    let other = Int(passages.items[headline].line.container)
    guard own >= 0, other >= 0, folded(index).count >= 6, item.line.linked == 0,
      !BylineWords.bundled.isOffice(folded(index)[...])
    else { return false }
    if item.line.traits.contains(.kicker) { return true }
    if item.line.headingLevel > 0, document.nodes[own].parent == document.nodes[other].parent, own != other {
      return true
    }
    guard document.nodes[own].tag == document.nodes[other].tag, own != other else { return false }
    // The innermost box of both.
    var box = Int(document.nodes[own].parent)
    while box >= 0, other >= Int(document.nodes[box].end) { box = Int(document.nodes[box].parent) }
    guard box >= 0, document.nodes[box].tag != .body, document.nodes[box].tag != .html, index > 0 else { return false }
    let before = Int(passages.items[index - 1].line.container)
    return before < box && (bodyStart >= passages.items.count
      || Int(passages.items[bodyStart].line.container) >= Int(document.nodes[box].end))
  }

  private func startsWithDash(_ index: Int) -> Bool {
    let first = passages.text.scalars[passages.items[index].range.lowerBound]
    return first == "—" || first == "–" || first == "-"
  }

  /// 【转帖】, but not 【协作故事】, which the writer prints as a part of the headline.
  private static func isMark(_ words: Substring) -> Bool { PageLabels.bundled.contains(.mark, CueForm.folded(words)) }

  /// Headlines have plain single spaces, and no mark such as [转帖] before them.
  static func normal(_ text: String) -> String {
    var text = text
    if text.hasPrefix("[") || text.hasPrefix("【"),
      let close = text.prefix(6).firstIndex(where: { $0 == "]" || $0 == "】" }),
      text[close...].count > 6, text.hasPrefix("[") || isMark(text[..<close].dropFirst())
    {
      text = String(text[text.index(after: close)...])
    }
    var result = String.UnicodeScalarView()
    var isGap = false
    for scalar in text.unicodeScalars {
      if scalar.isBlank {
        isGap = !result.isEmpty
      } else {
        if isGap { result.append(" ") }
        isGap = false
        let value = scalar.value
        let isWide = (0xFF10...0xFF19).contains(value) || (0xFF21...0xFF3A).contains(value)
          || (0xFF41...0xFF5A).contains(value)
        result.append(isWide ? Unicode.Scalar(value - 0xFEE0) ?? scalar : scalar)
      }
    }
    return String(result)
  }
}

/// Pairs of neighbouring characters in a body's beginning: a bit for each of 16,384 hashes, which
/// some thousand pairs fill to a tenth.
struct PairSet {
  private var bits = [UInt64](repeating: 0, count: 256)

  init() {}

  init(_ passages: Passages, from start: Int) {
    var left = 1_000
    for item in passages.items[start...] where item.role == .words && left > 0 {
      let end = min(item.range.upperBound, item.range.lowerBound + left)
      var previous: UInt16 = 0
      for position in item.range.lowerBound..<end {
        let value = UInt16(truncatingIfNeeded: passages.text.scalars[position].value)
        if value < 0x3400 || value >= 0xFF00 { continue }
        let place = Self.place(previous, value)
        bits[place >> 6] |= 1 << UInt64(place & 63)
        previous = value
      }
      left -= item.range.count
    }
  }

  func contains(_ first: UInt16, _ second: UInt16) -> Bool {
    let place = Self.place(first, second)
    return bits[place >> 6] & 1 << UInt64(place & 63) != 0
  }

  private static func place(_ first: UInt16, _ second: UInt16) -> Int {
    Int(((UInt32(first) << 16 | UInt32(second)) &* 2_654_435_761) >> 18)
  }
}
