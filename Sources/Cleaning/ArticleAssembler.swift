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
  private let headline: (words: String?, index: Int?)
  private let kicker: Int?
  private var repeats: RepeatFilter

  init(
    _ passages: Passages, rows: [TableRow], _ finder: BodyFinder, segment: Range<Int>,
    headline: (words: String?, index: Int?), kicker: Int?
  ) {
    self.kicker = kicker
    repeats = RepeatFilter(passages.text.scalars)
    self.passages = passages
    self.rows = rows
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
    for index in preface() { add(index) }
    let end = endByTrailer()
    for index in segment.lowerBound..<end where finder.isUsable(index) && isPartOfBody(index) {
      add(index)
    }
    for index in captionsBehind() + signature() { add(index) }
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

  private func isSubheadline(_ index: Int) -> Bool {
    let item = passages.items[index]
    guard item.role == .words, !finder.isInFurniture(index),
      item.line.traits.intersection([.info, .title]) != .info
    else { return false }
    return item.shape.hans >= 5 && item.shape.count <= 80 && item.line.linked * 3 <= item.line.count
  }

  private func isHeadline(_ index: Int) -> Bool {
    guard !headlineWords.isEmpty else { return false }
    let item = passages.items[index]
    guard item.shape.count <= headlineWords.count * 2 + 8 else { return false }
    return CueForm.words(of: scalars(item.range)) == headlineWords
  }

  private func isPartOfBody(_ index: Int) -> Bool {
    let item = passages.items[index]
    if item.role == .row { return true }
    if item.shape.hans == 0 && item.shape.digits == 0 && item.shape.latins < 4 { return false }
    return item.shape.hans >= 2 || item.shape.count >= 4
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
    return item.role == .words && finder.isUsable(index) && item.line.traits.contains(.followsImage)
      && item.line.linked == 0 && (6...60).contains(item.shape.hans) && item.line.headingLevel == 0
      && !BylineWords.bundled.isOutlet(words) && !BylineWords.bundled.isOffice(words)
  }

  /// The office and the day that sign a notice, each on a line of its own right behind the text.
  private func signature() -> [Int] {
    let office = segment.upperBound
    guard office > 0, office + 1 < passages.items.count, isPlaced(office), finder.isUsable(office),
      finder.areSiblings(office - 1, office) && finder.areSiblings(office, office + 1)
        || min(passages.items[office].line.indent, passages.items[office + 1].line.indent) >= 8
    else { return [] }
    let first = passages.items[office]
    let second = passages.items[office + 1]
    guard first.role == .words, (4...25).contains(first.shape.hans), first.line.linked == 0,
      first.shape.clauseMarks + first.shape.sentenceEnds + first.shape.blanks == 0,
      second.role == .info, second.shape.hans >= 3,
      let day = DateStamp.find(in: scalars(second.range)),
      day.range == second.range.lowerBound..<second.range.upperBound
    else { return [] }
    return [office, office + 1]
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
