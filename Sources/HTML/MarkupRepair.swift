import Glibc

/// Takes out, byte for byte, what libxml2 would misread or take quadratic time over.
///
/// - `<![if …]>` and `<![endif]>`, which it reads as text, and a comment that never ends.
/// - `&nbsp` without a semicolon.
/// - The attributes of a tag beyond the first 256: it compares each with all before it.
enum MarkupRepair {
  static let maximumAttributes = 256

  static func apply(to bytes: UnsafeMutableBufferPointer<UInt8>, from offset: Int) {
    var position = offset
    let count = bytes.count
    var lastCommentEnd: Int?
    blankOpenSpaces(in: bytes, from: offset)
    while position < count {
      guard bytes[position] == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      guard position + 1 < count else { return }
      let next = bytes[position + 1]
      if next == UInt8(ascii: "!") {
        let end = lastCommentEnd ?? Self.lastCommentEnd(in: bytes)
        lastCommentEnd = end
        position = skipDeclaration(in: bytes, at: position, lastCommentEnd: end)
      } else if isLetter(next) {
        position = skipTag(in: bytes, at: position)
      } else {
        position += 1
      }
    }
  }

  /// `&nbsp` without its semicolon, which browsers read all the same, becomes blanks, wherever it
  /// stands.
  private static func blankOpenSpaces(in bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int) {
    guard let base = bytes.baseAddress else { return }
    var position = start
    while position < bytes.count,
      let found = memchr(base + position, Int32(UInt8(ascii: "&")), bytes.count - position)
    {
      let place = UnsafePointer(base).distance(to: found.assumingMemoryBound(to: UInt8.self))
      blankOpenSpace(in: bytes, at: place)
      position = place + 1
    }
  }

  private static func blankOpenSpace(in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
    let end = start + openSpace.utf8CodeUnitCount
    guard end < bytes.count, bytes[end] != UInt8(ascii: ";") else { return }
    for offset in 0..<openSpace.utf8CodeUnitCount
    where bytes[start + offset] != openSpace.utf8Start[offset] {
      return
    }
    for index in start..<end { bytes[index] = 0x20 }
  }

  private static let openSpace: StaticString = "&nbsp"

  /// Where the last `-->` starts, or -1.
  private static func lastCommentEnd(in bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var position = bytes.count - 3
    while position >= 0 {
      if bytes[position + 2] == UInt8(ascii: ">"), bytes[position] == UInt8(ascii: "-"),
        bytes[position + 1] == UInt8(ascii: "-")
      {
        return position
      }
      position -= 1
    }
    return -1
  }

  /// - Parameter lastCommentEnd: Beyond it no comment is closed, and none is looked through.
  private static func skipDeclaration(
    in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int, lastCommentEnd: Int
  ) -> Int {
    let count = bytes.count
    if start + 3 < count, bytes[start + 2] == UInt8(ascii: "-"),
      bytes[start + 3] == UInt8(ascii: "-")
    {
      var position = start + 4
      while position <= lastCommentEnd {
        if bytes[position] == UInt8(ascii: "-"), bytes[position + 1] == UInt8(ascii: "-"),
          bytes[position + 2] == UInt8(ascii: ">")
        {
          return position + 3
        }
        position += 1
      }
      // Never closed, it would swallow the rest. Of a page that breaks off in a comment that is
      // right; of one that is mostly behind it only the opening is taken out.
      guard count - start > start else { return count }
      erase(start..<start + 4, in: bytes)
      return start + 4
    }
    guard start + 2 < count, bytes[start + 2] == UInt8(ascii: "[") else { return start + 2 }
    let limit = min(count, start + 256)
    var end = start
    while end < limit, bytes[end] != UInt8(ascii: ">") { end += 1 }
    guard end < limit else { return start + 2 }
    erase(start..<end + 1, in: bytes)
    return end + 1
  }

  /// Deletions (U+007F) are characters to libxml2 and nothing to a reader.
  private static func erase(
    _ range: Range<Int>, in bytes: UnsafeMutableBufferPointer<UInt8>
  ) {
    for index in range { bytes[index] = 0x7F }
  }

  /// Walks over a start tag, counting attributes outside quotes; of a script or style to its end.
  private static func skipTag(in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
    let end = skipStartTag(in: bytes, at: start)
    for name in ["script", "style"] where starts(with: name, in: bytes, at: start + 1) {
      return endTag(name, in: bytes, from: end)
    }
    return end
  }

  private static func skipStartTag(
    in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    let count = bytes.count
    var position = start + 1
    var attributes = 0
    var wasBlank = false
    while position < count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") { return position + 1 }
      let first = position
      if byte == UInt8(ascii: "=") {
        position += 1
        while position < count, isBlank(bytes[position]) { position += 1 }
        guard position < count else { return count }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          position += 1
          while position < count, bytes[position] != quote { position += 1 }
          position = min(position + 1, count)
          wasBlank = true
        } else {
          wasBlank = false
        }
      } else {
        let isBlank = isBlank(byte)
        if wasBlank && !isBlank { attributes += 1 }
        wasBlank = isBlank
        position += 1
      }
      if attributes > maximumAttributes {
        for index in first..<position { bytes[index] = UInt8(ascii: " ") }
      }
    }
    return count
  }

  private static func starts(
    with name: String, in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Bool {
    guard start + name.utf8.count <= bytes.count else { return false }
    var position = start
    for byte in name.utf8 {
      guard bytes[position] | 0x20 == byte else { return false }
      position += 1
    }
    return true
  }

  /// The place of the next end tag of a name, or the end of the text.
  private static func endTag(
    _ name: String, in bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var position = start
    while position + 1 < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), bytes[position + 1] == UInt8(ascii: "/"),
        starts(with: name, in: bytes, at: position + 2)
      {
        return position
      }
      position += 1
    }
    return bytes.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
