import Text

/// Reads the labels of a line of page data: 来源：…, 作者：…, 编辑：….
struct LabelReader {
  private let scalars: Letters
  private let range: ScalarRange

  private static let labels = PageLabels.bundled

  init(_ scalars: Letters, _ range: ScalarRange) {
    self.scalars = scalars
    self.range = range
  }

  /// The names on the line, by what it says they did.
  var byline: Byline {
    let words = scalars[range.lowerBound..<range.upperBound]
    guard BylineWords.bundled.mayBeByline(CueForm.folded(words)) else { return Byline() }
    // A name may stand right before the date.
    guard words.indices.dropFirst().contains(where: { scalars[$0].isDigit && scalars[$0 - 1].isHan }),
      let stamp = DateStamp.find(in: words)?.range
    else { return Byline(words) }
    var byline = Byline(words[..<stamp.lowerBound])
    byline.add(Byline(words[stamp.upperBound...]))
    return byline
  }

  /// The office behind 作者：, where no person is named.
  var office: String? {
    for position in range.lowerBound..<range.upperBound where scalars[position].isLabelEnd {
      let before = CueForm.folded(scalars[max(range.lowerBound, position - 8)..<position])
      guard Self.labels.words(.author).contains(where: { before.suffix($0.count).elementsEqual($0) }),
        let value = value(behind: position)
      else { continue }
      let folded = CueForm.folded(scalars[value])
      let isAccount = Self.labels.words(.account).contains { before.suffix($0.count).elementsEqual($0) }
      if isAccount || folded.count >= 5 && (BylineWords.bundled.isOffice(folded[...]) || BylineWords.bundled.isOutlet(folded[...])) {
        return Headline.clean(String(String.UnicodeScalarView(scalars[value])))
      }
    }
    return nil
  }

  /// What stands behind 来源： up to a gap, the next label or a date.
  var source: String? { value(of: .source) }

  /// What stands behind 发文机关：.
  var issuer: String? { value(of: .issuer) }

  private func value(of kind: PageLabels.Kind) -> String? {
    for position in range.lowerBound..<range.upperBound {
      guard scalars[position].isLabelEnd || scalars[position] == "于" || scalars[position] == "\t" else { continue }
      // 索 引 号.
      let before = CueForm.folded(scalars[max(range.lowerBound, position - 12)...position].filter { !$0.isLabelEnd })
      guard Self.labels.label(ending: before[...]) == kind, let value = value(behind: position),
        let name = Self.name(scalars[value])
      else { continue }
      return name
    }
    return nil
  }

  /// The name of a source, as a page gives it; `nil` for values that name nobody.
  static func name(_ words: ArraySlice<Unicode.Scalar>) -> String? {
    var words = words.drop { $0.isBlank || $0.isLabelEnd }
    for notice in labels.words(.notice) where CueForm.folded(words).count >= notice.count + 2 && CueForm.folded(words.prefix(notice.count)) == notice {
      words = words.dropFirst(notice.count)
    }
    let folded = CueForm.folded(words)
    guard folded.count >= 2, !labels.contains(.nobody, folded), !labels.contains(.platform, folded) else { return nil }
    return Headline.clean(String(String.UnicodeScalarView(words)))
  }

  /// What a label labels.
  private func value(behind position: Int) -> Range<Int>? {
    var start = position + 1
    while start < range.upperBound, scalars[start].isBlank { start += 1 }
    var end = start
    while end < range.upperBound, !endsValue(at: end, from: start) { end += 1 }
    end = beforeButton(start, end)
    while end > start, scalars[end - 1].isBlank { end -= 1 }
    guard end > start, scalars[start..<end].contains(where: { $0.isHan || $0.isLatin }) else { return nil }
    return start..<end
  }

  /// The end of a value that the next label or a button stands right behind.
  private func beforeButton(_ start: Int, _ end: Int) -> Int {
    let value = CueForm.folded(scalars[start..<end])
    guard value.count == end - start else { return end }
    let cut = (2..<max(2, value.count)).first { place in
      if Self.labels.words(.button).contains(where: { value[place...].starts(with: $0) }) { return true }
      // 2人参与, 1条评论.
      let counted = value[place...].drop { (0x30...0x39).contains($0) }
      return counted.startIndex > place && Self.labels.words(.counted).contains { counted.starts(with: $0) }
    }
    return cut.map { start + $0 } ?? end
  }

