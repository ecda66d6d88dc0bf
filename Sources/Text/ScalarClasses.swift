extension Unicode.Scalar {
  /// Whether this is a Han character (CJK Unified Ideographs, their extensions and 〇).
  @inlinable public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }

  /// Whether this ends a clause: ，。；：！？ and their half-width forms.
  @inlinable public var endsClause: Bool {
    switch self {
    case "，", "。", "；", "：", "！", "？", ",", ";", ":", "!", "?", "\n": true
    default: false
    }
  }

  /// Whether this is a space of any width.
  @inlinable public var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x2002...0x200B, 0x3000, 0x0A, 0x0D: true
    default: false
    }
  }

  /// Whether this has Unicode's property White_Space; without the look into the tables of Unicode.
  var isWhiteSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000: true
    default: false
    }
  }

  /// Whether this joins the parts of a name of a people without Han surnames (买买提·艾力).
  @inlinable public var isNameDot: Bool {
    switch value {
    case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65, 0x2219: true
    default: false
    }
  }
}

extension Array where Element == Unicode.Scalar {
  /// Whether the words of `text` stand at `position`.
  public func has(_ text: StaticString, at position: Int) -> Bool {
    guard position >= 0 else { return false }
    return text.withUTF8Buffer { utf8 in
      var index = position
      var byte = 0
      // Decoded by hand: a String made of the buffer would be allocated.
      while byte < utf8.count {
        let first = UInt32(utf8[byte])
        let value: UInt32
        if first < 0x80 {
          value = first
          byte += 1
        } else if first < 0xE0 {
          value = (first & 0x1F) << 6 | UInt32(utf8[byte + 1] & 0x3F)
          byte += 2
        } else if first < 0xF0 {
          value = (first & 0xF) << 12 | UInt32(utf8[byte + 1] & 0x3F) << 6 | UInt32(utf8[byte + 2] & 0x3F)
          byte += 3
        } else {
          value = (first & 7) << 18 | UInt32(utf8[byte + 1] & 0x3F) << 12
            | UInt32(utf8[byte + 2] & 0x3F) << 6 | UInt32(utf8[byte + 3] & 0x3F)
          byte += 4
        }
        guard index < count, self[index].value == value else { return false }
        index += 1
      }
      return true
    }
  }

  /// The first place of `words` that lies wholly inside `range`.
  public func firstPlace(of words: some Collection<Unicode.Scalar>, in range: ScalarRange) -> Int? {
    guard let first = words.first else { return nil }
    var position = range.lowerBound
    let last = range.upperBound - words.count
    while position <= last {
      if self[position] == first, self[position...].starts(with: words) { return position }
      position += 1
    }
    return nil
  }

  /// Whether `words` stand anywhere in `range`.
  public func contains(_ words: String, in range: ScalarRange) -> Bool {
    firstPlace(of: words, in: range) != nil
  }

  /// The first place of `words` that lies wholly inside `range`.
  public func firstPlace(of words: String, in range: ScalarRange) -> Int? {
    let wanted = words.unicodeScalars
    guard let first = wanted.first else { return nil }
    return withUnsafeBufferPointer { scalars in
      for position in range.lowerBound..<Swift.max(range.lowerBound, range.upperBound)
      where scalars[position] == first {
        var index = position
        var matches = true
        for scalar in wanted {
          guard index < range.upperBound, scalars[index] == scalar else {
            matches = false
            break
          }
          index += 1
        }
        if matches { return position }
      }
      return nil
    }
  }
}
