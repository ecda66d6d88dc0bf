import Lexicon
import Text

/// Reads the noun that a number counts, before or after it, as the text has it.
struct MeasureNoun {
  let scalars: Letters
  /// The listed words of the text.
  let listed: Words
  /// The sentence.
  let limits: ScalarRange
  let words: QuantityWords

  /// The longest noun that is read, in scalars.
  private static let maximum = 18

  private static let verbal: QuantityWords.Role = [.verb, .plain]
  private static let counted: QuantityWords.Role = [.money, .countable]
  private static let nouns: QuantityWords.Role = [.countable, .person]

  /// Marks that end a noun on either side.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if (0x4E00...0x9FFF).contains(scalar.value) || scalar == "“" || scalar == "”" || scalar == "·" {
      return false
    }
    if scalar.value < 0x250, scalar.properties.isAlphabetic { return false }
    return scalar != "（" && scalar != "）"
  }

  /// The noun after a number: 干部 in 选派45名干部到.
  /// - Parameter isUnitless: Whether the number has no unit, so that it counts what stands behind it.
  func after(_ place: Int, isUnitless: Bool = false) -> ScalarRange? {
    var start = place
    while let scalar = self.scalar(start), scalar == " " || scalar == "　" { start += 1 }
    for word in ["以上", "左右", "以内", "的", "规模的"] where starts(word, start) {
      start += word.unicodeScalars.count
    }
    var end = start
    // “两癌”患病妇女
    if self.scalar(start) == "“", let close = (start..<min(limits.upperBound, start + Self.maximum)).first(where: { scalars[$0] == "”" }) { end = close + 1 }
    // 一次性采样管
    if let scalar = self.scalar(start), HanNumeral.digit(scalar) != nil,
      let plain = words.word(.plain, in: scalars, at: start, before: limits.upperBound)
    { end = plain }
    while let scalar = self.scalar(end), end - start < Self.maximum, !Self.isMark(scalar),
      !"到在赴往来与和等给向从对为被把将已均都也还是并由每其后让使以".unicodeScalars.contains(scalar),
      HanNumeral.digit(scalar) == nil || end > start && scalars[end - 1] == "第"
        || "级甲类农".unicodeScalars.contains(self.scalar(end + 1) ?? " ")
    {
      guard let word = words.word(in: scalars, at: end, before: limits.upperBound) else {
        end += 1
        continue
      }
      if isVerb(word.role) {
        // 救助资金: a verb before a noun that it qualifies.
        if end > start || isUnitless, headsNoun(word.end) || isUnitless && words.word(.person, in: scalars, at: word.end, before: limits.upperBound) != nil {
          end = word.end
          continue
        }
        if end == start { return nil }
        break
      }
      end = word.role.contains(.plain) ? min(word.end, limits.upperBound) : end + 1
    }
    return trimmed(start, end)
  }

  /// The noun before a number: 帮扶资金 in 累计投入帮扶资金12.5亿元.
  func before(_ place: Int) -> ScalarRange? {
    var end = place
    while end > limits.lowerBound {
      if scalars[end - 1] == " " || scalars[end - 1] == "　" {
        end -= 1
        continue
      }
      guard let filler = listed.ending(.filler, at: end, after: limits.lowerBound) else { break }
      end = filler.start
    }
    var start = end
    while start > limits.lowerBound, end - start < Self.maximum, !Self.isMark(scalars[start - 1]) {
      start -= 1
    }
    // 5G基站
    if start > limits.lowerBound, start < end, scalars[start].value < 0x80, scalars[start - 1].value < 0x80,
      HanNumeral.digit(scalars[start - 1]) != nil
    { start -= 1 }
    start = afterUnit(start, before: end)
    // The noun begins after the last verb that leaves at least two scalars.
    var cut = start
    var position = start
    while position < end {
      guard let word = words.word(in: scalars, at: position, before: end) else {
        position += 1
        continue
      }
      if isVerb(word.role), end - word.end >= 2 { cut = word.end }
      position = word.role.isDisjoint(with: Self.verbal) ? position + 1 : word.end
    }
    // 两年来|援助资金
    if let word = listed.all(.periodTail, in: ScalarRange(cut, end)).last, end - word.end >= 2 { cut = word.end }
    for word in ["等各类", "等各项", "等", "各类", "各级各类", "的", "了", "着"] where starts(word, cut) {
      if cut + word.unicodeScalars.count < end { cut += word.unicodeScalars.count }
    }
    return trimmed(cut, end)
  }

  /// The place after the unit of another number, where one ends right before `start`: 3|亿元.
  private func afterUnit(_ start: Int, before end: Int) -> Int {
    guard start > limits.lowerBound, HanNumeral.digit(scalars[start - 1]) != nil else {
      return start
    }
    var place = start
    while place < end, "百千万亿余多".unicodeScalars.contains(scalars[place]) { place += 1 }
    return words.unit(in: scalars, at: place, before: end)?.end ?? place
  }

  private func headsNoun(_ place: Int) -> Bool {
    guard let word = words.word(in: scalars, at: place, before: limits.upperBound) else {
      return false
    }
    return !word.role.isDisjoint(with: Self.counted) && !word.role.contains(.verb)
  }

  /// 手术 is a verb that can be counted too: as a noun it is taken.
  private func isVerb(_ role: QuantityWords.Role) -> Bool {
    role.contains(.verb) && role.isDisjoint(with: Self.nouns)
  }

  /// Whether a noun is only a verb, or ends with one (企业捐赠, but not 总投资).
  func endsWithVerb(_ noun: ScalarRange) -> Bool {
    for place in noun.positions {
      if words.word(.countable, in: scalars, at: place, before: noun.upperBound) == noun.upperBound { return false }
      if words.word(.verb, in: scalars, at: place, before: noun.upperBound) == noun.upperBound { return true }
    }
    return false
  }

  /// The verb at the end of words, where others stand before it.
  func lastVerb(_ noun: ScalarRange) -> ScalarRange? {
    noun.positions.first { words.word(.verb, in: scalars, at: $0, before: noun.upperBound) == noun.upperBound }
      .flatMap { $0 > noun.lowerBound ? ScalarRange($0, noun.upperBound) : nil }
  }

  func isVerb(_ noun: ScalarRange) -> Bool {
    guard !noun.isEmpty, let word = words.word(in: scalars, at: noun.lowerBound, before: noun.upperBound) else {
      return false
    }
    return word.end == noun.upperBound && isVerb(word.role)
  }

  private func trimmed(_ start: Int, _ end: Int) -> ScalarRange? {
    var start = start
    var end = end
    while start < end, "”）（·".unicodeScalars.contains(scalars[start]) {
      start += 1
    }
    while end > start, "“（·和与及的".unicodeScalars.contains(scalars[end - 1]) {
      end -= 1
    }
    // 县（市、区）: cut at the mark inside the brackets.
    if let open = scalars[ScalarRange(start, end)].lastIndex(of: "（"), open > start,
      !scalars[ScalarRange(open, end)].contains("）")
    {
      end = open
    }
    return end - start >= 1 ? ScalarRange(start, end) : nil
  }

  private func scalar(_ place: Int) -> Unicode.Scalar? {
    place >= limits.lowerBound && place < limits.upperBound ? scalars[place] : nil
  }

  private func starts(_ word: String, _ place: Int) -> Bool {
    var position = place
    for scalar in word.unicodeScalars {
      guard self.scalar(position) == scalar else { return false }
      position += 1
    }
    return true
  }
}
