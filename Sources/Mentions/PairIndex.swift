package import Text

/// The places of each two neighbouring characters of a text, by their hash and in order: built in
/// two passes, and words are found without looking at what lies between or before.
///
/// A class because every rule asks for it: a copy costs one reference.
package final class PairIndex: Sendable {
  private let scalars: Letters
  /// Where the places of each hash begin in `places`; one more than there are hashes.
  private let starts: [Int32]
  private let places: [Int32]

  init(_ scalars: Letters) {
    self.scalars = scalars
    var size = 64
    while size < scalars.count * 2 { size *= 2 }
    let pairs = max(0, scalars.count - 1)
    var starts = [Int32](repeating: 0, count: size + 1)
    for place in 0..<pairs { starts[Self.slot(scalars[place], scalars[place + 1], size)] += 1 }
    for slot in 0..<size { starts[slot + 1] += starts[slot] }
    // Filled from the back: each hash's end becomes its start.
    var places = [Int32](repeating: 0, count: pairs)
    for place in stride(from: pairs - 1, through: 0, by: -1) {
      let slot = Self.slot(scalars[place], scalars[place + 1], size)
      starts[slot] -= 1
      places[Int(starts[slot])] = Int32(place)
    }
    self.starts = starts
    self.places = places
  }

  /// The first place of `words` that lies wholly inside `range`.
  /// - Complexity: O(log *n*) and the places of its first two characters in `range`; a single
  ///   character is looked for from the start of `range`.
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
    let slot = Self.slot(first, second, starts.count - 1)
    let last = Int(starts[slot + 1])
    var index = firstIndex(from: range.lowerBound, Int(starts[slot]), last)
    while index < last {
      let place = Int(places[index])
      if place + 1 >= range.upperBound { return nil }
      if scalars[place] == first, scalars[place + 1] == second,
        continues(words, at: place + 2, before: range.upperBound)
      {
        return place
      }
      index += 1
    }
    return nil
  }

  /// The first of the places between two indices that is not before a position.
  @inline(__always)
  private func firstIndex(from position: Int, _ first: Int, _ last: Int) -> Int {
    var low = first
    var high = last
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Calls `body` with the places of a pair in order, until it gives false.
  func forEachPlace(
    of first: Unicode.Scalar, _ second: Unicode.Scalar, _ body: (Int) -> Bool
  ) {
    let slot = Self.slot(first, second, starts.count - 1)
    for index in Int(starts[slot])..<Int(starts[slot + 1]) {
      let place = Int(places[index])
      if scalars[place] == first, scalars[place + 1] == second, !body(place) { return }
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
