/// Townships by name, kept as the bytes of their list and searched in them: nothing is built but
/// an index of the codes.
package final class TownshipTable: Sendable {
  /// A township as listed.
  package struct Township: Hashable, Sendable {
    package let name: String
    /// Key of its county.
    package let county: String
    /// Nine digits, or `nil` when only a statistical code is known.
    package let code: String?
    package let isCurrent: Bool
  }

  private let list: WordList
  /// Code in the upper half, start of the row in the lower; sorted.
  private let codes: [UInt64]
  /// One bit by the hash of a name's first two characters, to tell most words that are no name.
  private let openings: [UInt64]
  private static let openingCount = 0x1000

  /// - Parameter list: Rows `name`, `places`, sorted by the bytes of the names.
  init(_ list: WordList) throws(LexiconError) {
    self.list = list
    (codes, openings) = Self.index(of: list)
  }

  /// Whether a name may begin with two characters; rarely so where none does.
  package func mayBegin(with first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    // The bits are set from three bytes of UTF-8 each.
    guard (0x800..<0x10000).contains(first.value), (0x800..<0x10000).contains(second.value) else {
      return true
    }
    let bit = Self.bit(first.value, second.value)
    return openings[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  @inline(__always)
  private static func bit(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 &+ second &* 0x85EB_CA77) >> 14)
  }

  /// The townships with a name, in the order of their counties.
  /// - Complexity: O(log *n*) in the number of names.
  package func townships(named name: ArraySlice<Unicode.Scalar>) -> [Township] {
    var wanted: [UInt8] = []
    wanted.reserveCapacity(name.count * 3 + 1)
    for scalar in name { wanted.append(contentsOf: scalar.utf8) }
    wanted.append(UInt8(ascii: "\t"))
    guard let start = row(startingWith: wanted) else { return [] }
    return townships(inRowAt: start)
  }

  /// The township with a code of nine digits.
  package func township(code: String) -> Township? {
    guard code.utf8.count == 9, let number = UInt32(code) else { return nil }
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] >> 32 < UInt64(number) { low = middle + 1 } else { high = middle }
    }
    guard low < codes.count, codes[low] >> 32 == UInt64(number) else { return nil }
    return townships(inRowAt: Int(truncatingIfNeeded: codes[low] & 0xFFFF_FFFF))
      .first { $0.code == code }
  }

  private func row(startingWith wanted: [UInt8]) -> Int? {
    var low = list.firstRow
    var high = list.bytes.count
    while low < high {
      var start = (low + high) / 2
      while start > low, list.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      switch comparison(at: start, wanted) {
      case 0: return start
      case 1: high = start
      default:
        while start < high, list.bytes[start] != UInt8(ascii: "\n") { start += 1 }
        low = start + 1
      }
    }
    return nil
  }

  /// How the row at `start` compares with `wanted`: -1, 0 when it begins so, 1.
  private func comparison(at start: Int, _ wanted: [UInt8]) -> Int {
    for (offset, byte) in wanted.enumerated() {
      guard start + offset < list.bytes.count else { return -1 }
      let listed = list.bytes[start + offset]
      if listed != byte { return listed < byte ? -1 : 1 }
    }
    return 0
  }

  private func townships(inRowAt start: Int) -> [Township] {
    let end = list.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? list.bytes.count
    let cells = list.bytes[start..<end].split(separator: UInt8(ascii: "\t"))
    guard cells.count == 2 else { return [] }
    let name = String(decoding: cells[0], as: UTF8.self)
    return cells[1].split(separator: UInt8(ascii: "|")).compactMap { place in
      let parts = place.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard parts.count == 3 else { return nil }
      return Township(
        name: name, county: String(decoding: parts[0], as: UTF8.self),
        code: parts[1].isEmpty ? nil : String(decoding: parts[1], as: UTF8.self),
        isCurrent: parts[2].first == UInt8(ascii: "c"))
    }
  }

  private static func index(of list: WordList) -> (codes: [UInt64], openings: [UInt64]) {
    var codes: [UInt64] = []
    codes.reserveCapacity(45_000)
    var openings = [UInt64](repeating: 0, count: openingCount)
    func addOpening(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) {
      guard row + 6 <= bytes.count, bytes[row] & 0xF0 == 0xE0, bytes[row + 3] & 0xF0 == 0xE0 else {
        return
      }
      func scalar(_ start: Int) -> UInt32 {
        UInt32(bytes[start] & 15) << 12 | UInt32(bytes[start + 1] & 63) << 6
          | UInt32(bytes[start + 2] & 63)
      }
      let bit = bit(scalar(row), scalar(row + 3))
      openings[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    list.bytes.withUnsafeBufferPointer { bytes in
      // Half of the time that loading takes passes here, hence the unchecked buffer.
      var row = list.firstRow
      var number: UInt64 = 0
      var digits = 0
      addOpening(bytes, row)
      for position in list.firstRow..<max(list.firstRow, bytes.count) {
        switch bytes[position] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          number = number &* 10 &+ UInt64(bytes[position] - UInt8(ascii: "0"))
          digits += 1
        case UInt8(ascii: "\n"):
          row = position + 1
          addOpening(bytes, row)
          digits = 0
          number = 0
        default:
          if digits == 9 { codes.append(number << 32 | UInt64(row)) }
          digits = 0
          number = 0
        }
      }
    }
    codes.sort()
    return (codes, openings)
  }
}
