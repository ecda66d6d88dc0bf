/// Why text is not the JSON that was expected, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// The offset of the byte at which reading stopped.
  package let position: Int
  /// What was expected or wrong, in a few words.
  package let reason: String

  package init(position: Int, reason: String) {
    self.position = position
    self.reason = reason
  }
}

/// Reads JSON (RFC 8259) value by value, in the order of the text, without building a tree.
///
/// Each method reads one value that starts at the current position, white space before it allowed.
package struct JSONReader {
  /// Values nested deeper than this are refused.
  private static let depthLimit = 64

  private let bytes: [UInt8]
  private let end: Int
  /// The offset of the next byte to read.
  package private(set) var position: Int
  private var depth = 0

  package init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// Reads an object; `member` is called with each key and must read its value.
  package mutating func object(
    _ member: (inout JSONReader, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try enter(UInt8(ascii: "{"), "an object")
    if take(UInt8(ascii: "}")) { return depth -= 1 }
    repeat {
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw expected("a colon") }
      try member(&self, key)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw expected("a comma or the end of the object") }
    depth -= 1
  }

  /// Reads an array; `element` must read each value.
  package mutating func array(
    _ element: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try enter(UInt8(ascii: "["), "an array")
    if take(UInt8(ascii: "]")) { return depth -= 1 }
    repeat { try element(&self) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw expected("a comma or the end of the array") }
    depth -= 1
  }

  package mutating func string() throws(JSONError) -> String {
    skipSpace()
    guard position < end, bytes[position] == UInt8(ascii: "\"") else { throw expected("a string") }
    let start = position + 1
    var here = start
    while here < end {
      let byte = bytes[here]
      if byte == UInt8(ascii: "\"") {
        guard let words = String(validating: bytes[start..<here], as: UTF8.self) else {
          throw JSONError(position: start, reason: "a string is not UTF-8")
        }
        position = here + 1
        return words
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start, firstEscape: here) }
      if byte < 0x20 {
        throw JSONError(position: here, reason: "a control character in a string")
      }
      here += 1
    }
    throw JSONError(position: start - 1, reason: "a string without an end")
  }

  /// Reads a string, or `null` as `nil`.
  package mutating func optionalString() throws(JSONError) -> String? {
    try takeNull() ? nil : try string()
  }

  package mutating func number() throws(JSONError) -> Double {
    skipSpace()
    let start = position
    while position < end, Self.isNumberByte(bytes[position]) { position += 1 }
    guard let first = bytes[start..<position].first, first != UInt8(ascii: "+"),
      first != UInt8(ascii: "."),
      let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite
    else {
      position = start
      throw expected("a number")
    }
    return value
  }

  /// Reads a number without a fraction that is not negative.
  package mutating func count() throws(JSONError) -> Int {
    skipSpace()
    let start = position
    var value = 0
    while position < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]), value < 1 << 56 {
      value = 10 * value + Int(bytes[position] - UInt8(ascii: "0"))
      position += 1
    }
    guard position > start, position == end || !Self.isNumberByte(bytes[position]) else {
      position = start
      throw expected("a whole number")
    }
    return value
  }

  /// Whether the next value is an object.
  package var isAtObject: Bool { mutating get { isAt(UInt8(ascii: "{")) } }

  /// Whether the next value is an array.
  package var isAtArray: Bool { mutating get { isAt(UInt8(ascii: "[")) } }

  /// Whether the next value is a string.
  package var isAtString: Bool { mutating get { isAt(UInt8(ascii: "\"")) } }

  /// Reads any value and forgets it.
  package mutating func skipValue() throws(JSONError) {
    skipSpace()
    guard position < end else { throw expected("a value") }
    switch bytes[position] {
    case UInt8(ascii: "{"): try object { (reader, _) throws(JSONError) in try reader.skipValue() }
    case UInt8(ascii: "["): try array { (reader) throws(JSONError) in try reader.skipValue() }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"): try takeWord("true")
    case UInt8(ascii: "f"): try takeWord("false")
    case UInt8(ascii: "n"): try takeWord("null")
    default: _ = try number()
    }
  }

  /// Reads a number as its digits stand there, white space before it left out.
  package mutating func digits() throws(JSONError) -> String {
    skipSpace()
    let start = position
    _ = try number()
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Makes sure that nothing but white space is left.
  package mutating func finish() throws(JSONError) {
    skipSpace()
    guard position == end else { throw expected("the end of the line") }
  }

  /// An error at the current position.
  package func error(_ reason: String) -> JSONError { JSONError(position: position, reason: reason) }

  private func expected(_ what: String) -> JSONError { error("expected \(what)") }

  private mutating func enter(_ bracket: UInt8, _ what: String) throws(JSONError) {
    guard take(bracket) else { throw expected(what) }
    depth += 1
    guard depth <= Self.depthLimit else { throw error("values nested too deeply") }
  }

  private mutating func skipSpace() {
    while position < end, Self.isSpace(bytes[position]) { position += 1 }
  }

  private mutating func isAt(_ byte: UInt8) -> Bool {
    skipSpace()
    return position < end && bytes[position] == byte
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard isAt(byte) else { return false }
    position += 1
    return true
  }

  private mutating func takeNull() throws(JSONError) -> Bool {
    skipSpace()
    guard position < end, bytes[position] == UInt8(ascii: "n") else { return false }
    try takeWord("null")
    return true
  }

  private mutating func takeWord(_ word: StaticString) throws(JSONError) {
    let count = word.utf8CodeUnitCount
    guard end - position >= count,
      String(decoding: bytes[position..<position + count], as: UTF8.self) == word.description
    else { throw expected("a value") }
    position += count
  }

  private mutating func escapedString(
    from start: Int, firstEscape: Int
  ) throws(JSONError) -> String {
    var words: [UInt8] = Array(bytes[start..<firstEscape])
    position = firstEscape
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: words, as: UTF8.self) else {
          throw JSONError(position: start, reason: "a string is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): words.append(contentsOf: UTF8.encode(try escape()) ?? .init())
      case 0..<0x20: throw JSONError(position: position - 1, reason: "a control character in a string")
      default: words.append(byte)
      }
    }
    throw JSONError(position: start - 1, reason: "a string without an end")
  }

  /// The scalar that an escape means; the position is after the backslash.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard position < end else { throw expected("an escape") }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard UTF16.isLeadSurrogate(UInt16(unit)), position + 1 < end,
        bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
      else { throw error("half a surrogate pair") }
      position += 2
      let trail = try hexadecimal()
      guard UTF16.isTrailSurrogate(UInt16(trail)),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (trail - 0xDC00))
      else { throw error("half a surrogate pair") }
      return scalar
    default: throw error("an unknown escape")
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    guard end - position >= 4,
      bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw expected("four hexadecimal digits") }
    position += 4
    return value
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
