import Text

/// Who made an article, as a line or a bracket of it says.
struct Byline {
  var reporters: [String] = []
  var photographers: [String] = []
  var editors: [String] = []
  var source: String?
  /// Scalars in tokens that are neither names nor words of by-lines.
  var otherCount = 0
  /// Names that no word stands beside: contributors, when others are named as reporters.
  var contributors: [String] = []
  /// Whether any word of by-lines occurs.
  var hasDuty = false
  /// How many names stand beside such a word.
  var nameCount = 0
  /// The outlet that a reporter or an editor is said to be of: 江城日报记者 某某.
  var employer: String?

  /// Whether the line holds nothing else.
  var isWhole: Bool { hasDuty && otherCount == 0 }

  /// Reads the names in a stretch of text.
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var reader = BylineReader(scalars)
    reader.read()
    self = reader.byline
  }

  /// With those that stand before 记者 without a word of their own, as in （某某某 记者 某某某）.
  var withContributors: Byline {
    var byline = self
    if !reporters.isEmpty { byline.reporters = contributors + reporters }
    return byline
  }

  /// Nobody.
  init() {}

  /// Adds those of another part of the same line.
  mutating func add(_ other: Byline) {
    reporters += other.reporters
    photographers += other.photographers
    editors += other.editors
    contributors += other.contributors
    source = source ?? other.source
    employer = employer ?? other.employer
    otherCount += other.otherCount
    nameCount += other.nameCount
    hasDuty = hasDuty || other.hasDuty
  }

  /// The stretch between two marks, of a by-line.
  struct Token {
    var range: Range<Int>
    var folded: ArraySlice<UInt16>
    /// Whether only blanks, not marks, stand before it.
    var followsBlank: Bool
    /// Whether a colon or bar stands behind it.
    var isLabel = false
    /// Whether a slash stands behind it.
    var isBeforeSlash = false
    /// Whether a bracket closes before it.
    var followsBracket = false
  }

  /// The tokens of a stretch: split at blanks and marks, but not at the points in a name.
  static func tokens(of scalars: ArraySlice<Unicode.Scalar>) -> [Token] {
    var tokens: [Token] = []
    var buffer: [UInt16] = []
    // Tokens fold to as many characters at most; the buffer never moves.
    buffer.reserveCapacity(scalars.count)
    var ends: [Range<Int>] = []
    var start: Int?
    var followsBlank = false
    var followsBracket = false
    func end(at position: Int) {
      guard let first = start else { return }
      let lower = buffer.count
      CueForm.append(scalars[first..<position], to: &buffer)
      if buffer.count > lower {
        ends.append(lower..<buffer.count)
        tokens.append(
          Token(
            range: first..<position, folded: [], followsBlank: followsBlank,
            followsBracket: followsBracket))
        followsBracket = false
      }
      start = nil
      followsBlank = true
    }
    for position in scalars.indices {
      let scalar = scalars[position]
      let isWord =
        scalar.isHan || scalar.isLatin || scalar.isDigit || scalar == "·" || scalar == "•"
        || scalar == "‧" || scalar == "-"
      if isWord {
        if start == nil { start = position }
      } else {
        end(at: position)
        if !scalar.isBlank {
          followsBlank = false
          if scalar.isClosing { followsBracket = true }
          if scalar.isLabelEnd, !tokens.isEmpty {
            let isSlash = scalar == "/" || scalar == "／"
            if isSlash { tokens[tokens.count - 1].isBeforeSlash = true } else { tokens[tokens.count - 1].isLabel = true }
          }
        }
      }
    }
    end(at: scalars.endIndex)
    for index in tokens.indices { tokens[index].folded = buffer[ends[index]] }
    return tokens
  }

  /// Whether a token may be a person's name: two or three characters, four with a compound surname
  /// or without a Han one, or several parts with points between.
  static func isName(_ folded: ArraySlice<UInt16>) -> Bool {
    let points = folded.count { $0 == 0xB7 || $0 == 0x2022 || $0 == 0x2027 }
    let hans = folded.count { (0x4E00...0x9FFF).contains($0) || (0x3400...0x4DBF).contains($0) || $0 == 0xFFFD }
    guard hans + points == folded.count else { return false }
    if points > 0 { return hans >= 2 && folded.count <= 20 }
    return (2...4).contains(hans)
  }
}

