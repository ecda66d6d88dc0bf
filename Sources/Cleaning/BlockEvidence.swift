import HTML
import Text

/// The evidence on each passage of a page: bits of `BlockFeature`, and of `EdgeFeature` for its upper edge.
struct BlockEvidence {
  private(set) var blocks: [UInt64]
  private(set) var edges: [UInt64]
  private let page: PageLines
  private let passages: Passages
  private let items: [Passage]
  let layout: PageLayout
  private let titles: [[UInt16]]
  /// The passage that prints the title, and the first prose behind it.
  private var anchor: Int?
  private var lead: Int?

  /// - Parameter stated: The headline that the page's own data gives.
  /// - Complexity: O(*n*) in the page.
  init(_ page: PageLines, _ passages: Passages, stated: String?) {
    self.page = page
    self.passages = passages
    items = passages.items
    layout = PageLayout(page, passages)
    titles = [stated, page.documentTitle, page.meta.first { $0.name == "og:title" }?.content]
      .compactMap { $0.map { CueForm.words(of: Array($0.unicodeScalars.prefix(200))[...]) } }
      .filter { $0.count >= 4 }
    blocks = Array(repeating: BlockFeature.bias.bit, count: items.count)
    edges = Array(repeating: EdgeFeature.bias.bit, count: items.count)
    findTitle()
    readWords()
    readPlace()
    readSequence()
    readTeasers()
    readEdges()
  }

  /// Whether a passage stands behind the first prose.
  func isBehindLead(_ index: Int) -> Bool { lead.map { index > $0 } ?? true }

  /// Whether a passage stands behind what prints the title, if anything does.
  func isBehindTitle(_ index: Int) -> Bool { anchor.map { index > $0 } ?? true }

  /// The title that the page states, or else prints.
  var titlePairs: TitlePairs { TitlePairs(titles.isEmpty ? anchor.map { [folded($0)] } ?? [] : titles) }

  /// How much of a title the page's prose takes up, from 0 to 1.
  ///
  /// - Parameter shown: Passages that do not count.
  func titleShare(of title: TitlePairs, besides shown: Set<String> = []) -> Double {
    var seen = Set<Int>()
    for item in items where item.proseWithCaptions > 0 && (shown.isEmpty || !shown.contains(passages.text[item.range])) {
      title.note(passages.text.scalars[item.range.lowerBound..<item.range.upperBound], in: &seen)
    }
    return title.share(of: seen)
  }

  private mutating func note(_ feature: BlockFeature, at index: Int, if holds: Bool = true) {
    if holds { blocks[index] |= feature.bit }
  }

  private mutating func note(_ feature: EdgeFeature, above index: Int, if holds: Bool = true) {
    if holds { edges[index] |= feature.bit }
  }

  // MARK: The title

  /// The longest line that a title of the page holds or that holds it; of several the one that prose is nearest to.
  private mutating func findTitle() {
    var best: (index: Int, count: Int, distance: Int)?
    var distances = Array(repeating: Int.max, count: items.count)
    var nearest = Int.max
    for index in items.indices.reversed() {
      distances[index] = nearest
      nearest = items[index].prose > 0 ? 1 : nearest == Int.max ? nearest : nearest + 1
    }
    for lines in titleLines() {
      let count = lines.reduce(0) { $0 + folded($1).count }
      lines.forEach { note(.title, at: $0) }
      let last = lines.upperBound - 1
      if best.map({ ($0.count, -$0.distance) < (count, -distances[last]) }) ?? true { best = (last, count, distances[last]) }
    }
    anchor =
      best?.index ?? items.firstIndex { $0.line.headingLevel == 1 && $0.shape.size >= 4 }
      ?? items.firstIndex { $0.line.traits.contains(.title) && $0.shape.size >= 6 }
    let date = items.indices.first { index in
      isDate(index) && items[index...].prefix(8).contains { $0.prose > 0 }
    }
    for index in items.indices where items[index].prose > 0 {
      note(.proseBeforeTitle, at: index, if: index < anchor ?? -1)
      note(.proseBeforeDate, at: index, if: index < date ?? -1)
    }
    findLead(behind: anchor ?? date ?? -1)
  }

