import Lexicon
import Text

/// Names of persons that stand in the open, after a title: enough to keep them from being read as
/// divisions (市长顾长宁, 县长（胡开远）).
struct PersonHints {
  private var names = PhraseMatcher()
  private var isEmpty = true
  private static let longestName = 4

  init(gazetteer: Gazetteer, scalars: Letters, blocks: [ScalarRange], openings: Openings) {
    let cues = gazetteer.readingAids.cues
    let surnames = gazetteer.readingAids.surnames
    // A list goes on the same way from each of its names, so none is read twice.
    var read = Set<Int>()
    for block in blocks {
      var position = block.lowerBound
      while true {
        position = openings.next(.regionCue(.officeEnd), from: position, before: block.upperBound)
        guard position < block.upperBound else { break }
        guard
          let end = cues.end(of: .officeEnd, in: scalars, at: position, before: block.upperBound)
        else {
          position += 1
          continue
        }
        position = end
        if gazetteer.continuesName(at: end - 1, in: scalars, block) { continue }
        var start = end
        if start < block.upperBound, ["（", "(", "、", " ", "　"].contains(scalars[start]) { start += 1 }
        // A list of names may follow one title.
        while start < block.upperBound, surnames.contains(scalars[start]), read.insert(start).inserted {
          var nameEnd = start + 1
          while nameEnd < block.upperBound, nameEnd - start < 4, scalars[nameEnd].isHan,
            nameEnd - start < 2
              || cues.end(of: .speech, in: scalars, at: nameEnd, before: block.upperBound) == nil
                && cues.end(of: .stop, in: scalars, at: nameEnd, before: block.upperBound) == nil
          { nameEnd += 1 }
          guard (2...3).contains(nameEnd - start) else { break }
          // 书记某某、自治区政协主席: a word.
          if nameEnd - start == 3, gazetteer.readingAids.words.cost(of: scalars[ScalarRange(start, nameEnd)]) != nil { break }
          // 常委、毕节市委书记: a division, although its first character is a surname.
          if let form = gazetteer.forms.longestMatch(in: scalars, at: start, before: block.upperBound),
            form.end > nameEnd || form.end == nameEnd
              && (gazetteer.senses[Int(form.value)].contains(where: { $0.strength == .full })
                || nameEnd - start == 3 && ["州", "县", "旗", "盟"].contains(scalars[nameEnd - 1]))
          { break }
          names.insert(scalars[ScalarRange(start, nameEnd)], value: 0)
          isEmpty = false
          guard nameEnd < block.upperBound, scalars[nameEnd] == "、" else { break }
          start = nameEnd + 1
        }
      }
    }
  }

  /// Whether a form lies in one of the names, or crosses one.
  func cover(_ form: ScalarRange, in scalars: Letters, _ block: ScalarRange) -> Bool {
    guard !isEmpty else { return false }
    for start in ScalarRange(max(block.lowerBound, form.lowerBound - Self.longestName + 1), form.upperBound).positions {
      if let match = names.longestMatch(in: scalars, at: start, before: block.upperBound),
        match.end > form.lowerBound, start > form.lowerBound || match.end >= form.upperBound
      { return true }
    }
    return false
  }
}
