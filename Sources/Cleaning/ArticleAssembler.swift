import Articles
import Text

/// Puts the article together from the passages that belong to it.
struct ArticleAssembler {
  private(set) var text = TracedText()
  private(set) var blocks: [Block] = []
  /// What brackets at the ends of paragraphs said.
  private(set) var bylines: [Byline] = []

  private let passages: Passages
  private let rows: [TableRow]
  private let finder: BodyFinder
  private let segment: Range<Int>
  private let headline: PrintedHeadline
  private let kicker: Int?
  private var repeats: RepeatFilter

  init(_ draft: CleaningDraft, _ finder: BodyFinder, segment: Range<Int>, headline: PrintedHeadline, kicker: Int?) {
    self.kicker = kicker
    passages = draft.passages
    rows = draft.lines.rows
    repeats = RepeatFilter(passages.text.scalars)
    self.finder = finder
    self.segment = segment
    self.headline = headline
  }

  mutating func assemble() {
    if let words = headline.words {
      let folded = CueForm.words(of: Array(words.unicodeScalars)[...])
      if folded.count >= 4 { headlineWords = folded }
    }
    if let kicker, !finder.isInFurniture(kicker) { add(kicker) }
    for index in preface() where index != kicker { add(index) }
    let end = endByTrailer()
    var behind = captionsBehind()
    let signature = signature()
    behind += (signature + annex(behind: signature)).filter { !behind.contains($0) }
    for index in segment.lowerBound..<end where index != kicker {
      if finder.isUsable(index) && isPartOfBody(index) || index - 1 == headline.index && isDocumentNumber(index) { add(index) }
    }
    for index in behind where index >= end || !finder.isUsable(index) { add(index) }
  }

  private var headlineWords: [UInt16] = []

  // MARK: What belongs to the article

  /// Lines between headline and body: sub-headlines and captions. Those next to the headline or
  /// next to the body count, those among the page's data between them do not.
  private func preface() -> [Int] {
    let first = segment.lowerBound
    let start = headline.index.map { $0 + 1 } ?? max(0, first - 12)
    guard start < first else { return [] }
    var kept: Set<Int> = []
    if headline.index != nil {
      for index in start..<first {
        if isTransparent(index) { continue }
        guard isSubheadline(index) else { break }
        kept.insert(index)
      }
    }
    for index in (start..<first).reversed() {
      if isTransparent(index) { continue }
      if isHeadline(index) { continue }
      guard isSubheadline(index) else { break }
      if headline.index == nil, passages.items[index].line.blanksBefore > 1 { break }
      kept.insert(index)
    }
    for index in start..<first where passages.items[index].role == .caption && isPlaced(index) {
      kept.insert(index)
    }
    return kept.sorted()
  }

  /// Little text behind the bracket with the reporters' names is no longer the article's.
  private func endByTrailer() -> Int {
    let masses = segment.map { finder.isUsable($0) ? passages.items[$0].prose : 0 }
    let total = masses.reduce(0, +)
    var behind = 0
    for index in segment.reversed() {
      let item = passages.items[index]
      if item.role == .words, behind > 0,
        Trailer.find(passages.text.scalars, item.range)?.byline.reporters.isEmpty == false
      {
        return index + 1
      }
      behind += masses[index - segment.lowerBound]
      if behind * 8 > total || behind > 200 { break }
    }
    return segment.upperBound
  }

  private func isTransparent(_ index: Int) -> Bool {
    switch passages.items[index].role {
    case .caption, .image, .byline: true
    case .info: passages.items[index].shape.mayBeByline && passages.items[index].shape.digits < 4 && Byline(scalars(passages.items[index].range)).isWhole
    default: false
    }
  }

  private func isPlaced(_ index: Int) -> Bool { !finder.isInFurniture(index) }

  /// A document's number right behind its headline.
  private func isDocumentNumber(_ index: Int) -> Bool {
    let item = passages.items[index]
    guard item.role == .print, item.shape.hans >= 3, item.shape.digits >= 5, item.shape.count <= 30, !finder.isInFurniture(index) else { return false }
    return scalars(item.range).contains { $0 == "〔" || $0 == "［" || $0 == "[" }
  }

  /// The name of an account or outlet beside the date.
  private func isNameAtDate(_ index: Int) -> Bool {
    let item = passages.items[index]
    guard item.shape.hans <= 16, item.shape.clauseMarks + item.shape.sentenceEnds + item.shape.blanks == 0,
      passages.text.scalars[item.range.lowerBound].isHan, !passages.text.scalars[item.range.upperBound - 1].isLabelEnd
    else { return false }
    let beside = [index - 1, index + 1].filter(passages.items.indices.contains)
    guard beside.contains(where: { passages.items[$0].role == .info && DateStamp.find(in: scalars(passages.items[$0].range)) != nil }) else { return false }
    let words = CueForm.words(of: scalars(item.range))[...]
    return item.shape.hans < 8 || BylineWords.bundled.isOutlet(words) || BylineWords.bundled.isOffice(words)
  }

  private func isSubheadline(_ index: Int) -> Bool {
    if isDocumentNumber(index) { return true }
    let item = passages.items[index]
    if isNameAtDate(index) { return false }
    guard item.role == .words, !finder.isInFurniture(index),
      item.line.traits.intersection([.info, .title]) != .info
    else { return false }
    return item.shape.hans >= 5 && item.shape.count <= 80 && item.line.linked * 3 <= item.line.count
  }

