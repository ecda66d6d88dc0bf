/// The words by which lines show what they are for.
struct CueTable: Sendable {
  /// Where in a line a cue must stand.
  enum Place: String, Sendable {
    case whole, start, label, end, part, any
    /// Anywhere in a sentence of prose that holds a cue besides.
    case beside
  }

  struct Cue: Sendable {
    let role: LineRole
    let place: Place
    let words: [UInt16]
  }

  static let bundled = CueTable(PackageResources.line_cues_tsv)

  /// A cue in a form without references: where its words stand in `characters`.
  private struct Entry {
    let role: LineRole
    let place: Place
    let second: UInt16
    let count: UInt16
    /// How many of its characters stand before a final colon or the like.
    let label: UInt16
    let start: UInt32
  }

  private var cues: [Cue] = []
  private var entries: [Entry] = []
  private var characters: [UInt16] = []
  /// Cues that start with the same character.
  private var buckets: [Range<Int>] = []
  /// By a character the number of its bucket and one more; 0 where no cue starts so.
  private var bucketOf = [UInt16](repeating: 0, count: 0x10000)
  /// A bit for each character that starts a cue, and for each that starts one which counts in
  /// running text, too.
  private var firsts = [UInt64](repeating: 0, count: 1024)
  private var sureFirsts = [UInt64](repeating: 0, count: 1024)
  /// The same of cues that may stand behind a line's first word.
  private var innerFirsts = [UInt64](repeating: 0, count: 1024)
  private var sureInnerFirsts = [UInt64](repeating: 0, count: 1024)

  init(_ resource: [UInt8]) {
    for row in ResourceTable(resource).rows where row.count >= 3 {
      guard let role = Self.role(named: row[0]), let place = Place(rawValue: String(row[1])) else {
        continue
      }
      for words in row[2].split(separator: "|") {
        cues.append(Cue(role: role, place: place, words: CueForm.folded(words)))
      }
    }
    cues.sort { $0.words.lexicographicallyPrecedes($1.words) }
    for cue in cues {
      entries.append(
        Entry(
          role: cue.role, place: cue.place, second: cue.words.count > 1 ? cue.words[1] : 0,
          count: UInt16(cue.words.count),
          label: UInt16((cue.words.lastIndex { $0 >= 0x80 } ?? -1) + 1), start: UInt32(characters.count)))
      characters += cue.words
    }
    var start = 0
    while start < cues.count {
      let first = cues[start].words[0]
      var end = start
      while end < cues.count, cues[end].words[0] == first { end += 1 }
      buckets.append(start..<end)
      bucketOf[Int(first)] = UInt16(buckets.count)
      firsts[Int(first) >> 6] |= 1 << UInt64(first & 63)
      if cues[start..<end].contains(where: { [.any, .label, .beside].contains($0.place) }) {
        sureFirsts[Int(first) >> 6] |= 1 << UInt64(first & 63)
      }
      if cues[start..<end].contains(where: { [.part, .any, .end, .beside].contains($0.place) }) {
        innerFirsts[Int(first) >> 6] |= 1 << UInt64(first & 63)
      }
      if cues[start..<end].contains(where: { $0.place == .any || $0.place == .beside }) {
        sureInnerFirsts[Int(first) >> 6] |= 1 << UInt64(first & 63)
      }
      start = end
    }
  }

  /// What a line is for by the cues that it shows, the earlier and then the longer ones first.
  ///
  /// In a line of bare words one cue tells. In prose any word may occur: there a cue tells by itself
  /// only as the whole line or as a label with its mark, and else two in one sentence that do not
  /// overlap.
  ///
  /// - Parameters:
  ///   - line: The folded line.
  ///   - core: Its words without bullets, brackets and final marks.
  func role(of line: [UInt16], core: Range<Int>, form: LineForm) -> LineRole? {
    let outer = form == .running ? sureFirsts : firsts
    let inner = form == .running ? sureInnerFirsts : innerFirsts
    return line.withUnsafeBufferPointer { line in
      // The first cue, or words beside one, and where it ends.
      var partial: (role: LineRole?, end: Int)?
      for position in 0..<line.count {
        let first = Int(line[position])
        if partial != nil, form != .words, Self.isSentenceEnd(line[position]) { partial = nil }
        let starts = position == core.lowerBound ? outer : inner
        guard starts[first >> 6] & 1 << UInt64(first & 63) != 0 else { continue }
        let bucket = Int(bucketOf[first])
        let second = position + 1 < line.count ? line[position + 1] : 0
        for index in buckets[bucket - 1].reversed() {
          let entry = entries[index]
          guard entry.second == second || entry.count == 1, position + Int(entry.count) <= line.count,
            isFound(entry, in: line, at: position, core)
          else { continue }
          switch evidence(of: entry, in: line, at: position, form) {
          case .none: continue
          case .enough: return entry.role
          case .part, .beside:
            let role = entry.place == .beside ? nil : entry.role
            guard let before = partial else {
              partial = (role, position + Int(entry.count))
              continue
            }
            if form != .words, position >= before.end, let role = before.role ?? role { return role }
          }
        }
      }
      return form == .words ? partial?.role : nil
    }
  }