  /// Lines that a title of the page holds or that hold it, each with its neighbours that go on with it.
  private func titleLines() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < items.count {
      defer { index += 1 }
      guard mayPrintTitle(index) else { continue }
      var own = folded(index)
      guard own.count >= 5, titles.contains(where: { $0.holds(own) || own.count <= 2 * $0.count && own.holds($0) }) else { continue }
      let first = index
      while mayPrintTitle(index + 1) {
        let longer = own + folded(index + 1)
        guard longer.count > own.count + 1, titles.contains(where: { $0.holds(longer) }) else { break }
        own = longer
        index += 1
      }
      found.append(first..<index + 1)
    }
    return found
  }

  private func mayPrintTitle(_ index: Int) -> Bool {
    items.indices.contains(index) && items[index].shape.size >= 4 && items[index].shape.inHans(items[index].shape.count) <= 120
      && !items[index].role.endsArticle
  }

  /// The first prose behind the title that other prose stands beside, so that it is none of the page's notices.
  private mutating func findLead(behind start: Int) {
    let prose = items.indices.filter {
      $0 > start && items[$0].proseWithCaptions > 0 && items[$0].line.headingLevel == 0 && !isApart($0)
    }
    var runs: [(first: Int, mass: Int)] = []
    for (number, index) in prose.enumerated() {
      if number > 0, !(prose[number - 1]..<index).contains(where: isEnd) && !(prose[number - 1]..<index).contains(where: isDate) {
        runs[runs.count - 1].mass += items[index].proseWithCaptions
      } else {
        runs.append((number, items[index].proseWithCaptions))
      }
    }
    let heaviest = runs.map(\.mass).max() ?? 0
    guard let run = runs.first(where: { $0.mass * 4 >= heaviest || $0.mass >= 120 && anchor != nil })?.first else { return }
    func hasFellow(_ number: Int, within distance: Int) -> Bool {
      number + 1 < prose.count && items[prose[number]].line.linked == 0
        && (page.document == nil || layout.distance(prose[number], prose[number + 1]) <= distance)
    }
    let near = (run..<prose.count).prefix(4)
    lead = prose[near.first { hasFellow($0, within: 1) } ?? near.first { hasFellow($0, within: 2) } ?? run]
  }

  /// In furniture that the title is not in, too.
  private func isApart(_ index: Int) -> Bool {
    layout.isInFurniture(index) || layout.isInHeavySectionBox[index]
      || layout.isInHeavyFurniture[index] && !(anchor.map { layout.isInHeavyFurniture[$0] } ?? true)
  }

  private func folded(_ index: Int) -> [UInt16] {
    let range = items[index].range
    return CueForm.words(of: passages.text.scalars[range.lowerBound..<range.upperBound])
  }

  // MARK: Words

  private mutating func readWords() {
    let pairs = TitlePairs(titles)
    for index in items.indices {
      let item = items[index]
      let prose = item.prose
      note(feature(of: item), at: index)
      note(.prose40, at: index, if: prose >= 40)
      note(.prose100, at: index, if: prose >= 100)
      note(.prose200, at: index, if: prose >= 200)
      let words = passages.text.scalars[item.range.lowerBound..<item.range.upperBound]
      note(.endsSentence, at: index, if: words.finalMark?.isSentenceEnd == true || item.shape.isProse && item.shape.endsInPoint)
      note(.heading, at: index, if: item.line.headingLevel > 0)
      note(.shortWords, at: index, if: item.role == .words && prose == 0 && item.shape.size < 8)
      let share = item.line.linked * 10 / max(1, item.shape.count)
      note(share >= 6 ? .linked : share >= 3 ? .muchLinked : .someLinked, at: index, if: item.line.linked > 0)
      guard item.role == .words else { continue }
      let coverage = pairs.coverage(of: words)
      if coverage >= 0.5 {
        note(.saysTitle, at: index)
      } else if coverage >= 0.2 {
        note(.takesTitleUp, at: index)
      } else {
        note(.touchesTitle, at: index, if: coverage >= 0.08)
      }
    }
  }

  private func feature(of item: Passage) -> BlockFeature {
    switch item.role {
    case .words: item.prose > 0 ? .sentences : .words
    case .caption: .caption
    case .row: .row
    case .image: .image
    case .info: .info
    case .byline: .byline
    case .editor: .editor
    case .navigation: .navigation
    case .promotion: .promotion
    case .section: .section
    case .footer: .footer
    case .print: .print
    case .forum: .forum
    }
  }

  // MARK: Place

  private mutating func readPlace() {
    for index in items.indices {
      let traits = items[index].line.traits
      note(.listItem, at: index, if: traits.contains(.listItem))
      note(.infoBox, at: index, if: traits.contains(.info))
      note(.titleBox, at: index, if: traits.contains(.title))
      if layout.hasContentBox {
        note(traits.contains(.content) ? .contentBox : .outsideContent, at: index)
      }
      note(.furnitureBox, at: index, if: layout.isInNamedFurniture[index])
      note(.furnitureApart, at: index, if: layout.isInHeavyFurniture[index] && isApart(index))
      note(.sectionBox, at: index, if: layout.isInSectionBox[index])
      note(.heavySectionBox, at: index, if: layout.isInHeavySectionBox[index])
      note(.insideRoot, at: index, if: layout.isInsideRoot[index])
      note(.heaviestBox, at: index, if: layout.isInHeaviestBox[index])
      note(.beforeTitle, at: index, if: index <= anchor ?? -1)
      note(.untitled, at: index, if: anchor == nil)
      guard let lead else { continue }
      note(.beforeLead, at: index, if: index < lead)
      switch layout.distance(index, lead) {
      case 0, 1: note(.leadBox, at: index)
      case 2: note(.leadOuterBox, at: index)
      default: break
      }
      note(.leadIndent, at: index, if: page.document == nil && abs(items[index].line.indent - items[lead].line.indent) < 2)
    }
  }

  // MARK: Sequence

  private mutating func readSequence() {
    var ends = 0
    var hasDate = false
    var hasStoryHead = false
    var hasSection = false
    var boxedSections = 0
    for index in items.indices where index > lead ?? items.count {
      // Neighbouring ones count once.
      if isEnd(index), !isEnd(index - 1) {
        ends += 1
        if items[index].role == .section, layout.isInSectionBox[index] { boxedSections += 1 }
      }
      if isDate(index) {
        hasDate = true
        if isTitleLike(index - 1) || isNextStory(index) { hasStoryHead = true }
      }
      if items[index].role == .section { hasSection = true }
      // A box of links in the text ends nothing for what stands beside the text.
      let isBeside = lead.map { page.document != nil && layout.distance(index, $0) <= 1 } ?? false
      let own = isBeside ? ends - boxedSections : ends
      note(.behindSection, at: index, if: hasSection && !isBeside)
      if own > 0 { note(own == 1 ? .oneEnd : .moreEnds, at: index) }
      note(.behindDate, at: index, if: hasDate)
      note(.behindStoryHead, at: index, if: hasStoryHead)
    }
    readFirstPost()
    var repeats = RepeatFilter(passages.text.scalars)
    var isTrailing = true
    var isAboveDate = false
    for index in items.indices.reversed() {
      if isEnd(index) || isDate(index) { isTrailing = true }
      if isDate(index) { isAboveDate = true }
      if items[index].prose > 0, items[index].line.headingLevel == 0 { (isTrailing, isAboveDate) = (false, false) }
      note(.trailing, at: index, if: isTrailing && items[index].role == .words)
      note(.trailingBeside, at: index, if: isTrailing && !isAboveDate && items[index].role == .words && page.document != nil && lead.map { index > $0 && layout.distance(index, $0) <= 1 } ?? false)
      let isAboveDay = items[index].role == .words && items[index].prose == 0 && (isDay(index + 1) || isDay(index + 2))
      note(.nameAlone, at: index, if: items[index].role == .words && !isAboveDay && (isName(index) || isTrailing && isRemark(index)))
      note(.aboveDay, at: index, if: isAboveDay)
    }
    for index in items.indices where items[index].role == .words { note(.again, at: index, if: repeats.isRepeat(items[index].range)) }
    for index in items.indices where items[index].prose > 0 {
      note(.beforeForum, at: index, if: index + 1 < items.count && items[index + 1].role == .forum)
      note(.strayAbove, at: index, if: index < lead ?? 0 && items[index].line.linked > 0 && blocks[index] & Self.titled == 0)
      let before = items[..<index].last { !isPassedOver($0) }.map { $0.prose > 0 } ?? false
      let after = items[(index + 1)...].first { !isPassedOver($0) }.map { $0.prose > 0 } ?? false
      note(.betweenProse, at: index, if: before && after)
      note(.aloneInProse, at: index, if: !before && !after)
    }
  }

  /// The words that end a comment stand behind it, in its own box: the first one's text comes before any end.
  private mutating func readFirstPost() {
    guard page.document != nil, let lead, let end = items.indices.first(where: { $0 > lead && items[$0].role == .forum }),
      layout.distance(end, lead) > 1
    else { return }
    for index in (max(lead + 1, end - 3)..<end).reversed() {
      guard layout.distance(index, end) <= 1, layout.distance(index, lead) > 1 else { return }
      if blocks[index] & BlockFeature.moreEnds.bit == 0 { note(.oneEnd, at: index) }
    }
  }

  private static let titled = BlockFeature.saysTitle.bit | BlockFeature.takesTitleUp.bit | BlockFeature.touchesTitle.bit

  private func isTitleLike(_ index: Int) -> Bool {
    let item = items[index]
    return item.role == .words && item.shape.inHans(item.shape.count) <= 60 && (item.prose == 0 || item.line.headingLevel > 0) && item.shape.size >= 5
  }

  /// What stands between paragraphs without parting them.
  private func isPassedOver(_ item: Passage) -> Bool {
    switch item.role {
    case .caption, .image, .print, .byline, .row: true
    default: false
    }
  }

  /// A remark in brackets.
  private func isRemark(_ index: Int) -> Bool {
    let range = items[index].range
    return items[index].shape.count <= 24 && passages.text.scalars[range.lowerBound].isOpening
      && passages.text.scalars[range.upperBound - 1].isClosing
  }

  private func isName(_ index: Int) -> Bool {
    let item = items[index]
    guard item.shape.count <= 24, item.shape.clauseMarks + item.shape.sentenceEnds == 0 else { return false }
    let scalars = passages.text.scalars
    // 各镇人民政府： addresses them.
    if scalars[item.range.upperBound - 1].isLabelEnd { return false }
    let words = folded(index)[...]
    return BylineWords.bundled.isOutlet(words) || BylineWords.bundled.isOffice(words) || !Trailer.names(scalars, item.range).isEmpty
  }

  /// A day and nothing else.
  private func isDay(_ index: Int) -> Bool {
    guard index < items.count, items[index].shape.count <= 16 else { return false }
    return DateStamp.isWhole(passages.text.scalars[items[index].range.lowerBound..<items[index].range.upperBound])
  }

  /// A line that ends an article which stands before it.
  private func isEnd(_ index: Int) -> Bool { items[index].role.endsArticle }

  /// A line that dates an article.
  private func isDate(_ index: Int) -> Bool {
    let item = items[index]
    if page.document == nil, isNextStory(index) { return true }
    guard item.role == .info,
      let found = DateStamp.find(in: passages.text.scalars[item.range.lowerBound..<item.range.upperBound])
    else { return false }
    return found.stamp.dateTime != nil || item.shape.hans > 6
  }

  /// In a text, a short line before a paragraph that opens with 本报讯 heads a story.
  private func isNextStory(_ index: Int) -> Bool {
    index + 1 < items.count && items[index].role == .words && items[index].prose == 0 && items[index].shape.hans >= 4
      && index > lead ?? items.count && items[index + 1].role == .words && Dateline.opens(passages.text.scalars, items[index + 1].range)
  }

  /// Prose right under a title that is a link, as lists of stories have it.
  private mutating func readTeasers() {
    func isLinkedTitle(_ index: Int) -> Bool {
      guard items.indices.contains(index) else { return false }
      let item = items[index]
      return item.line.linked * 10 >= item.shape.count * 8 && (4...60).contains(item.shape.size)
    }
    var teasers: [Int] = []
    for index in items.indices where items[index].role == .words && items[index].shape.size >= 8 {
      let isTeaser = isLinkedTitle(index - 1) && layout.distance(index, index - 1) <= 2
      note(.teaser, at: index, if: isTeaser)
      note(.beforeTeaser, at: index, if: isLinkedTitle(index + 1))
      if isTeaser, items[index].prose > 0 { teasers.append(index) }
    }
    if teasers.count >= 3 { teasers.forEach { note(.amongTeasers, at: $0) } }
  }

  // MARK: Edges

  private mutating func readEdges() {
    for index in items.indices.dropFirst() {
      let item = items[index]
      let before = items[index - 1]
      note(.atEnd, above: index, if: isEnd(index))
      note(.behindEnd, above: index, if: isEnd(index - 1))
      note(.atDate, above: index, if: isDate(index))
      note(.behindDate, above: index, if: isDate(index - 1))
      note(.atTrailing, above: index, if: blocks[index] & BlockFeature.trailing.bit != 0)
      note(.atSection, above: index, if: item.role == .section || before.role == .section)
      note(.atNavigation, above: index, if: item.role == .navigation || item.role == .promotion)
      note(.behindNavigation, above: index, if: before.role == .navigation || before.role == .promotion)
      if page.document != nil {
        switch layout.distance(index - 1, index) {
        case 0: note(.sameBox, above: index)
        case 1: note(.siblingBox, above: index)
        case 2: note(.nearBox, above: index)
        default: note(.farBox, above: index)
        }
      } else {
        note(item.line.blanksBefore > 1 ? .wideGap : .gap, above: index, if: item.line.blanksBefore > 0)
        note(.dateline, above: index, if: index + 1 < items.count && item.prose == 0 && Dateline.opens(passages.text.scalars, items[index + 1].range))
      }
      note(.atHeading, above: index, if: item.line.headingLevel > 0)
      note(.behindTitle, above: index, if: index - 1 == anchor)
      note(.behindInfo, above: index, if: before.role == .info || before.role == .byline)
      note(.proseBehind, above: index, if: before.prose > 0)
      note(.proseAhead, above: index, if: item.prose > 0)
    }
  }
}

