import Text

/// Says what each line of a page is for, by its words and its place.
struct LineJudge {
  private static let fileEndings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".mp4"]
    .map { CueForm.folded($0) }

  private static let pageOpenings = ["page", "p", "第", "共"].map { CueForm.folded($0) }
  private static let pageEndings = ["页", "版", "期"].map { CueForm.folded($0) }
  private static let mastheads = [
    "日报", "晚报", "早报", "时报", "商报", "周报", "晨报", "都市报", "电视报",
  ].map { CueForm.folded($0) }
  private static let printWords = ["星期", "第", "版", "日报", "晚报", "周刊", "责编", "美编", "校对"]
    .map { CueForm.folded($0) }
  private static let people = ["记者", "通讯员", "作者"].map { CueForm.folded($0) }
  private static let infoWords = [
    "来源", "稿源", "作者", "记者", "编辑", "发布", "时间", "浏览", "阅读", "点击", "查看", "编印", "楼主", "主办",
  ].map { CueForm.folded($0) }

  private let cues = CueTable.bundled
  private(set) var photographers: [String] = []
  private(set) var shapes: [LineShape] = []
  private var folded: [UInt16] = []
  private var wrapping: Wrapping?

  mutating func judge(_ page: inout PageLines) {
    shapes.reserveCapacity(page.lines.count)
    if page.document == nil { wrapping = Wrapping(of: page, isMarkup: false) { _ in true } }
    for index in page.lines.indices {
      stripImageMarks(&page.lines[index], page.text.scalars)
      let range = page.lines[index].range
      let shape = LineShape(page.text.scalars[range.lowerBound..<range.upperBound])
      shapes.append(shape)
      page.lines[index].role = role(of: &page.lines[index], shape, page.text.scalars)
    }
    judgeRunningHeads(&page)
  }

  private mutating func role(
    of line: inout Line, _ shape: LineShape, _ scalars: Letters
  ) -> LineRole {
    let words = scalars[line.range.lowerBound..<line.range.upperBound]
    if words.isEmpty || isFileName(words, shape) { return .image }
    let isRow = line.row >= 0
    if shape.sentenceEnds > 0, line.linked > 0, let end = textEnd(before: line, scalars) {
      line.range = ScalarRange(line.range.lowerBound, end)
      return .words
    }
    // Behind more words than a caption has, such names are the reporters'.
    if shape.mayHoldCredit, !isRow, shape.count <= 200, !isDatedInfo(words, shape),
      shape.hans <= (line.traits.contains(.caption) ? 160 : 80), let credit = Credit(in: scalars, line.range)
    {
      if Byline(words).isWhole { return Dateline.opens(scalars, line.range) ? .words : .byline }
      photographers += credit.photographers
      let hans = scalars[line.range.lowerBound..<credit.captionEnd].count { $0.isHan }
      guard hans >= 3 else { return .byline }
      line.range = ScalarRange(line.range.lowerBound, credit.captionEnd)
      return .caption
    }
    if line.traits.contains(.caption), !shape.isRunning || shape.count <= 160 { return .caption }
    let form = lineForm(of: line, words, shape)
    let isLong = shape.inHans(shape.count) > 120 && form == .running
    folded.removeAll(keepingCapacity: true)
    // Of a long paragraph only the opening can be a label.
    CueForm.append(isLong ? words.prefix(16) : words, to: &folded)
    let core = coreRange()
    // A mark that print sets on a line of its own ends the sentence before it.
    if core.isEmpty { return words.allSatisfy { $0.isSentenceEnd || $0.isClosing } ? .words : .print }
    if isPageNumber(core) { return .print }
    if shape.digits >= 4, shape.hans == 0, folded.allSatisfy(Self.clock.contains) { return .navigation }
    if form != .running, let role = dated(words, shape, core, form) { return role }
    if let role = cues.role(of: folded, core: core, form: form) { return role }
    // 评论 3, 相关推荐（12）.
    if form == .words, let counted = beforeCount(core), cues.role(of: folded, core: counted, form: form) == .section { return .section }
    if isRow { return .row }
    if shape.hans >= 3, form != .running, let first = words.first, "▲△▼".unicodeScalars.contains(first) { return .caption }
    if shape.mayBeByline, form == .words || form == .sentence && mayBeSigned(words), shape.count <= 60,
      BylineWords.bundled.mayBeByline(folded)
    {
      let byline = Byline(words)
      if byline.isWhole, byline.nameCount > 0 || shape.hans <= 4 {
        return Dateline.opens(scalars, line.range) ? .words : .byline
      }
      if byline.nameCount > 0, byline.otherCount <= 4, words.first?.isOpening == true,
        Trailer.find(scalars, line.range)?.end == line.range.lowerBound
      {
        return .byline
      }
    }
    if form == .words, isMasthead(core) { return .print }
    if line.linked * 10 > shape.count * 6, shape.count > 0 { return .navigation }
    guard form == .words else { return .words }
    if isSiteLine(words, shape) { return .print }
    switch folded[core.upperBound - 1] {
    case Self.produced[1]: if isProducer(core) { return .editor }
    case Self.number, Self.document[1]: if isDocumentHead(words, core) { return .print }
    default: break
    }
    if isMenu(words, shape) { return .navigation }
    return .words
  }

  /// 2024-05-09　来源：…　文/图：某某: a line of the page's data, whoever took the pictures.
  private func isDatedInfo(_ words: ArraySlice<Unicode.Scalar>, _ shape: LineShape) -> Bool {
    guard shape.digits >= 4, shape.clauseMarks + shape.sentenceEnds == 0, let found = DateStamp.find(in: words) else { return false }
    let rest = CueForm.folded(words[..<found.range.lowerBound]) + CueForm.folded(words[found.range.upperBound...])
    return containsAny(rest[...], PageLabels.bundled.words(.source))
  }

  private func lineForm(
    of line: Line, _ words: ArraySlice<Unicode.Scalar>, _ shape: LineShape
  ) -> LineForm {
    if shape.isRunning { return .running }
    if shape.hans >= 5, words.finalMark == "。" || words.finalMark == "？" { return .sentence }
    // A full line of a wrapped text is a piece of one.
    if let wrapping, wrapping.isWrapped, wrapping.isFull(line), shape.hans >= 12, shape.bars + shape.blanks == 0 {
      return .sentence
    }
    return .words
  }

  /// A by-line with a full stop has a label or a bracket, or blanks between its names; a sentence
  /// before a bracket is none.
  private func mayBeSigned(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    words.last { !$0.isClosing && !$0.isBlank } == "。"
      && words.contains { $0.isLabelEnd || $0.isOpening || $0.isBlank }
  }

  /// Where the text ends before a link that a page puts behind its last sentence: …。返回首页，查看更多.
  private mutating func textEnd(before line: Line, _ scalars: Letters) -> Int? {
    let floor = max(line.range.lowerBound + 20, line.range.upperBound - 16)
    guard floor < line.range.upperBound,
      let end = (floor..<line.range.upperBound).last(where: {
        scalars[$0].isSentenceEnd || scalars[$0].isClosing
      }), end + 2 < line.range.upperBound, line.linked >= line.range.upperBound - end - 1
    else { return nil }
    folded.removeAll(keepingCapacity: true)
    CueForm.append(scalars[end + 1..<line.range.upperBound], to: &folded)
    switch cues.role(of: folded, core: coreRange(), form: .words) {
    case .navigation, .promotion, .section: return end + 1
    default: return nil
    }
  }

  // MARK: Marks of pictures

  /// Takes `[图1]`, `[图片2]` and `【图片】` off a line's start.
  private func stripImageMarks(_ line: inout Line, _ scalars: Letters) {
    var start = line.range.lowerBound
    let end = line.range.upperBound
    while start < end, scalars[start] == "[" || scalars[start] == "【" || scalars[start] == "［" {
      guard
        let close = (start + 1..<min(start + 12, end)).first(where: {
          scalars[$0] == "]" || scalars[$0] == "】" || scalars[$0] == "］"
        }), scalars[start + 1] == "图" || scalars[start + 1] == "圖" || scalars[start + 1] == "照",
        scalars[start + 1..<close].allSatisfy({ $0.isDigit || "图圖片照像 一二三四五六".unicodeScalars.contains($0) })
      else { break }
      start = close + 1
      while start < end, scalars[start].isBlank { start += 1 }
    }
    if start > line.range.lowerBound { line.range = ScalarRange(start, end) }
  }

  /// `W020190510410036268274.jpg`, perhaps with a size behind it.
  private func isFileName(_ words: ArraySlice<Unicode.Scalar>, _ shape: LineShape) -> Bool {
    guard shape.hans <= 12, shape.latins >= 3, shape.count <= 120 else { return false }
    let lowered = CueForm.folded(words)
    for ending in Self.fileEndings where ending.count < lowered.count {
      for place in 1...lowered.count - ending.count
      where lowered[place] == ending[0] && lowered[place..<place + ending.count].elementsEqual(ending) {
        let rest = lowered.dropFirst(place + ending.count).first
        // What follows is a size in brackets, if anything.
        return rest == nil || rest == 0x28 || rest == 0x5B
      }
    }
    return false
  }

  /// What the clock of a player is made of: 00:00/03:54.
  private static let clock = Set(CueForm.folded("0123456789:/"))

  // MARK: Cores

  /// A line's words without bullets and brackets before and marks behind them.
  private func coreRange() -> Range<Int> {
    var lower = 0
    var upper = folded.count
    while lower < upper, !isWord(folded[lower]) { lower += 1 }
    while upper > lower, !isWord(folded[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// A line's words before a count at their end.
  private func beforeCount(_ core: Range<Int>) -> Range<Int>? {
    let digits = folded[core].reversed().prefix { (0x30...0x39).contains($0) }.count
    guard (1...6).contains(digits), core.count - digits >= 2, core.count <= 16 else { return nil }
    var end = core.upperBound - digits
    while end > core.lowerBound, !isWord(folded[end - 1]) { end -= 1 }
    return end - core.lowerBound >= 2 ? core.lowerBound..<end : nil
  }

  private func isWord(_ value: UInt16) -> Bool {
    (0x30...0x39).contains(value) || (0x61...0x7A).contains(value) || value >= 0x3400 && value < 0xFF00
      || value == 0x3007 || value == 0xFFFD
      || Unicode.Scalar(value).map { $0.isKanaOrHangul || $0.isOtherLetter } ?? false
  }

  /// `- 3 -`, `第3页`, `PAGE 2`, `01版`, `03`.
  private func isPageNumber(_ core: Range<Int>) -> Bool {
    guard core.count <= 12 else { return false }
    var words = folded[core]
    for cue in Self.pageOpenings {
      if words.starts(with: cue), words.count > cue.count { words = words.dropFirst(cue.count) }
    }
    let digits = words.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count <= 4 else { return false }
    let rest = words.dropFirst(digits.count)
    return rest.isEmpty || Self.pageEndings.contains { rest.elementsEqual($0) } || isCountOfPages(rest)
  }

  /// 页/共3页 behind 第2.
  private func isCountOfPages(_ rest: ArraySlice<UInt16>) -> Bool {
    rest.contains { (0x30...0x39).contains($0) } && rest.allSatisfy { (0x30...0x39).contains($0) || Self.pageMarks.contains($0) }
  }

  private static let pageMarks = Set(CueForm.folded("第共页版/of,"))

  /// 宁江日报, alone on a line.
  private func isMasthead(_ core: Range<Int>) -> Bool {
    guard (3...10).contains(core.count) else { return false }
    let words = folded[core]
    return Self.mastheads.contains { words.suffix($0.count).elementsEqual($0) }
      || SiteName.edition(words).map { BylineWords.bundled.isOutlet(words.dropLast($0)) } ?? false
  }

  /// 某某在线 正文, 江城日报 数字报纸: names of a site, its columns and editions.
  private func isSiteLine(_ words: ArraySlice<Unicode.Scalar>, _ shape: LineShape) -> Bool {
    let names = BylineWords.bundled
    guard shape.blanks > 0, shape.digits == 0, shape.count <= 30, shape.clauseMarks + shape.sentenceEnds == 0, names.mayNameOutlet(folded)
    else { return false }
    let tokens = Byline.tokens(of: words)
    guard tokens.count >= 2 else { return false }
    var hasOutlet = false
    for token in tokens {
      if !token.isLabel, names.isOutlet(token.folded) { hasOutlet = true } else if !names.isColumn(token.folded) { return false }
    }
    return hasOutlet
  }

  /// 某某社、某某台出品.
  private func isProducer(_ core: Range<Int>) -> Bool {
    let words = folded[core]
    return words.count >= 6 && words.suffix(2).elementsEqual(Self.produced)
      && words.dropLast(2).last.map(Self.producers.contains) ?? false
  }

  /// 某某局文件, and a document's number: 云乡振函〔2024〕18号.
  private func isDocumentHead(_ words: ArraySlice<Unicode.Scalar>, _ core: Range<Int>) -> Bool {
    let text = folded[core]
    if text.last == Self.number, text.count <= 24, words.contains("〔") || words.contains("［") {
      return text.dropLast().last.map { (0x30...0x39).contains($0) } ?? false
    }
    return text.count <= 24 && text.suffix(2).elementsEqual(Self.document) && BylineWords.bundled.isOffice(text.dropLast(2))
  }

  private static let number = CueForm.folded("号")[0]
  private static let document = CueForm.folded("文件")
  private static let produced = CueForm.folded("出品")
  private static let producers = Set(CueForm.folded("社台心部局团端室院"))

  // MARK: Running heads

  /// A short line beside a page's number that says again what the file's head says, and the name
  /// above the number of an issue, are print.
  private mutating func judgeRunningHeads(_ page: inout PageLines) {
    guard page.document == nil else { return }
    var head: [UInt16]?
    for index in page.lines.indices where page.lines[index].role == .words {
      let shape = shapes[index]
      guard shape.count <= 30, shape.hans >= 3, shape.clauseMarks + shape.sentenceEnds == 0,
        page.text.scalars[page.lines[index].range.upperBound - 1] != "："
      else { continue }
      let before = index > 0 && page.lines[index - 1].role == .print
      let after = index + 1 < page.lines.count && page.lines[index + 1].role == .print
      guard before || after else { continue }
      if after, isIssueNumber(page.lines[index + 1], page.text.scalars) {
        page.lines[index].role = .print
        continue
      }
      guard index >= 6 else { continue }
      let known = head ?? page.lines.prefix(6).flatMap { words(of: $0, page.text.scalars) }
      head = known
      let own = words(of: page.lines[index], page.text.scalars)
      if own.count >= 4, containsAny(known[...], [own]) { page.lines[index].role = .print }
    }
  }

  private func words(of line: Line, _ scalars: Letters) -> [UInt16] {
    CueForm.words(of: scalars[line.range.lowerBound..<line.range.upperBound])
  }

  /// 第12期, （总第304期）.
  private func isIssueNumber(_ line: Line, _ scalars: Letters) -> Bool {
    guard line.count <= 16 else { return false }
    return words(of: line, scalars).last == Self.issue
  }

  private static let issue = CueForm.folded("期")[0]

  // MARK: Dates

  /// A line that is little more than a date is no text: of a newspaper's page, or of the page's
  /// own data.
  private func dated(
    _ words: ArraySlice<Unicode.Scalar>, _ shape: LineShape, _ core: Range<Int>, _ form: LineForm
  ) -> LineRole? {
    guard shape.digits >= 4, shape.count <= 80 else { return nil }
    guard let found = DateStamp.find(in: words) else {
      // 江城观察 10-10 07:55: a day without its year.
      return shape.hans <= 16 && shape.clauseMarks + shape.sentenceEnds + shape.latins == 0 && endsInDayAndClock(words) ? .info : nil
    }
    let others = words.indices.count { !found.range.contains($0) && words[$0].isHan }
    if others <= 4 { return .info }
    guard form == .words else { return nil }
    // A time beside a few words: an outlet's name, a button.
    if others <= 16, found.stamp.dateTime != nil, shape.clauseMarks + shape.sentenceEnds == 0 {
      return .info
    }
    let text = folded[core]
    // （2021年6月24日某某第三十六次会议通过）: a long line in brackets dates a decision.
    if shape.hans >= 16, words.first?.isOpening == true, words.last?.isClosing == true { return nil }
    if shape.clauseMarks + shape.sentenceEnds == 0 {
      if containsAny(text, Self.people) { return .info }
      if shape.hans <= 40, containsAny(text, Self.printWords) { return .print }
      if isIssuer(words, besides: found.range) { return .info }
    }
    if shape.clauseMarks == 0,
      containsAny(text, Self.infoWords)
    {
      return .info
    }
    return nil
  }

  /// 10-10 07:55, 10月10日 07:55.
  private func endsInDayAndClock(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    let parts = words.split(whereSeparator: \.isBlank)
    guard parts.count >= 2, let clock = parts.last, let day = parts.dropLast().last else { return false }
    let isClock = (4...8).contains(clock.count) && clock.contains(":") && clock.allSatisfy { $0.isDigit || $0 == ":" }
    let figures = day.reversed().prefix { $0.isDigit || $0.isHan || "-/.".unicodeScalars.contains($0) }
    return isClock && figures.count(where: \.isDigit) >= 2 && figures.contains { !$0.isDigit }
  }

  /// The name of an outlet or office and nothing else: 江城市商务局　2021年5月13日.
  private func isIssuer(_ words: ArraySlice<Unicode.Scalar>, besides stamp: Range<Int>) -> Bool {
    let tokens = Byline.tokens(of: words[..<stamp.lowerBound]) + Byline.tokens(of: words[stamp.upperBound...])
    guard tokens.count == 1, let token = tokens.first, token.folded.count <= 20 else { return false }
    return BylineWords.bundled.isOutlet(token.folded) || BylineWords.bundled.isOffice(token.folded)
  }

  private func containsAny(_ text: ArraySlice<UInt16>, _ words: [[UInt16]]) -> Bool {
    words.contains { cue in
      guard cue.count <= text.count else { return false }
      return (text.startIndex...text.endIndex - cue.count).contains {
        text[$0..<$0 + cue.count].elementsEqual(cue)
      }
    }
  }

  // MARK: Menus

  /// Short words between bars: 首页 | 要闻 | 区县, 首页 > 新闻 > 正文.
  private func isMenu(_ words: ArraySlice<Unicode.Scalar>, _ shape: LineShape) -> Bool {
    guard shape.bars >= 2, shape.sentenceEnds == 0 else { return false }
    var longest = 0
    var current = 0
    var parts = 1
    for scalar in words {
      if scalar.isBar || scalar == "/" || scalar == "／" {
        longest = max(longest, current)
        current = 0
        parts += 1
      } else if !scalar.isBlank {
        current += 1
      }
    }
    longest = max(longest, current)
    return parts >= 3 && longest <= 12
  }
}
