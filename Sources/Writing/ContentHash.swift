import Digest
import Ontology

/// A name made of what it names: the first 80 bits of the SHA-256 of its parts, written in
/// hexadecimal: short enough to read, and one clash to be expected in a million million names.
struct ContentName: Hashable, Comparable, Sendable {
  private let high: UInt64
  private let low: UInt16

  /// How many digits it is written with.
  static var digitCount: Int { 20 }

  fileprivate init(high: UInt64, low: UInt16) {
    self.high = high
    self.low = low
  }

  /// The digits in lower case.
  var digits: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.digitCount) { buffer, count in
      for place in 0..<16 { buffer[place] = Self.digit(high >> (60 - 4 * UInt64(place))) }
      for place in 0..<4 { buffer[16 + place] = Self.digit(UInt64(low) >> (12 - 4 * UInt64(place))) }
      count = Self.digitCount
    }
  }

  private static func digit(_ value: UInt64) -> UInt8 {
    let value = UInt8(value & 15)
    return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  static func < (a: ContentName, b: ContentName) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

/// The parts of a ``ContentName``. Each is followed by a zero byte, so that `["ab", "c"]` and
/// `["a", "bc"]` differ.
struct ContentHash {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(512) }

  mutating func add(_ part: String) {
    bytes.append(contentsOf: part.utf8)
    bytes.append(0)
  }

  /// Adds the term's IRI.
  mutating func add(_ part: Term) {
    bytes.append(contentsOf: part.namespace.iri.utf8)
    add(part.name)
  }

  mutating func add(_ part: ContentName) {
    bytes.append(contentsOf: part.digits)
    bytes.append(0)
  }

  /// The name of the parts so far; there are none afterwards.
  mutating func finish() -> ContentName {
    let words = SHA256.digest(of: bytes).words
    let name = ContentName(high: words.0, low: UInt16(truncatingIfNeeded: words.1 >> 48))
    bytes.removeAll(keepingCapacity: true)
    return name
  }
}
