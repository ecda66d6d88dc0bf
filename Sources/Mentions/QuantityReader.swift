import Lexicon
import Text

/// Reads the quantities of one block.
struct QuantityReader {
  let scalars: Letters
  let block: ScalarRange
  let words: QuantityWords
  let listed: Words

  /// Adds the quantities of the block to `found`.
  mutating func read(into found: inout [QuantityMention]) {
    var titleDepth = 0
    var position = block.lowerBound
    while position < block.upperBound {
      let scalar = scalars[position]
      if scalar == "《" { titleDepth += 1 }
      if scalar == "》" { titleDepth = max(0, titleDepth - 1) }
      guard isNumeric(scalar) else {
        position += 1
        continue
      }
      if titleDepth == 0, let (mentions, after) = quantities(at: position) {
        found += mentions
        position = after
      } else {
        // A run of digits that is no number (十四五) has no number inside either.
        repeat { position += 1 } while position < block.upperBound && isNumeric(scalars[position])
      }
    }
  }

  private func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0xFF10...0xFF19: true
    case 0x4E00...0x9FFF: HanNumeral.digit(scalar) != nil || isPlace(scalar)
    case 0x3007: true
    default: false
    }
  }

  private func isPlace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "十", "百", "千", "万", "亿", "萬", "億": true
    default: false
    }
  }

  func scalar(_ place: Int) -> Unicode.Scalar? {
    place >= block.lowerBound && place < block.upperBound ? scalars[place] : nil
  }

  func starts(_ word: String, _ place: Int) -> Bool {
    var position = place
    for scalar in word.unicodeScalars {
      guard self.scalar(position) == scalar else { return false }
      position += 1
    }
    return true
  }

  func ends(_ word: String, _ place: Int) -> Bool {
    starts(word, place - word.unicodeScalars.count)
  }

  // MARK: One number

  /// The mentions of the number at `place`, none when it is no quantity, and where to go on.
  private func quantities(at place: Int) -> ([QuantityMention], Int)? {
    if let percent = percent(at: place) { return percent }
    guard let first = compound(at: place) else { return nil }
    let start = modifiersStart(before: place)
    if let second = rangeEnd(after: first), let unit = unit(after: second) {
      guard accepts(second, unit, opening: first, start: start) else { return ([], unit.end) }
      var low = first.value
      if first.range.count < second.range.count, second.value > first.value,
        let power = places(second),
        places(first) == nil
      {
        low = low.scaled(by: power)
      }
      return (
        [
          mention(low, unit, from: start, to: first.range.upperBound, by: QuantityNaming.range),
          mention(second.value, unit, from: second.range.lowerBound, to: unit.end, by: QuantityNaming.range),
        ], unit.end
      )
    }
    guard let unit = unit(after: first) else { return ([], first.range.upperBound) }
    guard accepts(first, unit, opening: first, start: start) else { return ([], unit.end) }
    return ([mention(first.value, unit, from: start, to: unit.end)], unit.end)
  }

  /// 百分之十五.
  private func percent(at place: Int) -> ([QuantityMention], Int)? {
    guard starts("百分之", place),
      let number = HanNumeral.read(in: scalars, at: place + 3, before: block.upperBound)
    else { return nil }
    let range = ScalarRange(modifiersStart(before: place), number.range.upperBound)
    return (
      [QuantityMention(range: range, rule: QuantityNaming.percent, value: number.value.lexical, unit: "%")], range.upperBound
    )
  }

  private func mention(
    _ value: ExactDecimal, _ unit: Unit, from start: Int, to end: Int,
    by rule: MentionRule = QuantityNaming.counted
  ) -> QuantityMention {
    QuantityMention(range: ScalarRange(start, end), rule: rule, value: value.lexical, unit: unit.name)
  }

  /// A number of several parts, 3亿2000万, as one.
  private func compound(at place: Int) -> HanNumeral? {
    guard var whole = number(at: place) else { return nil }
    while whole.style == .arabic, !whole.isFloor, let power = lastPlace(whole),
      let next = number(at: whole.range.upperBound), next.style == .arabic, places(next) != nil,
      next.value < ExactDecimal(1, exponent: power), let sum = whole.value.adding(next.value)
    {
      whole = HanNumeral(
        range: ScalarRange(whole.range.lowerBound, next.range.upperBound), value: sum, style: .arabic, isFloor: next.isFloor)
    }
    return whole
  }

  /// The power of ten of the place word that ends a number.
  private func lastPlace(_ number: HanNumeral) -> Int? {
    switch scalars[number.range.upperBound - 1] {
    case "百": 2
    case "千": 3
    case "万", "萬": 4
    case "亿", "億": 8
    default: nil
    }
  }

  /// A number with blanks in it: 12.5 亿, 1 200万; the blanks of a number before its place word, and of
  /// groups of three digits.
  private func spaced(at place: Int) -> HanNumeral? {
    var letters: [Unicode.Scalar] = []
    var places: [Int] = []
    var hasBlank = false
    var position = place
    while let scalar = scalar(position), places.count < 24 {
      if scalar.isBlank, scalar != "\n", !letters.isEmpty {
        var next = position
        while self.scalar(next)?.isBlank ?? false { next += 1 }
        guard isPlaceOrGroup(at: next, behind: letters) else { break }
        hasBlank = true
        position = next
      } else if isNumeric(scalar) || ".,，余多".unicodeScalars.contains(scalar) {
        letters.append(scalar)
        places.append(position)
        position += 1
      } else {
        break
      }
    }
    guard hasBlank, let number = HanNumeral.read(in: Letters(letters), at: 0, before: letters.count), number.style == .arabic else { return nil }
    return HanNumeral(
      range: ScalarRange(place, places[number.range.upperBound - 1] + 1), value: number.value, style: .arabic,
      isFloor: number.isFloor)
  }

  /// Whether a place word stands at a position, or a group of three digits behind one of at most three.
  private func isPlaceOrGroup(at position: Int, behind letters: [Unicode.Scalar]) -> Bool {
    guard let scalar = scalar(position), let last = letters.last, isArabic(last) else { return false }
    if isPlace(scalar) { return true }
    let digits = letters.reversed().prefix(while: isArabic).count
    return digits <= 3 && letters.count == digits
      && (position..<position + 3).allSatisfy { self.scalar($0).map(isArabic) ?? false }
      && !(self.scalar(position + 3).map(isArabic) ?? false)
  }

  private func isArabic(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }

  /// The number itself; 万 and 亿 alone count where 近, 上 or 余 makes them one (近万名, 万余亩).
  private func number(at place: Int) -> HanNumeral? {
    if let number = spaced(at: place) ?? HanNumeral.read(in: scalars, at: place, before: block.upperBound) {
      // 百名 and 百亿元 of no certain number; 十 alone is ten.
      let isVague =
        scalars[place] != "十" && !number.isFloor
        && (number.range.lowerBound..<number.range.upperBound).allSatisfy { isPlace(scalars[$0]) }
      return isVague && !isApproximate(before: place) ? nil : number
    }
    guard let scalar = scalar(place), scalar == "万" || scalar == "亿" else { return nil }
    let hasFloor = starts("余", place + 1) || starts("多", place + 1)
    guard hasFloor || isApproximate(before: place) else { return nil }
    return HanNumeral(
      range: ScalarRange(place, place + (hasFloor ? 2 : 1)),
      value: ExactDecimal(1, exponent: scalar == "万" ? 4 : 8), style: .han, isFloor: hasFloor)
  }

  /// The second number of 3至5家, 20—30名.
  private func rangeEnd(after first: HanNumeral) -> HanNumeral? {
    guard let mark = scalar(first.range.upperBound), "至到—－-~～–".unicodeScalars.contains(mark) else {
      return nil
    }
    let place = first.range.upperBound + (starts("——", first.range.upperBound) ? 2 : 1)
    guard let second = HanNumeral.read(in: scalars, at: place, before: block.upperBound),
      first.value < second.value || places(second) != nil
    else { return nil }
    return second
  }

  /// The power of ten of the place words behind Arabic digits.
  private func places(_ number: HanNumeral) -> Int? {
    guard number.style == .arabic else { return nil }
    var power = 0
    for position in number.range.positions {
      switch scalars[position] {
      case "百": power += 2
      case "千": power += 3
      case "万": power += 4
      case "亿": power += 8
      default: break
      }
    }
    return power > 0 ? power : nil
  }

  // MARK: Before the number

  private func isApproximate(before place: Int) -> Bool {
    ["近", "约", "超", "逾", "上", "过", "达"].contains { ends($0, place) }
      && !["以上", "百上", "马上", "路上"].contains { ends($0, place) }
  }

  /// Where 近, 约, 超过 before a number begin.
  private func modifiersStart(before place: Int) -> Int {
    listed.ending(.beforeNumber, at: place, after: block.lowerBound)?.start ?? place
  }

  // MARK: After the number

  struct Unit {
    let name: String
    let kind: QuantityWords.UnitKind
    /// The place after it.
    let end: Int
  }

  private func unit(after number: HanNumeral) -> Unit? {
    var place = number.range.upperBound
    while let scalar = scalar(place), scalar == " " || scalar == "\u{A0}" || scalar == "　" {
      place += 1
    }
    if let unit = unit(at: place, before: block.upperBound) {
      // 7万人口: people by a longer word
      if unit.kind == .people, let end = personEnd(place), end > unit.end { return Unit(name: Self.person, kind: .people, end: place) }
      return unit
    }
    guard place == number.range.upperBound else { return nil }
    return head(after: number)
  }

  private func unit(at place: Int, before limit: Int) -> Unit? {
    guard let (end, kind, name) = words.unit(in: scalars, at: place, before: limit) else { return nil }
    // 500个|一次性口罩
    if end - place > 1, HanNumeral.digit(scalars[end - 1]) != nil, isPlainWord(at: end - 1) { return unit(at: place, before: end - 1) }
    return Unit(name: name, kind: kind, end: end)
  }

  private static let person = "人"

  /// What a number without a unit counts, by the head of the noun behind it: people (41.96万贫困人口,
  /// 3000余干部), or yuan (200万帮扶资金).
  private func head(after number: HanNumeral) -> Unit? {
    guard number.style == .arabic, number.value > ExactDecimal(9) else { return nil }
    let start = number.range.upperBound
    let isLarge = (places(number) ?? 0) >= 4
    var position = start
    while let scalar = scalar(position), position < start + 12,
      (0x4E00...0x9FFF).contains(scalar.value), HanNumeral.digit(scalar) == nil
    {
      if let (_, role) = words.word(in: scalars, at: position, before: block.upperBound) {
        if role.contains(.person), let end = personEnd(position) {
          let isHousehold = scalars[end - 1] == "户" || scalars[end - 1] == "戶"
          return Unit(name: isHousehold ? "户" : Self.person, kind: .people, end: start)
        }
        if role.contains(.money), isLarge { return Unit(name: "元", kind: .money, end: start) }
      }
      if "级强年月日号路线对帮比的在到是和与为了把向从每".unicodeScalars.contains(scalar),
        position == start || scalar != "级"
      {
        return nil
      }
      position += 1
    }
    return nil
  }

  private func personEnd(_ place: Int) -> Int? {
    words.word(.person, in: scalars, at: place, before: block.upperBound)
  }
}
