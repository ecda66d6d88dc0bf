/// The sentences of a stretch of text, in order, without the white space around them.
///
/// A sentence ends after 。！？!? or …… and the closing quotes and brackets behind it. Ends inside
/// “…”, （…） or 《…》 do not count, except where a quotation closes with the sentence and nothing
/// that reports it (她说, 他表示) follows. Quotes and brackets that are never closed are ordinary
/// characters, so one stray mark does not swallow a paragraph. What goes on for longer than
/// `longestSentence` is cut behind a mark of a clause, else of a list, else where it is too long.
///
/// - Parameter splitsAtSemicolons: whether ；, too, ends a sentence.
/// - Complexity: O(*n*) in the range's length.
public func sentences(
  in scalars: Letters, _ range: ScalarRange, splitsAtSemicolons: Bool = false
) -> [ScalarRange] {
  let closings = matchedBrackets(in: scalars, range)
  var found: [ScalarRange] = []
  var start = range.lowerBound
  var position = range.lowerBound

  func endSentence(at end: Int) {
    var rest = trimmed(ScalarRange(start, end), in: scalars)
    while rest.count > longestSentence {
      let cut = cut(in: scalars, ScalarRange(rest.lowerBound, rest.lowerBound + longestSentence))
      found.append(trimmed(ScalarRange(rest.lowerBound, cut), in: scalars))
      rest = trimmed(ScalarRange(cut, rest.upperBound), in: scalars)
    }
    if !rest.isEmpty { found.append(rest) }
    start = end
  }

  while position < range.upperBound {
    let scalar = scalars[position]
    if closing(of: scalar) != nil, let close = closings[position] {
      position = close + 1
      if isQuote(scalar), close > range.lowerBound, isTerminator(scalars[close - 1]),
        position < range.upperBound, !isTerminator(scalars[position]),
        !isClauseMark(scalars[position]),
        !isReported(in: scalars, from: position, before: range.upperBound)
      {
        endSentence(at: position)
      }
    } else if scalar == "\n" {
      endSentence(at: position)
      position += 1
    } else if isTerminator(scalar) || (splitsAtSemicolons && (scalar == "；" || scalar == ";")) {
      let first = position
      while position < range.upperBound,
        isTerminator(scalars[position]) || scalars[position] == scalar
      {
        position += 1
      }
      // One … alone is a pause; …… ends.
      let isPause = scalars[first] == "…" && position - first == 1
      while position < range.upperBound, isClosing(scalars[position]) { position += 1 }
      if !isPause { endSentence(at: position) }
    } else {
      position += 1
    }
  }
  endSentence(at: range.upperBound)
  return found
}

/// The most scalars of a sentence: several times those of the longest that are written, so that
/// what is read from one sentence at the cost of its square stays linear in a text.
public let longestSentence = 1000

/// A range without the white space around it.
private func trimmed(_ range: ScalarRange, in scalars: Letters) -> ScalarRange {
  var (lower, upper) = (range.lowerBound, range.upperBound)
  while lower < upper, scalars[lower].isWhiteSpace { lower += 1 }
  while upper > lower, scalars[upper - 1].isWhiteSpace { upper -= 1 }
  return ScalarRange(lower, upper)
}

/// Where a sentence that is too long is cut: behind the last ，；： of the second half of a range,
/// else the last 、, else at the end.
private func cut(in scalars: Letters, _ range: ScalarRange) -> Int {
  let places = stride(from: range.upperBound, to: range.lowerBound + range.count / 2, by: -1)
  return places.first { ["，", "；", "："].contains(scalars[$0 - 1]) }
    ?? places.first { scalars[$0 - 1] == "、" } ?? range.upperBound
}

private func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "。", "！", "？", "!", "?", "…", "｡": true
  default: false
  }
}

private func isClauseMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "，", ",", "、", "；", ";", "：", ":", "的", "等": true
  default: false
  }
}

private func isQuote(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "“", "‘", "「", "『": true
  default: false
  }
}

private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "”", "’", "」", "』", "）", ")", "》", "】", "\"": true
  default: false
  }
}

private func closing(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar {
  case "“": "”"
  case "‘": "’"
  case "「": "」"
  case "『": "』"
  case "（": "）"
  case "(": ")"
  case "《": "》"
  case "〈": "〉"
  case "【": "】"
  case "[": "]"
  default: nil
  }
}

/// The place of the closing mark of every opening one that has it, outermost pairs only.
private func matchedBrackets(in scalars: Letters, _ range: ScalarRange) -> [Int: Int] {
  var open: [(mark: Unicode.Scalar, position: Int)] = []
  var pairs: [(Int, Int)] = []
  for position in range.lowerBound..<range.upperBound {
    let scalar = scalars[position]
    if let mark = closing(of: scalar) {
      // A second “ before any ” means that the first was never closed.
      if let last = open.last, last.mark == mark, isQuote(scalar) { open.removeLast() }
      if open.count < 16 { open.append((mark, position)) }
    } else if let index = open.lastIndex(where: { $0.mark == scalar }) {
      pairs.append((open[index].position, position))
      open.removeSubrange(index...)
    }
  }
  return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
}

/// Whether the words after a quotation report it: 她说, 村民某某笑着告诉记者.
private func isReported(in scalars: Letters, from start: Int, before limit: Int) -> Bool {
  var position = start
  while position < min(limit, start + 40) {
    switch scalars[position] {
    case "说", "道", "称": return true
    case "表", "介", "感", "告":
      guard position + 1 < limit else { return false }
      switch (scalars[position], scalars[position + 1]) {
      case ("表", "示"), ("介", "绍"), ("感", "叹"), ("感", "慨"), ("告", "诉"): return true
      default: position += 1
      }
    case "，", "。", "；", "！", "？", "“", "：", "\n": return false
    default: position += 1
    }
  }
  return false
}
