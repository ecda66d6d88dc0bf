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
  /// Code in the upper half, start of the row in the lower, in a slot by the code's hash; 0 in a
  /// free one.
  private let codes: [UInt64]
  private static let codeSlots = 0x20000
  /// One bit by the hash of each name, to tell most words that are no name.
  private let names: [UInt64]
  private static let nameBits: UInt64 = 19

  /// - Parameter list: Rows `name`, `places`, sorted by the bytes of the names.
  /// - Throws: `LexiconError` for a row without two cells, or out of order.
  init(_ list: WordList) throws(LexiconError) {
    self.list = list
    let fault: Int?
    (codes, names, fault) = Self.index(of: list)
    if let fault { throw list.error(at: fault, "is no name with its places, or stands out of order") }
  }

  /// The hash of a name, in which each character is a digit.
  package struct NameHash: Sendable {
    fileprivate private(set) var value: UInt64 = 0
    private var power: UInt64 = 1
    private static let base: UInt64 = 0x1_0001_51C3

    package init() {}

    /// Puts a character before those that are there.
    package mutating func prepend(_ character: Unicode.Scalar) {
      value &+= UInt64(character.value) &* power
      power &*= Self.base
    }

    package mutating func append(_ character: Unicode.Scalar) { append(character.value) }

    fileprivate mutating func append(_ character: UInt32) {
      value = value &* Self.base &+ UInt64(character)
      power &*= Self.base
    }

    fileprivate var bit: Int {
      Int((value &* 0x9E37_79B9_7F4A_7C15) >> (64 - TownshipTable.nameBits))
    }
  }

  /// Whether a name may be listed; rarely so where it is not.
  package func mayHold(_ name: NameHash) -> Bool { names[name.bit >> 6] & 1 << UInt64(name.bit & 63) != 0 }

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
    var slot = Self.slot(number)
    while codes[slot] != 0, codes[slot] >> 32 != UInt64(number) { slot = (slot + 1) & (Self.codeSlots - 1) }
    guard codes[slot] != 0 else { return nil }
    return townships(inRowAt: Int(truncatingIfNeeded: codes[slot] & 0xFFFF_FFFF))
      .first { $0.code == code }
  }

  private static func slot(_ code: UInt32) -> Int {
    Int((code &* 0x9E37_79B1) >> 15)
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

  private static func index(of list: WordList) -> (codes: [UInt64], names: [UInt64], fault: Int?) {
    var fault: Int?
    var codes = [UInt64](repeating: 0, count: codeSlots)
    var names = [UInt64](repeating: 0, count: 1 << (nameBits - 6))
    list.bytes.withUnsafeBufferPointer { bytes in
      codes.withUnsafeMutableBufferPointer { codes in
        names.withUnsafeMutableBufferPointer { names in
          // A third of the time that loading takes passes here, hence the unchecked buffers.
          var index = Index(bytes: bytes, codes: codes, names: names)
          index.read(from: list.firstRow)
          fault = index.fault
        }
      }
    }
    return (codes, names, fault)
  }

  /// Fills the tables of codes and names from the bytes of the list.
  private struct Index {
    let bytes: UnsafeBufferPointer<UInt8>
    let codes: UnsafeMutableBufferPointer<UInt64>
    let names: UnsafeMutableBufferPointer<UInt64>
    private var codeCount = 0
    /// The first row that is not as it should be.
    private(set) var fault: Int?

    init(
      bytes: UnsafeBufferPointer<UInt8>, codes: UnsafeMutableBufferPointer<UInt64>,
      names: UnsafeMutableBufferPointer<UInt64>
    ) {
      self.bytes = bytes
      self.codes = codes
      self.names = names
    }

    mutating func read(from start: Int) {
      var row = start
      var earlier = start..<start
      while row < bytes.count {
        var position = addName(row)
        let name = row..<position
        if position == bytes.count || bytes[position] != UInt8(ascii: "\t") || !isBefore(earlier, name) {
          fault = row
          return
        }
        earlier = name
        var number: UInt64 = 0
        var digits = 0
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
          let digit = bytes[position] &- UInt8(ascii: "0")
          if digit < 10 {
            number = number &* 10 &+ UInt64(digit)
            digits += 1
          } else {
            if digits == 9 { addCode(number, row) }
            digits = 0
            number = 0
          }
          position += 1
        }
        row = position + 1
      }
    }

    /// Whether the name at a place stands before another, by bytes.
    private func isBefore(_ name: Range<Int>, _ other: Range<Int>) -> Bool {
      for offset in 0..<min(name.count, other.count) {
        let (byte, next) = (bytes[name.lowerBound + offset], bytes[other.lowerBound + offset])
        if byte != next { return byte < next }
      }
      return name.count < other.count
    }

    /// Adds the name at the start of a row, and gives its end.
    private func addName(_ row: Int) -> Int {
      var hash = NameHash()
      var position = row
      var character: UInt32 = 0
      while position < bytes.count, bytes[position] != UInt8(ascii: "\t"),
        bytes[position] != UInt8(ascii: "\n")
      {
        let byte = UInt32(bytes[position])
        position += 1
        switch byte {
        case ..<0x80: character = byte
        case ..<0xC0: character = character << 6 | byte & 0x3F
        case ..<0xE0: character = byte & 0x1F
        case ..<0xF0: character = byte & 0xF
        default: character = byte & 7
        }
        if position == bytes.count || bytes[position] & 0xC0 != 0x80 { hash.append(character) }
      }
      names[hash.bit >> 6] |= 1 << UInt64(hash.bit & 63)
      return position
    }

    /// The first row of a code is kept; a list too long for the table keeps what fits.
    private mutating func addCode(_ code: UInt64, _ row: Int) {
      guard codeCount < codes.count / 4 * 3 else { return }
      var slot = TownshipTable.slot(UInt32(code))
      while codes[slot] != 0 {
        if codes[slot] >> 32 == code { return }
        slot = (slot + 1) & (codes.count - 1)
      }
      codes[slot] = code << 32 | UInt64(row)
      codeCount += 1
    }
  }
}