  /// Whether a folded line holds a cue that counts wherever it stands.
  func holdsSureCue(_ line: [UInt16]) -> Bool {
    line.indices.contains { position in
      let first = Int(line[position])
      guard sureInnerFirsts[first >> 6] & 1 << UInt64(first & 63) != 0 else { return false }
      return buckets[Int(bucketOf[first]) - 1].contains { index in
        let entry = entries[index]
        let end = position + Int(entry.count)
        return entry.place == .any && end <= line.count
          && line[position..<end].elementsEqual(characters[Int(entry.start)..<Int(entry.start) + Int(entry.count)])
      }
    }
  }

  /// How much a cue says of the line that it stands in.
  private enum Evidence { case none, beside, part, enough }

  private func evidence(
    of entry: Entry, in line: UnsafeBufferPointer<UInt16>, at position: Int, _ form: LineForm
  ) -> Evidence {
    switch (form, entry.place) {
    case (.words, .beside): .none
    case (.words, .part): .part
    case (.words, _): .enough
    case (.sentence, .whole): .enough
    case (.sentence, .part), (.sentence, .any), (.running, .any): .part
    case (.sentence, .beside): .beside
    case (.running, .beside): entry.role == .footer ? .beside : .none
    case (.sentence, .label), (.running, .label): isLabelled(line, at: position + Int(entry.count)) ? .enough : .none
    case (.sentence, .start):
      switch entry.role {
      // 记者：…？ is a turn of an interview; by-lines are read by their names.
      case .info: .none
      case _ where isLabelled(line, at: position + Int(entry.count)): .enough
      case .promotion, .section: .part
      default: .none
      }
    default: .none
    }
  }

  /// Whether a label's mark stands at a place or right before it.
  private func isLabelled(_ line: UnsafeBufferPointer<UInt16>, at place: Int) -> Bool {
    Self.labelMarks.contains(line[place - 1]) || place < line.count && Self.labelMarks.contains(line[place])
  }

  /// 。 folds to a full point, ！ and ？ to their half-width forms.
  private static func isSentenceEnd(_ value: UInt16) -> Bool { value == 0x2E || value == 0x21 || value == 0x3F }

  private static let labelMarks = Set(CueForm.folded(":]|/"))

  /// Whether a cue's words stand at a position, and that is their place in the line.
  private func isFound(
    _ entry: Entry, in line: UnsafeBufferPointer<UInt16>, at position: Int, _ core: Range<Int>
  ) -> Bool {
    let end = position + Int(entry.count)
    switch entry.place {
    case .whole: guard position == core.lowerBound, end == core.upperBound else { return false }
    case .start, .label: guard position == core.lowerBound else { return false }
    case .end: guard end == core.upperBound else { return false }
    case .part, .any, .beside: break
    }
    for offset in 0..<Int(entry.count)
    where line[position + offset] != characters[Int(entry.start) + offset] {
      return false
    }
    return true
  }

  /// Whether a word is one that labels and buttons open with, or ends with such a word: then how
  /// long the rest before it is.
  func lengthBeforeLabel(in word: ArraySlice<UInt16>) -> Int? {
    word.withUnsafeBufferPointer { word in
      for start in 0..<word.count {
        let first = Int(word[start])
        guard firsts[first >> 6] & 1 << UInt64(first & 63) != 0 else { continue }
        // A name of usual length is not looked into.
        if start > 0, word.count <= 3 { return nil }
        for index in buckets[Int(bucketOf[first]) - 1] {
          let entry = entries[index]
          let count = Int(entry.label)
          guard count >= 2, entry.place != .part, entry.place != .end, entry.place != .beside, start + count <= word.count
          else { continue }
          var offset = 1
          while offset < count, word[start + offset] == characters[Int(entry.start) + offset] {
            offset += 1
          }
          if offset == count { return start }
        }
      }
      return nil
    }
  }

  private static func role(named name: Substring) -> LineRole? {
    switch name {
    case "section": .section
    case "navigation": .navigation
    case "promotion": .promotion
    case "editor": .editor
    case "footer": .footer
    case "info": .info
    case "print": .print
    case "forum": .forum
    default: nil
    }
  }
}
