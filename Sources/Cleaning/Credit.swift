import Text

/// The photographer's credit at the end of a caption.
struct Credit {
  let photographers: [String]
  /// Where the caption ends without it.
  let captionEnd: Int

  /// Finds a credit: （某某 摄）, 本报记者 某某 摄, 摄影：某某, 图/某某, at the end of a line.
  init?(in scalars: Letters, _ range: ScalarRange) {
    var end = range.upperBound
    while end > range.lowerBound, scalars[end - 1].isBlank || scalars[end - 1] == "。" { end -= 1 }
    guard end - range.lowerBound >= 3 else { return nil }
    let credit =
      Self.bracketed(scalars, range.lowerBound, end) ?? Self.labelled(scalars, range.lowerBound, end)
      ?? Self.trailing(scalars, range.lowerBound, end)
    guard let credit else { return nil }
    var captionEnd = credit.start
    while captionEnd > range.lowerBound, scalars[captionEnd - 1].isBlank
      || scalars[captionEnd - 1].isOpening
    {
      captionEnd -= 1
    }
    for agency in Self.agencies where captionEnd - range.lowerBound > agency.count {
      if scalars[captionEnd - agency.count..<captionEnd].elementsEqual(agency) {
        captionEnd -= agency.count
        while captionEnd > range.lowerBound, scalars[captionEnd - 1].isBlank { captionEnd -= 1 }
      }
    }
    self.captionEnd = captionEnd
    photographers = credit.names
  }

  /// 新华社发（某某摄）.
  private static let agencies = ["新华社发", "中新社发", "新华社", "中新社"].map { Array($0.unicodeScalars) }

  private typealias Found = (names: [String], start: Int)

  private static func bracketed(_ scalars: Letters, _ lower: Int, _ end: Int) -> Found? {
    guard scalars[end - 1] == "）" || scalars[end - 1] == ")" || scalars[end - 1] == "】" else { return nil }
    let floor = max(lower, end - 60)
    guard
      let open = (floor..<end - 1).last(where: {
        scalars[$0] == "（" || scalars[$0] == "(" || scalars[$0] == "【"
      })
    else { return nil }
    let inside = scalars[open + 1..<end - 1]
    let byline = Byline(inside)
    if byline.isWhole, !byline.photographers.isEmpty, byline.reporters.isEmpty {
      return (byline.photographers, open)
    }
    let folded = CueForm.folded(inside)
    if isStockPhoto(folded) { return ([], open) }
    if byline.hasDuty, folded.last == 0x6444 || !byline.photographers.isEmpty && byline.reporters.isEmpty,
      inside.count <= 24,
      !inside.contains(where: { $0.isSentenceEnd })
    {
      return (byline.photographers, open)
    }
    return nil
  }

  /// 资料图, 图片来源: somewhere.
  private static func isStockPhoto(_ folded: [UInt16]) -> Bool {
    for words in ["资料图", "资料照片", "资料图片", "图片来源", "图源", "网络图", "来源:网络", "供图", "视频截图"] {
      let cue = CueForm.folded(words)
      if folded.count >= cue.count, folded.starts(with: cue) || folded.suffix(cue.count).elementsEqual(cue) {
        return true
      }
    }
    return false
  }

  /// 摄影：某某 and the like up to the end.
  private static func labelled(_ scalars: Letters, _ lower: Int, _ end: Int) -> Found? {
    let floor = max(lower, end - 40)
    for start in floor..<end where scalars[start] == "摄" || scalars[start] == "攝" || scalars[start] == "图" || scalars[start] == "圖" || scalars[start] == "供" {
      let before = start > lower ? scalars[start - 1] : " "
      guard !before.isHan || start == lower else { continue }
      guard
        let mark = (start + 1..<min(start + 6, end)).first(where: {
          scalars[$0].isLabelEnd
        })
      else { continue }
      let byline = Byline(scalars[start..<end])
      if byline.isWhole, !byline.photographers.isEmpty { return (byline.photographers, start) }
      let label = CueForm.folded(scalars[start..<mark])
      if isStockPhoto(label), end - mark <= 20 { return ([], start) }
    }
    return nil
  }

  /// Names and their words before a final 摄, token by token from the end.
  private static func trailing(_ scalars: Letters, _ lower: Int, _ end: Int) -> Found? {
    let last = scalars[end - 1]
    guard last == "摄" || last == "攝" || last == "影" || last == "图" || last == "圖" || last == "发" else {
      return nil
    }
    let words = BylineWords.bundled
    let tokens = Byline.tokens(of: scalars[max(lower, end - 60)..<end])
    guard let final = tokens.last else { return nil }
    var start: Int
    var index = tokens.count - 1
    var hasName = false
    let finalDuty = words.duty(of: final.folded[...])
    if finalDuty == .photographer || finalDuty == .both {
      guard last != "图" && last != "圖" || tokens.count > 1 else { return nil }
      start = final.range.lowerBound
      index -= 1
    } else if final.folded.count <= 12, finalDuty == nil, isProvided(final.folded),
      final.range.lowerBound > lower, isSetApart(scalars[final.range.lowerBound - 1])
    {
      // 受访者供图; not …》的报道截图.
      return ([], final.range.lowerBound)
    } else if final.folded.count > 2, last == "摄" || last == "攝",
      Byline(scalars[final.range]).isWhole
    {
      start = final.range.lowerBound
      hasName = true
      index -= 1
    } else {
      return nil
    }
    while index >= 0 {
      let token = tokens[index]
      let folded = token.folded[...]
      let gap = scalars[token.range.upperBound..<start]
      // A full stop ends the caption.
      if gap.contains(where: { $0.isSentenceEnd || $0 == "，" || $0 == "," }) { break }
      let duty: BylineWords.Duty? = words.duty(of: folded) ?? words.duty(ending: folded)
      if let duty, duty != .filler || hasName {
        start = token.range.lowerBound
        if folded.count > 8 { break }
      } else if folded.count == 1, isHanToken(folded), index > 0, tokens[index - 1].folded.count == 1 {
        start = tokens[index - 1].range.lowerBound
        hasName = true
        index -= 1
      } else if !hasName, Byline.isName(folded) {
        start = token.range.lowerBound
        hasName = true
      } else if hasName, words.hasSurname(folded), precededByDutyOrGap(tokens, index, words) {
        start = token.range.lowerBound
      } else {
        break
      }
      index -= 1
    }
    guard hasName else { return nil }
    return (Byline(scalars[start..<end]).photographers, start)
  }

  private static func isSetApart(_ before: Unicode.Scalar) -> Bool {
    before.isBlank || before.isSentenceEnd || before.isOpening || before.isLabelEnd
  }

  private static func isProvided(_ folded: ArraySlice<UInt16>) -> Bool {
    ["供图", "提供", "资料图", "截图"].contains {
      let words = CueForm.folded($0)
      return folded.count > words.count && folded.suffix(words.count).elementsEqual(words)
    }
  }

  private static func isHanToken(_ folded: ArraySlice<UInt16>) -> Bool {
    folded.allSatisfy { (0x4E00...0x9FFF).contains($0) }
  }

  /// A further name counts only behind 记者 or the like, or behind another name.
  private static func precededByDutyOrGap(
    _ tokens: [Byline.Token], _ index: Int, _ words: BylineWords
  ) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1].folded[...]
    return words.duty(of: before) != nil || words.duty(ending: before) != nil
      || words.hasSurname(before)
  }
}
