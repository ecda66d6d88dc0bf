/// A page's text as well-formed UTF-8 without control characters, and the way back to its bytes.
///
/// Each byte that fits no character has become U+FFFD, each control character (C0, delete, C1) but
/// tab, line feed and carriage return a space.
public struct DecodedText: Hashable, Sendable {
  public let utf8: [UInt8]
  public let offsets: OffsetMap
  /// How many bytes fitted no character.
  public let replacements: Int

  /// Decodes bytes of a known encoding.
  /// - Complexity: O(*n*) in the bytes.
  public init(_ bytes: [UInt8], encoding: PageEncoding) {
    switch encoding {
    case .utf8: self.init(utf8: bytes)
    case .gb18030: self = bytes.withUnsafeBufferPointer { Self.decode($0, with: .gb18030) }
    case .big5: self = bytes.withUnsafeBufferPointer { Self.decode($0, with: .big5) }
    case .utf16LittleEndian: self.init(utf16: bytes, lowByte: 0)
    case .utf16BigEndian: self.init(utf16: bytes, lowByte: 1)
    }
  }

  /// A text that needs no decoding.
  init(clean utf8: [UInt8]) {
    self.init(utf8: utf8, offsets: .identity, replacements: 0)
  }

  private init(utf8: [UInt8], offsets: OffsetMap, replacements: Int) {
    self.utf8 = utf8
    self.offsets = offsets
    self.replacements = replacements
  }

  private init(utf8 bytes: [UInt8]) {
    if Self.isClean(bytes) {
      self.init(utf8: bytes, offsets: .identity, replacements: 0)
    } else {
      self = bytes.withUnsafeBufferPointer(Self.repair)
    }
  }

  /// Whether bytes are well-formed UTF-8 that can be read as it stands.
  static func isClean(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var position = 0
      let count = buffer.count
      while position < count {
        let byte = buffer[position]
        if byte >= 0x20 && byte < 0x7F {
          position += 1
        } else if byte < 0x80 {
          guard byte == 0x0A || byte == 0x0D || byte == 0x09 else { return false }
          position += 1
        } else if byte >= 0xE4 && byte <= 0xE9 {
          // The Chinese characters: no further conditions on the trail bytes.
          guard position + 2 < count, buffer[position + 1] & 0xC0 == 0x80,
            buffer[position + 2] & 0xC0 == 0x80
          else { return false }
          position += 3
        } else {
          let width = utf8Width(in: buffer, at: position)
          guard width > 0, !isNoncharacter(buffer, position), !isC1Control(buffer, position) else {
            return false
          }
          position += width
        }
      }
      return true
    }
  }

  private static func repair(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText {
    var writer = DecodedTextWriter(capacity: bytes.count)
    var position = 0
    while position < bytes.count {
      let width = utf8Width(in: bytes, at: position)
      if width == 0 {
        writer.appendReplacement(original: position, width: 1)
        position += 1
      } else if isNoncharacter(bytes, position) {
        writer.appendReplacement(original: position, width: width)
        position += width
      } else if isC1Control(bytes, position) {
        writer.append(" ", original: position, width: width)
        position += width
      } else {
        writer.append(UnsafeBufferPointer(rebasing: bytes[position..<position + width]), at: position)
        position += width
      }
    }
    return writer.finished()
  }

  /// U+FFFE and U+FFFF, which XML allows in no document.
  private static func isNoncharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    bytes[position] == 0xEF && bytes[position + 1] == 0xBF && bytes[position + 2] >= 0xBE
  }

  /// U+0080 to U+009F.
  private static func isC1Control(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
    bytes[position] == 0xC2 && bytes[position + 1] < 0xA0
  }

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, with table: DoubleByteTable
  ) -> DecodedText {
    var writer = DecodedTextWriter(capacity: bytes.count + bytes.count / 2)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        writer.append(Unicode.Scalar(byte), original: position, width: 1)
        position += 1
        continue
      }
      let (scalar, width) = table.scalar(in: bytes, at: position)
      if let scalar {
        writer.append(scalar, original: position, width: width)
      } else {
        writer.appendReplacement(original: position, width: width)
      }
      position += width
    }
    return writer.finished()
  }

  private init(utf16 bytes: [UInt8], lowByte: Int) {
    var writer = DecodedTextWriter(capacity: bytes.count + bytes.count / 2)
    func unit(_ position: Int) -> UInt32? {
      guard position + 1 < bytes.count else { return nil }
      return UInt32(bytes[position + lowByte]) | UInt32(bytes[position + 1 - lowByte]) << 8
    }
    var position = 0
    while let first = unit(position) {
      var value = first
      var width = 2
      if first & 0xFC00 == 0xD800, let second = unit(position + 2), second & 0xFC00 == 0xDC00 {
        value = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
        width = 4
      }
      if let scalar = Unicode.Scalar(value), value & 0xFFFE != 0xFFFE {
        writer.append(scalar, original: position, width: width)
      } else {
        writer.appendReplacement(original: position, width: width)
      }
      position += width
    }
    if position < bytes.count { writer.appendReplacement(original: position, width: 1) }
    self = writer.finished()
  }

  fileprivate struct DecodedTextWriter {
    private var utf8: [UInt8] = []
    private var offsets = OffsetMap()
    private var replacements = 0

    init(capacity: Int) { utf8.reserveCapacity(capacity + 1) }

    mutating func append(_ scalar: Unicode.Scalar, original: Int, width: Int) {
      let place = utf8.count
      let value = scalar.value
      if value < 0x80 {
        let isControl = value < 0x20 && value != 0x0A && value != 0x0D && value != 0x09
        utf8.append(isControl || value == 0x7F ? 0x20 : UInt8(value))
      } else if value < 0xA0 {
        utf8.append(0x20)
      } else {
        utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      offsets.add(
        decoded: place, width: utf8.count - place, original: original, originalWidth: width)
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, at original: Int) {
      if bytes.count == 1 {
        append(Unicode.Scalar(bytes[0]), original: original, width: 1)
        return
      }
      offsets.add(
        decoded: utf8.count, width: bytes.count, original: original, originalWidth: bytes.count)
      utf8.append(contentsOf: bytes)
    }

    mutating func appendReplacement(original: Int, width: Int) {
      replacements += 1
      offsets.add(decoded: utf8.count, width: 3, original: original, originalWidth: width)
      utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
    }

    func finished() -> DecodedText {
      DecodedText(utf8: utf8, offsets: offsets, replacements: replacements)
    }
  }
}