  private func isHeadline(_ index: Int) -> Bool {
    if headline.lines.contains(index) { return true }
    guard !headlineWords.isEmpty else { return false }
    let item = passages.items[index]
    guard item.shape.count <= headlineWords.count * 2 + 8 else { return false }
    return CueForm.words(of: scalars(item.range)) == headlineWords
  }

  private func isPartOfBody(_ index: Int) -> Bool {
    let item = passages.items[index]
    if item.role == .row { return true }
    if item.shape.hans == 0 && item.shape.digits == 0 && item.shape.latins < 4 { return false }
    return item.shape.hans >= 2 || item.shape.count >= 4 || isMonth(index)
  }

  /// 3月 alone, the heading of a chronicle.
  private func isMonth(_ index: Int) -> Bool {
    let item = passages.items[index]
    return item.shape.digits > 0 && item.shape.digits == item.shape.count - 1 && scalars(item.range).last == "月"
  }

  /// Captions right behind the text, before anything that ends it.
  private func captionsBehind() -> [Int] {
    var kept: [Int] = []
    var index = segment.upperBound
    while index < passages.items.count, index < segment.upperBound + 6 {
      let item = passages.items[index]
      if item.role.endsArticle || item.role == .navigation || item.prose > 0 { break }
      if isPlaced(index), item.role == .caption || index == segment.upperBound && isUnderImage(index) { kept.append(index) }
      index += 1
    }
    return kept
  }

  /// Few words without a link right under a picture that stands behind the text.
  private func isUnderImage(_ index: Int) -> Bool {
    let item = passages.items[index]
    let words = CueForm.words(of: scalars(item.range))[...]
    return item.role == .words && finder.isText(index) && item.line.traits.contains(.followsImage)
      && item.line.linked == 0 && (6...60).contains(item.shape.hans) && item.line.headingLevel == 0
      && !BylineWords.bundled.isOutlet(words) && !BylineWords.bundled.isOffice(words)
  }

  /// The offices and the day that sign a notice, each on a line of its own, the day last.
  private func signature() -> [Int] {
    let places = max(segment.lowerBound, segment.upperBound - 1)..<min(segment.upperBound + 3, passages.items.count)
    guard let day = places.first(where: isDay) else { return [] }
    var first = day
    while first - 1 > segment.lowerBound, day - first < 3, isSignature(first - 1, above: first) { first -= 1 }
    return first < day ? Array(first...day) : []
  }

  /// The table that a signed notice has behind its signature, with its title.
  private func annex(behind signature: [Int]) -> [Int] {
    guard let day = signature.last else { return [] }
    var next = day + 1
    while next < passages.items.count, next - day <= 2, passages.items[next].role == .words, isPlaced(next),
      passages.items[next].line.linked == 0, passages.items[next].shape.hans <= 40
    { next += 1 }
    let rows = passages.items[next...].prefix { $0.role == .row }
    return rows.count > 1 ? Array(day + 1..<next + rows.count) : []
  }

  /// A line that is a day and nothing else, written out.
  private func isDay(_ index: Int) -> Bool {
    let item = passages.items[index]
    return (item.role == .info || item.role == .words) && item.shape.hans >= 3 && item.shape.count <= 16
      && isPlaced(index) && DateStamp.isWhole(scalars(item.range))
  }

  private func isSignature(_ index: Int, above next: Int) -> Bool {
    let item = passages.items[index]
    let isAligned = finder.areSiblings(index, next) || min(item.line.indent, passages.items[next].line.indent) >= 8
    return item.role == .words && (4...25).contains(item.shape.hans) && item.line.linked == 0 && isPlaced(index) && isAligned
      && item.shape.clauseMarks + item.shape.sentenceEnds + item.shape.blanks == 0
  }

  private func scalars(_ range: ScalarRange) -> ArraySlice<Unicode.Scalar> {
    passages.text.scalars[range.lowerBound..<range.upperBound]
  }

  // MARK: Blocks

  private mutating func add(_ index: Int) {
    let item = passages.items[index]
    if item.role == .words, isHeadline(index) { return }
    var range = item.range
    if item.role == .words {
      if let trailer = Trailer.find(passages.text.scalars, range) {
        bylines.append(trailer.byline)
        range = ScalarRange(range.lowerBound, trailer.end)
      } else if let byline = Dateline.byline(passages.text.scalars, range) {
        bylines.append(byline)
      }
    }
    guard !range.isEmpty, item.role == .row || !repeats.isRepeat(range) else { return }
    let start = begin()
    text.append(passages.text, range)
    blocks.append(
      Block(
        kind: kind(of: item, at: start),
        range: ScalarRange(start, text.count)))
  }

  private mutating func begin() -> Int {
    guard let last = blocks.last?.range.upperBound, last > 0 else { return 0 }
    let end = text.bytes(at: last - 1).upperBound
    text.append("\n", from: ByteRange(end, end))
    return text.count
  }

  private func kind(of item: Passage, at start: Int) -> Block.Kind {
    if item.line.row >= 0 {
      let row = rows[Int(item.line.row)]
      let shift = start - item.line.range.lowerBound
      let cells = row.cells.map { ScalarRange($0.lowerBound + shift, $0.upperBound + shift) }
      return .tableRow(table: row.table, row: row.row, cells: cells)
    }
    if item.role == .caption { return .caption }
    if item.line.headingLevel > 0 { return .heading }
    let end = item.range.upperBound
    let endsOpen = !passages.text.scalars[end - 1].isSentenceEnd
    let isShort = item.shape.hans <= 30 && item.shape.sentenceEnds == 0 && item.shape.clauseMarks == 0
    return isShort && endsOpen ? .heading : .paragraph
  }
}
