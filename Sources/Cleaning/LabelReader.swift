import Text

/// Reads the labels of a line of page data: 来源：…, 作者：…, 编辑：….
struct LabelReader {
  private let scalars: [Unicode.Scalar]
  private let range: ScalarRange

  private static let sourceLabels = [
    "来源", "稿源", "稿件来源", "信息来源", "文章来源", "内容来源", "新闻来源", "来自", "转自", "转载自", "出处", "编印", "发布机构", "发布单位",
  ].map { CueForm.folded($0) }

  init(_ scalars: [Unicode.Scalar], _ range: ScalarRange) {
    self.scalars = scalars
    self.range = range
  }

  /// The names on the line, by what it says they did.
  var byline: Byline {
    let words = scalars[range.lowerBound..<range.upperBound]
    return BylineWords.bundled.mayBeByline(CueForm.folded(words)) ? Byline(words) : Byline()
  }

  /// What stands behind 来源： up to a gap, the next label or a date.
  var source: String? {
    for position in range.lowerBound..<range.upperBound {
      guard scalars[position].isLabelEnd else { continue }
      let before = CueForm.folded(scalars[max(range.lowerBound, position - 8)..<position])
      guard Self.sourceLabels.contains(where: { before.suffix($0.count).elementsEqual($0) }) else {
        continue
      }
      var start = position + 1
      while start < range.upperBound, scalars[start].isBlank { start += 1 }
      var end = start
      while end < range.upperBound, !endsValue(at: end, from: start) { end += 1 }
      end = beforeButton(start, end)
      while end > start, scalars[end - 1].isBlank { end -= 1 }
      if end > start, scalars[start..<end].contains(where: { $0.isHan || $0.isLatin }) {
        let value = CueForm.folded(scalars[start..<end])
        if Self.nobody.contains(value) { continue }
        return Headline.clean(String(String.UnicodeScalarView(scalars[start..<end])))
      }
    }
    return nil
  }

  /// What pages state for a source that they do not name.
  private static let nobody = Set(
    ["本站", "本站原创", "原创", "未知", "互联网", "网络", "网络转载", "转载", "佚名", "本网", "admin", "管理员"].map { CueForm.folded($0) })

  private static let buttons = [
    "字号", "字体", "分享", "打印", "浏览", "点击", "阅读", "作者", "编辑", "责任编辑", "记者", "时间", "发布时间", "日期", "纠错",
    "收藏", "举报", "关注",
  ].map { CueForm.folded($0) }

  /// The end of a value that the next label or a button stands right behind.
  private func beforeButton(_ start: Int, _ end: Int) -> Int {
    let value = CueForm.folded(scalars[start..<end])
    guard value.count == end - start else { return end }
    let cut = (2..<max(2, value.count)).first { place in
      Self.buttons.contains { value[place...].starts(with: $0) }
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
    if scalar.isBar || scalar.isOpening || scalar.isClosing || scalar.isClauseMark
      || scalar.isSentenceEnd || scalar == "\t"
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

  init(_ page: PageLines, _ passages: Passages, segment: Range<Int>) {
    self.page = page
    self.passages = passages
    self.segment = segment
  }

  private static let endings = [
    "日报", "晚报", "早报", "时报", "商报", "周报", "晨报", "都市报", "新闻网", "网", "在线", "政府", "电视台", "广播电视台", "融媒体中心", "人民政府",
  ].map { CueForm.folded($0) }

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
        let folded = CueForm.folded(token)
        if folded.count >= 3, folded.count <= 10, Self.endings.contains(where: { folded.suffix($0.count).elementsEqual($0) }) {
          return String(token)
        }
      }
    }
    if let title = page.documentTitle, let name = siteName(in: title) { return name }
    for index in passages.items.indices where index >= segment.upperBound {
      let range = passages.items[index].range
      guard passages.text.scalars[range.lowerBound..<range.upperBound].contains("©") else { continue }
      if let name = copyrightHolder(passages.text[range]) { return name }
    }
    return nil
  }

  /// A part of the page's title that ends as names of papers and sites do.
  private func siteName(in title: String) -> String? {
    for part in title.split(whereSeparator: { "_|｜-–—丨".contains($0) }).reversed() {
      var name = Headline.clean(String(part))
      for ending in ["数字报", "电子报", "电子版", "门户网站", "官方网站", "官网"] where name.hasSuffix(ending) {
        name.removeLast(ending.count)
      }
      let folded = CueForm.folded(name)
      if (3...12).contains(folded.count),
        Self.endings.contains(where: { folded.suffix($0.count).elementsEqual($0) })
      {
        return name
      }
    }
    return nil
  }

  /// `© 2017 某某网`, `某某社 版权所有`.
  private func copyrightHolder(_ line: String) -> String? {
    guard let mark = line.firstIndex(where: { $0 == "©" }) else { return nil }
    let rest = line[line.index(after: mark)...].drop { !($0.unicodeScalars.first.map { $0.isHan } ?? false) }
    let name = rest.prefix { !$0.isWhitespace && !"，。,;；|".contains($0) }
    let folded = CueForm.folded(name)
    guard folded.count >= 3, folded.count <= 14, !name.hasPrefix("著作权"), !name.hasPrefix("版权") else { return nil }
    return String(name)
  }
}