/// Walks over the tokens of a by-line.
private struct BylineReader {
  private(set) var byline = Byline()
  private let scalars: ArraySlice<Unicode.Scalar>
  private let words = BylineWords.bundled
  private var duty: BylineWords.Duty?
  /// Names whose duty a word behind them may still tell.
  private var run: [String] = []

  init(_ scalars: ArraySlice<Unicode.Scalar>) { self.scalars = scalars }

  mutating func read() {
    let tokens = Byline.tokens(of: scalars)
    var index = 0
    while index < tokens.count {
      var token = tokens[index]
      // 黎　明 is one name.
      if let first = token.folded.first, token.folded.count == 1, words.isSurname(first),
        words.duty(of: token.folded) == nil,
        index + 1 < tokens.count, tokens[index + 1].followsBlank,
        tokens[index + 1].folded.count == 1, tokens[index + 1].folded.allSatisfy(isHan),
        words.duty(of: tokens[index + 1].folded) == nil
      {
        index += 1
        token.range = token.range.lowerBound..<tokens[index].range.upperBound
        token.folded += tokens[index].folded
      } else if token.folded.count == 1, index + 1 < tokens.count, tokens[index + 1].followsBlank,
        tokens[index + 1].isLabel, words.duty(of: token.folded + tokens[index + 1].folded) != nil
      {
        // 记 者： is a word set apart.
        index += 1
        token.range = token.range.lowerBound..<tokens[index].range.upperBound
        token.folded += tokens[index].folded
        token.isLabel = true
      } else if token.folded.count == 1, token.folded.first == Self.text, index + 1 < tokens.count,
        tokens[index + 1].folded.count == 1, tokens[index + 1].folded.first == Self.picture
      {
        // 文/图 is one word.
        index += 1
        token.isLabel = tokens[index].isLabel
        token.range = token.range.lowerBound..<tokens[index].range.upperBound
        token.folded = token.folded + tokens[index].folded
      }
      // 作者：党群工作部 王某某.
      if duty != nil, index + 1 < tokens.count, words.duty(of: token.folded) == nil, token.folded.count >= 4,
        words.isUnit(token.folded), tokens[index + 1].followsBlank, words.hasSurname(tokens[index + 1].folded)
      {
        index += 1
        continue
      }
      take(token)
      index += 1
    }
    commit(as: duty)
  }

  private static let text = CueForm.folded("文")[0]
  private static let picture = CueForm.folded("图")[0]

  private func isHan(_ value: UInt16) -> Bool { (0x4E00...0x9FFF).contains(value) }

