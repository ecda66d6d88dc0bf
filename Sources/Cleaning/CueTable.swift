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

  private var cues: [Cue] = []
  /// For each first character the cues that start with it: first index and count in `cues`.
  private var buckets: [UInt16: Range<Int>] = [:]
  private var isFirst = [Bool](repeating: false, count: 0x10000)

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
    var start = 0
    while start < cues.count {
      let first = cues[start].words[0]
      var end = start
      while end < cues.count, cues[end].words[0] == first { end += 1 }
      buckets[first] = start..<end
      isFirst[Int(first)] = true
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
    var partial: LineRole?
    for position in line.indices where isFirst[Int(line[position])] {
      guard let bucket = buckets[line[position]] else { continue }
      for index in bucket.reversed() {
        let cue = cues[index]
        let end = position + cue.words.count
        guard end <= line.count, partial == nil || cue.place != .part else { continue }
        if isRunning && cue.place != .any && cue.place != .label { continue }
        switch cue.place {
        case .whole: guard position == core.lowerBound, end == core.upperBound else { continue }
        case .start, .label: guard position == core.lowerBound else { continue }
        case .end: guard end == core.upperBound else { continue }
        case .part, .any: break
        }
        guard line[position..<end].elementsEqual(cue.words) else { continue }
        if cue.place == .part {
          partial = cue.role
        } else {
          return cue.role
        }
      }
    }
    return partial
  }

  /// Whether a word is one that labels and buttons open with, or ends with such a word: then how
  /// long the rest before it is.
  func lengthBeforeLabel(in word: ArraySlice<UInt16>) -> Int? {
    for start in word.indices where isFirst[Int(word[start])] {
      guard let bucket = buckets[word[start]] else { continue }
      let rest = word[start...]
      for index in bucket where cues[index].words.count >= 2 && cues[index].place != .part && cues[index].place != .end {
        var words = cues[index].words[...]
        while let last = words.last, last < 0x80 { words = words.dropLast() }
        if words.count >= 2, rest.starts(with: words) { return start - word.startIndex }
      }
    }
    return nil
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