extension [UInt16] {
  /// Whether the characters of another text stand in this one, one behind the other.
  fileprivate func holds(_ part: [UInt16]) -> Bool {
    guard part.count <= count else { return false }
    return (0...count - part.count).contains { start in
      self[start] == part[0] && self[start..<start + part.count].elementsEqual(part)
    }
  }
}

/// The pairs of neighbouring characters in a page's titles.
struct TitlePairs {
  private var numbers: [UInt32: Int] = [:]

  init(_ titles: [[UInt16]]) {
    for (first, second) in (titles.first.map { zip($0, $0.dropFirst()) }.map(Array.init) ?? []) {
      let pair = UInt32(first) << 16 | UInt32(second)
      if numbers[pair] == nil { numbers[pair] = numbers.count }
    }
  }

  /// The share of the pairs that occur in a passage.
  func coverage(of words: ArraySlice<Unicode.Scalar>) -> Double {
    guard numbers.count >= 4 else { return 0 }
    var seen = Set<Int>()
    note(words, in: &seen)
    return share(of: seen)
  }

  func share(of seen: Set<Int>) -> Double { numbers.count < 4 ? 0 : Double(seen.count) / Double(numbers.count) }

  /// Notes which of the pairs occur in a passage's beginning.
  func note(_ words: ArraySlice<Unicode.Scalar>, in seen: inout Set<Int>) {
    var previous: UInt16 = 0
    for value in CueForm.words(of: words.prefix(1_000)) {
      if let number = numbers[UInt32(previous) << 16 | UInt32(value)] { seen.insert(number) }
      previous = value
    }
  }
}
