extension Unicode.Scalar {
  /// Whether this is a Han character (CJK Unified Ideographs, their extensions and 〇).
  public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }

  /// Whether this ends a clause: ，。；：！？ and their half-width forms.
  public var endsClause: Bool {
    switch self {
    case "，", "。", "；", "：", "！", "？", ",", ";", ":", "!", "?", "\n": true
    default: false
    }
  }

  /// Whether this is a space of any width.
  public var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x2002...0x200B, 0x3000, 0x0A, 0x0D: true
    default: false
    }
  }

  /// Whether this joins the parts of a name of a people without Han surnames (买买提·艾力).
  public var isNameDot: Bool {
    switch value {
    case 0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65, 0x2219: true
    default: false
    }
  }
}

extension Array where Element == Unicode.Scalar {
  /// Whether the words of `text` stand at `position`.
  public func has(_ text: StaticString, at position: Int) -> Bool {
    var index = position
    return text.withUTF8Buffer { buffer in
      for scalar in String(decoding: buffer, as: UTF8.self).unicodeScalars {
        guard index < count, index >= 0, self[index] == scalar else { return false }
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
    firstPlace(of: Array(words.unicodeScalars), in: range) != nil
  }
}
