package import Text

/// The places of each two neighbouring characters of a text, in chains by their hash: built in one
/// pass, and words are found without looking at what lies between.
///
/// A class because every rule asks for it: a copy costs one reference.
package final class PairIndex: Sendable {
  private let scalars: Letters
  /// The first place of each hash; -1 where there is none.
  private let heads: [Int32]
  /// The next place of the same hash, by place.
  private let links: [Int32]

  init(_ scalars: Letters) {
    self.scalars = scalars
    var size = 64
    while size < scalars.count * 2 { size *= 2 }
    var heads = [Int32](repeating: -1, count: size)
    var links = [Int32](repeating: -1, count: scalars.count)
    var position = scalars.count - 2
    while position >= 0 {
      let slot = Self.slot(scalars[position], scalars[position + 1], size)
      links[position] = heads[slot]
      heads[slot] = Int32(position)
      position -= 1
    }
    self.heads = heads
    self.links = links
  }

  /// The first place of `words` that lies wholly inside `range`.
  package func firstPlace(of words: String, in range: ScalarRange) -> Int? {
    firstPlace(of: words.unicodeScalars.makeIterator(), in: range)
  }

  /// The first place of `words` that lies wholly inside `range`.
  package func firstPlace(of words: [Unicode.Scalar], in range: ScalarRange) -> Int? {
    firstPlace(of: words.makeIterator(), in: range)
  }

  @inline(__always)
  private func firstPlace(
    of words: some IteratorProtocol<Unicode.Scalar>, in range: ScalarRange
  ) -> Int? {
    var words = words
    guard let first = words.next() else { return nil }
    guard let second = words.next() else {
      var position = range.lowerBound
      while position < range.upperBound {
        if scalars[position] == first { return position }
        position += 1
      }
      return nil
    }
    var next = heads[Self.slot(first, second, heads.count)]
    while next >= 0 {
      let place = Int(next)
      if place + 1 >= range.upperBound { return nil }
      if place >= range.lowerBound, scalars[place] == first, scalars[place + 1] == second,
        continues(words, at: place + 2, before: range.upperBound)
      {
        return place
      }
      next = links[place]
    }
    return nil
  }

  /// Calls `body` with the places of a pair in order, until it gives false.
  func forEachPlace(
    of first: Unicode.Scalar, _ second: Unicode.Scalar, _ body: (Int) -> Bool
  ) {
    var next = heads[Self.slot(first, second, heads.count)]
    while next >= 0 {
      let place = Int(next)
      if scalars[place] == first, scalars[place + 1] == second, !body(place) { return }
      next = links[place]
    }
  }

  @inline(__always)
  private func continues(
    _ rest: some IteratorProtocol<Unicode.Scalar>, at place: Int, before limit: Int
  ) -> Bool {
    var rest = rest
    var position = place
    while let scalar = rest.next() {
      guard position < limit, scalars[position] == scalar else { return false }
      position += 1
    }
    return true
  }

  @inline(__always)
  private static func slot(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ size: Int
  ) -> Int {
    Int((first.value &* 0x9E37_79B1 &+ second.value &* 0x85EB_CA77) >> 8) & (size - 1)
  }
}