  private mutating func take(_ token: Byline.Token) {
    let folded = token.folded[...]
    // A bracket with names in it is closed: what follows is the text.
    if token.followsBracket, !run.isEmpty {
      commit(as: duty)
      duty = nil
    }
    if duty == .source, token.isLabel, let length = words.dutyLength(ending: folded), token.range.count == folded.count {
      // 来源：云川日报责编：某某.
      byline.source = name(in: token, dropFirst: 0, dropLast: length)
      byline.nameCount += 1
      duty = nil
      turn(to: words.duty(of: folded.suffix(length)) ?? .other)
      return
    }
    if duty == .source, words.duty(of: folded) == nil || words.duty(of: folded) == .filler {
      byline.source = (byline.source.map { $0 + " " } ?? "") + text(token.range)
      byline.nameCount += 1
      duty = nil
      return
    }
    if let word = words.duty(of: folded) {
      if token.isLabel || token.isBeforeSlash && duty != nil, word == .photographer || word == .both {
        commit(as: duty)
        byline.hasDuty = true
        duty = word
      } else {
        turn(to: word)
      }
    } else if folded.count > 2, folded.last == 0x6444 /* 摄 */, Byline.isName(folded.dropLast()) || words.duty(opening: folded) != nil {
      takeAttached(token, dropLast: 1)
      turn(to: .photographer)
      duty = nil
    } else if let opening = words.duty(opening: folded),
      Byline.isName(folded.dropFirst(opening.length)), !words.isTopic(folded.dropFirst(opening.length))
    {
      turn(to: opening.duty)
      add(name(in: token, dropFirst: opening.length))
    } else if let start = words.nameBehindReporter(in: folded),
      Byline.isName(folded.dropFirst(start)), !words.isTopic(folded.dropFirst(start))
    {
      // 云泽日报记者李某某.
      noteEmployer(in: token)
      turn(to: .reporter)
      add(name(in: token, dropFirst: start))
    } else if let place = words.nameBehindEditor(in: folded), words.isOutlet(folded.prefix(place.duty)),
      Byline.isName(folded.dropFirst(place.name))
    {
      // 云泽在线编辑李某某.
      noteEmployer(in: token)
      turn(to: .editor)
      add(name(in: token, dropFirst: place.name))
    } else if let ending = words.duty(ending: folded), !words.hasSurname(folded) || folded.count > 3 {
      if ending == .reporter || ending == .editor { noteEmployer(in: token) }
      turn(to: ending)
    } else if words.isReport(folded) {
      // 某地报道: names before it are reporters', it is none.
      turn(to: .filler)
    } else if token.isLabel, words.isOutlet(folded), folded.count <= 12 {
      // 云泽新闻客户端︱记者某某.
      return
    } else if let length = CueTable.bundled.lengthBeforeLabel(in: folded) {
      // 某某某纠错: a button's word right behind a name.
      if length >= 2, duty != nil, Byline.isName(folded.prefix(length)) {
        run.append(name(in: token, dropFirst: 0, dropLast: folded.count - length))
      }
      commit(as: duty)
      duty = nil
      byline.otherCount += folded.count - length
    } else if isCode(folded) || words.isOutlet(folded) && folded.count <= 12 {
      // A staff number, or whom the reporter works for.
      return
    } else if let point = folded.firstIndex(of: 0xB7), words.isOutlet(folded[..<point]) || words.isOffice(folded[..<point]) {
      // 云泽新闻·政务.
      return
    } else if Byline.isName(folded), !words.isOutlet(folded), duty != nil || words.hasSurname(folded) {
      add(text(token.range))
    } else {
      commit(as: duty)
      duty = nil
      byline.otherCount += folded.count
    }
  }

  private mutating func noteEmployer(in token: Byline.Token) {
    guard byline.employer == nil, let length = words.outlet(opening: token.folded[...]),
      token.range.count == token.folded.count
    else { return }
    byline.employer = name(in: token, dropFirst: 0, dropLast: token.folded.count - length)
  }

  /// 记者李某某摄.
  private mutating func takeAttached(_ token: Byline.Token, dropLast: Int) {
    let folded = token.folded.dropLast(dropLast)
    var first = 0
    if let opening = words.duty(opening: folded) {
      first = opening.length
    } else if let start = words.nameBehindReporter(in: folded) {
      first = start
    }
    guard first < folded.count else { return }
    run.append(name(in: token, dropFirst: first, dropLast: dropLast))
  }

  private mutating func turn(to word: BylineWords.Duty) {
    byline.hasDuty = true
    switch word {
    case .filler:
      // 张某某 报道: who reports is a reporter.
      if duty == nil, !run.isEmpty { commit(as: .reporter) }
    case .photographer, .both:
      // Names stand before 摄, or after 摄影:.
      if !run.isEmpty {
        commit(as: word == .both ? .both : .photographer)
        duty = nil
      } else {
        duty = duty == .reporter && word == .photographer && !run.isEmpty ? .both : word
      }
    default:
      commit(as: duty)
      duty = word
    }
  }

  private mutating func add(_ name: String) { run.append(name) }

  private mutating func commit(as duty: BylineWords.Duty?) {
    defer { run.removeAll() }
    if duty != nil, duty != .filler { byline.nameCount += run.count }
    switch duty {
    case .reporter: byline.reporters += run
    case .photographer: byline.photographers += run
    case .both:
      byline.reporters += run
      byline.photographers += run
    case .editor: byline.editors += run
    case .other, .source: break
    case .filler, nil:
      byline.contributors += run
      byline.otherCount += run.reduce(0) { $0 + $1.unicodeScalars.count }
    }
  }

  /// Staff numbers such as DF372.
  private func isCode(_ folded: ArraySlice<UInt16>) -> Bool {
    duty == .editor && folded.allSatisfy { $0 < 0x80 }
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars[range] where !scalar.isBlank { view.append(scalar) }
    return String(view)
  }

  private func name(in token: Byline.Token, dropFirst first: Int, dropLast last: Int = 0) -> String {
    text(token.range.lowerBound + first..<token.range.upperBound - last)
  }
}
