/// The words by which lines show what they are for.
struct CueTable: Sendable {
  /// Where in a line a cue must stand.
  enum Place: String, Sendable {
    case whole, start, label, end, part, any
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
      if cues[start..<end].contains(where: { $0.place == .any || $0.place == .label }) {
        sureFirsts[Int(first) >> 6] |= 1 << UInt64(first & 63)
      }
      if cues[start..<end].contains(where: { $0.place == .part || $0.place == .any || $0.place == .end }) {
        innerFirsts[Int(first) >> 6] |= 1 << UInt64(first & 63)
      }
      if cues[start..<end].contains(where: { $0.place == .any }) {
        sureInnerFirsts[Int(first) >> 6] |= 1 << UInt64(first & 63)
      }
      start = end
    }
  }

  /// The first cue that a line shows, the earlier and then the longer ones first.
  ///
  /// - Parameters:
  ///   - line: The folded line.
  ///   - core: Its words without bullets, brackets and final marks.
  ///   - isRunning: Whether it holds full sentences, so that only the surest cues count.
  func role(of line: [UInt16], core: Range<Int>, isRunning: Bool) -> LineRole? {
    let outer = isRunning ? sureFirsts : firsts
    let inner = isRunning ? sureInnerFirsts : innerFirsts
    return line.withUnsafeBufferPointer { line in
      var partial: LineRole?
      for position in 0..<line.count {
        let first = Int(line[position])
        let starts = position == core.lowerBound ? outer : inner
        guard starts[first >> 6] & 1 << UInt64(first & 63) != 0 else { continue }
        let bucket = Int(bucketOf[first])
        let second = position + 1 < line.count ? line[position + 1] : 0
        for index in buckets[bucket - 1].reversed() {
          let entry = entries[index]
          guard entry.second == second || entry.count == 1, position + Int(entry.count) <= line.count
          else { continue }
          guard let role = role(of: entry, in: line, at: position, core, isRunning) else { continue }
          if entry.place != .part { return role }
          if partial == nil { partial = role }
        }
      }
      return partial
    }
  }

  private func role(
    of entry: Entry, in line: UnsafeBufferPointer<UInt16>, at position: Int, _ core: Range<Int>,
    _ isRunning: Bool
  ) -> LineRole? {
    if isRunning && entry.place != .any && entry.place != .label { return nil }
    let end = position + Int(entry.count)
    switch entry.place {
    case .whole: guard position == core.lowerBound, end == core.upperBound else { return nil }
    case .start, .label: guard position == core.lowerBound else { return nil }
    case .end: guard end == core.upperBound else { return nil }
    case .part, .any: break
    }
    for offset in 0..<Int(entry.count)
    where line[position + offset] != characters[Int(entry.start) + offset] {
      return nil
    }
    return entry.role
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
          guard count >= 2, entry.place != .part, entry.place != .end, start + count <= word.count
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
