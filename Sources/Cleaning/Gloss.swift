import Text

/// The reading of a character that a page puts behind it in brackets, as pages converted by machine have it:
/// 區(qū)長(zhǎng). Without it the text reads as usual.
enum Gloss {
  private static let toned = Set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ".unicodeScalars)
  private static let letters = Set("abcdefghijklmnopqrstuvwxyzü".unicodeScalars)
  /// Syllables without a tone.
  private static let neutral = Set(["men", "zhe", "me", "ma", "ge", "li", "le", "de", "ne", "zi"])

  /// The glosses from a place of a text to its end, the last first.
  static func find(in text: TracedText, from start: Int) -> [ScalarRange] {
    let scalars = text.scalars
    var found: [ScalarRange] = []
    var place = start + 1
    while place < scalars.count {
      defer { place += 1 }
      guard scalars[place] == "(" || scalars[place] == "（", scalars[place - 1].isHan,
        let close = (place + 1..<min(place + 8, scalars.count)).first(where: { !letters.contains(scalars[$0]) && !toned.contains(scalars[$0]) }),
        close > place + 1, scalars[close] == ")" || scalars[close] == "）"
      else { continue }
      let inside = scalars[place + 1..<close]
      if inside.contains(where: toned.contains) || isTraditional(scalars[place - 1]) && neutral.contains(String(String.UnicodeScalarView(inside))) {
        found.append(ScalarRange(place, close + 1))
      }
    }
    return found.reversed()
  }

  /// Characters of the traditional script, which alone are glossed.
  private static func isTraditional(_ scalar: Unicode.Scalar) -> Bool {
    CueForm.folded(CollectionOfOne(scalar)).first.map { UInt32($0) != scalar.value } ?? false
  }
}
