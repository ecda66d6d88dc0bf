/// The places of each two neighbouring characters of a text, in chains by their hash: built in one
/// pass, without a list for each pair.
struct PairIndex {
  private var heads: [Int32]
  private var links: [Int32]
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var size = 64
    while size < scalars.count { size *= 2 }
    heads = [Int32](repeating: -1, count: size)
    links = [Int32](repeating: -1, count: scalars.count)
    var position = scalars.count - 2
    while position >= 0 {
      let slot = slot(scalars[position], scalars[position + 1])
      links[position] = heads[slot]
      heads[slot] = Int32(position)
      position -= 1
    }
  }

  /// The first place that the pair, or another of its hash, starts at.
  func first(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int? {
    let place = heads[slot(first, second)]
    return place < 0 ? nil : Int(place)
  }

  /// The next place of the same hash.
  func next(after place: Int) -> Int? {
    let next = links[place]
    return next < 0 ? nil : Int(next)
  }

  private func slot(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    Int((first.value &* 0x9E37_79B1 &+ second.value &* 0x85EB_CA77) >> 8) & (heads.count - 1)
  }
}