  private func endsValue(at position: Int, from start: Int) -> Bool {
    let scalar = scalars[position]
    // A point within a name, as in 云泽新闻·政务.
    if scalar == "·", position > start, scalars[position - 1].isHan, position + 1 < range.upperBound,
      scalars[position + 1].isHan
    {
      return false
    }
    // 江城日报、云川日报.
    if scalar == "、" {
      let rest = scalars[position + 1..<min(range.upperBound, position + 13)].prefix { $0.isHan }
      if BylineWords.bundled.isOutlet(CueForm.folded(rest)[...]) { return false }
    }
    if scalar.isBar || scalar.isOpening || scalar.isClosing || scalar.isClauseMark
      || scalar.isSentenceEnd || scalar == "\t"
    {
      return true
    }
    // A date right behind the name.
    if scalar.isDigit, position > start, !scalars[position - 1].isDigit,
      DateStamp.find(in: scalars[position..<min(range.upperBound, position + 20)])?.range.lowerBound == position
    {
      return true
    }
    guard scalar.isBlank else { return false }
    // One space may stand inside a name; two, or one before a label or a figure, end it.
    let next = position + 1
    guard next < range.upperBound else { return true }
    if scalar == "\u{3000}" || scalars[next].isBlank || scalars[next].isDigit { return true }
    let rest = scalars[next..<min(range.upperBound, next + 8)]
    return rest.contains { $0 == "：" || $0 == ":" || $0 == "【" || $0 == "[" || $0 == "/" }
      || position > start && scalars[position - 1].isHan
  }
}

/// The name of the site or paper that a page bears, when it names no source.
struct SiteName {
  private let page: PageLines
  private let passages: Passages
  private let segment: Range<Int>
  private let headline: String?

  init(_ page: PageLines, _ passages: Passages, segment: Range<Int>, headline: String?) {
    self.page = page
    self.passages = passages
    self.segment = segment
    self.headline = headline
  }

  private static let endings = [
    "日报", "晚报", "早报", "时报", "商报", "周报", "晨报", "都市报", "新闻网", "网", "在线", "政府", "电视台", "广播电视台", "融媒体中心", "人民政府",
    "局", "委员会", "办公室", "公司", "集团",
  ].map { CueForm.folded($0) }

  private static let news = "新闻"
  private static let mastheads = ["日报", "晚报", "早报", "时报", "商报", "晨报", "都市报", "新闻网"].map { CueForm.folded($0) }

  func find() -> String? {
    // A masthead: the first line, with the paper's name and little else.
    for index in 0..<min(3, segment.lowerBound) {
      let item = passages.items[index]
      guard item.shape.count <= 20, item.shape.clauseMarks + item.shape.sentenceEnds == 0 else { continue }
      let words = passages.text[item.range].split(whereSeparator: { $0.isWhitespace || $0 == "\u{3000}" })
      // 某某网 > 要闻, 某某网 首页 要闻
      let isPath = words.count > 1 && words.contains { ["首页", ">", "»", "›"].contains($0) }
      for word in words {
        let folded = CueForm.folded(word)
        if isPath, (3...8).contains(folded.count), word.hasSuffix("网") { return String(word) }
        if (4...8).contains(folded.count), Self.mastheads.contains(where: { folded.suffix($0.count).elementsEqual($0) }) {
          return String(word)
        }
      }
    }
    for index in 0..<segment.lowerBound where passages.items[index].role == .print {
      let words = passages.text[passages.items[index].range]
      for token in words.split(whereSeparator: { $0.isWhitespace || $0 == "\u{3000}" }) {
        if let name = paper(token) { return name }
      }
      // 江 城 日 报.
      if passages.items[index].shape.blanks > 0, let name = paper(words.filter({ !$0.isWhitespace && $0 != "\u{3000}" })) {
        return name
      }
    }
    if let title = page.documentTitle, let name = siteName(in: title) { return name }
    if let title = page.documentTitle, title.unicodeScalars.count <= 16, isOffice(title), headline != Headline.clean(title) {
      return Headline.clean(title)
    }
    if let name = startOfPath() ?? endOfTitle() { return name }
    for item in passages.items[segment.upperBound...] {
      let range = item.range.lowerBound..<item.range.upperBound
      guard item.role == .footer || passages.text.scalars[range].contains("©") else { continue }
      if let name = copyrightHolder(passages.text[item.range]) { return name }
    }
    return nil
  }

  private func isOffice(_ name: String) -> Bool { BylineWords.bundled.isOffice(CueForm.folded(Substring(name))[...]) }

  private func paper(_ words: some StringProtocol) -> String? {
    let folded = CueForm.folded(Substring(words))
    let name = words.dropLast(Self.edition(folded[...]) ?? 0)
    let words = folded.prefix(name.count)
    guard (3...10).contains(words.count), Self.endings.contains(where: { words.suffix($0.count).elementsEqual($0) }) else {
      return nil
    }
    return String(name)
  }

  /// How long 数字报 or the like is at the end of a paper's name.
  static func edition(_ folded: ArraySlice<UInt16>) -> Int? {
    editions.first { folded.count > $0.count && folded.suffix($0.count).elementsEqual($0) }?.count
  }

  private static let editions = ["数字报纸", "电子报纸", "数字报", "数字版", "电子报", "电子版", "文件"].map { CueForm.folded($0) }

  /// The site that the page's path starts with: 您的位置：江城新闻网 > 要闻 > 正文.
  private func startOfPath() -> String? {
    for item in passages.items[..<segment.lowerBound] where item.role == .navigation && item.shape.bars >= 1 {
      let range = item.range.lowerBound..<item.range.upperBound
      guard passages.text.scalars[range].contains(where: { $0 == ">" || $0 == "›" || $0 == "»" || $0 == "→" })
      else { continue }
      let tokens = Byline.tokens(of: passages.text.scalars[range])
      guard let first = tokens.first(where: { !$0.isLabel && !Self.positions.contains(Array($0.folded)) }) else { continue }
      let ending = Self.siteEndings.first { first.folded.count > $0.count && first.folded.suffix($0.count).elementsEqual($0) }
      if (4...12).contains(first.folded.count), BylineWords.bundled.isOutlet(first.folded) || ending != nil {
        let name = passages.text.scalars[first.range].dropLast(ending?.count ?? 0)
        let folded = CueForm.folded(name)
        if BylineWords.bundled.isOutlet(folded[...]), !Self.positions.contains(folded) {
          return String(String.UnicodeScalarView(name))
        }
      }
    }
    return nil
  }

  /// The last part of a title without Chinese characters, if the page bears it elsewhere, too: … | Harbour Weekly.
  private func endOfTitle() -> String? {
    guard let title = page.documentTitle, !title.unicodeScalars.contains(where: \.isHan) else { return nil }
    for mark in [" | ", " - ", " – ", " — "] {
      let parts = title.split(separator: mark)
      guard parts.count > 1, let last = parts.last.map({ Headline.clean(String($0)) }), (3...40).contains(last.count) else { continue }
      let others = passages.items[..<segment.lowerBound] + passages.items[segment.upperBound...]
      if others.contains(where: { $0.shape.count <= 80 && passages.text[$0.range].contains(last) && passages.text[$0.range] != title }) { return last }
    }
    return nil
  }

  private static let positions = Set(["首页", "网站首页", "新闻", "新闻中心", "要闻", "综合新闻"].map { CueForm.folded($0) })
  private static let siteEndings = ["首页"].map { CueForm.folded($0) }

  /// A part of the page's title that ends as names of papers and sites do.
  private func siteName(in title: String) -> String? {
    let parts = title.split(whereSeparator: { "_|｜-–—丨".contains($0) }).map { Headline.clean(String($0)) }
    for (number, part) in parts.enumerated().reversed() {
      var name = part
      if number > 0, name.hasSuffix(Self.news), (4...8).contains(name.count), !parts[(number + 1)...].contains(where: { $0.contains { $0.unicodeScalars.first?.isHan ?? false } }) {
        return name
      }
      var isPaper = false
      for ending in ["数字报纸", "数字报", "数字版", "电子报", "电子版", "门户网站", "官方网站", "官网"] where name.hasSuffix(ending) {
        name.removeLast(ending.count)
        isPaper = ending.first == "数" || ending.first == "电"
      }
      // 某某日报(汉)数字报.
      if isPaper, name.hasSuffix(")") || name.hasSuffix("）"),
        let open = name.lastIndex(where: { $0 == "(" || $0 == "（" })
      {
        name.removeSubrange(open...)
      }
      let folded = CueForm.folded(name)
      if (3...16).contains(folded.count),
        isPaper || number > 0 && BylineWords.bundled.isOffice(folded[...]) || Self.endings.contains(where: { folded.suffix($0.count).elementsEqual($0) })
      {
        return name
      }
    }
    return nil
  }

  /// `© 2017 某某网`, `Copyright 2017 某某社`.
  private func copyrightHolder(_ line: String) -> String? {
    let mark = line.firstIndex { $0 == "©" }.map { line.index(after: $0) }
    guard let start = mark ?? line.firstRange(of: "opyright")?.upperBound else { return holderBefore(line) }
    let rest = line[start...].drop { !($0.unicodeScalars.first.map { $0.isHan } ?? false) }
    let name = rest.prefix { !$0.isWhitespace && !"，。,;；|".contains($0) }
    let folded = CueForm.folded(name)
    guard folded.count >= 3, folded.count <= 14, !name.hasPrefix("著作权"), !name.hasPrefix("版权"),
      !name.contains("备")
    else { return holderBefore(line) }
    return String(name)
  }

  private func holderBefore(_ line: String) -> String? {
    guard let end = line.firstRange(of: "版权所有")?.lowerBound else { return nil }
    let name = line[..<end].split { $0.isWhitespace || "，。,;；|：:".contains($0) }.last ?? ""
    let folded = CueForm.folded(name)
    let isPublisher = folded.suffix(2).elementsEqual(Self.publisher)
    let holder = folded.dropLast(isPublisher ? 1 : 0)
    guard (3...16).contains(holder.count), Self.endings.contains(where: { holder.suffix($0.count).elementsEqual($0) }) else {
      return nil
    }
    return String(name.dropLast(isPublisher ? 1 : 0))
  }

  /// 某某日报社: the paper's name goes before its last character.
  private static let publisher = CueForm.folded("报社")
}
